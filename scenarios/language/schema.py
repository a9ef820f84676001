"""The JSON Schema of scenario files, for completion and hints in editors. Made from the shape, so the two cannot differ.

An editor sees one file of several, and YAML's own types instead of ours: nothing is required at the top, and where a text is meant
a number is allowed.
"""

from typing import Any

from scenarios.language.shape import SCENARIO

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Of a scenario file: any part of the scenario."""
    whole = SCENARIO.schema()
    whole.pop("required", None)
    return {"$schema": _DRAFT, "title": "A scenario, or a part of one", **whole}
