"""The monitors say in one pass what the definitions say over the whole journal, for any criterion and any play."""

from collections.abc import Iterator
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.model import Criterion
from scoring.monitor import Finding
from scoring.properties import Rulebook, Watch
from tests import any_criterion, naive_properties
from tests.naive_play import LAW, Play
from tests.standards.scene import scene

SCENE = scene()


def choices(seed: int) -> any_criterion.Choose:
    return Random(seed).choice  # noqa: S311 (cases for a test, no secret)


def cases() -> Iterator[tuple[Criterion, Play]]:
    """Thousands of criteria, each with a play."""
    for seed in range(6000):
        choose = choices(seed)
        criterion = any_criterion.put_off(choose) if seed % 4 == 0 else any_criterion.criterion(choose)
        yield criterion, any_criterion.play(choose, [criterion])


def choosing(data: st.DataObject) -> any_criterion.Choose:
    return lambda options: data.draw(st.sampled_from(list(options)))


def begun(criteria: list[Criterion], play: Play) -> Watch:
    watch = Watch(SCENE, Rulebook(criteria, LAW))
    watch.setting.perceived = {seat: {n: at for (whose, n), at in play.perceived.items() if whose == seat} for seat, _ in play.perceived}
    for seat, changes in play.status.items():
        for since, status in changes:
            watch.setting.seated(seat, since, status)
    return watch


def watched(criteria: list[Criterion], play: Play) -> list[Finding]:
    watch = begun(criteria, play)
    for h in play.happenings:
        watch.setting.passed.append(h)
        watch.happened(h)
    return [finding for _, finding in watch.findings(play.now)]


def in_order(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.seat, f.people, f.entries))


def agree(criterion: Criterion, play: Play) -> None:
    assert in_order(watched([criterion], play)) == in_order(naive_properties.findings(criterion, play))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_pass_finds_what_the_definitions_say(data):
    criterion = any_criterion.criterion(choosing(data))
    agree(criterion, any_criterion.play(choosing(data), [criterion]))


def test_it_does_so_for_thousands_of_criteria_and_plays():
    for criterion, play in cases():
        agree(criterion, play)


def test_criteria_watched_together_find_what_each_finds_alone():
    for seed in range(400):
        choose = choices(seed)
        several = [any_criterion.criterion(choose) for _ in range(3)]
        play = any_criterion.play(choose, several)
        assert watched(several, play) == [finding for criterion in several for finding in watched([criterion], play)]


def test_asking_on_the_way_changes_nothing_that_is_found_later():
    for seed in range(600):
        choose = choices(seed)
        criterion = any_criterion.criterion(choose)
        play = any_criterion.play(choose, [criterion])
        asked = begun([criterion], play)
        for h in play.happenings:
            asked.setting.passed.append(h)
            asked.happened(h)
            if choose((True, False)):
                list(asked.findings(h.at))
                asked.overdue(h.at)
        assert [finding for _, finding in asked.findings(play.now)] == watched([criterion], play)


def test_every_kind_of_finding_is_met_in_these_plays():
    """Otherwise the comparison would prove less than it seems to."""
    seen = set()
    for criterion, play in cases():
        seen |= {(f.result, f.degree, f.exception) for f in watched([criterion], play)}
    assert {
        ("met", "", ""), ("met", "", "X1"), ("met", "", "X2"), ("met", "", "X3"), ("met", "", "X6"), ("met", "", "X12"),
        ("partly_met", "late", ""), ("partly_met", "part", ""), ("partly_met", "mended", "X8"), ("partly_met", "by_another", ""),
        ("breached", "full", ""), ("breached", "stopped", ""), ("breached", "over", ""), ("breached", "never", ""),
        ("breached", "never", "X5"),
        ("not_observed", "", "X7"), ("not_observed", "", "X11"), ("not_observed", "", ""),
        ("not_applicable", "", "X1"), ("not_applicable", "", "X4"), ("not_applicable", "", "X9"), ("not_applicable", "", ""),
    } <= seen  # fmt: skip
