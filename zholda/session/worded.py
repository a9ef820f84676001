"""What a seat perceives and does, in the language spoken now: texts, people by the names this seat has for them, times, articles."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zholda.tongue import _

if TYPE_CHECKING:
    from sim.world.view import Line, View
    from zholda.session.names import Names
    from zholda.wording import Wording


class Worded(ABC):
    """The part of a session that puts things into words."""

    _wording: "Wording"
    _names: "Names"

    @property
    @abstractmethod
    def seat(self) -> str:
        """The seat for which is spoken."""

    @abstractmethod
    def view(self) -> "View":
        """What this seat perceives and did."""

    def say(self, wording: str, args: Any = (), about: Sequence[str] = ()) -> str:
        """The text of a wording id, with people called as this seat knows them."""
        return self._wording.say(wording, args, about=about, known=self._known())

    def value(self, written: str) -> str:
        """What a claim says in prose, in the language spoken now."""
        return self._wording.value(written)

    def has(self, wording: str) -> bool:
        """Whether there is a text with this id."""
        return self._wording.has(wording)

    def tell(self, line: "Line") -> str:
        """One line of the view in words."""
        return self.say(line.wording, line.args, line.about)

    def label(self, who: str) -> str:
        """What somebody or something is called: a label until a name is known, then both; this seat's own officer is "you"."""
        return self._wording.label("me" if self._names.own(who, self.seat) else who, self._known())

    def word(self, family: str, code: str) -> str:
        """A code of a closed list in words, such as `word("item", "names")`."""
        return self._wording.word(family, code)

    def time(self, at: int) -> str:
        """A second of the exercise as local clock time."""
        return self._wording.time(at)

    def power_words(self, power: str) -> str:
        """What the law says of an act, for training mode: "" where the power is plain."""
        if power in {"", "yes"}:
            return ""
        return _("no power") if power == "no" else self._wording.article(power)

    def _known(self) -> dict[str, str]:
        """Names as this seat knows them, true or not."""
        return self._names.known(self.view())
