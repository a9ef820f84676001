"""What can be wrong with a request to the session: one family of errors, each a sentence for people."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.language.problems import Problem


class SessionError(Exception):
    """What was asked for cannot be done. The message says what is wrong, where, and what to do."""


class MaterialProblems(SessionError):
    """A scenario, walkthrough or country pack cannot be used. `problems`: what to mend, each with its place."""

    def __init__(self, problems: "Sequence[Problem]") -> None:
        super().__init__(problems)
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n".join(problem.render() for problem in self.problems)


@contextmanager
def in_words() -> Iterator[None]:
    """Whatever material and storage complain of becomes a SessionError with the same words."""
    from scenarios.language.problems import ScenarioProblems
    from zholda.storage import StorageError

    try:
        yield
    except ScenarioProblems as found:
        raise MaterialProblems(found.problems) from found
    except StorageError as problem:
        raise SessionError(str(problem)) from problem


@contextmanager
def of_this_version(source: str) -> Iterator[None]:
    """A scenario or a country pack inside a journal that this version cannot read becomes a SessionError that says so."""
    from sim.law import PackUnfinished
    from sim.model.material import MaterialDamaged

    try:
        yield
    except (MaterialDamaged, PackUnfinished) as problem:
        raise SessionError(
            f"{source}: the scenario or country pack inside it was written by another version of Zholda, and this one cannot play by it "
            f"({problem}). The exercise is whole: go on with it in that version, or begin a new one here"
        ) from problem
