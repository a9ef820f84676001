"""The court machine tries the dossier that a play produced. Expectations are written by hand from docs/reference/court.md."""

import pytest

from sim.model import events as e
from sim.model.events import Ruled
from tests.mill import ALL, BARE, Play


def clean_file(country: str = "kz", roster: dict[str, str] | None = None) -> Play:
    """Registered, her passport in his hand, her account taken once through an appointed interpreter; he is held by protocol."""
    return Play(country, roster).register().paper().heard_formally().hold()


def resolved(play: Play, milder: bool = True, motion: str = "custody") -> Play:
    """The investigator's resolution: in this country it goes to the prosecutor."""
    return play.do("file_motion", motion=motion, milder=milder, **{"for": "boss"})


def custody(play: Play, milder: bool = True) -> Play:
    """The investigator resolves, the prosecutor agrees and files."""
    return resolved(play, milder).do("file_motion", seat="pros", motion="custody", milder=milder, **{"for": "boss"})


def ruled(play: Play) -> Ruled:
    found: Ruled
    [found] = [x for x in play.events(Ruled) if x.motion == "custody"]
    return found


# --- custody --------------------------------------------------------------------------------------------------------------


def test_a_clean_file_in_time_with_reasons_is_custody():
    play = custody(clean_file()).hours(9)
    assert (ruled(play).ruling, ruled(play).relied, ruled(play).struck) == ("custody", ("inv-2", "inv-4"), ())
    play.hours(50)
    assert play.exercise._stage.world.get("held.boss")


def test_the_ruling_comes_within_the_limit_and_not_before():
    play = custody(clean_file())
    [filed] = play.at(e.MotionFiled)
    play.until(filed + 8 * 3600 - 1)
    assert not play.events(Ruled)
    play.until(filed + 8 * 3600)
    assert ruled(play).ruling == "custody"


def test_without_reasons_why_milder_measures_fail_it_is_house_arrest():
    play = custody(clean_file(), milder=False).hours(9)
    assert ruled(play).ruling == "house_arrest"
    assert not [x for x in play.events(e.Freed) if x.who == "boss"], "first those it concerns can be told"
    play.hours(2)
    assert [(x.who, x.how) for x in play.events(e.Freed)] == [("boss", "house_arrest")]


def test_the_reasons_may_stand_in_the_form():
    play = clean_file().files("custody_motion", subject="boss", grounds="papers", why_not_milder="He would call her mother.")
    assert ruled(custody(play, milder=False).hours(9)).ruling == "custody"


def test_translation_by_the_boss_is_excluded_and_the_rule_is_named():
    play = Play().register().paper()
    play.heard_formally(voice="boss").hold()
    found = ruled(custody(play).hours(9))
    assert found.struck == ("inv-4",)
    assert "interpreter_tied" in found.unmet
    assert found.ruling == "released", "what is left is one source"
    assert "engine.excluded" in play.heard("inv")


def test_a_thin_file_is_released_after_the_time_to_tell_those_it_concerns():
    play = custody(Play().register().paper().hold())
    [filed] = play.at(e.MotionFiled)
    play.until(filed + 8 * 3600)
    assert ruled(play).ruling == "released"
    assert play.exercise._stage.world.get("held.boss")
    play.until(filed + 8 * 3600 + 2 * 3600)
    assert [(x.who, x.how) for x in play.events(e.Freed)] == [("boss", "released")]
    assert play.exercise._stage.world.at("boss") == ""


def test_words_alone_are_not_enough():
    play = Play().register().heard_formally().hold()
    assert ruled(custody(play).hours(9)).ruling == "released"


def test_a_file_that_points_at_nobody_frees_whom_the_motion_names():
    play = Play().register().paper().heard_formally()
    play.do("detain", person="mina", ground="none", where="office", minute="now", **BARE)
    play.do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["mina"])
    play.do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "mina"}).hours(9)
    assert ruled(play).ruling == "released"


def test_a_motion_after_its_hour_is_not_looked_at_and_the_term_frees():
    play = clean_file()
    [since] = [x.since for x in play.events(e.Restricted) if x.who == "boss"]
    play.until(since + 40 * 3600)
    custody(play)
    assert ruled(play.until(since + 48 * 3600)).ruling == "released"
    assert "engine.ruled_late" in play.heard("inv")
    play.until(since + 48 * 3600 + 1)
    assert [(x.who, x.how) for x in play.events(e.Freed)] == [("boss", "term_over")]


def test_whoever_is_held_without_a_protocol_is_freed_by_the_judge_and_the_debrief_says_why():
    """Found in play: held for two days without a line, and given into custody."""
    play = Play().register().paper().heard_formally().do("tell_held", people=["boss"], where="hall")
    assert play.exercise._stage.world.get("held.boss")
    found = custody(play).hours(9)
    assert ruled(found).ruling == "released"
    assert ruled(custody(clean_file()).hours(9)).ruling == "custody", "the same file with the protocol"


def test_without_a_registered_case_there_is_no_custody():
    play = Play().paper().do("search_person", person="boss", by="pavel", where="hall").hold()
    assert ruled(custody(play).hours(9)).ruling == "released"


def test_nobody_goes_into_custody_who_is_not_held():
    play = Play().register().paper().heard_formally().do("look", at="station", where="hall")
    assert ruled(custody(play).hours(9)).ruling == "refused"


# --- what is struck beforehand ----------------------------------------------------------------------------------------------


def test_what_the_investigator_struck_is_neither_relied_on_nor_excluded():
    play = Play().register().paper().heard_formally(voice="boss").hold()
    play.do("strike", evidence="inv-4", reason="tied_interpreter")
    found = ruled(custody(play).hours(9))
    assert (found.relied, found.struck, found.unmet) == (("inv-2",), (), ())


def test_the_prosecutor_strikes_after_a_review_and_files_the_rest():
    play = clean_file()
    play.do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["boss"])
    play.do("review", seat="pros", what="file")
    assert list(play.exercise.view("pros").evidence) == ["inv-2", "inv-4"]
    play.do("strike", seat="pros", evidence="inv-4", reason="pressure")
    play.do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"}).hours(9)
    assert ruled(play).relied == ("inv-2",)


# --- the way to the judge ----------------------------------------------------------------------------------------------------


def test_the_investigators_motion_for_custody_goes_to_the_prosecutor_and_not_to_the_judge():
    play = resolved(clean_file())
    assert not play.events(e.MotionFiled)
    [proposed] = play.events(e.MotionProposed)
    assert (proposed.motion, proposed.person, proposed.evidence, proposed.milder) == ("custody", "boss", ("inv-2", "inv-4"), True)
    assert "engine.motion_proposed" in play.heard("inv")
    holds = play.exercise._stage.holds
    assert holds("proposed_motion(custody, boss) and not filed_motion(custody, boss)")
    assert not holds("proposed_motion(house_arrest, boss)")
    assert "engine.motion_came" in play.heard("pros")
    assert list(play.exercise.view("pros").evidence) == ["inv-2", "inv-4"], "the file came with it"


def test_what_the_prosecutor_does_not_agree_to_never_reaches_the_judge():
    play = resolved(clean_file()).hours(50)
    assert not play.events(e.Ruled)
    assert [x.how for x in play.events(e.Freed)] == ["term_over"]


def test_the_prosecutor_strikes_first_and_is_tried_on_the_rest():
    play = resolved(Play().register().paper().heard_formally(voice="boss").hold())
    play.do("strike", seat="pros", evidence="inv-4", reason="tied_interpreter")
    play.do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"}).hours(10)
    assert ruled(play).relied == ("inv-2",)


def test_whoever_resolved_learns_what_was_decided_and_what_was_left_out():
    play = custody(Play().register().paper().heard_formally(voice="boss").hold()).hours(9)
    assert "engine.excluded" in play.heard("inv")
    assert "engine.ruled.released" in play.heard("inv")


@pytest.mark.parametrize("second", ["custody", "house_arrest"])
def test_a_second_motion_about_one_persons_liberty_waits_for_the_answer_to_the_first(second: str):
    play = resolved(clean_file()).tries("file_motion", motion=second, milder=True, **{"for": "boss"})
    assert play.heard("inv")[-1] == "engine.refused.motion_pending"
    play.do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"})
    for seat in ("inv", "pros"):
        play.tries("file_motion", seat=seat, motion=second, milder=True, **{"for": "boss"})
        assert play.heard(seat)[-1] == "engine.refused.motion_pending"
    assert len(play.events(e.MotionFiled)) == 1


def test_the_prosecutor_may_file_the_milder_motion_instead():
    play = resolved(clean_file()).do("file_motion", seat="pros", motion="house_arrest", **{"for": "boss"}).hours(9)
    [found] = play.events(Ruled)
    assert (found.motion, found.ruling) == ("house_arrest", "house_arrest")


def test_after_the_ruling_another_motion_can_be_filed():
    play = custody(clean_file()).hours(9)
    resolved(play, motion="house_arrest")
    assert len(play.events(e.MotionProposed)) == 2


def test_where_no_prosecutor_sits_the_duty_prosecutor_passes_it_on_in_an_eighth_of_the_time_for_a_ruling():
    play = resolved(clean_file(roster={"inv": "trainee"}))
    [proposed] = play.at(e.MotionProposed)
    play.hours(9)
    assert play.at(e.MotionFiled) == [proposed + 3600]
    assert ruled(play).ruling == "custody"
    assert "engine.motion_filed" in play.heard("inv")


def test_where_the_pack_names_no_way_the_investigator_files_with_the_judge():
    play = resolved(clean_file("velmara"))
    assert play.events(e.MotionFiled)
    assert not play.events(e.MotionProposed)


def test_a_search_goes_straight_to_the_judge():
    play = Play().register().paper().do("file_motion", motion="search", at="mill")
    assert play.events(e.MotionFiled)


# --- search, safety, deposition ----------------------------------------------------------------------------------------------


def test_a_search_is_sanctioned_on_one_lawful_source_in_a_quarter_of_the_time():
    play = Play().register().paper().do("file_motion", motion="search", at="mill")
    [filed] = play.at(e.MotionFiled)
    play.until(filed + 2 * 3600)
    [found] = play.events(Ruled)
    assert (found.place, found.ruling) == ("mill", "granted")


def test_a_search_is_refused_on_nothing():
    [found] = Play().register().do("file_motion", motion="search", at="mill").hours(3).events(Ruled)
    assert found.ruling == "refused"


def test_a_refusal_says_what_it_rests_on():
    on_nothing = Play().register().do("file_motion", motion="search", at="mill").hours(3)
    no_case = Play().do("file_motion", motion="deposition", **{"for": "ana"}).hours(9)
    not_held = custody(Play().register().paper().heard_formally().do("look", at="station", where="hall")).hours(9)
    said = [told(play, "inv", "engine.ruled.refused")[0]["why"] for play in (on_nothing, no_case, not_held)]
    assert said == ["no_source", "no_case", "not_held"]
    granted = Play().register().do("file_motion", motion="safety", measure=["warning"], **{"for": "ana"}).hours(9)
    assert all(not line["why"] for line in told(granted, "inv", "engine.ruled.granted"))


def test_by_night_a_search_takes_the_judge_half_of_the_time():
    play = Play().register().paper().until(15 * 3600).do("file_motion", motion="search", at="mill")
    [filed] = play.at(e.MotionFiled)
    play.until(filed + 4 * 3600 - 1)
    assert not play.events(Ruled)
    assert play.until(filed + 4 * 3600).events(Ruled)


def test_safety_asked_of_the_judge_is_granted_and_ordered():
    play = Play().register().do("file_motion", motion="safety", measure=["no_approach"], **{"for": "ana"}).hours(9)
    assert [x.ruling for x in play.events(Ruled)] == ["granted"]
    assert [(x.person, x.measure) for x in play.events(e.Protected)] == [("ana", "no_approach")]


def test_a_hearing_before_the_judge_needs_a_case():
    refused = Play().do("file_motion", motion="deposition", **{"for": "ana"}).hours(9)
    granted = Play().register().do("file_motion", motion="deposition", **{"for": "ana"}).hours(9)
    assert [x.ruling for x in (*refused.events(Ruled), *granted.events(Ruled))] == ["refused", "granted"]


def test_a_hearing_that_would_begin_by_night_begins_in_the_morning_and_whoever_filed_hears_when():
    by_night = Play().register().until(13 * 3600).do("file_motion", motion="deposition", **{"for": "ana"})  # nine in the evening
    six = (24 - 8 + 6) * 3600
    [told] = [x for x in by_night.events(e.Observed) if x.wording == "engine.hearing_set"]
    assert (told.seat, dict(told.args)["due"], told.about) == ("inv", six, ("ana",))
    by_night.until(six - 1)
    assert not by_night.events(Ruled)
    assert [x.ruling for x in by_night.until(six).events(Ruled)] == ["granted"]


def test_a_hearing_by_day_begins_after_the_time_for_a_ruling():
    play = Play().register().do("file_motion", motion="deposition", **{"for": "ana"})
    [filed] = play.at(e.MotionFiled)
    [told] = [x for x in play.events(e.Observed) if x.wording == "engine.hearing_set"]
    assert dict(told.args)["due"] == filed + 8 * 3600
    assert play.until(filed + 8 * 3600).events(Ruled)


# --- who learns it ----------------------------------------------------------------------------------------------------------


def test_a_ruling_on_custody_reaches_the_house_that_looks_after_her():
    play = custody(clean_file()).hours(9)
    assert all("engine.ruled.custody" in play.heard(seat) for seat in ALL)


def test_she_is_told_or_not_and_nobody_can_tell_what_is_not_decided():
    play = clean_file().tries("explain", people=["ana"], voice="olga", where="office", set="ruling")
    assert play.heard("inv")[-1] == "engine.refused.no_ruling_yet"
    custody(play).hours(9).do("explain", people=["ana"], voice="olga", where="office", set="ruling")
    assert [(x.person, x.understood) for x in play.events(e.PersonTold) if x.item == "ruling"] == [("ana", True)]


# --- the other country -------------------------------------------------------------------------------------------------------


def test_velmara_asks_for_a_recording_and_has_other_hours():
    play = Play("velmara").register().paper().heard_formally(recorded=False).hold()
    resolved(play).hours(7)
    assert ruled(play).unmet == ("not_recorded",)
    [filed], [decided] = play.at(e.MotionFiled), play.at(Ruled)
    assert decided - filed == 6 * 3600


# --- what a file says of itself, and what waits -------------------------------------------------------------------------------


def told(play: Play, seat: str, wording: str) -> list[dict[str, object]]:
    return [dict(line.args) | {"about": line.about} for line in play.exercise.view(seat).lines if line.wording == wording]


def test_a_review_says_of_what_where_on_which_ground_and_through_whom_something_was_obtained():
    play = Play().register().heard_formally()
    play.do("go", to="mill").do("inspect", at="mill", basis="urgent", search=True)
    play.do("review", seat="pros", what="file")
    asked, searched = told(play, "pros", "engine.evidence_known")
    assert (asked["by"], asked["voice"], asked["topic"], asked["question"]) == ("inv", "olga", "work", "open")
    assert (searched["of"], searched["basis"]) == ("mill", "urgent")
    assert "place" not in searched, "it was done in the place itself"
    assert "voice" not in searched, "nobody spoke for anybody"
    kept = play.exercise.view("pros").evidence[str(searched["act"])]
    assert dict(kept.how) == {"of": "mill", "basis": "urgent", "by": "inv"}, "the view keeps it for the file and for annexes"


def test_a_review_says_from_whose_hand_a_paper_came():
    play = Play().register().do("check_documents", people=["ana"], holder="boss", after="owner").do("review", seat="pros", what="file")
    assert [one["holder"] for one in told(play, "pros", "engine.evidence_known")] == ["boss"]


def test_a_second_review_lists_what_is_new_and_counts_the_rest():
    play = clean_file()
    play.do("review", seat="pros", what="file")
    assert [one["act"] for one in told(play, "pros", "engine.evidence_known")] == ["inv-2", "inv-4"]
    assert not told(play, "pros", "engine.review.file_so_far")
    play.do("preserve", thing="camera", where="hall").do("strike", seat="pros", evidence="inv-4", reason="pressure")
    play.do("review", seat="pros", what="case")
    assert [one["act"] for one in told(play, "pros", "engine.evidence_known")] == ["inv-2", "inv-4", "inv-8"]
    [counted] = told(play, "pros", "engine.review.file_so_far")
    assert (counted["number"], counted["new"], counted["out"]) == (3, 1, 1)


def test_a_resolution_that_waits_is_told_again_at_each_review_until_it_is_filed():
    play = resolved(clean_file()).do("review", seat="pros", what="file")
    [waits] = told(play, "pros", "engine.motion_waits")
    [since] = [x.since for x in play.events(e.Restricted) if x.who == "boss"]
    assert (waits["motion"], waits["about"], waits["due"]) == ("custody", ("boss",), since + 40 * 3600)
    play.do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"}).do("review", seat="pros", what="file")
    assert len(told(play, "pros", "engine.motion_waits")) == 1
    assert not told(play, "inv", "engine.motion_waits")


def test_a_prosecutor_who_sits_down_is_told_what_waits():
    play = Play(roster={**ALL, "pros": "vacant"}).register().paper().heard_formally().hold()
    resolved(play)
    play.exercise.submit(e.Commanded("pros", "occupant", {"status": "taken", "occupant": "trainee"}, 0))
    assert told(play, "pros", "engine.motion_waits")


# --- what is passed on ------------------------------------------------------------------------------------------------------


def test_what_the_judge_decided_is_passed_on_in_the_judges_words():
    play = Play().register().do("file_motion", motion="deposition", **{"for": "ana"}).hours(9)
    assert "engine.ruled.granted" not in play.heard("house")
    play.do("share", contact="refuge", items=["ruling"], basis="duty", people=["mina"])
    assert "engine.ruled.granted" not in play.heard("house"), "it concerns somebody else"
    play.do("share", contact="refuge", items=["ruling"], basis="duty", people=["ana"])
    [passed] = told(play, "house", "engine.ruled.granted")
    assert (passed["motion"], passed["about"]) == ("deposition", ("ana",))


def test_how_many_people_is_said_as_a_number():
    play = Play().do("share", contact="refuge", items=["number_of_people"], basis="duty", people=["ana", "mina"])
    play.do("share", contact="refuge", items=["check_in_progress"], basis="duty")
    assert [one["number"] for one in told(play, "house", "engine.shared")] == [2, ""]


def test_a_file_that_comes_with_a_resolution_says_of_what_where_and_on_which_ground():
    play = clean_file().do("go", to="mill").do("inspect", at="mill", basis="urgent", search=True)
    resolved(play)
    file = play.exercise.view("pros").evidence
    paper, account, searched = (file[act] for act in sorted(file, key=lambda act: file[act].at))
    assert (paper.verb, paper.people) == ("check_documents", ("ana",))
    assert dict(account.how) == {"place": "station", "by": "inv", "voice": "olga", "topic": "work", "question": "open"}
    assert dict(searched.how) == {"of": "mill", "basis": "urgent", "by": "inv"}
    [ended] = [entry.at for entry in play.exercise.journal if isinstance(entry.event, e.ActEnded) and entry.event.act == searched.act]
    assert searched.at == ended, "the minute in which it was done, not in which the file came"


def test_a_file_of_an_older_journal_names_only_the_acts():
    from sim.world.view import View, _file_came

    view = View("pros")
    _file_came(view, 60, {"acts": "inv-2 inv-4", "verbs": "check_documents interview.ask", "number": 2}, ())
    assert [(one.act, one.verb, one.at, one.people, one.how) for one in view.evidence.values()] == [
        ("inv-2", "check_documents", 60, (), ()),
        ("inv-4", "interview.ask", 60, (), ()),
    ]
