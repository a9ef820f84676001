"""What somebody who has never done it needs from the screens: nothing is chosen by accident, cut off, or offered that cannot be."""

from typing import Any

import pytest

from sim.world.view import Line, SeenAct, SeenPerson, SeenThing
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import SUMMARY, FakePlay
from tui import seat, turn
from tui.app import Zholda
from tui.asking import Draft
from tui.panes import acts, ahead, doing, focus, lines, papers, workspace
from tui.screens.dialog import Choose, Confirm, Tick, Write
from tui.screens.home import Home
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices
from tui.widgets.writing import Lines as Field
from tui.widgets.writing import OneLine
from zholda.session import Session
from zholda.storage import Kept


def draft(play: Any, verb: str, target: str = "mira") -> Draft:
    """An act on offer, begun to be put together."""
    offer = next(offer for offer in play.offers() if offer.verb == verb)
    return Draft(play, play.view(), offer, target)


def busy(play: FakePlay) -> FakePlay:
    """The officer prepares something for five minutes, and the cold wind breaks in."""
    play.advance(1100)
    turn.take(play, "act", {"verb": "prepare", "what": "room"})
    assert play.view().busy
    return play


def spread(play: FakePlay, **rooms: str) -> FakePlay:
    """People where a test wants them, as the seat sees it."""
    for who, room in rooms.items():
        play.view().people[who].room, play.view().people[who].aboard = room, ""
    return play


# --- questions ---------------------------------------------------------------------------------------------------------------


async def test_a_question_marks_not_now_keeps_the_order_and_says_first_that_a_reason_is_asked_for():
    play = FakePlay()
    async with at_work(play) as pilot:
        await press(pilot, "f6", "1")
        assert ">    Not now" in text(pilot)
        assert "You are asked for your reason as well." in text(pilot)
        assert text(pilot).index("1  Let him translate") < text(pilot).index("2  Ask your colleague")
        await press(pilot, "enter")
        assert not [one for one in commands(play) if one.what == "choose"]


async def test_keys_typed_ahead_do_not_answer_a_question_that_comes_by_itself(monkeypatch: pytest.MonkeyPatch):
    play, clock = FakePlay(), [100.0]
    monkeypatch.setattr("tui.app.monotonic", lambda: clock[0])
    monkeypatch.setattr(Zholda, "deaf_for", 0.5)
    async with at_work(play) as pilot:
        await press(pilot, "f6", "1")
        clock[0] += 0.4
        await press(pilot, "1")
        assert "A question for you" in text(pilot)
        clock[0] += 0.2
        await press(pilot, "1")
        assert "Your reason" in text(pilot)


async def test_what_led_to_a_question_is_shown_whole_also_later():
    play = FakePlay()
    long = "He holds the papers of three people in one hand and " + "speaks on and on " * 8 + "to the end."
    play.wording._texts["people.foreman.cues.holds_stack"] = long  # type: ignore[index]
    async with at_work(play, (80, 40)) as pilot:
        await press(pilot, "f6", "1")
        shown = " ".join(text(pilot).replace("│", " ").split())
        assert "What came in just before:" in shown
        assert long in shown
    play.advance(900)
    assert long in lines.led_to(play, play.view().prompts["who_speaks"].opened)


async def test_after_an_answer_the_keys_are_at_the_act_that_it_began():
    play = FakePlay()
    async with at_work(play) as pilot:
        await press(pilot, "f6", "1", "1", *"time", "enter")
        while not isinstance(pilot.app.screen, Workspace):
            await press(pilot, "f10")
        if play.view().busy:
            listed = pilot.app.screen.query_one("#acts", Choices)
            assert listed.has_focus
            assert listed.chosen == workspace.GO_ON


async def test_space_lets_the_act_under_way_go_on_from_wherever_one_is():
    play = busy(landed("assessment"))
    async with at_work(play) as pilot:
        await press(pilot, "f3", "space")
        assert not play.view().busy
        assert play.now == 1400


async def test_an_act_that_is_broken_into_leaves_the_mark_on_go_on():
    play = landed("assessment")
    play.advance(1100)
    async with at_work(play) as pilot:
        await press(pilot, "2", "2", "1")
        listed = pilot.app.screen.query_one("#acts", Choices)
        assert (listed.has_focus, listed.chosen) == (True, workspace.GO_ON)
        await press(pilot, "enter")
        assert not play.view().busy


# --- a busy officer ------------------------------------------------------------------------------------------------------------


def test_a_busy_officer_is_shown_what_runs_aside_or_what_a_colleague_can_do():
    play = busy(landed())
    mira = next(one for one in focus.scene(play, play.view()) if one.id == "mira")
    shown = {deed.offer.verb: deed for deed in acts.deeds(play, play.offers(), mira)}
    assert "look" not in shown
    assert shown["call_alone"].given
    assert not shown["look.watch"].given
    assert acts.remark(shown["call_alone"]) == "by a colleague"


def test_an_act_for_a_colleague_has_no_yourself_and_a_colleague_at_work_gets_no_second_one():
    play = busy(landed())
    given = draft(play, "call_alone")
    assert [pick.value for pick in given.picks("by")] == ["aside"]
    assert given.command()["by"] == "aside"
    view = play.view()
    view.acts["x"] = SeenAct("x", "look.watch", ("mira",), "", "aside", 0, 9999, "began", "", False)
    mira = next(one for one in focus.scene(play, view) if one.id == "mira")
    assert "call_alone" not in {deed.offer.verb for deed in acts.deeds(play, play.offers(), mira)}


# --- rooms and people ------------------------------------------------------------------------------------------------------------


def test_the_room_in_which_nobody_hears_is_proposed_for_a_talk_and_said_beside_every_room():
    play = spread(landed(), mira="quay", tolya="quay", foreman="quay", walker="quay", aside="shed")
    talk = draft(play, "safety_check")
    assert [(pick.value, pick.small) for pick in talk.picks("where")] == [
        ("shed", "it closes, a colleague, and whom you do not see"),
        ("", "3 others hear"),
    ]
    assert talk.command()["where"] == "shed"
    assert draft(play, "call_alone").command()["where"] == "shed"
    assert "where" not in draft(play, "meet_need.first_aid").command()


def test_whoever_interpreted_before_is_counted_in_the_room_to_which_people_are_led_away_from_them():
    play = spread(landed(), mira="quay", tolya="quay", foreman="shed", walker="quay", aside="quay")
    offer = next(offer for offer in play.offers() if offer.verb == "separate")
    away = Draft(play, play.view(), offer, "mira", {"mira": "foreman"})
    assert {pick.value: pick.small for pick in away.picks("to")}["shed"] == "it closes, 1 other hears"


def test_nobody_is_moved_to_a_room_where_as_many_hear():
    play = spread(landed(), mira="quay", tolya="shed", foreman="shed", walker="shed")
    assert "where" not in draft(play, "safety_check").command()


def test_people_stand_in_the_order_of_their_numbers_with_one_row_for_a_whole_room():
    play = spread(landed(), mira="quay", tolya="quay", foreman="quay", walker="shed")
    play.wording._spoken.labels.update(mira="seat 13, bag", tolya="seat 4, cap")
    check = draft(play, "check_documents", "")
    assert [pick.value for pick in check.picks("people")] == ["walker", "foreman", "tolya", "mira"]
    together = [(one.words, one.people) for one in check.together("people")]
    assert together == [("Everybody there: the quay (3)", ("foreman", "tolya", "mira"))]


async def test_one_row_ticks_and_unticks_everybody_in_a_room():
    play = landed()
    async with at_work(play) as pilot:
        ask = Tick("t", "x", [], [], together={"all:quay": ["a", "b"]})
        pilot.app.push_screen(ask)
        await pilot.pause()
        ask.take("tick-all:quay")
        assert ask.ticked == ["a", "b"]
        ask.take("tick-b")
        assert not ask.is_ticked("all:quay")
        ask.take("tick-all:quay")
        ask.take("tick-all:quay")
        assert ask.ticked == []


def test_whoever_holds_papers_of_several_is_likely_to_be_the_one_to_part_them_from():
    play = landed()
    play.view().things.clear()
    for paper in ("paper_mira", "paper_tolya"):
        play.view().things[paper] = SeenThing(paper, "foreman")
    parted = draft(play, "separate")
    order = [pick.value for pick in parted.picks("from")]
    assert (order[0], order[-1]) == ("foreman", "aside")
    assert "mira" not in order


def test_voices_are_the_line_then_a_card_then_colleagues_then_the_others():
    play = landed()
    talk = draft(play, "safety_check")
    talk.offer.choices["voice"] = ("", "card", "foreman", "aside", "lena")
    assert [pick.value for pick in talk.picks("voice")] == ["", "lena", "card", "aside", "foreman"]


async def test_a_long_list_turns_its_pages_and_is_never_cut_off():
    from tui.answers import Answer

    async with at_work(landed()) as pilot:
        pilot.app.push_screen(Choose("Whom?", "A text.\n" * 12, [Answer(str(n), f"seat {n}") for n in range(1, 31)]))
        await press(pilot, "pagedown")
        first = pilot.app.screen.query_one(Choices).highlighted
        assert first
        await press(pilot, "pagedown", "pageup", "end")
        assert ">    Back" in text(pilot)


async def test_space_where_nothing_is_under_way_says_so_and_does_not_do_what_is_marked():
    play = landed("assessment")
    play.advance(1100)
    before = len(commands(play))
    async with at_work(play) as pilot:
        await press(pilot, "space")
        assert "Nothing is under way" in text(pilot)
    assert len(commands(play)) == before


async def test_a_key_that_comes_before_a_dialog_has_its_rows_is_not_heard():
    from tui.answers import Answer

    async with at_work(landed()) as pilot:
        chosen: list[object] = []
        asked = Choose("Whom?", "", [Answer("lena", "Lena")])
        for action in ("pick(1)", "finish", "back"):
            await pilot.app.run_action(action, asked)
        await pilot.app.push_screen(asked, chosen.append)
        await press(pilot, "1")
        assert chosen == ["lena"]


async def test_an_answer_that_comes_late_does_not_close_what_has_opened_over_its_question():
    from tui.answers import Answer

    async with at_work(landed()) as pilot:
        chosen: list[object] = []
        asked = Choose("Whom?", "", [Answer("lena", "Lena")])
        await pilot.app.push_screen(asked, chosen.append)
        await press(pilot, "f1")
        help_over_it = pilot.app.screen
        asked.take("lena")
        await pilot.pause()
        assert pilot.app.screen is help_over_it
        assert chosen == []
        await press(pilot, "escape")
        await press(pilot, "1")
        assert chosen == ["lena"]


def test_a_body_that_is_present_is_first():
    play = landed()
    play.view().people["nurse"] = SeenPerson("nurse", "landing", "quay")
    assert focus.phone(play, play.view(), play.offers())[0][:5] == (
        "contact",
        "nurse_car",
        "the ambulance crew",
        "By telephone",
        "here now · the nurse",
    )
    assert draft(play, "hand_over").picks("to")[0][::2] == ("nurse_car", "here now")


# --- what came in --------------------------------------------------------------------------------------------------------------


async def test_the_newest_line_is_never_cut():
    play = landed("assessment")
    play.wording._texts["people.mira.cues.coughs"] = "A cold wind " + "blows and blows " * 14 + "to the end."  # type: ignore[index]
    play.advance(1201)
    async with at_work(play) as pilot:
        assert "to the end." in text(pilot)


async def test_the_inbox_begins_with_the_newest_line_and_f3_goes_there():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f3", "end", "f2", "f3")
        listed = pilot.app.screen.query_one("#inbox", Choices)
        newest = max(line.no for line in play.view().lines if lines.shown(line))
        assert listed.chosen == f"line-{newest}"


@pytest.mark.parametrize(
    ("label", "said", "doubled"),
    [
        ("Shahnoza (seat 18)", "Seat 18 reads the signs.", False),
        ("Shahnoza (seat 18)", "Shahnoza's hand is cold.", False),
        ("the woman in the grey coat, front seat", "The woman in a grey coat gets up.", False),
        ("seat 19, thermos", "Seats 19 and 20 share it.", False),
        ("seat 1, cap", "Seat 14 sleeps.", True),
        ("the driver", "He looks at the clock.", True),
    ],
)
def test_a_line_that_says_who_it_is_about_gets_no_name_before_it(label, said, doubled):
    play = landed()
    play.wording._spoken.labels["mira"] = label
    play.wording._texts["x"] = said  # type: ignore[index]
    told = lines.sentence(play, Line(1, 0, "sight", "mira", "x", (), ("mira",), "", ()))
    assert told == (f"{label}: {said}" if doubled else said)


# --- waiting -------------------------------------------------------------------------------------------------------------------


def test_limits_and_hours_that_are_known_stand_among_what_falls_due():
    play = landed()
    play.wording._spoken.labels["lena_line"] = "Interpreter (daily 06:20-07:10)"
    play.view().acts["x"] = SeenAct("x", "tell_held", ("foreman",), "", "", 601, 661, "ended", "", True)
    due = "\n".join(ahead.lines(play, play.view()))
    assert "05:45  in 4 min  Opens: Interpreter (daily 06:20-07:10)" in due, "by the plan, not by the clock times in its name"
    play.advance(1000)
    assert "07:30  in 1 h 43 min  Closes: Interpreter" in "\n".join(ahead.lines(play, play.view()))
    assert "3 h of holding end: man with a stack of papers" in due


async def test_a_time_that_is_past_gets_its_own_message_and_the_example_is_later_than_now():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f6", "6")
        assert "For example 06:00." in text(pilot)
        await press(pilot, *"5:30", "enter")
        assert "05:30 is past: it is 05:40 now." in text(pilot)
        assert seat.until_when(play, "never")[1].startswith("That is no time of day.")


async def test_waiting_past_the_end_says_so_and_asks_once():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f6", "6", *"9:00", "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "The exercise ends at 08:30. Then comes the debrief." in text(pilot)
        await press(pilot, "enter")
        assert play.now == 601
    play.advance(play.length - 600)
    assert ahead.at_most(play) == "at most until the end of the exercise, 08:30"


def test_a_watch_is_half_an_hour_of_a_morning_and_four_hours_of_three_days():
    morning, days = landed(), Session.open("night-bus", seat="shelter", seed=1, keep=False)
    assert (ahead.watch(morning), ahead.at_most(morning)) == (1800, "at most 30 min")
    assert (ahead.watch(days), ahead.at_most(days)) == (4 * 3600, "at most 4 h")


# --- writing, papers, words ----------------------------------------------------------------------------------------------------------


async def test_a_field_says_how_to_finish_and_goes_on_behind_what_stands_there():
    async with at_work(landed()) as pilot:
        for several, hint in ((False, "Enter is done."), (True, "F2 is done")):
            said: list[str | None] = []
            pilot.app.push_screen(Write("t", "x", "so far", several_lines=several), said.append)
            await pilot.pause()
            assert hint in text(pilot)
            assert isinstance(pilot.app.focused, Field | OneLine)
            await press(pilot, "!", "f2")
            assert said == ["so far!"]


async def test_a_filed_form_says_about_whom_and_when():
    play = landed("assessment")
    turn.take(play, "form", {"form": "negative_screening_note", "subject": "walker", "fields": {"what_was_seen": "a dog"}})
    assert ("negative_screening_note", "filed: about walker with a dog, 05:40") in papers.forms(play, play.view())


def test_claims_are_words_and_never_ids_or_codes():
    play = landed()
    claims = {"was_held_by": "foreman", "speaks": "uz", "belongs": "to another", "owed_days": "58", "is": "with us"}
    assert focus.known_words(play, play.view(), claims) == (  # type: ignore[arg-type]
        "was held by man with a stack of papers · speaks Uzbek · belongs to another · owed days: 58 · with us"
    )


def test_home_shows_the_profession_and_not_the_seat():
    from pathlib import Path

    class House:
        def library(self):
            return [SUMMARY]

        def kept(self):
            return []

    home = Home(House())  # type: ignore[arg-type]
    home.by_id = {SUMMARY.id: SUMMARY}
    assert home.where(Kept("ferry-1", Path("x"), "ferry", "post", "training", 1, 60, False, "", "")).endswith("migration police · training")


async def test_the_bar_of_a_question_says_back_and_not_leave():
    async with at_work(landed()) as pilot:
        await press(pilot, "f6")
        assert text(pilot).splitlines()[-1] == " F1 Help  F10 Back  F2 Done  Space Choose"


# --- the nine ------------------------------------------------------------------------------------------------------------------


def test_acts_that_make_no_sense_for_what_is_in_focus_have_no_number():
    play = landed()
    scene = {one.id: one for one in focus.scene(play, play.view())}
    place = [deed.offer.verb for deed in acts.numbered(acts.deeds(play, play.offers(), scene["landing"]))]
    assert place == ["look", "prepare", "note", "introduce", "explain", "meet_need", "separate"]
    assert "let_go" in [deed.offer.verb for deed in acts.deeds(play, play.offers(), scene["landing"])]
    colleague = [deed.offer.verb for deed in acts.numbered(acts.deeds(play, play.offers(), scene["aside"]))]
    assert "correct_colleague" not in colleague
    play.view().lines.append(Line(999, play.now, "hearing", "aside", "x", (), ("aside",), "", ()))
    heard = [deed.offer.verb for deed in acts.numbered(acts.deeds(play, play.offers(), scene["aside"]))]
    assert "correct_colleague" in heard


def test_every_line_about_a_request_says_which_service():
    play = landed("assessment")
    turn.take(play, "act", {"verb": "request", "service": "ambulance"})
    assert [words for _, words in doing.under_way(play, play.view())] == ["Ask for this service: Ambulance, until 05:43"]
    assert any("Ask for this service: Ambulance ends" in line for line in ahead.lines(play, play.view()))
    play.advance(1000)
    assert any("Ambulance" in line for line in papers.prefilled(play, play.view(), "shift_note", "")["times"].split("\n"))


def test_what_was_chosen_and_waits_can_go_on_or_be_left(monkeypatch: pytest.MonkeyPatch):
    play = landed()
    monkeypatch.setattr(FakePlay, "free", False)
    one = focus.scene(play, play.view())[0]
    shown = [str(row.content) for row in workspace.act_rows(play, play.view(), one, acts.deeds(play, play.offers(), one))]
    assert shown[0] == "Space      Go on: what you chose waits until it is possible"
    assert "leave what you chose" in shown[1]
