"""What a screen proposes: nothing that would make a protocol false without somebody's own hand, and no more of a voice than it carries."""

import pytest

from sim.model.scenario import Near
from sim.world.seen import Line
from tests.test_tui_novice import draft
from tests.test_tui_seat import FakePlay
from tui import voices
from tui.asking import Draft
from tui.screens.choosing import ask_one
from tui.screens.dialog import BACK, Choose, Write
from zholda.session import Session


def held(minute: str = "") -> FakePlay:
    play = FakePlay()
    play.advance(1100)
    if minute:
        play.submit("act", {"verb": "tell_held", "people": ["foreman"], "minute": minute})
        play.advance(1200)
    return play


def open_questions(found: Draft) -> list[str]:
    return [question.name for question in found.questions() if question.must]


def test_the_minute_and_what_was_done_are_asked_and_nothing_is_proposed():
    found = draft(held(), "detain", "foreman")
    assert open_questions(found)[:5] == ["minute", "ground", "rights", "doctor", "relatives"]
    assert (found.value("minute"), found.value("rights")) == ("", "")
    assert all(found.unasked(name) for name in ("rights", "doctor", "relatives"))


def test_people_of_whom_nobody_was_chosen_are_nobody_and_not_nothing():
    assert draft(held(), "request", "shelter").value_words("people") == "nobody in particular"


def test_places_of_an_argument_go_by_their_names_and_no_place_is_nothing():
    play = held()
    motion = draft(play, "file_motion")
    assert "carry_out_operation" not in [offer.verb for offer in play.offers()], "at every place of this case somebody has a desk"
    for places in (draft(play, "go").picks("to"), motion.picks("at")):
        assert places
        assert [pick.words for pick in places] == [play.label(pick.value) for pick in places]
    assert motion.value_words("at") == "nothing"


def test_no_time_of_day_is_no_answer_where_nothing_is_proposed():
    assert draft(held(), "detain", "foreman").typed("minute", "").startswith("That is no time of day.")
    assert draft(held(), "tell_held", "foreman").typed("minute", "") == ""


def test_the_minute_that_was_stated_is_proposed_and_can_be_changed():
    found = draft(held("5:40"), "detain", "foreman")
    assert "minute" not in open_questions(found)
    assert found.value_words("minute") == "05:40"
    assert "minute" in [question.name for question in found.can_change()]
    assert found.typed("minute", "5:45") == ""
    assert found.command()["minute"] == "05:45"


class OneField:
    """Stands for an app: takes the question that is put, and goes back."""

    filled: str

    async def push_screen_wait(self, screen: Write) -> None:
        self.filled = screen.value


async def test_the_field_of_the_minute_holds_a_time_of_day_and_no_word():
    found, app = draft(held("5:40"), "detain", "foreman"), OneField()
    await ask_one(app, found, next(one for one in found.questions() if one.name == "minute"))  # type: ignore[arg-type]
    assert app.filled == "05:40"
    assert found.typed("minute", app.filled) == ""


def test_where_no_time_of_day_was_told_no_minute_is_proposed():
    play = held("5:40")
    play.view().people["foreman"].claims["held_since"] = "since the bread came"
    found = draft(play, "detain", "foreman")
    assert "minute" in open_questions(found)
    assert found.value_words("minute") == ""


def test_the_protocol_that_comes_of_it_states_what_was_answered():
    found = draft(held("5:40"), "detain", "foreman")
    for name, value in (("ground", "traces"), ("rights", "yes"), ("doctor", "no"), ("relatives", "no")):
        found.answer(name, value)
    sent = found.command()
    assert (sent["minute"], sent["rights"], sent["doctor"], sent["relatives"]) == ("noted", True, False, False)


@pytest.mark.parametrize(("since", "proposed", "words"), [("5:40", "noted", "05:40"), ("", "now", "now")])
def test_whoever_is_told_that_they_are_held_is_told_since_when_they_are(since: str, proposed: str, words: str):
    """Played: the file that came said 06:19, the window proposed the minute in which it was opened, and so the protocol was false."""
    play = held(since)
    found = draft(play, "tell_held", "foreman")
    assert found.value("minute") == proposed
    assert found.value_words("minute").lower() in (words, f"{words}:")


class OneScreen:
    """Stands for an app: takes the screen that is pushed and goes back."""

    shown: Choose

    async def push_screen_wait(self, screen: Choose) -> None:
        self.shown = screen


async def test_enter_alone_neither_tells_nor_leaves_out_the_rights():
    found, app = draft(held("5:40"), "detain", "foreman"), OneScreen()
    found.answer("ground", "traces")
    question = found.next_question()
    assert question is not None
    assert question.name == "rights"
    assert not await ask_one(app, found, question)  # type: ignore[arg-type]
    assert app.shown.start == BACK


def test_own_words_that_are_only_near_are_marked_where_one_chooses_a_voice():
    play = FakePlay(near=[Near("ru", "xx", "fictional")])
    play.advance(1100)
    play.view().people["mira"].claims["speaks"] = "xx"
    own = next(pick for pick in draft(play, "explain", "mira").picks("voice") if pick.value == "")
    assert own.small == "a near language: a few sentences, not rights, consent or an account"
    assert draft(play, "explain", "tolya").picks("voice")[0].small == "not known whether they understand you"


# --- who stands first in a list ------------------------------------------------------------------------------------------------


def voiced(play: FakePlay, *choices: str) -> Draft:
    talk = draft(play, "safety_check")
    talk.offer.choices["voice"] = ("", "card", *choices)
    return talk


def test_who_speaks_the_language_comes_first_and_who_is_tied_last_with_the_reason():
    play = held("5:40")  # the foreman is held
    play.view().people["mira"].claims["speaks"] = "xx"
    play.view().people["walker"].claims["speaks"] = "xx"
    picks = voiced(play, "foreman", "tolya", "walker", "aside", "lena").picks("voice")
    assert [pick.value for pick in picks] == ["lena", "card", "aside", "", "walker", "tolya", "foreman"]  # own words do not carry Uzbek
    small = {pick.value: pick.small for pick in picks}
    assert small["lena"] == "Russian: fluently, xx: fluently"
    assert small[""] == "not their language"
    assert small["walker"] == "has a part in the case; xx"
    assert small["foreman"] == "held"


def test_who_speaks_it_well_stands_before_who_speaks_a_few_words_and_before_whoever_nobody_asked():
    play = held()
    play.view().people["mira"].claims["speaks"] = "xx"
    line = Line(999, 1, "told", "aside", voices.TOLD, (("language", "xx"), ("level", "words")), ("aside",), "", ())
    picks = voiced(play, "aside", "lena").picks("voice")
    assert [pick.value for pick in picks] == ["lena", "card", "aside", ""]
    play.view().lines.append(line)
    picks = voiced(play, "aside", "lena").picks("voice")
    assert [pick.value for pick in picks] == ["lena", "card", "", "aside"]
    assert {pick.value: pick.small for pick in picks}["aside"] == "xx: a few words"


def test_somebody_whom_another_fears_is_no_voice_to_propose():
    play = held()
    play.view().people["tolya"].claims["fears"] = "walker"
    picks = voiced(play, "walker", "foreman", "tolya").picks("voice")
    remarks = {pick.value: pick.small for pick in picks[-2:]}  # and he who was seen with the papers of three
    assert remarks == {"walker": "feared by tall man, no luggage", "foreman": "has the papers of several people"}


def test_whoever_is_held_is_proposed_for_a_motion():
    play = held("5:40")
    motion = draft(play, "file_motion", "")
    motion.chosen["motion"] = "custody"
    first = motion.picks("for")[0]
    assert (first.value, first.small) == ("foreman", "held")
    assert motion.value("for") == "foreman"
    assert motion.next_question().name == "for"  # type: ignore[union-attr]


def test_nobody_is_handed_over_to_a_man_who_calls():
    play = held()
    hand_over = draft(play, "hand_over", "walker")
    hand_over.offer.choices["to"] = ("owner", "chief", "shelter_line")
    assert "owner" not in [pick.value for pick in hand_over.picks("to")]
    assert {"chief", "shelter_line"} & {pick.value for pick in hand_over.picks("to")}


# --- going back ------------------------------------------------------------------------------------------------------------------


async def test_going_back_one_question_keeps_what_was_ticked_in_it():
    play = held()
    found = draft(play, "share", "chief")
    question = next(one for one in found.questions() if one.name == "items")

    class Ticks(OneScreen):
        async def push_screen_wait(self, screen):
            self.before = list(screen.ticked)
            screen.ticked = ["names", "needs"]

    app = Ticks()
    assert not await ask_one(app, found, question)  # type: ignore[arg-type]
    assert not await ask_one(app, found, question)  # type: ignore[arg-type]
    assert app.before == ["names", "needs"]
    assert "items" not in found.chosen


def test_an_act_asks_for_what_it_is_done_to_in_its_own_words():
    def asked(verb: str) -> str:
        offer = next(offer for offer in play.offers() if offer.verb == verb)
        return Draft(play, play.view(), offer, "").questions()[0].ask

    play = held()
    assert asked("protect") == "Who is to be protected?"
    assert asked("release") == "Who is released?"
    assert asked("set_status") == "Whose status?"
    assert asked("request") == "Which service?"
    assert asked("look") == "Whom, or what?"


def test_several_people_or_several_things_stand_apart_where_their_names_have_commas_of_their_own():
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(1300)
        view = play.view()
        offer = next(one for one in play.offers() if one.verb == "share")
        one = Draft(play, view, offer, offer.targets[0])
        one.answer("items", ["needs", "minor_present"])
        assert one.value_words("items") == "needs: language, illness, who fears whom; that somebody may be under 18"
