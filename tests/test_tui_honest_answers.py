"""What a screen proposes: nothing that would make a protocol false without somebody's own hand, and no more of a voice than it carries."""

from sim.model.scenario import Near
from tests.test_tui_novice import draft
from tests.test_tui_seat import FakePlay
from tui.asking import Draft
from tui.screens.choosing import ask_one
from tui.screens.dialog import BACK, Choose


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
    for places in (draft(play, "carry_out_operation").picks("to"), motion.picks("at")):
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


def test_the_protocol_that_comes_of_it_states_what_was_answered():
    found = draft(held("5:40"), "detain", "foreman")
    for name, value in (("ground", "traces"), ("rights", "yes"), ("doctor", "no"), ("relatives", "no")):
        found.answer(name, value)
    sent = found.command()
    assert (sent["minute"], sent["rights"], sent["doctor"], sent["relatives"]) == ("noted", True, False, False)


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
    own = draft(play, "explain", "mira").picks("voice")[0]
    assert own.small == "a near language: a few sentences, not rights, consent or an account"
    assert draft(play, "explain", "tolya").picks("voice")[0].small == ""
