"""What is known and collected while one scenario is read: the ids it declares, its texts and conditions, and everything wrong in it."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from scenarios.language.document import Document, Mark, Plain
from scenarios.language.problems import SHOWN, Problem, ScenarioProblems, shortened, suggestion
from scenarios.language.references import Names


class Asked(NamedTuple):
    """A condition, where it stands, and the group whose members `person` stands for in it ("" = no stand-in)."""

    text: str
    document: Document
    mark: Mark
    group: str


class Reading:
    """One scenario, walkthrough or pack on its way from documents to dataclasses.

    `document`: the file being read now; `found` the problems by stage, each stage shown only when those before are clean; `start`:
    second of the day at which the exercise begins; `group`: set while `person` may stand for somebody.
    """

    def __init__(self, document: Document, names: Names, criteria: Mapping[str, bool] | None = None) -> None:
        self.document = document
        self.names = names
        self.criteria = criteria
        self.texts: dict[str, str] = {}
        self.text_marks: dict[str, tuple[Document, Mark]] = {}
        self.conditions: list[Asked] = []
        self.start = 0
        self.group = ""
        self.found: dict[str, list[Problem]] = {"SC01": [], "SC02": [], "SC03": []}
        self.unsaid = dict.fromkeys(self.found, 0)

    def report(self, code: str, mark: Mark, near: Iterable[str] | None = None, word: Any = "", **words: Any) -> Any:
        """Note a problem here. `near`: the words that were possible; the closest to `word` becomes the hint. Gives None."""
        stage = code[:4]
        problems = self.found[stage]
        if len(problems) >= SHOWN:  # from here on only counted: looking for near words has its price
            self.unsaid[stage] += 1
            return None
        hint = suggestion(str(word), near) if near is not None else ""
        if "hint" in words:
            hint = words.pop("hint")
        problems.append(self.document.problem(code, mark, hint=hint or None, word=shortened(word), **words))
        return None

    def ask(self, text: str, mark: Mark) -> None:
        """Note a condition, to be compiled when the whole scenario is known."""
        self.conditions.append(Asked(text, self.document, mark, self.group))

    def stop_at(self, *stages: str) -> None:
        """Raise ScenarioProblems if one of these stages found something; the first that did is shown whole."""
        for stage in stages:
            problems = self.found[stage]
            if problems:
                if self.unsaid[stage]:
                    problems.append(self.document.problem("SC0099", (1, 1, 0, 0, None), count=f"{self.unsaid[stage]:,}"))
                raise ScenarioProblems(problems)


def found(value: Plain) -> str:
    """A value of the wrong shape, named for people."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a block of keys"
    return f"`{shortened(value)}`" if value else "nothing"
