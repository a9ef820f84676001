"""followed_by: a duty that something opens, and that must be fulfilled within its window.

Toward each person: when all its parts were done, by whom, and what lifts it or stands for it. A sign of several people opens one
duty toward all of them. Nothing is decided while the journal passes; `findings` says how it stands at a given second.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from scoring.happenings import Happening
from scoring.model import Graded, Verdict
from scoring.monitor import LIFTS, Compiled, Finding, Listener, Monitor, Setting, excused_as, seconds


@dataclass(slots=True)
class Owed:
    """What is owed toward one person. `due` leaves emergencies out of account; `date` is a date ahead of which it is due, or -1."""

    person: str
    opened: Happening
    due: int
    excuse: str = ""  # lifts it from the start
    note: str = ""  # X12, X5
    contested: bool = False
    own: dict[int, Happening] = field(default_factory=dict)  # part -> first time the seat did it
    others: dict[int, Happening] = field(default_factory=dict)  # ... somebody else did
    gone: Happening | None = None


@dataclass(slots=True)
class Duty:
    """Owed by one seat, toward one person or all those one sign is about."""

    seat: str
    owed: list[Owed]


class Standing(NamedTuple):
    """How one `Owed` stands: done, stood_for, other, unknown, pending, missed, lifted, unseen; since when; the entries that show it.

    `parts`: how many were done in time; `vital_missing`: one was not without which the others are nothing.
    """

    state: str
    at: int
    due: int
    code: str
    entries: tuple[int, ...]
    parts: int = 0
    vital_missing: bool = False


FULFILLED: Final = ("done", "stood_for", "other", "unknown")


class Duties(Monitor):
    """Monitor of one criterion of the form followed_by."""

    def __init__(self, made: Compiled, setting: Setting) -> None:
        super().__init__(made, setting)
        criterion = made.criterion
        self._window, self._earlier = made.within, made.earlier
        self._lifting, self._standing_in = made.lifting, made.standing_in
        self._duties: list[Duty] = []
        self._last: dict[tuple[str, str], Owed] = {}  # seat, person -> the last one opened
        self._by_person: dict[str, list[tuple[str, Owed]]] = {}
        self._by_sign: dict[tuple[str, str], Duty] = {}
        self._before: dict[tuple[int, str, str], Happening] = {}  # part, seat (or "" for anybody), person -> last time done
        self._others = criterion.own and criterion.per != "case" and "X6" in criterion.exceptions and bool(self._earlier)
        self._by_seat: dict[tuple[int, str], dict[str, Happening]] = {}  # part, person -> seat -> last time done
        self._new: list[tuple[int, str, tuple[str, ...]]] = []

    @classmethod
    def listeners(cls, made: Compiled) -> Iterator[Listener]:
        criterion = made.criterion
        yield from made.scope_begins()
        yield from made.instead()
        for i, part in enumerate(criterion.parts):
            yield made.listen(part.pattern, cls._part, i, asks=("seconds",) if criterion.begun else ())
        if criterion.in_presence:
            yield Listener(("gone",), None, cls._gone, asks=("own",))
        date = criterion.ahead_of[0] if criterion.ahead_of is not None else "since"
        yield made.listen(criterion.on, cls._opened, asks=(*made.asks, "sign", str(date)))
        yield from made.scope_ends()

    # --- while the journal passes -----------------------------------------------------------------------------------------

    def _opened(self, h: Happening, _: Any) -> None:
        if not h.seat or not self.in_scope(h):
            return  # a machine colleague alone owes nothing here
        key = seat, person = self.key(h)
        before = self._last.get(key)
        if before is not None and not self._may_open_again(seat, before, h.at):
            return
        owed = Owed(person, h, self._due(h), self.excuse(h, standing_in=False))
        done = before is not None and len(before.own) == len(self.criterion.parts)
        if before is not None and done and self.criterion.ahead_of is not None and before.due == owed.due:
            self._take_back(before)
        owed.note = next((code for code in ("X12", "X5") if self.holds(code, h.facts)), "")
        owed.contested = self.holds("X13", h.facts)
        by = h.seat if self.criterion.own else ""
        for i in range(len(self.criterion.parts)):
            earlier = self._before.get((i, by, person)) or self._before.get((i, by, ""))
            if earlier is not None and h.at - earlier.at <= self._earlier and self._earlier:
                owed.own[i] = earlier
            if self._others:
                self._done_before_by_another(owed, i)
        self._last[key] = owed
        self._by_person.setdefault(person, []).append((seat, owed))
        self._new.append((owed.due, seat or h.seat, (person,) if person else ()))
        sign = str(h.facts.get("sign", "")) if self.criterion.one_for_a_sign else ""
        duty = self._by_sign.get((h.seat, sign)) if sign else None
        if duty is None:
            duty = Duty(h.seat, [])
            self._duties.append(duty)
            if sign:
                self._by_sign[h.seat, sign] = duty
        duty.owed.append(owed)

    def _take_back(self, before: Owed) -> None:
        """What had been done ahead of a second is due ahead of the same one again: it was undone, and counts as one duty."""
        for duty in self._duties:
            duty.owed = [one for one in duty.owed if one is not before]
        self._duties = [duty for duty in self._duties if duty.owed]
        self._by_person[before.person] = [one for one in self._by_person[before.person] if one[1] is not before]

    def _done_before_by_another(self, owed: Owed, i: int) -> None:
        """What another seat did toward this person before the duty arose counts as another's (X6)."""
        opened = owed.opened
        by_seat = self._by_seat.get((i, owed.person))
        if by_seat is None:
            return
        done = [h for seat, h in by_seat.items() if seat != opened.seat]
        last = max(done, key=lambda h: h.n, default=None)
        if last is not None and opened.at - last.at <= self._earlier:
            owed.others[i] = last

    def _may_open_again(self, seat: str, before: Owed, now: int) -> bool:
        """A fulfilled duty where the criterion says so; one that was lifted, because something new may not leave it lifted."""
        fulfilled = self.criterion.again and len(before.own) == len(self.criterion.parts)
        return fulfilled or before.excuse in LIFTS or bool(self._lifted_later(seat, before, now))

    def _due(self, h: Happening) -> int:
        """What counts from an earlier second (a restriction) falls due from there, but never before anybody could know of it."""
        ahead = self.criterion.ahead_of
        if ahead is None:
            return max(h.at, int(h.facts.get("since") or h.at) + self._window)
        date, lead = ahead
        if isinstance(date, str) and not date.startswith("limit."):
            return int(h.facts[date]) - seconds(lead, self.law)
        return h.at + seconds(date, self.law) - seconds(lead, self.law)

    def _part(self, h: Happening, i: int) -> None:
        _, person = self.key(h)
        if self.criterion.begun:
            h = h._replace(at=h.at - int(h.facts.get("seconds", 0)))
        self._before[i, h.seat if self.criterion.own else "", person] = h
        if self._others:
            self._by_seat.setdefault((i, person), {})[h.seat] = h
        per = self.criterion.per
        if person or per != "person":
            for seat, owed in self._by_person.get(person, ()):
                self._count(seat, owed, h, i)
            return
        for (seat, _), owed in self._last.items():  # names nobody: for everybody this seat owes it to
            if seat == h.seat:
                self._count(seat, owed, h, i)

    def _count(self, seat: str, owed: Owed, h: Happening, i: int) -> None:
        if not self.criterion.own or self.criterion.per == "case" or h.seat == seat:
            owed.own.setdefault(i, h)
        else:
            owed.others.setdefault(i, h)

    def _gone(self, h: Happening, _: Any) -> None:
        owed = self._last.get(self.key(h))
        if owed is not None and owed.gone is None:
            owed.gone = h

    def falls_due(self) -> list[tuple[int, str, tuple[str, ...]]]:
        new, self._new = self._new, []
        return new

    # --- how it stands ------------------------------------------------------------------------------------------------

    def findings(self, now: int) -> Iterator[Finding]:
        for duty in self._duties:
            yield self._finding(duty, now)

    def _standing(self, seat: str, owed: Owed, now: int) -> Standing:
        opened, due = owed.opened.n, owed.due
        if owed.excuse:
            return Standing("lifted", owed.opened.at, due, owed.excuse, (opened,))
        n = len(self.criterion.parts)
        late = self._rested(seat, owed)
        shown = tuple(dict.fromkeys((opened, *(h.n for h in owed.own.values()))))
        done = max(h.at for h in owed.own.values()) if len(owed.own) == n else -1
        if 0 <= done <= due + late:
            return Standing("done", done, due + late, "X1" if done > due else owed.note if owed.note == "X12" else "", shown, n)
        lifted = self._lifted_later(seat, owed, due + late)
        if lifted:
            return Standing("lifted", owed.opened.at, due, lifted, (opened,))
        for code in self._standing_in:
            instead = self._stands_for(seat, owed, code, due + late)
            if instead:
                return Standing("stood_for", due, due + late, code, (opened, *(h.n for h in instead)))
        if owed.others:
            mine = {i: h for i, h in owed.own.items() if h.at <= due + late}  # what came too late undoes nothing another did in time
            by_any = {**owed.others, **mine}
            if len(by_any) == n and max(h.at for h in by_any.values()) <= due + late:
                entries = (opened, *(h.n for h in by_any.values()))
                known = all(self._perceived(seat, h, due + late) for i, h in owed.others.items() if i not in mine)
                if not known and now <= due + late:
                    return Standing("pending", now, due + late, "X7", shown)  # there is time yet to hear of it, or to do it oneself
                return Standing("other" if known else "unknown", due, due + late, "X6" if known else "", tuple(dict.fromkeys(entries)), n)
        if done >= 0:
            return Standing("done", done, due + late, "", shown, *self._in_time(owed, due + late))
        return self._undone(seat, owed, now, late, shown)

    def _undone(self, seat: str, owed: Owed, now: int, late: int, shown: tuple[int, ...]) -> Standing:
        due = owed.due + late
        parts, vital = self._in_time(owed, due)
        if owed.gone is not None and owed.gone.at <= due:
            entries = (*shown, owed.gone.n)
            if owed.gone.facts["own"]:
                return Standing("missed", owed.gone.at, due, owed.note, entries, parts, vital)
            return Standing("unseen", owed.gone.at, due, "X7", entries)
        if now <= due:
            resting = late and now > owed.due
            return Standing("lifted", now, due, "X1", shown) if resting else Standing("pending", now, due, "X7", shown)
        status = self.setting.status(seat, due)
        if status != "taken":
            return Standing("lifted" if status == "vacant" else "unseen", due, due, "", shown)
        last = self.setting.last_until(due)
        return Standing("missed", now, due, owed.note, tuple(dict.fromkeys((*shown, last))), parts, vital)

    def _in_time(self, owed: Owed, due: int) -> tuple[int, bool]:
        """How many parts were done until second `due`, and whether a vital one was not: what came too late is no part done."""
        done = [i for i, h in owed.own.items() if h.at <= due]
        return len(done), any(part.vital and i not in done for i, part in enumerate(self.criterion.parts))

    def _rested(self, seat: str, owed: Owed) -> int:
        return self.setting.rested(seat, owed.opened.at, owed.due) if "X1" in self.criterion.exceptions else 0

    def _lifted_later(self, seat: str, owed: Owed, by: int) -> str:
        """The code that lifted the duty after it arose, by something done or learned until second `by`."""
        return next((code for code in self._lifting if self._stands_for(seat, owed, code, by)), "") if self._lifting else ""

    def _stands_for(self, seat: str, owed: Owed, code: str, by: int) -> list[Happening]:
        if (code == "X3" and owed.note == "X5") or not self.holds(code, owed.opened.facts):
            return []
        return self.stood_for((seat if self.criterion.per != "case" else "", owed.person), code, self.criterion.exceptions[code], by)

    def _tried(self, seat: str, owed: Owed) -> Iterator[Happening]:
        """What could have stood for the act, and did not: it came too late, was not all that it takes, or is not enough for a child.

        Of several things that it takes together, those before the first that is missing.
        """
        seat = seat if self.criterion.per != "case" else ""
        for code in self._standing_in:
            for i in range(len(self.criterion.exceptions[code].done)):
                h = self._instead.get((code, i, seat, owed.person))
                if h is None or h.at < owed.opened.at - self._earlier:
                    break
                yield h

    def _perceived(self, seat: str, h: Happening, by: int) -> bool:
        """Whether an observation of what another did reached the seat in time."""
        perceived = self.setting.perceived.get(seat, {})
        return any(perceived.get(n, by + 1) <= by for n in (h.n, h.deed))

    def _finding(self, duty: Duty, now: int) -> Finding:
        standings = [self._standing(duty.seat, owed, now) for owed in duty.owed]
        people = tuple(owed.person for owed in duty.owed if owed.person)
        result, degree, severity, code, live = self._weigh(standings, now)
        shown = {n for s in live for n in s.entries if n}
        if result in ("breached", "partly_met"):
            short = (o for o, s in zip(duty.owed, standings, strict=True) if s.state == "missed" or (s.state == "done" and s.at > s.due))
            shown |= {h.n for owed in short for h in self._tried(duty.seat, owed)}
        entries = tuple(sorted(shown))
        open_ = [s.due for s in live if s.state in ("pending", "missed") or s.code == "X1"]
        due = max(open_) if open_ else max(s.due for s in live) if degree else -1
        contested = any(o.contested for o in duty.owed)
        found = Finding(duty.seat, people, result, degree, severity, code, entries, (), due, contested)
        if not degree:
            return found
        both = [(o, s) for o, s in zip(duty.owed, standings, strict=True) if s in live]
        put_off = max((s.due - o.due for o, s in both if s.due == due), default=0)
        return found._replace(missing=self._missing(both) if degree != "late" else (), put_off=put_off)

    def _missing(self, both: list[tuple[Owed, Standing]]) -> tuple[str, ...]:
        """Parts that were not done in time toward somebody toward whom others were."""
        parts = self.criterion.parts
        short = [(o, s) for o, s in both if s.state == "missed" or (s.state == "done" and s.at > s.due)]
        undone = {i for o, s in short if 0 < s.parts < len(parts) for i in range(len(parts)) if i not in o.own or o.own[i].at > s.due}
        return tuple(part.name for i, part in enumerate(parts) if i in undone)

    def _weigh(self, standings: list[Standing], now: int) -> tuple[Verdict, str, Graded, str, list[Standing]]:
        live = [s for s in standings if s.state not in ("lifted", "unseen")]
        if not live:
            code = next((s.code for s in standings if s.code), "")
            if any(s.state == "unseen" for s in standings):
                return "not_observed", "", "", code, standings
            return excused_as(code) if code else "not_applicable", "", "", code, standings
        lateness = max(s.at - s.due for s in live)
        fulfilled = [s for s in live if s.state in FULFILLED]
        if len(fulfilled) == len(live) and lateness <= 0:
            return *self._fulfilled(live), live
        if any(s.state == "pending" for s in live) and not any(s.state == "missed" for s in live):
            return "not_observed", "", "", "X7", live
        grace = next((g for g in self.criterion.grace if len(fulfilled) == len(live) and lateness <= seconds(g.up_to, self.law)), None)
        if grace is not None:
            return "partly_met", "late", grace.severity, "", live
        note = next((s.code for s in live if s.state == "missed" and s.code), "")
        in_time = [s for s in fulfilled if s.at <= s.due]
        some = bool(in_time) or any(s.parts for s in live if s.state == "missed" or s.at > s.due)
        if some and "part" in self.criterion.severity and not any(s.vital_missing for s in live):
            return "partly_met", "part", self.criterion.severity["part"], note, live
        return "breached", "never", self.criterion.severity["never"], note, live

    def _fulfilled(self, live: list[Standing]) -> tuple[Verdict, str, Graded, str]:
        if any(s.state == "unknown" for s in live):
            return "partly_met", "by_another", "minor", ""
        if all(s.state == "other" for s in live):
            return "met", "", "", "X6"
        return "met", "", "", next((s.code for s in live if s.code and s.state in ("stood_for", "done")), "")
