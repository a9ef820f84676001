"""Where nobody decides, the world does: the last column of the decisions in the practice review (2.9), row by row, by short plays."""

from collections.abc import Callable, Mapping

import pytest

from scoring.assess import assess
from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_clauses import Acts, alone, beats
from tests.test_night_bus_full import endings, plan, with_colleagues
from tests.test_night_bus_reached import given, second
from zholda.session import Session
from zholda.session.material import standards

BY_HAND = {  # decision -> what then happens; D1 to D10 at the post, then the shelter's, then D12 and D18 at the other desks
    "how_to_check": "stack_with_her",
    "who_speaks": "she_translates",
    "pain_before_papers": "papers_first",
    "where_each_stands": "all_in_the_hall",
    "the_caller": "he_rings_elsewhere",
    "the_driver": "bus_on_time.leaves",
    "the_bus": "driver_will_not_wait",
    "who_must_know": "captain_sets_out",
    "the_woman_in_grey": "let_her_go",
    "the_one_who_wants_to_go": "a_car_slows_down",
    "the_man_in_seat_27": "seat_27.sent_back",
    "the_girl": "centre_is_written_down",
    "the_night": "it_gets_quiet",
    "what_she_said": "the_cloth_is_hung_up",
    "two_sisters": "persuade_the_younger",
    "the_one_with_the_list": "like_the_others",
    "who_is_deposed": "nobody_asked_for_an_hour",
}
TWO_STAY: Acts = [("Mon 06:00", "separate", {"people": ["madina", "oygul", "zulfiya"], "from": "grey_coat", "to": "office"})]


def texts(exercise: Exercise, seat: str) -> list[str]:
    return [one.event.wording for one in exercise.journal if isinstance(one.event, e.Observed) and one.event.seat == seat]


def closed(journal: list[e.Entry], decision: str) -> list[tuple[str, str]]:
    found = [one.event for one in journal if isinstance(one.event, e.DecisionClosed)]
    return [(one.option, one.how) for one in found if one.occurrence == decision]


@pytest.mark.parametrize("decision", BY_HAND)
def test_each_row_of_the_review_is_what_the_world_does(decision: str) -> None:
    assert plan().scenario.decisions[decision].if_nobody == BY_HAND[decision]


def test_no_question_of_the_post_or_the_shelter_lapses_into_nothing() -> None:
    assert [name for name, one in plan().scenario.decisions.items() if one.seat in ("post", "shelter") and not one.if_nobody] == []


def test_a_caller_who_gets_no_answer_rings_the_district() -> None:
    exercise = alone("post", TWO_STAY, "Mon 06:40")
    assert "injects.he_rings_elsewhere" in texts(exercise, "post")
    assert "injects.he_rings_elsewhere" not in texts(
        alone("post", [*TWO_STAY, ("Mon 06:31", "handle_call", {"contact": "caller", "noted": True})], "Mon 06:40"), "post"
    )


def test_the_driver_goes_at_a_quarter_past_six() -> None:
    exercise = alone("post", [], "Mon 06:20")
    assert closed(exercise.journal, "the_driver") in ([("", "passed")], [("bus_on_time.leaves", "lapsed")])
    assert beats(exercise.journal, "bus_on_time") == ["leaves"]
    assert [one.at for one in exercise.journal if isinstance(one.event, e.BeatHappened) and one.event.beat == "bus_on_time.leaves"] == [
        3300
    ]


def test_the_captain_whom_nobody_answers_comes_himself() -> None:
    exercise = alone("post", TWO_STAY, "Mon 07:40")
    assert "injects.captain_sets_out" in texts(exercise, "post")
    assert beats(exercise.journal, "captain_himself") == ["comes"]


def test_seat_14_goes_with_the_white_car_and_is_seen_to_look_at_it_first() -> None:
    exercise = alone("post", TWO_STAY, "Mon 07:40")
    heard = texts(exercise, "post")
    assert heard.index("injects.a_car_slows_down") < heard.index("storylines.white_car.comes")
    offered: Acts = [*TWO_STAY, ("Mon 07:12", "let_go", {"people": ["zulfiya"], "way": "informed", "number": True})]
    assert "injects.a_car_slows_down" not in texts(alone("post", offered, "Mon 07:40"), "post")


def test_seat_27_is_sent_back_by_the_captain_where_nobody_heard_him() -> None:
    kept: Acts = [
        ("Mon 05:50", "call_alone", {"person": "dilshod", "where": "office"}),
        ("Mon 06:00", "separate", {"people": ["madina", "oygul", "dilshod"], "from": "grey_coat", "to": "office"}),
    ]
    exercise = alone("post", kept, "Mon 07:40")
    assert beats(exercise.journal, "seat_27") == ["sent_back"], "seen alone for his paper and no more"
    assert closed(exercise.journal, "the_man_in_seat_27") == [("seat_27.sent_back", "lapsed")]


@pytest.fixture(scope="module")
def house() -> list[e.Entry]:
    """Three days in which the shelter does nothing, and ordinary colleagues do the rest."""
    return with_colleagues("shelter", "ordinary")


def test_in_a_house_that_decides_nothing_others_do(house: list[e.Entry]) -> None:
    assert closed(house, "the_girl") == [("centre_is_written_down", "lapsed")]
    assert "gone_with_the_driver" in given(house)
    assert closed(house, "the_night") == [], "nobody asks for a statement of whom the aunt's driver has taken"
    assert closed(house, "what_she_said") == [("the_cloth_is_hung_up", "lapsed")]
    assert beats(house, "car_for_the_girl") == []


def test_whoever_never_writes_a_protocol_of_a_woman_brought_to_them_has_broken_the_law() -> None:
    """Found in play: held for forty-five hours without a line, and nothing was found about it: only protocols that exist were judged."""
    journal = with_colleagues("investigator", "correct")
    assert ("grey_coat", "investigator") in [(x.event.person, x.event.to) for x in journal if isinstance(x.event, e.HandedOver)]
    results = assess(journal, plan().scenario, plan().law, standards()).results
    found = [x for x in results if (x.criterion, x.person) == ("LR1.by_protocol", "grey_coat")]
    assert [(x.seat, x.result, x.severity) for x in found] == [("investigator", "breached", "critical")]


def test_in_a_house_that_only_sends_the_driver_away_others_do_the_rest() -> None:
    """A house whose one act is a no to the lawyer: the statement, the rule of silence and the car at nine come as they did."""
    no_driver = {"verb": "decline_order", "contact": "suspects_lawyer", "order": "transfer"}
    house = seated("shelter", lambda session: session.now >= second("Mon 12:50"), no_driver)
    assert closed(house, "the_night") == [("it_gets_quiet", "lapsed")]
    assert beats(house, "car_for_the_girl") == ["at_nine"]


def seated(seat: str, until: Callable[[Session], bool], act: Mapping[str, object], ends: str = "", **others: str) -> list[e.Entry]:
    """A seat among ordinary colleagues does one thing, as soon as it is time, and nothing else; what is in the journal in the end."""
    roster = dict.fromkeys(("post", "investigator", "shelter", "prosecutor"), "colleague:ordinary") | others | {seat: "trainee"}
    with Session.open("night-bus", seed=1, keep=False, roster=roster) as session:
        while not until(session):
            session.advance_until(session.now + 600)
        assert session.submit("act", act).accepted
        end = second(ends) if ends else session.length
        while session.now < end:
            session.advance_until(end)
        return list(session._exercise.journal)


@pytest.mark.parametrize(("items", "at_nine"), [(["minor_present"], ["at_nine"]), (["minor_present", "needs", "wishes"], [])])
def test_that_a_child_is_here_brings_the_one_offer_there_is_and_something_better_in_writing_does_not(
    items: list[str], at_nine: list[str]
) -> None:
    """2.5: the authority's first offer is a hundred and forty kilometres off; what it needs to write another is more than her age."""
    told = {"verb": "share", "contact": "guardianship", "items": items, "basis": "duty", "people": ["madina"]}
    journal = seated("shelter", lambda session: "madina" in session.view().here(), told, "Mon 21:20")
    assert beats(journal, "car_for_the_girl") == at_nine


def test_zhibek_writes_down_the_one_with_the_list_like_the_others() -> None:
    """D12 b: nobody said otherwise by the evening on which the file is written."""
    registered = {"verb": "open_case", "offence": "trafficking", "ground": "own_report"}
    journal = seated("investigator", lambda session: session.now >= second("Mon 09:20"), registered, prosecutor="vacant")
    assert closed(journal, "the_one_with_the_list") == [("like_the_others", "lapsed")]
    assert ("nargiza", "injured") in [(one.event.person, one.event.status) for one in journal if isinstance(one.event, e.StatusSet)]


def test_the_desk_is_not_asked_about_the_one_with_the_list_before_it_has_heard_of_her() -> None:
    registered = {"verb": "open_case", "offence": "trafficking", "ground": "own_report"}
    journal = seated("investigator", lambda session: session.now >= second("Mon 08:00"), registered, "Mon 14:00")
    opened = next(one.n for one in journal if isinstance(one.event, e.DecisionOpened) and one.event.occurrence == "the_one_with_the_list")
    claims = [
        claim[0]
        for one in journal
        if one.n < opened and isinstance(one.event, e.Observed) and one.event.seat == "investigator"
        for claim in one.event.claims
    ]
    assert "nargiza" in claims


def test_marzhan_talks_the_younger_sister_into_staying_and_it_is_nobodys_act_who_sits_there() -> None:
    """D18 a."""
    tea = {"verb": "meet_need", "people": ["feruza"], "need": "company"}
    journal = seated("shelter", lambda session: session.now >= second("Tue 02:05"), tea)
    assert closed(journal, "two_sisters") == [("persuade_the_younger", "lapsed")]
    done = [(one.event.verb, one.event.actor, one.event.seat) for one in journal if isinstance(one.event, e.ActEnded)]
    assert ("persuade", "marzhan", "") in done


def test_the_debrief_says_what_happened_by_the_title_of_the_line_or_by_what_was_told() -> None:
    from scoring.reports.timeline import _outcome

    words = plan().scenario.texts

    class Spoken:
        def say(self, wording: str, args: object = None) -> str:
            return words.get(wording, f"<{wording}>")

    def said(decision: str) -> str:
        return _outcome(decision, BY_HAND[decision], Spoken())  # type: ignore[arg-type]

    assert said("who_must_know") == "The captain sets out himself"
    assert said("the_driver") == "The doors hiss. The bus turns out onto the road and gets smaller."
    assert (
        said("pain_before_papers")
        == "Her papers first, they are five minutes. The ward will ask for them, and so long the passport stays at the window."
    )
    assert not [decision for decision in BY_HAND if "_" in said(decision)]


# --- what became of those for whom nobody came ---------------------------------------------------------------------------------

EIGHT = ("madina", "zulfiya", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza")
THE_SIX = EIGHT[2:]
KEPT_AND_LEFT: Acts = [  # one of them is heard alone; then nobody else is told of them, and the captain takes all along before noon
    ("Mon 06:00", "separate", {"people": list(EIGHT), "from": "grey_coat", "to": "office"}),
    ("Mon 06:05", "safety_check", {"person": "madina", "voice": "odil", "where": "hall"}),
]
TWO_KEPT_AND_REPORTED: Acts = [  # the others go on to the well, and are fetched from there by those who were told
    ("Mon 06:00", "separate", {"people": ["madina", "oygul", "zulfiya"], "from": "grey_coat", "to": "office"}),
    ("Mon 06:05", "safety_check", {"person": "madina", "voice": "odil", "where": "hall"}),
    ("Mon 06:30", "share", {"contact": "regional_unit", "items": ["number_of_people", "minor_present"], "basis": "duty"}),
]


@pytest.fixture(scope="module")
def taken_along() -> Exercise:
    return alone("post", KEPT_AND_LEFT, "Thu 05:20")


def ended_for(exercise: Exercise, person: str) -> list[str]:
    """The endings that are told of one person alone."""
    written = plan().scenario.endings
    return [name for name in sorted(endings(exercise.journal)) if list(written[name].about) == [person]]


@pytest.mark.parametrize("person", THE_SIX)
def test_each_for_whom_nobody_came_has_an_ending_of_her_own(taken_along: Exercise, person: str) -> None:
    assert taken_along.world_snapshot()["facts"]["at." + person] in ("camp", "warehouse")
    assert ended_for(taken_along, person)


def test_whoever_was_brought_away_from_there_has_not_that_ending() -> None:
    fetched = alone("post", TWO_KEPT_AND_REPORTED, "Thu 05:20")
    assert not [person for person in THE_SIX if ended_for(fetched, person)]


def test_the_post_hears_in_plain_words_where_those_were_brought_whom_the_captain_took_along(taken_along: Exercise) -> None:
    heard = texts(taken_along, "post")
    assert heard.index("storylines.who_took_them_along.the_captain") < heard.index("storylines.put_down_at_the_shop.told_at_the_window")


def test_nobody_is_moved_from_the_well_who_was_brought_away_from_it() -> None:
    fetched = alone("post", TWO_KEPT_AND_REPORTED, "Thu 05:20")
    assert "nobody_found" not in endings(fetched.journal)
    moved = [one.event for one in fetched.journal if isinstance(one.event, e.Moved) and one.event.place == "warehouse"]
    assert not {one.who for one in moved} & {"mavluda", "amir", "serik", "bekzod"}
