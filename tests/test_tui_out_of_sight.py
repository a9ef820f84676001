"""Acts for people and places that are known and out of sight: they can be reached from the desk, and ask whom or what they are about."""

import re
from dataclasses import replace

from tests.test_night_bus_reached import second
from tests.test_tui_novice import draft
from tests.test_tui_play import landed
from tui.asking import Draft
from tui.panes import acts, company, focus
from zholda.session import Session


def test_what_is_done_for_somebody_out_of_sight_stands_with_the_place_and_asks_for_whom():
    play = landed()
    place = next(one for one in focus.scene(play, play.view()) if one.kind == "place")
    offered = next(offer for offer in play.offers() if offer.verb == "protect")
    (deed,) = acts.deeds(play, [replace(offered, targets=("mira", "lena"))], place)
    question = Draft(play, play.view(), deed.offer, deed.target).next_question()
    assert question is not None
    assert question.name == offered.argument
    assert not acts.deeds(play, [replace(offered, targets=("mira",))], place)  # she is here: it stands with her


def test_a_motion_asks_whom_it_is_about_and_a_search_asks_where():
    motion = draft(landed(), "file_motion", "")
    motion.chosen["motion"] = "custody"
    asked = motion.next_question()
    assert asked is not None
    assert asked.name == "for"
    assert all(pick.value for pick in motion.picks("for"))
    motion.chosen["motion"] = "search"
    asked = motion.next_question()
    assert asked is not None
    assert asked.name == "at"


def test_what_is_struck_is_chosen_from_the_file_and_no_number_has_to_be_typed():
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        session.advance(second("Tue 18:30"))
        session.submit("act", {"verb": "review", "what": "file"})
        session.advance(second("Tue 19:30"))
        offer = next(offer for offer in session.offers() if offer.verb == "strike")
        strike = Draft(session, session.view(), offer, "")
        asked = strike.next_question()
        assert asked is not None
        assert (asked.name, asked.kind) == ("evidence", "one")
        picks = strike.picks("evidence")
        assert {pick.value for pick in picks} == set(session.public.evidence())
        assert all(pick.small == pick.value and pick.words for pick in picks)
        assert all(re.match(r"\w{3} \d\d:\d\d |\d\d:\d\d ", pick.words) for pick in picks), "two searches of one woman differ by the minute"
        strike.answer("evidence", picks[0].value)
        assert strike.command()["evidence"] == picks[0].value


def test_a_motion_is_asked_only_what_the_judge_weighs_in_it():
    motion = draft(landed(), "file_motion", "")
    asked = {}
    for kind in ("custody", "search", "safety"):
        motion.chosen["motion"] = kind
        asked[kind] = {question.name for question in motion.can_change()} & {"at", "milder"}
    assert asked == {"custody": {"milder"}, "search": {"at"}, "safety": set()}


def test_only_those_in_sight_can_be_taken_all_at_once():
    with Session.open("night-bus", seat="post", others="ordinary", seed=1, keep=False) as play:
        play.advance(25 * 60)
        assert "all:bus" in [one.id for one in company.together(play, play.view(), ["rustam", "kamila", "timur"])]
        play.advance(30 * 3600)
        view = play.view()
        assert "rustam" not in view.here()
        assert company.together(play, view, ["rustam", "kamila", "timur"]) == []


def test_what_is_decided_from_afar_of_somebody_who_is_not_here_asks_for_no_room():
    play = landed()
    offered = replace(next(offer for offer in play.offers() if offer.verb == "protect"), targets=("mira", "lena"))
    assert len(offered.choices["where"]) > 1

    def rooms(whom: str) -> list[str]:
        drawn = Draft(play, play.view(), offered, whom)
        return [question.name for question in drawn.questions() if question.name == "where"]

    assert "lena" not in play.view().here()
    assert rooms("lena") == []


def test_where_somebody_was_seen_last_is_not_said_of_whoever_stands_here():
    play = landed()
    view = play.view()
    claims: dict[str, str | int] = {"last_seen": "town", "speaks": "uz"}
    assert focus.known_words(play, view, claims, "mira") == "speaks Uzbek"
    view.people["mira"].place = ""
    assert focus.known_words(play, view, {"last_seen": "town"}, "mira") == "was last seen, and has gone from: town"


def test_on_the_road_one_is_told_that_one_can_be_rung_and_ring_and_before_it_how_far_each_place_is():
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        session.advance(second("Mon 06:28"))
        go = draft(session, "go", "")
        assert go.summary() == "Go to", "how long it takes nobody knows before it is said where to"
        far = {pick.value: pick.small for pick in go.picks("to")}
        assert (far["post_km42"], far["hospital"]) == ("35 min", "8 min")
        session.submit("act", {"verb": "go", "to": "post_km42"})
        session.advance(session.now + 60)
        road = next(one for one in focus.scene(session, session.view()) if one.kind == "place")
        assert focus.card(session, session.view(), road) == ["You are on the road. Whoever rings reaches you, and you can ring others."]
