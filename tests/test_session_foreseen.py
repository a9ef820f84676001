"""What an act would break is said before it begins, in training mode only, and from what the seat itself knows."""

import re
from typing import Any

import pytest

from tests.test_tui_leaks import in_another_world
from tests.test_tui_plain_panes import told
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tui.asking import Draft
from tui.panes import acts, focus, workspace
from zholda import tongue
from zholda.session import Session

RIGHTS = "art. 112, Criminal Procedure Code"


@pytest.fixture(scope="module")
def post() -> Session:
    """The post of the night bus with the bus at the window."""
    play = Session.open("night-bus", seat="post", seed=1, keep=False)
    play.advance(1300)
    return play


def interview(**more: Any) -> dict[str, Any]:
    return {"verb": "interview", "person": "madina", "status": "witness", "recorded": True, **more}


def test_a_formal_interview_without_a_warning_names_the_article(post):
    assert [one for one in post.would_break(interview(warned=False)) if one.startswith(f"{RIGHTS}: ")]
    assert not [one for one in post.would_break(interview(warned=True)) if one.startswith(RIGHTS)]


def test_what_is_missing_is_said_and_not_only_what_the_article_is_called():
    play = Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False, country="velmara")
    play.advance(40_000)
    args = {"verb": "interview", "person": "grey_coat", "status": "suspect", "recorded": False, "warned": True}
    said = " ".join(play.would_break(args))
    assert "art. 2, Evidence Act: " in said
    assert "An interview without a recording is not used" in said
    assert "An interview without a recording is not used" not in " ".join(play.would_break({**args, "recorded": True}))


@pytest.mark.parametrize(
    ("country", "mode", "said"), [("velmara", "training", True), ("velmara", "assessment", False), ("", "training", False)]
)
def test_where_a_judge_alone_opens_a_home_the_leave_of_residents_is_said_to_be_no_ground_as_it_is_chosen(country, mode, said):
    play = Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False, country=country, mode=mode)
    play.advance(4000)
    offer = next(one for one in play.offers() if one.verb == "inspect")
    draft = Draft(play, play.view(), offer, play.view().place)
    beside = {pick.value: pick.small for pick in draft.picks("basis")}
    assert beside == {"none": "", "consent": "by the law here no ground in a home" * said, "sanction": "", "urgent": ""}


def test_it_is_said_in_the_language_spoken_now(post):
    tongue.use("ru")
    try:
        said = post.would_break(interview(warned=False))
    finally:
        tongue.use("en")
    assert said
    assert not [one for one in said if re.search("[A-Za-z]{4}", one)]


def test_every_article_that_would_be_broken_stands_with_what_it_says(post):
    for broken in post.would_break(interview(warned=False)):
        named, _, title = broken.partition(": ")
        assert "art. " in named
        assert title[:1].isupper()


def test_what_breaks_nothing_says_nothing(post):
    assert post.would_break({"verb": "look", "at": "madina"}) == ()
    assert post.would_break({"verb": "notify", "body": "ambulance", "person": "zulfiya"}) == ()
    assert post.would_break({"verb": "no_such_act"}) == ()


def test_a_minute_that_lies_back_is_not_called_false_before_it_is_stated():
    play = Session.open("night-bus", seat="post", seed=1, keep=False)
    play.advance(1300)
    play.submit("act", {"verb": "tell_held", "people": ["grey_coat"], "voice": "card"})
    play.advance(play.now + 3600)
    again = {"verb": "tell_held", "people": ["grey_coat"], "voice": "card", "minute": "noted"}
    assert not [one for one in play.would_break(again) if "7(29)" in one]


def test_whoever_asks_those_who_live_there_is_not_told_that_it_would_break_the_law():
    play = Session.open("night-bus", seat="post", seed=1, keep=False)
    look = {"verb": "inspect", "at": "camp", "search": False}
    asks = {**look, "basis": "consent"}
    assert [one for one in play.would_break(asks) if "220(13)" in one], "where nobody is, nobody can agree"
    play.advance(1300)  # travellers stand before the window
    assert [one for one in play.would_break({**look, "basis": "none"}) if "220(13)" in one]
    assert not [one for one in play.would_break(asks) if "220(13)" in one], "to ask them is what the article wants"


def test_in_an_assessment_the_law_is_not_said():
    play = Session.open("night-bus", seat="post", seed=1, keep=False, mode="assessment")
    play.advance(1300)
    assert play.would_break(interview(warned=False)) == ()


def test_asking_changes_nothing(post):
    before, now = len(post._exercise.journal), post.now
    post.would_break(interview(warned=False))
    assert (len(post._exercise.journal), post.now) == (before, now)


def foreseen(play: FakePlay) -> list[tuple[str, str, str]]:
    view, offers = play.view(), play.offers()
    everything = acts.all_deeds(play, offers, [*focus.scene(play, view), *focus.phone(play, view, offers)])
    return [
        (deed.offer.verb, deed.target, Draft(play, view, deed.offer, deed.target).breaks() + workspace.detail(play, deed, {}))
        for deed, _one in everything
        if deed.target
    ]


def test_two_worlds_that_differ_in_what_the_seat_cannot_know_foresee_the_same():
    one, other = FakePlay(), in_another_world(FakePlay())
    for second in (601, 900, 1300):
        one.advance(second)
        other.advance(second)
        assert foreseen(one) == foreseen(other)
        assert foreseen(one)


async def test_the_article_stands_beside_the_act_before_it_begins(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(FakePlay, "would_break", lambda self, args: ("Code, art. 7",) if args["verb"] == "safety_check" else ())
    said = "As it stands, this would break: Code, art. 7."
    async with at_work(landed("training"), (80, 24)) as pilot:
        await press(pilot, *["down"] * 4, "right", "down", "down", "down")
        assert "would break: Code, art. 7" in " ".join(" ".join(line.rpartition("│")[2] for line in text(pilot).splitlines()).split())
    assert said in told(landed("training"), "0", "safety check red coat", "a", "c")


def test_an_emergency_asks_nothing_and_a_step_without_return_asks_once_with_cancel_first():
    play = landed("assessment")
    said = told(play, "call ambulance walker", "a", "a")
    assert "This cannot be taken back." not in said
    assert commands(play)[-1].args == {"verb": "notify", "body": "ambulance", "person": "walker"}
    grave = told(landed("assessment"), "hand over walker", "a", "a", "a", "a")
    assert grave.count("This cannot be taken back.\n  a. Cancel: change nothing") == 1
