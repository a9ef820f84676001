"""Help for whatever has the focus: what it is and what the keys do there, then what the screen is for, then its keys."""

from typing import TYPE_CHECKING, Any, Final

from tui.keys import TABLES, Action, key_words, typed_words
from zholda.tongue import N_, _

if TYPE_CHECKING:
    from textual.screen import Screen

HERE: Final = {  # id of a widget -> what it is, where it has the focus
    "things": N_("The list of who and what is here. What is marked is in focus; Right goes to what you can do with it."),
    "phone": N_("The list of whom you can reach, and of services. What is marked is in focus; Right goes to what you can ask."),
    "acts": N_("What you can do with what is in focus, each with the time it takes. Enter or the number chooses it. Left goes back."),
    "inbox": N_("What reached you, newest first. Enter opens a line: to note it, or to turn to whom it is about."),
    "papers": N_("Your notebook and your forms. Enter writes a note, or opens a form that is filled in with what you know."),
    "tabs": N_("The panes of the screen. Left and Right move, Enter opens the one in brackets."),
    "keys": N_("What this screen can do. Left and Right move, Enter does what stands in brackets."),
    "list": N_("What can be begun, gone on with or read again. Enter opens what is marked; what it is stands beside it."),
    "answers": N_("The answers. Enter takes the one that is marked, a number the one with that number. The last row goes back."),
    "about": N_("A text that is longer than its window. The arrows scroll it, Space and PgDn turn the page; Tab goes on to the answers."),
    "pages": N_("A text to read. The arrows scroll it, Space and PgDn turn the page; Tab goes on to the row below."),
    "field": N_("A field to write in. Letters and digits are text here, in any layout; F2 is done, F10 goes back."),
}


def focused(screen: "Screen[Any]") -> str:
    """About what has the focus, "" where there is nothing to say."""
    widget = (screen.focused.id or "") if screen.focused is not None else ""
    widget = "pages" if widget.startswith("page-") else widget
    return _(HERE[widget]) if widget in HERE else ""


def keys(table: tuple[Action, ...]) -> str:
    """The keys of a screen, one action a line; the numbers of a list are one line."""
    named = [action for action in table if not action.do.startswith(("act(", "pick("))]
    lines = [f"{' / '.join(_shown(action))}  {action.words}: {action.help}" for action in named]
    if len(named) < len(table):
        lines.append(_("1 to 9  What stands in the list with that number."))
    return "\n".join(lines)


def _shown(action: Action) -> list[str]:
    return [typed_words(key) if len(key) == 1 else key_words(key) for key in action.keys[:2]]


def text(screen: "Screen[Any]", purpose: str, table: str) -> str:
    """The help of a screen as it stands. `purpose`: what it is for, in words; `table`: which table of keys it has."""
    now = focused(screen)
    return "\n\n".join(filter(None, (_("You are here: {text}").format(text=now) if now else "", purpose.strip(), keys(TABLES[table]))))
