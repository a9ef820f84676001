"""Lines of the inbox say what they are about: what was let known by value, not the name of the drawer it was in."""

from sim.model.events import Claim
from sim.world.view import Line
from tests.test_tui_play import landed
from tui import focus, lines


def shared(*claims: Claim) -> Line:
    return Line(9, 0, "phone", "seat:house", lines.SHARED, (("by", "seat:house"), ("items", "needs")), ("mira",), "", claims)


def test_what_was_let_known_is_said_with_whom_it_is_about():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "speaks", "uz"), Claim("mira", "diet", "no_meat"), Claim("tolya", "ill", "cough")))
    assert f"{play.label('mira')}: speaks Uzbek · diet: no meat." in told
    assert f"{play.label('tolya')}: ill: cough." in told


def test_where_nothing_was_known_by_value_the_line_says_only_what_it_was_about():
    play = landed()
    assert lines.sentence(play, shared()).endswith(".")
    assert " · " not in lines.sentence(play, shared())


def test_somebody_named_in_it_goes_by_what_this_seat_calls_them():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "fears", "foreman")))
    assert f"fears: {play.label('foreman')}" in told


def test_since_when_somebody_is_held_is_a_time_of_day():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "held_since", 3600)))
    assert f"held since {play.time(3600)}" in told
    assert "3600" not in told
    assert focus.known_words(play, play.view(), {"held_since": 3600}) == f"held since {play.time(3600)}"


def test_the_card_of_a_person_can_be_cut_to_the_newest():
    play = landed()
    who = next(one for one in focus.scene(play, play.view()) if one.kind == "person")
    whole = focus.card(play, play.view(), who)
    assert len(focus.card(play, play.view(), who, 1)) <= min(len(whole), 2)
