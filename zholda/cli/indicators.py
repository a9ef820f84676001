"""`zholda indicators` and `zholda sheet`: the published lists, and identification sheets measured against what could be known."""

import json
from argparse import Namespace
from typing import Any

from zholda.cli import diagnostics, kept, output
from zholda.session import indicators as lists
from zholda.session.writing import write

_WEIGHTS = {"S": "strong", "M": "medium", "W": "weak", "-": "-"}


def indicators(asked: Namespace) -> int:
    """The lists, each line with its weights and what was not verified."""
    found = lists.listed()
    if asked.format == "json":
        output.show_json(found)
        return diagnostics.DONE
    for caveat in found["caveats"]:
        output.show(output.wrapped(caveat))
    output.show("\nILO/EC indicators. A weight with ? is unverified: a result that rests on it says so.")
    rows: list[tuple[str, ...]] = [("", *(name.replace("_", " ") for name in found["ilo_ec"][0]["weights"]), "")]
    dimension = ""
    for one in found["ilo_ec"]:
        if one["dimension"] != dimension:
            dimension = one["dimension"]
            rows.append((f"{dimension} {found['dimensions'][dimension]}", "", "", "", "", ""))
        rows.append((one["id"], *(_weight(cell) for cell in one["weights"].values()), one["text"]))
    output.show(output.table(rows))
    output.show("\nUNODC leaflet, in gist. Signs without weights: they suggest and never support.")
    output.show(output.table([(one["id"], f"{one['heading']} [{_tag(one['verified'])}]", one["text"]) for one in found["unodc"]]))
    output.show("\nILO indicators of forced labour (2012)")
    for one in found["ilo11"]:
        output.show(output.wrapped(f"{one['text']}: {', '.join(one['ilo_ec'])}", "    ", f"{one['number']:>2}  "))
    output.show("\nPolicies")
    for one in found["policies"]:
        output.show(output.wrapped(f"{one['text']} [{one['verified']}]", "  ", f"{one['id']}: "))
    output.show("\nSources")
    for one in found["sources"]:
        output.show(output.wrapped(f"{one['title']} [{one['verified']}]", "  ", f"{one['id']}: "))
    return diagnostics.DONE


def _weight(cell: dict[str, str]) -> str:
    return _WEIGHTS[cell["weight"]] + ("" if cell["verified"] == "S" else " ?")


def _tag(tag: str) -> str:
    return {"U+": "U+, unverified", "R": "R, ours"}.get(tag, tag)


def sheet(asked: Namespace) -> int:
    """One journal: its sheets, with counts. Several: rates over the cohort."""
    saved = kept.several(asked.journals, "a trainee counts once in a rate")
    diagnostics.about(scenario=saved[0].journal.header.scenario, seed=saved[0].journal.header.seed)
    if asked.format == "htcds":
        return _give(asked, lists.sheets_as_htcds(saved))
    if asked.format == "json":
        found: dict[str, Any] = lists.sheets(saved[0]) if len(saved) == 1 else lists.rates(saved)
        return _give(asked, json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    return _give(asked, (lists.sheets_told(saved[0]) if len(saved) == 1 else lists.rates_told(saved)) + "\n")


def _give(asked: Namespace, text: str) -> int:
    """To the file that was named, else to stdout; a told story is wrapped only there."""
    if asked.output:
        write(asked.output, text.encode())
        diagnostics.say(f"written to {asked.output}")
    elif asked.format == "text":
        output.show_story(text.rstrip("\n"))
    else:
        output.show(text.rstrip("\r\n"))
    return diagnostics.DONE
