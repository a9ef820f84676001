"""What screens and the line mode ask of a session: one seat of one exercise, and the house where exercises are kept.

`zholda.session.Session` is a `Play`, `tui.house` makes the library and the shelf a `House`; tests stand in with a small fake.
Nothing here knows the world behind a seat.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from zholda import tongue
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Briefing, Judged, Kept, Line, Minute, Offer, Public, Receipt, Sitter, Summary, View
    from zholda.session.own_ratings import OwnRatings


class Play(Protocol):
    """One seat of an open exercise. Seconds count from its start; `start` is the local date and minute at second 0.

    `up` is the seat whose turn it is: another than `seat` where several people share the machine and the next one must sit down.
    """

    @property
    def name(self) -> str: ...

    @property
    def seat(self) -> str: ...

    @property
    def up(self) -> str: ...

    @property
    def seats(self) -> "Sequence[Sitter]": ...

    @property
    def there(self) -> bool: ...

    @property
    def following(self) -> bool: ...

    def sit(self, seat: str) -> None: ...

    @property
    def mode(self) -> str: ...

    @property
    def start(self) -> str: ...

    @property
    def now(self) -> int: ...

    @property
    def length(self) -> int: ...

    @property
    def over(self) -> bool: ...

    @property
    def free(self) -> bool: ...

    @property
    def briefing(self) -> "Briefing": ...

    @property
    def public(self) -> "Public": ...

    def view(self) -> "View": ...

    def offers(self) -> "list[Offer]": ...

    def submit(self, what: str, args: Mapping[str, Any], seen: int | None = None) -> "Receipt": ...

    def advance(self, to: int, most: int = 0) -> None: ...

    def advance_until(self, limit: int, most: int = 0) -> int: ...

    def finish(self) -> None: ...

    def close(self) -> None: ...

    def say(self, wording: str, args: Any = (), about: Sequence[str] = ()) -> str: ...

    def tell(self, line: "Line") -> str: ...

    def label(self, who: str) -> str: ...

    def value(self, written: str) -> str: ...

    def time(self, at: int) -> str: ...

    def options(self, decision: str) -> Sequence[str]: ...

    def rationale_required(self, decision: str) -> bool: ...

    def closes(self, room: str) -> bool: ...

    def present(self, contact: str) -> bool: ...

    def power_words(self, power: str) -> str: ...

    def would_break(self, args: Mapping[str, Any]) -> Sequence[str]: ...

    def limit(self, name: str) -> tuple[int, str]: ...

    def keep_draft(self, form: str, text: str) -> None: ...

    def draft(self, form: str) -> str: ...

    def interview_feedback(self) -> list[str]: ...

    @property
    def own_ratings(self) -> "OwnRatings": ...

    def debrief(self) -> str: ...

    def minutes(self) -> "Sequence[Minute]": ...


class Search(Protocol):
    """Turning points as they are found, in a process of its own. `sofar` never waits."""

    def sofar(self) -> "SoFar": ...

    def stop(self) -> None: ...


class SoFar(Protocol):
    """What a search has found: lines to read, how far it is, and whether nothing more will come."""

    @property
    def lines(self) -> Sequence[str]: ...

    @property
    def progress(self) -> str: ...

    @property
    def over(self) -> bool: ...


class Past(Protocol):
    """An exercise that is over, to go through. Each call may raise SessionError, whose text says what is wrong."""

    def debrief(self) -> str: ...

    def minutes(self) -> "Sequence[Minute]": ...

    def moment(self, minute: "Minute") -> Play: ...

    def judged(self) -> "Sequence[Judged]": ...

    def review(self, about: str, *, by: str, rating: str = "", reason: str = "") -> None: ...

    def turning(self) -> Search: ...


class Seating(NamedTuple):
    """How an exercise is played: the `seats` that people take in turn at this machine, who plays the `others`, whether one person moves
    through all seats (`follow`), and under the law of which `country` ("" the scenario's own)."""

    seats: tuple[str, ...] = ()
    others: str = "ordinary"
    follow: bool = False
    country: str = ""


class House(Protocol):
    """What the home screen shows and starts. Each call may raise SessionError, whose text says what is wrong and what to do."""

    def library(self) -> "Sequence[Summary]": ...

    def kept(self) -> "Sequence[Kept]":
        """Exercises on this machine, the one played last first."""

    def countries(self) -> "Sequence[tuple[str, str]]":
        """Country packs: id and title of each."""

    def begin(self, scenario: str, seat: str, mode: str, seating: Seating | None = None) -> Play: ...

    def look(self, scenario: str, seat: str, mode: str, country: str) -> Play:
        """A seat as it stands before the first minute, to read about it; nothing is kept of it."""

    def resume(self, name: str) -> Play: ...

    def past(self, name: str) -> Past: ...


# --- time in words -----------------------------------------------------------------------------------------------------------

_DAY: Final = 86_400
_NIGHT: Final = 12 * 3600  # a time that lies so far ahead is tomorrow's only when the day is named: else it was meant to be today's


def date_and_clock(start: str, at: int) -> str:
    """A second of the exercise as `Mon 13 Oct 05:42`."""
    return tongue.date_and_clock(datetime.fromisoformat(start) + timedelta(seconds=at))


def hour_and_minute(text: str) -> tuple[int, int] | None:
    """A time of day typed as `6:12`, `0612` or `06.12`; None if it is none."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    if not 3 <= len(digits) <= 4 or text.strip(" .:0123456789"):
        return None
    hour, minute = int(digits[:-2]), int(digits[-2:])
    return (hour, minute) if hour < 24 and minute < 60 else None


_WEEK: Final = (  # short and whole names in the three languages, whichever is spoken; a beginning that only one day has will do
    ("mon", "monday", "пн", "понедельник", "дс", "дүйсенбі"),
    ("tue", "tuesday", "вт", "вторник", "сс", "сейсенбі"),
    ("wed", "wednesday", "ср", "среда", "сәрсенбі"),
    ("thu", "thursday", "чт", "четверг", "бс", "бейсенбі"),
    ("fri", "friday", "пт", "пятница", "жм", "жұма"),
    ("sat", "saturday", "сб", "суббота", "сенбі"),
    ("sun", "sunday", "вс", "воскресенье", "жс", "жексенбі"),
)


def weekday_in(text: str) -> int | None:
    """The day of the week that a word names in any of the languages, Monday 0; None for none."""
    word = text.strip(".").casefold()
    fit = [n for n, names in enumerate(_WEEK) if word in names or (len(word) > 1 and any(one.startswith(word) for one in names))]
    return fit[0] if len(fit) == 1 else None


def day_and_time(text: str) -> tuple[int | None, tuple[int, int]] | None:
    """A time of day that was typed, `7:00`, or with its day before or behind it, `Tue 7:00`; None if it is none."""
    parts = text.replace(",", " ").split()
    named = [part for part in parts if any(sign.isalpha() for sign in part)]
    clock = hour_and_minute(" ".join(part for part in parts if part not in named))
    days = [weekday_in(part) for part in named]
    if clock is None or len(days) > 1 or None in days:
        return None
    return (days[0] if days else None), clock


def next_second_of(play: Play, text: str) -> int | None:
    """The second at which a typed time of day, with its day where one was named, comes next; None if it is none."""
    found = day_and_time(text)
    if found is None:
        return None
    day, (hour, minute) = found
    now = datetime.fromisoformat(play.start) + timedelta(seconds=play.now)
    then = now.replace(hour=hour, minute=minute, second=0)
    if day is not None:
        then += timedelta(days=(day - now.weekday()) % 7)
    seconds = int((then - now).total_seconds())
    return play.now + (seconds if seconds > 0 else seconds + (_DAY if day is None else 7 * _DAY))


def example_time(play: Play) -> str:
    """A time of day to show as an example: the next quarter of an hour but one, so that it is later than now."""
    then = datetime.fromisoformat(play.start) + timedelta(seconds=play.now)
    quarter = then.replace(minute=then.minute // 15 * 15, second=0) + timedelta(minutes=30)
    return f"{quarter:%H:%M}"


def until_when(play: Play, text: str) -> tuple[int, str]:
    """The second of a typed time of day, and what is wrong with it ("" if nothing). It may lie past the end of the exercise."""
    found, at = day_and_time(text), next_second_of(play, text)
    if found is None or at is None:
        return 0, _("That is no time of day. Type for example {time}.").format(time=examples(play))
    day, (hour, minute) = found
    tomorrow = (datetime.fromisoformat(play.start) + timedelta(seconds=at)).date()
    today = (datetime.fromisoformat(play.start) + timedelta(seconds=play.now)).date()
    typed = f"{hour:02}:{minute:02}"
    then = f"{tongue.weekday(datetime.fromisoformat(play.start) + timedelta(seconds=at))} {typed}"
    if day is None and at - play.now > _NIGHT and tomorrow != today and at <= play.length:
        past = _("{typed} is past: it is {now} now. To wait until tomorrow, type the day with it: {then}.")
        return 0, past.format(typed=typed, now=play.time(play.now), then=then)
    if (tomorrow != today or day is not None) and at > play.length:
        if day is None:
            past = _("{typed} is past: it is {now} now. Type a later time, for example {time}.")
            return 0, past.format(typed=typed, now=play.time(play.now), time=examples(play))
        outside = _("{typed} is not ahead in this exercise: it is {now} now, and it ends at {end}. Type for example {time}.")
        return 0, outside.format(
            typed=then, now=date_and_clock(play.start, play.now), end=date_and_clock(play.start, play.length), time=examples(play)
        )
    return at, ""


def examples(play: Play) -> str:
    """Times to type as examples: one of today, and where the exercise goes on tomorrow one with its day."""
    then = datetime.fromisoformat(play.start) + timedelta(seconds=play.now)
    tomorrow = (then + timedelta(days=1)).replace(hour=7, minute=0, second=0)
    end = datetime.fromisoformat(play.start) + timedelta(seconds=play.length)
    return example_time(play) + (_(" or {day} 07:00").format(day=tongue.weekday(tomorrow)) if tomorrow < end else "")
