"""Questions in the line mode: lines with letters out, a letter or words in. Nothing moves the cursor, so a screen reader can follow.

Answers have letters and acts have numbers, so that a number typed ahead is never taken for an answer. An empty line or 0 goes back.
Keys count by their place in any layout. A word of the line mode leaves the question (`OtherWord`), the end of the input the sitting
(`InputEnded`).
"""

import textwrap
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TextIO

from tui.answers import Answer
from tui.keys import by_place
from tui.line_mode.commands import with_words
from tui.text import one_line, tidy
from zholda.tongue import _, p_


class InputEnded(Exception):
    """Nothing more can be read: the sitting is over, the exercise is kept."""


LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_NONE: Final[Mapping[int, Sequence[str]]] = MappingProxyType({})
WIDTH: Final = 79  # columns of a line; what is longer is broken between words


class OtherWord(Exception):
    """A word was typed at a question that is no answer to it, but means something else in the line mode."""


class Lines:
    """Where lines are read from and written to. `words`: those that mean something at any moment, in the language spoken then."""

    def __init__(self, read: TextIO, write: TextIO, words: Callable[[], Collection[str]] = tuple) -> None:
        self._read, self._write, self._words = read, write, words

    def say(self, text: str = "") -> None:
        """Write one or several lines, broken between words, without any control character."""
        encoding = self._write.encoding or "utf-8"
        for line in text.split("\n"):
            for part in wrapped(tidy(line)):
                self._write.write(part.encode(encoding, "replace").decode(encoding) + "\n")

    def hear(self, ask: str) -> str:
        """Ask, and read one line."""
        self.say(one_line(ask))
        self._write.write("> ")
        self._write.flush()
        line = self._read.readline()
        if not line:
            self._write.write("\n")
            raise InputEnded
        return one_line(line)

    def choose(self, title: str, answers: Sequence[Answer], ask: str = "", heads: Mapping[int, Sequence[str]] | None = None) -> str | None:
        """One of several answers; None for going back. `heads`: lines that are said before the answer of that place. Raises OtherWord."""
        self.say(title)
        self._letter(answers, heads=heads or {})
        while True:
            text = self.hear(ask or _("Which letter? (0 goes back)"))
            if number_in(text) == 0 or not text:
                return None
            one = _lettered_so(text, answers)
            if one is not None:
                return one.id
            self._other(text)
            fit = [one for one in answers if text.casefold() in one.words.casefold()]
            if len(fit) == 1 and number_in(text) is None:
                return fit[0].id
            self.say(_("That is not one of the answers. Type a letter{span}, or 0 to go back.").format(span=_span(answers)))

    def tick(
        self,
        title: str,
        answers: Sequence[Answer],
        ticked: Sequence[str],
        *,
        at_least: int = 0,
        together: Mapping[str, Sequence[str]] | None = None,
    ) -> list[str] | None:
        """Several answers: their letters with spaces between them; `none` for none. `together`: answers for several. Raises OtherWord."""
        self.say(title)
        self._letter(answers, ticked)
        none = p_("typed", "none")
        ask = _("Which letters, with spaces between them? (0 goes back)")
        if not at_least:
            ask = _("Which letters, with spaces between them? (0 goes back, the word none for none)")
        while True:
            text = self.hear(ask)
            if number_in(text) == 0 or not text:
                return None
            if text.casefold() in ("none", none) and not at_least:
                return []
            places = [place_in(part, len(answers)) for part in text.replace(",", " ").split()]
            chosen = [answers[place].id for place in places if place is not None]
            if chosen and len(chosen) == len(places):
                wanted = {part for one in chosen for part in (together or {}).get(one, (one,))}
                return [one.id for one in answers if one.id in wanted]
            self._other(text)
            self.say(_("Type letters{span}, for example: {example}").format(span=_span(answers), example=f"{letter(0)} {letter(2)}"))

    def text(self, ask: str, value: str = "", *, needed: bool = False) -> str | None:
        """Something written on one line. An empty line keeps what there was, or goes back where words are needed."""
        if value:
            self.say(_("So far: {text}").format(text=value))
        said = self.hear(ask)
        if said:
            return said
        return None if needed and not value else value

    def _letter(self, answers: Sequence[Answer], ticked: Sequence[str] = (), heads: Mapping[int, Sequence[str]] = _NONE) -> None:
        for n, one in enumerate(answers):
            for head in heads.get(n, ()):
                self.say(f" {head}")
            small = f" ({one.small})" if one.small else ""
            self.say(f"  {letter(_place(one, n))}. {'[x] ' if one.id in ticked else ''}{one_line(one.words)}{small}")
        for head in heads.get(len(answers), ()):
            self.say(f" {head}")

    def _other(self, text: str) -> None:
        """Leave the question if the whole text is one of the words, or one with what it is about behind it (`find bus`)."""
        for reading in (text.casefold(), by_place(text)):
            if reading in self._words():
                raise OtherWord(reading)
        if self._words() and with_words(text)[0]:
            raise OtherWord(text)


def wrapped(line: str) -> list[str]:
    """A line broken between words; what follows stands two columns further in."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    parts = textwrap.wrap(
        line.strip(" "), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False
    )
    return parts or [""]


def letter(place: int) -> str:
    """The letter of an answer, from 0: a to z, then aa, ab and so on."""
    return _lettered(place, p_("the letters of answers", "abcdefghijklmnopqrstuvwxyz"))


def _lettered(place: int, alphabet: str) -> str:
    before, here = divmod(place, len(alphabet))
    return (_lettered(before - 1, alphabet) if before else "") + alphabet[here]


def place_in(text: str, most: int) -> int | None:
    """The answer whose letter was typed, in whatever layout, None for other words. `most`: how many answers there are."""
    shown, latin = [letter(n) for n in range(most)], [_lettered(n, LATIN) for n in range(most)]
    small = text.casefold()
    if small in shown:
        return shown.index(small)
    # A Cyrillic letter that is no answer is read by its place only where the answers have Latin letters: else it is a slip of the finger
    reading = by_place(text) if shown == latin else small
    return latin.index(reading) if reading in latin else None


def _place(one: Answer, n: int) -> int:
    """The place whose letter an answer has that stands at `n`."""
    return one.place if one.place >= 0 else n


def _lettered_so(text: str, answers: Sequence[Answer]) -> Answer | None:
    """The answer whose letter was typed, where some keep letters of their own."""
    lettered = {_place(one, n): one for n, one in enumerate(answers)}
    place = place_in(text, max(lettered, default=-1) + 1)
    return lettered.get(place) if place is not None else None


def _span(answers: Sequence[Answer]) -> str:
    places = [_place(one, n) for n, one in enumerate(answers)]
    return " " + _("from {first} to {last}").format(first=letter(min(places)), last=letter(max(places))) if places else ""


def number_in(text: str) -> int | None:
    """The number that was typed, in whatever layout; None for words."""
    for reading in (text, by_place(text)):
        if reading.isascii() and reading.isdecimal() and len(reading) < 7:
            return int(reading)
    return None
