"""The page on indicators says what the tables say. `python tests/test_indicators_docs.py` writes it again."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scoring.indicators.reference import page  # noqa: E402
from sim.model.indicators import INDICATORS  # noqa: E402
from sim.model.leaflet import LEAFLET  # noqa: E402

PAGE = ROOT / "docs/reference/indicators.md"


def test_the_page_is_made_of_the_tables():
    assert PAGE.read_text(encoding="utf-8") == page(), "write it again: python tests/test_indicators_docs.py"


def test_every_indicator_stands_in_it_and_every_unverified_weight_says_so():
    lines = {line.split("`")[1]: line for line in page().splitlines() if line.startswith(("| `ilo.", "| `unodc."))}
    assert set(lines) >= {*INDICATORS, *(one.id for one in LEAFLET.values())}
    for one in INDICATORS.values():
        assert lines[one.id].count("(unverified)") == sum(not cell.verified for cell in one.cells)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
