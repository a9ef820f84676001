"""The catalogues of the interface, for those who write or translate: `python -m zholda.wording.catalogues` brings them up to date.

Every text in the source that goes through `_`, `n_`, `p_` or `N_` is gathered, entered into `ru.po` and `kk.po` (what is new has no
translation yet, what is gone is left out), and each is compiled into the `.mo` that the program reads. Needs Babel; a play does not.
"""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zholda import tongue

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT: Final = Path(__file__).resolve().parents[2]
HERE: Final = Path(__file__).parent
SOURCES: Final = ("tui", "zholda")
KEYWORDS: Final = {"_": None, "N_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
HEADER: Final = """# How to translate: docs/how-to/translate.md
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)  # where the format wants one; the catalogues have none
TRANSLATED: Final = tuple(code for code in tongue.LANGUAGES if code != tongue.BASE)


def gathered() -> "Catalog":
    """Every text of the source that is to be translated, in order of file and line."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_file

    found = Catalog(fuzzy=False)
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for line, text, comments, context in extract_from_file("python", path, KEYWORDS, ("For translators:",)):
                found.add(text, locations=[(where, line)], auto_comments=comments, context=context)
    return found


def read(language: str) -> "Catalog":
    """The catalogue of a language as it stands."""
    from babel.messages.pofile import read_po

    with (HERE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def written(catalogue: "Catalog") -> bytes:
    """A catalogue as a file for translators: without dates, names and line numbers, which would change by themselves."""
    from babel.messages.pofile import write_po

    out = io.BytesIO()
    write_po(out, catalogue, width=120, include_lineno=False, omit_header=True)
    return HEADER.format(language=catalogue.locale_identifier, plurals=catalogue.plural_forms).encode() + out.getvalue()


def compiled(catalogue: "Catalog") -> bytes:
    """What the program reads: the same bytes from the same texts, whenever it is written."""
    from babel.messages.mofile import write_mo

    catalogue.creation_date = catalogue.revision_date = NO_DATE
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def updated(language: str) -> "Catalog":
    """The catalogue of a language with exactly the texts of the source, in its order. Nothing is guessed: a new text waits for somebody."""
    from babel.messages.catalog import Catalog

    kept = {(entry.context, entry.id): entry for entry in read(language)}
    fresh = Catalog(locale=language, fuzzy=False)
    for entry in gathered():
        old = kept.get((entry.context, entry.id))
        if entry.id:
            said = old.string if old is not None else ""
            doubt = ["fuzzy"] if old is not None and old.fuzzy else []
            fresh.add(entry.id, said, entry.locations, doubt, entry.auto_comments, context=entry.context)
    return fresh


def main() -> None:
    """Bring every catalogue up to date."""
    for language in TRANSLATED:
        catalogue = updated(language)
        (HERE / f"{language}.po").write_bytes(written(catalogue))
        (HERE / f"{language}.mo").write_bytes(compiled(catalogue))


if __name__ == "__main__":
    main()
