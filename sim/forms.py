"""What is wrong with a form while it is being written: pure checks against what the seat itself knows. They never stop anybody from filing.

A finding names a field, a sentence and what it is about. Missing parts, minutes that differ from the seat's own, ticks without an
observation, plans without places for those who are known to be there, reports that give a shelter away. docs/reference/forms.md.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from sim.dossier import evidence_in_view
from sim.law import Law
from sim.model import terms
from sim.model.conclusions import concluded
from sim.model.indicators import known as known_indicator
from sim.model.scenario import Scenario
from sim.world.view import View

NEAR: Final = 300  # seconds within which two minutes are the same, as the packs have it
MINUTE: Final = ("restricted_at", "discovered_at", "detained_at", "hour", "times")  # fields that hold a time of day
MAY_BE_EMPTY: Final = (("consent_record", "withdrawn"), ("consent_record", "until"), ("identification_sheet", "absent"))
ABOUT_SOMEBODY: Final = (
    "identification_sheet", "negative_screening_note", "delivery_protocol", "consent_record", "risk_assessment", "safety_plan",
    "interview_protocol", "safety_motion", "custody_motion", "deposition_motion", "qualification_order",
)  # fmt: skip
ANSWERS: Final = ("indicators", "absent", "unknown")  # of an identification sheet: yes, no and not known
TELLS_THE_SIGN: Final = ("engine.form.tick_unseen", "engine.form.no_case_of_the_minor")  # findings that are nothing for an assessment
SAYS_SOMETHING: Final = ("reason_to_look", "reasonable_grounds", "identified")  # conclusions that rest on signs
STAYS_IN_THE_HOUSE: Final = ("safety_plan", "risk_assessment")  # forms that may say where the shelter is
HOLDS: Final = ("tell_held", "detain")  # acts whose minute a protocol repeats
SEEN_ALONE: Final = ("safety_check", "speak_with", "interview")
PLACES_FOR: Final = {
    "men": ("places_men", "engine.form.no_place_for_men"),
    "women": ("places_women", "engine.form.no_place_for_women"),
    "child": ("child", "engine.form.no_care_for_the_child"),
}  # claim about a place -> the field of the plan that answers it, and what is said where it is empty
_CLOCK: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_INDICATOR: Final = re.compile(r"\b(?:ilo|unodc)\.[a-z0-9_]+(?:\.[a-z0-9_]+)*")
_OBSERVED: Final = re.compile(r" - \S|\(.+\)")  # what the checklist writes behind a sign, or a remark in brackets
_REGISTERED: Final = ("engine.case_opened", "engine.review.registered")  # by these lines a seat knows what is registered
_TOLD: Final = "engine.shared"  # the line by which another seat tells something
_ACT: Final = re.compile(r"\b[a-z_]+-\d+\b")
_DAY: Final = 86400
_BEGINNING: Final = 4  # letters by which a word is known again, whatever its ending


class Finding(NamedTuple):
    """`wording` is the sentence, `field` where it belongs ("" the whole form), `args` what it is about."""

    wording: str
    field: str
    args: tuple[tuple[str, str | int], ...] = ()


class Draft(NamedTuple):
    """A form as it stands, and what it is checked against."""

    form: str
    subject: str
    fields: Mapping[str, str]
    view: View
    scenario: Scenario
    law: Law

    def wrote(self, field: str) -> str:
        return str(self.fields.get(field) or "").strip()


def check(form: str, subject: str, fields: Mapping[str, str], view: View, scenario: Scenario, law: Law) -> tuple[Finding, ...]:
    """Everything to be said about a form as it stands, in the order of its fields. Raises KeyError for a form that there is not."""
    known = terms.FORMS[form]
    draft = Draft(form, subject, fields, view, scenario, law)
    found = [finding for test in (*_EVERY, *_OF.get(form, ())) for finding in test(draft)]
    return tuple(sorted(found, key=lambda one: known.index(one.field) if one.field in known else -1))


# --- every form ---------------------------------------------------------------------------------------------------------


def _missing(draft: Draft) -> Iterator[Finding]:
    if draft.form in ABOUT_SOMEBODY and draft.subject not in draft.scenario.people:
        yield Finding("engine.form.about_nobody", "")
    for field in terms.FORMS[draft.form]:
        if not draft.wrote(field) and (draft.form, field) not in (*MAY_BE_EMPTY, ("custody_motion", "why_not_milder")):
            yield Finding("engine.form.missing", field, (("field", field),))


def _no_time(draft: Draft) -> Iterator[Finding]:
    for field in MINUTE:
        if field in terms.FORMS[draft.form] and draft.wrote(field) and not _CLOCK.search(draft.wrote(field)):
            yield Finding("engine.form.no_time", field, (("field", field),))


def _gives_the_shelter_away(draft: Draft) -> Iterator[Finding]:
    if draft.form in STAYS_IN_THE_HOUSE:
        return
    for field in terms.FORMS[draft.form]:
        if any(address in draft.wrote(field).casefold() for address in _addresses(draft)):
            yield Finding("engine.form.shelter_address", field, (("field", field),))


def _addresses(draft: Draft) -> list[str]:
    """Where people are looked after, as the scenario writes it."""
    places = dict.fromkeys(seat.place for seat in draft.scenario.seats.values() if seat.profession == "shelter_worker")
    written = [draft.scenario.texts.get(f"places.{place}.address", "") for place in places]
    return [address.casefold() for address in written if address]


def _minute_differs(draft: Draft) -> Iterator[Finding]:
    """A minute of restriction that is none of those in which this seat held the person (or, in a note on the shift, anybody)."""
    held = [
        act
        for act in draft.view.acts.values()
        if act.verb in HOLDS and act.state == "ended" and (draft.subject in act.people or draft.subject not in draft.scenario.people)
    ]
    for field in ("restricted_at", "detained_at"):
        stated = [_second(draft, clock) for clock in _CLOCK.finditer(draft.wrote(field))] if field in terms.FORMS[draft.form] else []
        if stated and held and not any(_near(second, act.began, act.ends) for second in stated for act in held):
            yield Finding("engine.form.minute_differs", field, (("field", field), ("own", held[0].began)))


def _second(draft: Draft, clock: re.Match[str]) -> int:
    start = int(draft.scenario.start[11:13]) * 3600 + int(draft.scenario.start[14:16]) * 60
    return (int(clock[1]) * 3600 + int(clock[2]) * 60 - start) % _DAY


def _near(stated: int, began: int, ended: int) -> bool:
    """Whether a time of day lies within five minutes of a stretch of time, on whichever day."""
    into = (stated - began + NEAR) % _DAY
    return into <= ended - began + 2 * NEAR


# --- single forms -------------------------------------------------------------------------------------------------------


def _ticks(draft: Draft) -> Iterator[Finding]:
    """A tick that nothing perceived bears out, and one that is on no published list."""
    seen = _perceived(draft)
    for indicator in dict.fromkeys(_INDICATOR.findall(draft.wrote("indicators"))):
        if not known_indicator(indicator):
            yield Finding("engine.form.tick_unknown", "indicators", (("indicator", indicator),))
        elif indicator not in seen:
            yield Finding("engine.form.tick_unseen", "indicators", (("indicator", indicator),))


def _answers(draft: Draft) -> Iterator[Finding]:
    """An indicator with two answers, a yes without the observation it rests on."""
    given = {field: set(_INDICATOR.findall(draft.wrote(field))) for field in ANSWERS}
    for indicator in dict.fromkeys(_INDICATOR.findall("\n".join(map(draft.wrote, ANSWERS)))):
        where = [field for field in ANSWERS if indicator in given[field]]
        if len(where) > 1:
            yield Finding("engine.form.two_answers", where[1], (("indicator", indicator),))
    for line in draft.wrote("indicators").splitlines():
        if (named := _INDICATOR.match(line)) and not _OBSERVED.search(line):
            yield Finding("engine.form.tick_bare", "indicators", (("indicator", named[0]),))


def _conclusion(draft: Draft) -> Iterator[Finding]:
    """A conclusion that is none of the five, or that does not go with the answers above it."""
    said, signs = concluded(draft.wrote("conclusion")), bool(draft.wrote("indicators"))
    if draft.wrote("conclusion") and not said:
        yield Finding("engine.form.conclusion_unread", "conclusion")
    elif said == "no_sign" and signs:
        yield Finding("engine.form.conclusion_with_signs", "conclusion")
    elif said in SAYS_SOMETHING and not signs:
        yield Finding("engine.form.conclusion_without_signs", "conclusion")


def _perceived(draft: Draft) -> set[str]:
    """Indicators of which a sign or an account about the subject reached this seat; what was put into a mouth does not count."""
    seen: set[str] = set()
    for line in draft.view.lines:
        if line.sign and (not draft.subject or draft.subject in line.about) and not dict(line.args).get("contaminated"):
            seen.update(_indicators_of(draft.scenario, line.sign))
    return seen


def _indicators_of(scenario: Scenario, sign: str) -> list[str]:
    kind, _, rest = sign.partition(".")
    bearer, _, rest = rest.partition(".")
    what, _, name = rest.partition(".")
    person, thing = scenario.people.get(bearer), scenario.things.get(bearer)
    if kind == "people" and person is not None and what == "memories":
        return [*person.memories[name].supports]
    cues = person.cues if kind == "people" and person is not None else thing.cues if thing is not None else {}
    return [*cues[name].suggests] if name in cues else []


def _not_seen_alone(draft: Draft) -> Iterator[Finding]:
    if draft.subject in draft.scenario.people and not any(draft.view.facts.get(f"done.{verb}.{draft.subject}") for verb in SEEN_ALONE):
        yield Finding("engine.form.not_seen_alone", "what_was_seen")


def _nobody_asked(draft: Draft) -> Iterator[Finding]:
    asked = [act for act in draft.view.acts.values() if act.verb == "ask_consent" and draft.subject in act.people]
    if draft.subject in draft.scenario.people and not any(act.result == "consented" for act in asked):
        yield Finding("engine.form.no_consent", "")


def _no_interview(draft: Draft) -> Iterator[Finding]:
    if draft.subject in draft.scenario.people and not draft.view.facts.get("done.interview." + draft.subject):
        yield Finding("engine.form.no_interview", "")


def _how_it_was_held(draft: Draft) -> Iterator[Finding]:
    """An hour that is not that of the own interview, and a voice that nobody swore in."""
    talk = next((one for one in reversed(draft.view.interviews) if one.person == draft.subject), None)
    if talk is None:
        return
    acts = (act for act in draft.view.acts.values() if act.verb == "interview" and act.ends == talk.since and draft.subject in act.people)
    began = next((act.began for act in acts), talk.since)  # the warnings come first, and are a part of it
    stated = [_second(draft, clock) for clock in _CLOCK.finditer(draft.wrote("times"))]
    if stated and not any(_near(second, began, talk.since) for second in stated):
        yield Finding("engine.form.times_differ", "times", (("own", talk.since),))
    if talk.voice in draft.scenario.people and not talk.sworn:
        yield Finding("engine.form.interpreter_unsworn", "interpreter", (("who", talk.voice),))


def _taken_back(draft: Draft) -> Iterator[Finding]:
    withdrawn = any(one.person == draft.subject and one.state == "withdrawn" for one in draft.view.consents)
    if withdrawn and not draft.wrote("withdrawn"):
        yield Finding("engine.form.withdrawn_left_out", "withdrawn")


def _by_whose_leave(draft: Draft) -> Iterator[Finding]:
    """Words that go along, and nobody who agreed that what they told may be passed on."""
    agreed = any(one.state == "given" and "account" in one.items for one in draft.view.consents)
    if draft.wrote("words") and not agreed:
        yield Finding("engine.form.words_without_a_yes", "words")


def _child_in_it(draft: Draft) -> Iterator[Finding]:
    """The age of one of them is another article: this seat saw or heard a sign of it, or was told, and knows of no case of that kind."""
    lines = draft.view.lines
    registered = {dict(line.args).get("offence") for line in lines if line.wording in _REGISTERED}
    told = any("minor_present" in str(dict(line.args).get("items", "")).split() for line in lines if line.wording == _TOLD)
    if "trafficking_of_minor" not in registered and (told or any(shows_a_child(draft.scenario, line.sign) for line in lines)):
        yield Finding("engine.form.no_case_of_the_minor", "aggravators")


def shows_a_child(scenario: Scenario, sign: str) -> bool:
    """Whether a sign, by its text id, is one that somebody may be under 18."""
    kind, _, rest = sign.partition(".")
    who, _, rest = rest.partition(".")
    what, _, name = rest.partition(".")
    bearer = scenario.people.get(who) if kind == "people" else scenario.things.get(who)
    found = getattr(bearer, what, {}).get(name) if what in ("cues", "memories") else None
    return found is not None and "minor" in found.shows


def _nobody_held(draft: Draft) -> Iterator[Finding]:
    held = any(draft.view.facts.get(f"done.{verb}.{draft.subject}") for verb in HOLDS)
    if draft.subject in draft.scenario.people and not held and f"custody.{draft.subject}" not in draft.view.clocks:
        yield Finding("engine.form.nobody_held", "")


def _plan(draft: Draft) -> Iterator[Finding]:
    """Those whom this seat knows to be at a site have a place to go to, and no such site is left out."""
    sites = draft.wrote("sites").casefold()
    for place, there in _known_there(draft).items():
        if sites and not _named_in(sites, place, draft.scenario.texts.get(f"places.{place}.name", place)):
            yield Finding("engine.form.site_left_out", "sites", (("place", place),))
        for who in there:
            field, wording = PLACES_FOR[who]
            if not draft.wrote(field):
                yield Finding(wording, field, (("place", place),))


def _named_in(written: str, place: str, name: str) -> bool:
    """Whether a place is meant in what was written: by a word of its name as it begins, for people write "the mill" and decline words."""
    begins = {word[:_BEGINNING] for word in re.findall(r"\w+", written)}
    return place in written or any(word[:_BEGINNING] in begins for word in re.findall(r"\w+", name.casefold()) if len(word) >= _BEGINNING)


def _known_there(draft: Draft) -> dict[str, dict[str, None]]:
    """Place -> kinds of people that this seat was told to be there: claims such as (camp, men, 3)."""
    found: dict[str, dict[str, None]] = {}
    for line in draft.view.lines:
        for place, what, value in line.claims:
            if place in draft.scenario.places and what in PLACES_FOR and value not in (0, "", "0", "none"):
                found.setdefault(place, {})[what] = None
    return found


def _no_reasons(draft: Draft) -> Iterator[Finding]:
    if not draft.wrote("why_not_milder"):
        yield Finding("engine.form.not_milder", "why_not_milder")


def _too_late(draft: Draft) -> Iterator[Finding]:
    clock = draft.view.clocks.get("motion." + draft.subject)
    if clock is not None and clock.state == "lapsed":
        yield Finding("engine.form.motion_late", "", (("due", clock.due),))


def _annexes(draft: Draft) -> Iterator[Finding]:
    """Annexes named by the number of an act that this seat does not have."""
    known = evidence_in_view(draft.view)
    for act in dict.fromkeys(_ACT.findall(draft.wrote("annexes"))):
        if act not in known:
            yield Finding("engine.form.annex_unknown", "annexes", (("act", act),))


def excluded(fields: Mapping[str, str], broken: Callable[[str], bool]) -> tuple[Finding, ...]:
    """Annexes that the judge would leave out, as they were obtained; `broken` says it of an act. Said only where one learns."""
    named = dict.fromkeys(_ACT.findall(str(fields.get("annexes") or "")))
    return tuple(Finding("engine.form.annex_excluded", "annexes", (("act", act),)) for act in named if broken(act))


_EVERY: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (_missing, _no_time, _minute_differs, _gives_the_shelter_away)
_OF: Final[dict[str, tuple[Callable[[Draft], Iterator[Finding]], ...]]] = {
    "identification_sheet": (_ticks, _answers, _conclusion),
    "negative_screening_note": (_not_seen_alone,),
    "delivery_protocol": (_nobody_held,),
    "consent_record": (_nobody_asked, _taken_back),
    "hand_over_packet": (_by_whose_leave,),
    "operation_plan": (_plan,),
    "interview_protocol": (_no_interview, _how_it_was_held),
    "search_motion": (_annexes,),
    "custody_motion": (_no_reasons, _too_late, _annexes),
    "deposition_motion": (_annexes,),
    "qualification_order": (_child_in_it,),
}
