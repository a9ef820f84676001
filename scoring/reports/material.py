"""What a report reads of the header: who the people are, where seats stand, which things belong to whom. Plain JSON, as it was compiled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sim.model import events as e
from sim.model.terms import BODY_OF

TOLD_OF: Final = ("traveller", "suspect")  # roles whose story is told
PREFERENCE: Final = "prefers_"  # how ids of such begin (docs/reference/verbs.md, ask_wish)
OTHER_SIDE: Final = "suspect"
KIN_BY_TRADE: Final = ("employer", "recruiter", "co_victim", "kin", "same_village", "police")  # ties that make a voice unfit


@dataclass(frozen=True, slots=True)
class Written:
    """The scenario of a journal as its header holds it. Where the journal has no header everything is empty."""

    header: e.Opened | None
    scenario: Mapping[str, Any]

    def part(self, name: str) -> Mapping[str, Any]:
        """A part of the scenario, such as `people`: id -> what is written of it."""
        found: Mapping[str, Any] = self.scenario.get(name, {})
        return found

    def role(self, person: str) -> str:
        """The role of a person, "" where the material says nothing of them."""
        return str(self.part("people").get(person, {}).get("role", ""))

    def group(self, person: str) -> str:
        """With whom a person travels, "" where with nobody."""
        return str(self.part("people").get(person, {}).get("group", ""))

    def sex(self, person: str) -> str:
        return str(self.part("people").get(person, {}).get("sex", ""))

    def wishes(self, person: str) -> list[str]:
        """What a person wants. How somebody would rather be asked is written beside it and is no wish of this kind."""
        written = self.part("people").get(person, {}).get("wishes", [])
        return [str(wish) for wish in written if not str(wish).startswith(PREFERENCE)]

    def endings_about(self, person: str) -> list[str]:
        """Endings of the scenario that are told of this person, alone or with the group they travel in."""
        among = {person, str(self.part("people").get(person, {}).get("group", ""))}
        return [name for name, ending in self.part("endings").items() if among & set(ending.get("about", []))]

    def ends_alone(self, ending: str) -> bool:
        """Whether an ending is told of one person and nobody else."""
        return len(self.part("endings").get(ending, {}).get("about", [])) == 1

    def tied(self, voice: str, person: str) -> bool:
        """Whether a voice belongs to the other side, or is tied to this person in a way that makes it unfit."""
        ties = self.part("people").get(voice, {}).get("ties", [])
        return self.role(voice) == OTHER_SIDE or any(tie["to"] == person and tie["kind"] in KIN_BY_TRADE for tie in ties)

    def channel(self, wording: str) -> str:
        """The channel by which an event or a beat is written to be perceived, "" where the material says nothing of it."""
        family, _, rest = wording.partition(".")
        line, _, beat = rest.partition(".")
        written_of = self.part("injects").get(rest, {}) if family == "injects" else self.part("storylines").get(line, {}).get(beat, {})
        return str(written_of.get("by", ""))

    def owner(self, thing: str) -> str:
        """Whose a thing is; the thing itself where it is nobody's."""
        return str(self.part("things").get(thing, {}).get("owner", "")) or thing

    @property
    def places(self) -> list[str]:
        """Where seats stand."""
        return [str(seat.get("place", "")) for seat in self.part("seats").values()]

    @property
    def taken(self) -> list[str]:
        """Seats that somebody sat in when it began."""
        return [seat for seat, occupant in self.header.roster if occupant != "vacant"] if self.header is not None else []

    def seat_of(self, hands: str) -> str:
        """The institution that sits in a seat, given by its id or as `seat:<id>`; "" where there is none such."""
        seat = self.part("seats").get(hands.removeprefix("seat:"), {})
        return BODY_OF.get(str(seat.get("profession", "")), "")

    def body(self, contact: str) -> str:
        """The slot of the institution behind a contact, "" for a private one and for one that works for the other side."""
        found = self.part("contacts").get(contact, {})
        return "" if found.get("hostile") else str(found.get("institution", ""))


def written(entries: Sequence[e.Entry]) -> Written:
    """What the header of a journal holds."""
    header = entries[0].event if entries else None
    if not isinstance(header, e.Opened):
        return Written(None, {})
    return Written(header, header.material.get("scenario", {}))
