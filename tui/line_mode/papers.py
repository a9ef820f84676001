"""Notebook, forms and file in the line mode: write and search, fill in field by field, answer the list of signs, read what was filed."""

from tui import seat, turn, words
from tui.answers import Answer
from tui.line_mode.acting import Acting
from tui.line_mode.asking import Lines
from tui.panes import checklist, papers
from tui.text import capped, one_line
from zholda.tongue import _, p_

FILE, CHECK, NOTE, OWN = "file", "check", "note", "own"


class Papers:
    """The papers of one seat."""

    def __init__(self, play: seat.Play, out: Lines, acting: Acting) -> None:
        self.play, self.out, self.acting = play, out, acting

    def open(self, first: str) -> None:
        """The notes, a new note, the forms, and what was filed and obtained. `first`: whoever is in focus."""
        view = self.play.view()
        for at, text in view.notes:
            self.out.say(f"  {self.play.time(at)} {capped(one_line(text))}")
        forms = [Answer(name, words.form(name), filed) for name, filed in papers.forms(self.play, view)]
        file = [Answer(row, text) for row, text in papers.dossier(self.play, view)]
        heads = {1 + sum(papers.own(self.play, one.id) for one in forms): [_("Mostly written by others:")]}
        heads |= {1 + len(forms): [_("Filed and obtained:")]} if file else {}
        chosen = self.out.choose(_("Notebook and forms."), [Answer(NOTE, _("Write a note")), *forms, *file], heads=heads)
        if chosen == NOTE:
            note = self.out.text(_("What do you write?"), needed=True)
            if note:
                turn.take(self.play, "act", {"verb": "note", "text": note})
        elif chosen is not None and not self._read(chosen):
            self.fill(chosen, first)

    def find(self, query: str | None = "") -> None:
        """Search notebook, inbox and file by words, asked for where none are given; a letter reads what was found whole."""
        query = query or self.out.text(_("Which words?"), needed=True)
        if not query:
            return
        hits = papers.found(self.play, self.play.view(), query)
        if not hits:
            self.out.say(_("Nothing in the notebook, the inbox or the file has these words."))
            return
        chosen = self.out.choose(_("Found:"), [Answer(row, capped(text)) for row, text in hits])
        if chosen is not None and not self._read(chosen):
            self.out.say(dict(hits)[chosen])

    def _read(self, row: str) -> bool:
        """Read out a row of the file. Returns whether it was one."""
        if papers.in_file(row):
            self.out.say("\n".join(papers.read(self.play, self.play.view(), row)))
        return papers.in_file(row)

    # --- forms ------------------------------------------------------------------------------------------------------------------

    def fill(self, form: str, first: str = "") -> None:
        """Fill in a form. What is written stays as a draft until it is filed."""
        subject = self._subject(form, first)
        if subject is None:
            return
        fields = papers.opened(self.play, self.play.view(), form, subject)
        while True:
            said = papers.findings(self.play, form, subject, fields)
            answers = [Answer(row, text, papers.remarks(self.play, said, row)) for row, text in papers.form_rows(form, fields)]
            answers.append(Answer(FILE, _("File this form now")))
            if said:
                answers.append(Answer(CHECK, papers.remarks_words(said)))
            chosen = self.out.choose(papers.subject_words(self.play, form, subject), answers)
            if chosen is None:
                return
            if chosen == FILE:
                if self._gaps_are_meant(papers.gaps(said, fields)):
                    papers.keep(self.play, form, subject, {})
                    turn.take(self.play, "form", {"form": form, "subject": subject, "fields": dict(fields)})
                    return
            elif chosen == CHECK:
                self.out.say(papers.findings_text(said))
            else:
                self._open_row(form, subject, fields, chosen)
                papers.keep(self.play, form, subject, fields)

    def _subject(self, form: str, first: str) -> str | None:
        if form not in words.FORM_FOR_A_PERSON:
            return ""
        known = sorted(papers.subjects(self.play, self.play.view(), form), key=lambda who: who != first)
        return self.out.choose(_("About whom?"), [Answer(who, self.play.label(who)) for who in known])

    def _gaps_are_meant(self, gaps: list[str]) -> bool:
        """A gap may be right ("not known"), so it is asked and not refused."""
        empty = [words.field(name) for name in gaps]
        if not empty:
            return True
        answers = [Answer("no", _("Go back to the form")), Answer("yes", _("File it with these gaps"))]
        return self.out.choose(_("Still empty: {fields}.").format(fields=", ".join(empty)), answers) == "yes"

    def _open_row(self, form: str, subject: str, fields: dict[str, str], row: str) -> None:
        if row == papers.SIGNS:
            self._signs(subject, fields)
            return
        if form == checklist.FORM and row == "conclusion":
            code = self.out.choose(_("Your conclusion?"), [Answer(code, said) for code, said in checklist.conclusions()])
            if code is None:
                return
            fields[row] = checklist.conclude(fields, code)
            reasons = self.out.text(_("Why? An empty line leaves what there is."), fields[row])
            if reasons and reasons != fields[row]:
                fields[row] = checklist.conclude({"conclusion": reasons}, code)
            return
        fields[row] = self.out.text(f"{words.field(row)}?", fields[row]) or ""

    # --- the list of signs ------------------------------------------------------------------------------------------------------

    def _signs(self, subject: str, fields: dict[str, str]) -> None:
        """One group after the other, as long as one is chosen."""
        while True:
            groups = [Answer(group, *checklist.group_words(fields, group)) for group in checklist.GROUPS]
            group = self.out.choose(_("Which group of signs?"), groups)
            if group is None:
                return
            while True:
                signs = {sign.id: sign for sign in checklist.signs(group)}
                sign = self.out.choose(_("Which sign?"), [Answer(one, *checklist.sign_words(fields, signs[one])) for one in signs])
                if sign is None:
                    break
                self._sign(subject, fields, signs[sign])

    def _sign(self, subject: str, fields: dict[str, str], sign: checklist.Sign) -> None:
        """Yes, no or not known; a yes with the observations on which it rests."""
        answers = [Answer(one, _(said)) for one, said in checklist.ANSWERS.items()]
        answers.append(Answer("", _("Leave it open: not asked")))
        given = self.out.choose(f"{sign.words}?", answers)
        if given is None:
            return
        basis: list[str] | None = []
        if given == checklist.YES:
            basis = self._basis(subject)
        if basis is not None:
            checklist.answer(fields, sign.id, given, tuple(basis))

    def _basis(self, subject: str) -> list[str] | None:
        """The observations on which a yes rests: those that were ticked, and what is written beside them. None for going back."""
        seen = checklist.observations(self.play, self.play.view(), subject)
        answers = [*(Answer(str(n), text) for n, text in enumerate(seen)), Answer(OWN, _("Something else, in your own words"))]
        ticked = self.out.tick(_("On what observation?"), answers, [], at_least=1)
        if ticked is None:
            return None
        basis = [seen[int(one)] for one in ticked if one != OWN]
        own = self.out.text(_("What did you observe?"), needed=True) if OWN in ticked else ""
        return [*basis, own] if own else basis or None


def word() -> str:
    """The word that opens them, as a remark behind a form that a search found."""
    return p_("typed", "papers")
