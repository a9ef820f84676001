"""Which rules of the country pack an act broke, by its circumstances. Shown with the article beside the results, and never rated by itself.

A rating follows the standards alone: this list says what a lawyer here would say of the same acts. Acts of colleagues are not listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sim.circumstances import Circumstances
from sim.law import Law
from sim.model import events as e
from sim.model.pack import Article
from sim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Unlawful:
    """One act against one rule of the pack. `entry` proves it; `words` and `article` are the pack's own; `verified` its tag and date."""

    entry: int
    at: int
    seat: str
    verb: str
    people: tuple[str, ...]
    rule: str
    words: str
    article: str
    verified: str
    law: tuple[str, Article]  # the article, behind its id in the pack


def unlawful(entries: Iterable[e.Entry], scenario: Scenario, law: Law) -> tuple[Unlawful, ...]:
    """Every act of a seat that broke a rule, in the order of the journal; one line for each act and rule, with those it was done to."""
    known, found = Circumstances(scenario, law), []
    for entry in entries:
        event = entry.event
        if isinstance(event, e.ActEnded) and event.seat:
            broken: dict[str, list[str]] = {}
            for person in event.people or ("",):
                for rule in law.unmet(known.of(entry, person)):
                    broken.setdefault(rule, []).append(person)
            found += [_line(entry, event, rule, people, law) for rule, people in broken.items()]
        known.take(entry)
    return tuple(found)


def _line(entry: e.Entry, act: e.ActEnded, rule: str, people: list[str], law: Law) -> Unlawful:
    id_ = law.rule(rule).article
    article = law.article(id_)
    words = law.pack.texts.get(f"rules.{rule}", rule)
    title, about = f"{article.act} {article.number}: {article.title}", tuple(p for p in people if p)
    return Unlawful(entry.n, entry.at, act.seat, act.named, about, rule, words, title, article.verified, (id_, article))


def to_plain(lines: Iterable[Unlawful]) -> list[dict[str, Any]]:
    """As plain JSON values."""
    return [
        {
            "entries": [one.entry], "at": one.at, "seat": one.seat, "verb": one.verb, "people": list(one.people), "rule": one.rule,
            "words": one.words, "article": one.article, "verified": one.verified,
        }
        for one in lines
    ]  # fmt: skip
