"""An interview on the screen: the sentence that will be said, who is there, how long it lasts, and the stop word, always."""

import pytest

from scoring.interviews import interviews
from tests.test_night_bus_full import plan
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tui import whom
from tui.panes import boards, interview
from tui.screens.workspace import Workspace
from zholda.session import Session

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
    assert "Present: your colleague. In the room too: man with a stack of papers; tall man, no luggage." in told
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
    play.submit("act", {"verb": "interview", "step": "ask", "person": "mira", "topic": "journey", "question": "free_recall"})
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
        assert "paused" in text(pilot).casefold()


async def test_a_topic_is_chosen_and_a_sentence_said_by_its_number():
    play = talking("assessment")
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "enter", "1")
        assert getattr(pilot.app.screen, "topic", "") == "journey"
        await press(pilot, "1")
        asked = commands(play)[-1].args
        assert asked == {"verb": "interview", "step": "ask", "person": "mira", "topic": "journey", "question": "free_recall"}
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


# --- who was granted -----------------------------------------------------------------------------------------------------------


def asked_formally(*present: str) -> Session:
    """The investigator asks her formally, hours after a lawyer was asked for."""
    session = Session.open("night-bus", seat="investigator", others="ordinary", seed=5, keep=False)
    session.advance(4 * 3600)
    session.submit("act", {"verb": "request", "service": "duty_lawyer"})
    session.advance(session.now + 6 * 3600)
    begin = {"verb": "interview", "person": "grey_coat", "status": "suspect", "warned": True, "recorded": True, "present": list(present)}
    session.submit("act", begin)
    session.advance(session.now + 1300)
    assert session.view().interview is not None
    return session


def head_of(session: Session) -> str:
    talk = session.view().interview
    assert talk is not None
    return "\n".join(interview.head(session, session.view(), talk))


def test_a_lawyer_who_was_granted_and_sits_with_them_is_present():
    told = head_of(asked_formally("duty_counsel"))
    assert "Present: the duty lawyer." in told
    assert "not with them" not in told
    assert "no interpreter" in told, "one's own words are nobody's voice"


def test_when_her_time_is_over_the_line_says_that_the_lawyer_left_and_the_pane_who_is_there_now():
    session = asked_formally("duty_counsel")
    while "duty_counsel" in session.view().here():
        session.advance(session.now + 600)
    [gone] = [line for line in session.view().lines if line.wording == "engine.interview_without"]
    told = head_of(session)
    assert f"Present: nobody else. Left before the end: the duty lawyer ({session.time(gone.at)})." in told
    [asked] = [one for one in interviews(session._exercise.journal, plan().scenario, {"begins": 79200, "ends": 21600}) if one.formal]
    assert asked.left == (("duty_counsel", gone.at),)


def test_a_lawyer_who_was_granted_and_does_not_sit_with_them_is_named_as_such():
    assert "Present: nobody else. Granted and here, but not with them: the duty lawyer." in head_of(asked_formally())


def test_whoever_comes_for_a_body_stands_before_colleagues_and_the_case_in_who_sits_down_beside():
    with Session.open("night-bus", seat="investigator", others="slow", seed=5, keep=False) as play:
        play.advance(8000)
        listed = whom.listed(
            play, play.view(), "present", ["madina", "ruslan", "captain", "zhibek"], frozenset({"ruslan"}), motion="", officers=False
        )
        known = [one for one in listed if play.public.serves(one)]
    assert listed[: len(known)] == known
    assert known.index("ruslan") == len(known) - 1
    assert listed[-1] == "madina"


def test_the_interpreter_stands_with_the_languages_that_are_known_and_how_they_are_heard():
    play = talking()
    play.view().people["aside"].claims["speaks"] = "uz"
    assert interview.interpreter(play, play.view(), "aside") == "your colleague (Uzbek)"
    assert interview.interpreter(play, play.view(), "lena").endswith("(Russian, xx, by telephone)")


def test_a_break_is_said_with_its_minute():
    play = talking()
    play.submit("act", {"verb": "meet_need", "people": ["mira"], "need": "water"})
    play.advance(play.now + 200)
    talk = play.view().interview
    assert talk is not None
    assert "1 break · a break since " in interview.clock(play, talk)
