"""At each turn what the seat had perceived by then, two defensible lines where practitioners do not agree; what a stop cost travellers."""

from scoring.reports.model import DecisionTaken
from scoring.reports.text import as_text
from tests import small_case
from tests.small_case import LINES, made
from tests.test_reports_formats import words
from zholda.documents import FORMATS, write

WHOLE = small_case.material
CLOSED = "DecisionClosed occurrence=who_speaks seat=post option= how=lapsed"
SAID = {
    "people.madina.cues.looks": "She looks to the woman before she answers.",
    "people.rustam.cues.clock": "He looks at the clock.",
    "things.passport.read": "A passport, new.",
    "injects.frost": "Frost on the lane.",
}
SIGN = "05:45 Observed channel=sight source=madina wording=people.madina.cues.looks about=madina"
CLOCK = "05:46 Observed channel=sight source=rustam wording=people.rustam.cues.clock about=rustam"


def decision(*lines: str, texts: dict[str, str] | None = None) -> DecisionTaken:
    """The last decision of the small case with these lines."""
    return made([LINES[0], *lines, "07:30 end"], texts=SAID | (texts or {})).timeline.decisions[-1]


def test_a_decision_is_told_with_what_its_own_seat_had_perceived_by_then():
    one = decision(SIGN, CLOCK, f"06:00 {CLOSED}", "06:10" + CLOCK[5:])
    assert [(line.clock, line.text, line.entries) for line in one.known] == [
        ("05:45", "She looks to the woman before she answers.", (3,)),
        ("05:46", "He looks at the clock.", (4,)),
    ]


def test_what_another_seat_perceived_what_is_about_nobody_and_what_stands_in_a_paper_is_left_out():
    others = [
        SIGN + " seat=house", "05:47 Observed channel=sight wording=injects.frost",
        "05:48 Observed channel=document source=madina wording=things.passport.read about=madina",
    ]  # fmt: skip
    assert decision(*others, f"06:00 {CLOSED}").known == ()


def test_the_last_five_are_told_and_nothing_twice_and_a_later_decision_begins_anew():
    texts = {f"injects.x{n}": f"Something of her, {n}." for n in range(7)}
    seen = [f"05:{50 + n} Observed channel=hearing wording=injects.x{n} about=madina" for n in range(7)]
    one = decision(*seen, seen[-1], f"06:00 {CLOSED}", texts=texts)
    assert [line.text for line in one.known] == [f"Something of her, {n}." for n in (2, 3, 4, 5, 6)]
    later = decision(*seen, f"06:00 {CLOSED}", "06:05" + CLOCK[5:], f"06:10 {CLOSED}", texts=texts)
    assert [line.text for line in later.known] == ["He looks at the clock."]


def test_where_practitioners_do_not_agree_both_lines_stand_with_the_decision():
    lines = {"decisions.who_speaks.defended.one": "A colleague may.", "decisions.who_speaks.defended.other": "Only somebody sworn may."}
    assert decision(f"06:00 {CLOSED}", texts=lines).defended == ("A colleague may.", "Only somebody sworn may.")
    assert decision(f"06:00 {CLOSED}").defended == ()


def test_the_time_of_those_who_went_on_is_told_once_for_those_who_travel_together():
    people = [
        "05:40 moved who=rustam place=post aboard=bus",
        "06:32 moved who=rustam place= aboard=bus",
        "10:40 moved who=rustam place=farm",
    ]
    both = [line for one in people for line in (one, one.replace("rustam", "madina"))]
    (line,) = made([*both, "11:00 end"], texts={"places.farm.name": "the farm", "places.post.name": "Post Km 42"}).travel
    assert line.text == "Madina and Rustam: the stop at Post Km 42 took 52 min, from 05:40 to 06:32. Reached at 10:40: the farm."


def test_whoever_was_handed_over_or_is_suspected_did_not_go_on():
    assert made().travel[0].text.startswith("Rustam: ")
    assert len(made().travel) == 1


def test_whoever_came_on_foot_was_not_stopped_and_whoever_was_taken_out_of_the_bus_did_not_go_on():
    came, went = "05:40 moved who=rustam place=post", "06:32 moved who=rustam place="
    assert made([came, went, "11:00 end"]).travel == ()
    assert made([came + " aboard=bus", went, "11:00 end"]).travel == ()
    assert len(made([came + " aboard=bus", went + " aboard=bus", "11:00 end"]).travel) == 1


def test_whoever_never_went_on_is_told_with_how_long_that_is():
    (line,) = made(["05:40 moved who=rustam place=post aboard=bus", "11:00 end"], texts={"places.post.name": "Post Km 42"}).travel
    assert line.text == "Rustam: at Post Km 42 from 05:40 on, and still there at the end, 5 h 20 min later."


def test_what_the_system_lacks_is_told_of_a_service_that_was_asked_for():
    one = {"services.car.lacking": "One ambulance for the whole district.", "services.car.label": "the ambulance"}
    asked = "05:50 queued ticket=1 service=car due=07:00"
    came = "05:55 granted ticket=1"
    found = [line.text for line in made([LINES[0], asked, came, "06:30 end"], texts=one).system]
    assert found == ["One ambulance for the whole district."]
    assert made([LINES[0], "06:30 end"], texts=one).system == ()


def test_every_format_holds_them():
    texts = SAID | {
        "decisions.who_speaks.defended.one": "A colleague may.",
        "decisions.who_speaks.defended.other": "Only somebody sworn may.",
    }
    report = made([LINES[0], LINES[1], SIGN, f"06:00 {CLOSED}", "06:20 moved who=rustam place= aboard=bus", "07:30 end"], texts=texts)
    for form in FORMATS:
        said = words(form, write(report, form))
        for part in ("She looks to the woman before she answers.", "Only somebody sworn may.", "took 40 min"):
            assert part in said, (form, part)


def test_where_somebody_is_says_also_how_it_ended_for_them_alone(monkeypatch):
    ended = {"number": {"about": ["rustam"]}, "court": {"about": ["rustam", "madina"]}}
    monkeypatch.setattr(small_case, "material", lambda texts=None: {**WHOLE(texts), "endings": ended})
    texts = {"endings.number": "He answered at four.", "endings.court": "She was released."}
    lines = [LINES[1], "06:20 moved who=rustam place=", "07:00 EndingHeld ending=number", "07:00 EndingHeld ending=court", "07:30 end"]
    rustam = next(one for one in made(lines, texts=texts).whereabouts if one.name.startswith("Rustam"))
    assert rustam.now == "He had gone on his way. He answered at four."


def test_an_operation_stands_in_the_timeline_on_the_lanes_of_who_went_and_who_was_met():
    met = "07:41 OperationCarriedOut seat=post place=field planned=women met=madina"
    report = made([*LINES[:15], met, *LINES[-2:]])
    assert [line.text for _, line in report.timeline.operations] == ["Operation, by the migration police: field. Met there: Madina."]
    marks = {lane.id: [mark.text for mark in lane.marks if mark.kind == "operation"] for lane in report.timeline.lanes}
    assert (marks["post"], marks["madina"], marks["rustam"]) == (["operation"], ["met in an operation"], [])
    assert "07:41  Operation, by the migration police: field. Met there: Madina." in as_text(report)
    assert "met in an operation" in write(report, "html").decode()
