"""The stand-in for a session in screen tests: the real exercise of the ferry case with words of its own, and a house that holds it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pytest
from textual.app import App

from sim.exercise import Exercise
from sim.model.events import Commanded
from sim.offers import Offer
from sim.world.view import Line, View
from tests.laws.ferry import ferry, lawland
from tui.app import Zholda
from tui.seat import Seating, date_and_clock, hour_and_minute, next_second_of, until_when
from zholda.session import Briefing, Judged, Minute, Public, Receipt, Summary
from zholda.session.foreseen import Foreseen
from zholda.session.own_ratings import OwnRatings
from zholda.session.receipts import tidied
from zholda.wording import Wording

Zholda.deaf_for = 0.0  # a test presses keys as fast as it can, and means them

WORDS = {
    "title": "The ferry",
    "mission": "See who lands, and look after those who need it.",
    "content_note": "Deception and illness. No violence is shown.",
    "seats.post.briefing": "Half past five at the landing. A colleague is with you in the shed.",
    "places.landing.name": "the landing",
    "places.landing.rooms.shed.name": "the shed",
    "places.landing.rooms.quay.name": "the quay",
    "vehicles.ferry.name": "the ferry",
    "people.aside.label": "your colleague",
    "people.foreman.label": "man with a stack of papers",
    "people.mira.label": "girl in a red coat, school bag",
    "people.tolya.label": "tall man, no luggage",
    "people.walker.label": "walker with a dog",
    "people.nurse.label": "the nurse",
    "people.lena.label": "Lena on the telephone",
    "people.foreman.cues.holds_stack": "He holds the papers of three people in one hand.",
    "people.mira.cues.coughs": "She coughs, and holds on to the rail.",
    "people.mira.cues.school_bag": "A school bag with a name tag scratched out.",
    "things.paper_mira.label": "a new passport",
    "things.paper_tolya.label": "a worn passport",
    "things.paper_walker.label": "a passport in a plastic cover",
    "things.camera.label": "the camera over the quay",
    "contacts.chief.label": "the district duty line",
    "contacts.shelter_line.label": "the shelter",
    "contacts.guardian.label": "the guardianship authority",
    "contacts.nurse_car.label": "the ambulance crew",
    "contacts.owner.label": "a man who calls",
    "services.ambulance.label": "Ambulance",
    "services.lena_line.label": "Interpreter on the telephone",
    "storylines.landing.comes": "The ferry comes in. A man with a stack of papers speaks first.",
    "storylines.landing.cold_wind": "A cold wind goes over the quay.",
    "decisions.who_speaks.ask": "Nobody here knows her language. The man with the papers offers to translate.",
    "decisions.who_speaks.options.foreman": "Let him translate, time is short.",
    "decisions.who_speaks.options.colleague": "Ask your colleague, in the shed.",
    "objectives.A.title": "Care for those who land",
    "decisions.each.ask": "There is something about this person.",
    "decisions.each.options.alone": "Speak alone.",
}


SUMMARY = Summary(
    id="ferry", title="The ferry", mission=WORDS["mission"], content_note=WORDS["content_note"], level="first", play_minutes=10,
    languages=("en",), country="lawland", start="2025-04-07 05:30", seats=(("post", "migration_police"),), walkthroughs=(),
)  # fmt: skip


class FakePlay:
    """Fulfils `tui.seat.Play` over a real exercise. `overwrite`: every outside text becomes this one."""

    def __init__(self, mode: str = "training", overwrite: str = "", **changes: Any) -> None:
        self.exercise = Exercise.open(ferry(**changes), lawland(), seed=7, mode=mode)  # type: ignore[arg-type]
        scenario = self.exercise.plan.scenario
        texts = dict.fromkeys((*scenario.texts, *WORDS), overwrite) if overwrite else {**scenario.texts, **WORDS}
        self.wording = Wording(texts, start=scenario.start.replace("T", " "))
        self.mode, self.overwrite, self.closed = mode, overwrite, False
        self.foreseen = Foreseen(self.exercise)
        self.drafts: dict[str, str] = {}
        self.start, self.length = scenario.start, scenario.length
        self.seat = self.up = "post"
        self.seats: tuple[Any, ...] = ()
        self.there, self.following = True, False
        self.own_ratings = OwnRatings(self.exercise, None)

    def sit(self, seat: str) -> None:
        self.seat = seat

    now = property(lambda self: self.exercise.now)
    over = property(lambda self: self.exercise.over)
    free = property(lambda self: self.exercise.free("post"))

    def view(self) -> View:
        return self.exercise.view("post")

    @property
    def public(self) -> Public:
        return Public(self.exercise.plan, "post", self.view, lambda act: False, training=self.mode == "training")

    def offers(self) -> list[Offer]:
        return self.exercise.offers("post")

    def submit(self, what: str, args: Mapping[str, Any], seen: int | None = None) -> Receipt:
        self.exercise.submit(Commanded("post", what, tidied(args), seen or 0))  # type: ignore[arg-type]
        return Receipt(True, "", "")

    def advance(self, to: int, most: int = 0) -> None:
        self.exercise.advance(min(to, self.now + (most or to)))

    def advance_until(self, limit: int, most: int = 0) -> int:
        return self.exercise.advance_until("post", min(limit, self.now + (most or limit)))

    def finish(self) -> None:
        self.exercise.finish()

    def close(self) -> None:
        self.closed = True

    @property
    def briefing(self) -> Briefing:
        title, mission, note, told = (self.overwrite or WORDS[name] for name in ("title", "mission", "content_note", "seats.post.briefing"))
        return Briefing("ferry", title, mission, note, "post", told, "migration police", "Lawland", True, self.start, self.length, 30)

    def say(self, wording: str, args: Any = (), about: Sequence[str] = ()) -> str:
        return self.overwrite or self.wording.say(wording, args, about=about)

    def tell(self, line: Line) -> str:
        return self.say(line.wording, line.args, line.about)

    def value(self, written: str) -> str:
        return self.wording.value(written)

    def label(self, who: str) -> str:
        return self.overwrite or self.wording.label(who)

    def time(self, at: int) -> str:
        return self.wording.time(at)

    def options(self, decision: str) -> tuple[str, ...]:
        return tuple(self.exercise.plan.scenario.decisions[decision].options)

    def rationale_required(self, decision: str) -> bool:
        return self.exercise.plan.scenario.decisions[decision].rationale == "required"

    def closes(self, room: str) -> bool:
        rooms = self.exercise.plan.scenario.places[self.view().place].rooms
        return room in rooms and rooms[room].private

    def present(self, contact: str) -> bool:
        return self.exercise.plan.scenario.contacts[contact].person in self.view().here()

    def power_words(self, power: str) -> str:
        return {"yes": "", "no": "no power"}.get(power, power)

    def would_break(self, args: Mapping[str, Any]) -> tuple[str, ...]:
        if self.mode != "training":
            return ()
        return self.foreseen.unmet(self.view(), args)

    def limit(self, name: str) -> tuple[int, str]:
        return self.exercise.plan.pack.limits[name].value, ""

    def keep_draft(self, form: str, text: str) -> None:
        self.drafts[form] = text

    def draft(self, form: str) -> str:
        return self.drafts.get(form, "")

    def interview_feedback(self) -> list[str]:
        return []

    name = "ferry-1"

    def debrief(self) -> str:
        return self.overwrite or "What happened\n\nThe ferry came in at 05:40."

    def minutes(self) -> list[Minute]:
        told = [line for line in self.view().lines if line.channel not in ("own", "scene")]
        return [Minute(line.at, self.time(line.at), "post", line.channel, self.label(line.source), self.tell(line)) for line in told]


class SoFar(NamedTuple):
    lines: Sequence[str] = ()
    progress: str = ""
    over: bool = True


class FakeSearch:
    """Finds what it is given, one step a look."""

    def __init__(self, *steps: SoFar) -> None:
        self.steps, self.stopped = list(steps) or [SoFar()], False

    def sofar(self) -> SoFar:
        return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]

    def stop(self) -> None:
        self.stopped = True


class FakePast:
    """What is read of an exercise that is over: its play's own words, or what it is given; `search` looks for turning points."""

    def __init__(
        self, play: FakePlay | None = None, search: FakeSearch | None = None, text: str = "Read again.", minutes: Sequence[Minute] = ()
    ) -> None:
        self.play, self.search, self.text, self.told = play, search or FakeSearch(), text, list(minutes)
        self.reviews: list[tuple[str, str, str, str]] = []

    def debrief(self) -> str:
        return self.play.debrief() if self.play is not None else self.text

    def minutes(self) -> list[Minute]:
        return list(self.play.minutes()) if self.play is not None else self.told

    def moment(self, minute: Minute) -> FakePlay:
        fresh = FakePlay(overwrite=self.text if self.play is None and self.text != "Read again." else "")
        fresh.advance(minute.at)
        return fresh

    def judged(self) -> list[Judged]:
        said = [f"{rating or 'confirmed'} by {by}: {reason}" for about, by, rating, reason in self.reviews if about == "A"]
        return [Judged("A", "Care for those who land", "P: performed", (("P", "P: performed"), ("S", "S: with some difficulty")), said)]

    def review(self, about: str, *, by: str, rating: str = "", reason: str = "") -> None:
        self.reviews.append((about, by, rating, reason))

    def turning(self) -> FakeSearch:
        return self.search


class FakeHouse:
    """One scenario, nothing kept. `play` is what begins; without it a fresh one."""

    def __init__(self, play: FakePlay | None = None, **how: str) -> None:
        self.how, self.play = how, play
        self.begun: list[FakePlay] = []

    def library(self) -> list[Summary]:
        return [SUMMARY]

    def kept(self) -> list[Any]:
        return []

    def countries(self) -> list[tuple[str, str]]:
        return [("lawland", "Lawland")]

    def begin(self, scenario: str, seat: str, mode: str, seating: Seating | None = None) -> FakePlay:
        self.begun.append(self.play or FakePlay(**{"mode": mode, **self.how}))
        return self.begun[-1]

    def look(self, scenario: str, seat: str, mode: str, country: str) -> FakePlay:
        return FakePlay(mode or "training")

    def resume(self, name: str) -> FakePlay:
        return self.begin("ferry", "post", "training")

    def past(self, name: str) -> FakePast:
        return FakePast(self.begun[-1] if self.begun else None)


def screen_text(app: App[Any]) -> str:
    """What stands on the screen, line by line, without colours."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


# --- what tui.seat does with time ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"), [("6:12", (6, 12)), ("0612", (6, 12)), ("06.12", (6, 12)), ("24:00", None), ("6", None), ("soon", None)]
)
def test_a_time_of_day_is_read_as_people_type_it(typed, found):
    assert hour_and_minute(typed) == found


def test_a_time_of_day_that_has_passed_is_the_next_days():
    play = FakePlay()
    play.advance(3600)  # 06:30
    assert next_second_of(play, "7:00") == 3600 + 1800
    assert next_second_of(play, "6:30") == 3600 + 86_400
    assert next_second_of(play, "never") is None


@pytest.mark.parametrize(
    "typed", ["Tue 7:00", "tuesday 07:00", "7:00 Tue", "вт 7:00", "Вт. 07.00", "вторник, 7:00", "сс 0700", "Сейсенбі 7:00"]
)
def test_a_day_can_be_named_in_any_of_the_three_languages(typed):
    play = FakePlay()  # it begins on Monday 05:30
    assert next_second_of(play, typed) == 86_400 + 5400
    assert next_second_of(play, "Mon 7:00") == 5400
    assert next_second_of(play, "ср 5:00") == 2 * 86_400 - 1800


@pytest.mark.parametrize("typed", ["Tue", "T 7:00", "soon 7:00", "Tue Wed 7:00", "се 7:00"])
def test_what_names_no_day_or_no_time_is_asked_again(typed):
    assert next_second_of(FakePlay(), typed) is None


def test_a_day_that_is_not_ahead_in_the_exercise_is_refused_with_its_end():
    play = FakePlay()
    play.length = 2 * 86_400
    play.advance(3600)
    assert until_when(play, "Tue 7:00") == (86_400 + 5400, "")
    at, wrong = until_when(play, "Mon 6:00")
    assert at == 0
    assert wrong == (
        "Mon 06:00 is not ahead in this exercise: it is Mon 7 Apr 06:30 now, and it ends at Wed 9 Apr 05:30. "
        "Type for example 07:00 or Tue 07:00."
    )


class Clock(FakePlay):
    """Three days of which it is any second."""

    start = "2025-04-07 05:30"
    now = 0

    def __init__(self, now: int) -> None:
        super().__init__()
        self.now, self.length = now, 3 * 86_400

    def time(self, at: int) -> str:
        return f"{(at + 5 * 3600 + 1800) // 3600 % 24:02}:{(at + 1800) // 60 % 60:02}"


def test_an_hour_that_is_just_past_is_not_silently_tomorrows():
    noon = Clock(6 * 3600 + 55 * 60)  # 12:25
    for typed in ("12:25", "12:10"):
        said = f"{typed} is past: it is 12:25 now. To wait until tomorrow, type the day with it: Tue {typed}."
        assert until_when(noon, typed) == (0, said)
        assert until_when(noon, f"Tue {typed}")[1] == ""
    assert until_when(noon, "12:26") == (noon.now + 60, "")
    assert until_when(Clock(16 * 3600), "6:00") == (24 * 3600 + 1800, ""), "whoever types six at night means the morning"


def test_a_second_is_shown_with_its_day():
    assert date_and_clock("2025-10-13 05:20", 86_400) == "Tue 14 Oct 05:20"
