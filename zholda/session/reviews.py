"""What people say of an exercise beside the machine: the trainee's own ratings, and reviews by evaluators. Added, never overwritten.

    rate("night-bus-1", {"P1": "S"}, by="Aigerim")
    review("night-bus-1", "VC-13.untied", by="D. Serik", rating="", reason="seen on the recording")

An own rating is given before the machine's proposal is read: the first one of each objective counts, and `rate` shows no proposal. A
review confirms a result or a rating, or puts another in its place; both stay visible in every report.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zholda.session.problems import SessionError, in_words

if TYPE_CHECKING:
    from scoring.model import Assessment, Rating
    from scoring.reports.results import Review
    from sim.model.events import Entry

LONGEST: Final = 2000  # characters of a reason
LONGEST_NAME: Final = 120
RATED: Final = ("P", "S", "M", "U")
VERDICTS: Final = ("met", "partly_met", "breached", "not_observed", "not_applicable")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a journal: the first own rating of each objective (of a seat: `T1@post`), and every review, oldest first."""

    own: "Mapping[str, Rating]" = field(default_factory=dict)
    reviews: "Sequence[Review]" = ()


def kept_beside(source: str) -> Beside:
    """The own ratings and reviews of the exercise or file of this name. Raises SessionError where the records are damaged."""
    own: dict[str, Rating] = {}
    reviews: list[Review] = []
    for kind, written, author, about, text in _records(source):
        if kind == "self_rating":
            if about not in own and text in RATED:
                own[about] = text  # type: ignore[assignment]
        else:
            reviews.append(_review(written, author, about, text, source))
    return Beside(own, reviews)


def where_kept(source: str) -> Path:
    """The file in which own ratings and reviews of the exercise or file of this name stand."""
    from zholda.records import beside
    from zholda.storage import Shelf

    return Shelf().find(source) or beside(Path(source))


def rate(source: str, ratings: Mapping[str, str], *, by: str = "") -> Beside:
    """Keep the trainees' own ratings of these objectives, of one with several seats as `T1@post`. One that was given stays as it was.

    Raises SessionError.
    """
    entries = _entries(source)
    for objective, rating in ratings.items():
        _must_be_rated(objective, entries)
        if rating not in RATED:
            raise SessionError(f"`{rating}` is no rating. There are: {', '.join(RATED)}")
    given = kept_beside(source).own
    for objective in ratings:
        if objective in given:
            raise SessionError(f"{objective} was rated {given[objective]} already, and the first rating stays")
    for objective, rating in ratings.items():
        _add(source, "self_rating", _name(by) if by else "", objective, rating)
    return kept_beside(source)


def review(source: str, about: str, *, by: str, rating: str = "", reason: str = "") -> Beside:
    """Keep a review: `about` is a criterion (VC-13.untied) or an objective (P1), of one seat alone with `@` (T1@post); `rating` ""
    confirms it, else stands in its place.

    Raises SessionError where there is no such result, where an objective is of several seats and none is named, where what is proposed
    would stand in its own place, where somebody overrides without a reason, or without a name.
    """
    assessment = _assessed(_entries(source))
    objectives: dict[str, dict[str, bool]] = {}  # what can be reviewed -> the seats that it is of
    criteria: dict[str, dict[str, bool]] = {}
    for rated in assessment.objectives:
        objectives.setdefault(rated.id, {})[rated.seat] = True
    for result in assessment.results:
        criteria.setdefault(result.criterion, {})[result.seat] = True
    what, at, seat = about.partition("@")
    seats = objectives.get(what) or criteria.get(what, {})
    if (what not in objectives and what not in criteria) or (at and seat not in seats):
        from difflib import get_close_matches

        near = get_close_matches(what, [*objectives, *criteria], n=1) if not at else [f"{what}@{one}" for one in seats if one][:1]
        hint = f"Did you mean `{near[0]}`?" if near else f"Objectives: {', '.join(objectives)}"
        raise SessionError(f"there is no result and no objective `{about}` in this exercise. {hint}")
    if what in objectives and not at and len(seats) > 1:
        each = " or ".join(f"{what}@{one}" for one in seats)
        raise SessionError(f"{what} is rated for several seats: say for whom, as in {each}")
    possible = RATED if what in objectives else VERDICTS
    if rating and rating not in possible:
        raise SessionError(f"`{rating}` cannot stand in place of it. There are: {', '.join(possible)}")
    if rating and {one.rating for one in assessment.objectives if one.id == what and seat in ("", one.seat)} == {rating}:
        raise SessionError(f"{rating} is what is proposed for {about} already: confirm it, or put another in its place")
    if rating and not reason.strip():
        raise SessionError("whoever puts something else in its place says why: give a reason")
    if len(reason) > LONGEST:
        raise SessionError(f"a reason has at most {LONGEST} characters, this one has {len(reason)}")
    _add(source, "review", _name(by), about, json.dumps({"rating": rating, "reason": _one_line(reason)}, ensure_ascii=False))
    return kept_beside(source)


# --- where they stand ---------------------------------------------------------------------------------------------------------


def _records(source: str) -> list[tuple[str, str, str, str, str]]:
    import sqlite3

    from zholda.records import RecordsError, beside, read
    from zholda.session.journals import open_ledger

    ledger = open_ledger(source, to_play=False)
    if ledger is not None:
        try:
            found = [one for kind in ("self_rating", "review") for one in ledger.records(kind)]
            return [(one.kind, one.written, one.author, one.about, one.text) for one in found]
        except sqlite3.DatabaseError as problem:
            raise SessionError(f"{source}: its reviews cannot be read: {problem}") from problem
        finally:
            ledger.close()
    try:
        return [(one.kind, one.written, one.author, one.about, one.text) for one in read(beside(Path(source)))]
    except RecordsError as problem:
        raise SessionError(str(problem)) from problem


def _add(source: str, kind: str, author: str, about: str, text: str) -> None:
    from zholda.records import RecordsError, append, beside
    from zholda.session.journals import open_ledger

    ledger = open_ledger(source, to_play=False)
    if ledger is not None:
        try:
            with in_words():
                ledger.add_record(kind, author, about, text)  # type: ignore[arg-type]
        finally:
            ledger.close()
        return
    try:
        append(beside(Path(source)), kind, author, about, text)
    except RecordsError as problem:
        raise SessionError(str(problem)) from problem


def _review(written: str, author: str, about: str, text: str, source: str) -> "Review":
    from scoring.reports.results import Review

    try:
        said = json.loads(text)
        return Review(about, author, written[:16].replace("T", " "), str(said["rating"]), str(said["reason"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise SessionError(f"{source}: the review of {about} by {author} is damaged: {text[:60]}") from problem


# --- what may be said ---------------------------------------------------------------------------------------------------------


def _entries(source: str) -> "Sequence[Entry]":
    from zholda.session.journals import read

    return read(source).journal.entries


def _assessed(entries: "Sequence[Entry]") -> "Assessment":
    from zholda.session.judging import judging

    return judging(entries).assess(entries)


def _must_be_rated(name: str, entries: "Sequence[Entry]") -> None:
    """Raises SessionError where nobody rates this: there is no such objective, nobody who is rated sat in its seats, or several did."""
    from zholda.session.journals import header_of
    from zholda.session.own_ratings import rated, sat

    objectives = {one: plain["seats"] for one, plain in header_of(entries).material["scenario"]["objectives"].items()}
    known = rated(objectives, sat(entries))
    if name in known:
        return
    objective = name.partition("@")[0]
    if objective not in objectives:
        raise SessionError(f"there is no objective `{name}`. There are: {', '.join(objectives)}")
    several = [one for one, (of, _) in known.items() if of == objective and "@" in one]
    if several and "@" not in name:
        raise SessionError(f"{objective} is rated for several seats: say for whom, as in {' or '.join(several)}")
    raise SessionError(f"nobody rates {name}: nobody who is rated sat in that seat. To be rated: {', '.join(known) or 'nothing'}")


def _name(by: str) -> str:
    name = _one_line(by)
    if not name:
        raise SessionError("a review needs the name of who gives it")
    if len(name) > LONGEST_NAME:
        raise SessionError(f"a name has at most {LONGEST_NAME} characters, this one has {len(name)}")
    return name


def _one_line(text: str) -> str:
    """The text in normal form on one line, without characters that steer a screen."""
    kept = (" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())
