"""Which acts a menu shows for the thing in focus: at most nine with a number, the rest behind the search.

The nine keep their places from the first minute to the last: numbers that wander cannot be learned, and an order that followed
the events would tell what is wise. Only who serves there, and who is held as far as this seat knows, has an order of their own.
Everything comes from the offers of the session, so a screen shows nothing that is not on offer.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.panes import company
from tui.panes.focus import Focus
from zholda.tongue import N_, _, n_, span

if TYPE_CHECKING:
    from zholda.session import Offer, View

NUMBERED: Final = 9
_BETWEEN_WORDS: Final = re.compile(r"[\W_]")  # signs that are neither letters nor figures
TAKE_IN: Final = "receive"
HOLDS: Final = "hold"  # the family of acts that hold, search or secure
NO_POWER: Final = "no"  # what a country pack says of an act for which a profession has no power

FIRST: Final = {
    "person": (
        "look", "call_alone", "check_documents", "safety_check", "speak_with", "meet_need", "separate", "notify.ambulance", "offer_help",
        "correct_colleague",
    ),
    "place": ("look", "prepare", "note", "introduce", "explain", "meet_need", "separate"),
    "vehicle": ("look", "direct_vehicle.hold", "direct_vehicle.release"),
    "thing": ("preserve",),
    "contact": ("handle_call", "share", "decline_order", "report_misconduct"),
    "service": ("request",),
}  # fmt: skip
FIRST_OF: Final[dict[str, dict[str, tuple[str, ...]]]] = {  # what comes first in a profession where that is not the above
    "criminal_police": {
        "person": (
            "look", "introduce", "safety_check", "speak_with", "interview", "check_documents", "separate", "tell_held", "offer_help",
            "detain",
        ),
        "place": ("look", "note", "go", "inspect", "carry_out_operation", "open_case", "file_motion", "set_status", "rest"),
    },
    "shelter_worker": {
        "person": (
            "receive", "safety_check", "speak_with", "ask_wish", "ask_wish.preference", "ask_consent", "assess_risk", "meet_need",
            "offer_help",
        ),
        "place": ("note", "introduce", "explain", "set_house_rule", "apply_for", "follow_up", "meet_need", "look", "go", "rest"),
    },
    "prosecutor": {
        "person": ("interview", "speak_with", "set_status", "release", "protect", "explain", "ask_consent", "offer_help", "teach_back"),
        "place": ("review", "file_motion", "strike", "open_case", "set_status", "protect", "release", "go", "note"),
    },
}  # fmt: skip

SERVES: Final = (  # what one does to those who work there; nobody searches them before a word is said
    "look", "speak_with", "handle_call", "share", "decline_order", "report_misconduct", "correct_colleague",
)  # fmt: skip
HELD: Final[dict[str, tuple[str, ...]]] = {  # what comes first with somebody who is held
    "migration_police": (
        "look", "explain", "check_documents", "search_person", "tell_held", "meet_need", "separate", "notify.ambulance", "hand_over",
    ),
    "criminal_police": (
        "look", "explain", "interview", "detain", "search_person", "check_documents", "tell_held", "meet_need", "notify.ambulance",
    ),
}  # fmt: skip

ILL: Final = (
    "look",
    "meet_need.first_aid",
    "notify.ambulance",
    "safety_check",
    "speak_with",
    "meet_need",
)  # first with somebody who is ill
SMALL: Final = (  # what comes first with a small child, whom nobody questions, searches or holds
    "look", "meet_need", "speak_with", "meet_need.first_aid", "notify.ambulance", "notify.guardianship", "separate", "receive",
)  # fmt: skip
NOT_OF_THE_SMALL: Final = ("tell_held", "detain", "interview", "search_person", "set_status", "hand_over")
NOT_IN_CARE: Final = ("tell_held", "detain")  # what the search is for with the injured, the ill, and guests of a shelter, while not held
DONE_TO: Final = {"person": ("one", "many", "any"), "place": ("any",), "vehicle": ("vehicle", "any"), "thing": ("thing", "any")}
"""Kind of a thing -> what an act may be done to, as a verb has it: a van may be a service by the same name."""

FAMILIES: Final = {
    "perceive": N_("See, check, note"),
    "talk": N_("Talk"),
    "care": N_("Care and help"),
    "identify": N_("Identify"),
    "hold": N_("Hold, search, secure"),
    "case": N_("The case"),
    "together": N_("With others"),
}


class Deed(NamedTuple):
    """One line of a menu: an act on offer, done to the thing in focus ("" where the people are still to be chosen)."""

    offer: "Offer"
    target: str
    words: str
    minutes: str
    power: str  # training mode: what the law says of it, "" where the power is plain
    given: bool  # only a colleague could do it now, because the officer is busy
    apt: bool  # it makes sense for this thing, and so gets a number
    among: str = ""  # those among whom one chooses, in words, where nobody is chosen yet


def deeds(play: seat.Play, offers: "list[Offer]", focus: Focus) -> list[Deed]:
    """Every act on offer for the thing in focus: the familiar ones first, then the catalogue's order.

    While the officer is busy only what runs aside, or what a colleague who is free could do.
    """
    view = play.view()
    usual = _usual(play, view, focus)
    if focus.kind == "place" and _at_the_door(play, view, offers):
        usual = (TAKE_IN, *usual)
    first = {verb: place for place, verb in enumerate(usual)}
    fit = [(offer, target) for offer in offers if (target := _target(play, view, offer, focus)) is not None and possible(view, offer)]
    found = [_deed(play, view, offer, target, focus, usual) for offer, target in fit]
    return sorted(found, key=lambda deed: (not deed.apt, first.get(deed.offer.verb, len(first))))  # stable: else the catalogue's order


def _usual(play: seat.Play, view: "View", focus: Focus) -> tuple[str, ...]:
    """The familiar acts for what is in focus, in order: by its kind, the profession of this seat, and whom it sees before it."""
    if focus.kind == "person" and play.public.serves(focus.id):
        return SERVES
    usual = FIRST_OF.get(play.public.profession, FIRST).get(focus.kind, FIRST.get(focus.kind, ()))
    if focus.kind != "person":
        return usual
    if play.public.small(focus.id):
        return tuple(dict.fromkeys((*ILL, *SMALL))) if focus.id in company.ill(play, view) else SMALL
    held = focus.id in company.held(view)
    if held and play.public.profession in HELD:
        usual = HELD[play.public.profession]
    if not held:
        usual = _words_first(usual)
    if not held and focus.id in company.in_care(play, view):
        usual = tuple(verb for verb in usual if verb not in NOT_IN_CARE)
    return tuple(dict.fromkeys((*ILL, *usual))) if focus.id in company.ill(play, view) else usual


def _at_the_door(play: seat.Play, view: "View", offers: "list[Offer]") -> bool:
    """Whether somebody who was brought to the seat's own house stands there and was not taken in yet."""
    come = next((offer.targets for offer in offers if offer.verb == TAKE_IN), ()) if TAKE_IN in _of_its_people(play) else ()
    return play.public.at_home() and any(one in view.here() and not view.facts.get(f"done.{TAKE_IN}.{one}") for one in come)


def _of_its_people(play: seat.Play) -> tuple[str, ...]:
    """What comes first in the profession of this seat with a person."""
    return FIRST_OF.get(play.public.profession, FIRST).get("person", ())


def _words_first(usual: tuple[str, ...]) -> tuple[str, ...]:
    """The same with what holds, searches or secures behind all else: who is not held is spoken to first."""
    from sim.model.verbs import ACTS

    return tuple(sorted(usual, key=lambda verb: ACTS[verb].family == HOLDS))


def numbered(deeds: list[Deed]) -> list[Deed]:
    """Those that get a number, at most nine."""
    return [deed for deed in deeds if deed.apt][:NUMBERED]


def possible(view: "View", offer: "Offer") -> bool:
    """Whether there is anybody to do it now."""
    return not given(view, offer) or bool(stand_ins(view, offer))


def given(view: "View", offer: "Offer") -> bool:
    """Whether only a colleague could do it now."""
    return bool(view.busy) and not offer.aside


def stand_ins(view: "View", offer: "Offer") -> tuple[str, ...]:
    """Colleagues to whom it can be given, without those known to be at something else."""
    at_work = {act.by for act in view.acts.values() if act.state == "began"}
    return tuple(one for one in offer.choices.get("by", ()) if one not in at_work)


def all_deeds(play: seat.Play, offers: "list[Offer]", things: list[Focus]) -> list[tuple[Deed, Focus]]:
    """Every act for every thing: what the search looks through."""
    return [(deed, focus) for focus in things for deed in deeds(play, offers, focus)]


def without_power(deed: Deed) -> bool:
    """Whether the screen says of an act that this profession has no power for it."""
    return bool(deed.power) and deed.offer.power == NO_POWER


def headed(deeds: list[Deed]) -> list[tuple[str, list[Deed]]]:
    """The same acts by what they are for, in words, the familiar ones first in each; at the end those for which there is no power."""
    none = [deed for deed in deeds if without_power(deed)]
    by_family: dict[str, list[Deed]] = {_(name): [] for name in FAMILIES.values()}
    for deed in deeds:
        if deed not in none:
            by_family[family(deed)].append(deed)
    by_family[powerless(len(none))] = none
    return [(name, those) for name, those in by_family.items() if those]


def powerless(number: int) -> str:
    """The line behind which those stand for which this profession has no power."""
    return n_("{n} more: no power", "{n} more: no power", number)


def family(deed: Deed) -> str:
    """What an act is for, in words."""
    from sim.model.verbs import ACTS

    return _(FAMILIES[ACTS[deed.offer.verb].family])


def found(everything: list[tuple[Deed, Focus]], query: str, most: int = 60) -> list[tuple[Deed, Focus]]:
    """Those with words that begin with every word of the query: first those with most of them in the act's own words (of these those
    that begin with the first of them), then by whom it is done to, then by what their help says, such as `custody`, one of their answers,
    or whom one could choose; each in order. What is decided from afar stands first in the row that asks for whom."""
    hits, by_help = [], []
    helps: dict[str, str] = {}  # verb -> what else is said of it, the same whoever it is done to
    for deed, focus in everything:
        verb = deed.offer.verb
        text = f"{deed.words} {focus.label} {verb}"
        if says(text, query):
            hits.append((deed, focus))
            continue
        if verb not in helps:
            helps[verb] = f"{words.act_help(verb)} {_answers(deed)}"
        if says(f"{text} {helps[verb]} {deed.among}", query):
            by_help.append((deed, focus))
    first = query.casefold().split()[:1]
    hits.sort(
        key=lambda hit: (
            -sum(says(hit[0].words, word) for word in query.split()),
            hit[0].words.casefold().split()[:1] != first,
            _of_one(hit[0]),
        )
    )
    return [*hits, *by_help][:most]


def _answers(deed: Deed) -> str:
    """The answers among which an act lets one choose, in words."""
    return " ".join(words.choice(param.name, one) for param in deed.offer.params for one in param.choices)


def _of_one(deed: Deed) -> bool:
    """Whether it is decided from afar, and here of one alone."""
    from sim.model.verbs import ACTS

    return bool(deed.offer.verb in ACTS and ACTS[deed.offer.verb].remote and deed.target)


def says(text: str, query: str) -> bool:
    """Whether each word of the query begins a word of the text: "men" finds men and not the department."""
    spaced = _BETWEEN_WORDS.sub(" ", f" {text} ".casefold())
    return all(f" {word}" in spaced for word in _BETWEEN_WORDS.sub(" ", query.casefold()).split())


def _target(play: seat.Play, view: "View", offer: "Offer", focus: Focus) -> str | None:
    """What the act would be done to; None if it does not fit the thing in focus. To an officer in sight one says what one would say to
    the body on the telephone.

    What can be done for somebody out of sight, as an order for her protection, stands with the place: no list has her to focus on.
    """
    if offer.target == "none":
        return "" if focus.kind == "place" else None
    if focus.kind == "place" and (offer.target == "many" or (offer.target == "one" and not set(offer.targets) <= set(view.here()))):
        return ""
    if focus.kind == "person" and offer.verb == "inspect":
        return None  # one inspects a place, a vehicle, a paper; of a person there is the search
    if focus.kind == "person" and offer.target == "contact":
        theirs = (one for one in offer.targets if focus.id in play.public.voices_of(one) and play.label(one) == focus.label)
        return next(theirs, None)
    return focus.id if focus.id in offer.targets and offer.target in DONE_TO.get(focus.kind, (focus.kind,)) else None


def remark(deed: Deed) -> str:
    """What stands behind an act in small."""
    return "  ".join(filter(None, (_("by a colleague") if deed.given else "", deed.power)))


def _deed(play: seat.Play, view: "View", offer: "Offer", target: str, focus: Focus, usual: tuple[str, ...]) -> Deed:
    power = play.power_words(offer.power) if play.mode == "training" else ""
    unknown = "" if offer.verb == "go" else _("0 min")  # the road is told once the place is chosen
    minutes = span(offer.seconds) if offer.seconds else unknown
    apt, among = _apt(play, view, offer, target, focus, usual), "" if target else " ".join(map(play.label, offer.targets))
    return Deed(offer, target, words.act(offer.verb), minutes, power, given(view, offer), apt, among)


def _apt(play: seat.Play, view: "View", offer: "Offer", target: str, focus: Focus, usual: tuple[str, ...]) -> bool:
    """Whether it makes sense for this thing now, as far as the seat can know; of a place only what is usually done there. In training
    what this profession has no power for does not stand among the first."""
    if play.mode == "training" and offer.power == NO_POWER:
        return False
    if focus.kind == "person" and offer.verb in NOT_OF_THE_SMALL and play.public.small(focus.id):
        return False
    if focus.kind == "place":
        return offer.verb in usual
    if offer.verb == "correct_colleague":
        return any(line.channel == "hearing" and line.source == target for line in view.lines)
    if offer.verb in NOT_IN_CARE and focus.kind == "person" and offer.verb not in usual:
        return target in company.held(view) or target not in company.in_care(play, view)
    return usual is not SERVES or offer.verb in usual
