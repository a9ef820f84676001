"""How the screen looks: dark, light, high contrast, or in the colours of the terminal. No meaning is in a colour, so each can be chosen.

`NO_COLOR` (any value) takes all colours away; an old terminal gets borders of plain signs.
"""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar, ScrollBarRender

from zholda.tongue import N_

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color
    from textual.theme import Theme

CONTRAST: Final = "contrast"
LOOKS: Final = {  # name of Textual's theme -> what it is called
    "textual-dark": N_("Dark"),
    "textual-light": N_("Light"),
    CONTRAST: N_("High contrast"),
    "ansi-dark": N_("The colours of the terminal"),
}
USUAL: Final = "textual-dark"
TERMINALS_OWN: Final = "ansi-dark"
NO_LINES: Final = ("linux", "dumb", "vt52", "vt100", "vt102", "vt220", "ansi", "cons25", "xterm-old")  # values of TERM


_FULL: Final = Style(dim=False)


class Undimmed(LineFilter):
    """Shows what stands in small as bright as the rest, while the look is the one of high contrast."""

    def apply(self, segments: list[Segment], background: "Color") -> list[Segment]:
        """The same segments, none of them dimmed."""
        return [Segment(text, (style or Style()) + _FULL, control) for text, style, control in segments]


class WholeCells(ScrollBarRender):
    """A scroll bar of whole cells: no eighths of a block, which an old terminal has no sign for."""

    VERTICAL_BARS = HORIZONTAL_BARS = [" "]


def contrast() -> "Theme":
    """White and yellow on black, nothing dimmed."""
    from textual.theme import Theme

    return Theme(
        name=CONTRAST, primary="#ffff00", secondary="#00ffff", accent="#ffff00", warning="#ffff00", error="#ffffff", success="#ffffff",
        foreground="#ffffff", background="#000000", surface="#000000", panel="#000000", boost="#000000", dark=True, text_alpha=1.0,
        variables={
            "block-cursor-foreground": "#000000", "block-cursor-background": "#ffff00", "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": "#ffffff", "block-cursor-blurred-background": "#000000",
            "input-cursor-background": "#ffff00", "input-cursor-foreground": "#000000", "border": "#ffff00", "border-blurred": "#ffffff",
            "scrollbar": "#ffffff", "scrollbar-background": "#000000", "foreground-muted": "#ffffff", "text-muted": "#ffffff",
            "text-disabled": "#c0c0c0",  # what stands in an empty field
        },
    )  # fmt: skip


def dress(app: "App[Any]", chosen: str, environment: Mapping[str, str] | None = None) -> None:
    """Give the program its look as it starts. `chosen`: a name in LOOKS, "" for the usual one."""
    from textual.filter import Monochrome, NoColor

    told = os.environ if environment is None else environment
    app.register_theme(contrast())
    app._filters.insert(0, Undimmed(enabled=False))  # noqa: SLF001 - no public seam exists
    wear(app, chosen if chosen in LOOKS else USUAL)
    if app.no_color:  # Textual has taken the variable away, and would show shades of grey
        wear(app, TERMINALS_OWN)
        app._filters[:] = [NoColor() if isinstance(one, Monochrome) else one for one in app._filters]  # noqa: SLF001 - no public seam exists
    plain = plain_signs(told)
    app.set_class(plain, "-ascii")
    ScrollBar.renderer = WholeCells if plain else ScrollBarRender


def wear(app: "App[Any]", look: str) -> None:
    """Another look from now on."""
    app.theme = look
    for one in app._filters:  # noqa: SLF001 - no public seam exists
        if isinstance(one, Undimmed):
            one.enabled = look == CONTRAST


def plain_signs(environment: Mapping[str, str], system: str = sys.platform) -> bool:
    """Whether lines are drawn with plain signs: an old terminal, one that does not write UTF-8, or a Windows console that draws lines
    wrongly (no Windows Terminal, no other known host). `ZHOLDA_ASCII` decides it: 1 for plain signs, 0 for lines."""
    if environment.get("ZHOLDA_ASCII", "") in ("0", "1"):
        return environment["ZHOLDA_ASCII"] == "1"
    if system == "win32":
        return not any(environment.get(name) for name in ("WT_SESSION", "TERM_PROGRAM", "ConEmuANSI"))
    said = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    other_letters = "." in said and "utf8" not in said.casefold().replace("-", "")
    return other_letters or environment.get("TERM", "") in NO_LINES
