"""The line mode, `zholda play --plain`: the same exercise in numbered lines, for screen readers, for pipes, and for people who prefer it.

It prints what is new, who is here and what can be done, and takes a number or words; questions have letters. It shares everything but
the drawing with the screen: offers, questions, defaults and turns; so the same choices leave the same journal.
"""

import sys
from typing import TYPE_CHECKING, Final, TextIO

from tui import acts, afterwards, ahead, curtain_in_lines, focus, lines, papers, seat, seats, turn, words
from tui.answers import Answer
from tui.asking import Draft, Question
from tui.asking_in_lines import InputEnded, Lines, OtherWord, number_in
from tui.keys import by_place
from tui.text import capped, one_line
from zholda import settings, tongue
from zholda.tongue import N_, _, n_, p_

if TYPE_CHECKING:
    from tui.app import First

COMMANDS: Final = {
    "turn": N_("turn to somebody or something else"),
    "phone": N_("whom you can reach, and services"),
    "wait": N_("let time pass"),
    "go": N_("go on with what is under way"),
    "stop": N_("stop what is under way"),
    "all": N_("all acts for what is in focus (or 0)"),
    "decide": N_("the question that is open"),
    "read": N_("read the inbox again"),
    "papers": N_("notebook and forms"),
    "pause": N_("a break; anybody may, at any time"),
    "leave": N_("leave; the exercise is kept"),
    "language": N_("another language"),
    "help": N_("this list"),
}
LIMITS: Final = N_("For training only, never for a real case. Every person and place is invented.")


def typed_words() -> dict[str, str]:
    """What is typed for each command in the language spoken now -> the command. The English words count beside them."""
    said = (
        p_("typed", "turn"), p_("typed", "phone"), p_("typed", "wait"), p_("typed", "go"), p_("typed", "stop"), p_("typed", "all"),
        p_("typed", "decide"), p_("typed", "read"), p_("typed", "papers"), p_("typed", "pause"), p_("typed", "leave"),
        p_("typed", "language"), p_("typed", "help"),
    )  # fmt: skip
    return dict(zip(said, COMMANDS, strict=True))


def known_words() -> frozenset[str]:
    """Every word that means something at any moment."""
    return frozenset((*COMMANDS, *typed_words()))


class PlainSeat:
    """One seat of an exercise, played in lines."""

    def __init__(self, play: seat.Play, out: Lines, *, first: bool, asked: set[str]) -> None:
        """`first`: the seat is taken for the first time, so its briefing is read out; `asked`: questions that were put there before."""
        self.play, self.out, self.first, self.asked = play, out, first, asked
        self.voices: dict[str, str] = {}
        self.explained: set[str] = set()  # acts of which the one line was said already
        self.read = 0
        self.here = ""
        self.left = False
        self.moved = False  # to another seat, following the case
        self.in_focus = focus.scene(play, play.view())[0]

    def sit(self) -> None:
        """Play until it is left or over, or it is another's turn."""
        self._briefing()
        while not (self.left or self.moved or self.play.over or self.play.up != self.play.seat):
            self._show()
            try:
                self._move()
            except OtherWord as word:
                self._obey(str(word))
            for line in afterwards.interview(self.play):
                self.out.say(line)
        if self.play.over:
            self.out.say("\n" + _("The exercise is over.") + "\n")
            afterwards.rate_yourselves(self.play, self.out)
            self.out.say(afterwards.debrief(self.play))

    def _move(self) -> None:
        """A question that is new, or whatever is typed. Raises OtherWord where a question was answered with a word that means more."""
        if self._put_forward():
            return
        while not self._answer(self.out.hear(_("What do you do? A number, or a word (help lists them)."))):
            pass

    def _obey(self, word: str) -> None:
        """Do what a word says that was typed at a question."""
        while word:
            try:
                self._word(word)
                word = ""
            except OtherWord as other:
                word = str(other)

    # --- showing ---------------------------------------------------------------------------------------------------------------

    def _briefing(self) -> None:
        told = self.play.briefing
        if self.first:
            note = _("Content note: {note}").format(note=told.content_note)
            for part in filter(None, (told.title, told.mission, told.seat_text, seats.beginning(self.play), note, _(LIMITS))):
                self.out.say(part + "\n")
            self.out.say(_("The word pause stops for a break at any moment; nobody has to say why. The word leave keeps everything."))
        else:
            self.out.say(_("{title}, going on at {time}.").format(title=told.title, time=self.play.time(self.play.now)))
            self.read = max(len(self.play.view().lines) - 12, 0)

    def _show(self) -> None:
        """What is new, who is here, what can be done."""
        view = self.play.view()
        room = f", {self.play.label(view.room)}" if view.room else ""
        place = self.play.label(view.place) if view.place else _("on the way")
        self.out.say(f"\n{seat.date_and_clock(self.play.start, self.play.now)}. {place}{room}. {words.mode(self.play.mode).capitalize()}.")
        for line, said in lines.newest(self.play, view, self.read):
            self.out.say(f"  {self.play.time(line.at)} {lines.channel(line)}: {capped(said)}")
        self.read = len(view.lines)
        self.things = [*focus.scene(self.play, view), *focus.phone(self.play, view, self.play.offers())]
        self.in_focus = next((one for one in self.things if (one.kind, one.id) == (self.in_focus.kind, self.in_focus.id)), self.things[0])
        here = "; ".join(self.play.label(who) for who in view.here()) or _("nobody else")
        if here != self.here:
            self.here = here
            self.out.say(_("Here: {who}.").format(who=here))
        self.deeds = acts.deeds(self.play, self.play.offers(), self.in_focus)
        for _act, text in acts.under_way(self.play, view):
            self.out.say(_("Under way: {act}. The words go and stop speak to it.").format(act=text))
        self.out.say(_("In focus: {what}.").format(what=self.in_focus.label))
        for known in focus.card(self.play, view, self.in_focus):
            self.out.say(f"  {capped(known)}")
        numbered = acts.numbered(self.deeds)
        for n, deed in enumerate(numbered, 1):
            self.out.say(f"  {n}. {self._deed_words(deed)}")
        rest = len(self.deeds) - len(numbered)
        more = n_("0. all acts, {n} more.", "0. all acts, {n} more.", rest) + " " if rest > 0 else ""
        self.out.say(f"  {more}" + _("Words: {words}.").format(words=", ".join(typed_words())))

    def _deed_words(self, deed: acts.Deed) -> str:
        voice = ""
        if "voice" in deed.offer.choices and deed.target in self.voices:
            chosen = self.voices[deed.target]
            voice = ", " + ({"": _("in your own words"), "card": _("with a card")}.get(chosen) or self.play.label(chosen))
        small = acts.remark(deed)
        return f"{deed.words} ({deed.minutes}{voice}{', ' + small if small else ''})"

    # --- what was typed --------------------------------------------------------------------------------------------------------

    def _answer(self, text: str) -> bool:
        """Do what was typed. Returns whether there is something new to show."""
        number = number_in(text)
        numbered = acts.numbered(self.deeds)
        most = len(numbered)
        if number is None:
            return self._word(text) if text else False
        if number == 0:
            self._all()
            return True
        if not 1 <= number <= most:
            self.out.say(
                _("There is no {number} here. Type a number from 1 to {most}, or a word such as wait.").format(number=number, most=most)
            )
            return False
        self._do(numbered[number - 1])
        return True

    def _word(self, text: str) -> bool:
        for reading in (text.casefold(), by_place(text)):
            known = {**{name: name for name in COMMANDS}, **typed_words()}
            fit = {known[reading]} if reading in known else {name for typed, name in known.items() if typed.startswith(reading)}
            if len(fit) == 1:
                name = fit.pop()
                getattr(self, f"_{name}")()
                return name not in ("help", "read")
        turned = [one for one in self.things if text.casefold() in one.label.casefold()]
        if len(turned) == 1:
            self.in_focus = turned[0]
            return True
        in_focus_first = sorted(self.things, key=lambda one: one != self.in_focus)
        hits = acts.found(acts.all_deeds(self.play, self.play.offers(), in_focus_first), text, 20)
        forms = [name for name, _filed in papers.forms(self.play, self.play.view()) if acts.says(words.form(name), text)]
        if not hits and not forms:
            wrong = _("Nothing here is called '{text}'. Type a number, or one of these words: {words}.")
            self.out.say(wrong.format(text=text, words=", ".join(typed_words())))
            return False
        self._pick_deed(hits, forms)
        return True

    def _pick_deed(self, hits: list[tuple[acts.Deed, focus.Focus]], forms: list[str] | None = None) -> None:
        answers = [Answer(str(n), f"{self._deed_words(deed)}: {one.label}") for n, (deed, one) in enumerate(hits)]
        answers += [Answer(name, words.form(name), p_("typed", "papers")) for name in forms or ()]
        chosen = self.out.choose(_("These acts fit:"), answers)
        if chosen in (forms or ()):
            self._fill(str(chosen))
        elif chosen is not None:
            self._do(hits[int(chosen)][0])

    def _turn(self, kinds: tuple[str, ...] = ("place", "person", "vehicle", "thing")) -> None:
        near = sorted((one for one in self.things if one.kind in kinds), key=lambda one: one != self.in_focus)
        chosen = self.out.choose(_("To whom, or to what?"), [Answer(str(n), one.label, one.cue) for n, one in enumerate(near)])
        if chosen is not None:
            self.in_focus = near[int(chosen)]

    def _phone(self) -> None:
        self._turn(("contact", "service"))

    def _all(self) -> None:
        self._pick_deed([(deed, self.in_focus) for deed in self.deeds])

    def _help(self) -> None:
        for typed, name in typed_words().items():
            self.out.say(f"  {typed}: {_(COMMANDS[name])}")
        self.out.say(_("Words of a label turn to it (seat 14); words of an act find it (call ambulance)."))

    def _read(self) -> None:
        for line, said in lines.newest(self.play, self.play.view())[-20:]:
            self.out.say(f"  {self.play.time(line.at)} {lines.channel(line)}: {capped(said)}")

    def _go(self) -> None:
        turn.go_on(self.play)

    def _stop(self) -> None:
        running = acts.under_way(self.play, self.play.view())
        if not running:
            self.out.say(_("Nothing is under way."))
            if not self.play.free:
                turn.take(self.play, "stop", {"act": ""})
            return
        act = running[0][0] if len(running) == 1 else self.out.choose(_("Stop what?"), [Answer(act, text) for act, text in running])
        if act is not None:
            turn.take(self.play, "stop", {"act": act})

    def _pause(self) -> None:
        self.play.submit("pause", {"on": True}, self.play.view().seen)
        self.out.say(_("The exercise rests. If something in it stays with you, stop here and talk to somebody you trust."))
        try:
            chosen = self.out.choose(_("Paused."), [Answer("on", _("Go on")), Answer("leave", _("Leave; it is kept"))])
        finally:
            self.play.submit("pause", {"on": False}, self.play.view().seen)
        self.left = chosen == "leave"

    def _leave(self) -> None:
        sit_down = _("Sit down as {profession}")
        answers = [Answer(one.seat, sit_down.format(profession=words.profession(one.profession))) for one in seats.open_seats(self.play)]
        answers += [Answer("leave", _("Leave; go on later exactly here")), Answer("end", _("End the exercise now and see the debrief"))]
        chosen = self.out.choose(_("Leave?"), answers)
        if chosen == "leave":
            self.left = True
        elif chosen not in {None, "end"}:
            self.play.sit(str(chosen))
            self.moved = True
        elif chosen == "end" and self._sure(_("End the exercise? It cannot be gone on with afterwards.")):
            self.play.finish()

    def _language(self) -> None:
        answers = [Answer(code, name) for code, name in tongue.LANGUAGES.items()]
        chosen = self.out.choose(_("Language"), answers)
        if chosen is not None:
            tongue.use(chosen)
            settings.keep("language", chosen)

    def _wait(self) -> None:
        view = self.play.view()
        self.out.say(_("What you know will fall due:") + "\n" + "\n".join(f"  {line}" for line in ahead.lines(self.play, view)))
        answers = [Answer("", _("Until something happens ({at_most})").format(at_most=ahead.at_most(self.play)))]
        answers += [Answer(str(seconds), _("{minutes}, whatever happens").format(minutes=_(said))) for seconds, said in ahead.WAITS]
        answers.append(Answer("until", _("Until a time that you type")))
        chosen = self.out.choose(_("For how long?"), answers)
        if chosen is None:
            return
        seconds = self._until() if chosen == "until" else int(chosen or ahead.LONGEST_WATCH)
        ends = ahead.past_the_end(self.play, seconds) if chosen else ""
        if seconds and (not ends or self._sure(ends)):
            ahead.wait(self.play, view, seconds, stop_early=not chosen)

    def _until(self) -> int:
        """Seconds until a typed time; 0 if none was typed."""
        wrong = _("Which time? For example {time}.").format(time=seat.example_time(self.play))
        while wrong:
            typed = self.out.text(wrong, needed=True)
            if not typed or typed == "0":
                return 0
            at, wrong = seat.until_when(self.play, typed)
        return at - self.play.now

    # --- acts, decisions, papers -------------------------------------------------------------------------------------------------

    def _do(self, deed: acts.Deed) -> None:
        if deed.offer.verb not in self.explained:
            self.explained.add(deed.offer.verb)
            self.out.say(words.act_help(deed.offer.verb))
        draft = Draft(self.play, self.play.view(), deed.offer, deed.target, self.voices)
        while (question := draft.next_question()) is not None:
            if not self._ask(draft, question):
                return
        while draft.needs_a_look():
            said = draft.said()
            self.out.say(draft.summary() + ("\n" + _("You say: {sentence}").format(sentence=said) if said else ""))
            changeable = draft.can_change()
            answers = [Answer("begin", _("Begin"))]
            answers += [Answer(q.name, f"{q.ask} {draft.value_words(q.name)}", _("change")) for q in changeable]
            chosen = self.out.choose(_("Begin, or change something?"), answers)
            if chosen is None:
                return
            if chosen == "begin":
                break
            self._ask(draft, next(q for q in changeable if q.name == chosen))
        if deed.offer.grave and not self._sure(_("This cannot be taken back.")):
            return
        turn.take(self.play, "act", draft.command())

    def _ask(self, draft: Draft, question: Question) -> bool:
        if question.kind == "text":
            text = self.out.text(question.ask, str(draft.value(question.name)), needed=question.must)
            if text is None:
                return False
            wrong = draft.typed(question.name, text)
            if wrong:
                self.out.say(wrong)
            return not wrong
        picks = sorted(draft.picks(question.name), key=lambda pick: pick.value != self.in_focus.id or not pick.value)
        answers = [Answer(*pick) for pick in picks]
        if question.kind == "some":
            now = draft.value(question.name)
            groups = draft.together(question.name)
            ticked = now if isinstance(now, list) else str(now).split()
            answers = [Answer(one.id, one.words) for one in groups] + answers
            together = {one.id: one.people for one in groups}
            several = self.out.tick(question.ask, answers, ticked, at_least=int(question.must), together=together)
            if several is None:
                return False
            draft.answer(question.name, several)
            return True
        one = self.out.choose(question.ask, answers)
        if one is None:
            return False
        draft.answer(question.name, one)
        return True

    def _sure(self, text: str) -> bool:
        return self.out.choose(text, [Answer("no", _("Cancel: change nothing")), Answer("yes", _("Yes, do it"))]) == "yes"

    def _put_forward(self) -> bool:
        """In training mode a new question is put once by itself. Returns whether one was decided."""
        fresh = [one for one in self.play.view().prompts if one not in self.asked] if self.play.mode == "training" else []
        if not fresh:
            return False
        first = min(fresh, key=lambda one: self.play.view().prompts[one].lapses_at)
        self.asked.add(first)
        return self._decide_on(first)

    def _decide(self) -> None:
        prompts = sorted(self.play.view().prompts.values(), key=lambda prompt: prompt.lapses_at) if self.play.mode == "training" else []
        if prompts:
            self._decide_on(prompts[0].occurrence)
        else:
            self.out.say(_("No question is open. What you do next is yours to decide."))

    def _decide_on(self, occurrence: str) -> bool:
        prompt = self.play.view().prompts[occurrence]
        path = f"decisions.{prompt.decision}"
        about = f" ({self.play.label(prompt.person)})" if prompt.person else ""
        answers = [Answer(one, self.play.say(f"{path}.options.{one}")) for one in self.play.options(prompt.decision)]
        needed = self.play.rationale_required(prompt.decision)
        asks_why = " " + _("You are asked for your reason as well.") if needed else ""
        shape = _("A question for you{about}, open until {time}: {question}")
        title = shape.format(about=about, time=self.play.time(prompt.lapses_at), question=self.play.say(f"{path}.ask")) + asks_why
        option = self.out.choose(title, answers, _("Which letter? (0: not now)"))
        if option is None:
            return False
        reason = self.out.text(_("Why? A few words are needed.") if needed else _("Why? You may leave this empty."), needed=needed)
        if reason is None:
            return False
        turn.take(self.play, "choose", {"occurrence": occurrence, "option": option, "rationale": reason})
        return True

    def _papers(self) -> None:
        view = self.play.view()
        for at, text in view.notes:
            self.out.say(f"  {self.play.time(at)} {one_line(text)}")
        forms = [Answer(name, words.form(name), filed) for name, filed in papers.forms(self.play, view)]
        chosen = self.out.choose(_("Notebook and forms."), [Answer("note", _("Write a note")), *forms])
        if chosen == "note":
            note = self.out.text(_("What do you write?"), needed=True)
            if note:
                turn.take(self.play, "act", {"verb": "note", "text": note})
        elif chosen is not None:
            self._fill(chosen)

    def _fill(self, form: str) -> None:
        subject = ""
        if form in words.FORM_FOR_A_PERSON:
            known = sorted(papers.subjects(self.play, self.play.view()), key=lambda who: who != self.in_focus.id)
            people = [Answer(who, self.play.label(who)) for who in known]
            about = self.out.choose(_("About whom?"), people)
            if about is None:
                return
            subject = about
        fields = papers.opened(self.play, self.play.view(), form, subject)
        while True:
            empty = _("(empty)")
            answers = [Answer(name, f"{words.field(name)}: {one_line(text) or empty}") for name, text in fields.items()]
            chosen = self.out.choose(papers.subject_words(self.play, form, subject), [*answers, Answer("file", _("File this form now"))])
            if chosen is None:
                return
            if chosen == "file":
                papers.keep(self.play, form, subject, {})
                turn.take(self.play, "form", {"form": form, "subject": subject, "fields": dict(fields)})
                return
            fields[chosen] = self.out.text(f"{words.field(chosen)}?", fields[chosen]) or ""
            papers.keep(self.play, form, subject, fields)


def play_lines(play: seat.Play, read: TextIO, write: TextIO) -> None:
    """Play in lines until the exercise is left or over, or the input ends. The exercise is kept and closed in every case."""
    out = Lines(read, write, known_words)
    known = {play.seat, *(one.seat for one in play.seats)} if play.now else set()
    asked: dict[str, set[str]] = {}
    try:
        while not seats.shared(play) or curtain_in_lines.draw(play, out):
            seats.come_in(play)
            sitting = PlainSeat(play, out, first=play.seat not in known, asked=asked.setdefault(play.seat, set()))
            known.add(play.seat)
            sitting.sit()
            if sitting.left or play.over:
                break
    except InputEnded:
        out.say(_("The input has ended."))
    finally:
        if not play.over:
            out.say(_("The exercise is kept at {time}; it goes on exactly there.").format(time=play.time(play.now)))
        play.close()


def show(first: "First", read: TextIO | None = None, write: TextIO | None = None) -> int:
    """Open what `first` says and play it in lines. Returns the exit code 0. Raises SessionError where it cannot be opened."""
    from tui.app import open_here

    house = open_here(first)
    play = house.resume(first.resume) if first.resume else house.begin(first.scenario, first.seat, first.mode or "training")
    play_lines(play, read or sys.stdin, write or sys.stdout)
    return 0
