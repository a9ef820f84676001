"""What a seat may look up about itself before it begins and at any time after: powers with their articles, whom it can reach, what there is
to ask for, and the places it knows."""

from typing import TYPE_CHECKING, Final

from tui import seat, words
from tui.panes import interview, services
from tui.panes import map as maps
from tui.text import one_line
from zholda.tongue import _, span

if TYPE_CHECKING:
    from zholda.session import Offer, View

SHORT_LISTS: Final = ("no", "yes")
KIND_OF: Final = {"none": "place", "one": "person", "many": "person", "any": "person"}  # what an act is done to -> its heading


def text(play: seat.Play, view: "View", offers: "list[Offer]", stop: str = interview.STOP) -> str:
    """All of it, under headings. `stop`: how to halt everything."""
    told = play.briefing
    parts = [
        (_("Your task"), told.mission),
        (_("Your seat"), told.seat_text),
        (_("Your powers in {country}").format(country=told.country), powers(play)),
        (_("Whom you can reach"), reach(play, offers)),
        (_("What you can ask for"), resources(play, view, offers)),
        (_("Places that you know"), places(play, view)),
        (_("What comes up in it"), told.content_note),
        (_("A break"), _(stop)),
    ]
    return "\n\n".join(f"{title}\n{said}" for title, said in parts if said.strip())


def powers(play: seat.Play) -> str:
    """What the law says of each act for this profession: those with an article first, those without a power last; the others stand by what
    they are done to. In an assessment one is expected to know it."""
    known = play.public.powers()
    if not known:
        return _("In an assessment the law is not shown: it is yours to know.")
    if known.get("interview") == "no":
        from sim.model.verbs import IN_INTERVIEWS

        known = {verb: power for verb, power in known.items() if verb not in IN_INTERVIEWS}  # whoever may open none never comes to them
    cited = [f"{words.act(verb)}: {one_line(play.power_words(power))}" for verb, power in known.items() if power not in SHORT_LISTS]
    lines = [*sorted(cited)]
    for heading, power in ((_("No article is named for:"), "yes"), (_("Not in your power:"), "no")):
        acts = [verb for verb, says in known.items() if says == power]
        if acts:
            lines += ["", heading, *_by_kind(acts)]
    return "\n".join(lines).strip()


def _by_kind(acts: list[str]) -> list[str]:
    """Acts parted by semicolons, a line for each kind of thing they are done to."""
    from sim.model.verbs import ACTS

    kinds: dict[str, list[str]] = {kind: [] for kind in words.KINDS}
    for verb in acts:
        target = ACTS[verb].target if verb in ACTS else "none"
        kinds[KIND_OF.get(target, target)].append(words.act(verb))
    return [f"  {words.kind(kind)}: {'; '.join(sorted(names))}" for kind, names in kinds.items() if names]


def reach(play: seat.Play, offers: "list[Offer]") -> str:
    """Bodies and people by telephone or in sight; of whoever has not begun yet, the list of telephone numbers."""
    targets = dict.fromkeys(target for offer in offers if offer.target == "contact" for target in offer.targets)
    return "\n".join(play.label(one) for one in targets or play.public.contacts())


def resources(play: seat.Play, view: "View", offers: "list[Offer]") -> str:
    """Services, with their hours and how long they take."""
    targets = dict.fromkeys(target for offer in offers if offer.target == "service" for target in offer.targets)
    told = ((play.label(one), services.cue(play, view, one)) for one in targets or play.public.services())
    return "\n".join(f"{label}  ({cue})" if cue else label for label, cue in told)


def places(play: seat.Play, view: "View") -> str:
    """Places with the time it takes to get there."""
    stops = maps.known(play, view).stops
    return "\n".join(stop.label + (f"  {span(stop.seconds)}" if stop.seconds >= 0 else "") for stop in stops)
