"""What a person has chosen for this machine and need not choose again: the language and the look of the screen."""

import json
from typing import Final

from zholda import folders

FILE: Final = "settings.json"


def kept() -> dict[str, str]:
    """What was chosen, by name. A file that cannot be read counts as nothing chosen."""
    try:
        found = json.loads((folders.home() / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def keep(name: str, value: str) -> None:
    """Keep a choice. Where nothing can be written it holds for this sitting only."""
    path = folders.home() / FILE
    fresh = {**kept(), name: value}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(fresh, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError:
        return
