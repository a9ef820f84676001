"""Letting time pass, in lines: for how long or until when, and what waits for an answer before it does."""

from tui import seat, seats, unanswered
from tui.answers import Answer
from tui.line_mode.acting import Acting
from tui.line_mode.asking import Lines
from tui.line_mode.deciding import Deciding
from tui.panes import ahead, interview
from zholda.tongue import _


class Waiting:
    """The waits of one seat."""

    def __init__(self, play: seat.Play, out: Lines, acting: Acting, deciding: Deciding) -> None:
        self.play, self.out, self.acting, self.deciding = play, out, acting, deciding
        self.turn_to = ("", "")  # kind and id of who asked, once they are to be seen to first

    def wait(self) -> None:
        """For how long, or until when, after a look at what falls due."""
        if not self.talk_seen_to():
            return
        view = self.play.view()
        self.out.say("\n".join([_("What you know will fall due:"), *(f"  {line}" for line in ahead.lines(self.play, view))]))
        for line in (*filter(None, [ahead.no_rest(self.play, view)]), *seats.elsewhere(self.play)):
            self.out.say(line)
        answers = [Answer("", _("Until something happens ({at_most})").format(at_most=ahead.at_most(self.play)))]
        answers += [Answer(str(seconds), _("{minutes}, whatever happens").format(minutes=_(said))) for seconds, said in ahead.WAITS]
        answers.append(Answer("until", _("Until a time that you type, whatever happens")))
        chosen = self.out.choose(_("For how long?"), answers)
        if chosen is None or not self.nothing_waits():
            return
        seconds = self._typed() if chosen == "until" else int(chosen or ahead.watch(self.play))
        self._let_pass(seconds, stop_early=not chosen)

    def until(self, typed: str) -> bool:
        """Wait until a time that stands behind the word. Returns whether it was one."""
        at, wrong = seat.until_when(self.play, typed)
        if wrong:
            self.out.say(wrong)
        elif self.talk_seen_to() and self.nothing_waits():
            self._let_pass(at - self.play.now, stop_early=False)
        return not wrong

    def talk_seen_to(self) -> bool:
        """Speak of an interview that is open, and close or interrupt it where that is chosen. Returns whether time may pass."""
        view = self.play.view()
        said, talk = interview.left_open(self.play, view, self.deciding.asked), view.interview
        if not said or talk is None:
            return True
        ways = interview.ways_out(self.play.offers(), talk.person)
        answers = [*(Answer(offer.verb, words) for offer, words in ways), Answer("", _("Let the time pass"))]
        chosen = self.out.choose(said, answers)
        for offer, _words in ways:
            if offer.verb == chosen:
                self.acting.do(offer, talk.person)
        return chosen == ""

    def nothing_waits(self) -> bool:
        """Speak once of what waits for an answer. Returns whether time may pass."""
        found = [one for one in unanswered.waiting(self.play, self.play.view()) if one.key not in self.deciding.asked]
        self.deciding.asked.update(one.key for one in found)
        if not found:
            return True
        self.out.say(unanswered.told(self.play, self.play.view(), found[-unanswered.NAMED :]))
        answers = [Answer("no", _("See to it first")), Answer("yes", _("Let the time pass"))]
        chosen = self.out.choose(_("Nobody has answered"), answers)
        if chosen == "no" and (open_now := unanswered.questions(self.play.view(), found)):
            self.deciding.decide_on(min(open_now, key=lambda one: one.lapses_at).occurrence)
        elif chosen == "no":
            self.turn_to = unanswered.speaker(self.play, self.play.view(), found)
        return chosen == "yes"

    def _let_pass(self, seconds: int, *, stop_early: bool) -> None:
        ends = "" if stop_early else ahead.past_the_end(self.play, seconds)
        if seconds and (not ends or self.acting.sure(ends)):
            ahead.wait(self.play, self.play.view(), seconds, stop_early=stop_early)

    def _typed(self) -> int:
        """Seconds until a typed time; 0 if none was typed."""
        wrong = _("Which time? For example {time}.").format(time=seat.examples(self.play))
        while wrong:
            typed = self.out.text(wrong, needed=True)
            if not typed or typed == "0":
                return 0
            at, wrong = seat.until_when(self.play, typed)
        return at - self.play.now
