"""Wishes and worries: the board of those who look after people. For each person what they want, need and fear, what they agreed to and
who may know. It holds what the person said or this seat noticed, in those words; nothing is concluded for the trainee.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.panes import lines
from zholda.tongue import N_, _

if TYPE_CHECKING:
    from zholda.session import Line, SeenAct, SeenConsent, View

CARES: Final = ("shelter_worker", "social_worker", "health_worker", "guardianship_officer")
FEARS: Final = ("fears", "threatened", "afraid", "afraid_of")  # claims that are worries
WANTS: Final = ("wish", "asks", "preference")  # claims that are wishes
PARTS: Final = {
    "wish": N_("Wishes"),
    "need": N_("Needs"),
    "seen": N_("Noticed"),
    "fear": N_("Worries"),
    "offer": N_("Offered"),
    "consent": N_("Consent, and who may know"),
}


LEAVES: Final = ("let_go", "hand_over")  # acts of this seat by which somebody goes away for good


class Card(NamedTuple):
    """One person: parts with their lines as (words, number of the line that says so, 0 none). `gone`: since when they are not here, in
    words; "" for those in sight and those who were never in sight."""

    person: str
    label: str
    parts: dict[str, list[tuple[str, int]]]
    gone: str = ""


def cares(play: seat.Play) -> bool:
    """Whether this seat looks after people, and so has this board instead of the case's."""
    return play.public.profession in CARES


def cards(play: seat.Play, view: "View") -> list[Card]:
    """Everybody of whom something of this is known: those in sight first, and last those who have left."""
    here, came, went = set(view.here()), dict[str, int](), dict[str, int]()
    for line in view.lines:
        for subject, attribute, value in line.claims:
            if attribute == "place":
                (came if value else went)[subject] = line.at
    left = {who for act in view.acts.values() if act.verb in LEAVES and act.state == "ended" for who in act.people if _away(act, who, came)}
    found = [Card(one, play.label(one), _parts(play, view, one), _gone(play, view, one, went, left)) for one in view.people]
    known = [card for card in found if any(card.parts.values())]
    return sorted(known, key=lambda card: (card.person not in here, bool(card.gone) and card.person in left))


def _away(act: "SeenAct", who: str, came: dict[str, int]) -> bool:
    """Whether this seat has not seen somebody come back since an act by which they went away."""
    return came.get(who, -1) <= act.ends


def _gone(play: seat.Play, view: "View", who: str, went: dict[str, int], left: set[str]) -> str:
    """Since when somebody who was in sight is not: that they have left is said only where this seat itself let them go."""
    if view.people[who].place or who not in went:
        return ""
    shape = _("has left, {time}") if who in left else _("out of sight since {time}")
    return shape.format(time=play.time(went[who]))


def is_wish(line: "Line", person: str = "") -> bool:
    """Whether a line is a wish that somebody told, or that this person told: of two who are named in one line, it is the wish of one."""
    return line.wording.startswith(f"people.{person}.wishes.") if person else ".wishes." in line.wording


def _parts(play: seat.Play, view: "View", person: str) -> dict[str, list[tuple[str, int]]]:
    parts: dict[str, list[tuple[str, int]]] = {name: [] for name in PARTS}
    own = [view.lines[no - 1] for no in view.people[person].lines]
    said: dict[tuple[str, str | int], tuple[str, int]] = {}  # each wish once: as she said it, else as somebody passed it on
    for line in own:
        told = is_wish(line, person)
        for subject, attribute, value in line.claims:
            if subject == person and attribute in FEARS:
                parts["fear"].append((lines.claimed(play, view, attribute, value, person), line.no))
            elif subject == person and attribute in WANTS and told:
                said[attribute, value] = play.tell(line), line.no
            elif subject == person and attribute in WANTS:
                said.setdefault((attribute, value), (_wanted(play, view, attribute, value, person), line.no))
    parts["wish"] = list(said.values())
    parts["need"] = _needs(play, view, person, own)
    parts["seen"] = [(play.tell(line), line.no) for line in own if line.channel == "sight" and line.sign and line.source == person]
    parts["offer"] = [
        (f"{play.label(service)}: {_offer_words(state)}, {play.time(at)}", 0)
        for (who, service), (state, at) in view.offered.items()
        if who == person
    ]
    parts["consent"] = [(consent_words(play, one), 0) for one in view.consents if one.person == person]
    plans = [fields for _at, form, about, fields in view.forms if form == "safety_plan" and about == person]
    if plans and str(plans[-1].get("who_may_know") or "").strip():
        parts["consent"].append((_("Safety plan: {who}").format(who=plans[-1]["who_may_know"]), 0))
    return {name: list(dict.fromkeys(found)) for name, found in parts.items()}


def _wanted(play: seat.Play, view: "View", attribute: str, value: str | int, person: str) -> str:
    """What somebody passed on of a wish, without the word that it is one: the part in which it stands says so."""
    told = lines.claimed(play, view, attribute, value, person)
    return told.removeprefix(words.claim(attribute, "")) if attribute == WANTS[0] else told


def _needs(play: seat.Play, view: "View", person: str, own: "list[Line]") -> list[tuple[str, int]]:
    """Needs that were met. What was noticed of somebody stands apart: whether that is a need is for the trainee to say."""
    met = [act for act in view.acts.values() if act.verb == "meet_need" and act.state == "ended" and person in act.people]
    needs = {dict(line.args).get("act"): str(dict(line.args).get("need", "")) for line in own if line.wording == "engine.act_ended"}
    named = [(act.began, words.choice("need", needs[act.id]) if needs.get(act.id) else words.act(act.verb)) for act in met]
    return [(_("Met, {time}: {what}").format(time=play.time(began), what=what), 0) for began, what in named]


def consent_words(play: seat.Play, consent: "SeenConsent") -> str:
    """A consent as it stands: to whom, what, until when, and whether it was taken back."""
    items = ", ".join(words.choice("items", item) for item in consent.items)
    until = ", " + _("until {time}").format(time=play.time(consent.until)) if consent.until >= 0 and consent.state == "given" else ""
    return _("{state}, {time}: {to} may know {items}").format(
        state=_consent_state(consent.state), time=play.time(consent.at), to=play.label(consent.to), items=items
    ) + until  # fmt: skip


def _offer_words(state: str) -> str:
    return {"accepted": _("accepted"), "declined": _("declined"), "later": _("not now, later")}.get(state, state)


def _consent_state(state: str) -> str:
    given = {"given": _("agreed"), "declined": _("not agreed"), "withdrawn": _("taken back"), "lapsed": _("time is over")}
    return given.get(state, state)
