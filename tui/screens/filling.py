"""The notebook and the forms: notes are written, forms are gone through field by field and then filed."""

from typing import TYPE_CHECKING, Any

from tui import papers, seat, words
from tui.answers import Answer
from tui.screens.dialog import Choose, Write
from tui.text import capped, one_line, short

if TYPE_CHECKING:
    from textual.app import App

FILE = "file"
Command = tuple[str, dict[str, Any]]


async def open_paper(app: "App[Any]", play: seat.Play, chosen: str) -> Command | None:
    """Open a row of the papers. Returns the command to send: a note, or a form to file."""
    if chosen == "note":
        text = await app.push_screen_wait(Write("A note", "Only you and the debrief will read it.", several_lines=True, needed=True))
        return ("act", {"verb": "note", "text": text}) if text is not None else None
    if chosen.startswith("form-"):
        return await fill(app, play, chosen.removeprefix("form-"))
    return None


async def fill(app: "App[Any]", play: seat.Play, form: str) -> Command | None:
    """Fill in a form. What is written stays as a draft, also after quitting, until it is filed."""
    subject = ""
    if form in words.FORM_FOR_A_PERSON:
        people = [Answer(one, play.label(one)) for one in papers.subjects(play, play.view())]
        picked = await app.push_screen_wait(Choose(words.form(form), "About whom?" if people else "You have seen nobody yet.", people))
        if picked is None:
            return None
        subject = picked
    fields = papers.opened(play, play.view(), form, subject)
    start = ""
    while True:
        answers = [Answer(name, f"{words.field(name)}: {short(one_line(text) or '(empty)', 48)}") for name, text in fields.items()]
        answers.append(Answer(FILE, "File this form now"))
        title = papers.subject_words(play, form, subject)
        text = "What you know is filled in. Enter opens a field; check it and write what only you can judge."
        chosen = await app.push_screen_wait(Choose(title, text, answers, chosen=start, back="Leave it as a draft"))
        if chosen is None:
            return None
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
    text = capped(f"Still empty: {', '.join(empty)}.")
    answers = [Answer("no", "Go back to the form"), Answer("yes", "File it with these gaps")]
    return await app.push_screen_wait(Choose(title, text, answers)) == "yes"
