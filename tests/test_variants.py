"""What varies by seed: drawn before the exercise opens, told in its texts, and nothing on which a rating hangs."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from scoring.equal_treatment import treated
from sim.engine.variants import varied
from sim.exercise import Exercise
from sim.journal.file import read
from sim.model.events import Entry, Opened
from sim.model.material import scenario_from
from sim.model.scenario import Scenario, Traits, Variant
from zholda.session import Session
from zholda.session.material import load, load_country

SEEDS = range(40)


@pytest.fixture(scope="module")
def bus() -> Scenario:
    return load("night-bus")


def test_without_variants_the_scenario_is_the_same_object(bus):
    plain = replace(bus, varies={})
    assert varied(plain, 7) is plain


def test_the_same_seed_tells_the_same_and_what_was_drawn_no_longer_varies(bus):
    assert varied(bus, 3) == varied(bus, 3)
    drawn = varied(bus, 3)
    assert drawn.varies == {}
    assert not any(name.startswith("varies.") for name in drawn.texts)
    assert varied(drawn, 9) is drawn


def test_over_seeds_every_variant_and_the_scenario_as_written_are_drawn(bus):
    told = [varied(bus, seed) for seed in SEEDS]
    as_written = replace(bus, varies={}, texts={name: text for name, text in bus.texts.items() if not name.startswith("varies.")})
    for group, ways in bus.varies.items():
        alone = [varied(replace(bus, varies={group: ways}), seed) for seed in SEEDS]
        assert any(one.people == as_written.people and one.texts == as_written.texts for one in alone), group
        for way, variant in ways.items():
            name = variant.texts[0]
            assert any(one.texts[name] == bus.texts[f"varies.{group}.{way}.texts.{name}"] for one in alone), (group, way)
    assert len({tuple(one.people[who].sex for who in ("kamila", "timur", "ravshan", "dilnoza")) for one in told}) > 4


def test_papers_say_what_the_person_now_is(bus):
    ways = {"young_man": bus.varies["seat_20"]["young_man"]}
    told = next(
        one for one in (varied(replace(bus, varies={"seat_20": ways}), seed) for seed in SEEDS) if one.people["kamila"].sex == "male"
    )
    said = {claim.attribute: claim.value for claim in told.things["passport_kamila"].says}
    assert (said["name"], said["born"], said["registration"]) == ("Kamil", "2001-11-05", "one day late")
    assert told.people["rustam"] == bus.people["rustam"]


def test_citizenship_is_what_the_papers_say(bus):
    citizen = {"row_2": {"citizen": bus.varies["row_2"]["citizen"]}}
    found = {
        next(
            str(c.value) for c in varied(replace(bus, varies=citizen), seed).things["passport_ravshan"].says if c.attribute == "citizenship"
        )
        for seed in SEEDS
    }
    assert found == {"home", "neighbouring country"}


def test_only_adults_who_are_in_nobodys_hands_vary(bus):
    exploited = set(bus.endings["free_by_exclusion"].about) if "free_by_exclusion" in bus.endings else set()
    for ways in bus.varies.values():
        for variant in ways.values():
            assert all(bus.people[who].role == "traveller" and who not in exploited for who in variant.people)


def test_a_session_opens_what_its_seed_draws_and_its_file_replays(tmp_path):
    sexes = set()
    for seed in range(1, 7):
        session = Session.open("night-bus/window", seat="post", seed=seed, keep=False)
        session.advance(600)
        session.finish()
        assert session.replay().entries > 0
        session.export(tmp_path / f"{seed}.jsonl")
        sexes.add(_told(read((tmp_path / f"{seed}.jsonl").read_bytes()).entries).people["timur"].sex)
    assert sexes == {"male", "female"}


def test_the_measure_over_a_class_then_sees_a_trait_that_varied(bus):
    pack = load_country(bus.country)
    values: dict[str, set[str]] = {}
    for seed in range(1, 7):
        exercise = Exercise.open(varied(bus, seed), pack, seed=seed)
        exercise.advance(3600)
        for one in treated(exercise.journal, _told(exercise.journal)):
            values.setdefault(one.person, set()).add(one.traits["sex"])
    assert values["timur"] == {"male", "female"}
    assert values["zulfiya"] == {"female"}


def test_a_trait_without_a_word_for_it_stays_as_it_is(bus):
    only_older = {"seat_19": {"elder": Variant({"rustam": Traits(born="1963-08-14")}, [])}}
    told = [varied(replace(bus, varies=only_older), seed).people["rustam"] for seed in SEEDS]
    assert {(one.sex, one.born) for one in told} == {("male", "1989-08-14"), ("male", "1963-08-14")}


def _told(entries: Sequence[Entry]) -> Scenario:
    """What is in the header of the journal."""
    opened = entries[0].event
    assert isinstance(opened, Opened)
    return scenario_from(opened.material["scenario"])
