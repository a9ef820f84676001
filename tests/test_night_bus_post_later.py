"""What the post sees later of what it did or left: told truly of who is still there, what was done, and by which hour."""

import pytest

from sim.model import events as e
from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from zholda.session import Session

POST = {"post": "trainee"}
EIGHT = ("madina", "zulfiya", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza")
WEDDING = ("wedding_uncle", "wedding_aunt", "wedding_cousin")


def opened(roster: dict[str, str] = POST) -> Session:
    return Session.open("night-bus", seed=1, keep=False, roster=roster, mode="training")


def chosen(when: str, decision: str, option: str, until: str) -> list[e.Entry]:
    with opened() as session:
        session.advance(second(when))
        session.submit("choose", {"occurrence": decision, "option": option, "rationale": "x"})
        session.advance(second(until))
        return session._exercise.journal


def at(journal: list[e.Entry], wording: str) -> list[int]:
    return [x.at for x in journal if isinstance(x.event, e.Observed) and x.event.wording == wording]


def left(journal: list[e.Entry], who: str) -> list[int]:
    return [x.at for x in journal if isinstance(x.event, e.Moved) and x.event.who == who and not x.event.place]


def test_who_was_kept_from_a_wedding_is_let_go_within_the_hour_and_rings_from_it() -> None:
    journal = chosen("Tue 12:11", "ribbons", "papers_in_here", "Tue 20:00")
    (let_go,) = at(journal, "storylines.kept_from_the_wedding.let_go")
    assert let_go - second("Tue 12:11") in range(55 * 60, 75 * 60)
    assert left(journal, "wedding_car") == [let_go]
    along = {x.event.who for x in journal if isinstance(x.event, e.Moved) and x.event.aboard == "wedding_car" and x.at == let_go}
    assert along >= set(WEDDING)
    papers = {x.event.thing: x.event.holder for x in journal if isinstance(x.event, e.ThingMoved) and x.at <= let_go}
    assert papers["papers_gulnar"] == "wedding_aunt"
    (rung,) = [x for x in journal if isinstance(x.event, e.Observed) and x.event.wording == "storylines.cold_soup.rung"]
    assert isinstance(rung.event, e.Observed)
    assert rung.event.channel == "phone"
    assert rung.at > let_go


def test_the_driver_on_the_phone_says_nothing_of_bags_that_nobody_opened() -> None:
    texts = plan().scenario.texts
    told = texts["storylines.cold_soup.rung"] + texts["decisions.ribbons.options.papers_in_here"]
    assert "underskirt" not in told
    assert "bag" not in told


@pytest.mark.parametrize(
    ("option", "line", "not_line"),
    [
        ("a_sentence_each", "ribbons_with_thanks", "ribbons_waved_on"),
        ("a_nice_day", "ribbons_waved_on", "ribbons_with_thanks"),
    ],
)
def test_thanks_are_for_who_was_spoken_with(option: str, line: str, not_line: str) -> None:
    journal = chosen("Tue 12:11", "ribbons", option, "Tue 14:00")
    assert at(journal, f"storylines.{line}.goes_on")
    assert not at(journal, f"storylines.{not_line}.goes_on")
    assert len(left(journal, "wedding_car")) == 1


def test_odil_wishes_luck_to_those_who_are_there_and_of_those_who_left_says_that_he_did_not() -> None:
    with opened() as session:
        session.advance(second("Mon 08:10"))
        journal = session._exercise.journal
    assert at(journal, "storylines.odil_goes_without_them.goes")
    assert not at(journal, "storylines.morning.odil_goes")
    with opened() as session:
        session.advance(second("Mon 06:00"))
        session.submit("act", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"})
        session.advance(second("Mon 08:10"))
        journal = session._exercise.journal
    assert bool(at(journal, "storylines.morning.odil_goes")) != bool(at(journal, "storylines.odil_goes_without_them.goes"))


def test_of_the_camera_over_the_till_one_hears_who_sits_in_the_window_hall() -> None:
    with opened() as session:
        session.advance(second("Mon 10:40"))
        heard = [
            x.event.channel
            for x in session._exercise.journal
            if isinstance(x.event, e.Observed) and x.event.wording == "storylines.the_camera_in_the_canteen.seen"
        ]
    assert heard == ["hearing"]


def test_a_slip_in_her_hand_goes_with_her() -> None:
    with opened() as session:
        session.advance(second("Mon 06:00"))
        assert "slip" in offered(session)
        session.advance(second("Mon 06:30"))
        assert "grey_coat" not in session.view().here()
        assert "slip" not in offered(session)


def offered(session: Session) -> tuple[str, ...]:
    return next((offer.targets for offer in session.offers() if offer.verb == "preserve"), ())


def test_who_reads_him_the_streets_reads_them_and_asks_no_register() -> None:
    """Nobody of line 7 is there to be asked about. The option says what it does, and the later call blames it for no more."""
    journal = chosen("Mon 17:31", "whose_question", "in_a_minute", "Tue 12:00")
    (told,) = [x.event for x in journal if isinstance(x.event, e.ActEnded) and x.event.verb == "share" and x.event.seat]
    assert "home_details" in str(dict(told.args)["items"])
    assert not [x for x in journal if isinstance(x.event, e.ActRefused) and x.event.seat]
    texts = plan().scenario.texts
    assert "ask it" not in texts["decisions.whose_question.options.in_a_minute"]
    assert "terminal" not in texts["storylines.asked_under_your_name.whose_name"]
    assert "after half past five" in texts["storylines.asked_under_your_name.whose_name"]


def test_why_the_sergeant_is_asked_for_after_eleven_stands_in_the_briefing() -> None:
    assert "after eleven" in plan().scenario.texts["seats.post.briefing"].lower()


def test_nobody_stands_in_the_frost_for_a_bus_that_has_gone() -> None:
    with opened() as session:
        session.advance(second("Mon 08:00"))
        assert session._exercise._stage.world.get("room.dana") == "hall"


def test_whoever_comes_again_in_the_evening_says_so_in_the_afternoon() -> None:
    texts = plan().scenario.texts
    assert "tonight" in texts["injects.who_rang_here"]
    assert "tomorrow" not in texts["injects.who_rang_here"] + texts["decisions.what_does_she_say.ask"]
