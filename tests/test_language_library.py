"""Finding, checking, loading and keeping scenarios, walkthroughs and country packs."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios.language import library
from scenarios.language.problems import Problem, ScenarioProblems
from scenarios.language.standards import read_data, read_folder
from sim.law import holes

ROOT = Path(__file__).resolve().parents[1]
QUIET_ROAD = ROOT / "tests" / "cases" / "quiet_road"


@pytest.fixture
def road(tmp_path: Path) -> Path:
    """A copy of the case that may be changed."""
    return Path(shutil.copytree(QUIET_ROAD, tmp_path / "quiet_road"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# --- finding --------------------------------------------------------------------------------------------------------------------


def test_everything_in_the_library_is_clean():
    assert [problem.render() for problem in library.check(library.scenarios())] == []


def test_every_country_pack_is_complete():
    assert library.countries()
    assert library.check([library.COUNTRIES]) == []
    for name in library.countries():
        assert holes(library.load_pack(name)) == []


def test_a_scenario_goes_by_id_or_by_path():
    for folder in library.scenarios():
        assert library.find(folder.name) == folder
        assert library.find(folder.name.replace("_", "-")) == folder
    assert library.find(QUIET_ROAD) == QUIET_ROAD
    assert library.find(str(QUIET_ROAD)) == QUIET_ROAD


@pytest.mark.parametrize("name", ["", "nowhere", "../countries", "night-bus/people", "\0", "x" * 5_000])
def test_what_is_not_there_is_said(name, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScenarioProblems, match="SC0001 There is no such scenario, folder or file"):
        library.find(name)


def test_the_near_scenario_walkthrough_and_country_are_named(monkeypatch):
    monkeypatch.setattr(library, "LIBRARY", QUIET_ROAD.parent)
    monkeypatch.setattr(library, "scenarios", lambda: [QUIET_ROAD])
    with pytest.raises(ScenarioProblems, match="Did you mean `quiet_road`") as caught:
        library.find("quite_road")
    assert caught.value.problems[0].hint == "Did you mean `quiet_road`?"
    with pytest.raises(ScenarioProblems, match="There is no walkthrough `best_practise` of this scenario"):
        library.load_walkthrough("quiet_road", "best_practise")
    with pytest.raises(ScenarioProblems, match=r"There is no country pack `velmarra`\n.*Did you mean `velmara`"):
        library.load_pack("velmarra")


def test_where_no_name_is_near_all_there_are_are_named(monkeypatch):
    monkeypatch.setattr(library, "scenarios", lambda: [QUIET_ROAD])
    with pytest.raises(ScenarioProblems, match=r"There are: quiet_road\. A path leads to a folder or a file that you may read"):
        library.find("zzz")
    with pytest.raises(ScenarioProblems, match="There are: best_practice, first_look"):
        library.load_walkthrough("quiet_road", "zzz")
    with pytest.raises(ScenarioProblems, match="It has none: they lie in its folder `walkthroughs`"):
        library.load_walkthrough(QUIET_ROAD / "scenario.yaml", "zzz")
    with pytest.raises(ScenarioProblems, match="There are: kz, velmara"):
        library.load_pack("zzz")
    with pytest.raises(ScenarioProblems, match="There are: first_look"):
        library.load_scenario("quiet_road/zzz")


def test_a_cut_that_is_not_there_is_not_found_to_be_well(road):
    assert library.check([f"{road}/first_look"]) == []
    [missing] = library.check([f"{road}/first_lok"])
    assert (missing.message, missing.hint) == ("quiet_road has no cut `first_lok`", "Did you mean `first_look`?")


def test_a_file_of_a_scenario_means_the_scenario(road):
    change(road / "people.yaml", "sex: female", "sex: woman")
    everything = library.check([road])
    assert [problem.code for problem in everything] == ["SC0106"] * 4
    assert library.check([road / "story.yaml"]) == everything
    assert library.check([road / "walkthroughs" / "best_practice.yaml"]) == everything
    assert {Path(problem.file).name for problem in everything} == {"people.yaml"}


def test_a_folder_of_scenarios_means_each_of_them(road):
    shutil.copytree(road, road.parent / "other")
    problems = library.check([road.parent])
    assert [(problem.code, problem.message) for problem in problems] == [("SC0309", "The id is `quiet_road`, but the folder is `other`")]


def test_syntax_is_said_for_all_files_at_once(road):
    (road / "people.yaml").write_text("people: [", encoding="utf-8")
    (road / "things.yaml").write_bytes(b"\0")
    assert [problem.code for problem in library.check([road])] == ["SC0015", "SC0003"]


def test_problems_of_several_paths_come_in_their_order(road):
    (road / "people.yaml").write_text("people: [", encoding="utf-8")
    assert [problem.code for problem in library.check(["nowhere_at_all", road])] == ["SC0001", "SC0015"]


def test_a_country_that_is_not_there_is_said_with_the_near_one(road):
    change(road / "scenario.yaml", "country: velmara", "country: velmar")
    (problem,) = library.check([road])
    assert (problem.code, problem.message, problem.hint) == ("SC0228", "There is no country pack `velmar`", "Did you mean `velmara`?")


# --- walkthroughs ---------------------------------------------------------------------------------------------------------------


def step(road: Path, written: str) -> list[Problem]:
    """What is said to a walkthrough with this one step."""
    text = f"seat: inspector\nsteps:\n  - {{id: first, wait: 1m}}\n  - {{{written}}}\nexpects: {{Q1: P}}\n"
    (road / "walkthroughs" / "best_practice.yaml").write_text(text, encoding="utf-8")
    return library.check([road])


@pytest.mark.parametrize(
    "written",
    [
        "id: a, do: {look: {at: gate}}",
        "id: a, choose: who_speaks=by_telephone",
        "id: a, choose: {who_speaks: by_telephone}",
        "id: a, choose: 'her_own_time[ilda]=ask_first'",
        "id: a, choose: 'who_speaks#2=by_telephone'",
        "id: a, after: first, not_before: day 1 07:00, wait: 1m",
        "id: a, each: in_view, do: {call_alone: {}}",
        "id: a, each: pickers, do: {call_alone: {person: person}}, when: 'done(look, person)'",
        "id: a, each: in_view, do: {call_alone: {person: person}}, when: 'done(look, person)'",
        "id: a, fill: negative_screening_note, fields: {why_not: [a, b]}, subject: pavo",
    ],
)
def test_steps_that_can_be_written(road, written):
    assert [problem.render() for problem in step(road, written)] == []


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("id: a, do: {look: {at: gate}}, wait: 1m", "SC0311", "A step does exactly one thing; `a` has do and wait"),
        ("id: a", "SC0311", "A step does exactly one thing; `a` has none"),
        ("wait: 1m", "SC0102", "A step needs `id`"),
        ("id: first, wait: 1m", "SC0224", "`first` is both an earlier step and this one"),
        ("id: a, after: b, wait: 1m", "SC0220", "There is no step before this one `b`"),
        ("id: a, after: a, wait: 1m", "SC0220", "There is no step before this one `a`"),
        ("id: a, choose: who_speaks", "SC0116", "A choice names exactly one option of a decision, found `who_speaks`"),
        ("id: a, choose: who_speak=by_telephone", "SC0220", "There is no decision `who_speak`"),
        ("id: a, choose: who_speaks=by_phone", "SC0220", "There is no option of who_speaks `by_phone`"),
        ("id: a, choose: 'her_own_time[ilse]=ask_first'", "SC0220", "There is no person `ilse`"),
        ("id: a, do: {look: {at: gaet}}", "SC0220", "There is no person or vehicle or place or room or thing `gaet`"),
        ("id: a, each: diggers, do: {call_alone: {}}", "SC0220", "There is no group `diggers`"),
        ("id: a, do: {call_alone: {}}", "SC0223", "`call_alone` needs `person`"),
        ("id: a, do: {call_alone: {person: person}}", "SC0220", "There is no person `person`"),
        ("id: a, fill: shift_note, fields: {time: x}", "SC0101", "`time` is not known in the form shift_note"),
        ("id: a, fill: shiftnote", "SC0106", "`shiftnote` is not one of the words known here"),
        ("id: a, wait: 1m, when: present(ilda, gate)", "SC0101", "`gate)` is not known in a step"),
        ("id: a, wait: 1m, when: 'present(ilda, gate)'", "SC0210", "`present(...)` is no question that conditions know here"),
        ("id: a, wait: 1m, when: here(ildo)", "SC0212", "`ildo` is no known person or vehicle"),
    ],
)
def test_steps_that_cannot_be_meant(road, written, code, message):
    (problem,) = step(road, written)
    assert (problem.code, problem.message) == (code, message)


def test_a_walkthrough_rates_known_objectives_with_known_ratings(road):
    change(road / "walkthroughs" / "best_practice.yaml", '{Q1: P, Q2: "null"}', "{Q1: good, Q3: P}")
    assert [(problem.code, problem.message) for problem in library.check([road])] == [
        ("SC0106", "`good` is not one of the words known here"),
    ]
    change(road / "walkthroughs" / "best_practice.yaml", "{Q1: good, Q3: P}", "{Q1: P, Q3: null}")
    assert [(problem.code, problem.message) for problem in library.check([road])] == [("SC0220", "There is no objective `Q3`")]


# --- country packs --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def countries(tmp_path: Path) -> Path:
    return Path(shutil.copytree(library.COUNTRIES, tmp_path / "countries"))


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("  shelter: ", "  shelte: ", "SC0106", "`shelte` is not one of the words known here"),
        ("fictional: yes", "fictional: no", "SC0314", "`articles."),
        ("  reaction: {value: 20m}", "  reaction: {value: 20}", "SC0109", "`20` is not a duration"),
        ("  reaction: {value: 20m}", "  reaction: {value: 20m, article: none_such}", "SC0314",
         "`limits.reaction`: `none_such` is no article of this pack"),
        ("  - id: ", "  - {id: strange, when: verb == lok, article: x}\n  - id: ", "SC0212", "`lok` is no known verb"),
        ("id: velmara", "id: velmar", "SC0309", "The id is `velmar`, but the folder is `velmara`"),
    ],
)  # fmt: skip
def test_a_pack_with_a_mistake_is_said(countries, old, new, code, said):
    path = countries / "velmara.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = library.check([countries])
    assert problems[0].code == code
    assert problems[0].message.startswith(said)
    assert problems[0].line > 1 or "id:" in old


def test_a_country_pack_is_checked_by_its_id(countries):
    path = countries / "kz.yaml"
    assert library.check(["kz"], folder=countries) == []
    path.write_text(path.read_text(encoding="utf-8").replace("\nid: kz", "\nid: zk", 1), encoding="utf-8")
    (problem,) = library.check(["kz"], folder=countries)
    assert (problem.code, problem.file) == ("SC0309", str(path))


def test_a_country_pack_nearly_named_is_pointed_to():
    (problem,) = library.check(["velmarra"])
    assert (problem.message, problem.hint) == ("There is no such scenario, country pack, folder or file", "Did you mean `velmara`?")


def test_a_pack_is_the_same_however_it_is_read(cache):
    for name in library.countries():
        assert library.load_pack(name, cache) == library.load_pack(name, cache) == library.load_pack(name)


# --- keeping --------------------------------------------------------------------------------------------------------------------


def test_what_is_kept_is_what_was_compiled(road, cache):
    fresh = library.load_scenario(road, cache)
    assert len(list(cache.iterdir())) == 1
    assert library.load_scenario(road, cache) == fresh == library.load_scenario(road)
    walkthrough = library.load_walkthrough(road, "best_practice", cache)
    assert library.load_walkthrough(road, "best_practice", cache) == walkthrough
    assert len(list(cache.iterdir())) == 2


def test_a_changed_source_is_compiled_again(road, cache):
    library.load_scenario(road, cache)
    change(road / "scenario.yaml", "title: The quiet road", "title: The long rows")
    assert library.load_scenario(road, cache).texts["title"] == "The long rows"
    (road / "more.yaml").write_text("# nothing yet\n", encoding="utf-8")
    with pytest.raises(ScenarioProblems, match="SC0006 The file is empty"):
        library.load_scenario(road, cache)


def test_a_source_written_twice_in_a_moment_is_read_twice(road, cache):
    """Of the same length, and at the same second of the file's clock: from outside it looks as before."""
    file = road / "scenario.yaml"
    for title in ("The quiet road", "The quiet rows", "The quiet rods"):
        change(file, file.read_text("utf-8").split("title: ")[1].split("\n")[0], title)
        assert library.load_scenario(road, cache).texts["title"] == title


def test_a_scenario_with_a_mistake_is_never_kept(road, cache):
    change(road / "people.yaml", "sex: male", "sex: man")
    with pytest.raises(ScenarioProblems, match="SC0106"):
        library.load_scenario(road, cache)
    assert not cache.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-20],
        lambda content: content.replace(b"quiet", b"Quiet"),
        lambda content: b"\xff" * 100,
        lambda content: b"[" * 100_000,
        lambda content: sealed(json.dumps({"id": 3}).encode()),
        lambda content: sealed(b"[" * 100_000),
        lambda content: sealed(b"{"),
    ],
)
def test_a_damaged_file_in_the_cache_is_ignored_and_mended(road, cache, damage):
    fresh = library.load_scenario(road, cache)
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert library.load_scenario(road, cache) == fresh
    assert path.read_bytes() == whole


def sealed(content: bytes) -> bytes:
    """Content that is not what it should be, under the right digest."""
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def test_a_cache_that_cannot_be_written_is_no_problem(road, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert library.load_scenario(road, tmp_path / "file").id == "quiet_road"
    assert library.load_scenario(road, tmp_path / "file" / "deeper").id == "quiet_road"


def test_playing_from_the_cache_imports_neither_yaml_nor_the_compiler(road, cache):
    library.load_scenario(road, cache)
    library.load_pack("velmara", cache)
    program = (
        "import sys\nfrom pathlib import Path\nfrom scenarios.language import library\n"
        f"library.load_scenario({str(road)!r}, Path({str(cache)!r}))\nlibrary.load_pack('velmara', Path({str(cache)!r}))\n"
        "print(sorted({'yaml', 'pydantic', 'networkx', 'scenarios.language.compile', 'scenarios.language.document'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")


# --- for others -----------------------------------------------------------------------------------------------------------------


def test_data_of_others_is_read_with_places(tmp_path):
    (tmp_path / "b.yaml").write_text("id: VC-02\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("id: VC-01\nrule: no\n", encoding="utf-8")
    first, second = read_folder(tmp_path)
    assert (first.root, second.root) == ({"id": "VC-01", "rule": "no"}, {"id": "VC-02"})
    document = read_data(tmp_path / "a.yaml")
    assert document.problem("SC0114", document.mark_of(("rule",))).render().startswith("a.yaml:2:7: SC0114 There is no text here")


def test_the_schema_for_editors_names_every_key():
    schema = library.schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "required" not in schema
    person = schema["properties"]["people"]["additionalProperties"]
    assert person["properties"]["sex"]["enum"] == ["female", "male"]
    assert person["properties"]["label"]["description"] == "what is shown until the name is known"
    act = schema["properties"]["decisions"]["additionalProperties"]["properties"]["options"]["additionalProperties"]["properties"]["do"]
    assert "speak_with" in act["items"]["properties"]
    json.dumps(schema)
