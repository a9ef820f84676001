"""`zholda replay`, `assess`, `debrief`, `rate` and `review`: what can be done with an exercise that was kept."""

import json
from argparse import Namespace
from difflib import get_close_matches
from pathlib import Path

from zholda import session
from zholda.cli import diagnostics, kept, output, results
from zholda.cli.diagnostics import UsageError
from zholda.session.marked import marking
from zholda.session.writing import write


def replay(asked: Namespace) -> int:
    """Play again and compare."""
    saved = kept.journal(asked.journal)
    again = session.replay(saved)
    state = "finished" if again.finished else "unfinished"
    output.show(f"{again.scenario}, seed {again.seed}: the same {again.entries} entries again ({state})")
    output.show(f"digest {again.digest}")
    return diagnostics.DONE


def assess(asked: Namespace) -> int:
    """Ratings by objective, then results seat by seat: what was a harm or is missing first, then what was done well."""
    saved = kept.journal(asked.journal) if asked.until else kept.whole(asked.journal)
    found = session.assess(saved, country=asked.country, until=asked.until)
    if asked.country and (stays := session.other_law(saved, asked.country)):
        diagnostics.say(stays)
    if asked.format == "json":
        output.show_json(session.plain(found))
        return diagnostics.DONE
    output.show(marking())
    when = f", as it stood at {asked.until}" if asked.until else ""
    output.show(output.wrapped(f"{found.scenario}, seed {found.seed}{when}. Ratings are proposals: a human confirms or overrides them."))
    for line in results.told(found, list(dict(saved.journal.header.roster)), colleagues=asked.colleagues, journal=asked.journal):
        output.show(line)
    return diagnostics.DONE


SHOWN = ("text", "json")
FILES = ("html", "pdf", "docx", "xlsx")
ENDINGS = {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".json": "json", ".txt": "text"}


def debrief(asked: Namespace) -> int:
    """The told story: shown, or written to a file that is whole or not there."""
    form = _form(asked.format, asked.output)
    saved = kept.whole(asked.journal)
    if asked.turning is not None:
        from zholda.cli.whatif import search

        search(saved, asked.turning)
    if form in FILES:
        content = session.document(saved, form, asked.audience, asked.country)
    elif form == "json":
        content = (json.dumps(session.debrief_plain(saved, asked.audience, asked.country), ensure_ascii=False, indent=2) + "\n").encode()
    else:
        content = (session.debrief(saved, asked.audience, asked.country) + "\n").encode()
    if asked.output:
        write(asked.output, content)
        diagnostics.say(f"written to {asked.output}")
    elif form == "text":
        output.show_story(content.decode().rstrip("\n"))
    else:
        output.show(content.decode().rstrip("\n"))
    return diagnostics.DONE


def _form(named: str, target: str) -> str:
    """The format: as it was named, else what the name of the file ends in."""
    suffix = Path(target).suffix.casefold()
    form = named or ENDINGS.get(suffix, suffix[1:] or "text")
    if form not in (*SHOWN, *FILES):
        near = get_close_matches(form, (*SHOWN, *FILES), n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join((*SHOWN, *FILES))}"
        raise UsageError(f"there is no format `{form}`. {hint}")
    if form in ("pdf", "docx", "xlsx") and not target:
        raise UsageError(f"{form} is no text to show: name a file with -o, such as -o debrief.{form}")
    return form


def rate(asked: Namespace) -> int:
    """Keep the trainee's own ratings, before the machine's are read."""
    ratings: dict[str, str] = {}
    for pair in asked.objective:
        objective, sign, rating = pair.partition("=")
        if not sign:
            raise UsageError(f"`{pair}` is no rating: write an objective and a letter, such as P1=S")
        if objective.strip() in ratings:
            raise UsageError(f"{objective.strip()} is rated twice in one breath")
        ratings[objective.strip()] = rating.strip().upper()
    beside = session.rate(asked.journal, ratings, by=asked.by)
    output.show(f"kept: {', '.join(f'{objective} {beside.own[objective]}' for objective in ratings)}")
    output.show(f"It stands in {session.where_kept(asked.journal)}, and beside the machine's rating in every report.")
    output.show(f"Now read the debrief: zholda debrief {asked.journal}")
    return diagnostics.DONE


def review(asked: Namespace) -> int:
    """Keep what an evaluator says of a result or a rating."""
    beside = session.review(asked.journal, asked.criterion or asked.objective, by=asked.by, rating=asked.rating, reason=asked.reason)
    last = beside.reviews[-1]
    said = f"{last.rating} in place of it" if last.rating else "confirmed"
    output.show(f"kept: {last.about}, {said}, by {last.by}, {last.written}" + (f": {last.reason}" if last.reason else ""))
    output.show(f"It stands in {session.where_kept(asked.journal)}, and in every report of this exercise.")
    return diagnostics.DONE
