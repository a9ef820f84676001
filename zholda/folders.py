"""Where things are on this machine. No more than paths, so that asking costs nothing."""

import os
import sys
from pathlib import Path
from typing import Final

EXERCISE: Final = ".zholda"  # an exercise that is kept here while it is played
EXERCISE_FILE: Final = ".jsonl"  # an exercise that was exported
LIBRARY: Final = Path(__file__).resolve().parent.parent / "scenarios" / "library"
STANDARDS: Final = Path(__file__).resolve().parent.parent / "scoring" / "standards"


def home() -> Path:
    """The folder where exercises are kept: `ZHOLDA_HOME`, else the place for a program's own files on this system."""
    if chosen := os.environ.get("ZHOLDA_HOME"):
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Zholda"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Zholda"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "zholda"


def exercises() -> Path:
    """Where exercises are kept."""
    return home() / "exercises"


def cache() -> Path:
    """Where compiled scenarios may be kept; everything in it can be made again."""
    return home() / "cache"


def spoken(name: str) -> str:
    """A name as people say it: ids may be written with - or _, exercises are named with -, those of a cut by both ids."""
    return name.replace("_", "-").replace("/", "-")


def find_exercise(name: str, folder: Path | None = None) -> Path | None:
    """The file of the exercise kept under this name, or the kept file at this path; None where there is neither."""
    try:
        beside = (folder or exercises()) / f"{spoken(name)}{EXERCISE}"
        if Path(name).name == name and beside.is_file():
            return beside
        path = Path(name)
        return path if path.suffix == EXERCISE and path.is_file() else None
    except (OSError, ValueError):
        return None  # what cannot be a path is no exercise


def is_exercise(name: str) -> bool:
    """Whether this names an exercise rather than a scenario: kept here, or an exercise file."""
    return find_exercise(name) is not None or (Path(name).suffix == EXERCISE_FILE and exists(name))


def is_scenario(name: str) -> bool:
    """Whether there is something with this name that may be a scenario or a cut of one: at this path, or in the library."""
    whole = name.rpartition("/")[0]
    known = [*map(spoken, library())]
    return exists(name) or spoken(name) in known or (bool(whole) and (exists(whole) or spoken(whole) in known))


def library() -> list[str]:
    """Ids of the scenarios of the library."""
    return sorted(path.parent.name for path in LIBRARY.glob("*/scenario.yaml"))


def names() -> list[str]:
    """Ids of the library and names of kept exercises, for a suggestion where something is written wrongly."""
    return library() + sorted(path.stem for path in exercises().glob(f"*{EXERCISE}"))


def exists(name: str | Path) -> bool:
    """Whether there is anything at this path; what cannot be a path is nothing."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
