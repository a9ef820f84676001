"""Facts of a happening at which nobody looks are not worked out; each that is looked at comes out as it does among all of them."""

from collections.abc import Iterator, Sequence

import pytest

from scoring.examples import journal
from scoring.happenings import Happening, Happenings, Looked, looked_at
from scoring.vocabulary import FACT_TYPES, NAMES
from sim.law import Law
from sim.model.events import Entry
from sim.model.scenario import Scenario
from tests.standards.scene import law, scene, standards
from tests.test_night_bus_full import played
from zholda.session.judging import judging

PLAYS = ("full-best-practice", "full-typical-errors", "full-kind-but-unlawful")


def groups() -> dict[Looked, list[str]]:
    """Facts by what must be gathered for one of them alone."""
    found: dict[Looked, list[str]] = {}
    for fact in FACT_TYPES:
        looked = looked_at((fact,))
        assert looked is not None
        found.setdefault(looked, []).append(fact)
    return found


def happened(entries: Sequence[Entry], scenario: Scenario, law: Law, looked: Looked | None) -> Iterator[Happening]:
    fold = Happenings(scenario, law, dict.fromkeys(NAMES, looked))
    for entry in entries:
        yield from fold.take(entry)


def agree(entries: Sequence[Entry], scenario: Scenario, law: Law) -> None:
    whole = list(happened(entries, scenario, law, looked_at(FACT_TYPES)))
    for looked, facts in groups().items():
        for one, all_ in zip(happened(entries, scenario, law, looked), whole, strict=True):
            alone = {fact: one.facts[fact] for fact in facts}
            assert (one._replace(facts={}), alone) == (all_._replace(facts={}), {fact: all_.facts[fact] for fact in facts})


@pytest.mark.parametrize("name", PLAYS)
def test_each_fact_alone_is_as_it_is_among_all_in_a_whole_play(name):
    entries = played(name)
    by = judging(entries)
    agree(entries, by.scenario, by.law)


def test_each_fact_alone_is_as_it_is_among_all_in_every_example_of_the_standards():
    for standard in standards():
        for example in standard.examples:
            agree(journal(example.journal), scene(), law())


def test_there_are_groups_that_need_not_be_worked_out_for_one_another():
    assert looked_at(()) is None
    assert len(groups()) > 3


def test_where_nobody_looks_there_are_no_facts():
    entries = journal(["05:44 reached person=madina kind=reason_to_look", "06:10 alone person=madina"])
    assert [(one.name, one.facts) for one in happened(entries, scene(), law(), None)] == [("reached.reason_to_look", {}), ("alone", {})]
