"""Who may interpret, in the order in which a list proposes them: whoever is there for it first, then officers, and last those who are tied
to the case, each with the reason as this seat knows it. Of whom nobody knows what they speak it is said."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from tui import seat, words
from tui.panes import company
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import View

OWN_WORDS, CARD = "", "card"
NOT_TAKEN_IN: Final = ("engine.nods", "engine.half_understood", "engine.not_understood")
TOLD: Final = "engine.prepared.languages"  # the line by which a colleague says what they speak


def in_order(
    play: seat.Play, view: "View", voices: Iterable[str], whom: Iterable[str], colleagues: frozenset[str], *, own_last: bool = False
) -> list[str]:
    """Own words, whoever is there to interpret, a card, colleagues, then whoever is there for a body; then everybody else in sight, and
    last whoever is tied to the case. Inside each, those known to speak the language of those who are spoken to come first.
    `own_last`: own words cannot carry it, and stand behind those who might.
    """
    ties, wanted = tied(play, view), _spoken_by(view, whom)

    def nearness(voice: str) -> tuple[int, bool]:
        if voice in (OWN_WORDS, CARD):
            return ((5 if own_last else 0) if voice == OWN_WORDS else 2), own_last
        there_for_it = voice not in view.here() or play.public.interprets(voice)
        rank = 1 if there_for_it else 3 if voice in colleagues else 4 if play.public.serves(voice) else 6
        rank = 7 if voice in ties else rank
        known = languages(view, voice)
        return rank, not known & wanted if known and wanted else bool(wanted)

    return sorted(voices, key=nearness)


def remark(play: seat.Play, view: "View", voice: str, whom: Iterable[str]) -> str:
    """What stands beside a voice: the tie that speaks against it, and the languages that are known of it; that none is, where nothing else
    speaks against it and the language of those who are spoken to is known."""
    tie = tied(play, view).get(voice, "")
    spoken = ", ".join(words.language(code) for code in sorted(languages(view, voice)))
    unknown = play.say("choice.voice.unknown") if not tie and _spoken_by(view, whom) else ""
    return "; ".join(filter(None, (tie, spoken or unknown)))


def languages(view: "View", who: str) -> set[str]:
    """The languages that somebody is known to speak, by ISO 639-1 code."""
    person = view.people.get(who)
    claimed = str(person.claims.get("speaks", "")) if person is not None else ""
    told = {str(dict(line.args).get("language", "")) for line in view.lines if line.wording == TOLD and who in line.about}
    return {code for known in (claimed, *told) for code in known.split()}


def speaks(view: "View", voice: str, whom: Iterable[str]) -> bool:
    """Whether somebody is known to speak the language of those who are spoken to."""
    return bool(languages(view, voice) & _spoken_by(view, whom))


def nodded(view: "View", who: str) -> bool:
    """Whether the last words that were said to somebody were not taken in, as far as this seat saw: nodded at, or half understood."""
    from sim.model.verbs import ACTS

    said = (act for act in reversed(view.acts.values()) if who in act.people and act.verb in ACTS and ACTS[act.verb].talk)
    last = next((act for act in said if act.state == "ended"), None)
    return last is not None and any(line.at == last.ends and line.wording in NOT_TAKEN_IN and who in line.about for line in view.lines)


def _spoken_by(view: "View", whom: Iterable[str]) -> set[str]:
    return {code for who in whom for code in languages(view, who)}


def tied(play: seat.Play, view: "View") -> dict[str, str]:
    """Those whom this seat has a reason not to let interpret -> the reason, from what it did and perceived itself."""
    found: dict[str, str] = {}
    for who in company.held(view):
        found[who] = _("held")
    for who in company.with_papers(play, view):
        found.setdefault(who, _("has the papers of several people"))
    for talk in view.interviews:
        if talk.status == "suspect":
            found.setdefault(talk.person, _("asked as a suspect"))
    for person in view.people.values():
        feared = str(person.claims.get("fears", ""))
        if feared in view.people:
            found.setdefault(feared, _("feared by {who}").format(who=play.label(person.id)))
    return {who: reason for who, reason in found.items() if who in view.people and not play.public.serves(who)}
