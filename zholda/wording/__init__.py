"""From wording ids to words: what the engine says, what an officer says, what verbs, choices and forms are called.

A journal holds ids and arguments, so the same play in two languages has the same bytes. The scenario's own texts come with the
scenario; everything else stands in one file a language here: `en.yaml`, `ru.yaml`, `kk.yaml`. In a text `{name}` stands for an
argument; `{name|kind}` for an argument in words, where the kind is `time`, `span`, `label`, `labels`, `act`, `person` or a family of
ids such as `item`. A part in square brackets of a text of ours is left out where an argument in it is empty. `{law:limit.delivery}`
cites the pack.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from zholda import tongue
from zholda.tongue import _, listed, span
from zholda.wording import beside, cases
from zholda.wording.parts import Citation, Part, Slot, parted

if TYPE_CHECKING:
    from sim.model.pack import Article, Pack

LANGUAGES: Final = tuple(tongue.LANGUAGES)
__all__ = ["LANGUAGES", "Wording", "catalogue", "listed", "span"]
_NOT_IN_AN_ID: Final = re.compile(r"[^a-z0-9]+")

Args: TypeAlias = Iterable[tuple[str, str | int]] | Mapping[str, str | int]


@cache
def catalogue(language: str = tongue.BASE) -> Mapping[str, str]:
    """Every text of ours in a language, by id. The file is YAML of one line a text; a test reads it as YAML too.

    NOTE: read line by line because the YAML reader takes longer to import than the whole first screen may wait.
    """
    texts = {}
    for line in Path(__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, text = line.partition(": ")
            texts[name] = json.loads(text) if text.startswith('"') else text
    return texts


class _Spoken(NamedTuple):
    """One language: our texts, the scenario's, what its people and things are called, and what its claims say."""

    ours: Mapping[str, str]
    texts: Mapping[str, str]
    labels: dict[str, str]
    values: Callable[[str], str]


@cache
def _ours(language: str) -> Mapping[str, str]:
    """Every text of ours in a language; English where it lacks one."""
    return {**catalogue(), **catalogue(language)} if language != tongue.BASE else catalogue()


def _bodies(pack: "Pack | None") -> dict[str, str]:
    """What an invented country calls its bodies and professions, in the language of its pack: our words are those of a real one."""
    if pack is None or not pack.fictional or tongue.spoken() != tongue.BASE:
        return {}
    bodies = {f"institution.{slot}": f"the {name}" for slot, name in pack.institutions.items()}
    return bodies | {f"profession.{name}": called for name, called in pack.professions.items()}


class Wording:
    """The words of one exercise: the texts of its scenario, the law of its pack, and our own texts, in the language spoken now.

    `scenario`: its id, by which the translations of its texts are found; "" for none. `seats`: seat -> whose label it goes by, for
    seats that are called like no person, place or contact; `now`: the second in which a time is read, where it is read in a play.
    """

    def __init__(
        self,
        texts: Mapping[str, str] | None = None,
        *,
        start: str = "",
        pack: "Pack | None" = None,
        scenario: str = "",
        seats: Mapping[str, str] | None = None,
        now: Callable[[], int] | None = None,
    ) -> None:
        self._written = texts or {}
        self._seats = seats or {}
        self._scenario = scenario
        self._start = datetime.fromisoformat(start) if start else None
        self._now = now
        self._pack = pack

        self._by_language: dict[str, _Spoken] = {}

    @property
    def _spoken(self) -> _Spoken:
        """Everything in the language spoken now."""
        language = tongue.spoken()
        found = self._by_language.get(language)
        if found is None:
            texts = cases.translated(self._scenario, language, self._written)
            values = cases.values(self._scenario, language)
            ours = {**_ours(language), **_bodies(self._pack)}
            found = self._by_language[language] = _Spoken(ours, texts, cases.labels(texts), values)
        return found

    @property
    def _ours(self) -> Mapping[str, str]:
        return self._spoken.ours

    @property
    def _texts(self) -> Mapping[str, str]:
        return self._spoken.texts

    def text(self, wording: str, otherwise: str = "") -> str:
        """A text of the scenario as it is written, without arguments."""
        return self._texts.get(wording, otherwise)

    def value(self, written: str) -> str:
        """What a claim of the scenario says in prose, as it is written where nobody has translated it."""
        return self._spoken.values(written)

    def has(self, wording: str) -> bool:
        """Whether there is a text with this id."""
        return wording in self._texts or wording in self._ours

    def say(self, wording: str, args: Args = (), *, about: Iterable[str] = (), known: Mapping[str, str] | None = None) -> str:
        """The text of a wording id with its arguments. `known`: names of people as the reader knows them; others go by their label.

        An id without a text is shown as it is, in angle brackets: a screen must not fail for a missing sentence.
        """
        spoken = self._spoken
        text, ours = spoken.texts.get(wording), False
        if text is None:
            text, ours = spoken.ours.get(wording), True
            if text is None:
                return f"<{wording}>"
        elif known and not wording.endswith(".label"):  # a label says the number beside which the name is put
            text = beside.named(text, known, spoken.labels)
        if "{" not in text and "[" not in text:
            return text
        given: dict[str, str | int] = dict(args)
        given.setdefault("about", " ".join(about))
        return "".join([self._part(part, given, known or {}) for part in parted(text, brackets=ours)])

    def label(self, who: str, known: Mapping[str, str] | None = None) -> str:
        """What a person, vehicle, thing, place, room, contact or service is called. A person whose name is known keeps the first words
        of the label beside it, so that two days later "Oygul (seat 11)" is still the one with the scarf. A thing has whose it is."""
        if who and f"is.{who}" in (known or {}):
            return (known or {})[f"is.{who}"]
        who = who.removeprefix("seat:")  # whoever sits in a seat goes by the seat
        labels = self._spoken.labels
        label = labels.get(who) or self._ours.get(f"label.{who}") or labels.get(self._seats.get(who, "")) or who.replace("_", " ")
        name, owner = (known or {}).get(who), (known or {}).get(f"of.{who}")
        label = f"{label} ({owner})" if owner else label
        return f"{name} ({label.split(',')[0]})" if name else label

    def word(self, family: str, code: str, otherwise: str = "") -> str:
        """A code of a closed list in words: `word("item", "names")`. Several codes parted by spaces become a list."""
        words = [self._ours.get(f"{family}.{one}") or self._else(family, one) or otherwise or one.replace("_", " ") for one in code.split()]
        return listed(words)

    def _else(self, family: str, code: str) -> str:
        """The word of another family that stands in: most of what is asked for is called as it is when it is passed on."""
        return self._ours.get(f"item.{code}", "") if family == "asked" else ""

    def material(self, family: str, code: str, written: str) -> str:
        """What a country pack calls something, as it is written there; in another language our word for it, if there is one."""
        return written if tongue.spoken() == tongue.BASE else self._ours.get(f"{family}.{code}", written)

    def time(self, at: int) -> str:
        """A second of the exercise as local clock time: `05:42`, on another day than the first `Tue 05:42`. Read on another day than
        the first, that one has its name too. From a week on it has its date: `Wed 12 Nov 16:36`."""
        if self._start is None:
            return f"{at // 3600:02}:{at // 60 % 60:02}"
        then = self._start + timedelta(seconds=at)
        read = self._start + timedelta(seconds=self._now()) if self._now is not None else self._start
        if (then.date() - self._start.date()).days > 6:  # else it would be read as the same day of this week
            return tongue.date_and_clock(then)
        clock, first = f"{then:%H:%M}", self._start.date()
        return clock if then.date() == read.date() == first else f"{tongue.weekday(then)} {clock}"

    def cite(self, reference: str) -> str:
        """A limit or an article of the pack as a text cites it: `3 h (Code of Criminal Procedure, art. 129)`."""
        kind, _, name = reference.partition(".")
        if self._pack is None:
            return f"<{reference}>"
        if kind == "limit" and name in self._pack.limits:
            limit = self._pack.limits[name]
            value = self.time_of_day(limit.value) if name in {"night_begins", "night_ends"} else span(limit.value)
            return f"{value} ({self.article(limit.article)})" if limit.article else value
        return self.article(name or kind)

    def article(self, article: str) -> str:
        """An article of the pack: the act and its number; its title where it has no number. "" for none."""
        found = self._pack.articles.get(article) if self._pack is not None else None
        if found is None:
            return article
        act = self._act(found)
        return _("{act}, art. {number}").format(act=act, number=found.number) if found.number else act or found.title

    def _act(self, article: "Article") -> str:
        """The act that an article stands in."""
        return self.material("law_act", _NOT_IN_AN_ID.sub("_", article.act.casefold()).strip("_"), article.act)

    def legal(self, name: str, article: "Article") -> str:
        """An article of any pack as a lawyer cites it, with what it says: `Code, art. 112: Rights are explained`. `name`: its id there."""
        act, title = self._act(article), self.material("article", name, article.title)
        number = self.material("article_number", name, article.number)
        said = _("{act}, art. {number}").format(act=act, number=number) if number else act
        return f"{said}: {title}" if title and title != said else said

    def article_in_full(self, article: str, says: str = "") -> str:
        """An article with its short title behind it, and its number before all, where no narrow row cuts it:
        `art. 112, Code: Rights are explained`. `says`: what stands there instead of the title."""
        found, said = self._pack.articles.get(article) if self._pack is not None else None, self.article(article)
        if found is None:
            return f"{said}: {says}" if says else said
        if found.number:
            said = _("art. {number}, {act}").format(act=self._act(found), number=found.number)
        title = says or self.material("article", article, found.title)
        return f"{said}: {title}" if title and title != said else said

    @staticmethod
    def time_of_day(second: int) -> str:
        """A second of the day as clock time."""
        return f"{second // 3600 % 24:02}:{second // 60 % 60:02}"

    def _part(self, part: Part, given: Mapping[str, str | int], known: Mapping[str, str]) -> str:
        """A part of a text with its arguments; one in brackets is empty where an argument is missing (older journals) or has no words."""
        if isinstance(part, str):
            return part
        if isinstance(part, Slot):
            return self._word(part, given, known)
        if isinstance(part, Citation):
            return self.cite(part.reference)
        if all(slot.name in given and self._word(slot, given, known) for slot in part.slots):
            return "".join([self._part(one, given, known) for one in part.parts])
        return ""

    def _word(self, slot: Slot, given: Mapping[str, str | int], known: Mapping[str, str]) -> str:
        name, kind, written = slot
        if name not in given:
            return written
        value = given[name]
        match kind:
            case "":
                return str(value)
            case "time":
                return self.time(int(value)) if int(value) >= 0 else ""
            case "span":
                return span(int(value))
            case "label":
                return self.label(str(value), known)
            case "labels":
                return listed([self.label(who, known) for who in str(value).split()])
            case "act":
                return self._ours.get(f"verb.{value}.name", str(value).replace("_", " "))
            case "ask":
                return self._texts.get(f"decisions.{value}.ask", str(value))
            case "option":
                decision = str(given.get("occurrence", "")).split("[")[0].split("#")[0]
                return self._texts.get(f"decisions.{decision}.options.{value}", "") if value else ""
            case _:
                return self.word(kind, str(value))
