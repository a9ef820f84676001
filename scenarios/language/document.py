"""Bytes to plain text values, with the position of every key and value kept beside them in a tree of the same shape.

Every scalar stays text until its declared type reads it: `12:30`, `no` and `010` are what was typed. The file is taken in as YAML
*events*, one after the other, so that hostile nesting is refused at the event that goes too deep and nothing recurses. Anchors,
aliases and tags are refused: no part of a scenario needs them, and a bomb of 300 bytes does.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeAlias

from scenarios.language.problems import SHOWN, Problem, ScenarioProblems, problem
from scenarios.language.yaml_errors import explain

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

Mark: TypeAlias = tuple[int, int, int, int, Any]
"""Where a value stands: line, column (from 1), first and behind-last character, and what lies below it: for a group
{key: (mark of the key, mark of the value)}, for a list [marks of the items], for a text None."""

LARGEST: Final = 5_000_000  # bytes
DEEPEST: Final = 100
MOST_VALUES: Final = 200_000
LONGEST_LINE: Final = 2_000  # characters of a line that a problem carries along

_START: Final[Mark] = (1, 1, 0, 0, None)
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORD: Final = re.compile(r"\S{1,40}")
_TAB_INDENT: Final = re.compile(r"^ *\t[ \t]*(?=[^\s])", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One YAML file: `root` is its plain data (groups, lists and text), `mark` the tree of positions, `file` the name to show."""

    file: str
    source: str
    root: Plain
    mark: Mark

    def problem(self, code: str, mark: Mark, *, hint: str | None = None, **words: Any) -> Problem:
        """A problem at this mark, with its line."""
        return problem(code, self.file, mark[0], mark[1], self.line(mark[0]), hint=hint, **words)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source, without their ends."""
        return self.source.splitlines()

    def line(self, number: int) -> str:
        """The line with this number, counted from 1, or its first part where it is endless; "" where there is none."""
        return self.lines[number - 1][:LONGEST_LINE] if 0 < number <= len(self.lines) else ""

    def mark_of(self, path: tuple[str | int, ...]) -> Mark:
        """The mark of the value at this path, or of the nearest group around it that exists."""
        mark = self.mark
        for step in path:
            below = mark[4]
            if isinstance(below, dict) and step in below:
                mark = below[step][1]
            elif isinstance(below, list) and isinstance(step, int) and step < len(below):
                mark = below[step]
            else:
                break
        return mark

    def eaten(self, mark: Mark) -> str:
        """What a comment takes away from an unquoted text here: ` #` after one space is rather a lost half-sentence. "" if nothing."""
        source, end = self.source, mark[3]
        if source.startswith(" #", end) and source[mark[2] : mark[2] + 1] not in {'"', "'", "|", ">"}:
            return source[end : end + LONGEST_LINE].splitlines()[0].strip()
        return ""

    def inside(self, mark: Mark, value: str, offset: int) -> Mark:
        """The mark of the character `offset` of a text value, seen through quotes, folds and escapes."""
        source, at = self.source, mark[2]
        if source[at : at + 1] in {"|", ">"}:
            at = source.find("\n", at) + 1
        for char in value[:offset]:
            if char.isspace():
                at += source[at : at + 1].isspace()
            else:
                found = source.find(char, at, mark[3])
                at = found + 1 if found >= 0 else at
        while offset < len(value) and not value[offset].isspace() and source[at : at + 1] not in {value[offset], ""} and at < mark[3]:
            at += 1
        line = source.count("\n", 0, at) + 1
        return (line, at - source.rfind("\n", 0, at), at, mark[3], None)


def read_document(path: Path, shown: str = "") -> Document:
    """The file as a document; `shown` is its name in messages. Raises ScenarioProblems, whatever the file holds."""
    name = shown or str(path)
    try:
        if path.is_dir():
            raise ScenarioProblems([problem("SC0001", name, 1, 1, why="This is a folder, not a file")])
        if path.exists() and not path.is_file():
            raise ScenarioProblems([problem("SC0001", name, 1, 1, why="This is a device, not a file")])
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
            if len(content) > LARGEST:
                raise ScenarioProblems([problem("SC0002", name, 1, 1, size=f"{path.stat().st_size:,}")])
    except FileNotFoundError:
        raise ScenarioProblems([problem("SC0001", name, 1, 1, why="There is no such file")]) from None
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or str(refused)
        raise ScenarioProblems([problem("SC0001", name, 1, 1, why=f"The file cannot be read: {reason}")]) from None
    return parse(content, name)


def parse(content: bytes, file: str) -> Document:
    """These bytes as a document. Raises ScenarioProblems with everything that can be said at once."""
    source = _decode(content, file)
    tabs = list(_TAB_INDENT.finditer(source))
    if tabs:
        raise ScenarioProblems([_in_source("SC0011", file, source, tab.start() + tab.group().index("\t")) for tab in tabs[:SHOWN]])
    return _Builder(file, source).build()


def _decode(content: bytes, file: str) -> str:
    if len(content) > LARGEST:
        raise ScenarioProblems([problem("SC0002", file, 1, 1, size=f"{len(content):,}")])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ScenarioProblems([problem("SC0004", file, 1, 1, byte=content[0])])
    zero = content.find(b"\0")
    if zero >= 0:
        raise ScenarioProblems([problem("SC0003", file, 1, 1, offset=f"{zero + 1:,}")])
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        readable = content[: bad.start].decode("utf-8-sig", "replace")
        spot = len(readable)
        broken = readable + content[bad.start :].decode("utf-8", "replace")
        raise ScenarioProblems([_in_source("SC0004", file, broken, spot, byte=content[bad.start])]) from None
    odd = _UNPRINTABLE.search(source)
    if odd:
        raise ScenarioProblems([_in_source("SC0005", file, source, odd.start(), number=ord(odd.group()))])
    return source


def _in_source(code: str, file: str, source: str, at: int, **words: Any) -> Problem:
    """A problem at a character of the source."""
    line = source.count("\n", 0, at) + 1
    begin = source.rfind("\n", 0, at) + 1
    shown = source[begin : begin + LONGEST_LINE].split("\n", 1)[0].rstrip("\r")
    return problem(code, file, line, at - begin + 1, shown, **words)


class _Builder:
    """Builds groups, lists and text from the stream of events, without recursion."""

    def __init__(self, file: str, source: str) -> None:
        self.document = Document(file, source, "", _START)
        self.problems: list[Problem] = []

    def build(self) -> Document:
        try:
            import yaml  # noqa: PLC0415  (late: an exercise that is played from the cache reads no YAML)

            loader = yaml.CSafeLoader(self.document.source)
        except (ImportError, AttributeError):
            raise ScenarioProblems([self.document.problem("SC0016", _START)]) from None
        try:
            built = self._events(loader, yaml)
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._not_yaml(error))
        finally:
            loader.dispose()
        if self.problems:
            raise ScenarioProblems(self.problems)
        if built is None:
            raise ScenarioProblems([self.document.problem("SC0006", _START)])
        root, mark = built
        return Document(self.document.file, self.document.source, root, mark)

    def _events(self, loader: Any, yaml: Any) -> tuple[Plain, Mark] | None:
        """Root and mark, or None for a file without a document. Stops at what must not be read on."""
        next_event = loader.get_event
        scalar, mapping, sequence, alias = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent
        ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        around: list[tuple[Any, Mark]] = []  # the groups and lists that are open
        keys: list[tuple[str, Mark] | None] = []  # for each the key that waits for its value
        root: tuple[Plain, Mark] | None = None
        count = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar or kind is mapping or kind is sequence or kind is alias:
                start, end = event.start_mark, event.end_mark
                count += 1
                if count > MOST_VALUES or len(around) > DEEPEST:
                    self._refuse("SC0008" if count > MOST_VALUES else "SC0007", start)
                    return None
                value: Any = event.value if kind is scalar else {} if kind is mapping else [] if kind is sequence else ""
                below: Any = None if kind is scalar or kind is alias else {} if kind is mapping else []
                mark = (start.line + 1, start.column + 1, start.index, end.index, below)
                if event.anchor is not None or (kind is not alias and event.tag is not None):
                    self._unwanted(event, mark, alias=kind is alias)
                if kind is mapping or kind is sequence:
                    around.append((value, mark))
                    keys.append(None)
                    continue
            elif kind in ends:
                value, mark = around.pop()
                keys.pop()
            elif kind is yaml.DocumentStartEvent and root is not None:
                self._refuse("SC0013", event.start_mark)
                return None
            elif kind is yaml.StreamEndEvent:
                return root
            else:
                continue
            if not around:
                root = (value, mark)
                continue
            holder, (_, _, _, _, marks) = around[-1]
            if type(holder) is list:
                holder.append(value)
                marks.append(mark)
            elif keys[-1] is None:
                keys[-1] = self._key(value, mark, marks)
            else:
                key, key_mark = keys[-1]
                keys[-1] = None
                holder[key] = value
                marks[key] = (key_mark, mark)

    def _key(self, value: Any, mark: Mark, marks: dict[str, tuple[Mark, Mark]]) -> tuple[str, Mark]:
        if type(value) is not str:
            self._add("SC0014", mark)
            return "", mark
        if value in marks:
            first = marks[value][0][0]
            self._add("SC0012", mark, key=value, first=first, again=mark[0])
        return value, mark

    def _unwanted(self, event: Any, mark: Mark, *, alias: bool) -> None:
        """An anchor, alias or tag, each said in the author's own signs."""
        written = _WORD.match(self.document.source, mark[2])
        self._add("SC0009" if alias or event.anchor is not None else "SC0010", mark, written=written.group() if written else "")

    def _add(self, code: str, mark: Mark, **words: Any) -> None:
        if len(self.problems) < SHOWN:
            self.problems.append(self.document.problem(code, mark, **words))

    def _refuse(self, code: str, start: Any) -> None:
        self.problems.append(self.document.problem(code, (start.line + 1, start.column + 1, start.index, start.index, None)))

    def _not_yaml(self, error: Any) -> Problem:
        """A mistake that only the YAML reader sees, in words for people."""
        at = error.problem_mark or error.context_mark
        code, line, column, words, hint = explain(self.document.source, error.problem or "", at, error.context_mark)
        return self.document.problem(code, (line, column, 0, 0, None), hint=hint, **words)
