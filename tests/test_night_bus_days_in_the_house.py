"""The house from Tuesday evening to Thursday: who goes to a doctor comes back, news comes once, each day has its words."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from sim.behaviours.reaching import RULINGS
from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import plan, played
from tests.test_night_bus_reached import second
from tests.test_proposals import draft
from tests.the_house import AT_THE_DESK, CASE, CORRECT, on_monday
from tui.panes import wishes
from zholda.session import Session

WOMEN = ["madina", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza"]
Acts = list[tuple[str, dict[str, Any]]]  # when, and the act


@pytest.fixture
def house() -> Iterator[Session]:
    with on_monday() as session:
        yield session


def done(session: Session, verb: str, **args: Any) -> None:
    """Do it, and let the time pass that it takes."""
    receipt = session.submit("act", {"verb": verb, **args})
    assert receipt.accepted, receipt.refusal
    session.advance(session.now + 1)
    while not session.idle("shelter"):
        session.advance(session.now + 60)


def days(*acts: tuple[str, dict[str, Any]]) -> Exercise:
    """Three days of the house beside correct colleagues. Beside these acts it does what keeps people from leaving unseen."""
    with Session.open(CASE, seed=1, keep=False, roster=AT_THE_DESK) as session:
        taken_in: Acts = [("Mon 13:00", {"verb": "receive", "people": WOMEN, "phones": "own", "gate": "open", "voice": "nasiba"})]
        kept: Acts = [
            ("Mon 14:05", {"verb": "share", "contact": "guardianship", "items": ["minor_present", "needs"], "basis": "duty"}),
            ("Mon 14:10", {"verb": "request", "service": "guardian", "people": ["madina"]}),
            ("Mon 20:37", {"verb": "meet_need", "people": ["madina"], "need": "company"}),
            ("Tue 02:05", {"verb": "meet_need", "people": ["feruza"], "need": "company"}),
            ("Tue 20:25", {"verb": "explain", "people": ["hurshida", "lola", "shahnoza"], "set": "wage_claim", "voice": "marzhan"}),
        ]
        for when, act in sorted([*taken_in, *kept, *acts], key=lambda one: second(one[0])):
            session.advance(second(when))
            assert session.submit("act", act).accepted, act
        session.advance(session.length)
        return session._exercise


@cache
def a_quiet_house() -> Exercise:
    return days()


def lines(exercise: Exercise, *wordings: str) -> list[tuple[int, e.Observed]]:
    """What the house perceived in these words, and when."""
    found = [(one.at, one.event) for one in exercise.journal if isinstance(one.event, e.Observed)]
    return [(at, line) for at, line in found if line.seat == "shelter" and line.wording in wordings]


def test_who_lives_in_the_house_comes_back_to_it_from_the_doctor(house: Session) -> None:
    """Found in play: a mother and her ill child, taken to the polyclinic on Tuesday evening, were "on the way" on Thursday."""
    done(house, "receive", people=["hurshida"])
    done(house, "accompany", people=["hurshida"], to="hospital")
    assert "hurshida" not in house.view().here()
    house.advance(house.now + 8 * 3600)
    assert "hurshida" in house.view().here()
    assert not [one for one in house._exercise.journal if isinstance(one.event, e.PersonLeft) and one.event.person == "hurshida"]


def test_who_was_called_aside_comes_back_from_the_doctor_to_her_own_room_and_is_seen_coming(house: Session) -> None:
    """Found in play: asked in another room what she wants, then seen by a doctor, a mother came back into that room, and nobody saw it."""
    done(house, "receive", people=["hurshida"], to="room_two")
    done(house, "ask_wish", person="hurshida", where="room_one")
    done(house, "accompany", people=["hurshida"], to="hospital")
    house.advance(house.now + 8 * 3600)
    assert house._exercise._stage.world.room("hurshida") == "room_two"
    assert "hurshida" in house.view().here()


def test_who_has_left_the_house_is_not_brought_back_to_it_from_the_doctor(house: Session) -> None:
    done(house, "receive", people=["hurshida"])
    house._exercise._stage.world.set("left.hurshida", "informed")  # and stands in the hall once more, as a guest
    done(house, "accompany", people=["hurshida"], to="hospital")
    house.advance(house.now + 8 * 3600)
    assert "hurshida" not in house.view().here()


def test_an_intake_of_seven_in_three_rooms_and_a_meal_answer_those_who_have_come(house: Session) -> None:
    for some in (["nargiza"], ["oygul", "feruza", "madina"], ["hurshida", "lola", "shahnoza"]):
        done(house, "receive", people=some, phones="own", gate="open", voice="nasiba")
    done(house, "meet_need", people=WOMEN, need="food")
    met = [one.event.inject for one in house._exercise.journal if isinstance(one.event, e.InjectMet)]
    assert "eight_arrive" in met


def test_a_talk_about_risk_is_proposed_where_nobody_else_hears(house: Session) -> None:
    """Found in play: the hall was proposed, "4 others hear", and the debrief then counted the onlookers."""
    room = draft(house, "assess_risk", "hurshida").value("where")
    assert room
    assert house.closes(room)


def test_the_night_watch_who_says_that_it_is_the_third_night_can_be_spoken_with(house: Session) -> None:
    """Found in play: all that could be done with her was to look closely, and to stop a remark."""
    assert "aigerim" in next(one for one in house.offers() if one.verb == "speak_with").targets


def test_a_correct_house_talks_about_risk_behind_a_door() -> None:
    with Session.open(CASE, seed=1, keep=False, roster=CORRECT) as session:
        session.advance(second("Mon 18:00"))
        began = [one.event for one in session._exercise.journal if isinstance(one.event, e.ActBegan)]
        talks = [dict(act.args).get("where") for act in began if act.seat == "shelter" and act.verb == "assess_risk"]
        assert len(talks) >= 6
        assert all(talks)


def test_what_was_explained_is_said_when_it_is_done(house: Session) -> None:
    """Found in play: "Done: Explain something: Nargiza", ten times, and nobody could say afterwards what."""
    done(house, "explain", people=["hurshida"], set="house_rules", voice="nasiba")
    last = next(line for line in reversed(house.view().lines) if line.wording == "engine.act_ended")
    assert house.tell(last).startswith("Done: Explain something (the rules of the house):")


def test_each_wish_stands_once_on_the_board_and_a_need_by_its_name(house: Session) -> None:
    """Found in play: what the post had passed on stood there twice, and "Meet a need" four times."""
    for _ in range(2):
        done(house, "ask_wish", person="hurshida", voice="nasiba")
    done(house, "meet_need", people=["hurshida"], need="food")
    [card] = [one for one in wishes.cards(house, house.view()) if one.person == "hurshida"]
    assert [words for words, _no in card.parts["wish"]] == ["'Honest work. Any.'"]
    assert card.parts["need"][-1][0].endswith(": food")


def test_the_call_before_six_is_told_of_before_six() -> None:
    """Found in play: her mother was at home at six, and the call was made at thirteen past five."""
    told = lines(
        days(("Mon 17:12", {"verb": "meet_need", "people": ["shahnoza"], "need": "call"})), "storylines.eleven_minutes.tomorrow_too"
    )
    assert [at < second("Mon 18:00") for at, _line in told] == [True]


def test_a_body_does_not_say_the_same_sentence_to_a_seat_twice(house: Session) -> None:
    """Found in play: on Wednesday the officer who had sat with the girl for two days said again what she has is a centre far away."""
    for _ in range(2):
        done(house, "share", contact="guardianship", items=["wishes"], basis="duty", people=["madina"])
    said = [line.wording for line in house.view().lines if dict(line.args).get("contact") == "guardianship"]
    assert said == ["contacts.guardianship.answers", "engine.noted_too"]


def test_the_mediator_of_the_house_is_known_to_it_to_speak_their_language(house: Session) -> None:
    assert house.view().people["nasiba"].claims["speaks"] == "uz"


def test_a_ruling_is_told_to_the_house_once_and_then_only_who_rang() -> None:
    decided = [(at, line.about) for at, line in lines(a_quiet_house(), *RULINGS) if dict(line.args).get("motion") == "custody"]
    assert [about for _at, about in decided] == [("grey_coat",)]


def test_nobody_of_the_house_rings_the_investigator_who_sits_in_it() -> None:
    """Found in play: the driver of the house rang an officer by telephone who stood beside her."""
    exercise = Exercise.open(
        plan().scenario, plan().pack, seed=1, roster=dict.fromkeys(("investigator", "shelter"), "trainee"), plan=plan()
    )
    there: list[tuple[str, str, dict[str, Any]]] = [
        ("Mon 14:00", "shelter", {"verb": "share", "contact": "investigator", "items": ["shelter_address"], "basis": "duty"}),
        ("Mon 15:00", "investigator", {"verb": "go", "to": "shelter"}),
    ]
    for when, seat, act in there:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", act, 0))
    exercise.advance(second("Tue 13:00"))
    assert exercise.view("investigator").facts["at"] == "shelter"
    hers = [line for line in exercise.view("investigator").lines if line.source == "marzhan" and line.at > second("Mon 18:00")]
    assert {line.channel for line in hers} == {"told"}


def test_who_is_heard_by_the_judge_is_called_away_goes_and_comes_back() -> None:
    """Found in play: she stood in the hall all evening, and then came back from the court."""
    journal = played("full-best-practice", 1)
    beats = {one.event.beat: one.at for one in journal if isinstance(one.event, e.BeatHappened)}
    called, heard = beats["before_the_judge.called"], beats["before_the_judge.heard_once"]
    hers = [(one.at, one.event.place) for one in journal if isinstance(one.event, e.Moved) and one.event.who == "oygul"]
    assert [place for at, place in hers if called <= at <= heard] == ["", "shelter"]


def test_what_is_wanted_on_wednesday_is_not_told_in_mondays_words() -> None:
    asked = [
        (f"Wed 12:{n}0", {"verb": "ask_wish", "person": who, "voice": "nasiba"}) for n, who in enumerate(["hurshida", "nargiza", "lola"])
    ]
    exercise = days(("Mon 15:00", {"verb": "ask_wish", "person": "hurshida", "voice": "nasiba"}), *asked)
    wednesday = [line.wording for one in exercise.journal if one.at > second("Wed 12:00") and isinstance(line := one.event, e.Observed)]
    said = [wording for wording in wednesday if wording.startswith("people.hurshida.")]
    assert said == ["people.hurshida.cues.work_one_can_tell"]
    assert {"people.nargiza.cues.to_stop_counting", "people.lola.cues.she_knows_the_price"} <= set(wednesday)


def test_who_goes_home_by_day_is_seen_off_rings_from_beyond_the_border_and_speaks_on_thursday() -> None:
    """Found in play: after two nights of talk the younger sister was, in one second, "not in sight any more", and nothing was ever said."""
    exercise = days(
        ("Tue 17:00", {"verb": "request", "service": "journey_home", "people": ["feruza"]}),
        ("Wed 09:00", {"verb": "let_go", "people": ["feruza"], "way": "informed", "number": True}),
        ("Thu 04:40", {"verb": "follow_up", "person": "feruza"}),
    )
    told = [f"storylines.home_by_day.{beat}" for beat in ("the_sleeve", "over_the_border", "at_the_tap")]
    assert [line.wording for _at, line in lines(exercise, *told)] == told


def test_who_interpreted_on_the_bench_at_two_does_not_sit_there_in_the_afternoon() -> None:
    exercise = days(
        ("Tue 02:10", {"verb": "ask_wish", "person": "feruza", "voice": "marzhan"}),
        ("Tue 02:16", {"verb": "assess_risk", "person": "feruza", "change": "return", "voice": "marzhan"}),
    )
    rooms = [one.event.room for one in exercise.journal if isinstance(one.event, e.Moved) and one.event.who == "marzhan"]
    assert "gate_bench" in rooms
    assert rooms[-1] == "shelter_hall"


@pytest.mark.parametrize(
    ("when", "act", "told"),
    [
        ("Mon 16:25", {"verb": "ask_wish", "person": "nargiza", "voice": "nasiba"}, "eleven_steps_outside.in_the_yard"),
        ("Wed 18:12", {"verb": "meet_need", "people": ["nargiza"], "need": "company"}, "the_nearest_chair.knees"),
    ],
)
def test_what_the_house_does_in_a_thin_hour_has_something_come_of_it(when: str, act: dict[str, Any], told: str) -> None:
    assert lines(days((when, act)), f"storylines.{told}")


def test_what_nobody_decides_in_a_thin_hour_goes_its_way() -> None:
    left = ("she_walks_in_her_socks", "three_coats", "the_page_before", "the_pot_is_washed")
    assert [line.wording for _at, line in lines(a_quiet_house(), *(f"injects.{one}" for one in left))] == [f"injects.{one}" for one in left]


def behind_a_door(house: Session, when: str, person: str) -> None:
    """Speak with one of them in the small room, so that the officer is in there with her at this minute."""
    house.advance(second(when) - 120)
    done(house, "ask_wish", person=person, where="small_room")
    house.advance(second(when) + 60)


def heard(house: Session, *wordings: str) -> list[tuple[str, str, str]]:
    """What the house perceived in these words: channel, source, and the words."""
    return [(line.channel, line.source, line.wording) for line in house.view().lines if line.wording in wordings]


SOUP, KNOCK = "storylines.house_by_day.soup", "engine.knock"


def test_what_is_seen_outside_a_closed_door_is_told_at_it_by_a_colleague(house: Session) -> None:
    """Found in play: behind a closed door with one of them, the director saw another peel potatoes in the hall."""
    done(house, "receive", people=["madina"])
    behind_a_door(house, "Mon 13:30", "oygul")
    (knock, who, _), (channel, source, _) = heard(house, KNOCK, SOUP)
    assert (knock, who) == ("hearing", source)
    assert channel == "told"
    assert source in ("marzhan", "aigerim")


def test_who_says_something_to_an_officer_behind_a_closed_door_knocks(house: Session) -> None:
    done(house, "receive", people=WOMEN, to="shelter_hall")
    behind_a_door(house, "Tue 18:00", "oygul")
    assert heard(house, KNOCK, "injects.do_i_lose_the_bed")[-2:] == [
        ("hearing", "lola", KNOCK),
        ("told", "lola", "injects.do_i_lose_the_bed"),
    ]


def test_what_is_seen_from_an_open_room_needs_no_knock(house: Session) -> None:
    house.advance(second("Mon 13:31"))
    assert heard(house, KNOCK, SOUP) == [("sight", "", SOUP)]


def test_nobody_sleeps_on_the_bench_in_the_frost(house: Session) -> None:
    """Found in play: four hours of rest on the bench by the gate, in October, and the director was rested."""
    done(house, "ask_wish", person="oygul", where="gate_bench")
    assert house.view().room == "gate_bench"
    done(house, "rest")
    assert house.view().room == "shelter_hall"


# --- Wednesday, where the younger sister has gone home ------------------------------------------------------------------------------


@cache
def among_correct_colleagues() -> Exercise:
    with Session.open(CASE, seed=1, keep=False, roster=CORRECT) as session:
        session.advance(session.length)
        return session._exercise


def begun(exercise: Exercise, *beats: str) -> list[tuple[int, str]]:
    return [(one.at, one.event.beat) for one in exercise.journal if isinstance(one.event, e.BeatHappened) and one.event.beat in beats]


def test_who_stayed_alone_asks_on_wednesday_morning_to_whom_she_says_that_she_wants_to_be_heard() -> None:
    """Found in play: where the sister had gone on Tuesday, nothing came to the house from half past seven to half past eleven, and nothing
    to the prosecutor from twenty to nine to half past two."""
    whole = among_correct_colleagues()
    assert [at for at, _ in lines(whole, "injects.one_cup")] == [second("Wed 08:00")]
    assert not lines(whole, "injects.opposite_wishes")
    [(told, _)] = begun(whole, "her_word_for_the_judge.told")
    assert told < second("Wed 09:00")
    assert [one.event.motion for one in whole.journal if isinstance(one.event, e.MotionFiled) and one.event.motion == "deposition"]


@pytest.mark.parametrize(
    "beat", ["rung_before_ten.she_says_whether", "rung_about_a_form.which_of_her_pages", "rung_about_a_voice.a_number_and_a_minute"]
)
def test_whoever_rings_the_house_says_what_it_is_about(beat: str) -> None:
    """Found in play: "that a check is in progress", and "that somebody turned to the service", four times, and no word beside it."""
    [(_, line)] = lines(among_correct_colleagues(), f"storylines.{beat}")
    assert line.channel == "phone"


def test_who_lives_a_day_in_the_house_is_called_by_a_name() -> None:
    """Found in play: on Wednesday evening, after thirty hours and a night under its roof, she was "a woman with a small child"."""
    with Session.open(CASE, seed=1, keep=False, roster=AT_THE_DESK) as house:
        house.advance(second("Tue 11:30"))
        done(house, "receive", people=["mavluda", "amir"])
        done(house, "meet_need", person="amir", need="first_aid")  # at whom nobody looks is in the hospital by Wednesday
        house.advance(second("Wed 06:00"))
        assert "mavluda" in house.view().here()
        assert house.label("mavluda").startswith("Mavluda")


def test_a_correct_house_takes_a_child_who_breathes_fast_to_a_doctor() -> None:
    """Found in play: "hot, and breathes fast" on Tuesday at eleven, and nobody of the house did anything about it until Thursday."""
    seen = {(one.event.verb, *one.event.people) for one in among_correct_colleagues().journal if isinstance(one.event, e.ActEnded)}
    assert ("meet_need", "amir") in seen
    assert ("accompany", "mavluda", "amir") in seen
    assert among_correct_colleagues()._stage.world.at("amir") == "shelter"


def test_who_went_by_night_is_to_be_asked_after_before_the_two_days_are_over() -> None:
    """The board of Thursday spoke of her three hours after the call had been due."""
    gone = ("Tue 02:15", {"verb": "let_go", "people": ["feruza"], "way": "informed", "number": True})
    board = "injects.wednesday_after_five"
    assert [at for at, _line in lines(days(gone), board)] == [second("Wed 17:05")]
    rung = ("Wed 16:00", {"verb": "follow_up", "person": "feruza"})
    assert not lines(days(gone, rung), board)
    assert not lines(a_quiet_house(), board)
