"""What a seat keeps from one turn at this machine to its next: the questions that were put there, who interpreted for whom, the numbers
of its acts, and the letters of those on the telephone. Nothing of it is in the exercise."""

from dataclasses import dataclass, field

from tui.panes.numbers import Numbers


@dataclass(slots=True)
class Habits:
    """Those of one seat. `asked`: what was put forward or said once; `voices`: person -> who interpreted for them; `letters`: contact or
    service -> the place of its letter in lines, from 0."""

    asked: set[str] = field(default_factory=set)
    voices: dict[str, str] = field(default_factory=dict)
    numbers: Numbers = field(default_factory=Numbers)
    letters: dict[str, int] = field(default_factory=dict)
