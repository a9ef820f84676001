"""`zholda cohort`: equal treatment, counted over several exercises by traits that should make no difference."""

from argparse import Namespace
from typing import Any, Final

from zholda.cli import diagnostics, kept, output
from zholda.session import equal_treatment

_GROUPS: Final = {"reason_to_look": "with a reason to look", "no_reason_to_look": "without a reason to look"}
_HEAD: Final = ("", "people", "waited (middle)", "seen alone", "waited over 30 min", "sanctioned", "offered help")


def cohort(asked: Namespace) -> int:
    """Counts by trait, with intervals; and what cannot be read out of them."""
    saved = kept.several(asked.journals, "an exercise counts once")
    found = equal_treatment.measured(saved)
    if asked.format == "json":
        output.show_json(found)
        return diagnostics.DONE
    output.show(found["marking"])
    output.show(f"{found['journals']} exercises, {found['people']} times an adult traveller was where a seat is. 95 % intervals (Wilson).")
    for trait in found["traits"]:
        output.show(f"\nBy {trait['trait']}")
        if not trait["varied"]:
            told = "Nobody's differed between these exercises: a difference may come from what else is true of these persons."
            output.show(output.wrapped(told, "  ", "  "))
        for group, words in _GROUPS.items():
            if trait[group]:
                output.show(f"  {words}")
                rows = [_HEAD, *(_row(one) for one in trait[group])]
                output.show("\n".join(f"    {line}" for line in output.table(rows).split("\n")))
    output.show()
    output.show(
        output.wrapped("Persons of one exercise hang together, so the true uncertainty is wider. Nothing here is about one trainee.")
    )
    return diagnostics.DONE


def _row(one: dict[str, Any]) -> tuple[str, ...]:
    rates = (_rate(one[name]) for name in ("alone", "waited", "sanctioned", "offered"))
    return (one["value"], str(one["people"]), f"{one['waited_minutes']} min", *rates)


def _rate(one: dict[str, Any]) -> str:
    return f"{one['found']} ({one['low'] // 10}-{-(-one['high'] // 10)} %)"
