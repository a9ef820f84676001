"""A code in words, as `zholda explain VC-22` prints it: of a message what to mend; of a standard whom it binds, by which sources, and each
criterion with its tiny journals."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zholda.session.material import countries, load_country, standards
from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from scoring.model import Criterion, Example, Source, Standard
    from zholda.wording import Wording


def explain(word: str) -> str:
    """What a message code (SC0012) or a standard or criterion (VC-12, VC-12.asked) means. Raises SessionError with the near ones."""
    from difflib import get_close_matches

    from scenarios.language.catalogue import CATALOGUE

    asked = word.strip().upper()
    if asked in CATALOGUE:
        return _page(asked)
    known = {standard.id: standard for standard in standards()}
    found = known.get(asked) or known.get(asked.split(".")[0])
    if found is not None:
        return _explained(found)
    near = get_close_matches(asked, [*CATALOGUE, *known], n=1)
    hint = f"Did you mean `{near[0]}`?" if near else "`zholda standards` lists the standards; codes begin with SC"
    raise SessionError(f"`{word}` is neither a message code nor a standard. {hint}")


def _page(code: str) -> str:
    """The page of a message code; where the documentation is not installed, what the catalogue says of it."""
    from scenarios.language.catalogue import CATALOGUE

    pages = sorted((Path(__file__).resolve().parents[2] / "docs" / "reference" / "diagnostics").glob(f"{code}-*.md"))
    if pages:
        return pages[0].read_text(encoding="utf-8").strip()
    entry = CATALOGUE[code]
    return "\n".join(part for part in (f"{code}: {entry.title}", entry.message, entry.hint) if part)


def _explained(standard: "Standard") -> str:
    """A standard with its criteria in the language spoken now, each with a tiny journal of each kind."""
    from zholda.wording import Wording
    from zholda.wording import standards as in_words

    (said,) = in_words.spoken((standard,))
    return "\n".join(_lines(said, Wording()))


def _lines(standard: "Standard", words: "Wording") -> Iterator[str]:
    binds = words.word("profession", " ".join(standard.binds)) or words.say("explain.everybody")
    whom = words.word("protects", standard.class_of_person.replace(" ", "_"))
    yield from (f"{standard.id}: {standard.title}", "", standard.paraphrase, "")
    yield words.say("explain.head", {"whom": whom, "binds": binds, "layer": words.word("layer", standard.layer)})
    yield words.say("explain.phase", {"phase": words.say(f"debrief.phase.{standard.phase}")})
    yield from _sources(standard.sources, words)
    yield from _made_law(standard.id, words)
    for criterion in standard.criteria:
        yield from _criterion(standard, criterion, words)


def _criterion(standard: "Standard", one: "Criterion", words: "Wording") -> Iterator[str]:
    from scoring.standard_form import KINDS

    weighs = (f"{words.word('degree', degree)}: {words.word('severity', severity)}" for degree, severity in one.severity.items())
    yield from ("", f"{one.id}: {one.title}", f"  {one.rule}")
    yield "  " + words.say("explain.better", {"text": one.better})
    yield "  " + words.say("explain.weighs", {"weighs": ", ".join(weighs)})
    if one.exceptions:
        codes = ", ".join(f"{code} {words.say(f'debrief.exception.{code}')}" for code in one.exceptions)
        yield "  " + words.say("explain.exceptions", {"codes": codes})
    yield from (f"  {line}" for line in _sources(one.sources, words))
    yield from (f"  {line}" for line in _made_law(one.id, words))
    for excuse in one.exceptions.values():
        if excuse.lines:
            yield "  " + words.say("explain.contested", {"lines": words.say("explain.or").join(excuse.lines)})
    for kind in KINDS:
        example = next((example for example in standard.examples if (example.criterion, example.kind) == (one.id, kind)), None)
        if example is not None:
            yield from _example(standard, example, words)


def _sources(sources: "tuple[Source, ...]", words: "Wording") -> Iterator[str]:
    from scoring.reports.words import sourced
    from zholda.wording.standards import citation

    for one in sources:
        yield words.say("explain.source", {"source": sourced(one, words.say, citation)})


def _made_law(id_: str, words: "Wording") -> Iterator[str]:
    """The article of each country pack that makes a standard or a criterion law there, with its date and how far it was read."""
    from scoring.reports.words import law_verified

    for country, title in countries():
        pack = load_country(country)
        if id_ in pack.sources:
            law = pack.sources[id_], pack.articles[pack.sources[id_]]
            text = f"{words.legal(*law)} [{law_verified(law[1], words.say)}]"
            yield words.say("explain.law", {"country": title, "article": text})


def _example(standard: "Standard", one: "Example", words: "Wording") -> Iterator[str]:
    """A tiny journal, and what it gives; more of them stand in the file of the standard."""
    short = one.result == "breached" and standard.layer != "law"
    verdict = words.word("verdict", "fell_short" if short else one.result) + (f" ({one.exception})" if one.exception else "")
    kind = words.word("example", one.kind)
    yield "    " + words.say("explain.example", {"kind": kind, "says": one.says, "verdict": verdict})
    yield from (f"      {line}" for line in one.journal)
