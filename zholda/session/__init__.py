"""The one façade: whatever a trainee can do on a screen, a script can do here, and neither can do more.

    session = Session.open("night-bus", seat="post", mode="training")
    session.submit("act", {"verb": "look", "at": "bus"})
    session.advance_until(session.length)

Playing: `Session` (open, resume, view, offers, submit, advance, finish, assess, debrief, replay, export). Journals that were kept:
`read`, `replay`, `assess`, `debrief`. Material: `library`, `check`, `standards`, `explain`. Nothing of the world behind a seat is
reachable from here while it is played: no entry number, cause or hash, only what the seat perceived, in its own numbering.
"""

from typing import TYPE_CHECKING

from zholda.session.journals import Replayed, SavedJournal, assess, debrief, debrief_plain, plain, read, replay
from zholda.session.material import Summary, check, explain, library, standards, walkthrough
from zholda.session.playing import Briefing, Receipt, Session, kept
from zholda.session.problems import MaterialProblems, SessionError

if TYPE_CHECKING:
    from scenarios.language.problems import Problem
    from scoring.model import Assessment, Result, Standard
    from sim.offers import Offer
    from sim.world.view import Line, SeenAct, SeenPerson, SeenThing, SeenTicket, View
    from zholda.storage import Kept

__all__ = [
    "Assessment",
    "Briefing",
    "Kept",
    "Line",
    "MaterialProblems",
    "Offer",
    "Problem",
    "Receipt",
    "Replayed",
    "Result",
    "SavedJournal",
    "SeenAct",
    "SeenPerson",
    "SeenThing",
    "SeenTicket",
    "Session",
    "SessionError",
    "Standard",
    "Summary",
    "View",
    "assess",
    "check",
    "debrief",
    "debrief_plain",
    "explain",
    "kept",
    "library",
    "plain",
    "read",
    "replay",
    "standards",
    "walkthrough",
]
