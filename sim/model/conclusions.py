"""The conclusions of an identification sheet, weakest first, and the words by which each is read in three languages.

A conclusion is read where the field begins with one of these words; what follows is for people. The Russian and Kazakh words are ours,
and nobody has checked them who speaks the language from home; what is not recognised is left to the evaluator.
"""

import re
from typing import Final

CONCLUSIONS: Final = {
    "no_sign": ("no sign", "no sign found", "признаков нет", "белгі жоқ"),
    "unknown": ("unknown", "not known", "undetermined", "неизвестно", "белгісіз"),
    "reason_to_look": ("reason to look", "a reason to look", "есть повод проверить", "тексеруге негіз бар"),
    "reasonable_grounds": ("reasonable grounds", "grounds", "разумные основания", "жеткілікті негіз бар"),
    "identified": ("identified", "presumed victim", "идентифицирована", "идентифицирован", "сәйкестендірілді"),
}
"""The words a conclusion may begin with; the code itself is read in every language."""

_HEAD_ENDS: Final = re.compile(r"[.:;,!?(\n\u2013\u2014]| - ")


def concluded(field: str) -> str:
    """Which conclusion a field begins with, "" where it begins with none: whole words only, so that "no grounds yet" is not grounds."""
    head = bare(_HEAD_ENDS.split(field.strip().replace("_", " "), maxsplit=1)[0])
    return next((code for code, words in CONCLUSIONS.items() if head == code.replace("_", " ") or head in words), "")


def bare(text: str) -> str:
    """A text without capitals, signs and spare spaces, to compare by."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
