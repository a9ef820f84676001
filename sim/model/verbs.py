"""The verbs of the field: one declaration each, a table and not a class hierarchy. What an act does is in `sim.behaviours.acts`.

A verb says to whom it is done, which arguments it takes, how long it takes and whether words must be understood. Every act may
further carry `where` (a room), `voice` (who interprets), `by` (a colleague who does it for the seat) and `why` (free text, never graded).
Durations are design values (practice review, tag R); talk through an interpreter takes twice as long.
"""

from dataclasses import dataclass
from typing import Final

from sim.model import terms


@dataclass(frozen=True, slots=True)
class Param:
    """`kind`: choice, choices, person, people, room, place, thing, contact, service, vehicle, text, flag, minute.

    `default` None: required."""

    name: str
    kind: str
    default: str | int | bool | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """`target`: one, many (people), thing, vehicle, contact, service or none. `seconds` + `each` for every person.

    `talk`: must be understood to have effect; `exact`: word for word, so that a near language does not carry it.
    `aside`: does not occupy the officer (a request, a note, a colleague's watch).
    `delegable`: a colleague may do it. `grave`: cannot be taken back, so a screen asks once.
    """

    id: str
    family: str
    target: str
    seconds: int
    each: int = 0
    params: tuple[Param, ...] = ()
    talk: bool = False
    exact: bool = False
    aside: bool = False
    delegable: bool = False
    grave: bool = False

    @property
    def argument(self) -> str:
        """What a command calls whom or what it is done to: person, people, at, thing, vehicle, contact, service; "" for none."""
        return _ARGUMENT.get(self.target, self.target)

    @property
    def face_to_face(self) -> bool:
        """Whether those it is done to must be there until it is over; the others are only spoken of."""
        return self.target in ("one", "many", "any") and self.id not in _SPOKEN_OF

    @property
    def remote(self) -> bool:
        """Whether those it is done to may be anywhere: the seat needs only to know of them."""
        return self.id in _REMOTE

    @property
    def travels(self) -> bool:
        """Whether the officer is on the road meanwhile, or on the way there."""
        return self.id in ("go", "carry_out_operation")

    @property
    def by_phone(self) -> bool:
        """Whether it needs neither hands nor presence, so that it can be done on the road."""
        return self.id in _BY_PHONE


_ARGUMENT: Final = {"one": "person", "many": "people", "any": "at", "none": ""}
_REMOTE: Final = ("follow_up", "release", "set_status", "administrative", "protect", "apply_for")
_BY_PHONE: Final = ("note", "request", "share", "handle_call", "report_misconduct", "decline_order", "follow_up")
_SPOKEN_OF: Final = ("call_ambulance", "inform_guardianship", "query_register", *_REMOTE)


def _one(name: str, of: tuple[str, ...], default: str | None = None) -> Param:
    return Param(name, "choice", default, of)


def _some(name: str, of: tuple[str, ...], default: str | None = None) -> Param:
    return Param(name, "choices", default, of)


_DECLARED = (
    # perceive
    Verb("look", "perceive", "any", 120),
    Verb("watch", "perceive", "one", 600, aside=True, delegable=True),
    Verb("call_alone", "perceive", "one", 60, delegable=True),
    Verb(
        "check_documents",
        "perceive",
        "many",
        0,
        each=30,
        params=(Param("holder", "person", ""), _one("after", ("keep", "owner", "holder"), "keep")),
    ),
    Verb("query_register", "perceive", "one", 300, aside=True, params=(_one("channel", terms.REGISTER_LINES, "own_terminal"),)),
    Verb("note", "perceive", "none", 0, params=(Param("text", "text"),), aside=True),
    Verb("prepare", "perceive", "none", 300, params=(_one("what", ("numbers", "room", "languages", "notes")),), delegable=True),
    # talk
    Verb("introduce", "talk", "many", 120, talk=True),
    Verb("safety_check", "talk", "one", 180, talk=True),
    Verb(
        "speak_with",
        "talk",
        "one",
        300,
        talk=True,
        exact=True,
        params=(_one("topic", terms.TALK_TOPICS), _one("question", terms.QUESTION_TYPES)),
    ),
    Verb("explain", "talk", "many", 300, talk=True, exact=True, params=(_one("set", terms.EXPLAIN),)),
    Verb("teach_back", "talk", "one", 120, talk=True, exact=True, params=(_one("set", terms.EXPLAIN),)),
    Verb("ask_wish", "talk", "one", 120, talk=True),
    Verb(
        "ask_consent",
        "talk",
        "one",
        180,
        talk=True,
        exact=True,
        params=(Param("to", "contact"), _some("items", terms.ITEMS), _one("lasts", ("open", "1h", "24h", "72h"), "open")),
    ),
    Verb("persuade", "talk", "one", 180, talk=True, exact=True, params=(_one("with", terms.PRESSURE),)),
    Verb("correct_colleague", "talk", "one", 60),
    Verb(
        "handle_call",
        "talk",
        "contact",
        180,
        params=(
            _some("items", terms.ITEMS, ""),
            Param("denied", "flag", False),
            Param("noted", "flag", False),
            Param("call_back", "flag", False),
        ),
    ),
    Verb("ask_preference", "talk", "one", 60, talk=True),  # who asks, who interprets, who sits beside, where, when
    Verb("accept_report", "talk", "one", 900, talk=True, exact=True, params=(_one("about", terms.REPORTS),)),
    # the procedural interview: opened with status, rights and warnings; only what is asked inside it is testimony
    Verb(
        "interview",
        "talk",
        "one",
        600,
        talk=True,
        exact=True,
        params=(
            _one("status", terms.STATUSES),
            Param("warned", "flag", False),
            Param("recorded", "flag", False),
            Param("present", "people", ""),
        ),
    ),
    Verb(
        "ask", "talk", "one", 300, talk=True, exact=True, params=(_one("topic", terms.TALK_TOPICS), _one("question", terms.QUESTION_TYPES))
    ),
    Verb("end_interview", "talk", "one", 600, params=(Param("read_back", "flag", False),)),
    # care and choice
    Verb(
        "separate",
        "care",
        "many",
        180,
        params=(Param("from", "person"), Param("to", "room"), Param("locked", "flag", False)),
        delegable=True,
    ),
    Verb("tell_free", "care", "many", 60, talk=True),
    Verb("meet_need", "care", "many", 120, each=30, params=(_one("need", terms.NEEDS),), delegable=True),
    Verb("first_aid", "care", "one", 120, delegable=True),
    Verb("call_ambulance", "care", "one", 60),
    Verb("return_documents", "care", "many", 0, each=20),
    Verb(
        "offer_help",
        "care",
        "one",
        300,
        talk=True,
        exact=True,
        params=(_some("services", terms.SERVICES_OFFERED), _one("condition", ("none", "statement", "case", "return"), "none")),
    ),
    Verb(
        "let_go",
        "care",
        "many",
        60,
        params=(_one("way", ("informed", "bare"), "bare"), Param("number", "flag", False), Param("with", "person", "")),
    ),
    Verb("accompany", "care", "many", 300, params=(Param("to", "contact"), Param("with", "person", ""))),
    Verb("inform_guardianship", "care", "one", 300),
    Verb("offer_asylum_information", "care", "one", 300, talk=True, exact=True),
    Verb("clarify_age", "care", "one", 300, params=(_one("way", ("talk", "papers", "family", "medical")),)),
    Verb("return_belongings", "care", "many", 60, each=20),
    Verb("assess_risk", "care", "one", 1200, talk=True, exact=True, params=(_one("change", terms.RISK_CHANGES),)),
    Verb(
        "receive",
        "care",
        "many",
        1800,
        talk=True,
        params=(_one("phones", ("own", "box"), "own"), _one("gate", ("open", "locked"), "open"), Param("to", "room", "")),
    ),
    Verb("set_house_rule", "care", "none", 300, params=(_one("rule", terms.HOUSE_RULES), _one("step", ("set", "lift"), "set"))),
    Verb("apply_for", "care", "one", 1800, params=(_one("what", terms.APPLICATIONS),)),
    Verb("follow_up", "care", "one", 300),
    # identification
    Verb("close_check", "identify", "many", 60, params=(_one("reason", terms.CLOSE_REASONS),)),
    # suspects, things, sanctions
    Verb("tell_held", "hold", "many", 60, params=(Param("minute", "minute", "now"), _one("how", ("told", "handcuffs"), "told")), talk=True),
    Verb("hold_vehicle", "hold", "vehicle", 60, params=(Param("for", "choice", "check", ("check", "open")),)),
    Verb("release_vehicle", "hold", "vehicle", 60),
    Verb("search_person", "hold", "one", 600, delegable=True),
    Verb("preserve", "hold", "thing", 300, params=(_one("way", ("handed_over", "copied", "ordered"), "handed_over"),)),
    Verb("fine", "hold", "many", 600, grave=True),
    Verb("start_expulsion", "hold", "many", 600, grave=True),
    Verb(
        "detain",
        "hold",
        "one",
        1800,
        params=(
            Param("minute", "minute"),  # nothing is assumed: what is false or left out in a protocol is so by somebody's hand
            _one("ground", terms.DETENTION_GROUNDS),
            Param("rights", "flag"),
            Param("doctor", "flag"),
            Param("relatives", "flag"),
        ),
        talk=True,
        exact=True,
    ),
    Verb("release", "hold", "one", 300, params=(_one("reason", ("no_ground", "term_over", "milder_measure")),)),
    Verb("inspect", "hold", "any", 1800, params=(_one("basis", terms.SEARCH_BASES, "none"), Param("search", "flag", False))),
    Verb("trace_money", "hold", "thing", 3600, aside=True),
    Verb("carry_out_operation", "hold", "none", 7200, params=(Param("to", "place"),), grave=True),
    # the case
    Verb("open_case", "case", "none", 1200, params=(_one("offence", terms.OFFENCES), _one("ground", terms.CASE_GROUNDS))),
    Verb("set_status", "case", "one", 600, params=(_one("status", terms.STATUSES), Param("explained", "flag", False))),
    Verb("administrative", "case", "many", 900, params=(_one("step", ("adjourn", "close", "end_prosecution")),)),
    Verb("review", "case", "none", 900, params=(_one("what", terms.REVIEWED),)),
    Verb(
        "file_motion",
        "case",
        "none",
        1800,
        params=(
            _one("motion", terms.MOTIONS),
            Param("for", "person", ""),
            Param("at", "place", ""),
            Param("milder", "flag", False),  # says why milder measures fail
        ),
    ),
    Verb("protect", "case", "one", 1200, params=(_one("measure", terms.MEASURES),)),
    Verb("strike", "case", "none", 300, params=(Param("evidence", "text"), _one("reason", terms.STRIKE_REASONS))),
    # together
    Verb("go", "together", "none", 0, params=(Param("to", "place"),)),  # takes as long as the road
    Verb("rest", "together", "none", 14400),
    Verb("request", "together", "service", 180, params=(Param("people", "people", ""),), aside=True),
    Verb(
        "share",
        "together",
        "contact",
        180,
        params=(_some("items", terms.ITEMS), _one("basis", terms.BASES, "none"), Param("people", "people", "")),
    ),
    Verb(
        "hand_over",
        "together",
        "many",
        900,
        grave=True,
        params=(Param("to", "contact"), Param("introduced", "flag", False), _some("items", terms.ITEMS, "")),
    ),
    Verb("report_misconduct", "together", "contact", 600, params=(Param("person", "person"),)),
    Verb(
        "decline_order", "together", "contact", 180, params=(_one("order", ("names", "transfer", "end_check", "statement", "whereabouts")),)
    ),
)

VERBS: Final[dict[str, Verb]] = {verb.id: verb for verb in _DECLARED}

EVERY_ACT: Final = (
    Param("where", "room", ""),
    Param("voice", "person", ""),
    Param("by", "person", ""),
    Param("why", "text", ""),
)
"""Arguments that any act may carry. `voice` "" means the officer's own words, `card` a printed card in the person's language."""
