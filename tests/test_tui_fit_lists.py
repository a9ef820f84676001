"""What stands in a list fits whoever or whatever it is for, and stands there once."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from sim.model.people import Tie
from sim.model.verbs import ACTS
from sim.world.seen import Line
from tests.laws.landing import BASE
from tests.test_night_bus_reached import second
from tests.test_proposals import draft, first_acts
from tests.test_tui_calls import busy, landed
from tests.test_tui_play import at_work, press, text
from tests.test_tui_play import landed as ashore
from tests.test_tui_seat import FakePlay
from tui import whom
from tui.panes import acts, company, doing, focus
from tui.screens.dialog import Confirm
from tui.screens.searching import Search
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices
from zholda.session import Session


def everything(play: Any) -> list[tuple[acts.Deed, focus.Focus]]:
    things = [*focus.scene(play, play.view()), *focus.phone(play, play.view(), play.offers())]
    return acts.all_deeds(play, play.offers(), things)


# --- people ------------------------------------------------------------------------------------------------------------------------


def test_who_was_chosen_as_company_and_is_then_let_go_is_asked_for_anew():
    play = landed()
    one = draft(play, "let_go")
    one.answer("people", ["mira"])
    one.answer("way", "informed")
    one.answer("with", "tolya")
    one.answer("people", ["mira", "tolya"])
    assert one.value_words("with") == "nobody in particular"
    question = one.next_question()
    assert question is not None
    assert question.name == "with"


def test_misconduct_is_reported_of_those_who_serve_there_before_anybody_else():
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1320)
        contact = next(offer.targets for offer in play.offers() if offer.verb == "report_misconduct")[0]
        listed = [pick.value for pick in draft(play, "report_misconduct", contact).picks("person")]
        serving = [play.public.serves(one) for one in listed]
    assert serving == sorted(serving, reverse=True)
    assert True in serving
    assert False in serving


def test_an_officer_who_is_not_in_the_room_can_be_reported():
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as play:
        play.advance(second("Mon 06:58"))
        play.submit("act", {"verb": "go", "to": "post_km42"})
        play.advance(second("Mon 07:40"))
        assert "captain" not in play.view().here()
        listed = [pick.value for pick in draft(play, "report_misconduct", "integrity_line").picks("person")]
    assert "captain" in listed


def test_whoever_was_seen_with_a_paper_of_their_own_holds_it_out_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1320)
        assert draft(play, "check_documents").offer.choices["holder"]
        play.submit("act", {"verb": "check_documents", "people": ["rustam"], "after": "owner"})
        play.advance(play.now + 120)
        assert "rustam" in whom.own_papers(play.view())
        monkeypatch.setattr(company, "with_papers", lambda play, view: ["grey_coat"])
        again = draft(play, "check_documents")
        again.answer("people", ["rustam"])
        assert again.value("holder") == ""
        again.answer("people", ["rustam", "madina"])
        assert again.value("holder") == "grey_coat"


def test_who_is_taken_in_comes_into_the_house_and_not_onto_the_bench_at_the_gate():
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 12:50"))
        one = draft(play, "receive")
        one.answer("people", [one.offer.targets[0]])
        rooms = [pick.value for pick in one.picks("to")]
    assert "gate_bench" not in rooms
    assert "family_room" in rooms


def test_before_a_small_child_is_taken_in_without_the_mother_who_stands_there_it_is_said_so():
    mother = replace(BASE.people["mira"], ties=[Tie("little", "kin")])
    little = replace(BASE.people["mira"], born="2021-04-02", ties=[], memories={}, cues={}, wishes=[])
    play = FakePlay(people={**BASE.people, "mira": mother, "little": little})
    play.advance(700)
    one = draft(play, "receive")
    one.answer("people", ["little"])
    assert "stands beside" in one.remarks()
    one.answer("people", ["little", "mira"])
    assert one.remarks() == ""
    one.answer("people", ["mira"])
    assert one.remarks() == ""


def test_one_asks_after_those_of_whom_one_took_care_and_not_after_a_suspect():
    play = landed()
    view = play.view()
    for who in ("tolya", "foreman"):
        view.people[who].place = ""
    offered = next((offer.targets for offer in play.offers() if offer.verb == "follow_up"), ())
    assert "tolya" in offered
    assert "foreman" not in offered


# --- things ------------------------------------------------------------------------------------------------------------------------


def test_no_act_stands_twice_where_a_service_and_a_vehicle_or_a_body_have_one_name():
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(1800)
        assert "shelter_van" in play.view().vehicles
        twice = [one for one, n in Counter((deed.words, one.label) for deed, one in everything(play)).items() if n > 1]
        kinds = {(deed.offer.verb, one.kind) for deed, one in everything(play) if one.id in ("shelter_van", "investigator")}
    assert twice == []
    assert ("direct_vehicle.release", "service") not in kinds
    assert ("request", "vehicle") not in kinds
    assert ("share", "service") not in kinds


async def test_two_things_of_one_name_are_told_apart_among_all_acts():
    play = landed()
    one, other = focus.Focus("contact", "x", "the desk", "By telephone"), focus.Focus("service", "x", "the desk", "Services")
    async with at_work(play) as pilot:
        await press(pilot, "f7")
        screen = pilot.app.screen
        assert isinstance(screen, Search)
        deed = screen.everything[0][0]
        screen.everything, screen.typed = [(deed, one), (deed, other)], None
        screen.fill()
        await pilot.pause()
        assert "the desk · By telephone (1)" in text(pilot)
        assert "the desk · Services (1)" in text(pilot)


# --- who is ill --------------------------------------------------------------------------------------------------------------------


def test_of_somebody_of_whom_one_was_told_that_they_are_ill_care_and_talk_stand_first() -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1320)
        who = next(one for one in play.view().here() if not play.public.serves(one) and one not in company.held(play.view()))
        before = first_acts(play, who)
        play.view().people[who].claims["ill"] = "since Thursday"
        after = first_acts(play, who)
    assert before != after
    assert after[:5] == ["look", "meet_need.first_aid", "notify.ambulance", "safety_check", "speak_with"]
    assert not {"tell_held", "detain"} & set(after)


def test_whoever_lies_in_a_ward_is_ill() -> None:
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 10:30"))
        play.submit("act", {"verb": "go", "to": "hospital"})
        play.advance(play.now + 3600)
        view = play.view()
        patients = [one for one in view.here() if not play.public.serves(one)]
        assert view.place == "hospital"
        assert patients
        assert company.ill(play, view) >= set(patients)
        assert not {"tell_held", "detain"} & set(first_acts(play, patients[0]))


def test_before_a_guest_of_a_shelter_and_whoever_was_identified_nobody_thinks_of_a_cell_first() -> None:
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        play.advance(second("Tue 10:00"))
        play.submit("act", {"verb": "go", "to": "shelter"})
        play.advance(play.now + 2 * 3600 + 1800)
        view = play.view()
        assert view.place == "shelter"
        guests = [one for one in view.here() if not play.public.serves(one) and one not in company.held(view)]
        assert guests
        for who in guests:
            assert not {"tell_held", "detain"} & set(first_acts(play, who)), who
        assert "detain" in [deed.offer.verb for deed, one in everything(play) if one.id == guests[0]], "the search still finds it"


def test_whoever_was_identified_is_injured_wherever_they_are() -> None:
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as play:
        view = play.view()
        view.lines.append(Line(1, 0, "phone", "", "engine.identified", (), ("madina",), "", ()))
        assert company.injured(view) == {"madina"}
        assert "madina" in company.in_care(play, view)


# --- the search --------------------------------------------------------------------------------------------------------------------


def test_whose_status_is_asked_in_one_order_wherever_they_were_seen_last() -> None:
    play = landed()
    view = play.view()
    one = draft(play, "set_status")
    before = [pick.value for pick in one.picks("person")]
    for who, room in zip(before, ("quay", "hut", "yard", "aboard", "attic", "bench", "gate"), strict=False):
        view.people[who].room = room
    assert [pick.value for pick in draft(play, "set_status").picks("person")] == before


def test_a_person_is_nothing_to_inspect() -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1320)
        assert {one.kind for deed, one in everything(play) if deed.offer.verb == "inspect"} <= {"place", "vehicle", "thing"}


async def test_over_the_help_no_second_help_opens() -> None:
    async with at_work(landed()) as pilot:
        await press(pilot, "f1")
        stack = len(pilot.app.screen_stack)
        await press(pilot, "f1", "h")
        assert len(pilot.app.screen_stack) == stack


async def test_space_names_what_runs_beside_while_the_officer_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    play = landed()
    play.advance(1100)
    async with at_work(play) as pilot:
        monkeypatch.setattr(doing, "under_way", lambda play, view: [("one", "Follow the money: a list, until 06:40")])
        await press(pilot, "space")
        assert "Under way beside you" in text(pilot)
        assert "Follow the money: a list, until 06:40" in text(pilot)


async def test_while_one_is_busy_the_search_says_that_this_is_why_nothing_is_found():
    async with at_work(busy(until=710)) as pilot:
        await press(pilot, "f7", *"xyzzy")
        assert "While you are busy no act has these words. Ctrl+U clears them." in text(pilot)
    async with at_work(landed()) as pilot:
        await press(pilot, "f7", *"xyzzy")
        assert "No act has these words. Ctrl+U clears them." in text(pilot)


async def test_a_key_of_the_place_of_work_does_in_the_search_what_it_does_there():
    async with at_work(ashore("assessment")) as pilot:
        await press(pilot, "f7", "f6")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Search)
        assert "Until something happens" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Workspace)


async def test_a_step_that_cannot_be_taken_back_has_one_row_to_leave_it():
    async with at_work(ashore("training")) as pilot:
        asked = Confirm("Release", "This cannot be taken back.", "Yes, do it")
        answers: list[str | None] = []
        pilot.app.push_screen(asked, answers.append)
        await pilot.pause()
        listed = asked.query_one(Choices)
        assert [listed.get_option_at_index(n).id for n in range(listed.option_count)] == ["no", "yes"]
        await press(pilot, "escape")
        assert answers == [None], "the key leaves it as well"


# --- what comes first ----------------------------------------------------------------------------------------------------------------


def test_with_somebody_who_is_not_held_words_come_before_what_holds_or_searches_them():
    """Found in play: "Say: you are held" and "Detain" stood among the nine for men at the well, and "Say who you are" did not."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 06:58"))
        play.submit("act", {"verb": "go", "to": "post_km42"})
        play.advance(second("Mon 07:40"))
        strangers = [one for one in focus.scene(play, play.view()) if one.kind == "person" and not play.public.serves(one.id)]
        met = [one for one in strangers if one.id not in {*company.held(play.view()), *company.in_care(play, play.view())}]
        listed = [[deed.offer.verb for deed in acts.numbered(acts.deeds(play, play.offers(), one))] for one in met]
    assert [verbs for verbs in listed if "tell_held" in verbs]
    for verbs in listed:
        families = [ACTS[verb].family for verb in verbs]
        first_hold = families.index("hold") if "hold" in families else len(families)
        assert not {"talk", "care"} & set(families[first_hold:]), verbs
        assert "tell_held" not in verbs or "introduce" in verbs[:first_hold]


def first_at_the_place(play: Session) -> list[str]:
    place = next(one for one in focus.scene(play, play.view()) if one.kind == "place")
    return [deed.offer.verb for deed in acts.numbered(acts.deeds(play, play.offers(), place))]


def test_while_somebody_stands_in_the_house_who_was_not_taken_in_that_stands_first_at_the_place():
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as house:
        house.advance(second("Mon 06:00"))
        assert "receive" not in first_at_the_place(house), "nobody is there yet"
        house.advance(second("Mon 12:20"))
        assert first_at_the_place(house)[0] == "receive"
        come = [one for one in house.view().here() if not house.public.serves(one)]
        house.submit("act", {"verb": "receive", "people": come, "phones": "own", "gate": "open"})
        house.advance(second("Mon 18:00"))
        assert "receive" not in first_at_the_place(house), "all were taken in"
