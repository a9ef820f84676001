"""What a seat knows already, for the fields of its forms: names, places, minutes and words from its own view, in which they came to it.

Nothing is concluded for the trainee: signs, grounds, reasons and measures stay empty. A field about somebody holds what is about them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tui import seat, words
from tui.panes import doing, holding, lines, wishes
from tui.panes.focus import known_words
from zholda.tongue import _, p_

if TYPE_CHECKING:
    from zholda.session import SeenAct, SeenConsent, SeenInterview, View

MOST: Final = 12  # lines filled into one field
_OURS: Final = "engine."  # how the texts begin that no author wrote

Filler = Callable[[seat.Play, "View", str], list[str]]


def fields(play: seat.Play, view: "View", form: str, names: tuple[str, ...], subject: str) -> dict[str, str]:
    """Each field of a form with what the seat knows of it, its newest lines; empty where only judgement could fill it."""
    found = {}
    for name in names:
        filler = _FILLERS.get(f"{form}.{name}") or _FILLERS.get(name)
        found[name] = "\n".join(filler(play, view, subject)[-MOST:]) if filler is not None else ""
    return found


# --- what was done ----------------------------------------------------------------------------------------------------------------


def _done(play: seat.Play, view: "View", subject: str, verbs: tuple[str, ...] = (), *, ended: bool = True) -> "list[SeenAct]":
    """Acts of this seat, those done to the subject only where there is one. No `verbs`: all."""
    states = ("ended",) if ended else ("began", "ended")
    mine = [act for act in view.acts.values() if act.state in states and (not verbs or act.verb in verbs)]
    return [act for act in mine if not subject or subject in act.people]


def _acts(*verbs: str, ended: bool = True, of_all: bool = False) -> Filler:
    """A filler with the minute and the words of acts. `of_all`: also those that were done to others."""

    def told(play: seat.Play, view: "View", subject: str) -> list[str]:
        done = _done(play, view, "" if of_all else subject, verbs, ended=ended)
        return [f"{play.time(act.began)} {doing.seen_words(play, act)}" for act in done]

    return told


def _held(play: seat.Play, view: "View", subject: str) -> list[str]:
    """What this seat did to hold somebody, with the minute; where it did nothing, since when it was told that they are held."""
    done = [act for act in view.acts.values() if act.verb in ("tell_held", "detain", "direct_vehicle.hold") and act.state == "ended"]
    own = [act for act in done if not subject or subject in act.people]
    done_here = [f"{doing.seen_words(play, act)}, {play.time(act.began)}" for act in own]
    return done_here or list(filter(None, (holding.words(play, view, subject),)))


# --- what was perceived -----------------------------------------------------------------------------------------------------------


def _heard(*channels: str, spoken: bool = False) -> Filler:
    """A filler with the lines of some channels that are about the subject, in the words in which they came. `spoken`: only what somebody
    said, nothing of what the program itself says of it."""

    def told(play: seat.Play, view: "View", subject: str) -> list[str]:
        fit = [line for line in view.lines if line.channel in channels and lines.shown(line) and (not subject or subject in line.about)]
        fit = [line for line in fit if not spoken or not line.wording.startswith(_OURS)]
        return [f"{play.time(line.at)} {lines.channel(line)}: {lines.sentence(play, line)}" for line in fit]

    return told


def _facts(play: seat.Play, view: "View", subject: str) -> list[str]:
    people = [view.people[subject]] if subject in view.people else list(view.people.values())
    return [f"{play.label(person.id)}: {known_words(play, view, person.claims)}" for person in people if person.claims]


def _first_seen(play: seat.Play, view: "View", subject: str) -> list[str]:
    """When and where somebody first came to this seat's notice; of nobody in particular, where the seat is now."""
    first = next((line for line in view.lines if subject and (subject in line.about or line.source == subject)), None)
    place = play.label(view.place) if view.place else ""
    return [", ".join(filter(None, (play.time(first.at) if first is not None else play.time(play.now), place)))]


def _language(play: seat.Play, view: "View", subject: str) -> list[str]:
    person = view.people.get(subject)
    spoken = str(person.claims.get("speaks", "")) if person is not None else ""
    return [words.claim("speaks", spoken)] if spoken else []


def _needs(play: seat.Play, view: "View", subject: str) -> list[str]:
    own = [card for card in wishes.cards(play, view) if not subject or card.person == subject]
    named = [(card.label, text) for card in own for part in ("need", "fear") for text, _no in card.parts[part]]
    return [text if subject else f"{label}: {text}" for label, text in named]


def _wishes(play: seat.Play, view: "View", subject: str) -> list[str]:
    return [lines.sentence(play, line) for line in view.lines if wishes.is_wish(line, subject)]


def _evidence(play: seat.Play, view: "View", subject: str) -> list[str]:
    """Acts of the file by their numbers, as the judge reads them; about the subject or about nobody, and those in which the file names the
    subject, such as papers of others out of that hand."""
    named = ((name, view.acts.get(name) or view.evidence.get(name)) for name in play.public.evidence())
    fit = [
        name for name, act in named if act is not None and (not subject or not act.people or subject in _named_in(view, name, act.people))
    ]
    return [f"{name}: {doing.file_words(play, view, name)}" for name in fit]


def _named_in(view: "View", name: str, people: tuple[str, ...]) -> set[str]:
    """Whom an act of the file is about, and whom it names beside."""
    laid_open = view.evidence.get(name)
    return {*people, *(str(value) for _how, value in (laid_open.how if laid_open is not None else ()))}


# --- consents and interviews -------------------------------------------------------------------------------------------------------


def _consent(part: "Callable[[seat.Play, SeenConsent], str]") -> Filler:
    """A filler with a part of the last answer that the subject gave when asked."""

    def told(play: seat.Play, view: "View", subject: str) -> list[str]:
        given = [one for one in view.consents if one.person == subject]
        return list(filter(None, (part(play, one) for one in given[-1:])))

    return told


def _interview(part: "Callable[[seat.Play, SeenInterview], str]") -> Filler:
    """A filler with a part of the last formal interview with the subject."""

    def told(play: seat.Play, view: "View", subject: str) -> list[str]:
        held = [one for one in view.interviews if one.person == subject]
        return list(filter(None, (part(play, one) for one in held[-1:])))

    return told


def _answers(play: seat.Play, view: "View", subject: str) -> list[str]:
    """What was said in the last formal interview with the subject, with the minute."""
    held = [one for one in view.interviews if one.person == subject][-1:]
    theirs = [line for line in view.lines if line.source == subject and not line.wording.startswith(_OURS)]
    in_it = [line for talk in held for line in theirs if talk.since <= line.at <= (talk.over if talk.over >= 0 else play.now)]
    return [f"{play.time(line.at)} {lines.sentence(play, line)}" for line in in_it]


def _first_question(play: seat.Play, view: "View", subject: str) -> list[str]:
    """The first thing that was asked in the last formal interview with the subject, in the words in which it was."""
    held = [one for one in view.interviews if one.person == subject][-1:]
    asked = [(line, dict(line.args).get("said")) for line in view.lines if subject in line.about]
    return [play.say(str(said)) for talk in held for line, said in asked if said and line.at >= talk.since][:1]


def _lasted(play: seat.Play, talk: "SeenInterview") -> str:
    until = play.time(talk.over) if talk.over >= 0 else p_("end of an interview", "not over")
    return f"{play.time(talk.since)} - {until}"


def _interpreted(play: seat.Play, talk: "SeenInterview") -> str:
    if not talk.voice or talk.voice == "card":
        return _("no interpreter")
    return play.label(talk.voice) + (", " + _("the interpreter is sworn") if talk.sworn else "")


def _withdrawn(play: seat.Play, consent: "SeenConsent") -> str:
    return wishes.consent_words(play, consent) if consent.state == "withdrawn" else ""


_FILLERS: Final[dict[str, Filler]] = {
    "times": _acts(ended=False),
    "words_as_said": _heard("told", "hearing", "phone", spoken=True),
    "words": _heard("told", "hearing", "phone", spoken=True),
    "what_was_seen": _heard("sight", "document", "register"),
    "wishes": _wishes,
    "her_view": _wishes,
    "needs": _needs,
    "facts": _facts,
    "who_was_told": _acts("share", "handle_call", "hand_over", "notify.guardianship", "report_misconduct", of_all=True),
    "restricted_at": _held,
    "detained_at": _held,
    "discovered_at": _first_seen,
    "language": _language,
    "rights": _acts("explain", "tell_held", "detain", "teach_back"),
    "doctor": _acts("notify.ambulance"),
    "annexes": _evidence,
    "how_protected": _acts("protect"),
    "consent_record.to_whom": _consent(lambda play, one: play.label(one.to)),
    "consent_record.items": _consent(lambda play, one: ", ".join(words.choice("items", item) for item in one.items)),
    "consent_record.until": _consent(lambda play, one: play.time(one.until) if one.until >= 0 else ""),
    "consent_record.withdrawn": _consent(_withdrawn),
    "interview_protocol.times": _interview(_lasted),
    "interview_protocol.first_question": _first_question,
    "interview_protocol.words": _answers,
    "interview_protocol.status": _interview(lambda play, talk: words.choice("status", talk.status)),
    "interview_protocol.warnings": _interview(lambda play, talk: _("warned and told their rights") if talk.warned else _("not warned")),
    "interview_protocol.interpreter": _interview(_interpreted),
    "interview_protocol.breaks": _interview(lambda play, talk: str(talk.breaks)),
    "interview_protocol.recording": _interview(lambda play, talk: _("recorded") if talk.recorded else _("not recorded")),
}
