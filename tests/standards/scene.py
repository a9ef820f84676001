"""The scene in which the examples of the standards play: one post at dawn, a bus, its passengers, telephones. And a made-up law."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from scoring.examples import START
from scoring.model import Standard
from scoring.standard_form import standards_from
from sim.law import Law
from sim.model import terms
from sim.model.pack import Article, Limit, Pack
from sim.model.people import Person, Preference, Thing
from sim.model.scenario import Contact, Objective, Place, Room, Scenario, Seat, Service, Vehicle
from sim.model.verbs import ACTS

FILES = Path(__file__).resolve().parents[2] / "scoring" / "standards"
HOUR, MINUTE = 3600, 60

LIMITS = {
    "road_check": HOUR,
    "reaction": 20 * MINUTE,
    "offer": 30 * MINUTE,
    "care": 5 * MINUTE,
    "guardian_notice": HOUR,
    "delivery": 3 * HOUR,
    "say_held": 5 * MINUTE,
    "crime_notice": 2 * HOUR,
    "correction": 5 * MINUTE,
    "custody": 48 * HOUR,
    "custody_minor": 24 * HOUR,
    "protocol": 3 * HOUR,
    "prosecutor_notice": 12 * HOUR,
    "motion_lead": 8 * HOUR,
    "ruling": 8 * HOUR,
    "judge_informed": 24 * HOUR,
    "admin_hold": 3 * HOUR,
    "interview_single": 4 * HOUR,
    "interview_day": 8 * HOUR,
    "interview_break": HOUR,
    "interview_single_spared": 3 * HOUR,
    "interview_day_spared": 5 * HOUR,
    "interview_single_minor": 2 * HOUR,
    "interview_day_minor": 4 * HOUR,
    "safety_answer": 24 * HOUR,
    "identification": 24 * HOUR,
    "elsewhere": 6 * HOUR,
    "arrival": 4 * HOUR,
    "risk_again": 6 * HOUR,
    "told_ruling": 2 * HOUR,
    "asylum_told": 12 * HOUR,
    "money_step": 72 * HOUR,
    "compensation_told": 5 * 24 * HOUR,
    "stay_applied": 5 * 24 * HOUR,
    "follow_up": HOUR,
    "papers_back": 14 * HOUR,
    "shift": 10 * HOUR,
    "reflection": 30 * 24 * HOUR,
    "night_begins": 22 * HOUR,
    "night_ends": 6 * HOUR,
}


def person(role: str, born: str = "1990-01-01", group: str = "", sex: str = "female", **more: Any) -> Person:
    return Person(role=role, sex=sex, born=born, group=group, place=more.pop("place", "post"), **more)


def scene(objectives: dict[str, Objective] | None = None) -> Scenario:
    """The scenario of the examples, with these objectives."""
    women = {name: person("traveller", group="women", room="hall") for name in ("zulfiya", "oygul", "feruza", "nargiza")}
    return Scenario(
        id="scene", format=1, country="nowhere", start=START, length=6 * HOUR, level="", play_minutes=1, languages=["en"],
        seats={
            "post": Seat("migration_police", "post", "hall", colleagues=["dana", "odil"]),
            "shelter": Seat("shelter_worker", "house", joins="called"),
            "investigator": Seat("criminal_police", "station", joins="called"),
            "prosecutor": Seat("prosecutor", "office_of_law", joins="called"),
            "inspector": Seat("labour_inspector", "station", joins="called"),
        },
        places={"post": Place({"hall": Room(), "office": Room(private=True), "lane": Room()}), "house": Place(), "station": Place(),
                "office_of_law": Place(), "camp": Place(dwelling=True)},
        routes=[], vehicles={"bus": Vehicle("post")},
        people={
            "madina": person("traveller", "2008-02-03", "women", room="hall"),
            **women,
            "oygul": replace(women["oygul"], prefers=Preference(not_through=["sobir"], beside=["nasiba"], hours=[[2 * HOUR, 12 * HOUR]])),
            "zulfiya": replace(women["zulfiya"], prefers=Preference(asked_by="female")),
            "nargiza": replace(women["nargiza"], prefers=Preference(beside=["feruza"])),
            "saodat": person("suspect", room="hall"),
            "rustam": person("traveller", room="hall"),
            "kamila": person("traveller", room="hall"),
            "aziz": person("traveller", "2021-04-02", room="hall", sex="male"),
            "dilshod": person("traveller", aboard="bus"),
            "dana": person("colleague", room="hall"),
            "odil": person("colleague", sex="male", room="lane"),
            "nasiba": person("voice", place=""),
            "sobir": person("voice", place=""),
            "talgat": person("suspect", place=""),
            "ermek": person("official", place="", agency="district_police"),
            "arman": person("official", place="", agency="criminal_police"),
            "aigul": person("official", place="", agency="guardianship"),
            "saule": person("official", place="", agency="social_service"),
            "advocate": person("official", place="", agency="lawyers"),
        },
        things={
            "passport_rustam": Thing("passport", "rustam", "rustam"),
            "passport_oygul": Thing("passport", "oygul", "saodat"),
            "camera": Thing("recording", "dana", "dana", perishes=26 * HOUR),
        },
        contacts={
            "captain": Contact("district_police", "ermek"),
            "regional_unit": Contact("regional_unit"),
            "prosecutor": Contact("prosecutor"),
            "investigator": Contact("criminal_police", "arman", seat="investigator"),
            "shelter": Contact("shelter"),
            "guardianship": Contact("guardianship"),
            "hospital": Contact("hospital"),
            "press": Contact("press"),
            "owner": Contact("", "talgat"),
            "consulate": Contact("consulate"),
            "court": Contact("court"),
            "migration_service": Contact("migration_police"),
        },
        services={
            "duty_interpreter": Service("interpreter", "interpreters", voice="sobir"),
            "ambulance": Service("ambulance", "ambulance"),
            "guardianship_line": Service("guardianship", "guardianship"),
            "beds": Service("place", "shelter"),
            "group": Service("identification", "identification_group"),
            "lawyer": Service("advice", "lawyers"),
            "rooms": Service("place", "shelter", seat="shelter"),
            "mens_places": Service("place", "adaptation_centre"),
            "minibus": Service("transport", "district_police", contact="captain"),
        },
        storylines={}, injects={}, decisions={}, objectives=objectives or {}, facts={}, flags=[], counters=[], texts={},
    )  # fmt: skip


def law(sources: dict[str, str] | None = None) -> Law:
    """A law that allows everything and has one article, `a1`, which makes law of the standards in `sources`."""
    articles = {"a1": Article("An article", "An act", "1", "2020-01-01", "2025-01-01", "fictional")}
    pack = Pack(
        id="nowhere", title="Nowhere", fictional=True, institutions={}, professions={}, articles=articles,
        limits={name: Limit(value, "") for name, value in LIMITS.items()},
        powers={profession: dict.fromkeys(ACTS, "yes") for profession in terms.PROFESSIONS},
        rules=[], sources=sources or {}, texts={},
    )  # fmt: skip
    return Law(pack, ())


def plain_standards() -> dict[str, Any]:
    """The plain content of every standard file, every scalar a text."""
    return {path.name: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for path in sorted(FILES.glob("*.yaml"))}


def standards() -> list[Standard]:
    return standards_from(plain_standards())
