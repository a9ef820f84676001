"""The one boundary that outside text crosses: what a scenario, a trainee or a file says becomes plain content, never markup.

Textual reads a string as markup: `[/]` ends the program and `[@click=app.quit]x[/]` becomes a button on somebody else's
screen. So every widget here is given `plain(...)`; a test feeds hostile text into each of them.
"""

import unicodedata
from typing import Final

from textual.content import Content

BLOCK_LINES: Final = 6  # more than this at once is not read
LONGEST: Final = 4_000  # characters of one text that a screen ever takes

# Marks that reorder or hide neighbouring text: a name could otherwise swallow the rest of its line.
_UNSEEN: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF])
_CONTROLS: Final = {n: " " for n in (*range(0x20), *range(0x7F, 0xA0)) if chr(n) != "\n"}
_TABLE: Final = {**_UNSEEN, **_CONTROLS, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def tidy(text: str) -> str:
    """The text as a terminal may show it: composed letters, no control or reordering characters, no endless length."""
    if len(text) > LONGEST:
        text = text[:LONGEST] + " …"
    clean = text if text.isprintable() else text.translate(_TABLE)  # nothing of the table is printable, and hardly any text has it
    return unicodedata.normalize("NFC", clean)


def one_line(text: str) -> str:
    """As `tidy`, with line breaks and runs of spaces made one space: for rows, titles and labels."""
    return " ".join(tidy(text).split())


def pieces(text: str) -> list[str]:
    """A long text of ours, such as a debrief, in pieces that each can be shown whole, broken between lines."""
    found: list[list[str]] = [[]]
    length = 0
    for line in text.split("\n"):
        length += len(line) + 1
        if length > LONGEST // 2 and found[-1]:
            found.append([])
            length = len(line)
        found[-1].append(line)
    return ["\n".join(lines) for lines in found]


def plain(text: str, style: str = "") -> Content:
    """Content that shows exactly these characters, brackets included. `style` is ours ("bold", "dim"), never from outside."""
    text = tidy(text)
    return Content.styled(text, style, strip_control_codes=False) if style else Content(text, strip_control_codes=False)


def rows(*parts: str | tuple[str, str]) -> Content:
    """Several parts, plain or with a style of ours, one after the other."""
    return Content("").join(plain(part) if isinstance(part, str) else plain(*part) for part in parts)


def short(text: str, cells: int) -> str:
    """One line cut to a width in terminal cells, with a sign that it was cut."""
    text = one_line(text)
    content = Content(text)
    return text if content.cell_length <= cells else content.truncate(max(cells, 1), ellipsis=True).plain


def capped(text: str, cells: int = BLOCK_LINES * 66) -> str:
    """A text of a paragraph or two, for a widget that wraps it by itself: no longer than about six lines."""
    text = tidy(text)
    if len(text) <= cells:
        return text
    kept = text[:cells]
    return (kept.rpartition(" ")[0] or kept) + " …"


def block(text: str, lines: int, width: int) -> str:
    """At most `lines` lines of `width` characters, broken between words; the rest is cut with a sign that it was cut."""
    kept: list[str] = []
    for paragraph in tidy(text).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) > width:
                kept.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
            while len(line) > width:
                kept.append(line[:width])
                line = line[width:]
        kept.append(line)
    return "\n".join(kept) if len(kept) <= lines else "\n".join(kept[:lines])[: lines * width - 2] + " …"
