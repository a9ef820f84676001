"""Translating a scenario, or the standards: texts go into `translations/<language>.po`, come back translated, and are compiled for play.

A PO file can be worked on with Poedit, Weblate or any editor. Each entry has the id of the text as its context, so a text keeps its
translation when it moves; when it is changed, the old translation stays beside it as a suggestion and is marked as doubtful.
Needs Babel, which a play does not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sim.model.people import Claimed
from zholda import folders, tongue
from zholda.session.problems import SessionError, in_words
from zholda.wording import cases, catalogues
from zholda.wording import standards as standards_in_words

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_MARK: Final = re.compile(r"\{[^{}]*\}")
_VARIANT: Final = re.compile(r"^varies\.[^.]+\.[^.]+\.texts\.")  # when played, a variant's text stands where the other would


@dataclass(frozen=True, slots=True)
class Translation:
    """How far a translation is. `missing`, `doubtful` (the text was changed since) and `marks` (a placeholder of the text is not in its
    translation, or one too many) are ids of texts; `path`: the file to work on."""

    path: Path
    texts: int
    missing: tuple[str, ...]
    doubtful: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def done(self) -> int:
        """Texts that will be shown translated."""
        return self.texts - len(self.missing) - len(self.doubtful) - len(self.marks)


STANDARDS: Final = "standards"  # the word by which their texts are asked for


def texts(scenario: str | Path, language: str, *, write: bool = True) -> Translation:
    """Bring the translation of a scenario, or of the standards, up to date and compile it; without `write` only say how far it is.

    Raises SessionError for a language we do not have or a file that is no PO file, MaterialProblems for a scenario with faults.
    """
    if language not in tongue.LANGUAGES or language == tongue.BASE:
        others = ", ".join(code for code in tongue.LANGUAGES if code != tongue.BASE)
        raise SessionError(f"there is no translation into `{language}`. There are: {others}")
    folder, written = _written(scenario)
    path = cases.file_of(folder, language).with_suffix(".po")
    catalogue = _catalogue(path, language, written)
    missing, doubtful, marks = [], [], []
    for entry in catalogue:
        if entry.id and not entry.string:
            missing.append(str(entry.context))
        elif entry.id and entry.fuzzy:
            doubtful.append(str(entry.context))
        elif entry.id and sorted(_MARK.findall(str(entry.string))) != sorted(_MARK.findall(str(entry.id))):
            marks.append(str(entry.context))
    if write:
        _write(path, catalogue, set(marks))
    return Translation(path, len(catalogue), tuple(missing), tuple(doubtful), tuple(marks))


def _written(scenario: str | Path) -> tuple[Path, Mapping[str, str]]:
    """The folder beside which translations stand, and the texts by their ids."""
    from scenarios.language.library import find_exercise
    from zholda.session.material import load, standards

    if scenario == STANDARDS:
        return folders.STANDARDS, standards_in_words.texts(standards())
    with in_words():
        where = find_exercise(scenario)[0]
    case = load(scenario)
    return where if where.is_dir() else where.parent, {**case.texts, **{cases.VALUE + said: said for said in _said(case)}}


def _said(case: object) -> Iterator[str]:
    """What claims of a scenario say in prose or as a name. Codes have words of ours, numbers need none."""
    for claim in claimed(case):
        said = str(claim.value)
        if any(sign.isalpha() for sign in said) and (not said.isidentifier() or not said.islower()):
            yield said


def claimed(part: object) -> Iterator[Claimed]:
    """Every claim that is written anywhere in a scenario or a part of one, also in what happens."""
    if isinstance(part, Claimed):
        yield part
    elif isinstance(part, Mapping):
        if {"subject", "attribute", "value"} <= part.keys():
            yield Claimed(part["subject"], part["attribute"], part["value"])
        else:
            for one in part.values():
                yield from claimed(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from claimed(getattr(part, one.name))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from claimed(one)


def _catalogue(path: Path, language: str, written: Mapping[str, str]) -> "Catalog":
    """The texts as they stand, each with the translation that it has."""
    try:
        from babel.messages.catalog import Catalog
        from babel.messages.pofile import PoFileError, read_po
    except ModuleNotFoundError as problem:
        raise SessionError("translating needs Babel, which playing does not. Install it: pip install babel") from problem
    kept = {}
    if path.is_file():
        try:
            with path.open("rb") as file:
                kept = {str(entry.context): entry for entry in read_po(file, locale=language, abort_invalid=True) if entry.id}
        except (PoFileError, ValueError) as problem:
            raise SessionError(f"{path}: this is no PO file ({problem}). Correct it, or remove it to begin anew") from problem
    fresh = Catalog(locale=language, fuzzy=False)
    for name, text in written.items():
        if not text.strip():
            continue
        old = kept.get(name)
        changed = old is not None and bool(old.string) and (old.id != text or old.fuzzy)
        fresh.add(text, string=old.string if old is not None else "", context=name, flags=["fuzzy"] if changed else [])
    return fresh


def _write(path: Path, catalogue: "Catalog", without: set[str]) -> None:
    """Both files. A translation whose placeholders are wrong is not compiled: the text is then shown as it was written."""
    from babel.messages.catalog import Catalog

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(catalogues.written(catalogue))
    good = Catalog(locale=catalogue.locale, fuzzy=False)
    for entry in catalogue:
        if entry.id and entry.string and not entry.fuzzy and entry.context not in without:
            good.add(entry.id, string=entry.string, context=_VARIANT.sub("", str(entry.context)))
    path.with_suffix(".mo").write_bytes(catalogues.compiled(good))
