"""The case for tests, which uses every word of the language, becomes exactly this scenario and this walkthrough."""

from pathlib import Path

import pytest

from scenarios.language import library
from scenarios.language.reference import RECORDS
from sim.model.people import Claimed, Cue, Help, Memory, Preference, Terms, Thing, Tie  # fmt: skip
from sim.model.scenario import Beat, Contact, Effect, Expected, Option, Place, Room, Route, Scenario, Seat, Vehicle  # fmt: skip
from sim.model.walkthrough import Do  # fmt: skip

ROOT = Path(__file__).resolve().parents[1]
QUIET_ROAD = ROOT / "tests" / "cases" / "quiet_road"


@pytest.fixture(scope="module")
def road() -> Scenario:
    return library.load_scenario(QUIET_ROAD)


def test_the_case_for_tests_is_clean():
    assert library.check([QUIET_ROAD]) == []


def test_the_case_for_tests_uses_every_key_there_is():
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(QUIET_ROAD.rglob("*.yaml")))
    unused = {name for record in RECORDS.values() for name in record.keys if f"{name}:" not in text}
    assert unused == set()


def test_the_frame_of_the_case(road):
    assert (road.id, road.format, road.country, road.start, road.length) == ("quiet_road", 1, "velmara", "2026-09-07T06:50", 7200)
    assert (road.level, road.play_minutes, road.languages, road.flags, road.counters) == (
        "foundation",
        15,
        ["en"],
        ["paper_shown"],
        ["unease"],
    )


def test_seats_places_routes_and_vehicles(road):
    assert road.seats["inspector"] == Seat("labour_inspector", "gate", "gatehouse", "", {"ka": "full", "ru": "conversation"}, ["irina"], 3)
    assert road.seats["office"] == Seat("social_worker", "town", joins="called")
    assert road.places["gate"] == Place({"gatehouse": Room(private=True, warm=True), "yard": Room(), "kiosk": Room(hours=[[2400, 47400]])})
    assert road.places["rows"] == Place(east=2, north=-1, dwelling=True)
    assert road.places["old_well"] == Place(east=3, north=-2, off_map=True)
    assert not road.places["town"].learned_of
    assert road.places["rows"].learned_of
    assert road.places["old_well"].learned_of
    assert road.routes == [Route("gate", "rows", 600), Route("gate", "old_well", 900), Route("gate", "town", 2400, [[4200, 6000]])]
    assert road.travel["rows"] == {"gate": 600, "old_well": 1500, "town": 3000}
    assert road.travel["town"] == {"gate": 2400, "rows": 3000, "old_well": 3300}
    assert [(one.begin, one.end, one.travel["gate"]) for one in road.closures] == [(4200, 6000, {"town": -1})]
    assert road.vehicles == {"pickup": Vehicle("", "foreman"), "office_car": Vehicle("town")}


def test_people(road):
    ilda, foreman, irina = road.people["ilda"], road.people["foreman"], road.people["irina"]
    assert (ilda.role, ilda.sex, ilda.born, ilda.place, ilda.room, ilda.aboard, ilda.group) == (
        "traveller", "female", "1990-05-14", "gate", "yard", "", "pickers",
    )  # fmt: skip
    assert (ilda.ties, ilda.trust, ilda.levels) == ([Tie("pavo", "kin")], {"police": 30, "ngo": 45}, {"fatigue": 2, "cold": 1})
    assert (ilda.wishes, ilda.coached, ilda.help) == (
        ["be_paid", "prefers_a_woman"],
        ["work"],
        Help(["wage_claim", "call_home"], ["shelter"], 20),
    )
    assert ilda.prefers == Preference("female", "female", ["foreman"], ["irina"], hours=[[0, 18600]])
    assert (foreman.aboard, foreman.place, foreman.room) == ("pickup", "", "")
    assert (irina.place, irina.room, irina.agency, irina.until) == ("gate", "gatehouse", "labour_inspectorate", 6600)
    assert (road.people["pavo"].place, road.people["pavo"].room) == ("gate", "yard")


def test_cues_and_memories(road):
    cue = road.people["ilda"].cues["says_all_is_well"]
    assert cue == Cue("asking", [], ["no_sign"], ["ilda", "pavo"], "", [Claimed("ilda", "pay", "all is well")])
    memory = road.people["ilda"].memories["august"]
    terms = Terms("work", ["free_recall", "open"], 25, True, True, "told(ilda, rights) or separated(ilda)", False)
    assert memory == Memory(terms, ["ilo.d4.wage_manip"], ["no_sign"], ["pavo"], [Claimed("ilda", "owed", 31)])


def test_things_contacts_and_services(road):
    says = [Claimed("pavo", "name", "Pavo"), Claimed("pavo", "born", "2001-11-30")]
    assert road.things["passport_pavo"] == Thing("passport", "pavo", "foreman", says)
    assert (road.things["tally_book"].holder, road.things["tally_book"].perishes) == ("gatehouse", 6000)
    assert road.things["office_phone"].holder == "seat:inspector"
    assert road.contacts["labour_office"] == Contact(
        "labour_inspectorate",
        told=[Effect("flag", {"name": "paper_shown"})],
        answers="contacts.labour_office.answers",
        seat="office",
        asked={"needs": "contacts.labour_office.asked.needs"},
    )
    assert road.contacts["owner_line"].opens == 600
    line = road.services["interpreter_line"]
    assert line.hours == [[0, 4200], [4800, 47400], [90600, 133800]]
    assert (line.lead, line.spread, line.units, line.busy, line.voice) == (180, 60, 2, 2700, "mira")
    assert line.in_person == 24 * 3600 + 4200
    assert (line.to_asker, road.services["office_transport"].to_asker) == (False, True)
    assert road.texts["services.interpreter_line.lacking"].startswith("Nobody who speaks")
    assert road.services["office_transport"].granted == [Effect("arrive", {"who": "office_car", "place": "gate", "room": "yard"})]


def test_notices_are_numbered_and_carry_plain_claims(road):
    _, first, second = road.services["office_transport"].asked
    assert first.args == {"to": "inspector", "source": "labour_office", "wording": "services.office_transport.asked.notice"}
    assert second.args == {
        "to": "inspector", "by": "phone", "source": "labour_office", "wording": "services.office_transport.asked.notice2",
        "about": ["ilda", "pavo"], "claims": [{"subject": "office_car", "attribute": "coming", "value": "forty minutes"}],
    }  # fmt: skip
    assert road.texts["services.office_transport.asked.notice2"] == "'Forty minutes.'"


def test_beats(road):
    arrives = road.storylines["pickup"]["arrives"]
    assert arrives == Beat(
        at=900, by="sight", source="foreman", about=["foreman", "pickup"], claims=[Claimed("foreman", "work", "foreman")], told=True,
        happens=[Effect("arrive", {"who": "pickup", "place": "gate", "room": "yard"}), Effect("move", {"who": "foreman", "room": "yard"})],
    )  # fmt: skip
    assert road.storylines["pickup"]["gives_back"].holds_for == 30
    assert not road.storylines["evening"]["doctor"].told
    assert road.storylines["evening"]["doctor"].happens == [Effect("care", {"person": "ilda"})]


def test_what_is_expected(road):
    inject = road.injects["foreman_asks"]
    assert inject.expects == Expected(
        any=[
            Expected("separate", {"people": ["foreman"]}),
            Expected(all=[Expected("call_alone", {"person": "ilda"}), Expected("speak_with", {"person": "pavo", "question": "open"})]),
            Expected(none=[Expected("let_go", {"people": ["ilda", "pavo"]})]),
        ]
    )
    assert (inject.within, inject.objective, inject.otherwise, inject.holds_for) == (1200, "Q1", "pickup.leaves", 60)
    assert road.injects["owner_rings"].within == 300


def test_decisions(road):
    who = road.decisions["who_speaks"]
    assert (who.lapses, who.if_nobody, who.by, who.rationale) == (600, "through_the_foreman", "irina", "required")
    assert who.options["by_telephone"] == Option(
        [
            Do("request", {"service": "interpreter_line", "people": ["ilda", "pavo"]}),
            Do("call_alone", {"person": "ilda", "where": "gatehouse"}),
        ]
    )
    assert road.texts["decisions.who_speaks.defended.one"].startswith("Nobody who is tied")
    assert road.texts["decisions.who_speaks.defended.other"].startswith("A first word")
    each = road.decisions["her_own_time"]
    assert (each.for_each, each.if_nobody) == ("pickers", "")
    assert each.options["tell_first"].do == [
        Do("introduce", {"people": "person", "voice": "mira"}), Do("tell_free", {"people": "person", "voice": "mira"}),
    ]  # fmt: skip


def test_objectives_and_facts(road):
    assert road.objectives["Q1"].progress == ["VC-01", "VC-02.offer", "inject.foreman_asks"]
    assert road.objectives["Q2"].examined
    assert road.objectives["Q2"].harm == []
    assert road.facts["the_pay"].routes == ["people.ilda.memories.august", "things.tally_book.cues.two_hands", "things.tally_book.read"]
    assert road.facts["the_passport"].routes == [
        "people.pavo.memories.his_passport", "things.passport_pavo.read", "storylines.evening.owner_hears", "injects.foreman_asks",
    ]  # fmt: skip


def test_every_text_lies_under_its_path(road):
    wanted = {
        "title", "mission", "content_note", "seats.inspector.briefing", "places.gate.name", "places.gate.rooms.gatehouse.name",
        "vehicles.pickup.name", "people.ilda.label", "people.ilda.name", "people.ilda.wishes.be_paid",
        "people.ilda.cues.looks_at_the_pickup",
        "people.ilda.memories.august", "people.ilda.coached.work", "things.tally_book.label", "things.passport_pavo.read",
        "things.tally_book.cues.two_hands", "contacts.labour_office.label", "contacts.labour_office.answers",
        "services.interpreter_line.label",
        "services.interpreter_line.granted_text", "storylines.pickup.arrives", "injects.foreman_asks", "decisions.who_speaks.ask",
        "decisions.who_speaks.options.by_telephone", "objectives.Q1.title", "facts.the_pay",
    }  # fmt: skip
    assert wanted <= set(road.texts)
    assert road.texts["people.ilda.cues.looks_at_the_pickup"] == "She stops talking whenever the green pickup comes near."


def test_the_walkthrough_of_the_case():
    walkthrough = library.load_walkthrough(QUIET_ROAD, "best_practice")
    assert (walkthrough.id, walkthrough.scenario, walkthrough.seat) == ("best_practice", "quiet_road", "inspector")
    steps = {step.id: step for step in walkthrough.steps}
    assert steps["first_look"].do == Do("look", {"at": "gate"})
    assert (steps["interpreter"].choose, steps["interpreter"].rationale) == ("who_speaks=by_telephone", "The foreman is their employer.")
    assert (steps["on_the_line"].after, steps["on_the_line"].not_before, steps["on_the_line"].wait) == ("interpreter", 1500, 300)
    assert (steps["tell_them"].each, steps["tell_them"].optional) == ("pickers", True)
    assert steps["tell_them"].do == Do("tell_free", {"people": "person", "voice": "mira"})
    assert steps["written_down"].fields == {
        "words_as_said": "For August we got nothing.", "wishes": ["to be paid", "to go home"], "times": "from 07:15",
    }  # fmt: skip
    assert walkthrough.expects == {"Q1": {"inspector": "P"}, "Q2": {"inspector": "null"}}
