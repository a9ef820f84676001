"""Who may interpret, in the order in which a list proposes them: whoever speaks the language and is there for it first, then officers, and
last those who have a part in the case, each with the reason as this seat knows it. Of whom nobody knows what they speak it is said."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.arguments import Pick
from tui.panes import company, services
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import View

OWN_WORDS, CARD = "", "card"
NOT_TAKEN_IN: Final = ("engine.nods", "engine.half_understood", "engine.not_understood")
TOLD: Final = "engine.prepared.languages"  # the line by which a colleague says what they speak
RISING: Final = ("none", "words", "", "conversation", "full")  # how well, the unsaid before what was said to be enough
UNKNOWN, NOT_AT_ALL = 3, 4


class Voices(NamedTuple):
    """The voices of one act. `exact`: each word counts in it; `whom`: who is spoken to; `offered`: who may interpret; `before`: who
    interpreted for whom until now; `colleagues`: who in sight works for this seat."""

    play: seat.Play
    view: "View"
    exact: bool
    whom: tuple[str, ...]
    offered: tuple[str, ...]
    before: Mapping[str, str]
    colleagues: frozenset[str]

    def question(self, verb: str) -> str:
        """The question who interprets; before it, which voices were asked for and have not come yet."""
        waiting = [one for one in self.view.tickets.values() if one.state == "waiting" and self.play.public.on_the_line(one.service)]
        coming = [f"{self.play.label(one.service)}: {services.state_words(self.play, one)}." for one in waiting]
        return " ".join([*(line[0].upper() + line[1:] for line in coming), words.ask(verb, "voice")])

    def must_be_asked(self) -> bool:
        """Whether nobody can be taken for granted: none interpreted before for each of them, or who did does not carry this act."""
        heard = [self._remembered(one) for one in self.whom]
        return not heard or None in heard or self.falls_short(heard[0] or OWN_WORDS)

    def falls_short(self, voice: str) -> bool:
        """Whether this voice cannot carry the act as far as this seat knows: own words in a language that is not theirs, or only near to
        it where each word counts."""
        foreign, near = self.play.public.foreign, self.play.public.near
        return voice == OWN_WORDS and any(foreign(who) or (self.exact and near(who)) for who in self.whom)

    def proposed(self) -> str:
        """Who interpreted before, if that still serves; else the first voice of the list that nothing speaks against, "" where that is
        one's own or nobody is fit; for somebody of whom no language is known, whoever is there to interpret. Nobody who was on the same
        road is proposed: it is her story as well."""
        remembered = next(filter(None, map(self._remembered, self.whom)), OWN_WORDS)
        short = self.falls_short(OWN_WORDS)
        if remembered != OWN_WORDS or not (short or any(map(self._unheard, self.whom))):
            return remembered
        ties, listed = tied(self.play, self.view), self.listed()
        there_for_it = (one for one in listed if self.play.public.serves(one) or one not in self.view.here())
        in_vain = {self.before.get(one) for one in self.whom if nodded(self.view, one)}
        fit = (one for one in there_for_it if one not in (OWN_WORDS, CARD, *ties, *in_vain) and (short or self.play.public.interprets(one)))
        return next((one for one in fit if speaks(self.play, self.view, one, self.whom)), OWN_WORDS)

    def listed(self) -> list[str]:
        """Everybody who may interpret, in the order of the list."""
        short = self.falls_short(OWN_WORDS)
        ordered = in_order(self.play, self.view, self.offered, self.whom, self.colleagues, own_last=short)
        return [one for one in ordered if one not in self.whom]

    def pick(self, one: str) -> Pick:
        """A voice in words, with what speaks against it or is known of it beside."""
        if one == OWN_WORDS:
            public = self.play.public
            said = "foreign" if any(map(public.foreign, self.whom)) else "near" if any(map(public.near, self.whom)) else ""
            said = said or ("unheard" if any(map(self._unheard, self.whom)) else "")
            told = (self.play.say(f"choice.voice.{said}") if said else "", self._own_level())
            return Pick(OWN_WORDS, _("you, in your own words"), "; ".join(filter(None, told)))
        if one == CARD:
            return Pick(CARD, _("a printed card in their language"))
        return Pick(one, self.play.label(one), remark(self.play, self.view, one, self.whom))

    def _own_level(self) -> str:
        """How well the officer speaks the language of those who are spoken to, as it stands beside others; "" where that is not known."""
        wanted, own = _spoken_by(self.play, self.view, self.whom), self.play.public.own_languages()
        return in_order_of_level(self.play, {code: level for code, level in own.items() if code in wanted})

    def _remembered(self, one: str) -> str | None:
        """Who interpreted for somebody before, if that one can now; None where nobody did, who did is gone, or the words did not carry.
        With people at work it is one's own words."""
        voice = self.before.get(one, OWN_WORDS if self.play.public.serves(one) else None)
        if voice not in (None, OWN_WORDS) and nodded(self.view, one):
            return None
        return voice if voice in (OWN_WORDS, CARD, *self.offered) else None

    def _unheard(self, one: str) -> bool:
        """Whether nothing is known of what somebody speaks and nobody has spoken to them: one's own words may say nothing to them."""
        return self._remembered(one) is None and not _spoken_by(self.play, self.view, [one])


def in_order(
    play: seat.Play, view: "View", voices: Iterable[str], whom: Iterable[str], colleagues: frozenset[str], *, own_last: bool = False
) -> list[str]:
    """Those known to speak the language of those who are spoken to, then those of whom it is not known, then those who do not; behind them
    whoever has a part in the case, and last whoever this seat has a reason against. Inside each: own words, whoever is there to interpret,
    a card, colleagues, whoever is there for a body, and who speaks it better before who speaks it less. `own_last`: own words cannot carry
    it, and stand behind those who might.
    """
    wanted, ties = _spoken_by(play, view, whom), tied(play, view)

    def nearness(voice: str) -> tuple[int, int, int, int]:
        if voice in (OWN_WORDS, CARD):
            return 0, int(bool(wanted) and (own_last or voice == CARD)), (5 if own_last else 0) if voice == OWN_WORDS else 2, 0
        there_for_it = voice not in view.here() or play.public.interprets(voice)
        rank = 1 if there_for_it else 3 if voice in colleagues else 4 if play.public.serves(voice) else 6
        how_well = _how_well(languages(play, view, voice), wanted)
        able = 0 if how_well < UNKNOWN else how_well - UNKNOWN + 1
        return 2 if voice in ties else 1 if _of_the_case(play, view, voice) else 0, able, rank, how_well

    return sorted(voices, key=nearness)


def remark(play: seat.Play, view: "View", voice: str, whom: Iterable[str]) -> str:
    """What stands beside a voice: what speaks against it, and the languages that are known of it, with how well it speaks them; that none
    is known, where nothing else speaks against it and the language of those who are spoken to is known."""
    tie = tied(play, view).get(voice, "") or (_("has a part in the case") if _of_the_case(play, view, voice) else "")
    spoken = in_words(play, view, voice)
    unknown = play.say("choice.voice.unknown") if not tie and _spoken_by(play, view, whom) else ""
    return "; ".join(filter(None, (tie, spoken or unknown)))


def in_words(play: seat.Play, view: "View", voice: str) -> str:
    """The languages that are known of somebody, the best first, each with how well it is spoken where that is known."""
    return in_order_of_level(play, languages(play, view, voice))


def in_order_of_level(play: seat.Play, spoken: Mapping[str, str]) -> str:
    """Languages in words, the best first."""
    known = sorted(spoken.items(), key=lambda one: (-RISING.index(one[1]), one[0]))
    told = [f"{words.language(code)}: {play.say(f'level.{level}')}" if level else words.language(code) for code, level in known]
    return ", ".join(told)


def languages(play: seat.Play, view: "View", who: str) -> dict[str, str]:
    """The languages that somebody is known to speak: ISO 639-1 code -> level, "" where it was not said how well."""
    person = view.people.get(who)
    claimed = str(person.claims.get("speaks", "")) if person is not None else ""
    found = dict.fromkeys(claimed.split(), "") | play.public.spoken_by(who)
    for line in view.lines:
        if line.wording == TOLD and who in line.about:
            told = dict(line.args)
            found |= dict.fromkeys(str(told.get("language", "")).split(), str(told.get("level", "")))
    return found


def speaks(play: seat.Play, view: "View", voice: str, whom: Iterable[str]) -> bool:
    """Whether somebody is known to speak the language of those who are spoken to, well enough to interpret."""
    return _how_well(languages(play, view, voice), _spoken_by(play, view, whom)) < UNKNOWN


def _how_well(known: Mapping[str, str], wanted: set[str]) -> int:
    """How well these languages serve for one of those that are wanted, the smaller the better: UNKNOWN, and above it not at all. Where
    nothing is wanted all serve alike."""
    if not wanted:
        return 0
    levels = [known[code] for code in known if code in wanted]
    best = max(levels, key=RISING.index, default=None)
    if best is None:
        return NOT_AT_ALL if known else UNKNOWN
    return NOT_AT_ALL if best == "words" else {"full": 0, "conversation": 1}.get(best, 2)


def _of_the_case(play: seat.Play, view: "View", who: str) -> bool:
    """Whether somebody is in this for themselves, and not for a body or to interpret."""
    return who in view.people and not play.public.serves(who) and not play.public.interprets(who)


def nodded(view: "View", who: str) -> bool:
    """Whether the last words that were said to somebody were not taken in, as far as this seat saw: nodded at, or half understood."""
    from sim.model.verbs import ACTS

    said = (act for act in reversed(view.acts.values()) if who in act.people and act.verb in ACTS and ACTS[act.verb].talk)
    last = next((act for act in said if act.state == "ended"), None)
    return last is not None and any(line.at == last.ends and line.wording in NOT_TAKEN_IN and who in line.about for line in view.lines)


def _spoken_by(play: seat.Play, view: "View", whom: Iterable[str]) -> set[str]:
    return {code for who in whom for code, level in languages(play, view, who).items() if level != "words"}


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
