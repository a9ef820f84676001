"""Forms: the fields of each, filled in beforehand with what this seat knows, so that only judgement is left to write.

What is filled in comes from the seat's own lines, in the words in which they came. Nothing is concluded for the trainee.
"""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from sim.model import terms
from tui import acts, company, lines, seat, words
from tui.focus import known_words
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import View

MOST: Final = 12  # lines filled into one field

Filler = Callable[[seat.Play, "View", str], list[str]]


def forms(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """Every form, and about whom and when this seat has filed it, in words ("" if never)."""
    found = []
    about = _("about {who}, {time}")
    for form in terms.FORMS:
        mine = [(at, who) for at, name, who, _fields in view.forms if name == form]
        filed = [about.format(who=play.label(who), time=play.time(at)) if who else play.time(at) for at, who in mine]
        found.append((form, _("filed: {when}").format(when="; ".join(filed)) if filed else ""))
    return found


def subjects(play: seat.Play, view: "View") -> list[str]:
    """Whom a form may be about: everybody in sight, then those seen before, colleagues last."""
    here, own = set(view.here()), company.colleagues(play.offers())
    return sorted(company.in_order(play, view, view.people), key=lambda one: (one in own, one not in here))


def prefilled(play: seat.Play, view: "View", form: str, subject: str) -> dict[str, str]:
    """The fields of a form with what the seat knows already: its own last version if there is one."""
    for _at, filed, about, fields in reversed(view.forms):
        if filed == form and about == subject:
            return {name: str(fields.get(name, "")) for name in terms.FORMS[form]}
    return {name: "\n".join(_filler(name)(play, view, subject)[-MOST:]) for name in terms.FORMS[form]}


def opened(play: seat.Play, view: "View", form: str, subject: str) -> dict[str, str]:
    """The fields as they were left: a draft kept beside the exercise, else prefilled."""
    kept = play.draft(_key(form, subject))
    try:
        draft = json.loads(kept) if kept else {}
    except ValueError:  # written by something else than `keep`
        draft = {}
    fields = prefilled(play, view, form, subject)
    return {name: str(draft.get(name, text)) for name, text in fields.items()} if isinstance(draft, dict) else fields


def keep(play: seat.Play, form: str, subject: str, fields: dict[str, str]) -> None:
    """Keep a draft; without fields the draft is gone (the form was filed)."""
    play.keep_draft(_key(form, subject), json.dumps(fields, ensure_ascii=False) if fields else "")


def _key(form: str, subject: str) -> str:
    return f"{form}/{subject}"


def _filler(name: str) -> Filler:
    return _FILLERS.get(name, lambda play, view, subject: [])


def _times(play: seat.Play, view: "View", subject: str) -> list[str]:
    done = [act for act in view.acts.values() if act.state in ("began", "ended") and (not subject or subject in act.people)]
    return [f"{play.time(act.began)} {acts.seen_words(play, act)}" for act in done]


def _words(play: seat.Play, view: "View", subject: str) -> list[str]:
    return _lines(play, view, subject, ("told", "hearing", "phone"))


def _seen(play: seat.Play, view: "View", subject: str) -> list[str]:
    return _lines(play, view, subject, ("sight", "document", "register"))


def _signs(play: seat.Play, view: "View", subject: str) -> list[str]:
    """What was noticed about the subject, with where it comes from; whether it is a sign is for the trainee to say."""
    return _lines(play, view, subject, ("sight", "document", "register", "told", "hearing"))


def _lines(play: seat.Play, view: "View", subject: str, channels: tuple[str, ...]) -> list[str]:
    fit = [line for line in view.lines if line.channel in channels and lines.shown(line) and (not subject or subject in line.about)]
    return [f"{play.time(line.at)} {lines.channel(line)}: {lines.sentence(play, line)}" for line in fit]


def _told(play: seat.Play, view: "View", subject: str) -> list[str]:
    verbs = ("share", "handle_call", "hand_over", "inform_guardianship", "report_misconduct")
    done = [act for act in view.acts.values() if act.verb in verbs and act.state == "ended"]
    return [f"{play.time(act.began)} {acts.seen_words(play, act)}" for act in done]


def _held(play: seat.Play, view: "View", subject: str) -> list[str]:
    done = [act for act in view.acts.values() if act.verb in ("tell_held", "hold_vehicle") and act.state == "ended"]
    return [f"{acts.seen_words(play, act)}, {play.time(act.began)}" for act in done]


def _facts(play: seat.Play, view: "View", subject: str) -> list[str]:
    people = [view.people[subject]] if subject in view.people else list(view.people.values())
    return [f"{play.label(person.id)}: {known_words(play, view, person.claims)}" for person in people if person.claims]


def _wishes(play: seat.Play, view: "View", subject: str) -> list[str]:
    told = [line for line in view.lines if ".wishes." in line.wording and (not subject or subject in line.about)]
    return [lines.sentence(play, line) for line in told]


_FILLERS: Final[dict[str, Filler]] = {
    "times": _times,
    "words_as_said": _words,
    "words": _words,
    "wishes": _wishes,
    "who_was_told": _told,
    "restricted_at": _held,
    "indicators": _signs,
    "what_was_seen": _seen,
    "facts": _facts,
}


# --- the check, and what is in the file -------------------------------------------------------------------------------------------


def findings(play: seat.Play, form: str, subject: str, fields: dict[str, str]) -> dict[str, list[str]]:
    """What is to be said about a form as it stands, by field ("" the whole form), in words. It stops nobody from filing."""
    found: dict[str, list[str]] = {}
    for one in play.public.findings(form, subject, fields):
        found.setdefault(one.field, []).append(play.say(one.wording, one.args))
    return found


def findings_text(said: dict[str, list[str]]) -> str:
    """All of it, field by field."""
    return "\n\n".join(
        (f"{words.field(name)}\n" if name else _("The whole form") + "\n") + "\n".join(sentences) for name, sentences in said.items()
    )


def dossier(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """What this seat has filed and obtained so far: (row, words). Forms can be read again."""
    found = []
    for number, (at, form, who, _fields) in enumerate(view.forms):
        found.append((f"filed-{number}", f"{play.time(at)} {subject_words(play, form, who)}"))
    for name in play.public.evidence():
        own, laid_open = view.acts.get(name), view.evidence.get(name)
        if own is not None:
            found.append((f"got-{name}", f"{play.time(own.ends)} {acts.seen_words(play, own)}"))
        elif laid_open is not None:
            found.append((f"got-{name}", f"{play.time(laid_open.at)} {acts.act_words(play, laid_open.verb, laid_open.people)}"))
    return found


def filed(play: seat.Play, view: "View", number: int) -> tuple[str, str]:
    """A form that was filed, to read: its title and its fields."""
    at, form, who, fields = view.forms[number]
    text = "\n\n".join(f"{words.field(name)}\n{fields.get(name) or '-'}" for name in terms.FORMS[form])
    return f"{play.time(at)} {subject_words(play, form, who)}", text


def subject_words(play: seat.Play, form: str, subject: str) -> str:
    """The form and whom it is about, in words."""
    return f"{words.form(form)}: {play.label(subject)}" if subject else words.form(form)
