"""A director releases a line of the events list where nobody of the seat is: the director's report says that it waited, and for whom."""

from dataclasses import replace

from scoring.reports.appendix import appendix
from scoring.reports.material import written
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Effect, Expected, Inject
from tests.laws.landing import BASE, goes, lines, opened, submit
from zholda.session.reports import spoken

KNOCK = Inject("post", "told", source="driver", where="house", expects=Expected("share", {"contact": "chief"}), within=3600)


def landing(**beats: object) -> Exercise:
    texts = {**BASE.texts, "injects.knock": "Somebody knocks.", "injects.knock.title": "A knock at the gate"}
    return opened(replace(BASE, injects={**BASE.injects, "knock": KNOCK}, storylines=lines(**beats), texts=texts))  # type: ignore[arg-type]


def told(exercise: Exercise) -> list[str]:
    entries = exercise.journal
    header = entries[0].event
    assert isinstance(header, e.Opened)
    sections = appendix(entries, {}, written(entries), spoken(header)).truth
    return [line.text for section in sections if section.title == "Released, and nobody was there" for line in section.lines]


def test_what_waits_for_nobody_is_said_with_its_seat() -> None:
    exercise = landing()
    submit(exercise, "release", "director", inject="knock")
    assert told(exercise) == ["released: A knock at the gate. It waited for somebody of this seat: the migration police. Nobody came"]


def test_once_somebody_comes_it_says_when_it_was_given() -> None:
    exercise = landing(colleague=goes(1500, Effect("arrive", {"who": "aside", "place": "house", "room": "hall"})))
    submit(exercise, "release", "director", inject="knock")
    exercise.advance(1600)
    assert told(exercise) == ["released: A knock at the gate. It waited for somebody of this seat: the migration police. Given at 05:55"]


def test_what_is_given_at_once_is_not_spoken_of() -> None:
    exercise = landing()
    submit(exercise, "release", "director", inject="chief_asks")
    assert told(exercise) == []
