"""An act in the line mode: its open questions one by one, the whole act to look at, and one more question where nothing takes it back."""

from typing import TYPE_CHECKING, Final

from tui import seat, turn, words
from tui.answers import Answer
from tui.arguments import Question
from tui.asking import Draft
from tui.line_mode.asking import Lines
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Offer

BEGIN: Final = "begin"
WHY: Final = "why"


class Acting:
    """Puts acts together by questions in lines. `voices` remembers who interpreted for whom; an act is explained once."""

    def __init__(self, play: seat.Play, out: Lines, voices: dict[str, str]) -> None:
        self.play, self.out, self.voices = play, out, voices
        self._explained: set[str] = set()  # acts of which the one line was said already

    def do(self, offer: "Offer", target: str, first: str = "") -> None:
        """Ask what is open, show the act, and do it. `first`: whoever is in focus, who stands first in lists."""
        if offer.verb not in self._explained:
            self._explained.add(offer.verb)
            self.out.say(words.act_help(offer.verb))
        draft = Draft(self.play, self.play.view(), offer, target, self.voices)
        if self._put_together(draft, first) and (not offer.grave or self.sure(_("This cannot be taken back."))):
            turn.take(self.play, "act", draft.command())

    def _put_together(self, draft: Draft, first: str) -> bool:
        """Ask what is open and show the act. Returns whether it shall begin; going back goes back one question, as on the screen."""
        answered: list[str] = []
        while True:
            question = draft.next_question()
            if question is None and self._looked_over(draft, first):
                return True
            if question is not None and self._ask(draft, question, first):
                answered.append(question.name)
            elif not answered:
                return False
            else:
                draft.take_back(answered.pop())

    def sure(self, text: str) -> bool:
        """Ask once; the first answer, and going back, change nothing."""
        return self.out.choose(text, [Answer("no", _("Cancel: change nothing")), Answer("yes", _("Yes, do it"))]) == "yes"

    def _looked_over(self, draft: Draft, first: str) -> bool:
        """Show the act as it stands, as often as something in it is changed. Returns whether it shall begin."""
        while draft.needs_a_look():
            if opened := draft.next_question():  # what was changed made something else a question
                if not self._ask(draft, opened, first):
                    return False
                continue
            said = draft.said()
            spoken = _("You say: {sentence}").format(sentence=said) if said else ""
            self.out.say("\n".join(filter(None, (draft.summary(), spoken, draft.remarks()))))
            changeable = draft.can_change()
            answers = [Answer(BEGIN, _("Begin"))]
            answers += [Answer(q.name, f"{q.ask} {draft.value_words(q.name)}", _("change")) for q in changeable]
            answers.append(Answer(WHY, f"{words.ask('', WHY)} {draft.chosen.get(WHY, '')}"))
            chosen = self.out.choose(_("Begin, or change something?"), answers)
            if chosen in (None, BEGIN):
                return chosen == BEGIN
            if chosen == WHY:
                draft.chosen[WHY] = self.out.text(words.ask("", WHY), str(draft.chosen.get(WHY, ""))) or ""
            else:
                self._ask(draft, next(q for q in changeable if q.name == chosen), first)
        return True

    def _ask(self, draft: Draft, question: Question, first: str) -> bool:
        """Ask one question. Returns whether it was answered."""
        if question.kind == "text":
            while (text := self.out.text(question.ask, draft.value_words(question.name), needed=question.must)) is not None:
                wrong = draft.typed(question.name, text)
                if not wrong:
                    return True
                self.out.say(wrong)
            return False
        near = first if first in self.play.view().people else ""  # lists of bodies and services keep their order, and their letters
        picks = sorted(draft.picks(question.name), key=lambda pick: pick.value != near or not pick.value)
        answers = [Answer(*pick) for pick in picks]
        if question.kind == "some":
            now = draft.standing(question.name)
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
