"""A small invented case played by its commands, several seats at one table: the second scene, for what a post at dawn cannot do.

It is the mill of tests.mill with more people in the office and somebody in the shelter; what a seat hears from outside is given as claims.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from scenarios.language.library import load_pack
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.pack import Pack
from sim.model.people import Claimed, Cue, Help, Memory, Person, Terms, Thing
from sim.model.scenario import Beat, Contact, Scenario, Seat, Service
from tests.mill import BOTH, CALM, TOLD, mill

LISTS = ("people", "services", "items", "present")
SEATS = ("inv", "pros", "house", "post", "insp")
OUTSIDE = Terms("fear_of_return", questions=["open"], private=False)


def _person(sex: str, place: str, room: str = "", **more: Any) -> Person:
    return Person("traveller", sex, "1990-01-01", place=place, room=room, speaks=TOLD, trust=CALM, help=Help(["shelter"]), **more)


def _people(base: Scenario) -> dict[str, Person]:
    """Beside those of the mill: a smuggled man who fears to return, two in the shelter, and those who sit beside somebody."""
    bolt = base.people["ana"].memories["bolt"]
    official = Person("official", "female", place="station", room="office", speaks=BOTH)
    return {
        **base.people,
        "boss": replace(base.people["boss"], trust=CALM),
        "dil": _person("male", "station", "office", memories={"brother": Memory(OUTSIDE, shows=["fear_of_return"])}),
        "zina": _person("female", "shelter", memories={"bolt": bolt}),
        "timur": _person("male", "shelter"),
        "sad": _person("female", "station", "office", cues={"hand": Cue("looking", shows=["acute"])}),
        "psychologist": replace(official, agency="social_service"),
        "advocate": replace(official, agency="lawyers"),
        "mediator": replace(base.people["olga"], place="shelter", room="", agency="shelter"),
    }


def case(hears: Sequence[str] = ()) -> Scenario:
    """The case; each of `hears` is `seat subject.attribute:value`, told by telephone in the first minutes."""
    base = mill()
    beats = {}
    for i, line in enumerate(hears):
        seat, claim = line.split()
        what, _, value = claim.partition(":")
        subject, _, attribute = what.partition(".")
        beats[f"h{i}"] = Beat(at=70 + i, to=seat, by="phone", told=True, about=[subject], claims=[Claimed(subject, attribute, value)])
    spoken = {"ru": "full"}
    return replace(
        base,
        seats={
            **base.seats,
            "post": Seat("migration_police", "station", "office", speaks=spoken, colleagues=["olga", "pavel"]),
            "insp": Seat("labour_inspector", "station", "office", speaks=spoken, colleagues=["olga"]),
            "house": replace(base.seats["house"], colleagues=["mediator"]),
        },
        people=_people(base),
        things={**base.things, "zpaper": Thing("passport", "zina", "zina")},
        contacts={
            **base.contacts, "consulate": Contact("consulate"), "guardianship": Contact("guardianship"),
            "migration": Contact("migration_police", seat="post"), "department": Contact("criminal_police", seat="inv"),
        },
        services={
            **base.services,
            "group": Service("identification", "identification_group", lead=3600),
            "counsel": Service("advice", "lawyers", lead=1800),
            "rooms": Service("place", "shelter", lead=600, seat="house"),
            "centre": Service("place", "adaptation_centre", lead=600),
        },
        storylines={**base.storylines, **({"heard": beats} if beats else {})},
        travel={**base.travel, "station": {**base.travel["station"], "shelter": 1800}},
        texts={**base.texts, **{f"storylines.heard.{name}.text": "Somebody rings." for name in beats}},
    )  # fmt: skip


@cache
def _pack() -> Pack:
    """The law of `kz`; days that would outlast the case are shorter."""
    pack = load_pack("kz")
    short = {"compensation_told": 24, "stay_applied": 24, "money_step": 24}
    return replace(pack, limits={**pack.limits, **{name: replace(pack.limits[name], value=h * 3600) for name, h in short.items()}})


class Table:
    """One play. `refused` gathers what was not possible."""

    def __init__(self, hears: Sequence[str] = (), without: Sequence[str] = ()) -> None:
        self.plan = Plan(case(hears), _pack())
        roster = {seat: "trainee" for seat in SEATS if seat not in without}
        self.exercise = Exercise.open(self.plan.scenario, self.plan.pack, seed=1, plan=self.plan, roster=roster)
        self.exercise.advance(180)

    def play(self, lines: Sequence[str]) -> list[e.Entry]:
        """Do the lines one after the other, each act to its end, and go on to the close."""
        for line in lines:
            words, _, times = line.partition(" *")
            for _ in range(int(times or 1)):
                self._line(words)
        self.exercise.advance(self.exercise.length)
        return self.exercise.journal

    def _line(self, line: str) -> None:
        who, what, *rest = line.split()
        if who == "wait":
            self.exercise.advance(self.exercise.now + int(what[:-1]) * {"m": 60, "h": 3600}[what[-1]])
            return
        if what == "away":
            self.exercise.submit(e.Commanded(who, "occupant", {"status": "away"}, self.exercise.view(who).seen))
            return
        alone = "present" if "step=join" in rest else ""  # one sits down at a time
        given = {name: text if name == alone else _value(name, text) for name, text in (part.split("=", 1) for part in rest)}
        if what == "form":
            given = {"form": given.pop("form"), "subject": given.pop("subject", ""), "fields": given}
        args = given if what in ("form", "note") else {"verb": what, **given}
        self.exercise.submit(e.Commanded(who, what if what in ("form", "note") else "act", args, self.exercise.view(who).seen))  # type: ignore[arg-type]
        while not self.exercise.over and any(a.state == "began" for a in self.exercise.view(who).acts.values()):
            self.exercise.advance(min(a.ends for a in self.exercise.view(who).acts.values() if a.state == "began"))


def _value(name: str, text: str) -> object:
    if text in ("yes", "no"):
        return text == "yes"
    return text.split(",") if name in LISTS else text
