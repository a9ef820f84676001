"""Deadlines that pass: they stay in sight as passed, the inbox says so, and a wait breaks off there."""

import asyncio
from typing import Any, Literal

import pytest

from sim.world.seen import SeenAct, SeenClock
from tests.test_night_bus_reached import second
from tests.test_tui_play import at_work, landed, press, text
from tests.test_tui_seat import FakePlay
from tui import pacing
from tui.panes import ahead, boards
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices
from zholda.session import Session
from zholda.session.material import standards

HOUR = 3600
HOURS = 3 * HOUR
TOLD = 601


def held(mode: str = "training", limit: int = 1800) -> FakePlay:
    """The foreman was told that he is held, and has to be delivered within `limit` seconds."""
    play = landed(mode)
    play.limit = lambda name: (limit * (name != "prosecutor_notice"), "art. 131")  # type: ignore[method-assign]
    play.view().acts["x"] = SeenAct("x", "tell_held", ("foreman",), "", "", TOLD, TOLD + 60, "ended", "", True)
    return play


def in_due(play: FakePlay) -> str:
    return "\n".join(str(row.content) for row in boards.due_rows(play, play.view()))


def test_a_deadline_that_passed_stays_with_its_minute_and_its_article():
    play = held()
    assert "30 min of holding end: man with a stack of papers (art. 131)" in in_due(play)
    assert "Over:" not in in_due(play)
    play.advance(TOLD + 1801)
    assert "passed at 06:10  30 min of holding end: man with a stack of papers (art. 131)" in in_due(play)
    assert not any("of holding" in one.words for one in ahead.due(play, play.view()))


def test_in_its_last_second_it_is_due_now_and_not_passed():
    play = held()
    play.advance(TOLD + 1800)
    assert any(one.at == play.now and "of holding" in one.words for one in ahead.due(play, play.view()))
    assert "Over:" not in in_due(play)


@pytest.mark.parametrize("verb", ["hand_over", "tell_free", "let_go"])
def test_a_deadline_that_was_kept_or_fell_away_does_not_pass(verb):
    play = held()
    play.view().acts["y"] = SeenAct("y", verb, ("foreman",), "", "", TOLD + 90, TOLD + 120, "ended", "", True)
    play.advance(TOLD + 1900)
    assert "Over:" not in in_due(play)
    assert ahead.up(play, play.view()) == []


def test_a_deadline_for_somebody_who_was_driven_away_is_no_longer_this_seats():
    play = held()
    play.view().people["foreman"].place = ""
    assert not any("of holding" in one.words for one in ahead.due(play, play.view()))


def test_a_clock_of_the_law_that_lapsed_says_when_and_by_which_article():
    play = held()
    play.view().clocks["custody.foreman"] = SeenClock("custody", "foreman", 600, "lapsed")
    play.advance(700)
    assert "passed at 05:40  custody without a judge: man with a stack of papers (art. 131)" in in_due(play)
    play.view().clocks["custody.foreman"].state = "met"
    assert "met  custody without a judge: man with a stack of papers" in in_due(play)


def test_no_article_is_named_in_an_assessment():
    play = held("assessment")
    play.advance(TOLD + 1900)
    assert "passed at 06:10" in in_due(play)
    assert "art. 131" not in in_due(play)


def papers_kept(*acts: tuple[str, dict[str, Any]], until: str = "Mon 06:10") -> Session:
    """The papers of two women are kept at ten to six, from the hand of the woman in grey; then these acts, each with its hour."""
    session = Session.open("night-bus", seat="post", seed=1, keep=False)
    first = "Mon 05:50", {"verb": "check_documents", "people": ["zulfiya", "lola"], "holder": "grey_coat", "after": "keep"}
    for when, act in (first, *acts):
        session.advance(second(when))
        assert session.submit("act", act).accepted
    session.advance(second(until))
    return session


def papers_due(session: Session) -> list[tuple[int, str]]:
    return [(one.at, one.words) for one in ahead.due(session, session.view()) if "papers" in one.words]


def test_papers_that_are_kept_are_due_back_with_whose_they_are_and_since_when():
    session = papers_kept()
    (taken,) = {line.at for line in session.view().lines if line.channel == "document" and "zulfiya" in line.about}
    (row,) = papers_due(session)
    assert row == (taken + 14 * HOUR, f"papers kept since {session.time(taken)} go back: Zulfiya (seat 14); Lola (seat 17)")
    assert session.limit("papers_back")[0] == 14 * HOUR


def test_papers_that_are_back_are_due_no_more_and_those_that_still_are_kept_pass():
    session = papers_kept(("Mon 06:10", {"verb": "return.documents", "people": ["lola"]}), until="Mon 06:20")
    ((at, words),) = papers_due(session)
    assert words.endswith("go back: Zulfiya (seat 14)")
    session.advance(at + 1)
    assert papers_due(session) == []
    assert (f"passed at {session.time(at)}", words) in ahead.over(session, session.view())


def test_the_paper_of_somebody_who_is_told_held_stays_with_the_case():
    take = {"verb": "check_documents", "people": ["grey_coat"], "after": "keep"}
    tell = {"verb": "tell_held", "people": ["grey_coat"], "ground": "traces"}
    session = papers_kept(("Mon 05:55", take), until="Mon 06:00")
    assert len(papers_due(session)) == 2
    assert session.submit("act", tell).accepted
    session.advance(second("Mon 06:10"))
    assert [words.rpartition(": ")[2] for _at, words in papers_due(session)] == ["Zulfiya (seat 14); Lola (seat 17)"]


def test_of_a_paper_that_nobody_has_read_the_list_does_not_say_that_it_goes_back_to_whom_it_was_taken_from():
    """Found in play: the suspect's own passport, found with the others and unread, was told to go back that evening."""
    search = {"verb": "search_person", "person": "grey_coat", "by": "dana"}
    secure = {"verb": "preserve", "thing": "passport_grey_coat"}
    session = papers_kept(("Mon 05:53", search), ("Mon 06:05", secure), until="Mon 06:11")
    assert session.view().things["passport_grey_coat"].holder == "seat:post"
    unread = [words for _at, words in papers_due(session) if "ninth passport" in words]
    (words,) = unread
    assert words.endswith("that nobody has read go back, but for a suspect's: the ninth passport")


@pytest.mark.parametrize("mode", ["training", "assessment"])
def test_the_paper_of_somebody_who_seemed_a_child_when_it_was_taken_is_not_due_back(mode: Literal["training", "assessment"]):
    """The standard lifts the duty for an altered paper of a child, and the list counted it. In an assessment the list tells nothing."""
    session = Session.open("night-bus", seat="post", seed=1, keep=False, mode=mode)
    look = {"verb": "speak_with", "people": ["madina"], "topic": "home", "question": "open", "voice": "odil"}
    take = {"verb": "check_documents", "people": ["zulfiya", "madina"], "holder": "grey_coat", "after": "keep"}
    for when, act in (("Mon 05:46", look), ("Mon 05:52", take)):
        session.advance(second(when))
        assert session.submit("act", act).accepted
    session.advance(second("Mon 06:30"))
    (row,) = papers_due(session)
    assert row[1].endswith("go back: Zulfiya (seat 14)" if mode == "training" else "Zulfiya (seat 14); Madina (seat 13)")


@pytest.mark.parametrize("first", ["Mon 05:41", "Mon 05:52"])
def test_whose_paper_is_due_back_is_whose_the_standard_says(first: str):
    """Whether the doubt of age came before the paper, or by what is in it, the list and the standard say the same."""
    session = Session.open("night-bus", seat="post", seed=1, keep=False)
    session.advance(second(first))
    assert session.submit("act", {"verb": "check_documents", "people": ["madina"], "holder": "grey_coat", "after": "keep"}).accepted
    session.advance(second("Mon 06:30"))
    named = bool(papers_due(session))
    session.finish()
    (judged,) = [one for one in session.assess().results if one.criterion == "VC-44.papers_back" and one.people == ("madina",)]
    assert named == (judged.exception != "X4"), judged


def test_a_wait_for_something_to_happen_breaks_off_at_the_deadline():
    play = held()
    asyncio.run(pacing.let_pass(play, ahead.stop_at(play, play.view(), play.length), rouse=True))
    while play.now < TOLD + 1800:
        seen = play.view().seen
        asyncio.run(pacing.let_pass(play, ahead.stop_at(play, play.view(), play.length), rouse=True))
        assert play.view().seen > seen or play.now == TOLD + 1800
    assert play.now == TOLD + 1800
    assert ahead.stop_at(play, play.view(), play.length) == play.length


def test_in_lines_a_wait_breaks_off_there_too():
    play = held(limit=300)
    while play.now < TOLD + 300:
        ahead.wait(play, play.view(), HOURS, stop_early=True)
        assert play.now <= TOLD + 300


async def test_the_inbox_says_that_the_time_is_up_and_enter_on_it_opens_what_falls_due():
    play = held()
    play.advance(TOLD + 1800)
    async with at_work(play) as pilot:
        assert "06:10 deadline" in text(pilot)
        assert "Time is up: 30 min of holding end: man with a stack of papers (art. 131)" in " ".join(text(pilot).split())
        await press(pilot, "f3", "home", "enter")
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        assert work.tab == "due"


async def test_lines_that_came_before_the_deadline_stay_below_it():
    play = held()
    play.advance(play.length - 10)
    async with at_work(play) as pilot:
        await press(pilot, "f3")
        listed: Any = pilot.app.screen.query_one("#inbox", Choices)
        times = [str(option.prompt)[:5] for option in listed.options if str(option.prompt)[2:3] == ":"]
        assert "06:10" in times
        assert times == sorted(times, reverse=True)


# --- a threat, or a wish for safety, that was only heard of ---------------------------------------------------------------------

ASKED = "the wish for safety"


def safety_asked(until: str, *, by: str = "prosecutor") -> Session:
    """Oygul's paper, in which she asks for a pseudonym, comes on Monday; correct colleagues play the other seats."""
    session = Session.open("night-bus", seat=by, others="correct", seed=1, keep=False)
    session.advance(second(until))
    return session


def safety_due(session: Session) -> dict[str, int]:
    found = [one for one in ahead.due(session, session.view()) if ASKED in one.words]
    return {one.words.rpartition(": ")[2].partition(" (")[0]: one.at for one in found}


def test_a_threat_that_was_only_heard_of_is_due_for_who_may_order_a_measure_and_stays_until_it_is_answered():
    session = safety_asked("Mon 21:00")
    heard = {claim.subject: line.at for line in session.view().lines for claim in line.claims if claim.attribute == "threatened"}
    assert set(heard) == {"oygul", "feruza"}
    named = {session.label(who).partition(" (")[0]: at + 24 * HOUR for who, at in heard.items()}
    assert safety_due(session) == named
    for who in heard:
        session.submit("act", {"verb": "protect", "person": who, "measure": "pseudonym"})
        session.advance(session.now + 1800)
    assert safety_due(session) == {}


def test_a_seat_that_can_order_no_measure_is_not_asked_for_one():
    assert safety_due(safety_asked("Mon 21:00", by="shelter")) == {}


def test_a_measure_answers_a_threat_for_as_long_as_the_standard_has_it():
    (answered,) = [c for standard in standards() for c in standard.criteria if c.id == "VC-28.answered"]
    assert answered.earlier == ahead.ANSWERED_BEFORE


def taken_in(*talks: SeenAct) -> FakePlay:
    """Two who were taken in at twenty past six; the law here gives six hours for the talk about risk."""
    play = landed("training")
    play.limit = lambda name: (6 * HOUR * (name == "risk_again"), "")  # type: ignore[method-assign]
    play.view().acts["in"] = SeenAct("in", "receive", ("mira", "tolya"), "", "", 2400, 3000, "ended", "", True)
    play.view().acts.update({f"{one.people}{one.ends}": one for one in talks})
    return play


def talk(who: str, ends: int) -> SeenAct:
    return SeenAct(f"{who}-{ends}", "assess_risk", (who,), "", "", ends - 1200, ends, "ended", "", True)


def risks(play: FakePlay) -> list[tuple[int, str]]:
    return [(one.at, one.words) for one in ahead.due(play, play.view()) if "risks" in one.words]


def test_after_an_intake_the_talks_about_risk_fall_due_for_whom_nobody_had_one() -> None:
    """Found in play: six hours after a late intake it was a finding, and no list had named it."""
    [(at, words)] = risks(taken_in())
    assert at == 3000 + 6 * HOUR
    assert words.startswith("a talk about the risks, taken in at 06:20: ")
    assert len(words.split(": ")[-1].split("; ")) == 2
    [(_, one)] = risks(taken_in(talk("mira", 2000)))
    assert len(one.split(": ")[-1].split("; ")) == 1
    assert risks(taken_in(talk("mira", 2000), talk("tolya", 5000))) == []


def test_who_has_left_the_house_is_not_owed_a_talk_in_it() -> None:
    play = taken_in()
    for who in ("mira", "tolya"):
        play.view().people[who].place = ""
    assert risks(play) == []


def test_from_elsewhere_those_in_the_house_are_still_owed_it() -> None:
    play = taken_in()
    for who in ("mira", "tolya"):
        play.view().people[who].place = ""
    play.view().place = "town"
    assert len(risks(play)) == 1


def test_nobody_waits_for_an_office_to_open_whose_officer_stands_in_the_hall(monkeypatch: pytest.MonkeyPatch):
    """Played: the guardianship officer sat beside the girl, and the list said that she would be there in half an hour."""
    with Session.open("night-bus", seat="post", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 06:00"))
        opens = "Opens: the guardianship officer, in person"
        assert any(opens in one.words for one in ahead.due(play, play.view()))
        comers = type(play.public).comers
        monkeypatch.setattr(type(play.public), "comers", lambda self, one: ("dana",) if one == "guardian" else comers(self, one))
        assert "dana" in play.view().here()
        assert not any(opens in one.words for one in ahead.due(play, play.view()))
