"""What is proposed for an act before anybody chose: no breach while another answer is none, and nothing that a colleague would smile at."""

from typing import Any

import pytest

from tests.laws.plays import Chooser
from tests.test_night_bus_reached import second
from tests.test_tui_interview import talking
from tui.arguments import Question
from tui.asking import Draft
from tui.panes import acts, focus, workspace
from zholda.policies import perform
from zholda.session import Session

LOOKED_AT = 40  # every so many turns of a random play


@pytest.fixture(scope="module")
def post() -> Session:
    """The post of the night bus with everybody at the window and a stack of passports in one hand."""
    play = Session.open("night-bus", seat="post", seed=1, keep=False)
    play.advance(1320)
    return play


def draft(play: Any, verb: str, target: str = "") -> Draft:
    offer = next(offer for offer in play.offers() if offer.verb == verb)
    return Draft(play, play.view(), offer, target)


def names(one: Draft) -> set[str]:
    return {question.name for question in one.questions()}


# --- no breach -------------------------------------------------------------------------------------------------------------------


def answered(one: Draft, choose: Chooser) -> bool:
    """Answer by lot what has no default. Returns whether the act could begin."""
    while (question := one.next_question()) is not None:
        picks = [] if question.kind == "text" else one.picks(question.name)
        if question.kind == "text" and not one.typed(question.name, "now"):
            continue
        if not picks:
            return False
        value = choose.of(picks).value
        one.answer(question.name, [value] if question.kind == "some" else value)
    return True


def breaches(play: Session, choose: Chooser) -> list[str]:
    """Of each act on offer now, the defaults that break something which another answer would not."""
    found, view = [], play.view()
    for offer in play.offers():
        one = Draft(play, view, offer, choose.of(offer.targets) if offer.targets else "")
        if not acts.possible(view, offer) or not answered(one, choose):
            continue
        broken = set(play.would_break(one.command()))
        for question in one.can_change() if broken else ():
            if question.name in one.chosen or question.kind == "text":
                continue
            for pick in one.picks(question.name):
                one.chosen[question.name] = [pick.value] if question.kind == "some" else pick.value
                if set(play.would_break(one.command())) < broken:
                    found.append(f"{offer.verb}.{question.name}: {pick.value} would break less than what is proposed")
                del one.chosen[question.name]
    return found


@pytest.mark.parametrize("seat", ["post", "investigator", "shelter", "prosecutor"])
def test_nothing_is_proposed_that_breaks_a_rule_while_another_answer_breaks_none(seat):
    for seed in (1, 2):
        play, choose = Session.open("night-bus", seat=seat, seed=seed, others="ordinary", keep=False), Chooser(seed)
        for turn, _taken in enumerate(perform(play, "random")):
            assert turn % LOOKED_AT or not breaches(play, choose), play.time(play.now)


def test_what_the_law_asks_for_is_never_answered_beforehand(post):
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as investigator:
        investigator.advance(second("Mon 09:20"))
        asked = [
            (draft(investigator, "set_status", "grey_coat"), "explained"),
            (draft(investigator, "interview", "grey_coat"), "warned"),
            (draft(talking("training"), "interview.close", "walker"), "read_back"),
            (draft(post, "let_go", "madina"), "way"),
            (draft(post, "let_go", "madina"), "with"),
        ]
    for one, name in asked:
        assert next(question for question in one.questions() if question.name == name).must, name
        assert one.unasked(name)


def test_whoever_lived_in_the_house_does_not_leave_it_before_it_is_said_how_she_is_reached():
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as house:
        house.advance(second("Mon 12:20"))
        assert not number(draft(house, "let_go", "feruza")).must  # she has only just come in
        house.submit("act", {"verb": "receive", "people": ["feruza"], "phones": "own", "gate": "open"})
        house.advance(second("Mon 13:10"))
        assert number(draft(house, "let_go", "feruza")).must


def number(one: Draft) -> Question:
    return next(question for question in one.questions() if question.name == "number")


def test_a_status_is_not_explained_to_somebody_who_is_not_here():
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as prosecutor:
        prosecutor.advance(second("Mon 09:20"))
        who = next(iter(next(offer.targets for offer in prosecutor.offers() if offer.verb == "set_status")))
        assert who not in prosecutor.view().here()
        one = draft(prosecutor, "set_status", who)
        one.answer("status", "witness")
        assert "explained" not in names(one)
        assert "explained" not in one.command()
        assert one.remarks().startswith(f"{prosecutor.label(who)} is not here: what it means has to be said in person.")


# --- nothing silly -----------------------------------------------------------------------------------------------------------------


def test_who_is_taken_out_of_sight_goes_into_one_room(post):
    assert "to" in names(draft(post, "separate", "madina"))
    assert "where" not in names(draft(post, "separate", "madina"))
    assert "where" not in names(draft(post, "receive", "madina"))


def test_nobody_sits_beside_themselves(post):
    picks = [pick.value for pick in draft(post, "interview", "madina").picks("present")]
    assert "madina" not in picks
    assert "dana" in picks
    assert "madina" not in [pick.value for pick in draft(post, "let_go", "madina").picks("with")]


def test_whoever_was_seen_with_the_papers_of_all_holds_them_out(post):
    several = draft(post, "check_documents")
    several.answer("people", ["madina", "zulfiya"])
    assert several.value("holder") == "grey_coat"
    assert several.picks("holder")[0].value == "grey_coat"


def test_papers_that_the_seat_itself_keeps_are_held_out_by_nobody(post, monkeypatch):
    """From yesterday's search eight passports are still here; the next bus has its own."""
    monkeypatch.setattr("tui.panes.company.with_papers", lambda play, view: ["seat:post"])
    assert draft(post, "check_documents").value("holder") == ""


def test_a_room_that_is_cold_or_open_to_the_road_is_not_proposed_for_a_talk(post):
    talk = draft(post, "safety_check", "madina")
    assert talk.value("where") == "office"
    post.view().people["rustam"].room, post.view().people["rustam"].aboard = "office", ""
    try:
        assert draft(post, "safety_check", "rustam").value("where") == ""
        assert draft(post, "safety_check", "madina").value("where") not in ("lane", "gate", "canteen")
    finally:
        post.view().people["rustam"].room, post.view().people["rustam"].aboard = "", "bus"


def test_a_search_of_somebody_is_proposed_where_nobody_looks_on(post):
    assert draft(post, "search_person", "yerlan").value("where") == "office"


def test_own_words_in_a_near_language_are_not_marked_for_what_they_cannot_carry(post):
    offer = draft(post, "offer_help", "madina")
    assert post.public.near("madina")
    assert offer.unasked("voice")
    assert offer.picks("voice")[0].value != ""
    small = draft(post, "safety_check", "madina")
    assert not small.unasked("voice")
    assert small.standing("voice") == ""  # a few sentences: where are you going, are you well
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.submit("act", {"verb": "prepare", "what": "languages"})
        play.advance(1320)
        told = draft(play, "offer_help", "madina")
        assert not told.unasked("voice")
        assert told.standing("voice") == "odil"


def test_who_interpreted_a_few_words_is_asked_anew_for_what_must_be_understood(post):
    voices = {"madina": ""}
    offer = next(offer for offer in post.offers() if offer.verb == "offer_help")
    one = Draft(post, post.view(), offer, "madina", voices)
    one.answer("services", ["shelter"])
    question = one.next_question()
    assert question is not None
    assert question.name == "voice"


def test_who_interpreted_before_and_has_left_since_is_neither_marked_nor_taken_for_granted(post):
    voices = {"madina": "nasiba"}  # at this minute nobody of that name is here or on the line
    offer = next(offer for offer in post.offers() if offer.verb == "offer_help")
    assert "nasiba" not in offer.choices["voice"]
    one = Draft(post, post.view(), offer, "madina", voices)
    assert one.value("voice") in offer.choices["voice"]
    assert one.value_words("voice") != "nasiba"
    one.answer("services", ["shelter"])
    question = one.next_question()
    assert question is not None
    assert question.name == "voice"
    deed = acts.Deed(offer, "madina", "", "", "", False, True)
    assert workspace.voice_words(post, deed, voices) == "You are asked who interprets."


def test_a_look_at_ones_own_desk_needs_no_ground_and_a_look_elsewhere_is_asked_for_one(post):
    assert not next(q for q in draft(post, "inspect", "post_km42").questions() if q.name == "basis").must
    assert next(q for q in draft(post, "inspect", "bus").questions() if q.name == "basis").must


# --- which acts stand first --------------------------------------------------------------------------------------------------------


def first_acts(play: Any, who: str) -> list[str]:
    view, offers = play.view(), play.offers()
    things = [*focus.scene(play, view), *focus.phone(play, view, offers)]
    return [deed.offer.verb for deed in acts.numbered(acts.deeds(play, offers, next(one for one in things if one.id == who)))]


def test_nobody_is_proposed_to_search_those_who_work_there(post):
    assert "inspect" not in first_acts(post, "dana")
    assert "inspect" not in first_acts(post, "odil")
    assert "inspect" in [offer.verb for offer in post.offers() if "dana" in offer.targets]  # the search still finds it


def test_of_somebody_who_is_held_what_goes_with_that_stands_first():
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1320)
        before = first_acts(play, "grey_coat")
        play.submit("act", {"verb": "tell_held", "people": ["grey_coat"], "voice": "card"})
        play.advance(play.now + 300)
        held = first_acts(play, "grey_coat")
        assert "offer_help" in before
        assert {"explain", "search_person", "check_documents", "hand_over", "meet_need"} <= set(held)
        assert "call_alone" not in held
        assert first_acts(play, "madina") == first_acts(play, "zulfiya")
        assert "search_person" not in first_acts(play, "madina")


@pytest.mark.parametrize("seat", ["post", "investigator"])
def test_nobody_is_offered_to_call_themselves(seat):
    with Session.open("night-bus", seat=seat, others="ordinary", seed=1, keep=False) as play:
        play.advance(second("Mon 06:41"))
        asked = next(offer.targets for offer in play.offers() if offer.verb == "request")
        assert ("investigator" in asked) == (seat == "post")
