"""What is said of a service that was asked for and granted: whether it is here, on the line, or elsewhere by now."""

from tests.test_tui_play import landed
from tests.test_tui_seat import FakePlay
from tui.panes import services


def asked(service: str, wait: int) -> FakePlay:
    play = landed()
    play.submit("act", {"verb": "request", "service": service, "people": ["mira"]})
    play.advance(play.now + wait)
    return play


def said(play: FakePlay, service: str) -> str:
    return services.cue(play, play.view(), service)


def test_who_came_in_person_is_here_only_while_in_sight():
    play = asked("ambulance", 2700)
    assert "nurse" in play.view().here()
    assert said(play, "ambulance") == "here"
    play.view().people["nurse"].place = ""  # gone with a patient; its time is not over
    assert said(play, "ambulance") == "granted; nobody of it is here"


def test_a_voice_is_on_the_line():
    assert said(asked("sworn_line", 400), "sworn_line") == "on the line"


def test_what_nobody_comes_for_is_granted():
    assert said(asked("meeting", 1200), "meeting") == "granted"


def test_what_was_expected_at_an_hour_that_is_past_has_not_come_yet():
    play = asked("ambulance", 600)
    ticket = next(iter(play.view().tickets.values()))
    assert said(play, "ambulance") == f"asked, expected {play.time(ticket.due)}"
    ticket.due = play.now - 60
    assert said(play, "ambulance") == f"asked, expected {play.time(play.now - 60)}, not come yet"
