"""The notebook, the forms and the file of a seat: which forms there are, drafts and checks, what was filed and obtained, and a search.

The screen and the line mode read all of it from here. What is filled in beforehand: tui.panes.prefilling.
"""

import json
from typing import TYPE_CHECKING

from sim.model import terms
from tui import seat, words
from tui.panes import acts, checklist, company, doing, lines, prefilling
from tui.text import LONGEST, one_line, short
from zholda.tongue import N_, _, n_

if TYPE_CHECKING:
    from zholda.session import View

BY_WHEN = {
    "at_once": N_("at once"),
    "hand_over": N_("at the hand-over"),
    "same_day": N_("on the same day"),
    "one_day": N_("within 24 hours"),
    "three_hours": N_("hours by law"),
    "before_use": N_("before it is used"),
    "each_change": N_("at each change"),
    "first_evening": N_("on the first evening"),
    "operation": N_("before the operation"),
    "clock": N_("in time for the judge"),
    "before_the_motion": N_("before the motion"),
}
RECORDS = {  # form -> the act that it is the record of
    "interview_protocol": "interview", "delivery_protocol": "detain", "risk_assessment": "assess_risk", "consent_record": "ask_consent",
}  # fmt: skip
SIGNS = "signs"  # the row that opens the checklist of an identification sheet
FILED, OBTAINED = "filed-", "got-"  # what the rows of the file begin with: a form, an act


def forms(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """Every form, those of this profession first, and in words: about whom and when this seat has filed it, else by when it is written."""
    found = []
    about = _("about {who}, {time}")
    for form in sorted(terms.FORMS, key=lambda one: not own(play, one)):
        mine = [(at, who) for at, name, who, _fields in view.forms if name == form]
        filed = [about.format(who=play.label(who), time=play.time(at)) if who else play.time(at) for at, who in mine]
        found.append((form, _("filed: {when}").format(when="; ".join(filed)) if filed else by_when(play, form)))
    return found


def own(play: seat.Play, form: str) -> bool:
    """Whether a form is the paper of this seat's profession."""
    return play.public.profession in terms.WRITTEN_BY[form][0]


def by_when(play: seat.Play, form: str) -> str:
    """By when a form is written, "" for a form of other professions."""
    return _(BY_WHEN[terms.WRITTEN_BY[form][1]]) if own(play, form) else ""


def subjects(play: seat.Play, view: "View", form: str = "") -> list[str]:
    """Whom a form may be about: those with whom this seat did what it records, everybody in sight, those seen before, whoever is at work
    last."""
    done = {who for act in view.acts.values() if act.verb.split(".")[0] == RECORDS.get(form) for who in act.people}
    here = set(view.here())
    return sorted(company.in_order(play, view.people), key=lambda one: (one not in done, play.public.serves(one), one not in here))


def prefilled(play: seat.Play, view: "View", form: str, subject: str) -> dict[str, str]:
    """The fields of a form with what the seat knows already: its own last version if there is one."""
    for _at, filed, about, fields in reversed(view.forms):
        if filed == form and about == subject:
            return {name: str(fields.get(name, "")) for name in terms.FORMS[form]}
    return prefilling.fields(play, view, form, terms.FORMS[form], subject)


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


# --- the check, and what is in the file -------------------------------------------------------------------------------------------


def findings(play: seat.Play, form: str, subject: str, fields: dict[str, str]) -> dict[str, list[str]]:
    """What is to be said about a form as it stands, by field ("" the whole form), in words. It stops nobody from filing."""
    found: dict[str, list[str]] = {}
    for one in play.public.findings(form, subject, fields):
        found.setdefault(one.field, []).append(play.say(one.wording, one.args))
    return found


def remarks(play: seat.Play, said: dict[str, list[str]], row: str) -> str:
    """What is said of one row, but for its being empty: that is seen."""
    missing = play.say("engine.form.missing", (("field", row),))
    return one_line(" ".join(sentence for sentence in said.get(row, ()) if sentence != missing))


def remarks_words(said: dict[str, list[str]]) -> str:
    """The row that reads what the check says."""
    remarks = n_("{n} remark", "{n} remarks", sum(map(len, said.values())))
    return _("What the check says: {remarks}").format(remarks=remarks)


def gaps(said: dict[str, list[str]], fields: dict[str, str]) -> list[str]:
    """Fields that are empty and of which the check says that something is missing."""
    return [name for name, text in fields.items() if not text.strip() and name in said]


def findings_text(said: dict[str, list[str]]) -> str:
    """All of it, field by field."""
    return "\n\n".join(
        (f"{words.field(name)}\n" if name else _("The whole form") + "\n") + "\n".join(sentences) for name, sentences in said.items()
    )


def form_rows(form: str, fields: dict[str, str], cells: int = LONGEST) -> list[tuple[str, str]]:
    """What can be opened in a form, (row, words): the list of signs of an identification sheet, then every field with so many cells of
    what stands in it."""
    empty = _("(empty)")
    shown = [(name, f"{words.field(name)}: {short(text, cells) or empty}") for name, text in fields.items()]
    if form != checklist.FORM:
        return shown
    return [(SIGNS, _("The list of signs: {count}").format(count=checklist.count_words(fields))), *shown]


def found(play: seat.Play, view: "View", query: str) -> list[tuple[str, str]]:
    """Notes, lines of the inbox, papers and acts of the file with words that begin with every word of the query: (row, words), oldest
    first."""
    everything = [(at, f"wrote-{n}", text) for n, (at, text) in enumerate(view.notes)]
    everything += [(line.at, f"line-{line.no}", f"{lines.channel(line)}: {said}") for line, said in lines.newest(play, view)]
    for number, (at, form, who, fields) in enumerate(view.forms):
        everything.append((at, f"{FILED}{number}", " ".join((subject_words(play, form, who), *map(str, fields.values())))))
    everything += [(at, OBTAINED + name, doing.file_words(play, view, name)) for at, name in _obtained(play, view)]
    everything.sort(key=lambda one: one[0])
    return [(row, f"{play.time(at)} {one_line(text)}") for at, row, text in everything if query.strip() and acts.says(text, query)]


def dossier(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """What this seat has filed and obtained so far: (row, words). Each can be read again (`read`)."""
    found = []
    for number, (at, form, who, _fields) in enumerate(view.forms):
        found.append((f"{FILED}{number}", f"{play.time(at)} {subject_words(play, form, who)}"))
    return found + [(OBTAINED + name, f"{play.time(at)} {doing.file_words(play, view, name)}") for at, name in _obtained(play, view)]


def _obtained(play: seat.Play, view: "View") -> list[tuple[int, str]]:
    """The acts of the file that are done: (second, act)."""
    dated = ((doing.done_at(view, name), name) for name in play.public.evidence())
    return [(at, name) for at, name in dated if at >= 0]


def in_file(row: str) -> bool:
    """Whether a row is one of the file."""
    return row.startswith((FILED, OBTAINED))


def read(play: seat.Play, view: "View", row: str) -> tuple[str, str]:
    """A row of the file to read again, its title and its text: a form with its fields, an act with what came of it."""
    if row.startswith(FILED):
        return _filed(play, view, int(row.removeprefix(FILED)))
    name = row.removeprefix(OBTAINED)
    out = _("You have taken it out of the file.") if name in view.struck else ""
    came = [f"{play.time(line.at)} {lines.sentence(play, line)}" for line in doing.came_of(view, name)]
    numbered = _("In the file it is number {number}. The judge reads it by that.").format(number=name)
    return doing.dated_words(play, view, name), "\n\n".join(filter(None, (numbered, out, *came)))


def _filed(play: seat.Play, view: "View", number: int) -> tuple[str, str]:
    at, form, who, fields = view.forms[number]
    text = "\n\n".join(f"{words.field(name)}\n{fields.get(name) or '-'}" for name in terms.FORMS[form])
    return f"{play.time(at)} {subject_words(play, form, who)}", text


def subject_words(play: seat.Play, form: str, subject: str) -> str:
    """The form and whom it is about, in words."""
    return f"{words.form(form)}: {play.label(subject)}" if subject else words.form(form)
