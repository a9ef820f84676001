"""The first day alone: what is answered on its last evening comes to a verdict before it ends."""

import pytest

from tests.test_night_bus_reached import second
from zholda.session import Session

ENOUGH = {"contact": "investigator", "items": ["people_elsewhere"], "basis": "danger"}
TOO_MUCH = {"contact": "investigator", "items": ["people_elsewhere", "what_she_did"], "basis": "danger"}


@pytest.mark.parametrize(("share", "verdict"), [(ENOUGH, "met"), (TOO_MUCH, "breached"), (None, "breached")])
def test_what_was_said_in_confidence_is_rated_on_the_first_day(share: dict[str, object] | None, verdict: str) -> None:
    with Session.open("night-bus/first-day", seat="shelter", others="ordinary", seed=1, keep=False) as session:
        while session.now < second("Mon 21:31"):
            session.advance_until(second("Mon 21:31"))
        if share:
            session.submit("act", {"verb": "share", **share})
        while not session.over:
            session.advance_until(session.length)
        assert {x.result for x in session.assess().results if x.criterion == "inject.there_is_a_child"} == {verdict}
