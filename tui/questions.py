"""A question put to the trainee in words: what it is, what was known when it came up, until when it is open, and its options."""

from typing import TYPE_CHECKING, Final

from tui import seat
from tui.answers import Answer
from tui.panes import focus, lines
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Prompt, View

CUES: Final = 4  # of whoever the question is about


def title(play: seat.Play, prompt: "Prompt") -> str:
    """That it is a question, and about whom."""
    about = f" ({play.label(prompt.person)})" if prompt.person else ""
    return _("A question for you") + about


def open_now(play: seat.Play) -> list[Answer]:
    """Every open question, by its occurrence, in the order in which they lapse. None in an assessment."""
    prompts = sorted(play.view().prompts.values(), key=lambda prompt: prompt.lapses_at) if play.mode == "training" else []
    return [
        Answer(
            one.occurrence,
            play.say(f"decisions.{one.decision}.ask") + (f" ({play.label(one.person)})" if one.person else ""),
            _("open until {time}").format(time=play.time(one.lapses_at)),
        )
        for one in prompts
    ]


def asked(play: seat.Play, prompt: "Prompt") -> str:
    """The question, whether a reason is asked for, and what comes of leaving it open."""
    reason = _("You are asked for your reason as well.") + " " if play.rationale_required(prompt.decision) else ""
    open_until = _("Open until {time}; after that others act. You may also do something else.").format(time=play.time(prompt.lapses_at))
    return f"{play.say(f'decisions.{prompt.decision}.ask')}\n\n{reason}{open_until}"


def known(play: seat.Play, view: "View", prompt: "Prompt") -> str:
    """What this seat knew as the question came up: what had just come in, and what it knows of whoever it is about."""
    told = lines.led_to(play, prompt.opened).rstrip()
    person = view.people.get(prompt.person)
    if person is None:
        return told
    card = focus.card(play, view, focus.Focus("person", person.id, play.label(person.id), ""), CUES)
    said = [line for line in card if line.partition(" ")[2] not in told]  # its minute stands in front of each
    return "\n\n".join(filter(None, (told, "\n".join([_("What you know of {who}:").format(who=play.label(person.id)), *said]))))


def options(play: seat.Play, prompt: "Prompt") -> list[Answer]:
    """What may be chosen, by its id."""
    return [Answer(one, play.say(f"decisions.{prompt.decision}.options.{one}")) for one in play.options(prompt.decision)]


def why(play: seat.Play, prompt: "Prompt") -> str:
    """How the reason is asked for."""
    return _("Why? A few words are needed.") if play.rationale_required(prompt.decision) else _("Why? You may leave this empty.")
