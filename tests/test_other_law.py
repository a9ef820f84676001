"""The same acts under another law: best practice of the whole case, as written for Kazakhstan, played under Velmara.

Whoever does in Velmara what is right in Kazakhstan is judged otherwise exactly where the two laws differ. Each result that differs is
written down here by hand, with the article of Velmara behind it; docs/explanation/another-law.md tells it to people.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from scenarios.language.library import load_pack, load_scenario, load_walkthrough, walkthroughs
from scoring.model import Result
from sim.model.events import ActEnded, Ruled
from zholda import session, tongue, walkthrough
from zholda.session import Session
from zholda.session.journals import SavedJournal
from zholda.wording import catalogue

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
    ("LR1.by_protocol", "investigator"): ("partly_met", "liberty_4"),  # it was there, and late
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

ELSEWHERE = {
    # The hours and the dwelling weigh here as they do on best practice. The false minute is one in both countries.
    "full-kind-but-unlawful": {
        "I1": ("U", "U", "LR1.minute_said", "liberty_2"),
        "I2": ("P", "U", "LR4.sanctioned", "evidence_7"),
        "I3": ("P", "U", "LR5.clean", "evidence_9"),
        "I4": ("U", "U", "VC-17.single", "evidence_5"),
        "P4": ("U", "U", "LR1.minute_said", "liberty_2"),
        "R1": ("U", "U", "LR5.clean", "evidence_7"),
        "R3": ("P", "U", "LR1.not_run_out", "liberty_9"),
        "S3": ("P", "S", "inject.she_walks_out", "liberty_9"),
    },
    # Nothing that was wrong becomes right. She is free a day earlier, and what was badly done about the hours was U already.
    "full-typical-errors": {
        "I1": ("U", "U", "LR1.not_run_out", "liberty_9"),
        "P2": ("U", "U", "VC-13.untied", "exploitation_4"),
        "P3": ("U", "U", "VC-07.screened", "exploitation_6"),
        "P4": ("U", "U", "LR1.minute_said", "liberty_2"),
        "R3": ("U", "U", "LR1.not_run_out", "liberty_9"),
        "S2": ("U", "U", "VC-38.informed", "children_5"),
    },
    # No protocol, no case, no motion, no search: only shorter hours for the bus and for an answer, and U already. A gate is a gate.
    "full-robot": {
        "P4": ("U", "U", "LR1.told_held", "liberty_5"),
        "R2": ("U", "U", "VC-28.answered", "safety_2"),
        "S1": ("U", "U", "VC-24.free", "liberty_3"),
        "S2": ("U", "U", "VC-38.informed", "children_5"),
        "S4": ("U", "U", "VC-34.not_told", "consuls_1"),
    },
}
"""Walkthrough -> objective -> rated in Kazakhstan, rated in Velmara, a result that weighs on it there, its article. What is not named is
rated alike. Written from the text of the law before any of it was played."""


def to_the_end(name: str, country: str) -> Session:
    """One walkthrough of the case played under a law. Whoever plays it fails by the id of a step that could not be taken."""
    acts = session.walkthrough("night-bus", name)
    roster = dict.fromkeys(acts.seats, f"walkthrough:{name}")
    table = Session.open(session.exercise_of("night-bus", acts), roster=roster, seed=1, country=country, keep=False)
    for _ in walkthrough.perform(table, acts):
        pass
    return table


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("law")
    found = {}
    for country in ("kz", "velmara"):
        to_the_end(NAME, country).export(folder / f"{country}.jsonl")
        found[country] = session.read(str(folder / f"{country}.jsonl"))
    return found


@pytest.fixture(scope="module")
def there():
    """What a walkthrough was worth under Velmara. Each is played once."""
    return cache(lambda name: to_the_end(name, "velmara"))


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


def test_the_advice_on_entering_a_home_sends_nobody_to_residents_who_cannot_allow_it(told):
    """It said: ask those who live there, they often say yes. Here their yes opens nothing, and what was found is struck."""
    advice = {line.strip() for line in told.splitlines() if "those who live there" in line and line.strip().startswith("Better:")}
    assert advice
    assert all("Where the law lets those who live there allow it" in line and "ask the judge first" in line for line in advice)


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
    assert "It had begun at Tue 13:12, and lasted 1 h 6 min without a break" in told
    assert f"A child is heard for an hour at most, then there is a break of half an hour. {cited('evidence_5')}" in told


@pytest.mark.parametrize("name", walkthroughs("night-bus"))
def test_each_walkthrough_plays_to_its_end_under_the_other_law(there, name):
    """Four stopped: an hour of the story had moved with the term of custody, and a step found somebody still in another talk."""
    assert there(name).assess().objectives


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_the_other_law_makes_of_what_was_not_best_practice(there, name):
    at_home = load_walkthrough("night-bus", name).expects
    rated = {(one.id, one.seat): one.rating or "null" for one in there(name).assess().objectives}
    otherwise = {one: rating for one, (_, rating, _, _) in ELSEWHERE[name].items()}
    assert rated == {(one, seat): otherwise.get(one, rating) for one, seats in at_home.items() for seat, rating in seats.items()}
    assert all(rating in at_home[one].values() for one, (rating, _, _, _) in ELSEWHERE[name].items())


@pytest.mark.parametrize(("name", "objective"), [(name, one) for name, found in sorted(ELSEWHERE.items()) for one in found])
def test_a_result_that_weighs_on_it_cites_the_article_of_that_law(there, name, objective):
    _, _, criterion, article = ELSEWHERE[name][objective]
    asked = load_scenario("night-bus").objectives[objective]
    assert criterion.startswith((*asked.progress, *asked.harm))
    found = [one for one in there(name).assess().results if one.criterion == criterion and one.result == "breached"]
    assert found
    law = load_pack("velmara").articles[article]
    if found[0].layer == "law" and criterion != "LR5.clean":
        assert {(one.sources[0].title, one.sources[0].article) for one in found} == {(f"{law.act}: {law.title}", law.number)}


def test_a_voice_that_nobody_swore_in_is_struck_at_home_and_not_there(there):
    """The standard asks for an appointed interpreter in both. By Evidence Act 3 a mediator of an organisation may interpret there."""
    found = {"kz": to_the_end("full-kind-but-unlawful", "kz"), "velmara": there("full-kind-but-unlawful")}
    struck, layers = {}, {}
    for country, table in found.items():
        events = [entry.event for entry in table._exercise.journal]
        unsworn = {one.act for one in events if isinstance(one, ActEnded) and one.verb == "interview" and one.voice == "nasiba"}
        struck[country] = bool(unsworn & {act for one in events if isinstance(one, Ruled) for act in one.struck})
        layers[country] = {one.layer for one in table.assess().results if one.criterion == "VC-13.appointed" and one.result == "breached"}
    assert struck == {"kz": True, "velmara": False}
    assert layers == {"kz": {"law"}, "velmara": {"benchmark"}}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_report_in_another_language_has_no_rule_and_no_article_of_that_law_in_english(played, language):
    """What the judge had struck was explained in English in a Russian debrief."""
    law = load_pack("velmara")
    tongue.use(language)
    try:
        told = " ".join(session.debrief(played["velmara"]).split())
    finally:
        tongue.use("en")
    assert catalogue(language)["rule.evidence_7.search_without_sanction"].rstrip(".") in told
    english = {*(text for name, text in law.texts.items() if name.startswith("rules.")), *(one.title for one in law.articles.values())}
    assert {text for text in english if text.rstrip(".") in told} == set()


def test_the_page_for_a_workshop_tells_each_of_them_with_its_article():
    page, articles = PAGE.read_text(encoding="utf-8"), load_pack("velmara").articles
    for (criterion, _), (_, article) in OTHERWISE.items():
        assert f"`{criterion}`" in page
        assert f"{articles[article].act} {articles[article].number}" in page
    assert all(f"**{objective}**" in page for objective in RATED)
