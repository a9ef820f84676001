"""The notebook and the forms: notes are written, forms are gone through field by field and then filed."""

from typing import TYPE_CHECKING, Any, Final

from tui import seat, words
from tui.answers import Answer
from tui.panes import checklist, papers, workspace
from tui.screens import checking
from tui.screens.dialog import Choose, Read, Write
from tui.text import capped, short
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App

FILE, CHECK = "file", "check"
CELLS: Final = 90  # of one row of what was found
VALUE: Final = 48  # of what stands in a field
Command = tuple[str, dict[str, Any]]


async def open_paper(app: "App[Any]", play: seat.Play, chosen: str) -> Command | None:
    """Open a row of the papers. Returns the command to send: a note, or a form to file."""
    if chosen == "note":
        text = await app.push_screen_wait(Write(_("A note"), _("Only you and the debrief will read it."), several_lines=True, needed=True))
        return ("act", {"verb": "note", "text": text}) if text is not None else None
    if papers.in_file(chosen):
        await app.push_screen_wait(Read(*papers.read(play, play.view(), chosen)))
        return None
    if chosen == workspace.FIND:
        await find(app, play)
        return None
    if chosen.startswith("form-"):
        return await fill(app, play, chosen.removeprefix("form-"))
    return None


async def find(app: "App[Any]", play: seat.Play) -> None:
    """Search notebook, inbox and file by words; Enter reads what was found whole."""
    query = await app.push_screen_wait(Write(_("Search notebook, inbox and file"), _("Words, or their beginnings:"), needed=True))
    if query is None:
        return
    hits = papers.found(play, play.view(), query)
    start, title = "", _("Found: {words}").format(words=query)
    while hits:
        answers = [Answer(row, short(text, CELLS)) for row, text in hits]
        chosen = await app.push_screen_wait(Choose(title, "", answers, chosen=start))
        if chosen is None:
            return
        start = chosen
        if papers.in_file(start):
            await app.push_screen_wait(Read(*papers.read(play, play.view(), start)))
        else:
            await app.push_screen_wait(Read(title, dict(hits)[start]))
    await app.push_screen_wait(Read(title, _("Nothing in the notebook, the inbox or the file has these words.")))


async def fill(app: "App[Any]", play: seat.Play, form: str) -> Command | None:
    """Fill in a form. What is written stays as a draft, also after quitting, until it is filed."""
    subject = ""
    if form in words.FORM_FOR_A_PERSON:
        people = [Answer(one, play.label(one)) for one in papers.subjects(play, play.view(), form)]
        picked = await app.push_screen_wait(
            Choose(words.form(form), _("About whom?") if people else _("You have seen nobody yet."), people)
        )
        if picked is None:
            return None
        subject = picked
    fields = papers.opened(play, play.view(), form, subject)
    title = papers.subject_words(play, form, subject)
    start = ""
    while True:
        said = papers.findings(play, form, subject, fields)
        chosen = await app.push_screen_wait(_shown(play, form, fields, said, title, start))
        if chosen is None:
            return None
        start = chosen
        if chosen == CHECK:
            await app.push_screen_wait(Read(title, papers.findings_text(said)))
        elif chosen == FILE:
            empty = [words.field(name) for name in papers.gaps(said, fields)]
            if empty and not await _file_with_gaps(app, title, empty):
                continue
            papers.keep(play, form, subject, {})
            return "form", {"form": form, "subject": subject, "fields": dict(fields)}
        else:
            await _open_row(app, play, form, subject, fields, chosen)
            papers.keep(play, form, subject, fields)


def _shown(play: seat.Play, form: str, fields: dict[str, str], said: dict[str, list[str]], title: str, start: str) -> Choose:
    """The form as it stands: its rows with what the check says of each, then filing."""
    answers = [Answer(row, text, short(papers.remarks(play, said, row), 160)) for row, text in papers.form_rows(form, fields, VALUE)]
    answers.append(Answer(FILE, _("File this form now")))
    if said:
        answers.append(Answer(CHECK, papers.remarks_words(said)))
    text = _("What you know is filled in. Enter opens a field; check it and write what only you can judge.")
    return Choose(title, text, answers, chosen=start, back=_("Leave it as a draft"))


async def _open_row(app: "App[Any]", play: seat.Play, form: str, subject: str, fields: dict[str, str], row: str) -> None:
    """Write in a field, answer the list of signs, or choose a conclusion and give its reasons."""
    title = papers.subject_words(play, form, subject)
    if row == papers.SIGNS:
        await checking.go_through(app, play, subject, fields, title)
        return
    text = fields[row]
    if form == checklist.FORM and row == "conclusion":
        kinds = [Answer(code, said) for code, said in checklist.conclusions()]
        code = await app.push_screen_wait(Choose(words.field(row), _("Choose one, then write why."), kinds))
        if code is None:
            return
        text = checklist.conclude(fields, code)
    written = await app.push_screen_wait(Write(f"{title}: {words.field(row)}", "", text, several_lines=True))
    if written is not None:
        fields[row] = written


async def _file_with_gaps(app: "App[Any]", title: str, empty: list[str]) -> bool:
    """A gap may be right ("not known"), so it is asked and not refused."""
    text = capped(_("Still empty: {fields}.").format(fields=", ".join(empty)))
    answers = [Answer("no", _("Go back to the form")), Answer("yes", _("File it with these gaps"))]
    return await app.push_screen_wait(Choose(title, text, answers)) == "yes"
