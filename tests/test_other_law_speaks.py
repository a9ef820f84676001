"""Under an invented law everything that is said is said by that law: no number, body or ground of another country is left over."""

import re

import pytest

from scenarios.language.library import load_pack, load_scenario
from sim.model import events as e
from tests.test_night_bus_reached import second
from zholda.session import Session
from zholda.wording import Wording, catalogue

NUMBERS = re.compile(r"\b(eight|twenty-four|forty-eight|seventy-two|8|24|48|72)[ -]hours?\b|\b(article|art\.) \d", re.IGNORECASE)


def test_no_text_of_the_night_bus_says_a_term_of_one_country() -> None:
    scenario = load_scenario("night-bus")
    seats = {key: text for key, text in scenario.texts.items() if not key.startswith("texts.")}
    assert {key for key, text in seats.items() if NUMBERS.search(text)} == set()


def test_who_sanctions_a_search_is_the_one_who_is_asked_for_it() -> None:
    velmara = load_pack("velmara")
    assert "judge" in velmara.articles["evidence_7"].title
    assert "judge" in velmara.texts["rules.search_without_sanction"]


def test_the_help_of_a_search_gives_nobody_a_ground_that_only_one_country_knows() -> None:
    assert "some countries" in catalogue()["verb.inspect.help"]


def test_bodies_and_professions_of_an_invented_country_are_called_as_its_pack_calls_them() -> None:
    velmara = Wording(pack=load_pack("velmara"))
    assert velmara.say("institution.migration_police") == "the Office of Arrivals"
    assert velmara.word("profession", "migration_police") == "arrivals officer"
    real = Wording(pack=load_pack("kz"))
    assert real.say("institution.migration_police") == "the migration police"


@pytest.fixture(scope="module")
def play() -> Session:
    session = Session.open("night-bus", seat="investigator", others="correct", seed=1, country="velmara", keep=False)
    session.advance(second("Mon 06:28"))
    return session


def test_the_map_and_the_colleagues_of_a_play_are_called_so_too(play: Session) -> None:
    from tui import seats
    from tui.panes import map as maps

    assert any(line.startswith("Arrivals officer") for line in seats.colleagues(play))
    assert "arrivals officer" in "\n".join(maps.stop_words(stop)[1] for stop in maps.known(play, play.view()).stops)


def test_nobody_asks_for_himself_before_the_first_minute() -> None:
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as session:
        assert "investigator" not in session.public.services()


def test_whoever_leads_the_case_is_rung_before_the_hour_of_the_motion_whatever_the_term_is() -> None:
    """Under a day of custody the wall calendar is drawn on Monday evening, not a day after she is free."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, country="velmara", keep=False) as session:
        session.advance(second("Mon 07:32"))
        session.submit("act", {"verb": "go", "to": "station"})
        session.advance(second("Mon 08:12"))
        held = {"person": "grey_coat", "minute": 3480, "ground": "traces", "rights": True, "doctor": True, "relatives": True}
        session.submit("act", {"verb": "detain", **held})
        session.advance(second("Mon 23:00"))
        assert "injects.the_line_tonight" in [line.wording for line in session.view().lines]


@pytest.mark.parametrize(("term", "rung"), [("general", True), ("group", False)])
def test_whoever_has_the_term_of_a_group_is_not_rung_a_day_before_the_hour_of_it(term: str, rung: bool) -> None:
    """The line on the wall calendar was drawn on Tuesday evening, and had to be answered in four hours; the motion was due on Wednesday."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        for when, act in (
            ("Mon 06:28", {"verb": "go", "to": "post_km42"}),
            ("Mon 07:04", {"verb": "open_case", "offence": "trafficking", "ground": "own_report"}),
            ("Mon 07:32", {"verb": "go", "to": "station"}),
            ("Mon 08:12", {"verb": "set_status", "person": "captain", "status": "suspect"}),
            ("Mon 08:24", {"verb": "detain", "person": "grey_coat", "minute": 3480, "ground": "traces", "term": term, **_ALL_TOLD}),
        ):
            session.advance(second(when))
            assert session.submit("act", act).accepted
        session.advance(second("Tue 21:00"))
        ends = session.view().clocks["motion.grey_coat"].due
        assert (ends < second("Wed 00:00")) is rung
        assert ("injects.eight_hours_left" in [line.wording for line in session.view().lines]) is rung


def test_a_correct_colleague_moves_the_judge_before_that_hour_too() -> None:
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, country="velmara", keep=False) as session:
        session.advance(second("Tue 00:12"))
        filed = [x.event for x in session._exercise.journal if isinstance(x.event, e.MotionFiled)]
    assert "custody" in {one.motion for one in filed}


_ALL_TOLD = {"rights": True, "doctor": True, "relatives": True}
_BY_THE_DETECTIVE = (
    ("Mon 06:28", {"verb": "go", "to": "post_km42"}),
    ("Mon 07:04", {"verb": "open_case", "offence": "trafficking", "ground": "own_report"}),
    ("Mon 07:32", {"verb": "go", "to": "station"}),
    ("Mon 08:12", {"verb": "detain", "person": "grey_coat", "minute": 3480, "ground": "traces", **_ALL_TOLD}),
    ("Mon 19:40", {"verb": "file_motion", "motion": "custody", "for": "grey_coat", "milder": True}),
)


def test_a_correct_prosecutor_asks_for_no_custody_that_a_detective_has_asked_for_and_got() -> None:
    """A detective moves the judge there, without the prosecutor; on Wednesday a second motion for the same custody was filed."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, country="velmara", keep=False) as session:
        for when, act in _BY_THE_DETECTIVE:
            session.advance(second(when))
            assert session.submit("act", act).accepted
        session.advance(second("Wed 12:00"))
        filed = [x.event.seat for x in session._exercise.journal if isinstance(x.event, e.MotionFiled) and x.event.motion == "custody"]
    assert filed == ["investigator"]


def test_whoever_carried_the_ruling_the_day_before_is_not_asked_on_wednesday_who_carries_it() -> None:
    """Under a day of custody it is decided in the first night; who had told them on Tuesday had not answered "One copy" on Wednesday."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, country="velmara", keep=False) as session:
        for when, act in (*_BY_THE_DETECTIVE, ("Tue 09:00", {"verb": "share", "contact": "shelter_line", "items": ["ruling"]})):
            session.advance(second(when))
            assert session.submit("act", act).accepted
        session.advance(second("Wed 12:00"))
        assert "injects.who_carries_it" not in [line.wording for line in session.view().lines]
