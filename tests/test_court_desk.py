"""What a prosecutor reads of a case: the protocol with its hour, the reasons in a resolution, what came again, and what is sent back."""

import pytest

from sim.dossier import PRODUCES
from sim.engine.plan import Plan
from sim.model import events as e
from sim.model.scenario import Contact
from sim.model.terms import STRIKE_REASONS, STRUCK_FOR
from tests.mill import BARE, Play, mill
from tests.test_court import clean_file, resolved, told
from zholda.session.material import load_country

MINUTE = 60


def test_a_review_of_who_is_held_names_the_protocol_its_minute_and_its_ground():
    play = clean_file().do("review", seat="pros", what="detention")
    [protocol] = told(play, "pros", "engine.review.protocol")
    [written] = [entry.at for entry in play.exercise.journal if isinstance(entry.event, e.ActEnded) and entry.event.verb == "detain"]
    assert (protocol["about"], protocol["ground"], protocol["by"]) == (("boss",), "traces", "inv")
    assert (protocol["at"], protocol["minute"]) == (written, written - 30 * MINUTE), "signed when it ended, and held since it was begun"


def test_a_review_says_at_what_minute_and_through_whom_the_rights_were_told():
    play = Play().register().do("detain", person="boss", minute="now", ground="traces", voice="olga", **{**BARE, "rights": True})
    [at] = [entry.at for entry in play.exercise.journal if isinstance(entry.event, e.ActEnded) and entry.event.verb == "detain"]
    play.do("review", seat="pros", what="detention")
    [rights] = told(play, "pros", "engine.review.rights_told")
    assert (rights["about"], rights["at"], rights["voice"]) == (("boss",), at, "olga")


def test_a_review_says_where_nobody_interpreted_the_rights():
    play = Play().register().do("detain", person="boss", minute="now", ground="traces", **{**BARE, "rights": True})
    play.do("review", seat="pros", what="detention")
    [rights] = told(play, "pros", "engine.review.rights_told")
    assert (rights["voice"], rights["way"]) == ("", "own")


def test_a_review_says_where_no_paper_has_the_rights():
    play = Play().register().do("detain", person="boss", minute="now", ground="traces", **BARE).do("review", seat="pros", what="detention")
    assert [one["about"] for one in told(play, "pros", "engine.review.rights_not_told")] == [("boss",)]
    assert not told(play, "pros", "engine.review.rights_told")
    play.do("explain", people=["boss"], set="rights", voice="olga").do("review", seat="pros", what="detention")
    assert [one["voice"] for one in told(play, "pros", "engine.review.rights_told")] == ["olga"]


def test_of_whom_nobody_detained_by_protocol_no_protocol_is_named():
    play = Play().do("separate", people=["ana"], **{"from": "boss"}, to="office", locked=True).do("review", seat="pros", what="detention")
    assert "engine.review.held_without_protocol" in play.heard("pros")
    assert not told(play, "pros", "engine.review.protocol")


def test_what_stands_in_the_case_is_more_than_how_each_thing_was_obtained():
    play = clean_file().do("set_status", person="ana", status="injured", explained=False).do("review", seat="pros", what="file")
    assert not told(play, "pros", "engine.review.registered")
    assert not told(play, "pros", "engine.review.status")
    play.do("review", seat="pros", what="case")
    assert [one["offence"] for one in told(play, "pros", "engine.review.registered")] == ["trafficking"]
    statuses = {(one["about"], one["status"]) for one in told(play, "pros", "engine.review.status")}
    assert statuses == {(("boss",), "suspect"), (("ana",), "injured")}


def test_a_file_that_comes_again_with_a_resolution_counts_only_what_is_new():
    play = clean_file().do("share", contact="prosecutor", items=["suspect"], basis="duty")
    assert [one["number"] for one in told(play, "pros", "engine.file_came")] == [2]
    resolved(play)
    assert [one["number"] for one in told(play, "pros", "engine.file_came")] == [2], "nothing in it is new"


def test_a_resolution_brings_only_those_acts_as_new_that_no_review_has_listed():
    play = clean_file().do("review", seat="pros", what="file").do("preserve", thing="camera", where="hall")
    resolved(play)
    [came] = told(play, "pros", "engine.file_came")
    assert (came["number"], came["verbs"]) == (1, "preserve")


def test_a_resolution_says_whether_it_gives_the_reasons_why_milder_measures_fail():
    for milder, reasons in ((True, "given"), (False, "missing")):
        play = resolved(clean_file(), milder)
        assert [one["reasons"] for one in told(play, "pros", "engine.motion_came")] == [reasons]
        play.do("review", seat="pros", what="file")
        assert [one["reasons"] for one in told(play, "pros", "engine.motion_waits")] == [reasons]


def test_what_is_taken_out_of_the_file_is_named_in_words_and_with_its_minute():
    play = clean_file().do("review", seat="pros", what="file").do("strike", seat="pros", evidence="inv-4", reason="pressure")
    [struck] = told(play, "pros", "engine.evidence_struck")
    assert (struck["verb"], struck["about"], struck["reason"]) == ("interview.ask", ("ana",), "pressure")
    assert struck["done_at"] == play.exercise.view("pros").evidence["inv-4"].at


def test_what_the_judge_left_out_is_named_in_words_and_with_its_minute():
    play = Play().register().paper().heard_formally(voice="boss").hold()
    resolved(play).do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"}).hours(9)
    [out] = told(play, "pros", "engine.excluded")
    assert (out["verb"], out["about"]) == ("interview.ask", ("ana",))


def test_a_ruling_milder_than_what_was_asked_for_says_why():
    play = resolved(clean_file(), milder=False).do("file_motion", seat="pros", motion="custody", **{"for": "boss"}).hours(9)
    assert [one["why"] for one in told(play, "pros", "engine.ruled.house_arrest")] == ["no_reasons"]
    play = resolved(clean_file(), motion="house_arrest").do("file_motion", seat="pros", motion="house_arrest", **{"for": "boss"}).hours(9)
    assert [one["why"] for one in told(play, "pros", "engine.ruled.house_arrest")] == [""], "it is what was asked for"


# --- from when on a term is known -----------------------------------------------------------------------------------------


def terms(play: Play) -> set[str]:
    return {str(one["clock"]) for one in told(play, "pros", "engine.clock_started")}


def knows_him() -> Play:
    """The prosecutor has heard of him, and then he is detained by protocol."""
    play = Play().register().do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["boss"]).hold()
    assert "boss" in play.exercise.view("pros").people
    return play


def test_nobody_at_the_prosecutors_desk_knows_the_term_of_a_protocol_before_somebody_has_told_of_it():
    play = knows_him()
    assert not terms(play)
    play.do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["boss"])
    assert terms(play) == {"custody", "motion"}


def test_whoever_reads_the_protocol_knows_its_term():
    assert terms(knows_him().do("review", seat="pros", what="detention")) == {"custody", "motion"}


def test_a_resolution_brings_the_term_with_it():
    assert terms(resolved(knows_him())) == {"custody", "motion"}


# --- sent back ----------------------------------------------------------------------------------------------------------------


def with_a_line() -> Play:
    """The same case, and the prosecutor can ring the investigator."""
    contacts = {"prosecutor": Contact("prosecutor", seat="pros"), "judge": Contact("court"), "department": Contact("police", seat="inv")}
    play = Play(of=Plan(mill(contacts=contacts), load_country("kz")))
    return play.register().paper().heard_formally().hold()


def sent_back(play: Play) -> Play:
    return play.do("decline_order", seat="pros", contact="department", order="motion")


def test_a_resolution_that_is_sent_back_waits_no_more_and_never_reaches_the_judge():
    play = sent_back(resolved(with_a_line(), milder=False))
    assert play.exercise._stage.world.get("proposed_motion.custody.boss") is False
    play.do("review", seat="pros", what="file")
    assert not told(play, "pros", "engine.motion_waits")
    play.hours(60)
    assert not play.events(e.MotionFiled)


def test_the_investigator_hears_that_it_comes_back_and_can_resolve_again_with_what_was_missing():
    play = sent_back(resolved(with_a_line(), milder=False))
    [back] = told(play, "inv", "engine.motion_returned")
    assert (back["motion"], back["about"]) == ("custody", ("boss",))
    resolved(play, milder=True)
    assert [one["reasons"] for one in told(play, "pros", "engine.motion_came")] == ["missing", "given"]


def test_there_is_nothing_to_send_back_where_nothing_waits():
    play = with_a_line().tries("decline_order", seat="pros", contact="department", order="motion")
    assert play.heard("pros")[-1] == "engine.refused.no_motion_waits"
    assert order_offered(play) == ()


def test_sending_it_back_is_on_offer_while_it_waits():
    play = resolved(with_a_line())
    assert "motion" in order_offered(play)
    assert "motion" not in order_offered(sent_back(play))
    play = resolved(with_a_line()).do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"})
    assert "motion" not in order_offered(play)


def test_a_resolution_the_judge_has_decided_on_waits_no_more_whoever_had_filed_it():
    view = resolved(with_a_line()).exercise.view("pros")
    assert ("custody", "boss") in view.resolutions
    view.observe(view.at, e.Observed("pros", "document", "", "engine.ruled.custody", (("motion", "house_arrest"),), ("boss",), (), ""))
    assert not view.resolutions


def order_offered(play: Play) -> tuple[str, ...]:
    """The orders on offer to decline; () where nobody demands anything, for then declining is on no list."""
    return next((tuple(one.choices["order"]) for one in play.exercise.offers("pros") if one.verb == "decline_order"), ())


def test_declining_something_else_leaves_the_resolution_where_it_is():
    play = resolved(with_a_line()).do("decline_order", seat="pros", contact="department", order="names")
    play.do("review", seat="pros", what="file")
    assert told(play, "pros", "engine.motion_waits")


# --- taken out, and for what ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("voice", "reason", "record"),
    [
        ("olga", "tied_interpreter", "silent"),
        ("boss", "tied_interpreter", "bears"),
        ("boss", "by_night", "silent"),
        ("boss", "unknown_source", ""),
    ],
)
def test_whoever_takes_an_act_out_reads_whether_its_record_shows_what_is_said_against_it(voice: str, reason: str, record: str):
    play = Play().register().paper().heard_formally(voice=voice).hold().do("review", seat="pros", what="file")
    play.do("strike", seat="pros", evidence="inv-4", reason=reason)
    assert [one["record"] for one in told(play, "pros", "engine.evidence_struck")] == [record]


def test_for_whatever_a_judge_leaves_out_the_reason_is_on_offer_against_that_kind_of_act():
    offered = {reason for reasons in STRUCK_FOR.values() for reason in reasons}
    assert offered == set(STRIKE_REASONS)
    assert set(STRUCK_FOR) == set(PRODUCES)
    assert "answer_put" not in STRUCK_FOR["search_person"]
    assert "other_sex" not in STRUCK_FOR["interview.ask"]


def test_what_was_taken_out_is_not_offered_again_and_is_named_by_what_it_was_of():
    play = Play().register().paper().heard_formally().do("preserve", thing="camera", where="hall").hold()
    play.do("review", seat="pros", what="file")

    def offered() -> tuple[str, ...]:
        return next(tuple(one.choices["evidence"]) for one in play.exercise.offers("pros") if one.verb == "strike")

    [camera] = [name for name in offered() if play.exercise.view("pros").evidence[name].verb == "preserve"]
    play.do("strike", seat="pros", evidence=camera, reason="chain_broken")
    assert camera not in offered()
    assert [one["of"] for one in told(play, "pros", "engine.evidence_struck")] == ["camera"]
