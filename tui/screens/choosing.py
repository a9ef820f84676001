"""Putting an act together on the screen: the open questions one after the other, then the whole act to look at before it begins."""

from typing import TYPE_CHECKING, Any

from tui import words
from tui.answers import Answer
from tui.arguments import Question
from tui.asking import Draft
from tui.screens.dialog import BACK, Choose, Confirm, Tick, Write
from tui.text import capped, short
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App

BEGIN, WHY = "begin", "why"


async def ask_all(app: "App[Any]", draft: Draft) -> bool:
    """Ask what is open and show the act once. Returns whether it shall begin; going back goes back one question."""
    answered: list[str] = []
    while True:
        question = draft.next_question()
        if question is None:
            decided = await look_over(app, draft, _("The question before") if answered else _("Do nothing"))
            if decided is not None:
                return decided
            if not answered:
                return False
        elif await ask_one(app, draft, question, _("The question before") if answered else _("Do nothing")):
            answered.append(question.name)
            continue
        if not answered:
            return False
        draft.take_back(answered.pop())


async def ask_one(app: "App[Any]", draft: Draft, question: Question, escape: str = "") -> bool:
    """Ask one question. `escape`: where going back leads, in words. Returns whether it was answered."""
    title = f"{draft.summary()}"
    if question.kind == "text":
        wrong, text = question.ask, draft.value_words(question.name)
        while wrong:
            written = await app.push_screen_wait(Write(title, wrong, text, needed=question.must, escape=escape))
            if written is None:
                return False
            wrong, text = draft.typed(question.name, written), written
        return True
    picks = draft.picks(question.name)
    if question.kind == "some":
        now = draft.standing(question.name)
        ticked = now if isinstance(now, list) else [one for one in str(now).split() if one]
        groups = draft.together(question.name)
        answers = [Answer(one.id, one.words) for one in groups] + [Answer(pick.value, pick.words) for pick in picks]
        together = {one.id: one.people for one in groups}
        ask = Tick(title, question.ask, answers, ticked, at_least=1 if question.must else 0, together=together, escape=escape)
        chosen = await app.push_screen_wait(ask)
        if chosen is None:
            draft.left[question.name] = list(ask.ticked)
            return False
        draft.answer(question.name, chosen)
        return True
    answers = [Answer(f"={pick.value}", pick.words, pick.small) for pick in picks]
    stands = BACK if draft.unasked(question.name) and question.name not in draft.left else f"={draft.standing(question.name)}"
    one = await app.push_screen_wait(Choose(title, question.ask, answers, chosen=stands, escape=escape))
    if one is None:
        return False
    draft.answer(question.name, one.removeprefix("="))
    return True


async def look_over(app: "App[Any]", draft: Draft, escape: str) -> bool | None:
    """The act as it stands: begin it, or change an argument first. None goes back, to what `escape` says."""
    if not draft.needs_a_look():
        return True
    while True:
        if opened := draft.next_question():  # what was changed made something else a question
            if not await ask_one(app, draft, opened, escape):
                return None
            continue
        changeable = {question.name: question for question in draft.can_change()}
        answers = [Answer(BEGIN, _("Begin"))]
        answers += [
            Answer(name, f"{question.ask} {short(draft.value_words(name), 72)}", _("change")) for name, question in changeable.items()
        ]
        answers.append(Answer(WHY, f"{words.ask('', 'why')} {short(draft.chosen.get('why', ''), 40)}"))
        said = draft.said()
        spoken = _("You say: {sentence}").format(sentence=capped(said)) if said else ""
        chosen = await app.push_screen_wait(
            Choose(draft.summary(), "\n".join(filter(None, (spoken, draft.remarks()))), answers, chosen=BEGIN, escape=escape)
        )
        if chosen is None:
            return None
        if chosen == WHY:
            await _ask_why(app, draft)
        elif chosen != BEGIN:
            await ask_one(app, draft, changeable[chosen], _("The whole act"))
        elif not draft.offer.grave or await _sure(app, draft):
            return True


async def _ask_why(app: "App[Any]", draft: Draft) -> None:
    text = await app.push_screen_wait(Write(draft.summary(), words.ask("", "why"), str(draft.chosen.get("why", ""))))
    if text is not None:
        draft.chosen["why"] = text


async def _sure(app: "App[Any]", draft: Draft) -> bool:
    """Ask once before a step that cannot be taken back, with the whole of it in words."""
    text = "\n".join(filter(None, (draft.in_words(), _("This cannot be taken back."))))
    return await app.push_screen_wait(Confirm(draft.summary(), text, _("Yes, do it"))) == "yes"
