"""The words of menus, from the catalogue of the interface's language: acts, questions, values, forms and fields. Words, never codes."""

from functools import cache
from typing import Final

from zholda.wording import Wording

FORM_FOR_A_PERSON: Final = ("identification_sheet", "negative_screening_note")
LANGUAGES: Final = {
    "en": "English",
    "kk": "Kazakh",
    "ky": "Kyrgyz",
    "ru": "Russian",
    "tg": "Tajik",
    "tk": "Turkmen",
    "uz": "Uzbek",
    "zh": "Chinese",
}
KINDS: Final = {
    "place": "Here",
    "person": "People",
    "vehicle": "Vehicles",
    "thing": "Things",
    "contact": "By telephone",
    "service": "Services",
}


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


def choice(name: str, code: str) -> str:
    """One of the values an argument may have."""
    if name == "items":
        return _wording().word("item", code)
    return _wording().word(f"choice.{name}", code) if code else "nobody"


def field(name: str) -> str:
    """A field of a form."""
    return _wording().word("field", name)


def form(name: str) -> str:
    """A form."""
    return _wording().word("form", name)


def channel(name: str) -> str:
    """A channel in one word."""
    return _wording().word("channel", name)


def profession(name: str) -> str:
    """Who sits in a seat."""
    return _wording().word("profession", name)


def closed(how: str) -> str:
    """How a question came to an end."""
    return _wording().word("closed", how)


def language(code: str) -> str:
    """A language by its ISO 639-1 code."""
    return LANGUAGES.get(code, code)


def claim(attribute: str, value: str) -> str:
    """Something said or read, true or not. A scenario's own attributes are nearly words already."""
    told = language(value) if attribute == "speaks" else _spelled(value)
    sentence = _wording().word("claim", attribute, " ")
    return sentence.replace("{value}", told) if sentence.strip() else f"{_spelled(attribute)}: {told}"


def _spelled(code: str) -> str:
    return code.replace("_", " ")
