"""Questions in the line mode: numbered lines out, a number or words in. Nothing moves the cursor, so a screen reader can follow.

An empty line or 0 goes back. A number typed on a Kazakh digit row counts. The end of the input ends the sitting (`InputEnded`).
"""

from collections.abc import Sequence
from typing import TextIO

from tui.answers import Answer
from tui.keys import by_place
from tui.text import one_line, tidy


class InputEnded(Exception):
    """Nothing more can be read: the sitting is over, the exercise is kept."""


class Lines:
    """Where lines are read from and written to."""

    def __init__(self, read: TextIO, write: TextIO) -> None:
        self._read, self._write = read, write

    def say(self, text: str = "") -> None:
        """Write one or several lines, as they are, without any control character."""
        encoding = self._write.encoding or "utf-8"
        for line in text.split("\n"):
            self._write.write(tidy(line).encode(encoding, "replace").decode(encoding) + "\n")

    def hear(self, ask: str) -> str:
        """Ask, and read one line."""
        self._write.write(f"{one_line(ask)}\n> ")
        self._write.flush()
        line = self._read.readline()
        if not line:
            self._write.write("\n")
            raise InputEnded
        return one_line(line)

    def choose(self, title: str, answers: Sequence[Answer], ask: str = "Which number? (0 goes back)") -> str | None:
        """One of several answers; None for going back."""
        self.say(title)
        self._number(answers)
        while True:
            text = self.hear(ask)
            if text in ("", "0"):
                return None
            number = number_in(text)
            if number is not None and 1 <= number <= len(answers):
                return answers[number - 1].id
            fit = [one for one in answers if text.casefold() in one.words.casefold()]
            if number is None and len(fit) == 1:
                return fit[0].id
            self.say(f"That is not one of the answers. Type a number from 1 to {len(answers)}, or 0 to go back.")

    def tick(self, title: str, answers: Sequence[Answer], ticked: Sequence[str], *, at_least: int = 0) -> list[str] | None:
        """Several answers: their numbers with spaces between them; `none` for none."""
        self.say(title)
        self._number(answers, ticked)
        empty = "" if at_least else ", the word none for none"
        while True:
            text = self.hear(f"Which numbers, with spaces between them? (0 goes back{empty})")
            if text in ("", "0"):
                return None
            if text == "none" and not at_least:
                return []
            numbers = [number_in(part) for part in text.replace(",", " ").split()]
            if numbers and all(number is not None and 1 <= number <= len(answers) for number in numbers):
                wanted = set(numbers)
                return [one.id for n, one in enumerate(answers, 1) if n in wanted]
            self.say(f"Type numbers from 1 to {len(answers)}, for example: 1 3")

    def text(self, ask: str, value: str = "", *, needed: bool = False) -> str | None:
        """Something written on one line. An empty line keeps what there was, or goes back where words are needed."""
        if value:
            self.say(f"So far: {value}")
        said = self.hear(ask)
        if said:
            return said
        return None if needed and not value else value

    def _number(self, answers: Sequence[Answer], ticked: Sequence[str] = ()) -> None:
        for n, one in enumerate(answers, 1):
            small = f" ({one.small})" if one.small else ""
            self.say(f"  {n}. {'[x] ' if one.id in ticked else ''}{one_line(one.words)}{small}")


def number_in(text: str) -> int | None:
    """The number that was typed, in whatever layout; None for words."""
    for reading in (text, by_place(text)):
        if reading.isascii() and reading.isdecimal() and len(reading) < 7:
            return int(reading)
    return None
