"""The line mode offers whatever the screen shows: every pane has its word, reads the same rows, and leaves the same journal."""

import io
import re

import pytest

from sim.world.seen import SeenEvidence
from tests.test_tui_interview import talking
from tests.test_tui_play import at_work, commands, landed, press
from tests.test_tui_seat import FakePlay
from tests.test_tui_text import TOGETHER
from tui import turn, words
from tui.afterwards import NO_MORE, rating_answers
from tui.keys import WORKSPACE
from tui.line_mode.commands import COMMANDS, PANES, everyday, meant, typed_words
from tui.line_mode.plain import PlainSeat, play_lines
from tui.panes import board, boards, powers, workspace
from tui.panes import map as maps
from zholda import tongue
from zholda.session import Session


def told(play: FakePlay, *lines: str) -> str:
    """What the line mode writes while these lines are typed."""
    out = io.StringIO()
    play_lines(play, io.StringIO("".join(line + "\n" for line in lines)), out)
    return out.getvalue()


def flat(text: str) -> str:
    """Without line breaks and the letters of answers: lines are wrapped, rows are not."""
    return " ".join(re.sub(r"^ +[a-z]+\. ", "", text, flags=re.MULTILINE).split())


# --- every pane has its word ---------------------------------------------------------------------------------------------------------


def test_every_pane_of_the_screen_has_its_word():
    assert set(PANES) == set(workspace.TABS)
    assert set(PANES.values()) <= set(COMMANDS)
    assert {"powers", "find", "all", "decide", "wait", "pause", "leave", "language"} <= set(COMMANDS)  # what keys open on the screen


def test_every_word_does_something():
    assert all(callable(getattr(PlainSeat, f"_{name}")) for name in COMMANDS)


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_no_word_is_another_ones_in_any_language(language):
    tongue.use(language)
    try:
        assert len(typed_words()) == len(COMMANDS)
        assert {typed: meant(typed) for typed in typed_words()} == typed_words()
        assert len(everyday()) > 8
    finally:
        tongue.use("en")


# --- what they read ------------------------------------------------------------------------------------------------------------------


def test_the_map_reads_roads_places_and_journeys():
    play = landed("assessment")
    said = flat(told(play, "map", "0"))
    for row in boards.map_rows(play, maps.known(play, play.view())):
        assert flat(row.content.plain) in said
    assert "Roads: " in said or "No road is known." in said


def test_the_board_reads_elements_and_ties_and_what_carries_them():
    play = landed("training")
    found = board.board(play, play.view())
    said = told(play, "0", "board", "0")
    for row in boards.board_rows(play, play.view(), found):
        assert flat(row.content.plain) in flat(said)
    link = next(one for one in found.links if one.lines)
    letter = next(line.strip()[0] for line in said.splitlines() if "|- " in line or "`- " in line)
    assert flat(board.evidence(play, play.view(), link.lines)[0])[:40] in flat(told(landed("training"), "0", "board", letter))


def test_the_acts_in_the_file_are_read_out_from_the_board_with_minute_and_number():
    play = landed("training")
    play.view().evidence["desk-1"] = SeenEvidence("desk-1", "check_documents", 60, ("mira",))
    letter = next(line.strip()[0] for line in told(play, "board", "0").splitlines() if "In the file" in line)
    assert f"{play.time(60)} Check the papers: {play.label('mira')} (desk-1)" in flat(told(play, "board", letter))


def test_what_falls_due_can_be_waited_for():
    play = landed("assessment")
    letter = told(play, "due", "0").split("The exercise ends")[0].splitlines()[-1].split(".")[0].strip()
    other = landed("assessment")
    told(other, "due", letter, "b")
    assert other.over
    held = landed("assessment")
    told(held, "due", letter, "a")
    assert held.now == 601


def test_an_interview_reads_its_head_its_transcript_and_the_stop_word():
    said = told(talking("training"), "0", "interview", "0")
    assert "As witness: warned and told their rights, recorded, interpreter: your colleague." in flat(said)
    assert "Stop word: the word pause halts everything at once." in said
    assert "no break yet" in said
    assert "No interview is open." in told(landed("assessment"), "interview")


def test_after_a_question_the_next_one_is_asked_for_without_typing_the_word_again():
    said = told(talking("training"), "interview", "a", "a", "b", "c", "0", "leave", "a")
    assert said.count("Interview: ") >= 3, "its name above each list of sentences"
    assert said.count("Stop word: the word pause") == 1, "the head is read once"
    assert "What do you do?" in said, "going back leads to everything else"


async def test_the_same_interview_leaves_the_same_journal_as_on_the_screen():
    lines, screen = talking("assessment"), talking("assessment")
    told(lines, "interview", "a", "a", "b")  # the topic, the journey; then the first sentence
    async with at_work(screen, (80, 24)) as pilot:
        await press(pilot, "enter", "1", "1")
    assert commands(lines)[-1].args == commands(screen)[-1].args
    assert commands(lines)[-1].args["step"] == "ask"
    assert lines.exercise.journal == screen.exercise.journal


def test_services_documents_and_powers_are_read_out():
    said = told(landed("training"), "0", "services", "0", "powers")
    assert "Ambulance (" in said
    assert "You have come upon no papers or things yet." in told(landed("assessment"), "documents")
    assert "Your powers in Lawland" in said
    assert "Stop word: the word pause" in said


def test_a_service_and_a_document_come_into_focus():
    assert "In focus: Ambulance." in told(landed("assessment"), "services", "ambulance")
    play = landed("assessment")
    turn.take(play, "act", {"verb": "check_documents", "people": ["mira", "tolya"], "after": "holder", "from": "foreman"})
    said = told(play, "documents", "new passport")
    assert "a new passport (with man with a stack of papers It says: was held by man with a stack of papers)" in flat(said)
    assert "In focus: a new passport." in said


def test_the_inbox_by_channel_opens_a_line_and_notes_it():
    play = landed("assessment")
    said = told(play, "inbox", "seen", "a", "copy")
    assert "Inbox. A letter opens a line." in said
    assert commands(play)[-1].args["verb"] == "note"
    assert "The ferry comes in." in commands(play)[-1].args["text"]


def test_the_search_finds_notes_lines_and_papers_of_the_file():
    play = landed("assessment")
    typed = ("papers", "a", "ferry at six", "papers", "b", "d", "ferry ticket", "g", "b", "find", "ferr", "0")
    said = told(play, *typed).partition("Found:")[2]
    assert "ferry at six" in said
    assert "The ferry comes in." in said
    assert "Shift note" in said
    assert "Nothing in the notebook, the inbox or the file has these words." in told(landed("assessment"), "find", "zeppelin")


def test_what_was_filed_is_read_again():
    said = told(landed("assessment"), "papers", "b", "d", "none", "g", "b", "papers", "r")
    assert "What you promised\nnone" in said


# --- decisions, ratings --------------------------------------------------------------------------------------------------------------


def test_a_question_says_what_was_known_and_takes_the_reason():
    said = told(landed("training"), "a", "because")
    assert "What came in just before:" in said
    assert said.index("What came in just before:") < said.index("Which letter? (0: not now)")
    assert "after that others act" in said


def test_the_row_that_rates_nothing_more_stands_on_every_question_but_the_last():
    play = landed()
    assert rating_answers(play, last=False)[-1].id == NO_MORE
    assert all(one.id != NO_MORE for one in rating_answers(play, last=True))


# --- hostile text ---------------------------------------------------------------------------------------------------------------------


def test_hostile_text_moves_no_cursor_in_any_pane():
    typed = [part for word in COMMANDS if word not in ("leave", "language") for part in (word, "a", "0", "0", "0")]
    said = told(FakePlay(overwrite=TOGETHER), "wait", "a", "0", "0", *typed)
    assert not {"\x1b", "\r", "\x07", "\x08", "\x9b", "\u202e", "\u2066"} & set(said)
    assert max(len(line) for line in said.splitlines() if " " in line.strip()) < 10_000


def test_powers_agencies_and_map_can_be_read_before_the_first_minute_has_passed():
    play = FakePlay()
    said = told(play, "powers", "map", "0")
    assert "Before you begin: the word powers reads your powers" in said
    assert "No article is named for:" in said
    assert "the district duty line" in said
    assert play.now == 0


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_what_a_pane_is_called_on_the_screen_reads_it_out_in_lines(language):
    tongue.use(language)
    try:
        tabs = {action.words: action.do.removeprefix("tab('").removesuffix("')") for action in WORKSPACE if action.do.startswith("tab(")}
        found = {tab: meant(said.casefold()) for said, tab in tabs.items()}
        assert found.pop("inbox") in ("inbox", "read")  # in Russian and Kazakh the newest lines go by this word
        assert found == {tab: word for tab, word in PANES.items() if tab != "inbox"}
    finally:
        tongue.use("en")


def test_a_search_with_its_words_leaves_a_question():
    said = told(landed("assessment"), "due", "find ferry", "0")
    assert "That is not one of the answers" not in said
    assert "Found:" in said


def test_who_may_not_hold_a_formal_interview_reads_nothing_of_its_parts_among_the_powers() -> None:
    with Session.open("night-bus", seat="shelter", seed=1, keep=False) as play:
        said = powers.powers(play)
    assert words.act("interview") in said.partition("Not in your power:")[2]
    assert words.act("interview.close") not in said
    assert words.act("interview.ask") not in [one.strip() for row in said.splitlines() for one in row.partition(":")[2].split(";")]
    assert "Decline an order or a demand" in said, "nobody orders a shelter; a demand it may decline"


def test_what_is_new_is_read_to_its_end_however_long_it_is():
    """The post's answer to seven questions ended in "Perhaps so …", and who is so young was never read."""
    long = "The post lets you know: " + "what was asked for; " * 40 + "so young: seat 13"
    assert re.search(rf"\d\d:\d\d \w+: {long}", flat(told(FakePlay(overwrite=long), "leave")))
