"""Who sits behind a closed door can be found: looking around asks into which room; and no list says of a shut room that nobody hears."""

import io
from dataclasses import replace
from typing import Any

import pytest

from tests.laws.landing import BASE
from tests.test_proposals import draft
from tests.test_tui_novice import spread
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tui import doors
from tui.line_mode.plain import play_lines
from tui.panes import focus

HIDDEN = {"walker": replace(BASE.people["walker"], room="shed")}
INTO = {"verb": "look", "at": "landing", "where": "shed"}


def unseen(mode: str = "training") -> FakePlay:
    """Somebody sits in the shed, and the officer stands on the quay."""
    play = FakePlay(mode, people={**BASE.people, **HIDDEN})
    play.advance(300)
    assert "walker" not in [one.id for one in focus.scene(play, play.view())]
    return play


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_looking_around_asks_into_which_room_and_finds_who_sits_there(size: tuple[int, int]) -> None:
    play = unseen()
    async with at_work(play, size) as pilot:
        await press(pilot, "1")
        shown = text(pilot)
        assert "Into which room?" in shown
        assert "none: look around from here" in shown
        assert "the shed  (knock first)" in shown
        await press(pilot, "2")
        assert commands(play)[-1].args == INTO
        assert "walker with a dog" in text(pilot)


def test_in_lines_it_is_asked_too() -> None:
    play, out = unseen(), io.StringIO()
    play_lines(play, io.StringIO("1\nb\n"), out)
    assert "Into which room?\n  a. none: look around from here\n  b. the shed (knock first)" in out.getvalue()
    assert commands(play)[-1].args == INTO
    assert "walker with a dog" in out.getvalue()


def test_whoever_looks_into_none_of_the_rooms_looks_around_as_before() -> None:
    play = unseen()
    play_lines(play, io.StringIO("1\na\n"), io.StringIO())
    assert commands(play)[-1].args == {"verb": "look", "at": "landing"}


def test_from_behind_a_door_one_may_step_out_or_look_around_in_there() -> None:
    play = unseen()
    play.submit("act", INTO)
    play.advance(play.now + 200)
    assert play.view().room == "shed"
    assert play.public.shut_in()
    one = draft(play, "look", "landing")
    assert [(pick.value, pick.words, pick.small) for pick in one.picks("where")] == [
        ("", "none: step out, and look around", ""),
        ("shed", "the shed", ""),
    ]


def test_of_a_person_and_where_no_door_closes_no_room_is_asked_for() -> None:
    play = landed()
    assert draft(play, "look", "mira").next_question() is None
    open_rooms = {
        name: replace(place, rooms={"quay": place.rooms["quay"]}) if name == "landing" else place for name, place in BASE.places.items()
    }
    play = FakePlay(places=open_rooms, people={who: replace(one, room="quay" if one.room else "") for who, one in BASE.people.items()})
    assert draft(play, "look", "landing").next_question() is None


def test_of_a_room_into_which_one_does_not_see_nobody_says_that_nobody_hears() -> None:
    play = spread(landed(), mira="quay", tolya="quay", foreman="quay", walker="quay", aside="quay")
    talk = draft(play, "safety_check", "mira")
    assert {pick.value: pick.small for pick in talk.picks("where")}["shed"] == "it closes, you do not see who is inside"
    assert not doors.seen_into(play, play.view(), "shed")
    assert doors.seen_into(play, play.view(), "quay")


def test_every_person_keeps_their_place_in_the_lists_when_the_officer_goes_into_another_room() -> None:
    play = spread(landed(), mira="quay", tolya="quay", foreman="shed", walker="quay", aside="shed")

    def rows() -> list[list[Any]]:
        scene = [one.id for one in focus.scene(play, play.view()) if one.kind == "person"]
        check = draft(play, "check_documents", "")
        return [
            scene,
            [pick.value for pick in check.picks("people")],
            [pick.value for pick in draft(play, "separate", "mira").picks("from")],
        ]

    before = rows()
    play.view().room = "shed"
    assert rows() == before


def test_who_is_called_over_moves_nobody_else_in_a_list_of_people() -> None:
    play = spread(landed(), mira="quay", tolya="quay", foreman="quay", walker="quay", aside="quay")
    before = [pick.value for pick in draft(play, "check_documents", "").picks("people")]
    spread(play, tolya="shed")
    assert [pick.value for pick in draft(play, "check_documents", "").picks("people")] == before
