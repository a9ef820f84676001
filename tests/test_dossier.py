"""What counts as evidence, against whom, and whose word it is: the table of docs/reference/court.md, row by row."""

from typing import Any

from sim.dossier import Evidence, read
from tests.mill import Play


def file(play: Play, seat: str = "inv") -> list[Evidence]:
    exercise = play.exercise
    return read(exercise.journal, exercise.plan.scenario, exercise.plan.law).file(seat)


def at_the_mill(**inspect: Any) -> Play:
    return Play().do("go", to="mill").do("inspect", at="mill", basis="urgent", **inspect)


def test_a_passport_in_another_hand_points_at_the_hand():
    [one] = file(Play().paper())
    assert (one.verb, list(one.against), one.word) == ("check_documents", ["boss"], False)


def test_a_passport_in_the_hand_of_its_owner_shows_nothing():
    assert not file(Play().do("go", to="mill").do("check_documents", people=["bek"], after="owner"))


def test_a_search_finds_what_belongs_to_others_and_says_on_whom():
    play = Play().do("tell_held", people=["boss"], where="hall").do("search_person", person="boss", by="pavel", where="hall")
    [one] = file(play)
    assert (one.verb, list(one.against), one.unmet) == ("search_person", ["boss"], ())


def test_a_search_by_the_other_sex_shows_something_that_may_not_be_used():
    play = Play().do("tell_held", people=["boss"], where="hall").do("search_person", person="boss", by="olga", where="hall")
    [one] = file(play)
    assert one.unmet == ("search_by_other_sex",)


def test_a_list_points_at_its_owner():
    [one] = file(at_the_mill(search=True))
    assert (one.source, list(one.against)) == ("inspect mill", ["boss"])


def test_an_inspection_that_found_nothing_is_no_evidence():
    assert not file(at_the_mill())


def test_a_dwelling_searched_on_a_sanction_that_nobody_gave_is_lost():
    [one] = file(Play().do("go", to="mill").do("inspect", at="mill", basis="sanction", search=True))
    assert set(one.unmet) == {"dwelling_without_consent", "search_without_sanction"}


def test_a_sanction_that_was_given_makes_it_good():
    play = Play().register().paper().do("file_motion", motion="search", at="mill").hours(3)
    one = file(play.do("go", to="mill").do("inspect", at="mill", basis="sanction", search=True))[-1]
    assert (one.verb, one.unmet) == ("inspect", ())


def test_a_recording_speaks_and_points_at_nobody():
    [one] = file(Play().do("preserve", thing="camera"))
    assert (one.verb, one.source, list(one.against)) == ("preserve", "preserve camera", [])


def test_money_points_at_whose_list_it_was():
    one = file(at_the_mill(search=True).do("preserve", way="payments", thing="ledger"))[-1]
    assert (one.verb, list(one.against), one.word) == ("preserve.payments", ["boss"], False)


def test_testimony_is_what_was_asked_in_a_formal_interview():
    assert not file(Play().do("speak_with", person="ana", voice="olga", where="office", topic="work", question="open"))
    [one] = file(Play().register().heard_formally())
    assert (one.verb, one.source, one.word, list(one.against)) == ("interview.ask", "ana", True, ["boss"])


def test_what_was_put_into_her_mouth_shows_nothing():
    play = Play().register().do("interview", person="ana", voice="olga", where="office", status="injured", warned=True)
    assert not file(play.do("interview", step="ask", person="ana", topic="work", question="leading"))


def test_a_child_is_heard_with_a_representative_or_it_is_lost():
    def heard(**present: Any) -> Evidence:
        interview: dict[str, Any] = {"person": "mina", "voice": "olga", "where": "office", "status": "injured", "warned": True, **present}
        play = Play().register().do("interview", **interview)
        [one] = file(play.do("interview", step="ask", person="mina", topic="journey", question="open"))
        return one

    assert "minor_without_representative" in heard().unmet
    assert heard(present=["guardian"]).unmet == ()


def test_by_night_and_without_a_case_it_is_lost_too():
    assert "interview_without_case" in file(Play().heard_formally())[0].unmet
    assert "interview_by_night" in file(Play().register().until(15 * 3600).heard_formally())[0].unmet


def test_that_no_ground_was_named_is_told_only_of_what_needs_one():
    def told(at: str, **inspect: Any) -> dict[str, str | int]:
        play = Play() if at == "station" else Play().do("go", to=at)
        exercise = play.do("inspect", at=at, basis="none", **inspect).exercise
        acts = read(exercise.journal, exercise.plan.scenario, exercise.plan.law).acts.values()
        return dict(next(one for one in acts if one.verb == "inspect").how)

    assert "basis" not in told("station"), "one's own office"
    assert told("station", search=True)["basis"] == "none"
    assert told("mill")["basis"] == "none", "people live there"
