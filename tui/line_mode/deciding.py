"""Questions to the trainee in lines: each is put once by itself when it is new, and again when it is asked for."""

from tui import questions, seat, turn
from tui.line_mode.asking import Lines
from zholda.tongue import _


class Deciding:
    """The questions of one seat. `asked`: those that were put before, and what else was said once."""

    def __init__(self, play: seat.Play, out: Lines, asked: set[str]) -> None:
        self.play, self.out, self.asked = play, out, asked

    def put_forward(self) -> bool:
        """In training mode a new question is put once by itself. Returns whether one was decided."""
        fresh = [one for one in self.play.view().prompts if one not in self.asked] if self.play.mode == "training" else []
        if not fresh:
            return False
        first = min(fresh, key=lambda one: self.play.view().prompts[one].lapses_at)
        self.asked.add(first)
        return self.decide_on(first)

    def decide(self) -> None:
        """The open question; of several, the one that is picked."""
        found = questions.open_now(self.play)
        if not found:
            self.out.say(_("No question is open. What you do next is yours to decide."))
            return
        picked = self.out.choose(_("Open questions"), found, _("Which letter? (0: not now)")) if len(found) > 1 else found[0].id
        if picked is not None:
            self.decide_on(picked)

    def decide_on(self, occurrence: str) -> bool:
        """Put one question: what was known, the options, and the reason. Returns whether it was decided."""
        view = self.play.view()
        prompt = view.prompts[occurrence]
        for part in filter(None, (questions.known(self.play, view, prompt), questions.title(self.play, prompt))):
            self.out.say(part)
        option = self.out.choose(questions.asked(self.play, prompt), questions.options(self.play, prompt), _("Which letter? (0: not now)"))
        if option is None:
            return False
        needed = self.play.rationale_required(prompt.decision)
        reason = self.out.text(questions.why(self.play, prompt), needed=needed)
        if reason is None:
            return False
        turn.take(self.play, "choose", {"occurrence": occurrence, "option": option, "rationale": reason})
        return True
