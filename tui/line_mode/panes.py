"""The panes of the screen read out in lines: what falls due, map, board, interview, services, documents, and the inbox by channel.

Each reads the same rows as the screen, so that nothing stands on one and not in the other. A heading is a line, a row has a letter.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from tui import seat, turn, words
from tui.answers import Answer
from tui.line_mode.acting import Acting
from tui.line_mode.asking import Lines
from tui.panes import ahead, board, focus, interview, lines, services, wishes
from tui.panes import map as maps
from tui.text import capped, one_line
from zholda.tongue import N_, _, span

if TYPE_CHECKING:
    from tui.panes.focus import Focus
    from tui.widgets.choices import Row
    from zholda.session import Line, SeenInterview, View

STOP_WORD: Final = N_("Stop word: the word pause halts everything at once. Nobody has to say why.")
AT_ONCE: Final = 20  # lines of the inbox that are read out at once
ALL, EARLIER, GO, NOTE = "all", "earlier", "go", "note"


class Panes:
    """The panes of one seat. What is chosen in them is done as on the screen."""

    def __init__(self, play: seat.Play, out: Lines, acting: Acting, may_pass: Callable[[], bool]) -> None:
        """`may_pass`: speaks once of what waits for an answer, and says whether time may pass."""
        self.play, self.out, self.acting, self.may_pass = play, out, acting, may_pass
        self.topic = ""  # what is asked about in an interview
        self._went_on = False  # whether something was said in it, and nobody went back since

    # --- time and places --------------------------------------------------------------------------------------------------------

    def due(self) -> None:
        """What falls due, and wait until then."""
        from tui.panes import boards

        play, view = self.play, self.play.view()
        chosen = self.choose_row(_("What falls due. A letter waits until then."), boards.due_rows(play, view))
        at = int(chosen.rpartition("-")[2]) if chosen else play.now
        if at <= play.now:
            return
        before = "\n".join(f"  {play.time(one.at)}  {one.words}" for one in ahead.due(play, view) if one.at <= at)
        if self.acting.sure(_("Wait until {time}?").format(time=play.time(at)) + "\n" + before) and self.may_pass():
            ahead.wait(play, view, at - play.now, stop_early=False)

    def map(self) -> None:
        """Places with the way there, roads and journeys; what was told of a place, and going there."""
        from tui.panes import boards

        play, view = self.play, self.play.view()
        known = maps.known(play, view)
        legs = [
            f"{play.label(road.origin)} - {play.label(road.to)}, {span(road.seconds)}" for road in play.public.roads() if road.seconds >= 0
        ]
        self.out.say(_("Roads: {roads}.").format(roads="; ".join(legs)) if legs else _("No road is known."))
        chosen = self.choose_row(_("The map in words. A letter tells of a place, and goes there."), boards.map_rows(play, known))
        if chosen is None:
            return
        if not chosen.startswith("place-"):
            self.out.say(board.evidence(play, view, (int(chosen.rpartition("-")[2]),))[0])
            return
        place = chosen.removeprefix("place-")
        can_go = any(one.verb == "go" and place in one.choices.get("to", ()) for one in play.offers())
        ride = play.public.ride(view.place, place) if view.place else -1
        self.out.say(f"{play.label(place)}: {boards.place_text(play, view, place)}")
        if can_go and ride >= 0:
            answers = [Answer(GO, _("Go there ({span})").format(span=span(ride)))]
            if self.out.choose(_("Go there?"), answers) == GO:
                turn.take(play, "act", {"verb": "go", "to": place})

    # --- what hangs together --------------------------------------------------------------------------------------------------------

    def board(self) -> None:
        """The case board, or wishes and worries: a letter reads what carries a row."""
        from tui.panes import boards

        play, view = self.play, self.play.view()
        care = wishes.cares(play)
        shown = boards.wishes_rows(play, view) if care else boards.board_rows(play, view, board.board(play, view))
        title = _("Wishes and worries. A letter reads what carries it.") if care else _("Case board. A letter reads what carries it.")
        chosen = self.choose_row(title, shown)
        if chosen == board.FILE:
            told = [f"{said} ({act})" for act, said, _line in board.in_file(play, view)]
        else:
            told = board.evidence(play, view, boards.lines_of(chosen)) if chosen else []
        if chosen and not told:
            self.out.say(_("No line of the inbox stands behind this row."))
        for said in told:
            self.out.say(f"  {said}")

    # --- the interview ------------------------------------------------------------------------------------------------------------

    @property
    def asking(self) -> bool:
        """Whether the next sentence of an interview is asked for by itself: one was said, and nobody went back since."""
        return self._went_on and self.play.view().interview is not None

    def interview(self) -> None:
        """What was said, the time, and the next sentence, a break, or the end. After one was said the next follows without the head."""
        from tui.panes import boards

        play, view = self.play, self.play.view()
        talk = view.interview
        if talk is None:
            self.out.say(_("No interview is open. This act on somebody begins one: {act}.").format(act=words.act("interview")))
            return
        whole = (*interview.head(play, view, talk), _(STOP_WORD), *interview.transcript(play, view, talk))
        for line in (interview.clock(play, talk),) if self.asking else whole:
            self.out.say(f"  {capped(line)}")
        while (chosen := self._next_sentence(talk)) == boards.TOPIC:
            topics = [Answer(one, words.choice("topic", one)) for one in interview.topics(play, play.offers())]
            self.topic = self.out.choose(_("About what?"), topics) or self.topic
        self._went_on = chosen is not None
        if chosen == boards.BUSY:
            turn.go_on(play)
        elif chosen is not None and chosen.startswith(boards.ASK):
            question = chosen.removeprefix(boards.ASK)
            turn.take(play, "act", {**interview.ASKS, "person": talk.person, "topic": self.topic, "question": question})
        elif chosen is not None:
            verb = chosen.removeprefix(boards.ASIDE)
            self.acting.do(next(one for one in play.offers() if one.verb == verb), talk.person)

    def _next_sentence(self, talk: "SeenInterview") -> str | None:
        from tui.panes import boards

        shown = boards.talk_rows(self.play, self.play.view(), self.play.offers(), talk, self.topic)
        return self.choose_row(_("Interview: {who}").format(who=self.play.label(talk.person)), shown)

    # --- services and documents ----------------------------------------------------------------------------------------------------

    def services(self) -> "Focus | None":
        """Every service with its hours, its lead time and the queue of what was asked for. Returns the one to turn to."""
        play, view = self.play, self.play.view()
        there = [one for one in focus.phone(play, view, play.offers()) if one.kind == "service"]
        answers = [Answer(str(n), one.label, " ".join(services.card(play, view, one.id))) for n, one in enumerate(there)]
        if not answers:
            self.out.say(_("No service can be asked for now."))
            return None
        chosen = self.out.choose(_("Services. A letter turns to one."), answers)
        return there[int(chosen)] if chosen is not None else None

    def documents(self) -> "Focus | None":
        """Papers and things that this seat came upon, who has them, and what they say. Returns the one to turn to."""
        play, view = self.play, self.play.view()
        there = [one for one in focus.scene(play, view) if one.kind == "thing"]
        answers = [Answer(str(n), one.label, " ".join(focus.card(play, view, one))) for n, one in enumerate(there)]
        if not answers:
            self.out.say(_("You have come upon no papers or things yet."))
            return None
        chosen = self.out.choose(_("Papers and other things. A letter turns to one."), answers)
        return there[int(chosen)] if chosen is not None else None

    # --- the inbox ------------------------------------------------------------------------------------------------------------------

    def inbox(self) -> str | None:
        """One channel or all, the newest last. Returns the id of somebody to turn to."""
        play, view = self.play, self.play.view()
        everything = ahead.with_deadlines(play, view, lines.newest(play, view))
        names = [lines.channel(line) for line, _said in everything]
        answers = [Answer(ALL, _("All channels"), str(len(names)))]
        answers += [Answer(f"={name}", name, str(names.count(name))) for name in dict.fromkeys(names)]
        channel = self.out.choose(_("Which channel?"), answers)
        if channel is None:
            return None
        fit = [(line, said) for line, said in everything if channel in (ALL, f"={lines.channel(line)}")]
        until = len(fit)
        while True:
            since = max(until - AT_ONCE, 0)
            shown = [Answer(EARLIER, _("Show earlier lines"))] if since else []
            shown += [
                Answer(str(line.no), f"{play.time(line.at)} {lines.channel(line)}: {capped(said)}") for line, said in fit[since:until]
            ]
            chosen = self.out.choose(_("Inbox. A letter opens a line."), shown)
            if chosen != EARLIER:
                opened = next(((line, said) for line, said in fit if str(line.no) == chosen), None)
                return self._line(view, *opened) if opened is not None else None
            until = since

    def _line(self, view: "View", line: "Line", said: str) -> str | None:
        """One line whole: copy it to the notebook, or turn to whom it is about."""
        play = self.play
        self.out.say(f"{seat.date_and_clock(play.start, line.at)}  {lines.channel(line)}\n{said}")
        there = [one for one in dict.fromkeys((line.source, *line.about)) if one in view.here()]
        answers = [Answer(one, _("Turn to {who}").format(who=play.label(one))) for one in there]
        chosen = self.out.choose(_("What with this line?"), [*answers, Answer(NOTE, _("Copy it to the notebook"))])
        if chosen != NOTE:
            return chosen
        turn.take(play, "act", {"verb": "note", "text": f"{play.time(line.at)} {said}"})
        return None

    # --- rows ------------------------------------------------------------------------------------------------------------------------

    def choose_row(self, title: str, shown: "Sequence[Row]") -> str | None:
        """Read rows out as they stand on the screen. Returns the id of the one that was chosen, None for going back."""
        answers, heads = lettered(shown)
        if answers:
            return self.out.choose(title, answers, heads=heads)
        self.out.say("\n".join([title, *(f"  {line}" for line in heads.get(0, ()))]))
        return None


def lettered(shown: "Sequence[Row]") -> tuple[list[Answer], dict[int, list[str]]]:
    """Rows as answers, and the lines that stand before the answer of a place."""
    answers: list[Answer] = []
    heads: dict[int, list[str]] = {}
    for row in shown:
        if row.id:
            answers.append(Answer(row.id, one_line(row.content.plain)))
        else:
            heads.setdefault(len(answers), []).append(one_line(row.content.plain))
    return answers, heads
