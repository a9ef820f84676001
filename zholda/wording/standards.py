"""The standards in another language than they were written in: `translations/<language>.mo` beside them, as a scenario has it.

Scoring knows the English of a standard and no language. Whoever tells of it hands it through `spoken`. A translation counts only while
the sentence it was made from stands in the standard; until somebody has translated the new one, that is shown as it is written.
"""

import gettext
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from zholda import folders, tongue
from zholda.wording import cases

if TYPE_CHECKING:
    from scoring.model import Criterion, Example, Source, Standard

SOURCE: Final = "source"  # how ids of the words of a citation begin; the words themselves follow
_WORDS: Final = re.compile(r"[A-Za-z]{4}")  # the number of an article alone needs no translation

Say = Callable[[str, str], str]  # id and English -> the text in a language


def spoken(standards: "tuple[Standard, ...]") -> "tuple[Standard, ...]":
    """The standards in the language spoken now."""
    if tongue.spoken() == tongue.BASE:
        return standards
    said = _words(tongue.spoken()).pgettext
    return tuple(_told(one, said) for one in standards)


def citation(text: str) -> str:
    """The title of a source, or which part of it is meant, in the language spoken now."""
    return _words(tongue.spoken()).pgettext(f"{SOURCE}.{text}", text) if text else ""


def texts(standards: "Iterable[Standard]") -> dict[str, str]:
    """Everything in standards that is said to people, by its id: `VC-22.title`, `VC-22.unconditional.rule`."""
    found: dict[str, str] = {}

    def noted(name: str, text: str) -> str:
        found[name] = text
        return text

    for one in standards:
        _told(one, noted)
        for source in (*one.sources, *(source for criterion in one.criteria for source in criterion.sources)):
            _cited(source, noted)
    return found


@cache
def _words(language: str) -> gettext.NullTranslations:
    path = cases.file_of(folders.STANDARDS, language)
    if language == tongue.BASE or not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def _told(one: "Standard", say: Say) -> "Standard":
    """A standard with every text that is said to people put through `say`, and of its examples those that are told. What judges stays."""
    return replace(
        one,
        title=say(f"{one.id}.title", one.title),
        paraphrase=say(f"{one.id}.paraphrase", one.paraphrase),
        criteria=tuple(_criterion(criterion, say) for criterion in one.criteria),
        examples=tuple(replace(example, says=say(f"{example.criterion}.{example.kind}", example.says)) for example in shown(one)),
    )


def shown(one: "Standard") -> "Iterator[Example]":
    """The first tiny journal of each kind for each criterion: what is told of them; the rest stands in the file of the standard."""
    told: set[tuple[str, str]] = set()
    for example in one.examples:
        if (example.criterion, example.kind) not in told:
            told.add((example.criterion, example.kind))
            yield example


def _criterion(one: "Criterion", say: Say) -> "Criterion":
    exceptions = {
        code: replace(excuse, lines=tuple(say(f"{one.id}.{code}.{n}", line) for n, line in enumerate(excuse.lines, 1)))
        for code, excuse in one.exceptions.items()
    }
    return replace(
        one, title=say(f"{one.id}.title", one.title), rule=say(f"{one.id}.rule", one.rule),
        better=say(f"{one.id}.better", one.better), exceptions=exceptions,
        parts=tuple(replace(part, title=say(f"{one.id}.parts.{part.name}", part.title)) if part.title else part for part in one.parts),
    )  # fmt: skip


def _cited(one: "Source", say: Say) -> None:
    for text in filter(_WORDS.search, (one.title, one.article)):
        say(f"{SOURCE}.{text}", text)
