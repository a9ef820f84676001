"""The words of menus, from the catalogue of the interface's language: acts, questions, values, forms and fields. Words, never codes."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from zholda import tongue
from zholda.tongue import N_, _, listed, n_
from zholda.wording import Wording

FORM_FOR_A_PERSON: Final = (
    "identification_sheet", "negative_screening_note", "delivery_protocol", "consent_record", "risk_assessment", "safety_plan",
    "interview_protocol", "safety_motion", "custody_motion", "deposition_motion",
)  # fmt: skip
KINDS: Final = {
    "place": N_("Here"),
    "person": N_("People"),
    "vehicle": N_("Vehicles"),
    "thing": N_("Things"),
    "contact": N_("By telephone"),
    "service": N_("Services"),
}
MODES: Final = {"training": N_("training"), "assessment": N_("assessment")}
CLOCKS: Final = {"met": N_("met"), "late": N_("done late"), "lapsed": N_("passed"), "void": N_("fell away")}
LEVELS: Final = {"foundation": N_("foundation"), "intermediate": N_("intermediate"), "advanced": N_("advanced")}


def kind(name: str) -> str:
    """The heading under which things of a kind stand."""
    return _(KINDS[name])


def mode(name: str) -> str:
    """Training or assessment."""
    return _(MODES[name]) if name in MODES else name


def level(name: str) -> str:
    """How hard a scenario is."""
    return _(LEVELS[name]) if name in LEVELS else name


@cache
def _wording() -> Wording:
    return Wording()


def act(verb: str) -> str:
    """An act as a menu names it."""
    return _wording().word("verb", f"{verb}.name", _spelled(verb).capitalize())


def act_help(verb: str) -> str:
    """One line on an act."""
    return _wording().word("verb", f"{verb}.help", " ")


def ask(verb: str, name: str) -> str:
    """The question that asks for an argument of an act."""
    wording = _wording()
    return wording.word("ask", f"{verb}.{name}" if wording.has(f"ask.{verb}.{name}") else name, f"{_spelled(name).capitalize()}?")


def ask_target(verb: str, kind: str) -> str:
    """The question that asks what an act is done to. `kind`: one (a person), thing, vehicle, contact, service, or any."""
    wording = _wording()
    named = next((one for one in (f"ask.{verb}.target", f"ask.{kind}") if wording.has(one)), "ask.target")
    return wording.word(*named.split(".", 1))


def choice(name: str, code: str) -> str:
    """One of the values an argument may have."""
    if name == "asked":
        return _wording().word("asked", code)
    if name in ("items", "kept"):
        return _wording().word("item", code)
    return _wording().word(f"choice.{name}", code) if code else _("nobody")


def field(name: str) -> str:
    """A field of a form."""
    return _wording().word("field", name)


def sign(name: str) -> str:
    """A published sign, by its name in the lists."""
    return _wording().word("sign", name)


def form(name: str) -> str:
    """A form."""
    return _wording().word("form", name)


def channel(name: str) -> str:
    """A channel in one word."""
    return _wording().word("channel", name)


def colleagues(profile: str, those: list[str]) -> str:
    """Machine colleagues that go by one profile: who they are in words, and what they do."""
    who = listed(those)
    return _wording().say(f"{'colleague' if len(those) == 1 else 'colleagues'}.{profile}", {"who": who[:1].upper() + who[1:]})


def profession(name: str) -> str:
    """Who sits in a seat."""
    return _wording().word("profession", name)


def heading(name: str) -> str:
    """A heading of the debrief."""
    return _wording().word("debrief.heading", name)


def closed(how: str) -> str:
    """How a question came to an end."""
    return _wording().word("closed", how)


def clock(state: str) -> str:
    """How a deadline of the law came to an end."""
    return _(CLOCKS[state]) if state in CLOCKS else state


def language(code: str) -> str:
    """A language by its ISO 639-1 code."""
    return _wording().word("language", code)


def told_in(languages: Sequence[str]) -> str:
    """That a case is told in another language than the one chosen, "" where it is not."""
    if not languages or tongue.spoken() in languages:
        return ""
    return _("The case itself is told in another language: {languages}.").format(languages=listed([language(code) for code in languages]))


def claim(attribute: str, value: str) -> str:
    """Something said or read, true or not. The attributes of a scenario that is not of the library are nearly words already."""
    told = language(value) if attribute == "speaks" else _wording().word("value", value, _spelled(value)) if value.isidentifier() else value
    sentence = _wording().word("claim", attribute, " ")
    return sentence.replace("{value}", told) if sentence.strip() else f"{_spelled(attribute)}: {told}"


def several(names: list[str], most: int) -> str:
    """Names parted by semicolons, at most so many, and how many more there are."""
    more = len(names) - most
    return "; ".join(names[:most]) + (" " + n_("and {n} more", "and {n} more", more) if more > 0 else "")


def _spelled(code: str) -> str:
    return code.replace("_", " ")
