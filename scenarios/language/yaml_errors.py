"""What the YAML reader says about a file it cannot read, said again for somebody who does not know YAML."""

import re
from typing import Any, Final, NamedTuple

QUOTE: Final = "Put the text in quotes."
INDENT: Final = "Keys of one block begin in the same column; what belongs to a key is indented two spaces more."

CLOSE: Final = "Close it at the end of the text."
_OPENS: Final = re.compile(r"""\s*(?:-\s+)*(?:[^\s"'#-][^"'#]*?:\s+)?(["'])""")  # a line whose value begins with a quotation mark
_WITHIN: Final = {'"': re.compile(r"\\."), "'": re.compile("''")}  # what does not close such a text
_BEFORE: Final = re.compile(r"(?:^|[:,-]\s|[\[{])\s*$")  # what stands before a quotation mark that was meant to open


class Explained(NamedTuple):
    """`words` fill the message of the catalogue; `hint` None leaves the catalogue's."""

    code: str
    line: int
    column: int
    words: dict[str, str]
    hint: str | None = None


# What the reader says -> message, hint. `{char}` is the character at the spot.
_SAID: Final[dict[str, tuple[str, str]]] = {
    "did not find expected '-' indicator": (
        "This line stands among the items of a list but does not begin with a dash",
        "Begin it with a dash, or indent it as the item it belongs to.",
    ),
    "found unknown escape character": (
        "In double quotes a backslash begins a special sign, and this is none",
        "Use single quotes, or write \\\\.",
    ),
    "block sequence entries are not allowed in this context": (
        "A list cannot begin in the middle of a line",
        "Begin the list on the next line; a text that begins with a dash must stand in quotes.",
    ),
    "mapping keys are not allowed in this context": ("A value cannot begin with `? `", QUOTE),
    "did not find expected node content": ("A value is missing here; `{char}` cannot begin one", QUOTE),
    "did not find expected comment or line break": (
        "After | or > the text begins on the next line",
        "Move the text down, indented; or put it in quotes.",
    ),
}


def explain(source: str, said: str, at: Any, opened: Any) -> Explained:
    """`said` at the mark `at` about something that began at the mark `opened` (or None), for people, with code and place."""
    lines = source.splitlines()
    here = lines[at.line] if at.line < len(lines) else ""
    char = here[at.column : at.column + 1]
    if char == "\t":
        return _at(at, "SC0011")
    if "<document start>" in said:
        return _at(at, "SC0013")
    left = _left_open(lines, at.line)
    if left is not None:
        return left
    if opened is not None and opened.line < len(lines):
        begun = lines[opened.line][opened.column :][:40].split(" ")[0]
        if begun[:1] in {"&", "*"}:
            return _at(opened, "SC0009", written=begun)
        if begun[:1] == "!":
            return _at(opened, "SC0010", written=begun)
        if "could not find expected ':'" in said:
            return _yaml(opened, "This key has no colon", "Write `key: value`.")
        if "end of stream" in said or "document indicator" in said:
            return _yaml(opened, "The quotation mark that opens here is not closed", CLOSE)
        if "expected ',' or" in said:
            message = f"The {begun[:1]} that opens here is not closed before line {at.line + 1}"
            return _yaml(opened, message, "Close it; a text that begins with a bracket must stand in quotes.")
    if here.startswith("%") and "token" not in said:
        return _yaml(
            at, "A line that begins with % speaks to the YAML reader; scenario files do not", "Delete the lines that begin with %."
        )
    if "mapping values are not allowed" in said:
        return _yaml(at, *_colon(here[: at.column]))
    if "did not find expected key" in said:
        return _yaml(at, *_stray(lines, at.line, here[: at.column].rstrip()))
    if "cannot start any token" in said:
        return _yaml(at, f"A value cannot begin with `{char}`", QUOTE)
    message, hint = _SAID.get(said, (f"This is not YAML: {said}", INDENT))
    return _yaml(at, message.format(char=char), hint)


def _at(mark: Any, code: str, **words: str) -> Explained:
    return Explained(code, mark.line + 1, mark.column + 1, words)


def _yaml(mark: Any, message: str, hint: str) -> Explained:
    return Explained("SC0015", mark.line + 1, mark.column + 1, {"explained": message}, hint)


def _left_open(lines: list[str], until: int) -> Explained | None:
    """A text in quotes that was not closed goes on to the next quotation mark, which was meant to open another: what the reader then
    stumbles over stands there, or further down. NOTE: the reader does not say where a text began that it had read to its end."""
    for number in range(min(until, len(lines)) - 1, -1, -1):
        found = _OPENS.match(lines[number])
        if found is None or found[1] in _WITHIN[found[1]].sub("", lines[number][found.end() :]):
            continue
        closed = next((n for n in range(number + 1, min(until + 1, len(lines))) if found[1] in lines[n]), None)
        if closed is None or not _BEFORE.search(lines[closed].partition(found[1])[0]):
            return None
        message = f"The quotation mark that opens here is closed only by the next one, on line {closed + 1}"
        return Explained("SC0015", number + 1, found.start(1) + 1, {"explained": message}, CLOSE)
    return None


def _colon(before: str) -> tuple[str, str]:
    """A colon where a text or another key is still going on."""
    if ": " in before:
        return "A second colon on this line would begin a block in the middle of a text", QUOTE
    return "This key begins in the middle of the value above", f"The line above may lack its colon. {INDENT}"


def _stray(lines: list[str], number: int, before: str) -> tuple[str, str]:
    """Something that is no key where the next key should begin."""
    if before.endswith(("'", '"')):
        return (
            "A text in quotes ends at its second quotation mark, but more follows",
            "Quote the whole text; double a quotation mark inside it.",
        )
    if before.endswith(("}", "]")):
        return "Something follows a closing bracket", "A text that begins with { or [ must stand in quotes."
    if number and " #" in lines[number - 1]:
        return "The text was cut off by the comment on the line above and goes on here", "Put the whole text in quotes."
    return "This does not fit to what stands before it", INDENT
