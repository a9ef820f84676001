"""A journal under another country pack, as it stood at a time, and the fields of the debrief that stay."""

import json

import pytest

from sim.journal.file import Journal
from sim.journal.versions import FORMAT
from sim.model.events import Entry
from tests.test_scoring_live import played
from zholda import session
from zholda.cli import main
from zholda.session import SavedJournal, Session, SessionError
from zholda.session.judging import judging
from zholda.storage import export

STAYS = "Clocks, rulings, powers and questions put to the seats stay as the first law made them"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path / "home"))


@pytest.fixture
def path(tmp_path):
    """The first morning of the night bus with the errors that people make, played under the law of Kazakhstan."""
    file = tmp_path / "mine.jsonl"
    export(played(), file)
    return str(file)


def saved(entries: list[Entry] | None = None) -> SavedJournal:
    return SavedJournal("mine", Journal(entries or played(), FORMAT, b""))


# --- another country pack -----------------------------------------------------------------------------------------------------


def test_another_pack_gives_its_own_articles_and_none_of_the_first():
    cited = {country: {s.title for r in judging(played(), country).assess(played()).results for s in r.sources[:1] if r.layer == "law"}
             for country in ("", "velmara")}  # fmt: skip
    assert any(title.startswith("Criminal Procedure Code") for title in cited[""])
    assert any(title.startswith("Liberty Act") for title in cited["velmara"])
    assert not cited[""] & cited["velmara"]


def test_results_differ_only_where_the_law_differs():
    """The same acts: the same criteria about the same people, and another window only where this law has another limit."""
    here, there = judging(played()), judging(played(), "velmara")
    verdicts = [{(r.criterion, r.seat, r.people, r.entries[:1]): r for r in terms.assess(played()).results} for terms in (here, there)]
    both = set(verdicts[0]) & set(verdicts[1])
    assert len(both) * 10 > 9 * len(verdicts[0])
    limits = {name for name, limit in here.law.pack.limits.items() if there.law.limit(name).value != limit.value}
    for key in both:
        one, other = (found[key] for found in verdicts)
        if one.result != other.result:
            assert limits, key


def test_every_pack_judges_every_journal():
    for country in ("kz", "velmara"):
        assert judging(played(), country).assess(played()).objectives


def test_the_journals_own_country_by_name_is_the_law_it_was_played_under():
    own = judging(played(), "kz")
    assert not own.other
    assert own.assess(played()) == judging(played()).assess(played())


def test_a_report_under_another_law_says_what_stays_as_the_first_made_it():
    told = session.debrief(saved(), country="velmara")
    assert "Judged by the law of Velmara, an invented country; it was played under that of Kazakhstan." in told
    assert STAYS in told
    assert STAYS not in session.debrief(saved())
    for form in ("html", "docx"):
        assert session.document(saved(), form, country="velmara") != session.document(saved(), form)


@pytest.mark.parametrize("command", ["assess", "debrief"])
def test_the_commands_take_a_country(path, capsys, command):
    assert main([command, path, "--country", "velmara"]) == 0
    told = capsys.readouterr()
    assert STAYS in " ".join((told.out + told.err).split())
    assert "Liberty Act" in " ".join(told.out.split())


@pytest.mark.parametrize("command", ["assess", "debrief"])
def test_a_pack_that_is_not_there_is_one_line(path, capsys, command):
    assert main([command, path, "--country", "atlantis"]) == 2
    told = capsys.readouterr()
    assert told.err == "zholda: there is no country pack `atlantis`. There are: kz, velmara\n"
    assert told.out == ""


def test_a_cut_or_a_path_is_no_country():
    with pytest.raises(SessionError, match=r"there is no country pack `\.\./countries/kz`"):
        judging(played(), "../countries/kz")


# --- as it stood at a time ----------------------------------------------------------------------------------------------------


def test_assess_until_tells_no_more_than_was_known_then(path, capsys):
    assert main(["assess", path, "--until", "06:10", "--format", "json"]) == 0
    then = json.loads(capsys.readouterr().out)
    assert main(["assess", path, "--format", "json"]) == 0
    now = json.loads(capsys.readouterr().out)
    last = max(n for one in then["results"] for n in one["entries"])
    assert all(entry.at <= 50 * 60 for entry in played()[:last])
    breached = [sum(one["result"] == "breached" for one in found["results"]) for found in (then, now)]
    assert breached[0] < breached[1]


def test_assess_until_says_when_it_is_of_and_a_wrong_time_is_one_line(path, capsys):
    assert main(["assess", path, "--until", "06:10"]) == 0
    assert "as it stood at 06:10" in " ".join(capsys.readouterr().out.split())
    assert main(["assess", path, "--until", "soon"]) == 2
    assert capsys.readouterr().err == "zholda: `soon` is no time: write it as 05:20, or with the day, as Mon 05:20\n"


# --- the JSON of the debrief --------------------------------------------------------------------------------------------------


def test_no_field_of_the_debrief_is_taken_away():
    plain = session.debrief_plain(saved())
    assert {"scenario", "seed", "engine", "objectives", "besides", "people", "not_rated", "unlawful", "text"} <= set(plain)
    objective = plain["objectives"][0]
    assert {"id", "seat", "rating", "reason", "results"} <= set(objective)
    assert {
        "criterion", "people", "result", "words", "layer", "exception", "contested", "due", "rule", "better", "sources", "moments",
    } <= set(objective["results"][0])  # fmt: skip
    assert {"at", "wording", "args"} == set(objective["results"][0]["moments"][0])
    json.dumps(plain)


def test_each_result_stands_where_it_counts_once():
    plain = session.debrief_plain(saved())
    assert all(one["result"] in ("breached", "partly_met") for one in plain["besides"])
    assert not [one for one in plain["not_rated"] if one["result"] in ("breached", "met") and not one["contested"]]
    listed = {(r["criterion"], tuple(r["people"]), r["due"]) for o in plain["objectives"] for r in o["results"]}
    assert not listed & {(r["criterion"], tuple(r["people"]), r["due"]) for r in plain["besides"]}


def test_an_objective_without_a_rating_is_null_as_before():
    with Session.open("night-bus/window", seed=1, keep=False) as play:
        play.finish()
        made = saved(play._told())
    ratings = [one["rating"] for one in session.debrief_plain(made)["objectives"]]
    assert None in ratings
    assert "" not in ratings


# --- an inject's own words ----------------------------------------------------------------------------------------------------


def test_what_the_scenario_asked_says_what_was_expected_and_what_would_have_been_better():
    texts = judging(played()).scenario.texts
    found = [r for r in judging(played()).assess(played()).results if r.criterion == "inject.captain_rings"]
    assert [(r.rule, r.better) for r in found] == [(texts["injects.captain_rings.expected"], texts["injects.captain_rings.better"])]
    told = " ".join(session.debrief(saved()).split())
    assert "'A check is in progress', and the rest to a body outside the district." in told
