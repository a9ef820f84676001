"""What is told and asked when something is over: how an interview was asked, right after it; then how the trainees rate themselves, and
the debrief."""

from typing import TYPE_CHECKING, Final

from tui import seat, seats
from tui.answers import Answer
from tui.text import tidy
from zholda.tongue import _

if TYPE_CHECKING:
    from tui.line_mode.asking import Lines

RATINGS: Final = ("P", "S", "M", "U")
NO_MORE: Final = "no_more"


def interview(play: seat.Play) -> list[str]:
    """In training mode, right after an interview that this seat held: how it was asked. Once; else nothing."""
    return [tidy(line) for line in play.interview_feedback()]


def rate_yourselves(play: seat.Play, out: "Lines") -> None:
    """Before the machine's proposal is shown: how well was it done? 0 leaves one objective unrated, the last row all that follow."""
    from tui.line_mode.asking import InputEnded, OtherWord

    wanted = play.own_ratings.wanted()
    if wanted:
        out.say(play.say("own_rating.before"))
    for n, objective in enumerate(wanted):
        answers = rating_answers(play, last=n + 1 == len(wanted))
        try:
            chosen = out.choose(f"{objective.partition('@')[0]}  {title_of(play, objective)}", answers, play.say("own_rating.which"))
        except OtherWord:
            continue
        except InputEnded:
            return
        if chosen == NO_MORE:
            return
        if chosen is not None:
            play.own_ratings.give(objective, chosen)


def title_of(play: seat.Play, rated: str) -> str:
    """The objective in words; with whose work is asked about, where it is one of several seats or trainees of several rate themselves."""
    own = play.own_ratings
    objective, of = own.objective(rated)
    several = len({own.objective(name)[1] for name in (*own.wanted(), *own.given)}) > 1
    title = play.say(f"objectives.{objective}.title")
    return f"{title} ({seats.profession(play, of)})" if several or "@" in rated else title


def rating_answers(play: seat.Play, *, last: bool) -> list[Answer]:
    """The ratings in words; the row that leaves out all objectives that follow, where some do."""
    answers = [Answer(one, f"{one}: {play.say(f'rating.{one}')}") for one in RATINGS]
    return answers if last else [*answers, Answer(NO_MORE, _("Rate nothing more: to the debrief"))]


def debrief(play: seat.Play) -> str:
    """The debrief, or why it cannot be told."""
    from zholda.session import SessionError

    try:
        return play.debrief()
    except SessionError as problem:
        return _("The debrief cannot be told.") + f" {problem}"
