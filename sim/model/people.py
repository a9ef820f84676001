"""The people of a scenario and their things, as they are authored: what can be noticed of them, what they remember, want and refuse.

All of it is what is true. What a seat comes to know of it is what it observes (`sim.world.view`).
"""

from dataclasses import field

from sim.model.frozen import frozen

HEARD_FROM = 10  # years from which a child says itself where it wants to be (practice review 3.3, as for a return); small before that


@frozen
class Claimed:
    subject: str
    attribute: str
    value: str | int


@frozen
class Tie:
    """A bond that makes somebody unfit as voice or companion, or dear: employer, recruiter, kin, same_village, co_victim, police."""

    to: str
    kind: str


@frozen
class Cue:
    """Something about a person or thing that can be noticed. `about`: the persons it is a sign of, if not its bearer alone."""

    noticed: str = "at_once"
    suggests: list[str] = field(default_factory=list)  # indicator ids: a sign
    shows: list[str] = field(default_factory=list)  # terms.SHOWS
    about: list[str] = field(default_factory=list)
    when: str = ""  # condition; "" = from the first moment
    claims: list[Claimed] = field(default_factory=list)


@frozen
class Terms:
    """When a memory is told. Every term must hold; how they combine is published in docs/reference/talk.md."""

    topic: str = ""
    questions: list[str] = field(default_factory=list)
    trust: int = 0
    private: bool = True
    untied: bool = True
    when: str = ""
    safety_check: bool = False  # also told in a safety check


@frozen
class Memory:
    told: Terms
    supports: list[str] = field(default_factory=list)  # indicator ids, or shows
    shows: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    claims: list[Claimed] = field(default_factory=list)


@frozen
class Help:
    """How a person answers an offer of help: what they want, what they refuse, and the trust below which they put it off."""

    wants: list[str] = field(default_factory=list)
    refuses: list[str] = field(default_factory=list)
    trust: int = 0


@frozen
class Preference:
    """With whom, where and when somebody would rather be heard, as far as a play can show whether it was so; "" and [] say nothing.

    `asked_by`, `through`: female, male, or (`through`) the id of a voice. `hours`: [from, to) in seconds, of every day.
    """

    asked_by: str = ""
    through: str = ""  # who interprets
    not_through: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    place: str = ""
    hours: list[list[int]] = field(default_factory=list)


@frozen
class Person:
    """Somebody in the story. `role`: traveller, suspect, driver, colleague, official, voice. Seats see the label until a name is known."""

    role: str
    sex: str
    born: str = ""  # ISO date, the truth
    agency: str = ""  # institution slot, for colleagues and officials
    place: str = ""
    room: str = ""
    aboard: str = ""
    group: str = ""  # travels together with those of the same group
    speaks: dict[str, str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    trust: dict[str, int] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    wishes: list[str] = field(default_factory=list)
    cues: dict[str, Cue] = field(default_factory=dict)
    memories: dict[str, Memory] = field(default_factory=dict)
    coached: list[str] = field(default_factory=list)  # topics with a coached first account
    help: Help = Help()
    prefers: Preference = Preference()  # told with the wishes whose names begin with `prefers_`
    until: int = -1  # colleagues: leaves the shift at this second, -1 stays

    def younger_than(self, years: int, day: str) -> bool:
        """Whether they are truly younger than so many years on a day; no when nothing is written of their birth."""
        return bool(self.born) and f"{int(self.born[:4]) + years:04}{self.born[4:]}" > day[:10]


@frozen
class Thing:
    kind: str  # passport, phone, recording, paper, list
    owner: str
    holder: str
    says: list[Claimed] = field(default_factory=list)  # what it claims when read; may be false
    cues: dict[str, Cue] = field(default_factory=dict)
    perishes: int = -1  # second at which it is gone unless preserved, -1 never
