"""Somebody who arrives later sits down beside an open interview: with the person's yes, or by their office; the record says from when."""

from dataclasses import replace
from typing import Any

import pytest

from scoring.happenings import Happenings
from scoring.interviews import feedback, interviews
from sim.behaviours import perception
from sim.case_facts import CaseFacts
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Person, Tie
from tests.laws.landing import BASE, between, do, found, heard, last_refusal, submit, with_person
from tests.test_night_bus_reached import second
from tui.panes import interview
from zholda.session import Session

OPEN: dict[str, Any] = {"person": "mira", "voice": "aside", "where": "shed", "status": "injured", "warned": True}
JOIN: dict[str, Any] = {"verb": "interview", "step": "join", "person": "mira", "present": "lawyer"}
LAWYER = Person("official", "female", agency="lawyers", place="landing", room="quay", speaks={"ru": "full"})
SWORN = Person("voice", "female", agency="interpreters", place="landing", room="quay", speaks={"xx": "full", "ru": "full"})


def at_the_table(**people: Person) -> Exercise:
    """An interview with Mira is open in the shed; a lawyer and a sworn interpreter have come to the landing."""
    exercise = between(people={**BASE.people, "lawyer": LAWYER, "sworn": SWORN, **people})
    do(exercise, verb="interview", **OPEN)
    assert exercise.view("post").interview is not None
    return exercise


def test_who_comes_later_sits_down_with_her_yes_and_the_head_knows_from_which_minute() -> None:
    exercise = at_the_table()
    do(exercise, **JOIN)
    [ended] = [one for one in found(exercise, e.ActEnded) if one.named == "interview.join"]
    assert (ended.result, ended.voice) == ("sat_down", "aside")
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.present, talk.joined["lawyer"]) == (("lawyer",), ended.seconds + found_at(exercise, e.ActBegan, "interview.join"))
    assert "engine.interview_joined" in heard(exercise)
    assert exercise._stage.world.room("lawyer") == "shed"


def found_at(exercise: Exercise, kind: type, name: str) -> int:
    return next(entry.at for entry in exercise.journal if type(entry.event) is kind and entry.event.named == name)  # type: ignore[union-attr]


def test_she_shakes_her_head_at_somebody_of_the_other_side_and_nobody_sits_down() -> None:
    tied = with_person("mira", ties=[Tie("lawyer", "recruiter")])["mira"]
    exercise = at_the_table(mira=tied)
    do(exercise, **JOIN)
    assert [one.result for one in found(exercise, e.ActEnded) if one.named == "interview.join"] == ["declined"]
    talk = exercise.view("post").interview
    assert talk is not None
    assert talk.present == ()


def test_her_sister_may_sit_down() -> None:
    exercise = at_the_table(mira=with_person("mira", ties=[Tie("lawyer", "kin")])["mira"])
    do(exercise, **JOIN)
    assert [one.result for one in found(exercise, e.ActEnded) if one.named == "interview.join"] == ["sat_down"]


def test_whom_she_was_not_asked_about_in_words_she_understands_does_not_sit_down() -> None:
    deaf = Person("voice", "female", agency="mediators", place="landing", room="quay", speaks={"ru": "full"})
    exercise = at_the_table(deaf=deaf)
    do(exercise, **JOIN, voice="deaf")
    assert [one.result for one in found(exercise, e.ActEnded) if one.named == "interview.join"] == ["not_understood"]
    assert not exercise.view("post").interview.present  # type: ignore[union-attr]


def test_an_appointed_interpreter_sits_down_by_office_and_interprets_from_then_on() -> None:
    exercise = at_the_table()
    do(exercise, **{**JOIN, "present": "sworn"})
    assert [one.result for one in found(exercise, e.ActEnded) if one.named == "interview.join"] == ["interprets"]
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.voice, talk.sworn, talk.present) == ("sworn", True, ("sworn",))
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    assert [one.voice for one in found(exercise, e.ActEnded) if one.named == "interview.ask"] == ["sworn"]


def test_it_is_refused_where_none_is_open_where_they_are_not_here_and_where_they_sit_already() -> None:
    exercise = between(people={**BASE.people, "lawyer": LAWYER, "sworn": SWORN})
    submit(exercise, "act", **JOIN)
    assert last_refusal(exercise) == "engine.refused.no_interview"
    exercise = at_the_table()
    for who, reason in (("lena", "not_here"), ("mira", "beside_already"), ("aside", "beside_already")):
        submit(exercise, "act", **{**JOIN, "present": who})
        assert last_refusal(exercise) == "engine.refused." + reason
    do(exercise, **JOIN)
    submit(exercise, "act", **JOIN)
    assert last_refusal(exercise) == "engine.refused.beside_already"


def test_broken_off_nobody_has_sat_down() -> None:
    exercise = at_the_table()
    do(exercise, wait=False, **JOIN)
    exercise.advance(exercise.now + 5)
    submit(exercise, "stop", act=exercise.view("post").busy)
    exercise.advance(exercise.now + 120)
    assert [one.named for one in found(exercise, e.ActInterrupted)] == ["interview.join"]
    assert exercise.view("post").interview.present == ()  # type: ignore[union-attr]


def test_the_lawyer_counts_from_the_minute_in_which_she_sat_down() -> None:
    exercise = at_the_table()
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    do(exercise, **JOIN)
    do(exercise, verb="interview", step="ask", person="mira", topic="work", question="open")
    assert by_law(exercise) == [(), ("lawyer",)]


def test_how_it_was_asked_says_from_which_minute_who_sat_beside() -> None:
    exercise = at_the_table()
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    do(exercise, **JOIN)
    do(exercise, verb="interview", step="close", person="mira", read_back=True)
    night = {"begins": 79200, "ends": 21600}
    [talk] = [one for one in interviews(exercise.journal, exercise.plan.scenario, night) if one.formal]
    minute = next(entry.at for entry in exercise.journal if isinstance(entry.event, e.ActEnded) and entry.event.named == "interview.join")
    assert ("interviews.joined", (("person", "lawyer"), ("since", minute))) in feedback(talk, over=True)


def test_whoever_was_sworn_and_took_over_where_nobody_interpreted_is_not_called_unsworn() -> None:
    exercise = between(people={**BASE.people, "sworn": SWORN, "mira": replace(BASE.people["mira"], speaks={"ru": "full"})})
    do(exercise, verb="interview", **{**OPEN, "voice": ""})
    do(exercise, **{**JOIN, "present": "sworn"})
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    night = {"begins": 79200, "ends": 21600}
    [talk] = [one for one in interviews(exercise.journal, exercise.plan.scenario, night) if one.formal]
    assert talk.voice == "sworn"
    assert "interviews.not_sworn" not in [wording for wording, _args in feedback(talk, over=True)]


def test_who_began_unsworn_stays_so_in_the_record_when_a_sworn_one_takes_over() -> None:
    exercise = at_the_table()
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    do(exercise, **{**JOIN, "present": "sworn"})
    do(exercise, verb="interview", step="ask", person="mira", topic="work", question="open")
    night = {"begins": 79200, "ends": 21600}
    [talk] = [one for one in interviews(exercise.journal, exercise.plan.scenario, night) if one.formal]
    assert ("interviews.not_sworn", (("voice", "aside"),)) in feedback(talk, over=True)


def test_an_appointed_interpreter_on_the_line_takes_over_when_the_voice_of_the_interview_has_hung_up() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN)
    submit(exercise, "act", **{**JOIN, "present": "sworn"})
    assert last_refusal(exercise) == "engine.refused.voice_not_on_line"
    do(exercise, verb="request", service="sworn_line")
    exercise.advance(exercise.now + 900)
    [offer] = [one for one in exercise.offers("post") if one.verb == "interview.join"]
    assert "sworn" in offer.choices["present"]
    do(exercise, **{**JOIN, "present": "sworn"})
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.voice, talk.sworn) == ("sworn", True)


def goes(exercise: Exercise, who: str, place: str = "", room: str = "") -> None:
    """They go away, or come to a place, and the minute passes."""
    perception.move(exercise._stage, [e.Moved(who, place, room, "")], 0)
    exercise.advance(exercise.now + 60)


def by_law(exercise: Exercise) -> list[tuple[str, ...]]:
    """Who sat beside at each question, as the law counts them."""
    facts, beside = CaseFacts(exercise.plan.scenario, exercise._stage.law), []
    for entry in exercise.journal:
        facts.take(entry)
        if isinstance(entry.event, e.ActEnded):
            facts.act_ended(entry, entry.event)
            if entry.event.named == "interview.ask":
                beside.append(facts.present(entry.event, dict(entry.event.args), "mira"))
    return beside


def by_standards(exercise: Exercise) -> list[tuple[str, ...]]:
    """Who sat beside at each question, as the standards count them."""
    fold, beside = Happenings(exercise.plan.scenario, exercise._stage.law, {}), []
    for entry in exercise.journal:
        fold.take(entry)
        if isinstance(entry.event, e.ActEnded) and entry.event.named == "interview.ask":
            beside.append(fold.circumstances.case.present(entry.event, dict(entry.event.args), "mira"))
    return beside


def test_who_left_and_comes_back_is_out_until_they_sit_down_again_for_the_law_the_head_the_offers_and_the_debrief() -> None:
    exercise = at_the_table()
    ask: dict[str, Any] = {"verb": "interview", "step": "ask", "person": "mira", "question": "open"}
    do(exercise, **JOIN)
    do(exercise, **ask, topic="offer")
    left = exercise.now
    goes(exercise, "lawyer")
    do(exercise, **ask, topic="work")
    goes(exercise, "lawyer", "landing", "shed")
    do(exercise, **ask, topic="people")
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.present, talk.left) == ((), {"lawyer": left})
    [offer] = [one for one in exercise.offers("post") if one.verb == "interview.join"]
    assert "lawyer" in offer.choices["present"]
    do(exercise, **JOIN)
    again = exercise.now
    do(exercise, **ask, topic="papers")
    assert (talk.present, talk.left) == (("lawyer",), {})
    assert by_law(exercise) == by_standards(exercise) == [("lawyer",), (), (), ("lawyer",)]
    goes(exercise, "lawyer")
    assert heard(exercise).count("engine.interview_without") == 2, "whoever sits down again is missed again"
    [told] = [one for one in interviews(exercise.journal, exercise.plan.scenario, {"begins": 79200, "ends": 21600}) if one.formal]
    kinds = ("interviews.joined", "interviews.until")
    lines: list[tuple[str, dict[str, Any]]] = [(wording, dict(args)) for wording, args in feedback(told, over=True) if wording in kinds]
    assert [wording for wording, _args in lines] == [*kinds, *kinds]
    assert lines[1][1]["until"] == left
    assert left < lines[2][1]["since"] <= again


def test_an_interpreter_who_left_and_comes_back_takes_the_voice_again_by_sitting_down() -> None:
    exercise = at_the_table()
    join = {**JOIN, "present": "sworn"}
    do(exercise, **join)
    goes(exercise, "sworn")
    goes(exercise, "sworn", "landing", "shed")
    [offer] = [one for one in exercise.offers("post") if one.verb == "interview.join"]
    assert "sworn" in offer.choices["present"]
    do(exercise, **join)
    assert [one.result for one in found(exercise, e.ActEnded) if one.named == "interview.join"] == ["interprets", "interprets"]
    assert exercise.view("post").interview.present == ("sworn",)  # type: ignore[union-attr]


def test_in_the_night_bus_the_lawyer_who_comes_on_tuesday_sits_down_beside_the_girl_and_nasiba_after_a_look_round() -> None:
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:

        def act(**args: Any) -> None:
            play.submit("act", args)
            while (busy := play.view().busy) and play.now < play.view().acts[busy].ends:
                play.advance(play.view().acts[busy].ends)

        def could() -> tuple[str, ...]:
            return next(offer.choices["present"] for offer in play.offers() if offer.verb == "interview.join")

        play.advance_until(play.length)
        act(verb="open_case", offence="trafficking_of_minor", ground="own_report")
        play.advance(second("Tue 08:00"))
        act(verb="go", to="city")
        act(verb="request", service="lawyer_for_injured", people=["madina"])
        act(verb="go", to="shelter")
        act(verb="request", service="sworn_interpreter")
        play.advance(play.now + 900)
        assert "madina" in play.view().here(), "nobody can turn to whom they have not seen in the house"
        beside = ["saltanat", "togzhan"]
        act(verb="interview", person="madina", status="injured", warned=True, present=beside, voice="karimova", where="small_room")
        assert "gulmira" in could()
        assert "nasiba" not in could(), "she came while the door was closed"
        act(verb="interview", step="join", person="madina", present="gulmira")
        act(verb="look", at="shelter")
        assert "nasiba" in could()
        act(verb="interview", step="join", person="madina", present="nasiba")
        talk = play.view().interview
        assert talk is not None
        assert talk.present == ("saltanat", "togzhan", "gulmira", "nasiba")
        told = "\n".join(interview.head(play, play.view(), talk))
        assert f"(from {play.time(talk.joined['gulmira'])})" in told


@pytest.mark.parametrize(("place", "room"), [("landing", "quay"), ("", "")])
def test_who_is_left_behind_where_officer_and_person_go_on_together_sits_beside_nobody(place: str, room: str) -> None:
    """The guardian stayed in the shed while the two went out: law and record counted her at every question after that."""
    exercise = at_the_table()
    do(exercise, **JOIN)
    ask: dict[str, Any] = {"verb": "interview", "step": "ask", "person": "mira", "question": "open"}
    do(exercise, **ask, topic="offer")
    perception.move(exercise._stage, [e.Moved("mira", place, room, ""), e.Moved("seat:post", place, room, "")], 0)
    exercise.advance(exercise.now + 60)
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.present, list(talk.left)) == ((), ["lawyer"])
    goes(exercise, "mira", "landing", "shed")
    goes(exercise, "seat:post", "landing", "shed")
    if exercise.view("post").interview is not None:
        do(exercise, **ask, topic="work")
        assert by_law(exercise) == [("lawyer",), ()], "and is out until they sit down again"


def test_who_goes_along_with_them_still_sits_beside_her() -> None:
    exercise = at_the_table()
    do(exercise, **JOIN)
    perception.move(exercise._stage, [e.Moved(who, "landing", "quay", "") for who in ("mira", "seat:post", "lawyer")], 0)
    exercise.advance(exercise.now + 60)
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.present, talk.left) == (("lawyer",), {})


def test_an_interpreter_on_the_line_goes_along_wherever_they_go() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN)
    do(exercise, verb="request", service="sworn_line")
    exercise.advance(exercise.now + 900)
    do(exercise, **{**JOIN, "present": "sworn"})
    perception.move(exercise._stage, [e.Moved(who, "landing", "quay", "") for who in ("mira", "seat:post")], 0)
    exercise.advance(exercise.now + 60)
    talk = exercise.view("post").interview
    assert talk is not None
    assert (talk.present, talk.left) == (("sworn",), {})
