"""The kinds of single value that can stand in a scenario: words, ids, numbers, durations, times, texts, conditions.

A kind reads text into a typed value or reports what is wrong and gives back nothing; it also says itself as JSON Schema. Values
are text until they come here, so `no` is a word for one kind and a boolean for another.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final, Protocol

from scenarios.language.document import Mark, Plain
from scenarios.language.reading import Reading, found
from scenarios.language.references import PART_OF, RESERVED, STANDIN
from scenarios.language.tongues import TWO_LETTERS
from sim.model import indicators
from sim.model.people import Claimed

SECONDS_IN: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION: Final = re.compile(r"([0-9]{1,7})([smhd])", re.ASCII)
_TIME: Final = re.compile(r"(?:day ([1-9][0-9]?) )?([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}", re.ASCII)
_WHOLE: Final = re.compile(r"-?(0|[1-9][0-9]{0,8})", re.ASCII)
_CRITERION: Final = re.compile(r"[A-Z]{1,4}-?[0-9]{1,3}[a-z]?(\.[a-z][a-z0-9_]*)?", re.ASCII)
_DAY: Final = 86400


class Kind(Protocol):
    """`read` gives the typed value, or reports and gives None. `path`: where it stands (`people.madina.label`)."""

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


class Single(ABC):
    """A kind whose values are one scalar each; subclasses say how its text is read."""

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if type(value) is not str:
            return reading.report("SC0105", mark, found=found(value))
        return self.convert(value, mark, reading)

    @abstractmethod
    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        """The value of a text, or None where it was reported."""

    def schema(self) -> dict[str, Any]:
        return {"type": "string"}


class Free(Single):
    """Text that is kept where it stands, such as the reason a walkthrough gives. Not translated."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if not word.strip():
            return reading.report("SC0114", mark)
        if lost := reading.document.eaten(mark):
            return reading.report("SC0113", mark, lost=lost)
        return word.strip()

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


class Text(Free):
    """Wording of the scenario. It goes to the texts, under its path (`text` under the path of what it is the text of); read as that id."""

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        word = super().read(value, mark, path, reading)
        if word is None:
            return None
        where = path.removesuffix(".text")
        reading.texts[where] = word
        reading.text_marks[where] = (reading.document, mark)
        return where


class Word(Single):
    """One of a closed list of words. `called`: the name of the list in the manual, where it is too long to be repeated."""

    def __init__(self, words: Iterable[str], called: str = "") -> None:
        self.words = tuple(words)
        self.called = called

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        return word if word in self.words else reading.report("SC0106", mark, near=self.words, word=word)

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


class Language(Single):
    """A language by its ISO 639 code; `no` is Norwegian."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if word in TWO_LETTERS or re.fullmatch("[a-z]{3}", word, re.ASCII):
            return word
        if re.fullmatch("[a-z]{2}", word, re.ASCII):
            no_such = "ISO 639-1 has no such language. Write its code there, as in uz, ru, kk; a language without one has three letters."
            return reading.report("SC0106", mark, word=word, hint=no_such)
        return reading.report(
            "SC0106", mark, word=word, hint="A language is written by its code of two or three small letters: uz, ru, kk."
        )

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z]{2,3}$"}


class NewId(Single):
    """An id that is declared here."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if not _ID.fullmatch(word):
            better = re.sub(r"[^a-z0-9_]+", "_", word.lower()).strip("_")[:60]
            return reading.report("SC0112", mark, word=word, better=better if _ID.fullmatch(better) else "madina")
        if word in RESERVED:
            return reading.report("SC0118", mark, word=word)
        return word

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,59}$"}


class Id(Single):
    """The id of something declared elsewhere in the scenario. `kinds`: `person|vehicle`; `also`: words that may stand instead."""

    def __init__(self, kinds: str, also: tuple[str, ...] = ()) -> None:
        self.kinds = tuple(kinds.split("|"))
        self.also = also
        self.called = " or ".join(self.kinds)

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if reading.names.has(self.kinds, word) or word in self.also:
            return word
        if word == STANDIN and reading.group and "person" in self.kinds:
            return word
        return self.unknown(word, mark, reading)

    def unknown(self, word: str, mark: Mark, reading: Reading) -> Any:
        known = [*reading.names.all(self.kinds), *self.also]
        parts = " or ".join(f"`{PART_OF[kind]}`" for kind in self.kinds if kind in PART_OF)
        if known or not parts:
            return reading.report("SC0220", mark, near=known, word=word, kind=self.called)
        return reading.report("SC0220", mark, word=word, kind=self.called, hint=f"Declare it under {parts}.")


class Holder(Id):
    """Where a thing is: with a person, in a room, or `seat:post` for the hands of the officer at that seat."""

    def __init__(self) -> None:
        super().__init__("person|room")

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if word.startswith("seat:"):
            return word if word[5:] in reading.names.of["seat"] else _SEAT.unknown(word[5:], mark, reading)
        return super().convert(word, mark, reading)


_SEAT: Final = Id("seat")


class Indicator(Single):
    """A published indicator: `ilo.d1.job`, `unodc.lets_others_speak`; `shows`: words that a memory may support besides."""

    def __init__(self, shows: Collection[str] = ()) -> None:
        self.shows = shows

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if indicators.known(word) or word in self.shows:
            return word
        near = [*indicators.INDICATORS, *(f"unodc.{name}" for name in indicators.UNODC), *self.shows]
        return reading.report("SC0225", mark, near=near, word=word)

    def schema(self) -> dict[str, Any]:
        return {"enum": [*indicators.INDICATORS, *(f"unodc.{name}" for name in indicators.UNODC), *self.shows]}


class Criterion(Single):
    """A standard (`VC-01`, `LR1`), one criterion of it (`VC-01.alone`), or an inject that expects something (`inject.call_from_owner`)."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if word.startswith("inject."):
            return word if word[7:] in reading.names.of["inject"] else _INJECT.unknown(word[7:], mark, reading)
        known = reading.criteria
        if word in known if known else _CRITERION.fullmatch(word):
            return word
        return reading.report("SC0227", mark, near=known or None, word=word)


_INJECT: Final = Id("inject")


class Sign(Single):
    """A way to a fact: `madina.promised_cafe` (a cue or memory), `slip.number` (a cue of a thing), `slip` (a thing), a beat or inject."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        known = reading.names.signs
        if word in known:
            return known[word]
        return reading.report("SC0220", mark, near=known, word=word, kind="cue, memory, thing, beat or inject")


class Whole(Single):
    """A whole number from `low` to `high`."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if _WHOLE.fullmatch(word) and self.low <= int(word) <= self.high:
            return int(word)
        return reading.report("SC0107", mark, word=word, low=self.low, high=f"{self.high:,}")

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


class YesNo(Single):
    """yes or no; true and false are understood."""

    _MEANS: Final = {"yes": True, "no": False, "true": True, "false": False}

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if word in self._MEANS:
            return self._MEANS[word]
        return reading.report("SC0108", mark, word=word)

    def schema(self) -> dict[str, Any]:
        return {"enum": ["yes", "no", True, False]}


class Duration(Single):
    """One number and a unit, read as seconds: 40s, 35m, 2h, 3d. `lasts`: nothing at all is no answer."""

    def __init__(self, *, lasts: bool = False) -> None:
        self.lasts = lasts

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if match := _DURATION.fullmatch(word):
            if self.lasts and not int(match[1]):
                return reading.report("SC0109", mark, word=word, hint="It has to last: write 1s or more, such as 40s, 35m, 2h or 3d.")
            return int(match[1]) * SECONDS_IN[match[2]]
        digits = re.fullmatch(r"([0-9]{1,7}) ?(s|m|h|d)?[a-z]*\.?", word, re.ASCII)
        if digits:
            return reading.report(
                "SC0109", mark, word=word, hint=f"Did you mean `{int(digits[1])}{digits[2] or 'm'}`? The units are s, m, h and d."
            )
        return reading.report("SC0109", mark, word=word)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{1,7}[smhd]$"}


class Moment(Single):
    """A clock time, read as seconds since the exercise began: 06:30 is the first after the start, `day 2 05:40` names the day."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        seconds = moment(word, reading.start)
        if seconds is None:
            hint = "This is a duration. A time is written 06:30 or day 2 05:40." if _DURATION.fullmatch(word) else None
            return reading.report("SC0110", mark, word=word, hint=hint or "")
        if seconds < 0:
            return reading.report("SC0110", mark, word=word, hint="This is before the exercise begins.")
        return seconds

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^(day [1-9][0-9]? )?[0-2]?[0-9]:[0-5][0-9]$"}


def moment(word: str, start: int) -> int | None:
    """Seconds from the start (a second of the day) to the time that `word` names; negative before it; None where it is no time."""
    match = _TIME.fullmatch(word)
    if match is None:
        return None
    clock = int(match[2]) * 3600 + int(match[3]) * 60 - start
    return clock + (int(match[1]) - 1) * _DAY if match[1] else clock % _DAY


class Hours(Single):
    """A span of opening hours, read as [from, to) in seconds since the exercise began: 09:00-18:00, 22:00-06:00, day 2 09:00-18:00."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        opens, _, closes = word.partition("-")
        begin, end = moment(opens.strip(), reading.start), moment(closes.strip(), reading.start)
        if begin is None or end is None or closes.strip().startswith("day"):
            return reading.report("SC0117", mark, word=word)
        if opens.startswith("day"):
            end = begin + (end - begin) % _DAY
        elif end <= begin:  # open already when the exercise begins, or over midnight
            begin = end - (end - begin) % _DAY
        return [max(0, begin), max(0, end)]

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^(day [1-9][0-9]? )?[0-2]?[0-9]:[0-5][0-9] ?- ?[0-2]?[0-9]:[0-5][0-9]$"}


class Date(Single):
    """An ISO date."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if not iso_date(word):
            return reading.report("SC0111", mark, word=word, what="a date", form="A date is written year-month-day: 2008-02-03.")
        return word

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class Start(Single):
    """The date and minute at which the exercise begins, read as ISO text."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        day, _, clock = word.replace("T", " ").partition(" ")
        seconds = moment(clock.strip(), 0)
        if not iso_date(day) or seconds is None or not re.fullmatch("[0-9]{2}:[0-9]{2}", clock.strip()):
            return reading.report(
                "SC0111", mark, word=word, what="a date and time", form="It is written year-month-day hour:minute: 2025-10-13 05:20."
            )
        return f"{day}T{clock.strip()}"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-2][0-9]:[0-5][0-9]$"}


def iso_date(word: str) -> bool:
    """Whether this is a real date, written year-month-day."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", word, re.ASCII):
        return False
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True


class Condition(Single):
    """A condition over the world (in a walkthrough: over the seat's view). Kept as text, compiled in the references stage."""

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        if lost := reading.document.eaten(mark):
            return reading.report("SC0113", mark, lost=lost)
        reading.ask(word, mark)
        return word

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "boolean"]}


class Claims:
    """What is claimed, true or false: `{madina.speaks: uz, madina.age: 19}`, read as a list."""

    _ABOUT: Final = Id("person|vehicle|thing|contact|place")

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if type(value) is not dict:
            return reading.report("SC0103", mark, what="This", found=found(value))
        claims: list[Claimed] = []
        for key, said in value.items():
            key_mark, said_mark = mark[4][key]
            subject, dot, attribute = key.partition(".")
            if not dot or not _ID.fullmatch(attribute) or type(said) is not str or not said:
                reading.report("SC0115", key_mark if type(said) is str else said_mark, word=key)
                continue
            self._ABOUT.read(subject, key_mark, path, reading)
            claims.append(Claimed(subject, attribute, int(said) if _WHOLE.fullmatch(said) else said))
        return claims

    def schema(self) -> dict[str, Any]:
        names = {"pattern": "^[A-Za-z][A-Za-z0-9_]*\\.[A-Za-z][A-Za-z0-9_]*$"}
        return {"type": "object", "propertyNames": names, "additionalProperties": {"type": ["string", "number", "boolean"]}}
