"""Each walkthrough reads today as it did when its text was last reviewed. To accept a change: python -m tests.golden.playthrough"""

import pytest

from tests.golden.playthrough import HERE, SCENARIO, text_of, texts


@pytest.mark.parametrize("name", texts())
def test_the_playthrough_reads_as_reviewed(name: str) -> None:
    assert text_of(name) == (HERE / f"{SCENARIO}-{name}.txt").read_text(encoding="utf-8")


def test_no_text_is_left_of_a_walkthrough_that_is_gone() -> None:
    assert {f.stem for f in HERE.glob(f"{SCENARIO}-*.txt")} == {f"{SCENARIO}-{name}" for name in texts()}
