"""The one façade: whatever a trainee can do on a screen, a script can do here, and neither can do more.

    session = Session.open("night-bus", seat="post", mode="training")
    session.submit("act", {"verb": "look", "at": "bus"})
    session.advance_until(session.length)

Playing: `Session` (open, resume, sit, view, offers, submit, advance, finish, assess, debrief, replay, export; `seats` says who sits where,
`up` whose turn it is where several people share a machine). Journals that were kept:
`read`, `replay`, `assess`, `debrief`, `document`, `rate`, `review`; `Finished`, to go through one on a screen. Material: `library`,
`countries`, `check`, `standards`, `explain`. Nothing of
the world behind a seat is reachable from here while it is played: no entry number, cause or hash, only what the seat perceived, in
its own numbering.
"""

from typing import TYPE_CHECKING

from zholda.session.assessing import assess, debrief, debrief_plain, document, other_law, plain
from zholda.session.briefing import Briefing
from zholda.session.explaining import explain
from zholda.session.finished import Finished, Judged
from zholda.session.journals import Replayed, SavedJournal, kept, read, replay
from zholda.session.material import Summary, check, countries, exercise_of, library, playable, standards, walkthrough
from zholda.session.minutes import Minute, minutes
from zholda.session.playing import Session
from zholda.session.problems import MaterialProblems, SessionError
from zholda.session.public import ELEMENTS, Counter, Public, Road, Spot
from zholda.session.receipts import Receipt
from zholda.session.reviews import rate, review, where_kept
from zholda.session.translating import Translation, texts

if TYPE_CHECKING:
    from scenarios.language.problems import Problem
    from scoring.model import Assessment, Result, Standard
    from sim.offers import Offer
    from sim.world.seen import Line, Prompt, SeenAct, SeenClock, SeenConsent, SeenEvidence, SeenInterview, SeenPerson, SeenThing, SeenTicket
    from sim.world.view import View
    from zholda.session.table import Sitter
    from zholda.storage import Kept

__all__ = [
    "ELEMENTS",
    "Assessment",
    "Briefing",
    "Counter",
    "Finished",
    "Judged",
    "Kept",
    "Line",
    "MaterialProblems",
    "Minute",
    "Offer",
    "Problem",
    "Prompt",
    "Public",
    "Receipt",
    "Replayed",
    "Result",
    "Road",
    "SavedJournal",
    "SeenAct",
    "SeenClock",
    "SeenConsent",
    "SeenEvidence",
    "SeenInterview",
    "SeenPerson",
    "SeenThing",
    "SeenTicket",
    "Session",
    "SessionError",
    "Sitter",
    "Spot",
    "Standard",
    "Summary",
    "Translation",
    "View",
    "assess",
    "check",
    "countries",
    "debrief",
    "debrief_plain",
    "document",
    "exercise_of",
    "explain",
    "kept",
    "library",
    "minutes",
    "other_law",
    "plain",
    "playable",
    "rate",
    "read",
    "replay",
    "review",
    "standards",
    "texts",
    "walkthrough",
    "where_kept",
]
