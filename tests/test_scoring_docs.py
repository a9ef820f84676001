"""The pages about standards say what the code does.

`python tests/test_scoring_docs.py` writes the pages of docs/reference/standards that are made from the standards again.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scoring.model import CODES, FORMS  # noqa: E402
from scoring.reference import file_name, index, page  # noqa: E402
from scoring.vocabulary import FACTS, NAMES  # noqa: E402
from sim.law import CIRCUMSTANCES  # noqa: E402
from tests.standards.scene import standards  # noqa: E402

PAGES = ROOT / "docs/reference/standards"
WRITTEN = ("format.md",)  # by hand
FORMAT = (ROOT / "docs/reference/standards/format.md").read_text(encoding="utf-8")


def table(name: str) -> set[str]:
    """Words in the first column of a table."""
    inside = FORMAT.split(f"<!-- {name} -->")[1].split(f"<!-- end of {name} -->")[0]
    return {word for line in inside.splitlines() for word in re.findall(r"`([a-z_.<>]+)`", line.split("|")[1] if "|" in line else "")}


def made() -> dict[str, str]:
    """Every page that is made, by its file name."""
    return {"index.md": index(standards()), **{file_name(standard): page(standard) for standard in standards()}}


def test_the_pages_are_made_of_the_standards():
    there = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md") if path.name not in WRITTEN}
    assert there == made(), "write them again: python tests/test_scoring_docs.py"


def test_a_source_that_nobody_read_says_so_on_its_page():
    for standard in standards():
        for source in standard.sources:
            said = [line for line in page(standard).splitlines() if line.startswith(f"- {source.title}")]
            assert all(("the text was not read" in line) == source.unverified for line in said), said


def test_every_source_that_a_standard_cites_is_in_the_list_of_sources():
    listed = (ROOT / "docs/explanation/sources.md").read_text(encoding="utf-8")
    for standard in standards():
        for source in standard.sources:
            assert f"| {source.title} |" in listed, f"{standard.id} cites {source.title}"


def test_every_happening_is_named():
    families = {f"{name.split('.')[0]}." if "." in name else name for name in NAMES}
    named = {f"{word.split('.')[0]}." if "." in word else word for word in table("names")} - {"act"}
    assert named == families


def test_every_fact_is_named():
    assert table("facts") == set(FACTS)


def test_every_circumstance_is_named():
    named = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs/reference/circumstances.md").read_text(encoding="utf-8")))
    assert set(CIRCUMSTANCES) <= named


def test_every_exception_and_every_form_is_explained():
    explained = (ROOT / "docs/explanation/how-results-are-made.md").read_text(encoding="utf-8")
    assert all(f"| {code} |" in explained for code in CODES)
    assert all(f"| `{form}` |" in FORMAT for form in FORMS)


if __name__ == "__main__":
    for old in PAGES.glob("*.md"):
        if old.name not in WRITTEN:
            old.unlink()
    for name, text in made().items():
        (PAGES / name).write_text(text, encoding="utf-8")
