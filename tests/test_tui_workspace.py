"""The panes beside the scene: what falls due, the map, the board; forms and their check; a clock that runs; the debrief by minutes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from sim.model.events import Observed
from sim.world.seen import Line, SeenAct, SeenEvidence
from tests.test_tui_look import at_home
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakeHouse, FakePast, FakePlay
from tests.test_tui_text import HOSTILE, TOGETHER, obeyed
from tui import guide, whom
from tui.app import Zholda
from tui.panes import doing, lines, papers, powers
from tui.screens.debriefing import Debrief, chapters
from tui.screens.dialog import Read
from tui.screens.minutes import Minutes, Moment
from tui.screens.watching import Watch
from tui.screens.workspace import Workspace
from zholda.session import Minute, Session, walkthrough
from zholda.walkthrough import perform

# --- panes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "side_by_side"), [((80, 24), 0), ((120, 40), 0), ((160, 50), 3)])
async def test_deadlines_map_and_board_take_turns_or_stand_beside_the_rest(size, side_by_side):
    async with at_work(landed("assessment"), size) as pilot:
        for _ in range(50):  # a slow machine lays out in several turns
            shown = [one for one in ("due", "map", "board") if pilot.app.screen.query_one(f"#{one}").region.height]
            if len(shown) == side_by_side:
                break
            await pilot.pause()
        assert len(shown) == side_by_side
        for key, pane in (("t", "due"), ("m", "map"), ("c", "board")):
            await press(pilot, key)
            await pilot.pause()
            assert pilot.app.screen.query_one(f"#{pane}").region.height
            assert getattr(pilot.app.focused, "id", "") == pane


async def test_enter_on_what_falls_due_waits_until_then():
    play = landed("assessment")
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "t", "end", "enter")
        assert "Wait until" in text(pilot)
        await press(pilot, "escape")
        assert play.now == 601


async def test_a_time_that_is_refused_stays_to_be_mended():
    play = landed("assessment")
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "f6", "end", "up", "up", "enter")
        assert "Which time?" in text(pilot), text(pilot)
        await press(pilot, *"6:7")
        await press(pilot, "enter")
        assert "That is no time of day" in text(pilot)
        assert pilot.app.screen.query_one("#field", Input).value == "6:7"
        await press(pilot, "backspace", *"07")
        await press(pilot, "enter")
        assert "That is no time of day" not in text(pilot)
        assert play.now == 37 * 60  # it began at 05:30


async def test_enter_on_a_place_goes_there():
    play = landed("assessment")
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "m", "down")
        await press(pilot, "enter")
        assert "Go there" in text(pilot)
        await press(pilot, "1")
        assert commands(play)[-1].args["verb"] == "go"


async def test_enter_on_a_tie_shows_what_carries_it():
    async with at_work(landed("assessment"), (120, 40)) as pilot:
        await press(pilot, "c")
        listed: Any = pilot.app.screen.query_one("#board")
        row = next(option.id for option in listed.options if option.id and option.id.startswith("link-"))
        listed.mark(row)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, Workspace)
        assert "papers of three people" in text(pilot)


async def test_the_acts_in_the_file_are_opened_from_the_board_each_with_its_minute_and_number():
    play = landed("assessment")
    view = play.view()
    for n, verb in enumerate(("check_documents", "inspect"), 1):
        view.evidence[f"desk-{n}"] = SeenEvidence(f"desk-{n}", verb, 60 * n, ("mira",))
    read = (("act", "desk-2"), ("verb", "inspect"), ("done_at", 120))
    view.observe(play.now, Observed("post", "own", "", "engine.evidence_known", read, ("mira",), (), ""))
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "c")
        listed: Any = pilot.app.screen.query_one("#board")
        listed.mark("file")
        await press(pilot, "enter")
        for _ in range(50):  # the box takes its height in a turn of its own
            if "desk-1" in text(pilot):
                break
            await pilot.pause()
        shown = text(pilot)
        parts = (play.time(120), "desk-2", play.time(60), "desk-1")
        assert [shown.index(one) for one in parts] == sorted(shown.index(one) for one in parts), shown
        await press(pilot, "2")
        assert "Check the papers" in text(pilot)
        await press(pilot, "escape", "1")
        assert "Its number: desk-2" in text(pilot)


async def test_tabs_that_do_not_fit_on_a_line_stand_on_two_and_none_is_cut():
    async with at_work(landed("assessment"), (50, 24)) as pilot:
        tabs = " ".join(text(pilot).splitlines()[1:3])
        assert "…" not in tabs
        assert all(key in tabs for key in ("F2", "F3", "F4", "F5", " T ", " M ", " C "))


# --- what one may look up --------------------------------------------------------------------------------------------------


def test_powers_are_told_with_their_articles_in_training_and_not_in_an_assessment():
    session = Session.open("first-steps", keep=False)
    told = powers.text(session, session.view(), session.offers())
    assert "Not in your power:" in told
    assert "art. " in told
    assert "the labour inspector, by telephone" in told
    exam = Session.open("first-steps", mode="assessment", keep=False)
    assert "it is yours to know" in powers.text(exam, exam.view(), exam.offers())
    assert "Not in your power" not in powers.text(exam, exam.view(), exam.offers())


# --- forms -----------------------------------------------------------------------------------------------------------------


def test_the_check_of_a_form_is_shown_by_field_and_stops_nobody():
    session = Session.open("first-steps", keep=False)
    found = papers.findings(session, "shift_note", "", {"times": "early", "words_as_said": "x"})
    assert any("no hour in digits" in said for said in found["times"]), found
    assert "wishes" in found
    session.submit("form", {"form": "shift_note", "subject": "", "fields": {"times": "early"}})
    session.advance(session.now + 1200)
    assert papers.dossier(session, session.view())[0][0] == "filed-0"
    assert "early" in papers.read(session, session.view(), "filed-0")[1]


def test_the_file_holds_what_was_obtained():
    session = Session.open("first-steps", keep=False)
    for _ in perform(session, walkthrough("first-steps", "best-practice")):
        pass
    [(row, said)] = [one for one in papers.dossier(session, session.view()) if "Check the papers" in one[1]]
    title, came_of_it = papers.read(session, session.view(), row)
    assert title == said
    assert "number desk-" in came_of_it
    assert "Year of birth 1984" in came_of_it, "what the check showed can be read again"
    assert "Done:" not in came_of_it
    assert "Explain" not in came_of_it, "what one went on to is no result of it"
    assert [title for one, title in papers.found(session, session.view(), "check papers") if one == row]


def test_an_act_of_another_seat_can_be_read_from_the_file_and_says_when_it_was_taken_out():
    session = Session.open("night-bus", seat="prosecutor", keep=False)
    view = session.view()
    view.evidence["investigator-4"] = SeenEvidence("investigator-4", "check_documents", 3600, ("madina",))
    title, text = papers.read(session, view, "got-investigator-4")
    assert title.endswith(f"Check the papers: {session.label('madina')}")
    assert "number investigator-4" in text
    assert "taken it out" not in text
    view.struck.add("investigator-4")
    assert "taken it out" in papers.read(session, view, "got-investigator-4")[1]


def test_an_act_of_the_file_says_of_what_where_and_on_which_ground_once_it_was_looked_at():
    session = Session.open("night-bus", seat="prosecutor", keep=False)
    view = session.view()
    how = (("of", "owner_house"), ("basis", "urgent"), ("by", "ruslan"))
    view.evidence["investigator-9"] = SeenEvidence("investigator-9", "inspect", 3600, (), how)
    view.evidence["investigator-4"] = SeenEvidence("investigator-4", "check_documents", 3600, ("madina",))
    told = doing.file_words(session, view, "investigator-9")
    house, ruslan = session.label("owner_house"), session.label("ruslan")
    assert told == f"Inspect or search, {house}. Ground: it cannot wait; the judge is told. By: {ruslan}"
    assert doing.file_words(session, view, "investigator-4") == f"Check the papers: {session.label('madina')}", "nobody has looked at it"


def test_that_one_did_it_oneself_is_not_said_of_an_act_in_the_file():
    session = Session.open("night-bus", seat="investigator", keep=False)
    view = session.view()
    view.evidence["investigator-9"] = SeenEvidence("investigator-9", "check_documents", 3600, ("saodat",), (("by", "investigator"),))
    assert doing.file_words(session, view, "investigator-9") == f"Check the papers: {session.label('saodat')}"


def test_a_service_that_is_called_like_the_seat_is_you_where_it_calls_this_seat_and_no_place_is():
    session = Session.open("night-bus", seat="investigator", keep=False)
    assert session.label("investigator") == "you"
    assert session.label("seat:investigator") == "you"
    house = Session.open("night-bus", seat="shelter", keep=False)
    assert house.label("shelter") != "you"
    assert house.label("investigator") == "the investigator in Kostobe"


# --- time ------------------------------------------------------------------------------------------------------------------


async def test_a_long_wait_shows_how_far_it_is_and_what_has_come_in_meanwhile():
    play = FakePlay("assessment")
    async with at_work(play) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        work.show_clock(3600)
        play.advance(1800)
        work.show_clock(3600)
        await pilot.pause()
        assert "[##########..........] until 06:30" in text(pilot)
        assert "A cold wind" in text(pilot)
        work.refresh_all()
        await pilot.pause()
        assert "until 06:30" not in text(pilot)


@asynccontextmanager
async def watching() -> AsyncIterator[tuple[Any, Watch, FakePlay]]:
    """A clock that runs, from the home screen."""
    play = FakePlay("assessment")
    app = Zholda(open_house=lambda first: FakeHouse(play=play))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        watch = Watch(play, play.length)
        app.push_screen(watch)
        await pilot.pause()
        yield pilot, watch, play


def stands(watch: Watch, play: FakePlay) -> bool:
    """Whether a tick lets no time pass."""
    before = play.now
    watch.tick()
    return bool(play.now == before)


async def test_a_clock_that_runs_is_halted_and_stops_when_something_comes():
    async with watching() as (pilot, watch, play):
        await press(pilot, "1")
        assert stands(watch, play)
        await press(pilot, "1")
        for _ in range(200):
            if not watch.is_current:
                break
            watch.tick()
        assert play.now == 600


async def test_a_clock_does_not_run_on_under_the_help_that_is_read():
    async with watching() as (pilot, watch, play):
        await press(pilot, "f1")
        assert stands(watch, play)


# --- the guide -------------------------------------------------------------------------------------------------------------


def test_the_guide_goes_from_lesson_to_lesson_and_says_nothing_of_the_case():
    session = Session.open("first-steps", keep=False)
    seen: set[str] = set()
    assert guide.line(session, session.view(), seen).startswith("Try F6")
    session.advance_until(3600)
    session.advance_until(3600)
    assert "1: look closely" in guide.line(session, session.view(), seen)
    session.submit("act", {"verb": "look", "at": "foreman"})
    session.advance(session.now + 120)
    assert guide.line(session, session.view(), seen).startswith("Try Right")
    words = " ".join(lesson.words for lesson in guide.LESSONS)
    assert "Anvar" not in words
    assert "passport" not in words


def test_the_guide_stands_only_on_short_exercises_in_training():
    exam = Session.open("first-steps", mode="assessment", keep=False)
    assert guide.line(exam, exam.view(), ()) == ""
    long = Session.open("night-bus", keep=False)
    assert guide.line(long, long.view(), ()) == ""


# --- the debrief -----------------------------------------------------------------------------------------------------------


def test_a_debrief_is_cut_at_its_headings():
    text_ = "Opening.\n\nSUMMARY\n  one\n\nWHAT WENT WELL\n  two\n"
    assert chapters(text_) == [("At the beginning", "Opening."), ("Summary", "  one"), ("What went well", "  two")]
    assert chapters("no headings") == [("At the beginning", "no headings")]


@given(st.text(max_size=300))
def test_no_debrief_loses_a_line_that_is_no_heading(body):
    shown = "\n".join(said for _, said in chapters(body))
    titles = [title for title, _ in chapters(body)]
    for line in body.split("\n"):
        if line.strip():
            assert line.strip() in shown or line.capitalize() in titles or line == line.upper()


def test_the_minutes_of_an_exercise_are_what_its_seats_perceived():
    session = Session.open("first-steps", keep=False)
    for _ in perform(session, walkthrough("first-steps", "best-practice")):
        pass
    session.finish()
    told = session.minutes()
    assert [one.at for one in told] == sorted(one.at for one in told)
    assert any("He keeps it since May" in one.text and one.source == "Anvar" for one in told)
    assert {one.seat for one in told} == {"desk"}


def shown(app: Zholda) -> type:
    """The kind of screen that is on top."""
    return type(app.screen)


async def test_one_goes_through_the_exercise_minute_by_minute():
    minutes = [Minute(n * 60, f"05:{n:02}", "post", "sight", "", f"Thing {n} happened.") for n in range(30)]
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(Debrief(FakePast(text="Opening.\n\nSUMMARY\n  one", minutes=minutes)))
        await pilot.pause()
        await press(pilot, "end", "up", "up", "enter")
        assert shown(app) is Minutes
        await press(pilot, "down", "down")
        assert "05:02  seen" in text(pilot)
        await press(pilot, "f10")
        assert shown(app) is Debrief


# --- outside text in the new widgets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_hostile_text_breaks_no_new_pane(size):
    play = FakePlay("assessment", overwrite=TOGETHER)
    play.advance(601)
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
    async with at_work(play, size) as pilot:
        for key in ("t", "m", "enter", "f10", "c", "enter", "f10", "k", "f5", "f1", "1", "f10"):
            await press(pilot, key)
            assert list(obeyed(pilot.app)) == []
        assert pilot.app.is_running


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_debrief_shows_hostile_text(name):
    minutes = [Minute(60, HOSTILE[name], HOSTILE[name], "sight", HOSTILE[name], HOSTILE[name])]
    past = FakePast(text=HOSTILE[name], minutes=minutes)
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for screen in (Debrief(past), Minutes(past), Moment(past, minutes, 0), Read(HOSTILE[name], HOSTILE[name])):
            app.push_screen(screen)
            await pilot.pause()
            assert list(obeyed(app)) == []
            app.pop_screen()


def test_a_term_that_begins_to_run_is_not_said_by_you():
    """Found in play: "you: A deadline runs: custody without a judge"."""
    told = Line(1, 0, "own", "", "engine.clock_started", (), (), "", ())
    assert lines.channel(told) == "deadline"
    assert lines.channel(told._replace(wording="engine.act_began")) == "you"


def test_a_protocol_is_first_proposed_about_those_with_whom_one_did_what_it_records():
    """Found in play: after an interview with the held woman her protocol began with the duty captain, and she was the third."""
    session = Session.open("first-steps", keep=False)
    session.advance_until(3600)
    session.advance_until(3600)
    before = papers.subjects(session, session.view(), "shift_note")[0]
    assert before == "bricklayer"
    view = session.view()
    began = SeenAct("desk-9", "interview.open", ("foreman",), "", "", 0, 60, "ended", "", True)
    view.acts["desk-9"] = began
    assert papers.subjects(session, view, "interview_protocol")[0] == "foreman"
    assert papers.subjects(session, view, "delivery_protocol")[0] == before


def test_the_protocol_of_an_interview_holds_what_was_asked_first_and_what_was_said_in_it():
    """Found in play: "words as they were said" began with a line of the program, and the first question was empty after it was put."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        while "grey_coat" not in session.view().here():
            session.advance_until(session.now + 3600)
        asks = {"verb": "interview", "step": "ask", "person": "grey_coat", "question": "free_recall"}
        for act in (
            {"verb": "open_case", "offence": "trafficking", "ground": "own_report"},
            {"verb": "speak_with", "person": "grey_coat", "topic": "work", "question": "open"},
            {"verb": "interview", "step": "open", "person": "grey_coat", "status": "suspect", "warned": True, "where": "talk_room"},
            {**asks, "topic": "papers"},
            {**asks, "topic": "health"},
            {**asks, "topic": "people"},
        ):
            assert session.submit("act", act).accepted, act
            while session.view().busy:
                session.advance(session.now + 60)
        filled = papers.prefilled(session, session.view(), "interview_protocol", "grey_coat")
    assert filled["first_question"].startswith("Please tell me about your passport")
    assert "nobody loses hers" in filled["words"]
    assert "daughters" in filled["words"]
    assert "Nothing to say" not in filled["words"]
    assert "my fare" not in filled["words"], "that was before"


def test_the_text_of_a_motion_holds_what_was_found_in_that_hand_and_since_when_one_is_held():
    """Found in play: at the prosecutor's desk the motion named one act of nine, and "held since" was empty though it had been told."""
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        while session.now < 6 * 3600:
            session.advance_until(6 * 3600)
        filled = papers.prefilled(session, session.view(), "custody_motion", "grey_coat")
    assert filled["annexes"].count("from the hand of the woman in the grey coat") >= 5
    assert "held since 06:1" in filled["detained_at"]


@pytest.mark.parametrize(("why", "said"), [("She would warn them.", True), (" ", False)])
def test_reasons_that_stand_in_the_text_of_a_motion_are_not_asked_for_as_if_nobody_had_given_them(why: str, said: bool):
    """Found in play: "Say why milder measures fail? no", a minute after they had been written and filed."""
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        fields = {"grounds": "Nine passports.", "why_not_milder": why, "annexes": "", "detained_at": "06:19"}
        session.submit("form", {"form": "custody_motion", "subject": "grey_coat", "fields": fields})
        session.advance(session.now + 60)
        assert whom.reasoned(session.view(), "custody", "grey_coat") is said
        assert not whom.reasoned(session.view(), "search", "grey_coat")
        assert not whom.reasoned(session.view(), "custody", "madina")
