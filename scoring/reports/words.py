"""What a report needs of a language: sentences by their id, what people are called, clock times and lengths of time."""

from collections.abc import Mapping
from typing import Any, Protocol


class Words(Protocol):
    """The words of one exercise in one language. scoring knows no language; the session hands one in."""

    language: str
    """Its ISO 639-1 code."""

    def say(self, wording: str, args: Mapping[str, Any] | None = None) -> str:
        """The sentence of a wording id. `<id>` where there is none."""

    def called(self, who: str) -> str:
        """What a person, body, vehicle, room or service is called in a sentence: a traveller by name, everybody else by the label."""

    def time(self, at: int) -> str:
        """A second of the exercise as local clock time."""

    def span(self, seconds: int) -> str:
        """A length of time."""

    def listed(self, words: list[str]) -> str:
        """Several words as a sentence lists them."""

    def citation(self, text: str) -> str:
        """The title of a source of a standard, or which part of it is meant, in this language; as it is where it has no words for it."""


def known(words: Words, wording: str, otherwise: str = "") -> str:
    """The text of a wording id, or `otherwise` where nobody has written one."""
    said = words.say(wording)
    return otherwise if said == f"<{wording}>" else said
