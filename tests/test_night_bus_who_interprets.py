"""Who interprets, as the shelter of the night bus is asked it: who is there to interpret stands first, then officers, and nobody's fellow
traveller is proposed. Of whom nobody knows what they speak it is said."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from sim.model import events as e
from sim.model import roster
from sim.world.seen import SeenTicket
from tests.test_night_bus_clauses import Acts, alone
from tests.test_night_bus_full import played
from tests.test_night_bus_reached import second
from tests.test_proposals import draft
from tests.test_tui_seat import FakePlay
from tui.asking import Draft
from tui.panes import acts, focus, workspace
from tui.voices import CARD, OWN_WORDS
from zholda.session import Session

OTHERS = dict.fromkeys(("post", "investigator", "prosecutor"), roster.colleague("ordinary"))
WOMEN = ["oygul", "feruza", "hurshida", "lola"]


@pytest.fixture(scope="module")
def house() -> Iterator[Session]:
    """The shelter on Monday at two: seven have come, and Nasiba is in the house."""
    with Session.open("night-bus", seed=1, keep=False, roster={**OTHERS, "shelter": "trainee"}) as session:
        while session.now < second("Mon 14:00"):
            session.advance_until(second("Mon 14:00"))
        yield session


def explaining(house: Session) -> Draft:
    one = draft(house, "explain")
    one.answer("people", WOMEN)
    return one


def test_who_is_there_to_interpret_stands_before_officers_and_last_who_came_with_them(house: Session) -> None:
    listed = [pick.value for pick in explaining(house).picks("voice")]
    assert listed[:5] == [OWN_WORDS, "nasiba", CARD, "marzhan", "aigerim"], "her Uzbek is enough for a conversation"
    assert set(listed[5:]) == {"madina", "nargiza"}


def test_own_words_that_cannot_carry_it_stand_behind_an_officer_who_speaks_it_and_before_one_who_does_not() -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.submit("act", {"verb": "prepare", "what": "languages"})
        play.advance(1320)
        offered = draft(play, "offer_help", "madina")
        assert [pick.value for pick in offered.picks("voice")][:4] == ["odil", CARD, OWN_WORDS, "dana"]
        assert offered.value("voice") == "odil"


def test_own_words_in_a_language_that_is_not_theirs_do_not_stand_first() -> None:
    play = FakePlay()
    play.advance(700)
    play.view().people["mira"].claims["speaks"] = "xx"
    assert play.public.foreign("mira")
    talk = draft(play, "speak_with", "mira")
    assert talk.picks("voice")[0].value != OWN_WORDS
    assert talk.unasked("voice") or talk.value("voice") != OWN_WORDS


def test_of_whom_nobody_knows_what_they_speak_it_is_said(house: Session) -> None:
    small = {pick.value: pick.small for pick in explaining(house).picks("voice")}
    assert small["marzhan"] == "not known whether they speak it"
    assert small["nasiba"] == "Russian: fluently, Uzbek: fluently, Kazakh: enough for a conversation", "the house knows its own mediator"
    assert small["madina"] == "has a part in the case; Uzbek"
    assert small[OWN_WORDS] == "Uzbek: enough for a conversation", "what the officer speaks stands there as for everybody else"


def test_nobody_who_came_with_them_is_proposed(house: Session) -> None:
    one = explaining(house)
    assert one.value("voice") not in ("madina", "nargiza")
    assert [question.must for question in one.questions() if question.name == "voice"] == [True]


def test_of_people_at_work_nobody_asks_who_interprets() -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        talk = draft(play, "speak_with", "dana")
        assert [question.must for question in talk.questions() if question.name == "voice"] == [False]
        assert talk.value("voice") == OWN_WORDS
        dana = next(one for one in focus.scene(play, play.view()) if one.id == "dana")
        deed = next(one for one in acts.deeds(play, play.offers(), dana) if one.offer.verb == "speak_with")
        assert workspace.voice_words(play, deed, {}) == "In your own words."


def test_of_whom_one_knows_no_language_whoever_is_there_to_interpret_is_proposed(house: Session) -> None:
    meant = explaining(house)
    for who in WOMEN:
        meant.view.people[who].claims.pop("speaks", None)
    assert not any(map(house.public.foreign, WOMEN)), "nobody said what they speak"
    assert meant.value("voice") == "nasiba"
    own = {pick.value: pick.small for pick in meant.picks("voice")}[OWN_WORDS]
    assert own.startswith("not known whether they understand you")


def test_a_voice_that_was_asked_for_is_named_where_one_asks_who_interprets(house: Session) -> None:
    meant = explaining(house)
    due = house.now + 600
    meant.view.tickets["mine"] = SeenTicket("mine", "sworn_interpreter", "waiting", due)
    try:
        asked = next(one.ask for one in meant.questions() if one.name == "voice")
    finally:
        del meant.view.tickets["mine"]
    assert asked == f"The sworn interpreter, by video: asked, expected {house.time(due)}. Who interprets?"


def test_the_nearest_place_stands_first_where_one_goes(house: Session) -> None:
    here = house.view().place
    roads = [house.public.ride(here, pick.value) for pick in draft(house, "go").picks("to")]
    assert len(roads) > 2
    assert roads == sorted(roads)


def rung_off(journal: list[e.Entry], service: str) -> list[int]:
    """The seconds in which a service was over."""
    return [one.at for one in journal if isinstance(one.event, e.ServiceReleased) and one.event.service == service]


def left(journal: list[e.Entry], person: str, place: str) -> int:
    """The last second in which somebody was at a place."""
    moves = [(one.at, one.event.place) for one in journal if isinstance(one.event, e.Moved) and one.event.who == person]
    return next(at for (_, where), (at, _) in pairwise(moves) if where == place != _)


def test_nobody_is_on_the_line_any_more_once_all_have_gone_for_whom_she_was_asked() -> None:
    journal = played("full-best-practice")
    gone = {person: left(journal, person, "post_km42") for person in ("zulfiya", *WOMEN, "madina", "nargiza", "shahnoza")}
    assert gone["zulfiya"] < min(rung_off(journal, "mediator")), "one of them left, and the others were still there"
    assert min(rung_off(journal, "mediator")) == max(gone.values())


def test_who_was_asked_for_one_person_is_free_when_that_one_has_gone() -> None:
    acts: Acts = [
        ("Mon 05:58", "notify", {"body": "ambulance", "person": "zulfiya"}),
        ("Mon 06:05", "request", {"service": "mediator", "people": ["zulfiya"]}),
        ("Mon 06:25", "safety_check", {"person": "zulfiya", "voice": "nasiba", "where": "hall"}),
    ]
    journal = alone("post", acts, "Mon 08:00").journal
    assert rung_off(journal, "mediator") == [left(journal, "zulfiya", "post_km42")]
