"""What is proposed in an act: no voice that was just nodded at, no papers of those who were not seen to have given them away, and nobody
who takes nobody in."""

from dataclasses import replace

from sim.exercise import Exercise
from sim.model.scenario import Near
from tests.laws.ferry import ferry, lawland
from tests.laws.landing import ALL
from tests.test_night_bus_reached import second
from tests.test_proposals import draft
from tests.test_tui_play import landed
from tests.test_tui_seat import FakePlay
from tui.asking import Draft
from tui.panes import lines
from zholda.session import Session


def half_understood() -> FakePlay:
    """The colleague speaks a language that is only near to the one of the girl in the red coat."""
    play, base = FakePlay(), ferry()
    people = {**base.people, "aside": replace(base.people["aside"], speaks={"ru": "full"})}
    scenario = replace(base, people=people, near=[Near("ru", "xx", "fictional")])
    play.exercise = Exercise.open(scenario, lawland(), seed=7, mode="training", roster=ALL)
    play.advance(700)
    return play


def explaining(play: FakePlay, voices: dict[str, str]) -> Draft:
    offer = next(offer for offer in play.offers() if offer.verb == "explain")
    explain = Draft(play, play.view(), offer, "", voices)
    explain.answer("people", ["mira"])
    return explain


def test_the_voice_that_was_nodded_at_is_not_proposed_again():
    play, voices = half_understood(), {"mira": "aside"}
    assert explaining(play, voices).value("voice") == "aside"
    play.submit("act", {"verb": "explain", "people": ["mira"], "set": "rights", "voice": "aside"})
    play.advance(play.now + 1800)
    assert "engine.nods" in [line.wording for line in play.view().lines]
    again = explaining(play, voices)
    assert again.value("voice") != "aside"
    assert next(one for one in again.questions() if one.name == "voice").must


def test_a_voice_that_carried_is_proposed_again():
    play = FakePlay()
    play.advance(700)
    play.submit("act", {"verb": "explain", "people": ["mira"], "set": "rights", "voice": "aside"})
    play.advance(play.now + 1800)
    assert explaining(play, {"mira": "aside"}).value("voice") == "aside"


def test_she_holds_out_the_papers_of_those_of_whom_that_was_seen():
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1320)
        check = draft(play, "check_documents")
        proposed = {}
        for who in (["madina"], ["rustam"], ["dilshod"], ["yerlan"], ["rustam", "madina"]):
            check.answer("people", who)
            proposed[" ".join(who)] = check.value("holder")
    assert proposed == {"madina": "grey_coat", "rustam": "", "dilshod": "", "yerlan": "", "rustam madina": "grey_coat"}


def test_people_are_taken_only_to_where_somebody_takes_them_in():
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        play.advance(second("Tue 10:00"))
        reached = next(offer.targets for offer in play.offers() if offer.verb == "report_misconduct")
        assert {"captain", "integrity_line", "suspects_lawyer", "superior"} <= {*reached}
        takes = {one for one in reached if play.public.takes_people(one)}
    assert takes >= {"shelter_line", "hospital", "guardianship"}
    assert not takes & {"captain", "integrity_line", "suspects_lawyer", "superior", "lawyers_desk", "the_widow", "caller", "duty_cells"}


def test_the_question_where_to_lists_nobody_else():
    taken = draft(landed(), "accompany")
    taken.answer("people", ["mira"])
    assert {pick.value for pick in taken.picks("to")} == {"desk_line", "nurse_car"}, "the others take nobody in, or were not heard of"


def test_why_several_acts_of_one_moment_are_not_possible_is_said_once():
    play = FakePlay()
    play.advance(700)
    for verb in ("call_alone", "safety_check", "look"):
        who = {"at": "driver"} if verb == "look" else {"person": "driver"}
        play.submit("act", {"verb": verb, **who})
    refused = [line for line in play.view().lines if line.wording == "engine.refused.not_here"]
    told = [said for line, said in lines.newest(play, play.view()) if line.wording == "engine.refused.not_here"]
    assert len(refused) == 3
    assert len(told) == len(set(told)) < 3
