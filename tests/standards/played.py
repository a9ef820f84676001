"""The scene made playable: signs, memories, papers and a blaming remark, so that acts alone lead the engine to every standard."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from scenarios.language.library import load_pack
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Cue, Memory, Person, Terms, Thing
from sim.model.scenario import Contact, Inject, Scenario
from tests.standards.scene import scene

WOMEN = ("madina", "zulfiya", "oygul", "feruza", "nargiza")
TONGUES = {"uz": "full", "kk": "full", "ru": "full"}
OPEN = Terms(questions=["open", "free_recall"])
LISTS = ("people", "services", "items")


def _told(topic: str) -> Terms:
    return replace(OPEN, topic=topic)


@cache
def played_scene() -> Scenario:
    """Nobody needs trust here, everybody in the hall speaks with the officer through Odil, and the driver speaks for himself."""
    base = scene()
    people = {name: replace(p, speaks={"uz": "full"}, trust={"police": 50}) for name, p in base.people.items()}
    for name in ("dana", "odil", "nasiba", "sobir", "saodat"):
        people[name] = replace(people[name], speaks=TONGUES)
    stack = Cue(suggests=["unodc.papers_held_by_others"], about=list(WOMEN))
    days = Memory(_told("journey"), supports=["ilo.d1.job"])
    people["saodat"] = replace(people["saodat"], cues={"stack": stack})
    people["madina"] = replace(people["madina"], cues={"rucksack": Cue(noticed="asking", shows=["minor"])})
    people["zulfiya"] = replace(people["zulfiya"], cues={"hand": Cue(noticed="looking", shows=["acute"])})
    people["oygul"] = replace(people["oygul"], memories={"forty_days": days})
    people["oygul"] = replace(people["oygul"], help=replace(people["oygul"].help, wants=["shelter"]))
    people["dilshod"] = replace(
        people["dilshod"], aboard="", room="hall", memories={"brother": Memory(_told("fear_of_return"), shows=["fear_of_return"])}
    )
    saw = Memory(_told("people"), shows=["complicity"], about=["ermek"])
    people["yerlan"] = Person(
        role="driver", sex="male", place="post", room="lane", speaks=TONGUES, trust={"police": 50}, memories={"a_car": saw}
    )
    people["marzhan"] = Person(role="official", sex="female", place="post", room="lane", speaks=TONGUES)
    remark = Inject(to="post", by="hearing", at=240, source="dana", about=["dana"], shows=["blame"])
    return replace(
        base,
        seats={name: replace(seat, speaks={"kk": "full"}) for name, seat in base.seats.items()},
        people=people,
        things={f"passport_{name}": Thing("passport", name, name if name == "dilshod" else "saodat") for name in (*WOMEN, "dilshod")},
        contacts={**base.contacts, "shelter_driver": Contact("shelter", "marzhan")},
        injects={"remark": remark},
        texts={"injects.remark": "They know what they are going for."},
    )


@cache
def plan() -> Plan:
    """Under the law of `kz`, but with two hours for the report of a crime: its day would outlast the scene."""
    pack = load_pack("kz")
    notice = replace(pack.limits["crime_notice"], value=2 * 3600)
    return Plan(played_scene(), replace(pack, limits={**pack.limits, "crime_notice": notice}))


def play(lines: Sequence[str]) -> list[e.Entry]:
    """The journal of these commands, each at its time, to the end of the scene."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, plan=plan())
    for line in lines:
        clock, word, *rest = line.split()
        given = {name: _value(name, text) for name, text in (part.split("=", 1) for part in rest)}
        hours, minutes, *more = (int(part) for part in clock.split(":"))
        exercise.advance(hours * 3600 + minutes * 60 + sum(more) - 5 * 3600 - 20 * 60)
        if word == "form":
            given = {"form": given.pop("form"), "subject": given.pop("subject", ""), "fields": given}
        args = given if word in ("form", "note", "stop") else {"verb": word, **given}
        exercise.submit(e.Commanded("post", word if word in ("form", "note", "stop") else "act", args, 0))  # type: ignore[arg-type]
    exercise.advance(exercise.length)
    return exercise.journal


def _value(name: str, text: str) -> object:
    if text in ("yes", "no"):
        return text == "yes"
    return text.split(",") if name in LISTS else text
