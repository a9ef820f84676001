"""Several seats at one exercise: cuts, several people at one machine, following the case, and machine colleagues."""

import subprocess
import sys
from pathlib import Path

import pytest

from sim.exercise import Exercise
from sim.model.events import Commanded, Entry, SeatChanged
from zholda import policies
from zholda.session import Session, SessionError, exercise_of, read, replay, walkthrough
from zholda.walkthrough import perform

RELAY = Path(__file__).parent / "cases" / "relay"
MORNING = 3600


def opened(**settings) -> Session:
    return Session.open(RELAY, **{"seed": 7, "keep": False, **settings})


def entries(session: Session) -> list[Entry]:
    return session._exercise.journal


def commands(session: Session, seat: str) -> list[Commanded]:
    return [entry.event for entry in entries(session) if isinstance(entry.event, Commanded) and entry.event.seat == seat]


def acts_of(session: Session, seat: str) -> list[str]:
    return [str(one.args.get("verb", one.what)) for one in commands(session, seat)]


def tell_the_house(session: Session) -> None:
    session.submit("act", {"verb": "share", "contact": "shelter_line", "items": ["number_of_people"], "basis": "duty"})


# --- several trainees, and a walkthrough or a policy that plays for them ---------------------------------------------------------


@pytest.mark.parametrize("alike", ["trainee", "walkthrough"])
def test_a_walkthrough_plays_several_seats_whoever_is_said_to_sit_there(alike):
    name = "together"
    seats = walkthrough(RELAY, name).seats
    assert len(seats) > 1
    with opened(seats=seats, occupant=alike) as session:
        taken = [one for one in perform(session, walkthrough(RELAY, name)) if one is not None]
    assert session.over
    assert {one.seat for one in taken} == set(seats)


def test_a_policy_plays_several_seats_of_trainees_to_the_end():
    with opened(seats=["post", "shelter"]) as session:
        moments = [session.now for _ in policies.perform(session, "passive")]
    assert session.over
    assert moments == sorted(set(moments)), "time passes each time"


# --- cuts ---------------------------------------------------------------------------------------------------------------------


def test_a_cut_is_an_exercise_of_its_own_with_its_seats_length_and_objectives():
    session = Session.open(f"{RELAY}/first_hour", seed=7, keep=False)
    assert (session.scenario, session.length) == ("relay/first_hour", MORNING)
    assert session.briefing.title == "The relay: The first hour"
    assert session.briefing.play_minutes == 5
    session.advance(session.length)
    assert [(one.id, one.seat) for one in session.assess().objectives] == [("A1", "post")]


def test_a_cut_may_be_written_with_a_hyphen_as_people_say_it():
    assert Session.open(f"{RELAY}/first-hour", keep=False).scenario == "relay/first_hour"


def test_a_cut_that_is_not_there_is_answered_with_the_near_one():
    with pytest.raises(SessionError, match=r"SC0001 relay has no cut `first_our`\n +=? ?Did you mean `first_hour`"):
        Session.open(f"{RELAY}/first_our", keep=False)


def test_a_seat_that_a_cut_leaves_out_cannot_be_taken_in_it():
    with pytest.raises(SessionError, match=r"relay/first_hour has no work for the seat `shelter`: the story plays its part\. Play: post"):
        Session.open(f"{RELAY}/first_hour", seat="shelter", keep=False)


def test_an_exercise_of_a_cut_is_kept_under_both_names_goes_on_and_replays():
    with Session.open(f"{RELAY}/two", seats=("post", "shelter"), seed=7) as session:
        tell_the_house(session)
        assert session.name == "relay-two-1"
    with Session.resume("relay-two-1") as again:
        assert again.scenario == "relay/two"
        again.finish()
        assert again.assess().scenario == "relay/two"
    assert replay(read("relay-two-1")).finished


def test_a_walkthrough_plays_the_cut_it_was_written_for():
    written = walkthrough(RELAY, "first_hour")
    assert exercise_of(RELAY, written) == f"{RELAY}/first_hour"
    assert exercise_of(f"{RELAY}/first_hour", written) == f"{RELAY}/first_hour"
    with pytest.raises(SessionError, match="the walkthrough `first_hour` plays relay/first_hour, not relay/two"):
        exercise_of(f"{RELAY}/two", written)


# --- walkthroughs and policies over several seats -----------------------------------------------------------------------------------


def together() -> Session:
    written = walkthrough(RELAY, "together")
    session = opened(roster=dict.fromkeys(written.seats, "walkthrough:together"))
    list(perform(session, written))
    return session


def test_a_walkthrough_of_several_seats_plays_each_in_its_own_view():
    session = opened(roster=dict.fromkeys(("post", "shelter"), "walkthrough:together"))
    taken = [one for one in perform(session, walkthrough(RELAY, "together")) if one is not None]
    by_step = {one.step: one for one in taken}
    assert [one.step for one in taken[:2]] == ["greet", "kitchen"], "nobody waits for another seat without being told to"
    assert by_step["read"].at >= by_step["pass_on"].at, "the shelter reads what the post has passed on"
    assert by_step["after_answer"].at >= by_step["answer"].at
    assert {one.seat for one in taken} == {"post", "shelter"}
    assert session.replay().finished


def test_the_rating_of_each_seat_is_as_was_expected_by_hand():
    rated: dict[str, dict[str, str]] = {}
    for one in together().assess().objectives:
        rated.setdefault(one.id, {})[one.seat] = one.rating or "null"
    assert (
        rated
        == walkthrough(RELAY, "together").expects
        == {"A1": {"post": "P"}, "A2": {"shelter": "P"}, "A3": {"post": "P", "shelter": "P"}}
    )


def test_policies_play_all_their_seats_to_the_end_and_repeat_themselves():
    roster = {"post": "policy:random", "shelter": "policy:checklist", "inspector": "policy:random"}
    digests = set()
    for _ in range(2):
        session = opened(roster=roster)
        list(policies.perform(session, {"post": "random", "shelter": "checklist", "inspector": "random"}))
        digests.add(session.replay().digest)
        assert commands(session, "inspector"), "the inspector joins when called and plays then"
    assert len(digests) == 1


# --- several people at one machine ----------------------------------------------------------------------------------------------


def test_time_stands_until_everybody_at_the_machine_lets_it_pass():
    session = opened(seats=("post", "shelter"))
    session.advance_until(session.length)
    assert (session.now, session.seat, session.up) == (0, "post", "shelter")
    session.sit("shelter")
    session.advance_until(session.length)
    assert session.time(session.now) == "08:30", "the driver rings at the post"
    assert session.up == "post"


def test_whoever_waits_whatever_happens_is_not_roused_by_news():
    session = opened(seats=("post", "shelter"))
    session.advance(MORNING)
    session.sit("shelter")
    session.advance_until(session.length)
    assert (session.time(session.now), session.up) == ("08:40", "shelter"), "the ring at 08:30 rouses nobody, that at 08:40 the shelter"
    session.advance_until(session.length)
    assert (session.time(session.now), session.up) == ("09:00", "post")


def test_what_one_seat_passes_on_is_news_for_the_other():
    session = opened(seats=("post", "shelter"))
    tell_the_house(session)
    session.advance_until(session.length)
    session.sit("shelter")
    session.advance_until(session.length)
    session.sit("post")
    session.advance_until(session.length)
    session.sit(session.up)
    assert session.holds("heard_from(post)") == (session.seat == "shelter")


def test_one_seat_sees_nothing_of_another():
    session = opened(seats=("post", "shelter"))
    assert session.view().place == "stop"
    session.sit("shelter")
    assert session.view().place == "house"
    assert "sana" not in session.view().people


def test_a_seat_that_is_not_played_here_cannot_be_turned_to():
    session = opened(seats=("post",), others="ordinary")
    with pytest.raises(SessionError, match=r"the seat `shelter` is not played here\. Played here: post"):
        session.sit("shelter")


def test_somebody_who_is_called_later_takes_part_from_then_on():
    session = opened(seats=("post", "inspector"))
    assert not next(one.there for one in session.seats if one.seat == "inspector")
    while session.time(session.now) != "09:30":
        session.sit(session.up)
        session.advance_until(session.length)
    assert session.up == "inspector"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"seats": ("post", "kitchen")}, "relay has no seat `kitchen`. It has: post, shelter, inspector"),
        ({"others": "quick"}, "there is no colleague `quick`. There are: vacant, ordinary, correct, slow"),
        ({"seats": ("post", "shelter"), "follow": True}, "one trainee follows the case: name the one seat in which they begin"),
        ({"seat": "inspector", "follow": True}, "the seat `inspector` joins later: begin in one that is there from the first minute"),
    ],
)
def test_a_roster_that_cannot_be_is_told_in_words(settings, says):
    with pytest.raises(SessionError, match=says):
        opened(**settings)


# --- machine colleagues -----------------------------------------------------------------------------------------------------------


def solo(others: str, seed: int = 7) -> Session:
    session = opened(seat="post", others=others, seed=seed)
    tell_the_house(session)
    while not session.over:
        session.advance_until(session.length)
    return session


def test_a_colleague_plays_its_plan_and_an_ordinary_one_leaves_out_what_is_careful():
    assert acts_of(solo("ordinary"), "shelter") == ["ask_wish", "share", "look"]
    assert sorted(acts_of(solo("correct"), "shelter")) == ["ask_wish", "form", "look", "share"]
    assert sorted(acts_of(solo("slow"), "shelter")) == ["ask_wish", "form", "look", "share"]
    assert acts_of(solo("vacant"), "shelter") == []


def test_a_slow_colleague_answers_a_quarter_of_an_hour_later_or_more():
    def answered(others: str) -> int:
        journal = entries(solo(others))
        return next(e.at for e in journal if isinstance(e.event, Commanded) and e.event.args.get("contact") == "post_line")

    assert answered("ordinary") <= 600
    assert answered("slow") >= 1080


def test_the_trainee_hears_what_a_colleague_says_and_sees_nothing_of_what_it_does():
    session = solo("ordinary")
    assert session.holds("heard_from(shelter)")
    assert "ruta" not in session.view().people
    assert not [act for act in session.view().acts.values() if act.verb == "ask_wish"]


def test_without_a_plan_a_colleague_does_the_protective_acts_in_their_order():
    session = opened(seat="shelter", others="correct")
    while not session.over:
        session.advance_until(session.length)
    assert acts_of(session, "post") == ["call_alone", "safety_check", "meet_need", "ask_wish", "explain", "offer_help"]


def test_colleagues_repeat_themselves_and_a_replay_asks_nobody(monkeypatch):
    first, second = solo("ordinary"), solo("ordinary")
    assert entries(first) == entries(second)
    monkeypatch.setattr("zholda.session.colleagues.Colleague.ask", None)
    assert Exercise.replay(entries(first)).journal == entries(first)


def test_another_seed_gives_other_delays():
    assert len({tuple(e.at for e in entries(solo("ordinary", seed)) if isinstance(e.event, Commanded)) for seed in range(6)}) > 3


def test_a_colleague_is_never_rated_and_what_it_did_is_marked():
    found = solo("ordinary").assess()
    assert {one.seat for one in found.objectives} == {"post"}
    assert {r.seat for r in found.results if r.colleague} <= {"shelter", "inspector", ""}
    assert not [r for r in found.results if r.seat == "shelter" and not r.colleague]


@pytest.mark.parametrize("slices", [1, 77, 600, 5000])
def test_how_a_trainee_slices_the_time_changes_nothing_of_what_a_colleague_does(slices):
    session = opened(seat="post", others="ordinary")
    tell_the_house(session)
    while not session.over:
        session.advance(session.now + slices)
    assert entries(session) == entries(solo("ordinary"))


# --- following the case -----------------------------------------------------------------------------------------------------------


def following() -> Session:
    return opened(seat="post", follow=True)


def test_whoever_follows_the_case_moves_and_a_colleague_goes_on_where_they_are_not():
    session = following()
    assert [one.seat for one in session.seats if one.open] == ["shelter"]
    tell_the_house(session)
    session.sit("shelter")
    assert session.seat == "shelter"
    changed = [e.event for e in entries(session) if isinstance(e.event, SeatChanged)]
    assert [(one.seat, one.occupant) for one in changed] == [("post", "colleague:ordinary"), ("shelter", "trainee:following")]
    while not session.over:
        session.advance_until(session.length)
    assert "safety_check" in acts_of(session, "post")
    assert "ask_wish" not in acts_of(session, "shelter"), "the colleague of the shelter has left with the trainee's coming"
    assert session.replay().finished


def test_a_seat_that_is_not_called_yet_is_not_open():
    with pytest.raises(SessionError, match="the seat `inspector` is not there yet: it joins when it is called"):
        following().sit("inspector")


def test_only_what_the_trainee_did_or_left_undone_is_rated_where_they_sat():
    session = following()
    session.sit("shelter")
    while not session.over:
        session.advance_until(session.length)
    rated = {(one.id, one.seat): one.rating for one in session.assess().objectives}
    assert rated[("A1", "post")] is None, "the driver rang when a colleague sat there"
    assert rated[("A2", "shelter")] == "U", "nobody noted the beds, and there the trainee sat"


# --- going on exactly there ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("settings", [{"others": "ordinary"}, {"others": "slow"}, {"follow": True}, {"seats": ("post", "shelter")}])
def test_leaving_and_going_on_at_any_moment_changes_nothing_that_anybody_does(settings):
    def played(leaves: bool) -> list[Entry]:
        session = Session.open(RELAY, seed=7, seat="" if "seats" in settings else "post", **settings)
        tell_the_house(session)
        for n in range(60):
            if session.over:
                break
            if settings.get("follow") and n in {5, 9}:
                session.sit("shelter" if session.seat == "post" else "post")
            if leaves:
                name = session.name
                session.close()
                session = Session.resume(name)
            for seat in [one.seat for one in session.seats if one.occupant == "trainee" and one.there]:
                session.sit(seat)
                session.advance(session.now + 299)
        session.finish()
        return list(entries(session))

    assert played(leaves=True) == played(leaves=False)


def test_a_file_of_several_seats_is_gone_on_with_elsewhere_with_the_same_colleagues(tmp_path):
    here = Session.open(f"{RELAY}/two", seat="post", others="slow", seed=7, keep=False)
    tell_the_house(here)
    here.advance(600)
    here.export(tmp_path / "mine.jsonl")
    with Session.resume(tmp_path / "mine.jsonl") as there:
        for session in (here, there):
            session.advance(session.length)
        assert entries(there) == entries(here)
        assert there.assess() == here.assess()
        assert acts_of(there, "shelter"), "the slow colleague has answered since"


_CHILD = """
import sys, time
from zholda.session import Session
session = Session.open(sys.argv[1], seats=("post", "shelter"), others="slow", seed=7)
for seat in ("post", "shelter"):
    session.sit(seat)
    session.submit("note", {"text": "here"})
    session.advance_until(session.length)
session.sit("shelter")
session.submit("note", {"text": "the last one"})
print(session.name, session.now, flush=True)
time.sleep(60)
"""


def test_a_killed_process_goes_on_with_all_its_seats_where_it_was():
    root = Path(__file__).parents[1]
    with subprocess.Popen([sys.executable, "-c", _CHILD, str(RELAY)], stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        name, now = child.stdout.readline().split()
        child.kill()
    with Session.resume(name) as session:
        assert (session.now, session.seat) == (int(now), "shelter"), "whoever did something last still sits there"
        assert [(one.seat, one.occupant) for one in session.seats] == [
            ("post", "trainee"), ("shelter", "trainee"), ("inspector", "colleague:slow"),
        ]  # fmt: skip
        assert [text for _, text in session.view().notes] == ["here", "the last one"]
        session.sit("post")
        assert [text for _, text in session.view().notes] == ["here"]
