"""The same acts under another law: best practice of the whole case, as written for Kazakhstan, played under Velmara.

Whoever does in Velmara what is right in Kazakhstan is judged otherwise exactly where the two laws differ. Each result that differs is
written down here by hand, with the article of Velmara behind it; docs/explanation/another-law.md tells it to people.
"""

import re
from pathlib import Path

import pytest

from scenarios.language.library import load_pack
from scoring.model import Result
from sim.model.events import ActEnded, Ruled
from zholda import session, walkthrough
from zholda.session import Session
from zholda.session.journals import SavedJournal

NAME = "full-best-practice"
PAGE = Path(__file__).parents[1] / "docs/explanation/another-law.md"

OTHERWISE = {
    # Custody ends a day earlier, and so does the time to ask for it: she walks out before the motion of Kazakhstan is due.
    ("LR1.not_run_out", "investigator"): ("breached", "liberty_9"),
    ("LR1.not_run_out", "prosecutor"): ("breached", "liberty_9"),
    ("LR1.motion_ahead", "investigator"): ("breached", "liberty_11"),
    ("LR1.motion_ahead", "prosecutor"): ("breached", "liberty_11"),
    ("inject.the_line_tonight", "investigator"): ("breached", "liberty_11"),
    ("VC-53.warned", "investigator"): ("breached", "liberty_9"),
    ("VC-53.warned", "prosecutor"): ("breached", "liberty_9"),
    ("VC-27.weighed", "investigator"): ("breached", "liberty_9"),
    ("inject.she_walks_out", "shelter"): ("breached", "liberty_9"),
    # The protocol comes within three hours and not within two.
    ("LR1.protocol", "investigator"): ("breached", "liberty_4"),
    # Residents cannot allow a look into a dwelling: what was found at the well is struck.
    ("LR4.sanctioned", "investigator"): ("breached", "evidence_7"),
    ("LR5.clean", "prosecutor"): ("breached", "evidence_7"),
    # Only a detective searches a person: the motion for the owner's house relied on what an arrivals officer had found.
    ("LR5.clean", "investigator"): ("breached", "evidence_9"),
    # A child is heard for an hour at most, and a break is half an hour: two of three minutes are none.
    ("VC-17.single", "investigator"): ("breached", "evidence_5"),
    # The judge rules within six hours and not eight: the house is told five minutes too late.
    ("VC-53.told", "prosecutor"): ("partly_met", "evidence_11"),
}
"""(criterion, seat) -> what Velmara makes of it, and the article by which."""

RATED = {
    "I1": "LR1.not_run_out",
    "I2": "LR4.sanctioned",
    "I3": "LR5.clean",
    "I4": "VC-17.single",
    "R1": "LR5.clean",
    "R3": "LR1.not_run_out",
    "S3": "inject.she_walks_out",
}
"""Objectives that are not P there, each with the result that says why."""


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("law")
    found = {}
    for country in ("kz", "velmara"):
        acts = session.walkthrough("night-bus", NAME)
        roster = dict.fromkeys(acts.seats, f"walkthrough:{NAME}")
        table = Session.open(session.exercise_of("night-bus", acts), roster=roster, seed=1, country=country, keep=False)
        for _ in walkthrough.perform(table, acts):
            pass
        table.export(folder / f"{country}.jsonl")
        found[country] = session.read(str(folder / f"{country}.jsonl"))
    return found


@pytest.fixture(scope="module")
def told(played):
    """The debrief under Velmara, each line without its breaks."""
    return session.debrief(played["velmara"])


def weighing(saved: SavedJournal) -> dict[tuple[str, str], Result]:
    return {
        (r.criterion, r.seat): r
        for r in session.assess(saved).results
        if r.result in ("breached", "partly_met") and not r.colleague and not r.contested
    }


def cited(name: str) -> str:
    article = load_pack("velmara").articles[name]
    return f"{article.act}, art. {article.number}: {article.title}"


def test_exactly_these_results_differ(played):
    here, there = weighing(played["kz"]), weighing(played["velmara"])
    assert {key: found.result for key, found in there.items() if key not in here} == {key: said for key, (said, _) in OTHERWISE.items()}
    assert set(here) <= set(there), "what is wrong in Kazakhstan does not become right"


def test_exactly_these_objectives_are_rated_otherwise(played):
    rated = {(one.id, one.seat): one for one in session.assess(played["velmara"]).objectives}
    assert {one.id for one in rated.values() if one.rating != "P"} == set(RATED)
    assert all(why in one.reason for one in rated.values() for objective, why in RATED.items() if one.id == objective)


@pytest.mark.parametrize("article", sorted({article for _, article in OTHERWISE.values()}))
def test_the_report_names_the_article_behind_each(told, article):
    assert cited(article) in told


def test_what_is_law_there_cites_the_article_that_says_it_and_no_other_of_the_same_act(played):
    found = weighing(played["velmara"])
    law = load_pack("velmara").articles
    for key, (_, article) in OTHERWISE.items():
        if found[key].layer == "law" and key[0] != "LR5.clean":  # of LR5 the rule by which the judge struck says more: next test
            first = found[key].sources[0]
            assert (first.title, first.article) == (f"{law[article].act}: {law[article].title}", law[article].number), key


def test_what_the_judge_struck_is_said_with_the_rules_and_their_articles(told):
    (line,) = {line for line in told.splitlines() if "the judge struck 2 of what the motion relied on (custody" in line}
    assert f"Residents cannot give it. {cited('evidence_7')} (fictional)." in line
    assert f"What somebody else finds so is not used. {cited('evidence_9')} (fictional)." in line


def test_a_search_by_who_may_not_search_is_no_lawful_source_and_one_by_a_detective_is(played, told):
    """It was called unlawful and stood among the sources on which a motion could rest."""
    events = [entry.event for entry in played["velmara"].journal.entries]
    searches = {one.act: one.seat for one in events if isinstance(one, ActEnded) and one.named == "search_person"}
    rulings = [one for one in events if isinstance(one, Ruled)]
    assert {searches[act] for one in rulings for act in one.struck if act in searches} == {"post"}
    assert {searches[act] for one in rulings for act in one.relied if act in searches} == {"investigator"}
    struck = [line for line in told.splitlines() if "Struck by the judge" in line]
    assert struck
    assert all("Search the person (the woman in the grey coat; the Office of Arrivals, 07:23)" in line for line in struck)


def test_a_term_says_how_long_it_is_by_which_article(told):
    assert re.search(rf"Tue 06:12  custody without a judge, .*nothing was done\. By law 24 h: {re.escape(cited('liberty_9'))}", told)
    in_law = told[told.index("WHAT THE LAW HERE SAYS") :]
    assert f"By law 6 h: {cited('liberty_11')} (fictional)." in in_law[: in_law.index("IN COURT")]


def test_too_long_says_since_when_and_how_long(told):
    assert "It had begun at Tue 13:04, and lasted 1 h 9 min without a break" in told
    assert f"A child is heard for an hour at most, then there is a break of half an hour. {cited('evidence_5')}" in told


def test_the_page_for_a_workshop_tells_each_of_them_with_its_article():
    page, articles = PAGE.read_text(encoding="utf-8"), load_pack("velmara").articles
    for (criterion, _), (_, article) in OTHERWISE.items():
        assert f"`{criterion}`" in page
        assert f"{articles[article].act} {articles[article].number}" in page
    assert all(f"**{objective}**" in page for objective in RATED)
