"""A small invented case written in Python, for laws over random plays: a ferry landing, three seats, everything the engine knows once.

A migration officer at a landing, a shelter worker in her house, an investigator in town; a foreman brings three people ashore.
No word of the language is needed, so the laws do not depend on it. `ferry(**changes)` gives variants that differ in one hidden truth.
"""

from dataclasses import replace
from typing import Any

from sim.model import terms
from sim.model.pack import Article, Limit, Pack, Rule
from sim.model.people import Claimed, Cue, Help, Memory, Person, Terms, Thing, Tie
from sim.model.scenario import (
    Beat,
    Contact,
    Decision,
    Effect,
    Expected,
    Inject,
    Objective,
    Option,
    Place,
    Room,
    Scenario,
    Seat,
    Service,
    Vehicle,
)
from sim.model.verbs import ACTS
from sim.model.walkthrough import Do

COLD = {"fear": 1, "cold": 1}


def _people() -> dict[str, Person]:
    return {
        "aside": Person(
            role="colleague", sex="female", agency="migration_police", place="landing", room="shed", speaks={"xx": "full", "ru": "full"}
        ),
        "foreman": Person(
            role="suspect",
            sex="male",
            aboard="ferry",
            speaks={"xx": "full", "ru": "full"},
            ties=[Tie("mira", "employer")],
            cues={
                "holds_stack": Cue("at_once", ["unodc.papers_held_by_others"], [], ["mira", "tolya"]),
                "listens": Cue("looking", [], ["tied"], ["mira"]),
                "collects": Cue("watching", ["unodc.movement_controlled"], [], ["mira", "tolya"], when="holds(foreman, paper_mira)"),
            },
        ),
        "mira": Person(
            role="traveller",
            sex="female",
            born="2008-05-01",
            aboard="ferry",
            group="workers",
            speaks={"xx": "full"},
            trust={"police": 25, "ngo": 40},
            levels=COLD,
            wishes=["call_home", "prefers_woman"],
            cues={
                "school_bag": Cue("looking", [], ["minor"]),
                "coughs": Cue("at_once", [], ["acute"], when="happened(landing.cold_wind)"),
            },
            memories={
                "promised": Memory(Terms("offer", ["open", "free_recall"], 30), ["ilo.d1.job"], claims=[Claimed("mira", "age", 16)]),
                "door": Memory(Terms("place", [], 35, True, True, "told(mira, who_i_am)"), ["ilo.d5.isolation"], about=["mira", "tolya"]),
                "unwell": Memory(Terms("health", safety_check=True), [], ["acute"]),
            },
            coached=["offer"],
            help=Help(["doctor", "shelter"], ["wage_claim"], 30),
        ),
        "tolya": Person(
            role="traveller",
            sex="male",
            aboard="ferry",
            group="workers",
            speaks={"ru": "conversation"},
            trust={"police": 15},
            levels=COLD,
            memories={"pay": Memory(Terms("work", ["open"], 20), ["ilo.d4.pay", "ilo.d4.wage_manip"])},
            help=Help(["wage_claim"], ["shelter"], 10),
        ),
        "walker": Person(
            role="traveller",
            sex="male",
            place="landing",
            room="quay",
            speaks={"ru": "full"},
            cues={"own_paper": Cue("checking", [], ["no_sign"])},
        ),
        "nurse": Person(role="official", sex="female", agency="ambulance"),
        "driver": Person(role="official", sex="male", agency="shelter", place="house"),
        "sworn": Person(role="voice", sex="female", agency="interpreters", speaks={"xx": "full", "ru": "full"}),
        "lena": Person(role="voice", sex="female", agency="shelter", speaks={"xx": "full", "ru": "full"}),
    }


def ferry(**changes: Any) -> Scenario:
    """The case; keyword arguments replace whole fields of the Scenario."""
    scenario = Scenario(
        id="ferry",
        format=1,
        country="lawland",
        start="2025-04-07 05:30".replace(" ", "T"),
        length=3 * 3600,
        level="first",
        play_minutes=10,
        languages=["en"],
        seats={
            "post": Seat("migration_police", "landing", "quay", speaks={"ru": "full"}, colleagues=["aside"]),
            "house": Seat("shelter_worker", "house", "", speaks={"ru": "full"}),
            "desk": Seat("criminal_police", "town", "", speaks={"ru": "full", "xx": "conversation"}),
        },
        places={
            "landing": Place({"shed": Room(private=True, warm=True), "quay": Room()}),
            "house": Place({"hall": Room(), "upstairs": Room(private=True, warm=True)}, dwelling=True),
            "town": Place(),
            "island": Place(),
        },
        routes=[],
        travel={"landing": {"house": 1200, "town": 900}, "house": {"landing": 1200}, "town": {"landing": 900}},
        vehicles={"ferry": Vehicle(driver="")},
        people=_people(),
        things={
            "paper_mira": Thing(
                "passport",
                "mira",
                "foreman",
                [Claimed("mira", "age", 19), Claimed("mira", "name", "Mira")],
                {"new": Cue("checking", [], ["minor"], ["mira"])},
            ),
            "paper_tolya": Thing("passport", "tolya", "foreman", [Claimed("tolya", "name", "Tolya")]),
            "paper_walker": Thing("passport", "walker", "walker"),
            "camera": Thing("recording", "walker", "quay", perishes=5400),
            "ledger": Thing("list", "foreman", "foreman", [Claimed("foreman", "owed", "by mira")]),
            "phone_mira": Thing("phone", "mira", "mira"),
        },
        contacts={
            "chief": Contact(
                "district_police",
                hostile=True,
                told=[Effect("count", {"name": "noise"})],
                answers="contacts.chief.answers",
                declined="contacts.chief.declined",
            ),
            "shelter_line": Contact(
                "shelter",
                "driver",
                opens=600,
                told=[Effect("notice", {"to": "house", "wording": "contacts.shelter_line.told.notice"})],
                seat="house",
            ),
            "desk_line": Contact("criminal_police", answers="contacts.desk_line.answers", seat="desk"),
            "guardian": Contact("guardianship"),
            "nurse_car": Contact("ambulance", "nurse"),
            "owner": Contact("", "", True),
        },
        services={
            "ambulance": Service(
                "ambulance",
                "ambulance",
                lead=1800,
                spread=300,
                granted=[Effect("arrive", {"who": "nurse", "place": "landing", "room": "quay"})],
            ),
            "lena_line": Service("interpreter", "interpreters", [[900, 7200]], 300, 120, 1, 1200, "lena", seat="house"),
            "sworn_line": Service("interpreter", "interpreters", lead=60, voice="sworn"),
            "meeting": Service("identification", "identification_group", lead=600),
        },
        storylines={
            "landing": {
                "comes": Beat(at=600, told=True, happens=[Effect("arrive", {"who": "ferry", "place": "landing"})]),
                "cold_wind": Beat(
                    at=1200, told=True, where="landing", happens=[Effect("level", {"person": "mira", "level": "cold", "by": 1})]
                ),
                "leaves": Beat(
                    when="not held(ferry)",
                    holds_for=1800,
                    told=True,
                    where="landing",
                    happens=[Effect("depart", {"who": "ferry", "to": "house"})],
                ),
            },
            "owner_hears": {
                "warned": Beat(when="count(noise) >= 1", holds_for=60, happens=[Effect("flag", {"name": "alarmed"})]),
                "calls": Beat(
                    when="flag(alarmed)",
                    holds_for=300,
                    to="post",
                    by="phone",
                    told=True,
                    happens=[Effect("inject", {"inject": "owner_calls"})],
                ),
            },
        },
        injects={
            "chief_asks": Inject(
                "post",
                "phone",
                at=2400,
                source="",
                expects=Expected(any=[Expected("share", {"contact": "shelter_line"}), Expected("decline_order")]),
                within=1200,
                otherwise="owner_hears.warned",
            ),
            "owner_calls": Inject(
                "post",
                "phone",
                expects=Expected(none=[Expected("handle_call", {"items": ["names"]})]),
                within=600,
                shows=["complicity"],
                about=["chief"],
            ),
            "third": Inject("house", "told", when="shared(post, shelter_line)"),
        },
        decisions={
            "who_speaks": Decision(
                "post",
                "present(ferry, landing)",
                900,
                {
                    "foreman": Option([Do("speak_with", {"person": "mira", "topic": "offer", "question": "closed", "voice": "foreman"})]),
                    "colleague": Option([Do("safety_check", {"person": "mira", "voice": "aside", "where": "shed"})]),
                },
                "foreman",
                "aside",
                rationale="required",
            ),
            "each": Decision(
                "post",
                "reason_to_look(post, person)",
                600,
                {"alone": Option([Do("call_alone", {"person": "person", "where": "shed"})])},
                "",
                for_each="workers",
            ),
        },
        objectives={"A": Objective(["post"], ["VC-01"], ["VC-13"])},
        facts={},
        flags=["alarmed"],
        counters=["noise"],
        texts={},
    )
    return replace(scenario, texts=_texts(scenario), **changes)


def _texts(s: Scenario) -> dict[str, str]:
    ids = ["title", "mission"]
    for p, person in s.people.items():
        ids += [f"people.{p}.label", f"people.{p}.name"]
        ids += [f"people.{p}.{kind}.{c}" for kind, of in (("cues", person.cues), ("memories", person.memories)) for c in of]
        ids += [f"people.{p}.wishes.{w}" for w in person.wishes] + [f"people.{p}.coached.{c}" for c in person.coached]
    ids += [f"things.{t}.{x}" for t, thing in s.things.items() for x in ("label", *(f"cues.{c}" for c in thing.cues))]
    ids += [f"storylines.{line}.{b}" for line, beats in s.storylines.items() for b in beats] + [f"injects.{i}" for i in s.injects]
    ids += ["contacts.chief.answers", "contacts.chief.declined", "contacts.desk_line.answers", "contacts.shelter_line.told.notice"]
    return {i: f"[{i}]" for i in ids}


def lawland() -> Pack:
    """A pack for the laws: every power, simple limits."""
    limits = dict.fromkeys(terms.LIMITS, 86400) | {
        "road_check": 900,
        "reaction": 1200,
        "offer": 1800,
        "care": 300,
        "guardian_notice": 3600,
        "delivery": 10800,
        "say_held": 1200,
        "crime_notice": 3600,
        "correction": 300,
        "custody": 172800,
        "custody_minor": 86400,
        "prosecutor_notice": 43200,
        "reflection": 2592000,
        "shift": 8400,
        "night_begins": 79200,
        "night_ends": 21600,
    }
    return Pack(
        "lawland",
        "Lawland",
        True,
        {i: i.replace("_", " ") for i in terms.INSTITUTIONS},
        {p: p for p in terms.PROFESSIONS},
        {"a1": Article("Act on checks", "ACT", "1", "2020-01-01", "2025-01-01", "fictional")},
        {name: Limit(value, "") for name, value in limits.items()},
        {p: dict.fromkeys(ACTS, "yes") for p in terms.PROFESSIONS},
        [Rule("held_untold", "held and not told_held", "a1")],
        {},
        {"rules.held_untold": "Nobody is held untold."},
        dict.fromkeys(terms.OFFENCES, "a1"),
    )
