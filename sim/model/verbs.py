"""The verbs of the field: one declaration each, a table and not a class hierarchy. What an act does is in `sim.behaviours.acts`.

A verb says to whom it is done, which arguments it takes, how long it takes and whether words must be understood. Where one verb does
several acts that the field calls by names of their own (`return` of documents or of belongings), each kind is an act of ACTS under such
a name: `return.documents` as well as `look`. A command says the verb and, as an argument, the kind; everything else says the name.
Every act may further carry `where` (a room), `voice` (who interprets), `by` (a colleague who does it for the seat) and `why` (free
text, never graded). Durations are design values (practice review, tag R); talk through an interpreter takes twice as long.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sim.model import terms
from sim.model.declaring import Kind, Param, Verb, acts_of


def _one(name: str, of: tuple[str, ...], default: str | None = None) -> Param:
    return Param(name, "choice", default, of)


def _some(name: str, of: tuple[str, ...], default: str | None = None) -> Param:
    return Param(name, "choices", default, of)


_MATTER = (_one("motion", terms.MOTIONS), Param("for", "person", ""), Param("at", "place", ""))

_DECLARED = (
    # perceive
    Verb(
        "look",
        "perceive",
        "any",
        120,
        params=(_one("way", ("look", "watch"), "look"),),
        parted="way",
        kinds=(Kind("watch", target="one", seconds=600, aside=True, delegable=True),),
    ),
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
    Verb(
        "explain", "talk", "many", 300, talk=True, exact=True, params=(_one("set", terms.EXPLAIN),), parted="set", kinds=(Kind("asylum"),)
    ),
    Verb("teach_back", "talk", "one", 120, talk=True, exact=True, params=(_one("set", terms.EXPLAIN),)),
    Verb(
        "ask_wish",
        "talk",
        "one",
        120,
        talk=True,
        params=(_one("about", ("wish", "preference"), "wish"),),
        parted="about",
        kinds=(Kind("preference", seconds=60),),  # who asks, who interprets, who sits beside, where, when
    ),
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
            Param("basis", "choice", "none", terms.BASES, if_said=True),
            Param("people", "people", "", if_said=True),  # nobody: those of whom the caller asked
            Param("kept", "choices", "", terms.ITEMS, if_said=True),
            Param("denied", "flag", False),
            Param("noted", "flag", False),
            Param("call_back", "flag", False),
        ),
    ),
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
            _one("step", ("open", "ask", "join", "close"), "open"),
            _one("status", terms.STATUSES),
            Param("warned", "flag", False),
            Param("recorded", "flag", False),
            Param("present", "people", ""),
        ),
        parted="step",
        kinds=(
            Kind("ask", seconds=300, params=(_one("topic", terms.TALK_TOPICS), _one("question", terms.QUESTION_TYPES))),
            Kind("join", seconds=60, params=(Param("present", "person"),), exact=False),  # sits down beside, from now on
            Kind("close", params=(Param("read_back", "flag", False),), talk=False, exact=False),
        ),
    ),
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
    Verb(
        "meet_need",
        "care",
        "many",
        120,
        each=30,
        params=(_one("need", (*terms.NEEDS, "first_aid")),),
        delegable=True,
        parted="need",
        kinds=(Kind("first_aid", target="one", each=0),),
    ),
    Verb(
        "notify",
        "care",
        "one",
        300,
        params=(_one("body", ("ambulance", "guardianship")),),
        parted="body",
        kinds=(Kind("ambulance", seconds=60), Kind("guardianship")),
    ),
    Verb(
        "return",
        "care",
        "many",
        60,
        each=20,
        params=(_one("what", ("documents", "belongings")),),
        parted="what",
        kinds=(Kind("documents", seconds=0), Kind("belongings")),
    ),
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
    Verb("clarify_age", "care", "one", 300, params=(_one("way", ("talk", "papers", "family", "medical")),)),
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
    Verb(
        "direct_vehicle",
        "hold",
        "vehicle",
        60,
        params=(_one("step", ("hold", "release")), _one("for", ("check", "open"), "check")),
        parted="step",
        kinds=(Kind("hold"), Kind("release", params=(), grave=True)),
    ),
    Verb("search_person", "hold", "one", 600, delegable=True),
    Verb(
        "preserve",
        "hold",
        "thing",
        300,
        params=(_one("way", ("handed_over", "copied", "ordered", "payments"), "handed_over"),),
        parted="way",
        kinds=(Kind("payments", seconds=3600, aside=True),),  # what it says about who paid whom
    ),
    Verb(
        "detain",
        "hold",
        "one",
        1800,
        params=(
            Param("minute", "minute"),  # nothing is assumed: what is false or left out in a protocol is so by somebody's hand
            _one("ground", terms.DETENTION_GROUNDS),
            Param("term", "choice", "general", terms.DETENTION_TERMS, if_said=True),
            Param("rights", "flag"),
            Param("doctor", "flag"),
            Param("relatives", "flag"),
        ),
        talk=True,
        exact=True,
    ),
    Verb("release", "hold", "one", 300, params=(_one("reason", ("no_ground", "term_over", "milder_measure")),)),
    Verb("inspect", "hold", "any", 1800, params=(_one("basis", terms.SEARCH_BASES, "none"), Param("search", "flag", False))),
    Verb("carry_out_operation", "hold", "none", 900, params=(Param("to", "place"),), grave=True),
    # the case
    Verb("open_case", "case", "none", 1200, params=(_one("offence", terms.OFFENCES), _one("ground", terms.CASE_GROUNDS))),
    Verb("set_status", "case", "one", 600, params=(_one("status", terms.STATUSES), Param("explained", "flag", False))),
    Verb(
        "administrative",
        "case",
        "many",
        900,
        params=(_one("step", ("fine", "start_expulsion", "adjourn", "close", "end_prosecution")),),
        parted="step",
        kinds=(Kind("fine", family="hold", seconds=600, grave=True), Kind("start_expulsion", family="hold", seconds=600, grave=True)),
    ),
    Verb("review", "case", "none", 900, params=(_one("what", terms.REVIEWED),)),
    Verb(
        "file_motion",
        "case",
        "none",
        1800,
        params=(
            _one("step", ("file", "withdraw"), "file"),
            *_MATTER,
            Param("milder", "flag", False),  # says why milder measures fail
            Param("measure", "choices", "", terms.MEASURES, if_said=True),  # what a motion for safety asks for
        ),
        parted="step",
        kinds=(Kind("withdraw", seconds=600, params=_MATTER),),
    ),
    Verb("protect", "case", "one", 1200, params=(_one("measure", terms.MEASURES),)),
    Verb("strike", "case", "none", 300, params=(Param("evidence", "text"), _one("reason", terms.STRIKE_REASONS))),
    # together
    Verb("go", "together", "none", 0, params=(Param("to", "place"),)),  # takes as long as the road
    Verb("rest", "together", "none", 14400),
    Verb("request", "together", "service", 180, params=(Param("people", "people", ""),), aside=True),
    Verb(
        "share",  # or ask for, or both; `kept`: of what one was asked for, what one says that one keeps
        "together",
        "contact",
        180,
        params=(
            _some("items", terms.ITEMS, ""),
            _one("basis", terms.BASES, "none"),
            Param("people", "people", ""),
            Param("asked", "choices", "", terms.ITEMS, if_said=True),
            Param("kept", "choices", "", terms.ITEMS, if_said=True),
        ),
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
    Verb("decline_order", "together", "contact", 180, params=(_one("order", terms.ORDERS),)),
)

VERBS: Final[dict[str, Verb]] = {verb.id: verb for verb in _DECLARED}
"""Every declaration, by the word that a command says."""


ACTS: Final[dict[str, Verb]] = {act.named: act for verb in _DECLARED for act in acts_of(verb)}
"""Every act by the name under which it is offered, empowered, done and judged: a verb, or a kind of one as `administrative.fine`."""
_PARTED: Final = {
    verb.id: (param, [kind.value for kind in verb.kinds]) for verb in _DECLARED for param in verb.params if param.name == verb.parted
}


def named(verb: str, args: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> str:
    """The name in ACTS of what a verb with these arguments does; the verb itself where they leave open which of its kinds is meant."""
    if verb not in _PARTED:
        return verb
    parted, kinds = _PARTED[verb]
    kind = dict(args).get(parted.name, parted.default)
    return f"{verb}.{kind}" if kind in kinds else verb


class Named:
    """Whatever says a verb with its arguments and never changes: an act that began or ended, or one that is written down. `named`: by
    which name it is an act of ACTS."""

    __slots__ = ("named",)
    named: str
    verb: str
    args: Any

    def __getattr__(self, name: str) -> str:
        """It is worked out when it is first asked for, and asked for a dozen times in the course of an act."""
        if name != "named":
            raise AttributeError(name)
        object.__setattr__(self, "named", known := named(self.verb, self.args))
        return known


def act_of(verb: str, args: Mapping[str, Any]) -> Verb | None:
    """The act that a command asks for; the whole verb where its kind is missing or unknown, None where there is no such verb."""
    parted, _ = _PARTED.get(verb, (None, ()))
    if parted is not None and args.get(parted.name, parted.default) not in parted.choices:
        return VERBS[verb]
    return ACTS.get(named(verb, args)) or VERBS.get(verb)


ASKS: Final = ("speak_with", "interview.ask")
"""Acts that put a question on a topic."""

IN_INTERVIEWS: Final = ("interview.ask", "interview.close")
"""Acts for which a procedural interview must be open; by `interview` alone it is opened."""

CARES: Final = ("meet_need.first_aid", "notify.ambulance")
"""Acts with which care for somebody ill or hurt begins."""

EVERY_ACT: Final = (
    Param("where", "room", ""),
    Param("voice", "person", ""),
    Param("by", "person", ""),
    Param("why", "text", ""),
)
"""Arguments that any act may carry. `voice` "" means the officer's own words, `card` a printed card in the person's language."""
