"""Services: when they can be had, how long they usually take, and what this seat has asked of them, in the order in which it asked."""

from typing import TYPE_CHECKING, Final

from tui import seat, words
from zholda.tongue import _, span

if TYPE_CHECKING:
    from zholda.session import Counter, Offer, SeenTicket, View

NAMED: Final = 2  # services in a hint before the others are counted


def card(play: seat.Play, view: "View", service: str) -> list[str]:
    """What is known of a service, as lines: its hours, its usual lead time, and the queue of what this seat has asked for."""
    counter = play.public.service(service)
    found = [hours(play, counter)]
    if counter.opens_next(play.now) >= 0 or play.now < counter.asked_from:  # of some the line is answered long before they come
        found.append(asked(play, counter))
    if counter.lead:
        found.append(_("Usually {span} after it is asked for.").format(span=span(counter.lead)))
    if counter.contact:
        found.append(_("Asked for through: {who}.").format(who=play.label(counter.contact)))
    found += queue(play, view, service)
    return found


def needed(play: seat.Play, view: "View", offer: "Offer", target: str) -> str:
    """The services of an act in words: when the one that is asked for can be had, or which ones can go with it. "" for none."""
    if offer.target == "service" and target:
        return cue(play, view, target)
    names = [words.choice("services", one) for param in offer.params if param.name == "services" for one in param.choices]
    return _("Services: {names}.").format(names=words.several(names, NAMED)) if names else ""


def hours(play: seat.Play, counter: "Counter") -> str:
    """Whether it is open, and until when or from when."""
    if not counter.hours:
        return _("At any hour.")
    for opens, closes in counter.hours:
        if opens <= play.now < closes:
            return _("Open now, until {time}.").format(time=play.time(closes))
        if play.now < opens:
            return _("Closed now; opens {time}.").format(time=play.time(opens))
    return _("Closed until the exercise ends.")


def asked(play: seat.Play, counter: "Counter") -> str:
    """From when it can be asked for."""
    if play.now >= counter.asked_from:
        return _("It can be asked for now.")
    return _("It can be asked for from {time}.").format(time=play.time(counter.asked_from))


def queue(play: seat.Play, view: "View", service: str) -> list[str]:
    """Each request of this seat that is not over, the first one first."""
    asked = [ticket for ticket in view.tickets.values() if ticket.service == service and ticket.state != "over"]
    shape = _("{n}. {state}")
    return [shape.format(n=n, state=state_words(play, ticket)) for n, ticket in enumerate(asked, 1)]


def state_words(play: seat.Play, ticket: "SeenTicket") -> str:
    """What has become of a request."""
    if ticket.state == "waiting":
        if 0 <= ticket.due < play.now:
            return _("asked, expected {time}, not come yet").format(time=play.time(ticket.due))
        return _("asked, expected {time}").format(time=play.time(ticket.due)) if ticket.due >= 0 else _("asked, hour unknown")
    if ticket.state != "here":
        return _("was here")
    come, view = play.public.in_person(ticket.service), play.view()
    if any(one in view.here() or one in view.vehicles for one in come):
        return _("here")
    if play.public.on_the_line(ticket.service):
        return _("on the line")
    return _("granted; nobody of it is here") if come else _("granted")


def cue(play: seat.Play, view: "View", service: str) -> str:
    """One line for a list: what was asked for last, else whether it is open."""
    asked = [ticket for ticket in view.tickets.values() if ticket.service == service]
    if asked:
        waiting = sum(ticket.state == "waiting" for ticket in asked)
        several = _("; {n} asked for").format(n=waiting) if waiting > 1 else ""
        return state_words(play, asked[-1]) + several
    counter = play.public.service(service)
    lead = _("takes about {span}").format(span=span(counter.lead)) if counter.lead else ""
    opening = counter.opens_next(play.now)
    closed = _("opens {time}").format(time=play.time(opening)) if opening >= 0 else ""
    if play.now < counter.asked_from:
        closed = _("can be asked for from {time}").format(time=play.time(counter.asked_from))
    return " · ".join(filter(None, (closed, lead)))
