"""The two forms that count or add up, evaluated directly over a whole list of happenings (see tests.naive_properties)."""

from scoring.happenings import Happening
from scoring.model import Criterion
from scoring.monitor import Finding, seconds
from tests.naive_play import STAND, Play, excuse, in_scope, instead, key, note, said


def amounts(criterion: Criterion, play: Play) -> list[Finding]:
    of = total if criterion.until is not None else count
    inside = [h for h in play.happenings if in_scope(criterion, play, h)]
    keys = dict.fromkeys(key(criterion, h) for h in inside if play.matches(h, criterion.opportunity) or play.matches(h, criterion.on))
    found = []
    for mine in keys:
        ours = [h for h in inside if key(criterion, h) == mine]
        finding = of(criterion, play, mine, ours)
        doubts = [h for h in ours if play.matches(h, criterion.on) and note(criterion, play, h, ("X13",))]
        found.append(finding._replace(contested=contested(criterion, play, finding, doubts)))
    return found


def contested(criterion: Criterion, play: Play, finding: Finding, doubts: list[Happening]) -> bool:
    """Whether practitioners disagree about what was counted. What was excused is not at issue."""
    if criterion.until is None and finding.exception in (*STAND, "X1", "X4", "X9", "X11"):
        return False
    return any(criterion.until is None or not excuse(criterion, play, h, standing_in=True) for h in doubts)


def count(criterion: Criterion, play: Play, mine: tuple[str, str], inside: list[Happening]) -> Finding:
    relevant = [h for h in inside if play.matches(h, criterion.opportunity) or play.matches(h, criterion.on)]
    first = relevant[0]
    ends = [
        h
        for h in play.happenings
        if criterion.scope and play.matches(h, criterion.scope.end) and key(criterion, h) == mine and h.n >= first.n
    ]
    closed = ends[0].n if ends else 10**9
    on = [h for h in relevant if play.matches(h, criterion.on)]
    excused = [(excuse(criterion, play, h, standing_in=True), h.n) for h in on if excuse(criterion, play, h, standing_in=True)]
    found = [h for h in on if not excuse(criterion, play, h, standing_in=True) and h.n <= closed]
    noted = "X12" if any(note(criterion, play, h, ("X12",)) for h in on) else ""
    people, least = ((mine[1],) if mine[1] else ()), criterion.form == "at_least"
    if excused and not found and (least or first.n == excused[0][1]):
        return Finding(mine[0], people, said(excused[0][0]), "", "", excused[0][0], tuple(n for _, n in excused))
    entries = tuple(dict.fromkeys((first.n, *(h.n for h in found))))
    n = criterion.n
    if least:
        if len(found) >= n:
            return Finding(mine[0], people, "met", "", "", noted, entries)
        if criterion.scope is not None and criterion.scope.end is not None and not ends:
            return Finding(mine[0], people, "not_observed", "", "", "X7", entries)
        if found and "part" in criterion.severity:
            return Finding(mine[0], people, "partly_met", "part", criterion.severity["part"], noted, entries)
        return Finding(mine[0], people, "breached", "never", criterion.severity["never"], noted, entries, tuple(h.deed for h in found))
    window = seconds(criterion.window, play.law)
    for i, h in enumerate(found):
        near = [g for g in found[: i + 1] if not window or h.at - g.at <= window]
        if len(near) > n:
            over = near[-n - 1 :]
            return Finding(
                mine[0],
                people,
                "breached",
                "over",
                criterion.severity["over"],
                noted,
                tuple(x.n for x in over),
                tuple(x.deed for x in over[n:]),
                h.at,
            )
    return Finding(mine[0], people, "met", "", "", noted, entries)


def total(criterion: Criterion, play: Play, mine: tuple[str, str], inside: list[Happening]) -> Finding:
    """Second by second: was it so, and did that last longer than it may?"""
    people, limit = ((mine[1],) if mine[1] else ()), seconds(criterion.total, play.law)
    begins: list[Happening] = []
    excused: list[tuple[str, int]] = []
    entries: list[int] = []
    deeds, noted = [], ""
    spans: list[tuple[int, int]] = []
    since = -1
    for h in play.happenings:
        ours = h in inside
        if ours and play.matches(h, criterion.opportunity) and not entries and not excused and not begins:
            entries.append(h.n)
        if ours and play.matches(h, criterion.on):
            code = excuse(criterion, play, h, standing_in=True)
            if code:
                excused.append((code, h.n))
            else:
                noted = noted or note(criterion, play, h, ("X12",))
                begins.append(h)
                entries.append(h.n)
                deeds.append(h.deed)
                start = h.facts["since"] or h.at
                if since < 0 or start < since:
                    since = max(start, spans[-1][1] if spans else 0)
        if play.matches(h, criterion.until) and key(criterion, h)[1] == mine[1] and since >= 0:
            spans.append((since, h.at))
            since = -1
            entries.append(h.n)
    if not entries:
        return Finding(mine[0], people, said(excused[0][0]), "", "", excused[0][0], tuple(n for _, n in excused))
    still = since >= 0
    if still:
        spans.append((since, play.now))
    lasted = sum(b - a for a, b in spans)
    shown = tuple(dict.fromkeys(entries))
    if lasted <= limit:
        return Finding(mine[0], people, "not_observed" if still else "met", "", "", "X7" if still else noted, shown)
    seconds_of_it = [second for a, b in spans for second in range(a, b)]
    due = seconds_of_it[limit]
    if "X2" in criterion.exceptions and criterion.exceptions["X2"].done:
        stood = instead(criterion, play, mine, "X2", due, 10**9)
        if stood:
            return Finding(mine[0], people, "met", "", "", "X2", tuple(sorted({*shown, *(x.n for x in stood)})))
    last = [x.n for x in play.happenings if x.at <= due][-1:]
    shown = tuple(sorted({*shown, *last}))
    for grace in criterion.grace:
        if lasted - limit <= seconds(grace.up_to, play.law):
            return Finding(mine[0], people, "partly_met", "late", grace.severity, noted, shown, tuple(dict.fromkeys(deeds)), due)
    return Finding(mine[0], people, "breached", "over", criterion.severity["over"], noted, shown, tuple(dict.fromkeys(deeds)), due)
