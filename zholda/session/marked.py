"""The word that stands first on everything that leaves the machine: it is an exercise."""

from typing import Any


def marking() -> str:
    """EXERCISE, in the language spoken now."""
    from zholda.wording import Wording

    return Wording().say("debrief.marking")


def marked(plain: dict[str, Any]) -> dict[str, Any]:
    """Plain JSON values under that word."""
    return {"marking": marking()} | plain
