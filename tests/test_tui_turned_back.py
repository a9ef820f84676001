"""A drive that was broken off: every place that has nothing to offer meanwhile says that one drives back, and until when."""

import pytest

from sim.model.verbs import ACTS
from tui.panes import focus, travel, workspace
from tui.screens.searching import Search
from zholda.session import Session


def on_the_way_back() -> Session:
    """The shelter's worker set out at 08:20, and turned round six minutes later."""
    play = Session.open("night-bus", seat="shelter", seed=1, keep=False)
    play.advance(3 * 3600)
    play.submit("act", {"verb": "go", "to": "post_km42"})
    play.advance(play.now + 360)
    play.submit("stop", {"act": play.view().busy})
    play.advance(play.now + 1)
    return play


@pytest.fixture(scope="module")
def turned() -> Session:
    return on_the_way_back()


BACK = "driving back to the shelter, until 08:32"


def test_whoever_turned_back_is_on_the_road_as_long_as_they_had_driven(turned: Session):
    way = travel.turned_back(turned.view())
    assert way is not None
    assert (way.to, turned.time(way.until)) == ("shelter", "08:32")


def test_the_line_of_the_clock_says_so(turned: Session):
    assert BACK in workspace.status(turned, turned.view(), 120).plain


def test_meanwhile_one_can_be_rung_up_and_ring_and_nothing_else(turned: Session):
    view = turned.view()
    assert {offer.verb for offer in turned.offers()} <= {verb.named for verb in ACTS.values() if verb.by_phone}
    assert {"share", "request", "note"} <= {offer.verb for offer in turned.offers()}
    listed = [row.content.plain for row in workspace.thing_rows(focus.phone(turned, view, turned.offers()), workspace.unreached())]
    assert workspace.unreached() not in listed
    assert len(listed) > 2


def test_a_search_without_words_does_not_say_that_the_words_were_wrong(turned: Session):
    view = turned.view()
    assert Search([], undone=workspace.undone(turned, view)).undone == f"Nothing can be done with this now. ({BACK})"


def test_once_back_nothing_of_it_is_said():
    play = on_the_way_back()
    play.advance(play.now + 360)
    assert play.view().place == "shelter"
    assert travel.driving_back(play, play.view()) == ""
