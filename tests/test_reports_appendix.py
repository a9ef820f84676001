"""The director's appendix: the numbers behind the persons are told in words, and no identifier stands in them."""

import re

import pytest

from scoring.reports.appendix import appendix
from scoring.reports.gathering import lives
from scoring.reports.material import written
from sim.behaviours.persons import CALMS, TRUST_MOVES
from sim.model import terms
from tests.small_case import LINES, entries
from tests.test_reports import opened
from zholda import tongue
from zholda.session.reports import spoken
from zholda.wording import catalogue

MOVED = (
    "07:00 LevelChanged person=madina level=trust.police value=23 why=kept_apart",
    "07:00 LevelChanged person=madina level=officer.post value=2 why=kept_apart.post",
    "07:10 LevelChanged person=madina level=fear value=2 why=injects.remark_again#7",
    "07:20 LevelChanged person=madina level=fear value=3 why=storylines.owner.pays_two#2",
)


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_a_level_and_why_it_moved_are_told_in_words(language):
    """'officer.post: 06:08 2 (kept_apart.post)' stood there."""
    tongue.use(language)
    try:
        journal = entries([*LINES[:15], *MOVED, *LINES[-2:]])
        material = written(journal)
        numbers = appendix(journal, lives(journal, material), material, spoken(opened(journal))).numbers
        said = [(one.level, why) for one in numbers for _, _, _, why in one.steps]
        assert len(said) >= len(MOVED)
        assert not [text for pair in said for text in pair if re.search(r"[_#.<]", text)]
    finally:
        tongue.use("en")


def test_every_level_and_every_reason_of_the_published_tables_has_words():
    words = catalogue()
    assert [level for level in (*terms.LEVELS, "officer", "trust_police", "trust_ngo") if f"debrief.level.{level}" not in words] == []
    assert [why for why in (*TRUST_MOVES, *CALMS) if f"debrief.moved.{why}" not in words] == []
