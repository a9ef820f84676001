"""The list of signs of an identification sheet on the screen: group, sign, answer, and the observation on which a yes rests."""

from typing import TYPE_CHECKING, Any, Final

from tui import seat
from tui.answers import Answer
from tui.panes import checklist
from tui.screens.dialog import Choose, Tick, Write
from tui.text import short
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App

OWN, OPEN = "own", "open"
CELLS: Final = 160  # of one observation in a list


async def go_through(app: "App[Any]", play: seat.Play, subject: str, fields: dict[str, str], title: str) -> None:
    """Answer signs, group by group, until one goes back. What is answered is written into the fields at once."""
    group = ""
    while True:
        text = _("Yes, no and not known are kept apart: what was not asked is none of them. {count}.").format(
            count=checklist.count_words(fields)
        )
        groups = [Answer(one, *checklist.group_words(fields, one)) for one in checklist.GROUPS]
        chosen = await app.push_screen_wait(Choose(title, text, groups, chosen=group, back=_("Back to the form")))
        if chosen is None:
            return
        group = chosen
        await _group(app, play, subject, fields, group)


async def _group(app: "App[Any]", play: seat.Play, subject: str, fields: dict[str, str], group: str) -> None:
    """One group after another sign was answered, until one goes back."""
    signs = {sign.id: sign for sign in checklist.signs(group)}
    sign = ""
    while True:
        answers = [Answer(one, *_cut(*checklist.sign_words(fields, signs[one]))) for one in signs]
        title = checklist.group_words(fields, group)[0]
        chosen = await app.push_screen_wait(Choose(title, _("Enter answers a sign."), answers, chosen=sign, back=_("Another group")))
        if chosen is None:
            return
        sign = chosen
        await _sign(app, play, subject, fields, signs[sign])


def _cut(said: str, rests: str) -> tuple[str, str]:
    return said, short(rests, CELLS)


async def _sign(app: "App[Any]", play: seat.Play, subject: str, fields: dict[str, str], sign: checklist.Sign) -> None:
    """Yes, no or not known; a yes with its observations."""
    answers = [Answer(one, _(said)) for one, said in checklist.ANSWERS.items()]
    answers.append(Answer(OPEN, _("Leave it open: not asked")))
    now = checklist.answers(fields).get(sign.id, OPEN)
    given = await app.push_screen_wait(Choose(f"{sign.words}?", checklist.rests_on(fields, sign.id), answers, chosen=now))
    if given is None:
        return
    basis = await _basis(app, play, subject, fields, sign) if given == checklist.YES else []
    if basis is not None:
        checklist.answer(fields, sign.id, "" if given == OPEN else given, tuple(basis))


async def _basis(app: "App[Any]", play: seat.Play, subject: str, fields: dict[str, str], sign: checklist.Sign) -> list[str] | None:
    """What this seat perceived of the person, to tick; and what else it wants to write. None for going back."""
    seen = checklist.observations(play, play.view(), subject)
    before = checklist.rests_on(fields, sign.id)
    answers = [*(Answer(str(n), short(text, CELLS)) for n, text in enumerate(seen)), Answer(OWN, _("Something else, in your own words"))]
    ticked = [str(n) for n, text in enumerate(seen) if text in before]
    ask = _("Tick what you saw, read or were told that says so.")
    title = f"{sign.words}: " + _("on what observation?")
    chosen = await app.push_screen_wait(Tick(title, ask, answers, ticked, at_least=1))
    if chosen is None:
        return None
    basis = [seen[int(one)] for one in chosen if one != OWN]
    if OWN in chosen:
        own = await app.push_screen_wait(Write(sign.words, _("What did you observe?"), needed=True))
        basis += [own] if own else []
    return basis or None
