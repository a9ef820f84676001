"""What a report needs of a language: sentences by their id, what people are called, clock times and lengths of time."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from scoring.model import Source
from scoring.reports.material import Written
from sim.model.pack import Article


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

    def legal(self, law: tuple[str, Article]) -> str:
        """An article of a country pack as a lawyer cites it, behind its id there: the act, the article, and what it says."""

    def citation(self, text: str) -> str:
        """The title of a source of a standard, or which part of it is meant, in this language; as it is where it has no words for it."""


def known(words: Words, wording: str, otherwise: str = "") -> str:
    """The text of a wording id, or `otherwise` where nobody has written one."""
    said = words.say(wording)
    return otherwise if said == f"<{wording}>" else said


def capital(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def body_of(seat: str, material: Written, words: Words) -> str:
    """The institution that sits in a seat, in words; the seat itself where none does."""
    body = material.seat_of(seat)
    return words.say(f"institution.{body}") if body else seat


def body_behind(contact: str, material: Written, words: Words) -> str:
    """The institution behind a contact, in words; what a private one is called."""
    body = material.body(contact)
    return words.say(f"institution.{body}") if body else words.called(contact)


def law_verified(article: Article, say: Callable[[str, Mapping[str, Any]], str]) -> str:
    """How far an article was verified: its tag, and the date from which it is in force or the version that was read."""
    dated = say("explain.in_force" if article.in_force else "explain.read", {"date": article.in_force or article.read})
    return f"{_tag(article.tag, say)}, {dated}"


def _tag(verified: str, say: Callable[[str, Mapping[str, Any]], str]) -> str:
    """A tag of docs/explanation/sources.md as it is shown: letters are the same in every language, `fictional` is a word."""
    return say("debrief.fictional", {}) if verified == "fictional" else verified


def lawful(law: tuple[str, Article], words: Words) -> str:
    """An article of a country pack with how far it was verified."""
    return f"{words.legal(law)} [{law_verified(law[1], words.say)}]"


def sourced(source: Source, say: Callable[[str, Mapping[str, Any]], str], citation: Callable[[str], str]) -> str:
    """A citation of a standard with how far it was verified, in words where it was not. `say` and `citation`: as of Words."""
    verified = say("debrief.not_verified", {"tag": source.verified}) if source.unverified else _tag(source.verified, say)
    return f"{citation(source.title)} {citation(source.article)}".strip() + f" [{verified}]"
