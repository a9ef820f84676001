"""The pages of all standards (docs/reference/standards), made from the standards themselves so that they cannot be others.

`index` is the page that lists them, `page` the one of a standard, under `file_name`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from scoring.model import CODES, Criterion, Example, Excuse, Pattern, Source, Standard, Window

FORM: Final = {
    "always": "always", "never": "never", "before": "before", "followed_by": "followed by", "at_least": "at least", "at_most": "at most",
}  # fmt: skip
HEAD: Final = """# Standards

What an exercise is assessed by: published norms, each with its citation, its criteria as testable properties of the journal,
and tiny journals that show what meets it, what falls short, and what looks like a breach but is none.

- [The format of a standard](format.md), for whoever reads, writes or reviews one
- [How results are made](../../explanation/how-results-are-made.md), and why so

A file a standard in `scoring/standards/`. `zholda standards` lists them, `zholda explain VC-01` prints one. This page and those
of the standards are generated; do not edit, write them again with `python tests/test_scoring_docs.py`.
A layer is what it is without a country pack; where a pack names an article, the criterion is law there.
"""
BACK: Final = "[All standards](index.md) · [How to read a criterion](format.md) · generated from `scoring/standards`; do not edit"


def index(standards: Sequence[Standard]) -> str:
    """The page that lists all standards, in Markdown."""
    lines = [HEAD, "| Standard | Title | Protects | Binds | Layer | Criteria |", "|---|---|---|---|---|---|"]
    lines += [
        f"| [{s.id}]({file_name(s)}) | {s.title} | {s.class_of_person} | {_binds(s)} | {s.layer} | {len(s.criteria)} |" for s in standards
    ]
    return "\n".join(lines) + "\n"


def file_name(s: Standard) -> str:
    """Name of the page of a standard."""
    return s.id.lower() + ".md"


def page(s: Standard) -> str:
    """The page of one standard, in Markdown."""
    return "\n".join((*_standard(s), "", BACK)) + "\n"


def verdict(s: Standard, example: Example) -> str:
    """What a tiny journal gives, in words: *breached* is said of law only, and whether something is law a country pack says."""
    code = f" ({example.exception})" if example.exception else ""
    return ("fell short" if example.result == "breached" and s.layer != "law" else example.result.replace("_", " ")) + code


def _binds(s: Standard) -> str:
    return ", ".join(who.replace("_", " ") for who in s.binds) or "all"


def _standard(s: Standard) -> Iterator[str]:
    yield from (f"# {s.id}: {s.title}", "", s.paraphrase, "")
    yield from (f"Protects: {s.class_of_person}. Binds: {_binds(s)}. Layer without a country pack: {s.layer}.", "")
    yield from (f"- {_cited(source)}" for source in s.sources)
    for criterion in s.criteria:
        yield from ("", *_criterion(criterion))
    yield from ("", "## Examples", "")
    for example in s.examples:
        yield f"- *{example.kind.replace('_', ' ')}*, {example.criterion}: {example.says} Result: {verdict(s, example)}."


def _cited(source: Source) -> str:
    return source.cited + (": the text was not read for this" if source.unverified else "")


def _criterion(c: Criterion) -> Iterator[str]:
    yield from (f"## {c.id}: {c.title}", "", c.rule, "", f"*Better:* {c.better}", "")
    yield f"- form: **{FORM[c.form]}**, per {c.per}" + (f", layer {c.layer}" if c.layer else "")
    for name, text in _parts(c):
        yield f"- {name}: {text}"


def _parts(c: Criterion) -> Iterator[tuple[str, str]]:
    """Name and text of everything this criterion says beside its words."""
    yield "on", _pattern(c.on)
    if c.holds:
        yield "holds", f"`{c.holds}`"
    if c.opportunity is not None:
        yield "opportunity", _pattern(c.opportunity)
    for part in c.parts:
        yield f"part {part.name}{' (vital)' if part.vital else ''}", _pattern(part.pattern)
    if c.until is not None:
        yield "until", _pattern(c.until)
    windows = (("within", c.within), ("total", c.total), ("window", c.window), ("earlier counts", c.earlier))
    yield from ((name, _window(value)) for name, value in windows if value)
    if c.begun:
        yield "counts", "from the second in which the act began"
    if c.ahead_of is not None:
        yield "ahead of", f"{_window(c.ahead_of[0])} by {_window(c.ahead_of[1])}"
    if c.n:
        yield "n", str(c.n)
    if c.scope is not None:
        yield "scope", f"from {_pattern(c.scope.begin)}" + (f" to {_pattern(c.scope.end)}" if c.scope.end is not None else "")
    if c.grace:
        yield "grace", "; ".join(f"up to {_window(g.up_to)} more: partly met, {g.severity}" for g in c.grace)
    yield "severity", ", ".join(f"{degree}: {severity}" for degree, severity in c.severity.items())
    flags = (
        ("in presence", c.in_presence), ("one for a sign", c.one_for_a_sign), ("can be opened again", c.again), ("by anybody", not c.own),
    )  # fmt: skip
    if any(value for _, value in flags):
        yield "besides", ", ".join(name for name, value in flags if value)
    for code, excuse in c.exceptions.items():
        yield f"{code} ({CODES[code]})", _excuse(excuse)


def _pattern(p: Pattern) -> str:
    return ", ".join(f"`{name}`" for name in p.on) + (f" when `{p.when}`" if p.when else "")


def _excuse(excuse: Excuse) -> str:
    parts = [f"when `{excuse.when}`"] if excuse.when else []
    parts += ["done: " + "; ".join(_pattern(p) for p in excuse.done)] if excuse.done else []
    parts += ["either: " + " Or: ".join(excuse.lines)] if excuse.lines else []
    return ", ".join(parts) or "yes"


def _window(value: Window) -> str:
    if isinstance(value, str):
        return f"`{value}`"
    for size, unit in ((3600, "h"), (60, "min")):
        if value % size == 0:
            return f"{value // size} {unit}"
    return f"{value} s"
