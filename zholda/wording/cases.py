"""The texts of a scenario in another language than it was written in: `translations/<language>.mo` in the scenario's folder.

Each entry names a text by its id (the context) and repeats the text it translates. A translation counts only while that is
still the scenario's text, so a corrected sentence is shown as it was corrected until somebody has translated it again.
`zholda texts` makes the files (zholda.session.translating).
"""

import gettext
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from zholda import folders, tongue

_NAMED: Final = re.compile(r"^(?:people|vehicles|things|places|contacts|services|seats)\.([^.]+)\.(?:label|name)$")
_CALLED: Final = (".label", ".name")  # how the ids of such texts end
_ROOM: Final = re.compile(r"^places\.[^.]+\.rooms\.([^.]+)\.name$")
FOLDER: Final = "translations"
VALUE: Final = "value."  # how the id of what a claim says in prose begins; the prose itself follows


def file_of(folder: Path, language: str) -> Path:
    """Where the compiled translation of the scenario in a folder stands."""
    return folder / FOLDER / f"{language}.mo"


def translated(scenario: str, language: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a scenario of the library in a language, by id; those that are not translated stay as they are written."""
    words = _words(scenario, language)
    return texts if words is None else {name: words.pgettext(name, text) for name, text in texts.items()}


def values(scenario: str, language: str) -> Callable[[str], str]:
    """How a language says what claims of a scenario of the library say in prose; as it is written what is not translated."""
    words = _words(scenario, language)
    return str if words is None else lambda written: words.pgettext(VALUE + written, written)


def _words(scenario: str, language: str) -> gettext.GNUTranslations | None:
    path = file_of(_folder(scenario), language)
    if not scenario or language == tongue.BASE or not path.is_file():
        return None
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def languages(scenario: str) -> list[str]:
    """The languages into which a scenario of the library is translated."""
    return [one for one in tongue.LANGUAGES if one != tongue.BASE and file_of(_folder(scenario), one).is_file()]


def _folder(scenario: str) -> Path:
    """Where a scenario of the library, or one of its cuts, stands."""
    return folders.LIBRARY / folders.spoken(scenario.partition("/")[0])


def labels(texts: Mapping[str, str]) -> dict[str, str]:
    """Id -> label. A person's label goes before a name, which seats come to know only from what they perceive."""
    found: dict[str, str] = {}
    for key, text in texts.items():
        named = (_NAMED.match(key) or _ROOM.match(key)) if key.endswith(_CALLED) else None
        if named and not (key.startswith("people.") and key.endswith(".name")):
            found.setdefault(named[1], text)
    return found
