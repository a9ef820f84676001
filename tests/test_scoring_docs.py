"""The pages about standards say what the code does.

`python tests/test_scoring_docs.py` writes docs/reference/standards/catalogue.md again.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scoring.happenings import FACTS, NAMES  # noqa: E402
from scoring.model import CODES, FORMS  # noqa: E402
from scoring.reference import page  # noqa: E402
from sim.law import CIRCUMSTANCES  # noqa: E402
from tests.standards.scene import standards  # noqa: E402

CATALOGUE = ROOT / "docs/reference/standards/catalogue.md"
FORMAT = (ROOT / "docs/reference/standards/format.md").read_text(encoding="utf-8")


def table(name: str) -> set[str]:
    """Words in the first column of a table."""
    inside = FORMAT.split(f"<!-- {name} -->")[1].split(f"<!-- end of {name} -->")[0]
    return {word for line in inside.splitlines() for word in re.findall(r"`([a-z_.<>]+)`", line.split("|")[1] if "|" in line else "")}


def test_the_catalogue_is_made_of_the_standards():
    assert CATALOGUE.read_text(encoding="utf-8") == page(standards()), "write it again: python tests/test_scoring_docs.py"


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
    CATALOGUE.write_text(page(standards()), encoding="utf-8")
