"""Reading what a trainee wrote on an identification sheet: ticks, and what is ruled out or left unknown. Never a judgment of prose.

A line is a tick where it names an indicator (its id, or its published text), or holds the words of something that this seat
perceived, as the form offers them. Any other line is in the trainee's own words: it is shown to the evaluator and never graded by the
machine. The checklist of the form writes lines that begin with an id, so both ways of writing are read alike. How a conclusion is read:
sim.model.conclusions.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from scoring.indicators.catalogue import MINOR, MINOR_TEXT
from sim.model.conclusions import bare
from sim.model.indicators import INDICATORS, known
from sim.model.leaflet import LEAFLET

SHORTEST: Final = 12  # letters of a text that is looked for in a line: shorter ones stand in too many sentences
_NAMED: Final = re.compile(r"\b(?:ilo\.[a-z0-9_]+\.[a-z_]+|unodc\.[a-z_]+)\b|^minor(?=\s*[:,.]|$)")


class Line(NamedTuple):
    """One line. `indicators`: those it names; `wordings`: ids of the perceived texts whose words it holds; `unpublished`: names in the
    form of an id that no list has. A line with none of them is in the trainee's own words."""

    text: str
    indicators: tuple[str, ...]
    wordings: tuple[str, ...]
    unpublished: tuple[str, ...]


class Phrases:
    """The texts by which a line may cite: the published ones, and those a seat perceived (wording id to text, in any language)."""

    def __init__(self, texts: Iterable[Mapping[str, str]]) -> None:
        self._texts: list[tuple[str, str]] = []
        for spoken in texts:
            plain = ((name, bare(text)) for name, text in spoken.items() if name.startswith(("people.", "things.", "injects.")))
            self._texts += [(name, text) for name, text in plain if len(text) >= SHORTEST]

    def read(self, field: str, perceived: Mapping[str, int]) -> tuple[Line, ...]:
        """The lines of a field; only texts that were perceived by then can be cited."""
        texts = [(name, text) for name, text in self._texts if name in perceived]
        return tuple(self._line(line.strip(), texts) for line in field.splitlines() if line.strip())

    @staticmethod
    def _line(line: str, texts: list[tuple[str, str]]) -> Line:
        names = dict.fromkeys(_NAMED.findall(line.casefold()))
        named, strange = tuple(n for n in names if _is_sign(n)), tuple(n for n in names if not _is_sign(n))
        if names:
            return Line(line, named, (), strange)
        plain = bare(line)
        cited = tuple(dict.fromkeys(name for name, text in texts if text in plain))
        return Line(line, () if cited else tuple(name for name, text in _PUBLISHED if text in plain), cited, ())


def _is_sign(name: str) -> bool:
    return name == MINOR or known(name)


_TEXTS: Final = (
    [(one.id, one.text) for one in INDICATORS.values()] + [(one.id, one.text) for one in LEAFLET.values()] + [(MINOR, MINOR_TEXT)]
)
_PUBLISHED: Final = sorted(((name, bare(text)) for name, text in _TEXTS if len(bare(text)) >= SHORTEST), key=lambda found: -len(found[1]))
