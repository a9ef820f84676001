"""Every message of the scenario check has a page with an example, and the page's example is answered in exactly the page's words.

`python tests/test_language_docs.py` writes what is said, and the tables of docs/reference/scenario.md, into the pages again.
"""

import re
import sys
import tempfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from scenarios.language import library  # noqa: E402
from scenarios.language.blocks import Record  # noqa: E402
from scenarios.language.catalogue import CATALOGUE  # noqa: E402
from scenarios.language.problems import Problem  # noqa: E402
from scenarios.language.reference import RECORDS, table, words  # noqa: E402
from scenarios.language.shape import SCENARIO  # noqa: E402
from scenarios.language.walkthrough import WALKTHROUGH  # noqa: E402
from zholda.cli import main  # noqa: E402

FOLDER = ROOT / "docs" / "reference" / "diagnostics"
HOW_TO = ROOT / "docs" / "how-to" / "write-a-scenario.md"
MANUAL = ROOT / "docs" / "reference" / "scenario.md"
CODES = list(CATALOGUE)
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
TABLE = re.compile(r"(<!-- keys of ([^>]*) -->\n).*?(<!-- end of keys -->)", re.DOTALL)
LISTS = re.compile(r"(<!-- lists of words -->\n).*?(<!-- end of lists -->)", re.DOTALL)


def base() -> dict[str, str]:
    """The scenario around every example, by top-level key, as the index page gives it."""
    text = BLOCK.findall((FOLDER / "index.md").read_text(encoding="utf-8"))[0][1]
    return {line.partition(":")[0]: line for line in text.splitlines()}


def page(code: str) -> str:
    (path,) = FOLDER.glob(f"{code}-*.md")
    return path.read_text(encoding="utf-8")


def keys(example: bytes) -> set[str]:
    """Top-level keys of an example, however broken it is."""
    return set(re.findall(r"^(\w+):", example.decode("utf-8", "replace"), re.MULTILINE))


def answer(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """What the check says to the example of a page."""
    home = folder / "example"
    home.mkdir()
    files: dict[str, bytes] = {}
    for kind, block in BLOCK.findall(page(code).split("## What is said")[0]):
        if kind == "shell":
            monkeypatch.chdir(folder)
            return library.check(block.split()[2:])
        if kind == "python":
            made = eval(block, {"yaml": yaml, "monkeypatch": monkeypatch})  # noqa: S307 (our own page)
            files["example.yaml"] = made if isinstance(made, bytes) else str(made or "").encode()
        else:
            named = re.match(r"# file: (\S+)\n", block)
            files[named[1] if named else "example.yaml"] = block.encode()
    if "countries/nowhere.yaml" in files:
        (folder / "countries").mkdir()
        (folder / "countries" / "nowhere.yaml").write_bytes(files["countries/nowhere.yaml"])
        return library.check([folder / "countries"])
    given = set().union(*(keys(content) for content in files.values()))
    rest = "\n".join(line for key, line in base().items() if key not in given)
    (home / "scenario.yaml").write_text(rest + "\n", encoding="utf-8")
    (home / "walkthroughs").mkdir()
    for name, content in files.items():
        (home / name).write_bytes(content)
    return library.check([home])


def shown(problem: Problem) -> str:
    """A problem as the page shows it: without the folder."""
    path = problem.file.replace("\\", "/")
    return problem.render().replace(problem.file, re.sub(r"^.*/(?:example|countries)/", "", path), 1)


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_each_page_is_answered_in_the_words_of_the_page(code, tmp_path, monkeypatch):
    problems = answer(code, tmp_path, monkeypatch)
    of_this_code = [problem for problem in problems if problem.code == code]
    assert of_this_code, f"the example raises {[p.code for p in problems]}"
    kind, said = BLOCK.findall(page(code).split("## What is said")[1])[0]
    assert kind == "text"
    assert said.rstrip("\n") == "\n".join(shown(problem) for problem in of_this_code), "run: python tests/test_language_docs.py"
    if code != "SC0099":  # it comes with a hundred others
        assert {problem.code for problem in problems} == {code}


def test_there_is_a_page_for_every_code_and_no_other():
    pages = sorted(path.name[:6] for path in FOLDER.glob("SC*.md"))
    assert pages == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_named_after_its_title(code):
    title = CATALOGUE[code].title
    (path,) = FOLDER.glob(f"{code}-*.md")
    assert path.stem == f"{code}-{re.sub('[^a-z0-9]+', '-', title.lower()).strip('-')}"
    assert page(code).startswith(f"# {code}: {title}\n")


def test_the_index_lists_every_page():
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((SC\S+)\)", index) == sorted(path.name for path in FOLDER.glob("SC*.md"))


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_a_sentence_and_every_hint_says_what_to_do(code):
    entry = CATALOGUE[code]
    assert entry.message[0].isupper() or entry.message[0] in "`{"
    assert not entry.message.endswith(".")
    assert not entry.hint or entry.hint[0].isupper() or entry.hint[0] in "`{"
    assert not entry.hint or entry.hint.endswith((".", "}"))


def how_to(folder: Path) -> Path:
    """The scenario of the how-to, each of its blocks in a file of its own, with its two walkthroughs."""
    *parts, good, empty = [code for kind, code in BLOCK.findall(HOW_TO.read_text(encoding="utf-8")) if kind == "yaml"]
    home = folder / "my_folder"
    (home / "walkthroughs").mkdir(parents=True)
    (home / "walkthroughs" / "best_practice.yaml").write_text(good, encoding="utf-8")
    (home / "walkthroughs" / "do_nothing.yaml").write_text(empty, encoding="utf-8")
    for number, part in enumerate(parts):
        (home / (f"part_{number}.yaml" if number else "scenario.yaml")).write_text(part, encoding="utf-8")
    return home


def test_the_scenario_of_the_how_to_is_clean(tmp_path):
    assert [problem.render() for problem in library.check([how_to(tmp_path)])] == []


@pytest.mark.parametrize(
    ("walkthrough", "later", "rated"), [("best_practice", "", "P"), ("do_nothing", "", "U"), ("best_practice", "07:15", "S")]
)
def test_the_how_to_says_what_its_walkthroughs_are_rated(walkthrough, later, rated, tmp_path, capsys):
    home = how_to(tmp_path)
    for part in home.glob("part_*.yaml"):
        text = part.read_text(encoding="utf-8")
        part.write_text(text.replace("at: 07:00", f"at: {later}") if later else text, encoding="utf-8")
    assert main(["run", str(home), "--walkthrough", walkthrough]) == 0
    (row,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Q1")]
    assert row.split()[:3] == ["Q1", "inspector", rated]
    assert ("(expected P)" in row) == bool(later)


def test_every_command_of_the_how_to_is_one(tmp_path, monkeypatch, capsys):
    home = how_to(tmp_path)
    monkeypatch.chdir(home.parent)
    lines = [line for line in HOW_TO.read_text(encoding="utf-8").splitlines() if line.startswith("zholda ") and " play " not in line]
    assert len(lines) >= 5
    for line in lines:
        assert main(line.split()[1:]) == 0, line
    assert "Q1  P" in capsys.readouterr().out


def test_the_tables_of_the_manual_are_up_to_date():
    text = MANUAL.read_text(encoding="utf-8")
    assert text == with_tables(text), "run: python tests/test_language_docs.py"


def test_the_manual_has_a_table_for_every_record():
    text = MANUAL.read_text(encoding="utf-8")
    assert [match[2] for match in TABLE.finditer(text)] == list(RECORDS)


def records(kind: object) -> list[Record]:
    """The records behind a kind: itself, or those in its lists and blocks."""
    if isinstance(kind, Record):
        return [kind, *(inner for key in kind.keys.values() for inner in records(key.kind))]
    return [record for part in ("value", "item") if hasattr(kind, part) for record in records(getattr(kind, part))]


def test_every_record_of_the_language_is_in_the_manual():
    listed = [id(record) for record in RECORDS.values()]
    missing = [record.what for whole in (SCENARIO, WALKTHROUGH) for record in records(whole) if id(record) not in listed]
    assert set(missing) <= {"a text"}  # what has a text and nothing else


def with_tables(text: str) -> str:
    text = TABLE.sub(lambda match: match[1] + table(RECORDS[match[2]]) + match[3], text)
    return LISTS.sub(lambda match: match[1] + words() + match[2], text)


def rewrite() -> None:
    MANUAL.write_text(with_tables(MANUAL.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as monkeypatch:
            problems = [problem for problem in answer(code, Path(folder), monkeypatch) if problem.code == code]
        (path,) = FOLDER.glob(f"{code}-*.md")
        head, _, tail = path.read_text(encoding="utf-8").partition("## What is said")
        rest = tail.split("```", 2)[2] if tail.count("```") > 1 else "\n"
        said = "\n".join(shown(problem) for problem in problems)
        path.write_text(f"{head}## What is said\n\n```text\n{said}\n```{rest}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
