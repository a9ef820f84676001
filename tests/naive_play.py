"""A play for the naive evaluation: all that happened, and the questions that every form asks of it, each answered over the whole list."""

from dataclasses import dataclass, field

from scoring.happenings import Happening
from scoring.model import Criterion, Pattern, Verdict
from scoring.monitor import condition, names_of, seconds
from sim.law import Law
from tests.standards.scene import law

LAW = law()
SAFE_AGAIN, RECORDED, EARLY = 900, 1800, 300
STAND = ("X2", "X3", "X5")
LIFTING = ("X1", "X4", "X9")
AT_ONCE = ("X1", "X2", "X3", "X4", "X9", "X11")


@dataclass
class Play:
    """All that happened, until `now`; `perceived`: which entry reached which seat when; `status`: who sat where from which second."""

    happenings: list[Happening]
    now: int
    perceived: dict[tuple[str, int], int] = field(default_factory=dict)
    status: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    @property
    def law(self) -> Law:
        return LAW

    def matches(self, h: Happening, pattern: Pattern | None) -> bool:
        return pattern is not None and h.name in names_of(pattern.on) and self.true(pattern.when, h)

    def true(self, when: str, h: Happening) -> bool:
        return not when or condition(when, self.law)(h.facts)

    def rested(self, seat: str, since: int, until: int) -> int:
        """Seconds of emergencies acted on, second by second."""
        spells = []
        for h in self.happenings:
            if h.seat == seat and h.name in ("act.meet_need.first_aid", "act.notify.ambulance"):
                known = [
                    a.at for a in self.happenings if a.name == "reached.acute" and (a.seat, a.person) == (seat, h.person) and a.n < h.n
                ]
                if known:
                    spells.append((max(known[0], h.at - self.law.limit("care").value), h.at + SAFE_AGAIN))
        return sum(1 for second in range(since, until) if any(a <= second < b for a, b in spells))

    def sat(self, seat: str, at: int) -> str:
        return ([status for since, status in self.status.get(seat, []) if since <= at] or ["taken"])[-1]


def key(criterion: Criterion, h: Happening) -> tuple[str, str]:
    return {"person": (h.seat, h.person), "seat": (h.seat, ""), "case": ("", "")}[criterion.per]


def in_scope(criterion: Criterion, play: Play, h: Happening) -> bool:
    """Between the beginning and the end of its scope, both included, for its own key or for the seat as a whole."""
    if criterion.scope is None:
        return True
    mine = key(criterion, h)
    for wanted in (mine, (mine[0], "")):
        begun = [b.n for b in play.happenings if b.n <= h.n and play.matches(b, criterion.scope.begin) and key(criterion, b) == wanted]
        if begun:
            ended = [
                x
                for x in play.happenings
                if begun[-1] <= x.n < h.n and play.matches(x, criterion.scope.end) and key(criterion, x) == wanted
            ]
            if not ended:
                return True
    return False


def instead(criterion: Criterion, play: Play, mine: tuple[str, str], code: str, until_at: int, until_n: int) -> list[Happening]:
    """What stands for the act under a code; the first of each kind."""
    found = []
    for pattern in criterion.exceptions[code].done:
        for wanted in (mine, (mine[0], "")):
            hits = [h for h in play.happenings if h.n <= until_n and play.matches(h, pattern) and key(criterion, h) == wanted]
            if hits:
                break
        if not hits or hits[0].at > until_at:
            return []
        found.append(hits[0])
    return found


def tried(criterion: Criterion, play: Play, h: Happening) -> list[int]:
    """What an exception names as standing for the act, the first time it was done toward this one, up to the first that was not."""
    seat, person = key(criterion, h)
    mine, since = (seat if criterion.per != "case" else "", person), h.at - seconds(criterion.earlier, play.law)
    found: list[int] = []
    for code in STAND:
        for one in criterion.exceptions[code].done if code in criterion.exceptions else ():
            first = next((x for x in play.happenings if play.matches(x, one) and key(criterion, x) == mine), None)
            if first is None or first.at < since:
                break
            found.append(first.n)
    return found


def excuse(criterion: Criterion, play: Play, h: Happening, *, standing_in: bool) -> str:
    for code, given in criterion.exceptions.items():
        if (code not in AT_ONCE and not (code == "X5" and given.done)) or not play.true(given.when, h):
            continue
        if given.done and standing_in and instead(criterion, play, key(criterion, h), code, h.at, h.n):
            return code
        if not given.done and given.when:
            return code
    return ""


def note(criterion: Criterion, play: Play, h: Happening, codes: tuple[str, ...] = ("X12", "X5")) -> str:
    return next((c for c in codes if c in criterion.exceptions and play.true(criterion.exceptions[c].when, h)), "")


def said(code: str) -> Verdict:
    if code in STAND:
        return "met"
    return "not_observed" if code == "X11" else "not_applicable"
