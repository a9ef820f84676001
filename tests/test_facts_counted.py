"""What was found of the facts that must be found is counted, and told to the director, by whatever way it was found."""

from scoring.counterfactual.fates import CASE, fates
from scoring.reports.appendix import _facts
from scoring.reports.material import written
from tests.test_night_bus_full import plan, played
from tests.test_reports import opened
from zholda.session.reports import spoken


def test_best_practice_finds_more_of_the_facts_than_who_does_nothing() -> None:
    best, nothing = (fates(played(name), plan().scenario)[CASE, "found"] for name in ("full-best-practice", "full-do-nothing"))
    assert best > nothing
    assert best >= len(plan().scenario.facts)


def test_a_way_that_stands_for_two_facts_is_counted_for_both() -> None:
    shared = [way for fact in plan().scenario.facts.values() for way in fact.routes]
    assert len(shared) > len(set(shared))


def test_what_was_found_by_a_call_or_a_paper_is_told_as_found() -> None:
    """People at the well, rung in by her who sells bread and seen at dawn, were 'not found'."""
    journal = played("full-best-practice")
    said = [line.text for line in _facts(journal, written(journal), spoken(opened(journal)))]
    assert len(said) == len(plan().scenario.facts)
    assert [line for line in said if line.startswith("not found")] == []
