"""A small invented case for the acts of a case, the clocks, the forms and the court: a mill, an investigator, a prosecutor, a shelter.

It runs under the shipped packs, so that an excluded act names a rule that can be read. Nobody's luck matters: trust is high.
"""

from functools import cache
from typing import Any

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Claimed, Cue, Help, Memory, Person, Terms, Thing, Tie  # fmt: skip
from sim.model.scenario import Beat, Contact, Effect, Ending, Place, Room, Scenario, Seat, Service  # fmt: skip
from zholda.session.material import load_country

TOLD = {"xx": "full"}
BOTH = {"xx": "full", "ru": "full"}
CALM = {"police": 100, "ngo": 100}


def _people() -> dict[str, Person]:
    return {
        "boss": Person(
            "suspect", "male", place="station", room="hall", speaks=BOTH, ties=[Tie("ana", "employer")],
            cues={"bundle": Cue("at_once", ["unodc.papers_held_by_others"], [], ["ana"])},
        ),
        "ana": Person(
            "traveller", "female", "1995-01-01", place="station", room="office", speaks=TOLD, trust=CALM, help=Help(["shelter"]),
            memories={
                "pay": Memory(Terms("work", private=False, untied=False), ["ilo.d4.pay"], claims=[Claimed("boss", "keeps", "the pay")]),
                "bolt": Memory(Terms("place", private=False), ["ilo.d5.isolation"], claims=[Claimed("mill", "men", 1)]),
            },
        ),
        "mina": Person(
            "traveller", "female", "2009-01-01", place="station", room="office", speaks=TOLD, trust=CALM,
            cues={"school": Cue("at_once", [], ["minor"])},
            memories={"way": Memory(Terms("journey", private=False), ["ilo.d2.isolation"])},
        ),
        "bek": Person("traveller", "male", "1990-01-01", place="mill", room="yard", speaks=BOTH, trust=CALM),
        "olga": Person("colleague", "female", agency="interpreters", place="station", room="office", speaks=BOTH),
        "guardian": Person("official", "female", agency="guardianship", place="station", room="office", speaks=BOTH),
        "pavel": Person("colleague", "male", agency="criminal_police", place="station", room="office", speaks={"ru": "full"}),
    }  # fmt: skip


def mill(**changes: Any) -> Scenario:
    """The case; keyword arguments replace whole fields of the Scenario."""
    parts: dict[str, Any] = {
        "id": "mill", "format": 1, "country": "kz", "start": "2025-10-13T08:00", "length": 72 * 3600, "level": "first", "play_minutes": 30,
        "languages": ["en"],
        "seats": {
            "inv": Seat("criminal_police", "station", "office", speaks={"ru": "full"}, colleagues=["olga", "pavel"]),
            "pros": Seat("prosecutor", "chambers", speaks={"ru": "full"}),
            "house": Seat("shelter_worker", "shelter", speaks={"ru": "full"}),
        },
        "places": {
            "station": Place({"office": Room(private=True), "hall": Room()}),
            "chambers": Place(), "shelter": Place(), "mill": Place({"yard": Room(), "loft": Room()}, dwelling=True),
        },
        "routes": [], "vehicles": {}, "people": _people(),
        "things": {
            "paper": Thing("passport", "ana", "boss", [Claimed("ana", "name", "Ana")]),
            "own_paper": Thing("passport", "bek", "bek"),
            "ledger": Thing("list", "boss", "loft", cues={"debts": Cue("searching", ["ilo.d5.debt"])}),
            "camera": Thing("recording", "bek", "hall"),
        },
        "contacts": {
            "prosecutor": Contact("prosecutor", seat="pros"), "judge": Contact("court"), "paper": Contact("press"),
            "refuge": Contact("shelter", seat="house"),
        },
        "services": {"ambulance": Service("ambulance", "ambulance", lead=600)},
        "storylines": {
            "line": {"word": Beat(at=60, to="inv", by="phone", told=True, claims=[Claimed("mill", "road", "known")])},
            "inside": {"law": Beat(when="ruled(custody, custody)", happens=[Effect("flag", {"name": "in_custody"})])},
        },
        "injects": {}, "decisions": {}, "objectives": {}, "facts": {}, "flags": ["in_custody"], "counters": [],
        "texts": {"storylines.line.word": "A call about the mill.", "places.shelter.address": "Linden Street 4"},
        "endings": {"held": Ending("flag(in_custody)", ["boss"]), "walked": Ending("not flag(in_custody)", ["boss"])},
        "travel": {"station": {"mill": 1800}, "mill": {"station": 1800}},
    }  # fmt: skip
    return Scenario(**{**parts, **changes})


@cache
def plan(country: str = "kz") -> Plan:
    return Plan(mill(), load_country(country))


BARE: dict[str, Any] = {"rights": False, "doctor": False, "relatives": False}  # a protocol that says of nothing that it was done
ALL = {"inv": "trainee", "pros": "trainee", "house": "trainee"}


class Play:
    """A play of the case by its commands; every act is waited for."""

    def __init__(self, country: str = "kz", roster: dict[str, str] | None = None, of: Plan | None = None) -> None:
        made = of or plan(country)
        self.exercise = Exercise.open(made.scenario, made.pack, seed=1, plan=made, roster=roster or ALL)
        self.exercise.advance(120)

    def do(self, verb: str, seat: str = "inv", **args: Any) -> "Play":
        """Carry an act through. Fails with the refusal where it is not possible."""
        self.tries(verb, seat, **args)
        said = self.exercise.view(seat).lines[-1].wording
        refused = [x for x in self.events(e.ActRefused) if x.seat == seat and x.verb == verb]
        assert not refused or not said.startswith("engine.refused"), (verb, said)
        while not self.exercise.over and any(a.state == "began" for a in self.exercise.view(seat).acts.values()):
            self.exercise.advance(min(a.ends for a in self.exercise.view(seat).acts.values() if a.state == "began"))
        return self

    def tries(self, verb: str, seat: str = "inv", **args: Any) -> "Play":
        self.exercise.submit(e.Commanded(seat, "act", {"verb": verb, **args}, self.exercise.view(seat).seen))
        return self

    def files(self, form: str, seat: str = "inv", subject: str = "", **fields: str) -> "Play":
        given = {"form": form, "subject": subject, "fields": fields}
        self.exercise.submit(e.Commanded(seat, "form", given, self.exercise.view(seat).seen))
        return self

    def until(self, second: int) -> "Play":
        self.exercise.advance(second)
        return self

    def hours(self, number: int) -> "Play":
        return self.until(self.exercise.now + number * 3600)

    def events(self, kind: type) -> list[Any]:
        return [entry.event for entry in self.exercise.journal if type(entry.event) is kind]

    def at(self, kind: type) -> list[int]:
        return [entry.at for entry in self.exercise.journal if type(entry.event) is kind]

    def heard(self, seat: str) -> list[str]:
        return [line.wording for line in self.exercise.view(seat).lines]

    # --- pieces that many plays begin with ----------------------------------------------------------------------------

    def hold(self) -> "Play":
        """The boss is told that he is held and is then detained by protocol, with everything that belongs to it."""
        self.do("tell_held", people=["boss"], where="hall")
        return self.do("detain", person="boss", minute="now", ground="traces", rights=True, doctor=True, relatives=True)

    def register(self) -> "Play":
        return self.do("open_case", offence="trafficking", ground="own_report")

    def paper(self) -> "Play":
        """Her passport is found in his hand."""
        return self.do("check_documents", people=["ana"], after="owner")

    def heard_formally(self, voice: str = "olga", **interview: Any) -> "Play":
        """She tells it once: a formal interview through `voice`."""
        given = {"status": "injured", "warned": True, "recorded": True, **interview}
        self.do("interview", person="ana", voice=voice, where="office", **given)
        self.do("interview", step="ask", person="ana", topic="work", question="open")
        return self.do("interview", step="close", person="ana", read_back=True)
