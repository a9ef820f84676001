"""A procedural interview as the officer sees it: who is there, how long it lasts, what was asked and said, and the next sentence.

The sentence is what one reads; its type stands beside it in small in training and nowhere in an assessment.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, voices, words
from tui.panes import company, doing, lines
from zholda.tongue import N_, _, n_, p_, span

if TYPE_CHECKING:
    from zholda.session import Offer, SeenInterview, View

ASKS: Final = {"verb": "interview", "step": "ask"}  # what a command for the next question begins with
STOP: Final = N_("Stop word: F9, or the letter B, halts everything at once. Nobody has to say why.")
NOBODY: Final = ("card", "own")  # voices that are no person: a printed card, one's own words
AGAIN: Final = 1800  # seconds after which it is said again that an interview is open
LONG: Final = 3600  # seconds without a break after which the head says so


class Asked(NamedTuple):
    """A sentence that can be said now. `type`: its kind in words, "" in an assessment."""

    topic: str
    question: str
    sentence: str
    type: str


def head(play: seat.Play, view: "View", talk: "SeenInterview") -> list[str]:
    """As what, in whose voice, who is there, how long, which breaks."""
    status = words.choice("status", talk.status)
    interprets = talk.voice if talk.voice not in NOBODY else ""
    facts = [
        _("warned and told their rights") if talk.warned else _("not warned"),
        _("recorded") if talk.recorded else _("not recorded"),
        _("interpreter: {who}").format(who=interpreter(play, view, interprets)) if interprets else _("no interpreter"),
    ]
    if talk.sworn:
        facts.append(_("the interpreter is sworn"))
    present = ", ".join(_beside(play, talk, one) for one in talk.present) or _("nobody else")
    others = [one for one in granted(play, view) if one not in (*talk.present, talk.voice, talk.person)]
    hear = [play.label(one) for one in in_the_room(view, talk) if one not in others]
    aside = " " + _("Granted and here, but not with them: {who}.").format(who=", ".join(map(play.label, others))) if others else ""
    told = [f"{play.label(one)} ({play.time(at)})" for one, at in talk.left.items()]
    aside += " " + _("Left before the end: {who}.").format(who=", ".join(told)) if told else ""
    aside += " " + _("In the room too: {who}.").format(who="; ".join(hear)) if hear else ""
    return [
        _("As {status}: {facts}.").format(status=status, facts=", ".join(facts)),
        _("Present: {who}.").format(who=present) + aside,
        clock(play, talk),
    ]


def _beside(play: seat.Play, talk: "SeenInterview", who: str) -> str:
    """Somebody who sits beside; from which minute, where it is not from the beginning."""
    since = talk.joined.get(who)
    return play.label(who) if since is None else _("{who} (from {time})").format(who=play.label(who), time=play.time(since))


def in_the_room(view: "View", talk: "SeenInterview") -> list[str]:
    """Those who sit beside nobody and yet hear every word, as far as the officer sees."""
    spot, known = company.spot(view, talk.person), (*talk.present, talk.voice, talk.person)
    return [one for one in view.here() if spot and one not in known and company.spot(view, one) == spot]


def interpreter(play: seat.Play, view: "View", voice: str) -> str:
    """Who interprets, with the languages that are known of them, and whether on the telephone."""
    spoken = [words.language(code) for code, level in sorted(voices.languages(play, view, voice).items()) if level != "words"]
    away = [_("by telephone")] if voice not in view.here() else []
    small = ", ".join([*spoken, *away])
    return f"{play.label(voice)} ({small})" if small else play.label(voice)


def granted(play: seat.Play, view: "View") -> list[str]:
    """People who came because this seat asked for them, and are in sight: a lawyer, somebody who supports, an interpreter."""
    came = dict.fromkeys(who for ticket in view.tickets.values() if ticket.state == "here" for who in play.public.comers(ticket.service))
    return [who for who in came if who in view.here()]


def clock(play: seat.Play, talk: "SeenInterview") -> str:
    """Time and breaks in words."""
    lasted = _("Since {time}: {span} of talk").format(time=play.time(talk.since), span=span(talk.seconds(play.now)))
    breaks = n_("{n} break", "{n} breaks", talk.breaks) if talk.breaks else _("no break yet")
    pausing = " · " + _("a break since {time}").format(time=play.time(talk.paused)) if talk.paused else ""
    long = " · " + _("an hour without a break") if not talk.paused and not talk.breaks and talk.seconds(play.now) >= LONG else ""
    return f"{lasted} · {breaks}{pausing}{long}"


def transcript(play: seat.Play, view: "View", talk: "SeenInterview") -> list[str]:
    """What was asked and what was said in it, line by line. Questions in the words in which they were said are known by their acts."""
    found = []
    until = talk.over if talk.over >= 0 else play.now
    for line in view.lines:
        if not talk.since <= line.at <= until or not lines.shown(line):
            continue
        theirs = talk.person in line.about or line.source == talk.person
        if theirs and line.channel != "scene":
            asked = str(dict(line.args).get("said", ""))
            said = _("You: {sentence}").format(sentence=play.say(asked)) if asked else lines.sentence(play, line)
            found.append(f"{play.time(line.at)} {said}")
    return found


def topics(play: seat.Play, offers: "list[Offer]") -> tuple[str, ...]:
    """The topics that can be asked about now."""
    offer = ask_offer(offers)
    return play.public.topics(next(iter(offer.targets), ""), offer.choices.get("topic", ())) if offer is not None else ()


def ask_offer(offers: "list[Offer]") -> "Offer | None":
    """The offer to ask something in the interview, None while that is not possible."""
    return next((one for one in offers if one.verb == "interview.ask"), None)


def questions(play: seat.Play, offers: "list[Offer]", topic: str) -> list[Asked]:
    """Every way to ask about a topic: the sentence itself."""
    offer = ask_offer(offers)
    types = offer.choices.get("question", ()) if offer is not None else ()
    shown, who = play.mode == "training", next(iter(offer.targets), "") if offer is not None else ""
    return [
        Asked(topic, one, play.say(play.public.sentence(who, topic, one)), words.choice("question", one) if shown else "") for one in types
    ]


def aside(offers: "list[Offer]", person: str) -> "list[tuple[Offer, str]]":
    """What else belongs to an interview, in words: a break, and its end."""
    said = {
        "interview.join": p_("in an interview", "Somebody who has come sits down beside"),
        "meet_need": p_("in an interview", "A break: water, rest, air"),
        "interview.close": p_("in an interview", "End the interview"),
    }
    return [(one, said[one.verb]) for verb in said for one in offers if one.verb == verb and person in one.targets]


def left_open(play: seat.Play, view: "View", said: set[str]) -> str:
    """What there is to say before time passes beside an interview that is open: nobody talks, and it counts as talk. Said once in half an
    hour of the same interview, and `said` remembers it; "" for nothing, in a break too, and while something is under way in it."""
    talk = view.interview
    if talk is None or talk.paused or view.busy:
        return ""
    key = f"talk-{talk.person}-{talk.since}-"
    if any(play.now - int(one.removeprefix(key)) < AGAIN for one in said if one.startswith(key)):
        return ""
    said.add(f"{key}{play.now}")
    warning = _("The interview with {who} is open: time that passes now counts as talk, without a question.")
    return warning.format(who=play.label(talk.person)) + "\n" + clock(play, talk)


def ways_out(offers: "list[Offer]", person: str) -> "list[tuple[Offer, str]]":
    """What may be done about an interview before time passes, in words: end it, or have a break."""
    found = {offer.verb: (offer, said) for offer, said in aside(offers, person)}
    return [found[verb] for verb in ("interview.close", "meet_need") if verb in found]


def busy(play: seat.Play, view: "View") -> str:
    """What is under way now, "" if nothing occupies the officer."""
    running = doing.under_way(play, view)
    return running[0][1] if view.busy and running else ""
