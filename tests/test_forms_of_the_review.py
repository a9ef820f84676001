"""The forms of the practice review (2.11), row by row: each has its fields, and what its last column asks for is said while one writes."""

import pytest

from sim.model import terms
from tests.mill import Play
from tests.test_forms import check, full
from zholda.session import Session

ROWS = {  # form of the review -> forms here, and a field for each thing that its row names
    "shift note": {"shift_note": {"times", "words_as_said", "wishes", "promises", "who_was_told"}},
    "report of discovery": {"report_of_discovery": {"facts"}},
    "identification sheet": {"identification_sheet": {"indicators", "absent", "unknown", "conclusion"}},
    "negative screening note": {"negative_screening_note": {"why_not"}},
    "delivery and detention protocol": {"delivery_protocol": {"restricted_at", "grounds", "rights", "language", "doctor"}},
    "consent record": {"consent_record": {"purpose", "to_whom", "items", "until", "withdrawn"}},
    "risk assessment": {"risk_assessment": {"change", "family", "ties"}},
    "hand-over packet": {"hand_over_packet": {"facts", "words", "needs", "wishes"}},
    "intake and safety plan": {"safety_plan": {"wishes", "phone", "who_may_know"}},
    "operation plan": {
        "operation_plan": {"sites", "roles", "places_women", "places_men", "child", "interpreter", "first_voice", "exits", "press"},
    },
    "interview protocol": {
        "interview_protocol": {"status", "warnings", "interpreter", "times", "breaks", "recording", "first_question", "words"}
    },
    "motions": {
        "safety_motion": {"measure", "threat", "why"},
        "search_motion": {"ground", "annexes"},
        "custody_motion": {"grounds", "why_not_milder", "annexes"},
        "deposition_motion": {"why", "annexes"},
    },
    "qualification order": {"qualification_order": {"act", "means", "aggravators", "purpose"}},
}


@pytest.mark.parametrize("row", ROWS)
def test_each_form_of_the_review_has_a_field_for_all_that_its_row_names(row: str) -> None:
    for form, fields in ROWS[row].items():
        assert fields <= set(terms.FORMS[form])


def test_there_is_no_form_that_the_review_does_not_have() -> None:
    assert {form for forms in ROWS.values() for form in forms} == set(terms.FORMS)


def test_a_protocol_of_an_interview_says_who_interpreted_unsworn() -> None:
    protocol = full("interview_protocol", times="08:05 to 08:40")
    through = {voice: check(Play().heard_formally(voice=voice), "interview_protocol", "ana", **protocol) for voice in ("olga", "boss")}
    assert ("interpreter_unsworn", "interpreter") not in through["olga"]
    assert ("interpreter_unsworn", "interpreter") in through["boss"]


@pytest.mark.parametrize(("times", "found"), [("08:02 to 08:40", False), ("09:30 to 10:00", True)])
def test_the_hour_of_an_interview_is_the_one_in_which_it_began(times: str, found: bool) -> None:
    protocol = full("interview_protocol", times=times)
    assert (("times_differ", "times") in check(Play().heard_formally(), "interview_protocol", "ana", **protocol)) is found


def test_a_consent_that_was_taken_back_is_said_to_be() -> None:
    play = Play()
    play.do("explain", people=["ana"], set="use_of_information", voice="olga", where="office")
    play.do("ask_consent", person="ana", to="refuge", items=["names"], voice="olga", where="office")
    record = full("consent_record", withdrawn="")
    view = play.exercise.view("inv")
    assert [one.state for one in view.consents] == ["given"]
    assert ("withdrawn_left_out", "withdrawn") not in check(play, "consent_record", "ana", **record)
    view.consents[0].state = "withdrawn"
    assert ("withdrawn_left_out", "withdrawn") in check(play, "consent_record", "ana", **record)
    assert ("withdrawn_left_out", "withdrawn") not in check(play, "consent_record", "ana", **full("consent_record"))


def test_a_packet_that_passes_on_words_says_by_whose_leave() -> None:
    packet = full("hand_over_packet", words="'Forty days, for the fare.'")
    play = Play()
    assert ("words_without_a_yes", "words") in check(play, "hand_over_packet", **packet)
    assert ("words_without_a_yes", "words") not in check(play, "hand_over_packet", **full("hand_over_packet", words=""))
    play.do("explain", people=["ana"], set="use_of_information", voice="olga", where="office")
    play.do("ask_consent", person="ana", to="refuge", items=["account"], voice="olga", where="office")
    assert ("words_without_a_yes", "words") not in check(play, "hand_over_packet", **packet)


def test_a_qualification_is_of_somebody_and_a_child_in_it_has_a_case() -> None:
    order = full("qualification_order")
    play = Play()
    assert ("about_nobody", "") in check(play, "qualification_order", **order)
    assert check(play, "qualification_order", "boss", **order) == [("no_case_of_the_minor", "aggravators")], "Mina is seen to be young"
    play.do("open_case", offence="trafficking", ground="own_report")
    assert ("no_case_of_the_minor", "aggravators") in check(play, "qualification_order", "boss", **order)
    play.do("open_case", offence="trafficking_of_minor", ground="own_report")
    assert check(play, "qualification_order", "boss", **order) == []


def test_whoever_reads_the_case_knows_what_is_registered() -> None:
    order = full("qualification_order")
    play = Play().do("share", contact="prosecutor", items=["minor_present"], basis="duty", people=["mina"])
    play.do("open_case", offence="trafficking_of_minor", ground="own_report")
    before = check(play, "qualification_order", "boss", seat="pros", **order)
    assert before == [("no_case_of_the_minor", "aggravators")], "they were told of a child, and of no case"
    assert check(play.do("review", seat="pros", what="case"), "qualification_order", "boss", seat="pros", **order) == []


@pytest.mark.parametrize(("mode", "found"), [("training", True), ("assessment", False)])
def test_an_annex_that_the_judge_leaves_out_is_said_while_one_learns(mode: str, found: bool) -> None:
    """2.11: annexes lawful. In an assessment it is the skill to see it."""
    roster = {"post": "trainee", "investigator": "trainee"}
    with Session.open("night-bus", seat="investigator", roster=roster, mode=mode, keep=False, seed=1) as session:  # type: ignore[arg-type]
        session.sit("post")
        session.advance(1500)
        taken = session.submit("act", {"verb": "search_person", "person": "grey_coat", "by": "odil"}, session.view().seen)
        assert taken.accepted
        session.advance(session.now + 900)
        (act,) = [one for one in session.public.evidence() if session.view().acts[one].verb == "search_person"]
        fields = full("search_motion", annexes=act)
        said = [one.wording for one in session.public.findings("search_motion", "", fields)]
        assert ("engine.form.annex_excluded" in said) is found
