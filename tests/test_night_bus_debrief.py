"""The debrief of the night bus says what a trainer of this case must be able to read in it, however it was played."""

from dataclasses import replace
from functools import cache

import pytest

from scoring.assess import assess
from scoring.reports.build import Extras
from scoring.reports.model import Report
from scoring.reports.text import as_text
from sim.model import events as e
from tests.test_night_bus_clauses import alone
from tests.test_night_bus_full import assessed, plan, played
from zholda.session import standards
from zholda.session.reports import report_of

WHOLE = ("full-best-practice", "full-typical-errors", "full-kind-but-unlawful")


@cache
def debrief(name: str) -> Report:
    return report_of(played(name), assessed(name), Extras(standards()))


def tried(name: str) -> dict[str, str]:
    """Each motion by its title, with what is said of it."""
    return {part.title.partition(" ")[2]: " ".join(line.text for line in part.lines) for part in debrief(name).court}


@pytest.mark.parametrize("name", WHOLE)
def test_each_of_the_eight_the_couple_and_those_of_the_well_has_a_place_at_the_end(name: str):
    people = {one.name.partition(" ")[0] for one in debrief(name).whereabouts}
    women = {"Madina", "Zulfiya", "Nargiza", "Oygul", "Feruza", "Hurshida", "Lola", "Shahnoza"}
    assert women | {"Rustam", "Dilshod", "Serik", "Mavluda", "Amir", "Jasur", "Bekzod"} <= people
    assert all(one.now for one in debrief(name).whereabouts)


@pytest.mark.parametrize("name", WHOLE)
def test_what_a_seat_could_know_stands_with_its_decisions(name: str):
    decisions = debrief(name).timeline.decisions
    assert any(one.known for one in decisions)
    assert all(line.entries[0] <= max(one.entries) for one in decisions for line in one.known)


def test_where_practitioners_do_not_agree_two_lines_stand():
    asked = [one.ask for one in debrief("full-best-practice").timeline.decisions if len(one.defended) == 2]
    for words in ("wants to go on and earn", "Where does she sleep tonight", "and she closed it", "The other, seat 12"):
        assert any(words in ask for ask in asked), words


def test_custody_that_held_and_what_was_struck_are_told_apart():
    held = next(said for title, said in tried("full-best-practice").items() if "Custody" in title and "Decided: custody" in title)
    assert held.count("It held.") == 1
    assert "Struck" not in held
    tainted = next(said for title, said in tried("full-kind-but-unlawful").items() if "Custody" in title)
    assert "Struck by the judge" in tainted
    assert "the interpreter is appointed" in tainted
    assert "Criminal Procedure Code, art. 81, 92" in tainted


def test_who_walks_free_and_who_was_told_is_said():
    (said,) = tried("full-typical-errors").values()
    assert "It did not hold." in said
    assert "the woman in the grey coat walked free." in said
    assert "Never told: " in said
    assert "Madina" in said.partition("Never told: ")[2]


@pytest.mark.parametrize("name", WHOLE)
def test_the_time_of_the_couple_is_told(name: str):
    assert any("Rustam and Kamil" in line.text for line in debrief(name).travel)


@pytest.mark.parametrize("name", WHOLE)
def test_what_there_is_too_little_of_is_the_systems(name: str):
    said = " ".join(line.text for line in debrief(name).system)
    assert "One ambulance" in said
    assert "no bed for a man" in said


def test_the_childrens_centre_and_the_sworn_interpreter_are_the_systems_where_somebody_asked():
    said = " ".join(line.text for line in debrief("full-best-practice").system)
    assert "140 km" in said
    assert "one sworn interpreter" in said


@pytest.mark.parametrize("name", WHOLE)
def test_nobody_is_called_rescued_and_the_last_word_is_rest(name: str):
    text = as_text(debrief(name))
    assert "rescue" not in text.lower()
    assert "Rest before you go on, and talk to somebody you trust" in text.splitlines()[-1]


def test_what_two_officers_perceived_at_once_is_told_once():
    """Played: the guardianship officer said the same words twice, going; the investigator had stood in the hall as well."""
    journal, both = played("full-best-practice"), []
    for entry in journal:
        both.append(entry)
        if isinstance(entry.event, e.Observed) and entry.event.wording == "storylines.saltanat_goes.she_has_seen_her":
            both.append(entry._replace(event=replace(entry.event, seat="investigator")))
    assert len(both) == len(journal) + 1
    lives = report_of(both, assessed("full-best-practice"), Extras(standards())).stories
    (madina,) = [life for life in lives if life.person == "madina"]
    seen = [line.text for one in madina.paragraphs if one.kind == "seen" for line in one.lines]
    assert sum("what I have not asked" in text for text in seen) == 1
    assert len(seen) == len(set(seen))


def test_of_a_duty_toward_a_group_it_is_said_toward_how_many_it_was_done():
    """Played: five women stood behind 'partly met', and one of them had been spoken with."""
    waits = ("Mon 05:42", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"})
    asks = ("Mon 05:50", "safety_check", {"person": "oygul", "voice": "odil", "where": "gate"})
    journal = alone("post", [waits, asks], "Mon 10:00").journal
    report = report_of(journal, assess(journal, plan().scenario, plan().law, standards()), Extras(standards()))
    (line,) = [one for phase in report.phases for one in phase.weighs if one.criterion == "VC-01.alone" and "Oygul" in one.people]
    said = "One sign of all of them is one duty toward all of them. It was done toward 1 of 5."
    assert line.people.count(",") == 3
    assert said in [one.text for one in line.happened]
