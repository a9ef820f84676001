"""The board of those who look after people: what was met and what was only noticed stand apart, and who has left is not told as there."""

from sim.model.events import Claim, Observed
from sim.world.seen import SeenAct
from sim.world.view import View
from tests.test_tui_seat import FakePlay
from tui.panes import boards, wishes
from tui.panes.wishes import Card


def landed() -> tuple[FakePlay, View]:
    """The landing once the three came off the ferry."""
    play = FakePlay("training")
    play.advance(700)
    return play, play.view()


def scene(view: View, at: int, *claims: Claim) -> None:
    """One more line by which the seat sees who is where."""
    view.observe(at, Observed("post", "scene", "", "engine.scene", (), (), claims, ""))


def did(view: View, verb: str, who: str, at: int) -> None:
    """An act of this seat, done to somebody and over at a second."""
    view.acts[f"post-{verb}-{at}"] = SeenAct(f"post-{verb}-{at}", verb, (who,), "", "", at - 60, at, "ended", "", True)


def card_of(play: FakePlay, view: View, who: str) -> Card:
    return next(card for card in wishes.cards(play, view) if card.person == who)


def noticed(view: View, who: str = "mira") -> None:
    """A sign of hers that was seen."""
    sign = f"people.{who}.cues.coughs"
    view.observe(view.at, Observed("post", "sight", who, sign, (), (who,), (), sign))


def test_what_was_noticed_by_sight_is_no_need_and_has_a_part_of_its_own():
    play, view = landed()
    noticed(view)
    did(view, "meet_need", "mira", view.at)
    parts = card_of(play, view, "mira").parts
    assert any("coughs" in said for said, _no in parts["seen"])
    assert [said.partition(",")[0] for said, _no in parts["need"]] == ["Met"]
    shown = [row.content.plain for row in boards.wishes_rows(play, view)]
    assert "  Noticed: She coughs, and holds on to the rail." in shown


def test_whoever_was_let_go_has_left_and_stands_behind_all_others():
    play, view = landed()
    for who in ("mira", "tolya"):
        scene(view, 710, Claim(who, "place", "landing"))
        noticed(view, who)
    did(view, "let_go", "mira", 900)
    scene(view, 900, Claim("mira", "place", ""))
    names = [card.person for card in wishes.cards(play, view)]
    assert names.index("mira") > names.index("tolya")
    assert card_of(play, view, "mira").gone == f"has left, {play.time(900)}"
    assert card_of(play, view, "tolya").gone == ""
    row = next(row.content.plain for row in boards.wishes_rows(play, view) if "red coat" in row.content.plain)
    assert row.endswith(f"has left, {play.time(900)}")


def test_whoever_is_only_out_of_sight_is_not_said_to_have_left():
    play, view = landed()
    scene(view, 710, Claim("mira", "place", "landing"))
    noticed(view)
    scene(view, 900, Claim("mira", "place", ""))
    assert card_of(play, view, "mira").gone == f"out of sight since {play.time(900)}"


def test_whoever_comes_back_after_being_let_go_is_there():
    play, view = landed()
    noticed(view)
    did(view, "let_go", "mira", 900)
    scene(view, 900, Claim("mira", "place", ""))
    scene(view, 1200, Claim("mira", "place", "landing"))
    assert card_of(play, view, "mira").gone == ""
    scene(view, 1300, Claim("mira", "place", ""))
    assert card_of(play, view, "mira").gone == f"out of sight since {play.time(1300)}"


def test_a_wish_that_was_passed_on_stands_under_wishes_without_the_word_once_more():
    play, view = landed()
    view.observe(view.at, Observed("post", "phone", "", "engine.shared", (), ("mira",), (Claim("mira", "wish", "to_go_home"),), ""))
    [(said, _no)] = card_of(play, view, "mira").parts["wish"]
    assert "wants" not in said
    assert said
