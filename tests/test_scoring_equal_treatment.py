"""Equal treatment over a cohort: what is counted, of whom, apart for whom; what it never says; and the command."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.equal_treatment import TooFew, Treated, to_plain, treated, treatment
from scoring.examples import journal
from sim.model import events as e
from sim.model.people import Claimed, Thing
from sim.model.scenario import Scenario
from tests.standards.scene import scene
from zholda.cli import main
from zholda.session import Session

LOOK = "05:24 reached person={} kind=reason_to_look by=x"
QUIET_ROAD = "tests/cases/quiet_road"


def of(person: str, *lines: str, base: Scenario | None = None) -> Treated:
    return next(one for one in treated(journal([*lines, "07:20 end"]), base or scene()) if one.person == person)


def with_sex(person: str, sex: str) -> Scenario:
    base = scene()
    return replace(base, people={**base.people, person: replace(base.people[person], sex=sex)})


def test_somebody_waits_until_an_officer_first_turns_to_them():
    assert of("kamila", "06:00 speak_with people=kamila topic=work question=open seconds=300").waited == 35 * 60
    assert of("kamila", "05:50 look at=bus").waited == 2 * 3600


def test_who_leaves_before_waited_until_then_and_who_came_later_from_then():
    assert of("kamila", "06:20 moved who=kamila place= aboard=bus").waited == 3600
    assert of("kamila", "05:30 moved who=kamila place=post").waited == 2 * 3600  # was there from the beginning


def test_what_is_counted():
    lines = ["06:00 alone person=oygul", "06:05 offered person=oygul services=shelter", "06:30 administrative step=fine people=kamila"]
    assert (of("oygul", *lines).alone, of("oygul", *lines).offered, of("oygul", *lines).sanctioned) == (True, True, False)
    assert (of("kamila", *lines).alone, of("kamila", *lines).offered, of("kamila", *lines).sanctioned) == (False, False, True)


def test_what_a_machine_colleague_does_is_left_out():
    seated = e.Entry(1, 0, 0, e.SeatChanged("post", "taken", "colleague:ordinary"))
    acts = journal(["06:30 administrative step=fine people=kamila", "06:31 alone person=kamila", "07:20 end"])
    entries = [seated, *(one._replace(n=one.n + 1) for one in acts)]
    kamila = next(one for one in treated(entries, scene()) if one.person == "kamila")
    assert (kamila.sanctioned, kamila.alone) == (False, False)


def test_minors_suspects_and_people_who_never_came_are_not_counted():
    counted = {one.person for one in treated(journal(["07:20 end"]), scene())}
    assert {"oygul", "rustam", "kamila"} <= counted
    assert not {"madina", "saodat", "talgat", "dana"} & counted


def test_citizenship_is_read_of_the_passport_and_age_of_the_birth_date():
    passport = Thing("passport", "oygul", "oygul", says=[Claimed("oygul", "citizenship", "home")])
    base = replace(scene(), things={"p": passport})
    assert of("oygul", base=base).traits == {"sex": "female", "citizenship": "home", "age": "30 to 44"}
    assert "citizenship" not in of("kamila", base=base).traits


def test_those_with_a_reason_to_look_are_counted_apart():
    lines = [LOOK.format("oygul"), "06:00 alone person=oygul", "07:20 end"]
    found = treatment([(journal(lines), scene()), (journal(lines[1:]), scene())])
    sex = next(trait for trait in found.traits if trait.name == "sex")
    assert [(one.value, one.people, one.alone.found) for one in sex.looked_at] == [("female", 1, 1)]
    assert [(one.value, one.alone.found) for one in sex.others] == [("female", 1)]
    assert (found.journals, found.people) == (2, 2 * 7)


def test_a_trait_that_nobody_had_otherwise_is_said_not_to_have_varied():
    entries = journal(["07:20 end"])
    same = treatment([(entries, scene()), (entries, scene())])
    other = treatment([(entries, scene()), (entries, with_sex("kamila", "male"))])
    assert [trait.varied for trait in same.traits] == [False, False, False]
    assert {trait.name for trait in other.traits if trait.varied} == {"sex"}


def test_one_exercise_is_never_measured():
    with pytest.raises(TooFew, match="several exercises and never in one: give at least two journals"):
        treatment([(journal(["07:20 end"]), scene())])


def test_rates_stand_in_their_intervals_and_nothing_names_a_person_or_a_trainee():
    lines = [LOOK.format("oygul"), "06:00 alone person=oygul", "07:20 end"]
    plain = to_plain(treatment([(journal(lines), scene()), (journal(lines[:1] + lines[2:]), scene())]))
    (row,) = plain["traits"][0]["reason_to_look"]
    assert row["alone"] == {"found": 1, "of": 2, "rate": 500, "low": 94, "high": 906}  # Wilson, 1 of 2
    assert "oygul" not in json.dumps(plain)


# --- the command ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def journals(tmp_path_factory):
    folder, made = tmp_path_factory.mktemp("cohort"), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHOLDA_HOME", str(folder / "home"))
        for seed in (1, 2):
            session = Session.open(QUIET_ROAD, seed=seed, keep=False)
            session.advance(session.length)
            made.append(str(folder / f"{seed}.jsonl"))
            session.export(made[-1])
        yield made


def test_the_command_prints_counts_and_what_they_do_not_say(journals, capsys):
    assert main(["cohort", *journals]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("EXERCISE. Every person, place and case in it is invented. 2 exercises, ")
    assert "Nobody's differed between these exercises" in out
    assert out.endswith("Nothing here is about one trainee.")


def test_the_json_has_every_trait(journals, capsys):
    assert main(["cohort", *journals, "--format", "json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert [trait["trait"] for trait in plain["traits"]] == ["sex", "citizenship", "age"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (lambda one, other: [one], "give at least two journals"),
        (lambda one, other: [one, one], "the same journal is named twice"),
        (lambda one, other: [one, other + "x"], "there is neither an exercise nor a file called"),
    ],
)
def test_too_few_the_same_or_a_missing_journal_is_one_line(journals, capsys, given, problem):
    assert main(["cohort", *given(*journals)]) == 2
    told = capsys.readouterr()
    assert problem in told.err
    assert (told.out, told.err.count("\n")) == ("", 1)


def test_one_exercise_under_two_names_counts_once(journals, capsys, tmp_path):
    twin = tmp_path / "twin.jsonl"
    twin.write_bytes(Path(journals[0]).read_bytes())
    assert main(["cohort", journals[0], str(twin)]) == 2
    assert "are the same exercise: it counts once" in capsys.readouterr().err
