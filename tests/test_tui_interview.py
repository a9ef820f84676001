"""An interview on the screen: the sentence that will be said, who is there, how long it lasts, and the stop word, always."""

import pytest

from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tui import boards, interview
from tui.screens.workspace import Workspace

STOP = "Stop word: F9"


def talking(mode: str = "training") -> FakePlay:
    """An interview with the girl is open; a colleague interprets and sits by."""
    play = landed(mode)
    begin = {
        "verb": "interview",
        "person": "mira",
        "voice": "aside",
        "status": "witness",
        "warned": True,
        "recorded": True,
        "present": ["aside"],
    }
    play.submit("act", begin)
    play.advance(play.now + 600)
    assert play.view().interview is not None
    return play


def test_the_head_says_as_what_with_whom_and_how_long():
    play = talking()
    talk = play.view().interview
    assert talk is not None
    told = "\n".join(interview.head(play, play.view(), talk))
    assert "As witness: warned and told their rights, recorded, interpreter: your colleague." in told
    assert "Present: your colleague." in told
    assert "0 s of talk · no break yet" in told
    play.advance(play.now + 3700)
    later = play.view().interview
    if later is not None:
        assert "an hour without a break" in interview.clock(play, later)


@pytest.mark.parametrize(("mode", "type_"), [("training", "lets them tell it"), ("assessment", "")])
def test_the_type_of_a_question_is_shown_in_training_only(mode, type_):
    play = talking(mode)
    first = interview.questions(play, play.offers(), "journey")[0]
    assert first.sentence.startswith("Please tell me about your journey")
    assert first.type == type_


def test_the_transcript_holds_the_sentence_that_was_said():
    play = talking("assessment")
    play.submit("act", {"verb": "ask", "person": "mira", "topic": "journey", "question": "free_recall"})
    talk = play.view().interview
    assert talk is not None
    assert any("You: Please tell me about your journey" in one for one in interview.transcript(play, play.view(), talk))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
async def test_the_pane_opens_by_itself_and_the_stop_word_is_always_there(size):
    async with at_work(talking("assessment"), size) as pilot:
        assert isinstance(pilot.app.screen, Workspace)
        assert pilot.app.screen.tab == "talk"
        assert STOP in text(pilot)
        await press(pilot, "f3")
        assert pilot.app.screen.tab == "inbox"
        await press(pilot, "k")
        assert STOP in text(pilot)
        await press(pilot, "f9")
        assert "Paused" in text(pilot) or "paused" in text(pilot)


async def test_a_topic_is_chosen_and_a_sentence_said_by_its_number():
    play = talking("assessment")
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "enter", "1")
        assert getattr(pilot.app.screen, "topic", "") == "journey"
        await press(pilot, "1")
        asked = commands(play)[-1].args
        assert asked == {"verb": "ask", "person": "mira", "topic": "journey", "question": "free_recall"}
        assert "girl in a red coat" in text(pilot)


async def test_without_an_interview_there_is_no_such_tab():
    async with at_work(landed("assessment"), (80, 24)) as pilot:
        assert "K Interview" not in text(pilot)
        await press(pilot, "k")
        assert "No interview is open" in text(pilot)
        assert "This act on somebody begins one: Open a formal interview." in text(pilot)


def test_the_rows_are_topic_sentences_break_and_end():
    play = talking()
    talk = play.view().interview
    assert talk is not None
    rows = boards.talk_rows(play, play.view(), play.offers(), talk, "work")
    said = [row.content.plain for row in rows]
    assert said[0].startswith("Topic: work")
    assert said[-2:] == ["  A break: water, rest, air", "  End the interview"]
    assert len([row for row in rows if row.id.startswith(boards.ASK)]) == 7
