"""Tables in the reference pages are made from the code. `python tests/architecture/test_reference_pages.py` makes them again.

A page holds `<!-- made from the code: NAME -->` and `<!-- end -->`; what stands between them is written here.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sim.behaviours.persons import TRUST_MOVES  # noqa: E402
from sim.law import CIRCUMSTANCES  # noqa: E402
from sim.model import terms  # noqa: E402
from sim.model.declaring import Param, Verb  # noqa: E402
from sim.model.indicators import THRESHOLDS  # noqa: E402
from sim.model.verbs import ACTS, EVERY_ACT, VERBS  # noqa: E402
from zholda.session import standards  # noqa: E402
from zholda.session.material import load_country  # noqa: E402

BLOCK = re.compile(r"(<!-- made from the code: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(*head: str, rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def seconds(verb: Verb) -> str:
    parts = [f"{verb.seconds} s"] if verb.seconds or not verb.each else []
    return " + ".join([*parts, *([f"{verb.each} s a person"] if verb.each else [])])


def argument(param: Param) -> str:
    if param.default is None:
        return f"`{param.name}` (required)"
    return f"`{param.name}`" + (f" = {param.default}" if param.default not in ("", False) else "")


def marks(verb: Verb) -> str:
    said = {
        "talk": "must be understood", "exact": "word for word", "aside": "runs aside", "delegable": "a colleague may do it",
        "grave": "cannot be taken back",
    }  # fmt: skip
    return ", ".join(text for name, text in said.items() if getattr(verb, name))


def verbs() -> str:
    rows = [
        [f"`{v.id}`", v.family, v.target, seconds(v), ", ".join(argument(p) for p in v.params), marks(v)]
        for v in VERBS.values()
    ]  # fmt: skip
    return table("Verb", "Family", "Done to", "Takes", "Arguments", "", rows=rows)


def arguments_and_marks(act: Verb) -> tuple[str, str]:
    return ", ".join(argument(param) for param in act.params), marks(act)


def kinds() -> str:
    rows = [
        [f"`{act.named}`", f"`{act.id}`", f"`{act.parted}` = {act.kind}", act.family, act.target, seconds(act), *arguments_and_marks(act)]
        for act in ACTS.values()
        if act.kind
    ]  # fmt: skip
    return table("Act", "Verb", "Kind", "Family", "Done to", "Takes", "Arguments", "", rows=rows)


def arguments() -> str:
    closed = {f"`{v.id}` {p.name}": p.choices for v in VERBS.values() for p in v.params if p.choices}
    closed |= {
        f"`{a.named}` {p.name}": p.choices for a in ACTS.values() if a.kind for p in a.params if p.choices and p not in VERBS[a.id].params
    }
    return table("Verb and argument", "Values", rows=[[name, ", ".join(f"`{c}`" for c in values)] for name, values in closed.items()])


def every_act() -> str:
    return table("Argument", "Kind", rows=[[f"`{p.name}`", p.kind] for p in EVERY_ACT])


def forms() -> str:
    return table("Form", "Fields", rows=[[f"`{name}`", ", ".join(f"`{f}`" for f in fields)] for name, fields in terms.FORMS.items()])


MADE: dict[str, Callable[[], str]] = {"verbs": verbs, "kinds": kinds, "arguments": arguments, "every act": every_act, "forms": forms}


def renewed(text: str) -> str:
    return BLOCK.sub(lambda m: m[1] + MADE[m[2]]() + m[3], text)


def pages() -> list[Path]:
    return [path for path in sorted((ROOT / "docs").rglob("*.md")) if BLOCK.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", pages(), ids=lambda p: p.name)
def test_tables_made_from_the_code_are_up_to_date(path):
    text = path.read_text(encoding="utf-8")
    assert text == renewed(text), "run: python tests/architecture/test_reference_pages.py"


def test_every_table_is_used_in_a_page():
    used = {m[2] for path in pages() for m in BLOCK.finditer(path.read_text(encoding="utf-8"))}
    assert used == set(MADE)


def test_the_page_on_talk_gives_the_values_of_the_table():
    text = (ROOT / "docs/reference/talk.md").read_text(encoding="utf-8").partition("| What moves fear |")[0]
    given = {int(value) for value in re.findall(r"^\|[^|]+\| ([+-]\d+) \|", text, re.MULTILINE)}
    assert given == set(TRUST_MOVES.values())


@pytest.mark.parametrize(("page", "names"), [("circumstances", CIRCUMSTANCES), ("thresholds", THRESHOLDS)])
def test_the_page_explains_every_name_and_no_other(page, names):
    text = (ROOT / "docs/reference" / f"{page}.md").read_text(encoding="utf-8")
    explained = [name for row in re.findall(r"^\| (`[^|]+`) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(explained) == sorted(names)


def test_every_source_that_a_standard_or_a_pack_cites_is_in_the_list_of_sources():
    listed = (ROOT / "docs/explanation/sources.md").read_text(encoding="utf-8")
    cited = {source.title for standard in standards() for source in standard.sources}
    cited |= {article.act for article in load_country("kz").articles.values()}
    assert not sorted(title for title in cited if title not in listed)


if __name__ == "__main__":
    for page in pages():
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
