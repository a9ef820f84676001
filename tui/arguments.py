"""One argument of an act as it is asked for: the question, and each value on offer. What a question to the trainee is: `tui.questions`."""

from typing import NamedTuple


class Question(NamedTuple):
    """An argument: `kind` is one, some (a checklist) or text. `must`: it has no sensible default."""

    name: str
    ask: str
    kind: str
    must: bool


class Pick(NamedTuple):
    """One value on offer: what is sent, what is read, and a word in small."""

    value: str
    words: str
    small: str = ""
