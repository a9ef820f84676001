"""Whether a text of the story needs to be headed by who it comes from: speech does, a scene that is told does not."""

import re
from typing import Final

_QUOTED: Final = re.compile('«[^»]*»|“[^”]*”|"[^"]*"|(?<!\\w)[\'‘].*?[\'’](?!\\w)')
_OPENS: Final = re.compile("[«“\"'‘]")
_SPEAKER: Final = re.compile("[^.!?:«“\"'‘]*:\\s*[«“\"'‘]")  # "A detective, from the car: '"
_TOLD: Final = ("storylines.", "injects.")
_CUE: Final = ".cues."


def is_scene(wording: str, said: str) -> bool:
    """Whether this is a scene of the story told from outside, in which nobody's words come first."""
    story = wording.startswith(_TOLD) or _CUE in wording
    return story and not _OPENS.match(said) and not _SPEAKER.match(said)


def outside_quotes(said: str) -> str:
    """A text without what is quoted in it: what is told, and by whom it was said."""
    return _QUOTED.sub(" ", said)
