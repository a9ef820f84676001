"""The line mode, `zholda play --plain`: the same exercise in numbered lines, for screen readers, for pipes, and for people who prefer it.

It prints what is new, who is here and what can be done, and takes a number or words; questions have letters. It shares everything but
the drawing with the screen: offers, questions, defaults, turns, and what stands in the panes; so the same choices leave the same journal.
"""

import sys
from typing import TYPE_CHECKING, Final, TextIO

from tui import afterwards, left, seat, seats, turn, words
from tui.answers import Answer
from tui.asking import Draft
from tui.habits import Habits
from tui.keys import by_place
from tui.line_mode import curtain
from tui.line_mode.acting import Acting
from tui.line_mode.asking import InputEnded, Lines, OtherWord, number_in
from tui.line_mode.commands import COMMANDS, everyday, known_words, meant, typed_words, with_words
from tui.line_mode.deciding import Deciding
from tui.line_mode.panes import STOP_WORD, Panes
from tui.line_mode.papers import Papers
from tui.line_mode.waiting import Waiting
from tui.panes import acts, ahead, doing, focus, lines, powers, travel
from tui.panes.numbers import not_given
from tui.panes.papers import forms as forms_of
from tui.text import capped, tidy
from zholda import settings, tongue
from zholda.tongue import N_, _, n_, p_

if TYPE_CHECKING:
    from tui.app import First

    Hits = list[tuple[acts.Deed, focus.Focus]]

CUES: Final = 4  # on the card of whoever is in focus; the inbox holds all of them
QUIET: Final = ("help", "read", "powers", "find")  # words that only read something out: nothing new is to be shown after them
MORE: Final = "more"  # the answer behind which acts stand for which there is no power
LIMITS: Final = N_("For training only, never for a real case. Every person and place is invented.")


class PlainSeat:
    """One seat of an exercise, played in lines."""

    def __init__(self, play: seat.Play, out: Lines, *, first: bool, habits: Habits) -> None:
        """`first`: the seat is taken for the first time, so its briefing is read out; `habits`: what it keeps from the turn before."""
        self.play, self.out, self.first, self.asked = play, out, first, habits.asked
        self.acting = Acting(play, out, habits.voices)
        self.deciding = Deciding(play, out, habits.asked)
        self.waiting = Waiting(play, out, self.acting, self.deciding)
        self.papers, self.panes = Papers(play, out, self.acting), Panes(play, out, self.acting, self.waiting.nothing_waits)
        self.read = 0
        self.here = ""
        self.left = False
        self.moved = False  # to another seat, following the case
        self.open_ones: set[str] = set()  # questions that were open when it was last shown what there is
        self.closed = False  # whether one of them has closed since then
        self.in_focus = focus.scene(play, play.view())[0]
        self.numbers, self.numbered, self.letters = habits.numbers, dict[int, acts.Deed](), habits.letters

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
        if self.deciding.put_forward():
            return
        if self.panes.asking:
            self.panes.interview()
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
            note = told.content_note and _("Content note: {note}").format(note=told.content_note)
            elsewhere = words.told_in(told.languages)
            for part in filter(None, (told.title, elsewhere, told.mission, told.seat_text, seats.beginning(self.play), note, _(LIMITS))):
                self.out.say(part + "\n")
            self.out.say(_("The word pause stops for a break at any moment; nobody has to say why. The word leave keeps everything."))
            before = _("Before you begin: the word {powers} reads your powers with their articles, agencies and services, {map} the map.")
            self.out.say(before.format(powers=p_("typed", "powers"), map=p_("typed", "map")))
        else:
            self.out.say(_("{title}, going on at {time}.").format(title=told.title, time=self.play.time(self.play.now)))
            self.read = max(len(self.play.view().lines) - 12, 0)

    def _show(self) -> None:
        """What is new, who is here, what can be done."""
        view = self.play.view()
        self.closed, self.open_ones = bool(self.open_ones - view.prompts.keys()), {*view.prompts}
        room = f", {self.play.label(view.room)}" if view.room else ""
        place = self.play.label(view.place) if view.place else _("on the way")
        self.out.say(f"\n{seat.date_and_clock(self.play.start, self.play.now)}. {place}{room}. {words.mode(self.play.mode).capitalize()}.")
        for line, said in lines.newest(self.play, view, self.read):
            self.out.say(f"  {self.play.time(line.at)} {lines.channel(line)}: {tidy(said)}")
        self.read = len(view.lines)
        for due in ahead.up(self.play, view):
            key = f"up-{due.at}-{due.words}"
            if key not in self.asked:
                self.asked.add(key)
                self.out.say(f"  {self.play.time(due.at)} " + _("Time is up: {what}").format(what=due.words))
        if self.panes.asking:  # the next sentence stands below
            return
        self.things = [*focus.scene(self.play, view), *focus.phone(self.play, view, self.play.offers())]
        asked, before = self.waiting.turn_to, (self.in_focus.kind, self.in_focus.id)
        self.waiting.turn_to = ("", "")
        there = {(one.kind, one.id): one for one in self.things}
        self.in_focus = there.get(asked) or there.get(before) or self.things[0]
        here = "; ".join(self.play.label(who) for who in view.here()) or _("nobody else")
        if here != self.here:
            self.here = here
            self.out.say(_("Here: {who}.").format(who=here))
        self.deeds = acts.deeds(self.play, self.play.offers(), self.in_focus)
        for _act, text in doing.under_way(self.play, view):
            self.out.say(_("Under way: {act}. The words go and stop speak to it.").format(act=text))
        if back := travel.driving_back(self.play, view):
            self.out.say(f"({back})")
        for who in self.play.public.callers() if view.busy and view.place else ():
            waits = _("{who} waits at the telephone. The word stop leaves what is under way; then you can answer.")
            self.out.say(waits.format(who=self.play.label(who)))
        self.out.say(_("In focus: {what}.").format(what=self.in_focus.label))
        for known in focus.card(self.play, view, self.in_focus, CUES):
            self.out.say(f"  {capped(known)}")
        self.numbered = self.numbers.given(view, self.in_focus, self.deeds)
        for n, deed in self.numbered.items():
            self.out.say(f"  {n}. {self._deed_words(deed)}")
        rest = len(self.deeds) - len(self.numbered)
        more = n_("0. all acts, {n} more.", "0. all acts, {n} more.", rest) + " " if rest > 0 else ""
        self.out.say(f"  {more}" + _("Words: {words}.").format(words=", ".join(everyday())))

    def _deed_words(self, deed: acts.Deed) -> str:
        voice = ""
        chosen, known = self.acting.voices.get(deed.target), {"": _("in your own words"), "card": _("with a card")}
        able = (*known, *deed.offer.choices["voice"]) if "voice" in deed.offer.choices else ()
        if chosen is not None and chosen in able:  # whoever interpreted before may have left
            voice = ", " + (known.get(chosen) or self.play.label(chosen))
        at_once = Draft(self.play, self.play.view(), deed.offer, deed.target, self.acting.voices).begins_at_once()
        small = ", ".join(filter(None, (deed.minutes + voice, _("begins at once") if at_once else "", acts.remark(deed))))
        return f"{deed.words} ({small})" if small else deed.words

    # --- what was typed --------------------------------------------------------------------------------------------------------

    def _answer(self, text: str) -> bool:
        """Do what was typed. Returns whether there is something new to show."""
        number = number_in(text)
        if number is None:
            return self._word(text) if text else False
        if number == 0:
            self._all()
            return True
        if number not in self.numbered:
            self.out.say(not_given(number, self.numbered))
            return False
        self._do(self.numbered[number])
        return True

    def _word(self, text: str) -> bool:
        if len(text) == 1 and self.closed and self.play.mode == "training":  # meant for what was asked a moment ago: no pane opens for it
            self.out.say(_("That question has closed. Type a number, or a word (help lists them)."))
            return False
        for reading in (text.casefold(), by_place(text)):
            name = meant(reading)
            if name:
                getattr(self, f"_{name}")()
                return name not in QUIET
        name, rest = with_words(text)
        if name == "find":
            self.papers.find(rest)
            return False
        if name == "wait":
            return self.waiting.until(rest)
        if len(text) == 1:  # meant for a question that is not open: every second act begins with it
            self.out.say(_("No question is open that a letter would answer. Type a number, or a word (help lists them)."))
            return False
        called = [one for one in self.things if text.casefold() in one.label.casefold()]
        turned = [one for one in called if one.kind == "person"] if len(called) > 1 else called  # who is in sight is meant first
        if len(turned) == 1:
            self.in_focus = turned[0]
            return True
        in_focus_first = sorted(self.things, key=lambda one: one != self.in_focus)
        hits = acts.found(acts.all_deeds(self.play, self.play.offers(), in_focus_first), text, 20)
        forms = [name for name, _filed in forms_of(self.play, self.play.view()) if acts.says(words.form(name), text)]
        if not hits and not forms and seat.day_and_time(text):
            self.out.say(_("To wait until then, type: {words}").format(words=f"{p_('typed', 'wait')} {text}"))
            return False
        if not hits and not forms:
            wrong = _("Nothing here is called '{text}'. Type a number, or one of these words: {words}.")
            self.out.say(wrong.format(text=text, words=", ".join(typed_words())))
            return False
        self._pick_deed(hits, forms)
        return True

    def _pick_deed(self, hits: "Hits", forms: list[str] | None = None, more: "Hits | None" = None) -> None:
        """Choose one of these acts and do it. `more`: acts for which there is no power, behind one answer."""
        to_one = bool(hits) and not forms and all(one == self.in_focus for _deed, one in hits)  # then nobody need hear it in every line
        told = [self._deed_words(deed) + ("" if to_one else f": {one.label}") for deed, one in hits]
        answers = [Answer(str(n), said) for n, said in enumerate(told)]
        answers += [Answer(name, words.form(name), p_("typed", "papers")) for name in forms or ()]
        answers += [Answer(MORE, acts.powerless(len(more)))] if more else []
        chosen = self.out.choose(_("These acts fit:"), answers)
        if chosen == MORE:
            self._pick_deed(more or [])
        elif chosen in (forms or ()):
            self.papers.fill(str(chosen), self.in_focus.id)
        elif chosen is not None:
            self._do(hits[int(chosen)][0])

    def _turn(self) -> None:
        at_hand = ("place", "person", "vehicle", "thing")
        near = sorted((one for one in self.things if one.kind in at_hand), key=lambda one: one != self.in_focus)
        chosen = self.out.choose(_("To whom, or to what?"), [Answer(str(n), *self._named(one)) for n, one in enumerate(near)])
        if chosen is not None:
            self.in_focus = near[int(chosen)]

    def _named(self, one: focus.Focus) -> tuple[str, str]:
        """What something is called in a list, and the remark after it: of what kind it is, where two things are called the same."""
        twice = sum(one.label == other.label for other in self.things) > 1
        return one.label, " · ".join(filter(None, (words.kind(one.kind) if twice else "", one.cue)))

    def _phone(self) -> None:
        """Whom one can reach and ask. Each keeps its letter, whoever rings, opens or closes meanwhile."""
        near = [one for one in self.things if one.kind in ("contact", "service")]
        answers = [Answer(str(n), *self._named(one), self.letters.setdefault(one.id, len(self.letters))) for n, one in enumerate(near)]
        chosen = self.out.choose(_("To whom, or to what?"), answers)
        if chosen is not None:
            self.in_focus = near[int(chosen)]

    def _all(self) -> None:
        able = [deed for deed in self.deeds if not acts.without_power(deed)]
        none = [deed for deed in self.deeds if acts.without_power(deed)]
        self._pick_deed([(deed, self.in_focus) for deed in able], more=[(deed, self.in_focus) for deed in none])

    def _help(self) -> None:
        for typed, name in typed_words().items():
            self.out.say(f"  {typed}: {_(COMMANDS[name])}")
        self.out.say(_("Words of a label turn to it (seat 14); words of an act find it (call ambulance)."))

    def _read(self) -> None:
        view = self.play.view()
        for line, said in ahead.with_deadlines(self.play, view, lines.newest(self.play, view))[-20:]:
            self.out.say(f"  {self.play.time(line.at)} {lines.channel(line)}: {capped(said)}")

    def _go(self) -> None:
        """On with what is under way; beside what runs by itself time passes to its end, or to the next thing that comes in."""
        aside = [act.ends for act in self.play.view().acts.values() if act.state == "began"]
        if self.play.free and aside:
            ahead.wait(self.play, self.play.view(), min(aside) - self.play.now, stop_early=True)
        else:
            turn.go_on(self.play)

    def _stop(self) -> None:
        running = doing.under_way(self.play, self.play.view())
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
        elif chosen == "end" and self.acting.sure(_("End the exercise? It cannot be gone on with afterwards.")):
            self.play.finish()

    def _language(self) -> None:
        answers = [Answer(code, name) for code, name in tongue.LANGUAGES.items()]
        chosen = self.out.choose(_("Language"), answers)
        if chosen is not None:
            tongue.use(chosen)
            settings.keep("language", chosen)

    def _wait(self) -> None:
        self.waiting.wait()

    # --- acts, decisions, papers -------------------------------------------------------------------------------------------------

    def _do(self, deed: acts.Deed) -> None:
        self.acting.do(deed.offer, deed.target, self.in_focus.id)

    def _decide(self) -> None:
        self.deciding.decide()

    # --- panes: what the screen shows beside the scene ----------------------------------------------------------------------------

    def _papers(self) -> None:
        self.papers.open(self.in_focus.id)

    def _find(self) -> None:
        self.papers.find()

    def _due(self) -> None:
        self.panes.due()

    def _map(self) -> None:
        self.panes.map()

    def _board(self) -> None:
        self.panes.board()

    def _interview(self) -> None:
        self.panes.interview()

    def _services(self) -> None:
        self.in_focus = self.panes.services() or self.in_focus

    def _documents(self) -> None:
        self.in_focus = self.panes.documents() or self.in_focus

    def _inbox(self) -> None:
        who = self.panes.inbox()
        self.in_focus = next((one for one in self.things if who and one.id == who), self.in_focus)

    def _powers(self) -> None:
        self.out.say(powers.text(self.play, self.play.view(), self.play.offers(), STOP_WORD))


def play_lines(play: seat.Play, read: TextIO, write: TextIO) -> None:
    """Play in lines until the exercise is left or over, or the input ends. The exercise is kept and closed in every case."""
    out = Lines(read, write, known_words)
    known = {play.seat, *(one.seat for one in play.seats)} if play.now else set()
    habits: dict[str, Habits] = {}
    try:
        while not seats.shared(play) or curtain.draw(play, out):
            seats.come_in(play)
            sitting = PlainSeat(play, out, first=play.seat not in known, habits=habits.setdefault(play.seat, Habits()))
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

    house, write = open_here(first), write or sys.stdout
    for one in left.meant(house.kept(), first)[:1]:  # said and not asked, for a script may be typing
        write.write(_("You left it before it was over. To go on with that one: zholda play {name} --plain").format(name=one.name) + "\n\n")
    play = house.resume(first.resume) if first.resume else house.begin(first.scenario, first.seat, first.mode or "training")
    play_lines(play, read or sys.stdin, write)
    return 0
