"""Rows about the debrief: the report of a whole play as HTML and as PDF, beside judging the same play."""

from benchmarks.measure import Row, clock, in_turn
from benchmarks.plays import material, played
from scoring.assess import assess
from scoring.lawfulness import unlawful
from scoring.model import Assessment
from scoring.reports.build import Extras, report
from scoring.reports.model import Report
from sim.model.events import Opened
from zholda.documents import write
from zholda.session import standards
from zholda.session.reports import spoken

JUDGING = "assessing alone"


def debrief(rounds: int) -> list[Row]:
    """Journal to file, without turning points: assessing, every part of the report, and the layout. Late imports are paid before."""
    entries, rules = played().journal, standards()
    plan, _ = material()
    header = entries[0].event
    assert isinstance(header, Opened)

    def judged() -> Assessment:
        return assess(entries, plan.scenario, plan.law, rules)

    def made() -> Report:
        extras = Extras(rules, unlawful(entries, plan.scenario, plan.law))
        return report(entries, judged(), spoken(header), extras)

    html, pdf, alone = in_turn(
        lambda: clock(lambda: write(made(), "html")),
        lambda: clock(lambda: write(made(), "pdf")),
        lambda: clock(judged),
        rounds=rounds,
    )
    return [
        Row(f"HTML debrief ({len(entries)} entries)", JUDGING, html, alone, 5, 2, "ms"),
        Row(f"PDF debrief ({len(entries)} entries)", JUDGING, pdf, alone, 20, 10, "ms"),
    ]
