"""Keys: one table of every action and its keys, and the translation that makes them work under any keyboard layout.

With a Russian layout the key Q sends `й`; with a Kazakh layout the digit row types letters (`2` is ә) and signs (`1` is ", 6 a comma).
A key is therefore read by its place on the keyboard whenever it is not text being typed. Function keys, arrows and Enter
are the same everywhere, so each action has at least one of them. No Alt+letter (terminals send those in unlike ways), and
Escape is never the only way out (some terminals swallow it).
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zholda.tongue import N_, _, p_

if TYPE_CHECKING:
    from textual.events import Key

# --- the actions -------------------------------------------------------------------------------------------------------------


class Action(NamedTuple):
    """`do` is the Textual action; `keys` in order of preference (the first is the one shown); `name` and `tells` are English."""

    do: str
    name: str
    keys: tuple[str, ...]
    tells: str

    @property
    def words(self) -> str:
        """What it is called on a bar, in the language spoken now."""
        return _(self.name)

    @property
    def help(self) -> str:
        """One sentence on it, in the language spoken now."""
        return _(self.tells)


BACK: Final = Action("back", N_("Back"), ("escape", "backspace", "f10"), N_("Goes back and changes nothing."))
HELP: Final = Action("help", N_("Help"), ("f1", "h"), N_("What has the focus, what this screen is for, and which keys it knows."))
SETTINGS: Final = Action("app.settings", N_("Language, look"), ("f12", "l"), N_("The language, and the colours of the screen."))
HOME: Final = (
    HELP,
    SETTINGS,
    Action("leave", N_("Quit"), ("f10", "q", "ctrl+q"), N_("Closes Zholda. Exercises in progress are kept.")),
)
READING: Final = (
    HELP,
    SETTINGS,
    Action("back", N_("Back"), ("escape", "backspace", "f10", "ctrl+q"), N_("Back to where one came from; nothing is changed.")),
)
BRIEFING: Final = (
    HELP,
    SETTINGS,
    Action("back", N_("Back"), ("escape", "backspace", "f10", "ctrl+q"), N_("Back to the list, nothing is begun.")),
    Action("tab('task')", N_("Task"), ("f2", "s"), N_("Your task and your seat, what comes up in it, and how to pause.")),
    Action("tab('powers')", N_("Powers"), ("f3", "p"), N_("What the law says of each act for this seat, with its articles.")),
    Action("tab('reach')", N_("Agencies"), ("f4", "a"), N_("Whom you can reach, and services with their hours.")),
    Action("tab('map')", N_("Map"), ("f5", "m"), N_("The places that this seat knows, and the roads between them.")),
    *(Action(f"pick({n})", N_("Row of the list"), (str(n),), N_("Chooses the row with this number.")) for n in range(1, 10)),
)
WORKSPACE: Final = (
    HELP,
    Action("tab('scene')", N_("Scene"), ("f2", "s"), N_("Who and what is here, and what you can do.")),
    Action("tab('inbox')", N_("Inbox"), ("f3", "i"), N_("Everything you saw, heard, were told or sent, newest first.")),
    Action("tab('phone')", N_("Phone"), ("f4", "p"), N_("Whom you can reach, and services you can ask for.")),
    Action("tab('papers')", N_("Papers"), ("f5", "n"), N_("Your notebook and your forms.")),
    Action("tab('due')", N_("Due"), ("t",), N_("Deadlines and what else falls due, the next first.")),
    Action("tab('map')", N_("Map"), ("m", "f11"), N_("Places and roads, and who is on the way.")),
    Action("tab('board')", N_("Case"), ("c",), N_("How things hang together; for those who look after people, wishes and worries.")),
    Action("tab('talk')", N_("Interview"), ("k",), N_("The interview that is open.")),
    Action("go_on", N_("Go on"), ("space", "g"), N_("Lets what is under way go on, until something reaches you.")),
    Action("wait", N_("Wait"), ("f6", "w"), N_("Lets time pass; first shows what falls due.")),
    Action("search", N_("All acts"), ("f7", "0"), N_("Every act that is possible now, with a search.")),
    Action("decide", N_("Decide"), ("f8", "d"), N_("The question before you, if there is one (training mode).")),
    Action("pause", N_("Pause"), ("f9", "b"), N_("Stops the exercise for a break. Anybody may, at any time.")),
    Action("leave", N_("Leave"), ("f10", "q", "ctrl+q"), N_("Leaves the exercise. It is kept and goes on where it was.")),
    SETTINGS,
    *(Action(f"act({n})", N_("Act of the list"), (str(n),), N_("Does the act with this number.")) for n in range(1, 10)),
)
DIALOG: Final = (
    HELP,
    BACK,
    Action("finish", N_("Done"), ("f2", "ctrl+s"), N_("Takes what is marked, ticked or written, also out of a field of several lines.")),
    *(Action(f"pick({n})", N_("Answer of the list"), (str(n),), N_("Takes the answer with this number.")) for n in range(1, 10)),
)
TABLES: Final = {"home": HOME, "briefing": BRIEFING, "reading": READING, "workspace": WORKSPACE, "dialog": DIALOG}

KEY_WORDS: Final = {
    "escape": N_("Esc"), "backspace": N_("Backspace"), "enter": N_("Enter"), "space": N_("Space"), "ctrl+q": N_("Ctrl+Q"), "tab": N_("Tab"),
}  # fmt: skip


def key_words(key: str) -> str:
    """A key as it is printed on a keyboard."""
    return _(KEY_WORDS[key]) if key in KEY_WORDS else key.upper()


def typed_words(key: str) -> str:
    """A letter key as it is printed on a keyboard with the letters of the language: `W`, or `W/Ц` where it has a second letter."""
    second = second_letter(key)
    return f"{key.upper()}/{second}" if second else key_words(key)


def second_letter(key: str) -> str:
    """The letter of the language on a letter key, `Ц` on W; "" where it has none."""
    return LAYOUTS[p_("the keyboard layout beside the English one", "english")].get(key, "").upper() if len(key) == 1 else ""


def bindings(table: tuple[Action, ...]) -> list[Any]:
    """The Textual bindings of a table; the key bar shows them, not Textual's footer."""
    from textual.binding import Binding

    return [Binding(",".join(action.keys), action.do, action.name, show=False) for action in table]


# --- layouts -----------------------------------------------------------------------------------------------------------------

# Rows of the keyboard, key by key: what the same physical key sends in the US, Russian and Kazakh (RST KazSSR 903-90) layouts.
LATIN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm"
RUSSIAN: Final = "йцукенгшщзхъфывапролджэячсмить"
DIGITS: Final = "1234567890-="
KAZAKH_DIGITS: Final = '"әіңғ,.үұқөһ'

LAYOUTS: Final[dict[str, dict[str, str]]] = {  # layout -> physical key (as on a US keyboard) -> character it sends
    "english": {},
    "russian": dict(zip(LATIN, RUSSIAN, strict=True)),
    "kazakh": {**dict(zip(LATIN, RUSSIAN, strict=True)), **dict(zip(DIGITS, KAZAKH_DIGITS, strict=True))},
}
_PLACE: Final = {sent: place for layout in LAYOUTS.values() for place, sent in layout.items()}
_NAMED: Final = {"quotation_mark": '"', "comma": ",", "full_stop": "."}  # Textual's names of the signs in the Kazakh digit row
_HELD: Final = frozenset({"ctrl", "alt", "super", "hyper", "meta"})


def by_place(text: str) -> str:
    """The text as the same keys would have written it on an English keyboard: `цфше` is `wait`, `әі` is `23`."""
    return "".join(_PLACE.get(sign, sign) for sign in text.lower())


def read_by_place(key: str, *, typing: bool) -> str:
    """The key that an English keyboard would have sent. While `typing`, only keys held with Ctrl and the like are translated.

    A comma and a full stop are always the keys 6 and 7 of the Kazakh digit row. Under the other layouts they stand elsewhere, but there
    no action has them (tests/test_tui_keys.py), so nothing has to be remembered about the layout, and the first key press counts.
    """
    *held, base = key.split("+") if key != "+" else [key]
    sign = _NAMED.get(base, base)
    if len(sign) != 1 or (typing and not _HELD.intersection(held)):
        return key
    small = sign.lower()
    if small not in _PLACE and not (small.isascii() and small.isalpha()):
        return key
    return "+".join([*held, _PLACE.get(small, small)])


def rewrite(event: "Key", *, typing: bool) -> None:
    """Change a key event in place, before anybody has looked at it."""
    place = read_by_place(event.key, typing=typing)
    if place != event.key:
        event.key = place
        event.character = place if len(place) == 1 else None


# --- terminals that say more than Textual understands ---------------------------------------------------------------------------

_KITTY: Final = re.compile(
    r"\x1b\[(?P<code>\d+)(?::(?P<shifted>\d*))?(?::(?P<base>\d+))?"
    r"(?:;(?P<held>\d*)(?::(?P<kind>\d+))?)?(?P<text>;[\d:]*)?(?P<end>[u~A-HPQRS])"
)
RELEASED: Final = "3"


def simpler_kitty(sequence: str) -> str | None:
    """A key report of the Kitty protocol without the parts on which Textual 8.2 stumbles; None for a key being let go.

    The base-layout form (`CSI 1089::99;5u`: Ctrl with Cyrillic с, whose place is C) is read by its place if a modifier is held.
    """
    match = _KITTY.fullmatch(sequence)
    if match is None:
        return sequence
    if match["kind"] == RELEASED:
        return None
    held = int(match["held"] or 1) - 1
    code = match["base"] if match["base"] and held & ~1 else match["code"]
    end = f";{match['held']}" if match["held"] else ""
    return f"\x1b[{code}{end or (';' if match['text'] else '')}{match['text'] or ''}{match['end']}"


def survive_kitty() -> None:
    """Teach Textual's parser to survive what terminals may send: it raises ValueError in the input thread, which ends the program."""
    from textual import _xterm_parser, events
    from textual.keys import Keys

    parser = _xterm_parser.XTermParser
    understood: Callable[[Any, str], list[events.Key] | None] = parser._parse_extended_key  # noqa: SLF001 - no public seam exists
    if hasattr(understood, "before"):
        return

    def parse(self: Any, sequence: str) -> list[events.Key] | None:
        simpler = simpler_kitty(sequence)
        if simpler is None:
            return [events.Key(Keys.Ignore, sequence)]
        try:
            found = understood(self, simpler)
        except (ValueError, OverflowError):  # a number that is no character
            return [events.Key(Keys.Ignore, sequence)]
        if found and any("\ud800" <= sign <= "\udfff" for k in found for sign in k.key):
            return [events.Key(Keys.Ignore, sequence)]
        return found

    parse.before = understood  # type: ignore[attr-defined]
    parser._parse_extended_key = parse  # type: ignore[method-assign,assignment]  # noqa: SLF001
