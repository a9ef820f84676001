"""What standards may speak of: the names of happenings, and the words of conditions beside the circumstances of an act.

Each is explained in docs/reference/standards/format.md; scoring.happenings makes them of the entries of a journal.
"""

from typing import Final

from sim.law import CIRCUMSTANCES, WORDS
from sim.model import terms
from sim.model.indicators import THRESHOLDS
from sim.model.verbs import ACTS

FACTS: Final[dict[str, str]] = {
    "result": "text",  # of an act
    "seconds": "int",  # an act took, or was done before it was interrupted
    "sign": "text",  # what tipped a threshold
    "other": "text",  # to whom somebody is tied
    "how": "text",  # liberty was restricted, or given back
    "since": "int",  # second from which a restriction counts; of a ruling by night that frees nobody, the end of that night
    "minute_off": "int",  # as minute_error, but whoever could not know the true minute is held to the one in which they say it
    "accepted": "bool",  # an offer: anything of it
    "declined": "bool",
    "shelter": "bool",  # an offer: shelter or safe travel was accepted
    "of_the_case": "bool",  # passed on: something of what happened, not only that a check is under way
    "misconduct": "bool",  # passed on: a suspicion against an officer
    "wishes": "bool",  # passed on: what the person wants, also with whom and when to speak
    "known_there": "bool",  # whoever interviews the person had been told whom they would rather speak with
    "introduced": "bool",  # a hand-over: in person and by name
    "service": "text",  # kind of a service asked for
    "unanswered": "bool",  # a request was refused because nobody there answers yet
    "own": "bool",  # the seat itself let the person go
    "with_suspect": "bool",  # the person goes in one vehicle with somebody suspected about them
    "escorted": "bool",  # somebody is suspected about this person
    "voice_awaited": "bool",  # an interpreter was asked for by this seat, and none has come yet
    "lie": "bool",  # what was told is not so
    "cared": "bool",  # care has begun for this person, by whomever
    "asked_for": "text",  # what somebody asks for
    "joint": "bool",  # police and a service both took part in the meeting
    "convened": "bool",  # this seat had asked for it
    "ruling": "text",  # of a judge
    "struck": "int",  # how many acts the judge excluded
    "clean": "bool",  # what is taken out of the file: nothing was done wrong in it
    "sources": "int",  # on how many sources a motion relies, however many acts each took
    "things": "int",  # how many of its acts are no person's word
    "clock": "text",  # that runs, or ran out
    "expires": "int",  # second until which something is due
    "here": "bool",  # the person is where the officer is
    "guest": "bool",  # the officer is at the place of another seat, in which somebody sits
    "firsthand": "bool",  # who asks for something says so without a go-between
    "small_child": "bool",  # plainly under ten: stays with whoever looks after them
    "taken_in": "bool",  # this seat has taken the person in, now or before
    "housed": "bool",  # the person is in a house, or a service was given the care of them, and they have not left
    "own_papers": "bool",  # no passport of the person is in another hand
    "service_seated": "bool",  # somebody of a service that looks after people has a seat at this table
    "guardian_told": "bool",  # the guardianship authority was told of the person, by whomever
}
"""Facts beside the circumstances."""

NAMES: Final[tuple[str, ...]] = (
    *(f"act.{act}" for act in ACTS),
    *(f"stopped.{act}" for act in ACTS),
    *(f"refused.{act}" for act in ACTS),
    *(f"reached.{kind}" for kind in THRESHOLDS),
    *(f"told.{item}" for item in (*terms.EXPLAIN, "free", "held")),
    *(f"filed.{form}" for form in terms.FORMS),
    *(f"wrote.{form}.{field}" for form, names in terms.FORMS.items() for field in names),
    *(f"offered.{service}" for service in terms.SERVICES_OFFERED),
    *(f"motion.{motion}" for motion in terms.MOTIONS),
    *(f"proposed.{motion}" for motion in terms.MOTIONS),
    "restricted", "freed", "alone", "offered", "shared", "ruling_shared", "handed_over", "noted", "queued", "granted",
    "care_began",  # others of the story look after the person, without an act of a seat
    "gone",  # the person is no longer where the seat is
    "went_on",  # the person left from where another seat is, and is on the road
    "beside_suspect",  # a person looked at comes to be in one room with a suspect, where the seat is
    "apart",  # ... and no longer is
    "asks", "threatened", "prefers",  # as the seat hears it
    "brought",  # somebody who is held is handed over to this seat, which investigates
    "heard_elsewhere",  # somebody else interviewed the person, whom this seat had asked with whom they would rather speak
    "asked_about",  # the seat asked somebody about the person, by name
    "requested",  # a service of this seat was asked for by somebody
    "case_opened", "status_set", "identified", "consented", "withdrew", "risk_assessed", "received", "applied", "protected",
    "came",  # somebody of the travellers arrives at the place to which a seat belongs
    "left",  # somebody left the place that looked after them
    "change",  # something after which risk is weighed anew: intake, release, hearing, return
    "decided",  # the judge ruled on a motion of this seat
    "taken_out",  # an act was taken out of the file, by this seat
    "ruled",  # a seat heard of a ruling, or of a custody that ran out, toward each person of its case
    "clock",  # a deadline of the law began to run, toward those who have to meet it
    "lapsed",  # a deadline of the law ran out
    "lost",  # something that the seat had seen is gone
    "paper_taken", "paper_back",
    "paper_along",  # ... went along with its owner, who was handed over to another body
)  # fmt: skip

FACT_TYPES: Final[dict[str, str]] = {name: name if name in WORDS else kind for name, kind in (CIRCUMSTANCES | FACTS).items()}
"""Every word of a condition, with its type: bool, int, text, or a closed list of sim.law."""
