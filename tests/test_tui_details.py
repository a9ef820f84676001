"""Of every act its voice, its services and, in training, the rule it would break are seen before it is chosen."""

import pytest

from tests.test_tui_play import at_work, landed, press, text
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices

BREAKS = "As it stands, this would break"


def breaking(mode: str = "training"):
    play = landed(mode)
    play.would_break = lambda args: ("art. 131",) if args["verb"] == "check_documents" and mode == "training" else ()  # type: ignore[method-assign]
    return play


async def on_mira(pilot) -> Choices:
    """The acts on the girl in the red coat."""
    work = pilot.app.screen
    assert isinstance(work, Workspace)
    work.query_one("#things", Choices).mark("person-mira")
    await pilot.pause()
    await press(pilot, "right", "home")
    return work.query_one("#acts", Choices)


def rows_under(shown: str, act: str) -> str:
    """What stands in the row under an act."""
    lines = shown.splitlines()
    at = next(n for n, line in enumerate(lines) if act in line)
    return " ".join(_text_under(lines, at).split())


def _text_under(lines: list[str], at: int) -> str:
    return " ".join("".join(line[line.rfind("│") + 1 :] if line.count("│") < 2 else line.split("│")[1]) for line in lines[at + 1 : at + 3])


async def test_at_80_columns_the_voice_stands_under_the_marked_act_and_moves_with_the_mark():
    async with at_work(breaking()) as pilot:
        await on_mira(pilot)
        assert "You are asked who interprets." not in text(pilot)
        for _ in range(9):
            await press(pilot, "down")
            if "Safety check" in next(line for line in text(pilot).splitlines() if "> " in line and "│" in line):
                break
        assert "You are asked who interprets." in rows_under(text(pilot), "Safety check")
        await press(pilot, "up")
        assert "You are asked who interprets." not in text(pilot)


async def test_at_80_columns_the_rule_that_it_would_break_stands_under_the_marked_act():
    async with at_work(breaking()) as pilot:
        listed = await on_mira(pilot)
        assert BREAKS not in text(pilot)
        row = next(option.id for option in listed.options if "Check the papers" in str(option.prompt))
        listed.mark(row or "")
        await pilot.pause()
        assert BREAKS in rows_under(text(pilot), "Check the papers")


async def test_at_160_columns_it_stands_under_every_act_at_once():
    async with at_work(breaking(), (160, 50)) as pilot:
        await on_mira(pilot)
        shown = text(pilot)
        assert BREAKS in rows_under(shown, "Check the papers")
        assert shown.count("You are asked who") >= 3


async def test_in_an_assessment_no_rule_is_named():
    async with at_work(breaking("assessment"), (160, 50)) as pilot:
        await on_mira(pilot)
        assert BREAKS not in text(pilot)
        assert "You are asked who" in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_services_of_an_act_stand_there_too(size):
    async with at_work(landed(), size) as pilot:
        listed = await on_mira(pilot)
        row = next(option.id for option in listed.options if "Offer help" in str(option.prompt))
        listed.mark(row or "")
        await pilot.pause()
        assert "Services:" in rows_under(text(pilot), "Offer help")
