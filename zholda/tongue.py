"""The language in which Zholda speaks: one for the whole program, and it may change at any moment.

Words of screens and commands are written in English where they are used and go through `_`; their Russian and Kazakh stand in
`wording/ru.po` and `wording/kk.po` (`python -m zholda.wording.catalogues` compiles them). A language that lacks a sentence shows the
English one. Nothing here reaches a journal: that holds names of texts, so an exercise is the same in every language.
"""

import gettext
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

LANGUAGES: Final = {"en": "English", "ru": "Русский", "kk": "Қазақша"}  # each by its own name, so that it is found from any other
BASE: Final = "en"
A_WEEK: Final = 168  # hours


class _Spoken:
    """What is spoken now."""

    language = BASE
    words: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak this language from now on; one that we do not have leaves everything as it is."""
    if language not in LANGUAGES:
        return
    compiled = Path(__file__).with_name("wording") / f"{language}.mo"
    _Spoken.language = language
    _Spoken.words = gettext.NullTranslations()
    if language != BASE and compiled.is_file():
        with compiled.open("rb") as file:
            _Spoken.words = gettext.GNUTranslations(file)


def spoken() -> str:
    """The language spoken now, by its ISO 639-1 code."""
    return _Spoken.language


def of_this_machine(environment: Mapping[str, str], chosen: str = "") -> str:
    """The language to begin with: `ZHOLDA_LANGUAGE`, else the one `chosen` before, else the first of LANGUAGE, LC_ALL, LC_MESSAGES and
    LANG that names one of ours. "" where none does."""
    named = [environment.get("ZHOLDA_LANGUAGE", ""), chosen]
    named += [one for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") for one in environment.get(name, "").split(":")]
    codes = (one.partition(".")[0].partition("_")[0].partition("-")[0].casefold() for one in named)
    return next((code for code in codes if code in LANGUAGES), "")


# --- texts -------------------------------------------------------------------------------------------------------------------


def _(text: str) -> str:
    """The text in the language spoken now. Arguments are put in afterwards: `_("until {time}").format(time=...)`."""
    return _Spoken.words.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """The text in the form that goes with this number, the number put in: `n_("{n} line", "{n} lines", 3)`."""
    return _Spoken.words.ngettext(one, many, count).format(n=number(count))


def p_(context: str, text: str) -> str:
    """The text where the English alone does not say what is meant. `context` is for translators and never shown."""
    return _Spoken.words.pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Marks a text for translation where it is written; `_` translates it where it is used."""
    return text


# --- numbers and dates. What they look like in each language is checked against CLDR by tests/test_i18n.py -----------------------


def number(value: int) -> str:
    """A whole number with its thousands parted as the language does it."""
    return f"{value:,}".replace(",", p_("what parts thousands", ","))


def listed(words: list[str]) -> str:
    """Several words as a sentence lists them: `a, b and c`; with semicolons where one of them has a comma of its own."""
    if len(words) < 2:
        return "".join(words)
    if any("," in word for word in words):
        return "; ".join(words)
    return p_("a list: all but the last, and the last", "{most} and {last}").format(most=", ".join(words[:-1]), last=words[-1])


def span(seconds: int) -> str:
    """A length of time in words: `40 s`, `2 min`, `1 h 5 min`, `3 days`; from a week on in whole days."""
    if seconds < 60:
        return _("{seconds} s").format(seconds=seconds)
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    if hours >= A_WEEK or (hours >= 48 and not minutes and hours % 24 == 0):  # nobody counts the hours of weeks
        return n_("{n} day", "{n} days", hours // 24)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes) if minutes else _("{hours} h").format(hours=hours)


def weekday(then: datetime) -> str:
    """The day of the week, short."""
    days = (
        p_("day", "Mon"), p_("day", "Tue"), p_("day", "Wed"), p_("day", "Thu"), p_("day", "Fri"), p_("day", "Sat"), p_("day", "Sun"),
    )  # fmt: skip
    return days[then.weekday()]


def date_and_clock(then: datetime) -> str:
    """`Mon 13 Oct 05:42`."""
    months = (
        p_("month", "Jan"), p_("month", "Feb"), p_("month", "Mar"), p_("month", "Apr"), p_("month", "May"), p_("month", "Jun"),
        p_("month", "Jul"), p_("month", "Aug"), p_("month", "Sep"), p_("month", "Oct"), p_("month", "Nov"), p_("month", "Dec"),
    )  # fmt: skip
    shape = p_("date and time", "{weekday} {day} {month} {clock}")
    return shape.format(weekday=weekday(then), day=then.day, month=months[then.month - 1], clock=f"{then:%H:%M}")
