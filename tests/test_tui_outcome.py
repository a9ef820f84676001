"""An act that brings nothing new says so in one line; one that brought something, and one nobody waits for, say nothing more."""

from tests.test_night_bus_reached import second
from tests.test_tui_play import at_work, landed, press, text
from tests.test_tui_seat import FakePlay
from tui import turn
from tui.panes import lines
from zholda.session import Session


def said_by(play: FakePlay | Session, args: dict[str, object]) -> list[str]:
    before = play.view().seen
    turn.take(play, "act", args)
    while play.view().busy:
        turn.go_on(play)
    return [said for _, said in lines.newest(play, play.view(), before)]


def test_looking_twice_says_that_there_is_nothing_new():
    play = landed("assessment")
    first = said_by(play, {"verb": "look", "at": "mira"})
    assert any("A school bag" in said for said in first)
    assert not any("Nothing new" in said for said in first)
    assert said_by(play, {"verb": "look", "at": "mira"})[-1] == "Nothing new: Look closely: girl in a red coat, school bag."


def test_a_telephone_that_rings_meanwhile_is_not_taken_for_something_seen():
    play = landed("assessment")
    said_by(play, {"verb": "look", "at": "walker"})
    before = play.view().seen
    play.submit("act", {"verb": "look", "at": "walker"})
    play.advance(play.now + 60)
    told = play.view().lines[-1]
    play.view().lines.append(told._replace(no=told.no + 1, at=play.now, channel="phone", source="owner", wording="injects.x", about=()))
    play.advance(play.now + 120)
    assert any(said.startswith("Nothing new: Look closely") for _, said in lines.newest(play, play.view(), before))


def test_what_was_said_to_somebody_is_said_to_be_done_though_something_rings_in_that_minute():
    """Played: 'you are held', said to the woman in grey, ended in the second in which a detective rang back, and no line said so."""
    play = landed("assessment")
    before = play.view().seen
    play.submit("act", {"verb": "meet_need", "people": ["mira"], "need": "water"})
    play.advance(play.now + 150)
    ended = play.view().lines[-1]
    rings = ended._replace(no=ended.no + 1, channel="phone", source="owner", wording="services.x.granted_text", about=(), args=())
    play.view().lines.append(rings)
    told = [said for line, said in lines.newest(play, play.view(), before) if line.wording == "engine.act_ended"]
    assert told == ["Done: Meet a need (water): girl in a red coat, school bag."]


def test_a_note_a_rest_and_a_preparation_are_not_done_for_news():
    play = landed("assessment")
    told = said_by(play, {"verb": "prepare", "what": "numbers"}) + said_by(play, {"verb": "note", "text": "x"})
    assert told
    assert not any("Nothing new" in said for said in told)


def test_an_act_that_is_not_done_for_news_is_said_to_be_done():
    play = landed("assessment")
    told = said_by(play, {"verb": "meet_need", "people": ["mira"], "need": "water"})
    assert told[-1] == "Done: Meet a need (water): girl in a red coat, school bag."


async def test_the_screen_shows_it_under_the_scene():
    play = landed("assessment")
    async with at_work(play) as pilot:
        for _ in range(2):
            before = play.now
            await press(pilot, "1", "enter")
            while play.view().busy:
                await press(pilot, "space")
            assert play.now > before
        assert "Nothing new: Look closely: the landing." in " ".join(text(pilot).split())


def test_looking_at_the_post_of_the_night_bus_again_and_again_says_so_each_time():
    session = Session.open("night-bus", seat="post", seed=1, keep=False)
    told = []
    for _ in range(3):
        before = session.view().seen
        turn.take(session, "act", {"verb": "look", "at": session.view().place})
        told.append([said for _, said in lines.newest(session, session.view(), before)])
    assert all(any(said.startswith("Nothing new:") for said in one) for one in told[1:]), told


def test_a_status_that_was_given_and_word_that_was_passed_on_are_done_and_not_called_nothing_new():
    with Session.open("night-bus", seat="prosecutor", seed=1, keep=False) as session:
        told = said_by(session, {"verb": "share", "contact": "regional_unit", "items": ["check_in_progress"], "basis": "duty"})
        session.advance(second("Mon 15:30"))
        told += said_by(session, {"verb": "set_status", "person": "nargiza", "status": "injured", "explained": False})
    assert "Done: Give a status: seat 15, list and bag of phones." in told
    assert "Nothing new" not in " ".join(told)
