"""The words of the line mode: what is typed for each command in the language spoken now, and which pane of the screen it reads out."""

from typing import Final

from tui.keys import WORKSPACE, by_place
from zholda.tongue import N_, _, p_

COMMANDS: Final = {
    "turn": N_("turn to somebody or something else"),
    "phone": N_("whom you can reach, and services"),
    "wait": N_("let time pass; wait 7:00 waits until then"),
    "go": N_("go on with what is under way"),
    "stop": N_("stop what is under way"),
    "all": N_("all acts for what is in focus (or 0)"),
    "decide": N_("the question that is open"),
    "read": N_("read the inbox again"),
    "inbox": N_("the inbox by channel; note a line, or turn to whom it is about"),
    "papers": N_("notebook and forms, and what you filed and obtained"),
    "find": N_("search the notebook, the inbox and the file; find bus does it at once"),
    "documents": N_("papers and other things that you came upon"),
    "due": N_("what falls due; wait until then"),
    "map": N_("places, roads and journeys; go to a place"),
    "board": N_("the case board, or wishes and worries"),
    "interview": N_("the interview that is open: what was said, the next sentence, its end"),
    "services": N_("services: hours, how long they take, what you asked for"),
    "powers": N_("your powers, whom you can reach, what you can ask for"),
    "pause": N_("a break; anybody may, at any time"),
    "leave": N_("leave; the exercise is kept"),
    "language": N_("another language"),
    "help": N_("this list"),
}
PANES: Final = {
    "scene": "turn", "inbox": "inbox", "phone": "phone", "papers": "papers", "due": "due", "map": "map", "board": "board",
    "talk": "interview",
}  # fmt: skip
"""Panes of the screen -> the word that reads them out."""
EVERYDAY: Final = ("turn", "phone", "wait", "go", "stop", "all", "papers", "due", "map", "board", "help")  # said after every turn

TAKES_WORDS: Final = ("find", "wait")  # `find bus`, `wait 7:00`: on one line


def typed_words() -> dict[str, str]:
    """What is typed for each command in the language spoken now -> the command. The English words count beside them."""
    said = (
        p_("typed", "turn"), p_("typed", "phone"), p_("typed", "wait"), p_("typed", "go"), p_("typed", "stop"), p_("typed", "all"),
        p_("typed", "decide"), p_("typed", "read"), p_("typed", "inbox"), p_("typed", "papers"), p_("typed", "find"),
        p_("typed", "documents"), p_("typed", "due"), p_("typed", "map"), p_("typed", "board"), p_("typed", "interview"),
        p_("typed", "services"), p_("typed", "powers"), p_("typed", "pause"), p_("typed", "leave"), p_("typed", "language"),
        p_("typed", "help"),
    )  # fmt: skip
    return dict(zip(said, COMMANDS, strict=True))


def tab_words() -> dict[str, str]:
    """What the panes are called on the screen, in the language spoken now and in English -> the command that reads them out."""
    found = {_("Wishes").casefold(): "board", "wishes": "board"}
    for action in WORKSPACE:
        pane = PANES.get(action.do.removeprefix("tab('").removesuffix("')"))
        if pane is not None:
            found.update({action.words.casefold(): pane, action.name.casefold(): pane})
    return found


def known_words() -> frozenset[str]:
    """Every word that means something at any moment."""
    return frozenset((*COMMANDS, *typed_words(), *tab_words()))


def meant(text: str) -> str:
    """The command that a text names, in full or by a beginning that only one has; "" for none."""
    known = {**tab_words(), **{name: name for name in COMMANDS}, **typed_words()}
    fit = {known[text]} if text in known else {name for typed, name in known.items() if typed.startswith(text)}
    return fit.pop() if len(fit) == 1 else ""


def with_words(text: str) -> tuple[str, str]:
    """The command and what stands behind it on the same line: `find bus` is find, bus. ("", "") where a line is nothing of the kind."""
    first, _space, rest = text.strip().partition(" ")
    known = {**{name: name for name in COMMANDS}, **typed_words()}
    for reading in (first.casefold(), by_place(first)):
        if known.get(reading) in TAKES_WORDS and rest.strip():
            return known[reading], rest.strip()
    return "", ""


def everyday() -> list[str]:
    """The words that are said after every turn; `help` lists the others."""
    return [typed for typed, name in typed_words().items() if name in EVERYDAY]
