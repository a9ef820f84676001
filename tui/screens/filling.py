"""The notebook and the forms: notes are written, forms are gone through field by field and then filed."""

from typing import TYPE_CHECKING, Any

from tui import papers, seat, words
from tui.answers import Answer
from tui.screens.dialog import Choose, Read, Write
from tui.text import capped, one_line, short
from zholda.tongue import _, n_

if TYPE_CHECKING:
    from textual.app import App

FILE, CHECK = "file", "check"
Command = tuple[str, dict[str, Any]]


async def open_paper(app: "App[Any]", play: seat.Play, chosen: str) -> Command | None:
    """Open a row of the papers. Returns the command to send: a note, or a form to file."""
    if chosen == "note":
        text = await app.push_screen_wait(Write(_("A note"), _("Only you and the debrief will read it."), several_lines=True, needed=True))
        return ("act", {"verb": "note", "text": text}) if text is not None else None
    if chosen.startswith("filed-"):
        number = int(chosen.removeprefix("filed-"))
        await app.push_screen_wait(Read(*papers.filed(play, play.view(), number)))
        return None
    if chosen.startswith("form-"):
        return await fill(app, play, chosen.removeprefix("form-"))
    return None


async def fill(app: "App[Any]", play: seat.Play, form: str) -> Command | None:
    """Fill in a form. What is written stays as a draft, also after quitting, until it is filed."""
    subject = ""
    if form in words.FORM_FOR_A_PERSON:
        people = [Answer(one, play.label(one)) for one in papers.subjects(play, play.view())]
        picked = await app.push_screen_wait(
            Choose(words.form(form), _("About whom?") if people else _("You have seen nobody yet."), people)
        )
        if picked is None:
            return None
        subject = picked
    fields = papers.opened(play, play.view(), form, subject)
    start = ""
    while True:
        nothing = _("(empty)")
        said = papers.findings(play, form, subject, fields)
        answers = [
            Answer(name, f"{words.field(name)}: {short(one_line(text) or nothing, 48)}", short(" ".join(said.get(name, ())), 160))
            for name, text in fields.items()
        ]
        answers.append(Answer(FILE, _("File this form now")))
        if said:
            count = n_("{n} remark", "{n} remarks", sum(map(len, said.values())))
            answers.append(Answer(CHECK, _("What the check says: {remarks}").format(remarks=count)))
        title = papers.subject_words(play, form, subject)
        text = _("What you know is filled in. Enter opens a field; check it and write what only you can judge.")
        chosen = await app.push_screen_wait(Choose(title, text, answers, chosen=start, back=_("Leave it as a draft")))
        if chosen is None:
            return None
        if chosen == CHECK:
            await app.push_screen_wait(Read(title, papers.findings_text(said)))
            start = CHECK
            continue
        if chosen == FILE:
            empty = [words.field(name) for name, value in fields.items() if not value.strip()]
            if empty and not await _file_with_gaps(app, title, empty):
                continue
            papers.keep(play, form, subject, {})
            return "form", {"form": form, "subject": subject, "fields": dict(fields)}
        written = await app.push_screen_wait(Write(f"{title}: {words.field(chosen)}", "", fields[chosen], several_lines=True))
        if written is not None:
            fields[chosen] = written
            papers.keep(play, form, subject, fields)
        start = chosen


async def _file_with_gaps(app: "App[Any]", title: str, empty: list[str]) -> bool:
    """A gap may be right ("not known"), so it is asked and not refused."""
    text = capped(_("Still empty: {fields}.").format(fields=", ".join(empty)))
    answers = [Answer("no", _("Go back to the form")), Answer("yes", _("File it with these gaps"))]
    return await app.push_screen_wait(Choose(title, text, answers)) == "yes"
