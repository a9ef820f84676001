"""The six temporal forms evaluated directly over a whole list of happenings: slow, and written to be read beside the definitions.

Nothing here is shared with the monitors but the data: every question is asked of the full list, again for each instance.
"""

from scoring.happenings import Happening
from scoring.model import SEVERITIES, Criterion, Graded, Severity, Verdict
from scoring.monitor import Finding, names_of, seconds
from tests.naive_amounts import amounts
from tests.naive_play import EARLY, LIFTING, RECORDED, STAND, Play, excuse, in_scope, instead, key, note, said, tried


def findings(criterion: Criterion, play: Play) -> list[Finding]:
    """What the criterion says of the play."""
    return FORMS[criterion.form](criterion, play)


# --- always, never, before ------------------------------------------------------------------------------------------------


def judged(criterion: Criterion, play: Play) -> list[Finding]:
    keys = dict.fromkeys(key(criterion, h) for h in play.happenings if touched(criterion, play, h))
    return [f for f in (judge_key(criterion, play, mine) for mine in keys) if f is not None]


def on_names(criterion: Criterion) -> tuple[str, ...]:
    names = names_of(criterion.on.on)
    return (*names, *("stopped" + name[3:] for name in names if name.startswith("act.")))


def is_judged(criterion: Criterion, play: Play, h: Happening) -> bool:
    return h.name in on_names(criterion) and play.true(criterion.on.when, h) and in_scope(criterion, play, h)


def touched(criterion: Criterion, play: Play, h: Happening) -> bool:
    return is_judged(criterion, play, h) or (play.matches(h, criterion.opportunity) and in_scope(criterion, play, h))


def missing(criterion: Criterion, play: Play, h: Happening) -> list[bool]:
    """For each part that was not done before, whether it is vital."""
    seat, person = key(criterion, h)
    gone = []
    for part in criterion.parts:
        before = [b for b in play.happenings if b.n < h.n and play.matches(b, part.pattern) and key(criterion, b)[1] in (person, "")]
        if not [b for b in before if not criterion.own or key(criterion, b)[0] == seat]:
            gone.append(part.vital)
    return gone


def left_out(criterion: Criterion, play: Play, h: Happening) -> tuple[str, ...]:
    """The parts that were not done before, by name, where others were."""
    seat, person = key(criterion, h)
    gone = []
    for part in criterion.parts if criterion.form == "before" else ():
        before = [b for b in play.happenings if b.n < h.n and play.matches(b, part.pattern) and key(criterion, b)[1] in (person, "")]
        if not [b for b in before if not criterion.own or key(criterion, b)[0] == seat]:
            gone.append(part.name)
    return tuple(gone) if len(gone) < len(criterion.parts) else ()


def degree(criterion: Criterion, play: Play, h: Happening) -> str:
    if criterion.form == "never":
        return "full"
    if criterion.form == "always":
        return "" if play.true(criterion.holds, h) else "full"
    gone = missing(criterion, play, h)
    if not gone:
        return ""
    return "part" if len(gone) < len(criterion.parts) and not any(gone) and "part" in criterion.severity else "full"


def judge_key(criterion: Criterion, play: Play, mine: tuple[str, str]) -> Finding | None:
    faults, fine, excused, noted, contested = [], [], [], "", False
    for h in play.happenings:
        if key(criterion, h) != mine:
            continue
        lifted = False
        if is_judged(criterion, play, h):
            how = degree(criterion, play, h)
            stopped = h.name.startswith("stopped.")
            if not how and not stopped and criterion.form != "never":
                fine.append(h.n)
            if how:
                contested = contested or bool(note(criterion, play, h, ("X13",)))
                code = excuse(criterion, play, h, standing_in=True)
                if code:
                    excused.append((code, h.n))
                    lifted = True
                else:
                    noted = noted or note(criterion, play, h)
                    faults.append((*fault(criterion, play, h, how, stopped), left_out(criterion, play, h)))
        if play.matches(h, criterion.opportunity) and in_scope(criterion, play, h) and not lifted:
            fine.append(h.n)
    people = (mine[1],) if mine[1] else ()
    if faults:
        return worst(criterion, mine[0], people, faults, noted, contested)
    if excused and not fine:
        code = excused[0][0]
        return Finding(mine[0], people, said(code), "", "", code, tuple(n for _, n in excused), contested=contested)
    if not fine:
        return None
    if excused:
        return Finding(mine[0], people, "met", "", "", noted or excused[0][0], tuple(sorted({fine[0], fine[-1], *(n for _, n in excused)})))
    return Finding(mine[0], people, "met", "", "", noted, tuple(dict.fromkeys((fine[0], fine[-1]))))


def fault(criterion: Criterion, play: Play, h: Happening, how: str, stopped: bool) -> tuple[Verdict, Severity, tuple[int, ...], int, str]:
    """Verdict, severity, entries, deed, degree."""
    severity = criterion.severity[how]
    if not stopped:
        right = [
            r
            for pattern in (criterion.exceptions["X8"].done if "X8" in criterion.exceptions else ())
            for r in play.happenings
            if r.n > h.n
            and r.at - int(r.facts.get("seconds", 0)) - h.at <= RECORDED
            and key(criterion, r) == key(criterion, h)
            and play.matches(r, pattern)
        ]
        if right and how != "part":
            first = min(r.n for r in right)
            return "partly_met", criterion.severity.get("mended", criterion.severity["full"]), (h.n, first), h.deed, "mended"
        return ("partly_met" if how == "part" else "breached"), severity, (h.n,), h.deed, how
    early = h.facts["seconds"] <= EARLY
    if "X8" in criterion.exceptions and early and h.facts["how"] == "stop":
        notes = [r for r in play.happenings if r.n > h.n and r.seat == h.seat and r.name in ("noted", "filed.shift_note")]
        if notes and notes[0].at - h.at <= RECORDED:
            return "partly_met", criterion.severity.get("mended", criterion.severity["full"]), (h.n, notes[0].n), h.deed, "mended"
    lower = SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]
    return "breached", criterion.severity.get("stopped", "minor" if early else lower), (h.n,), h.deed, "stopped"


def worst(criterion: Criterion, seat: str, people: tuple[str, ...], faults: list, noted: str, contested: bool) -> Finding:
    verdict: Verdict = "breached" if any(f[0] == "breached" for f in faults) else "partly_met"
    of_it = [f for f in faults if f[0] == verdict]
    severity = max((f[1] for f in of_it), key=SEVERITIES.index)
    how = next(f[4] for f in of_it if f[1] == severity)
    entries = tuple(sorted({n for f in faults for n in f[2]}))
    return Finding(
        seat, people, verdict, how, severity, "X8" if how == "mended" else noted, entries, tuple(dict.fromkeys(f[3] for f in faults)),
        contested=contested, missing=next((f[5] for f in faults if f[5] and f[4] == how != "mended"), ()),
    )  # fmt: skip


# --- followed_by ----------------------------------------------------------------------------------------------------------


def followed_by(criterion: Criterion, play: Play) -> list[Finding]:
    opened: list[Happening] = []
    undone: list[Happening] = []
    for h in play.happenings:
        if not play.matches(h, criterion.on) or not h.seat or not in_scope(criterion, play, h):
            continue
        same = [o for o in opened if key(criterion, o) == key(criterion, h)]
        if same:
            whole = len(done_parts(criterion, play, same[-1], opened, own=True, until=h.n)) == len(criterion.parts)
            at_once = excuse(criterion, play, same[-1], standing_in=False) in LIFTING
            if not (criterion.again and whole) and not at_once and not lifted_later(criterion, play, same[-1], h.at, h.n):
                continue
            if whole and criterion.ahead_of and falls_due(criterion, play, same[-1]) == falls_due(criterion, play, h):
                undone.append(same[-1])
        opened.append(h)
    groups: dict[tuple[str, str], list[Happening]] = {}
    for h in opened:
        if h in undone:
            continue
        sign = h.facts["sign"] if criterion.one_for_a_sign else ""
        groups.setdefault((h.seat, sign or f"#{h.n}"), []).append(h)
    return [duty(criterion, play, members, opened) for members in groups.values()]


def lifted_later(criterion: Criterion, play: Play, h: Happening, until_at: int, until_n: int) -> str:
    """The code that lifted what `h` opened, by something that happened."""
    seat, person = key(criterion, h)
    for code in LIFTING:
        given = criterion.exceptions.get(code)
        mine = seat if criterion.per != "case" else "", person
        if given and given.done and play.true(given.when, h) and instead(criterion, play, mine, code, until_at, until_n):
            return code
    return ""


def done_parts(
    criterion: Criterion, play: Play, opened: Happening, duties: list[Happening], *, own: bool, until: int = 10**9
) -> dict[int, Happening]:
    """Which parts were done after it opened (or so long before as counts), and when first."""
    seat, person = key(criterion, opened)
    found = {}
    for i, part in enumerate(criterion.parts):
        hits = [h for h in play.happenings if play.matches(h, part.pattern) and h.n <= until]
        hits = [h for h in hits if part_is_for(criterion, h, opened, duties)]
        mine = [h for h in hits if not criterion.own or criterion.per == "case" or h.seat == seat]
        window = seconds(criterion.earlier, play.law)
        before = [
            h
            for h in play.happenings
            if h.n <= opened.n
            and play.matches(h, part.pattern)
            and (h.seat == opened.seat or not criterion.own)
            and key(criterion, h)[1] in (person, "")
        ]
        exact = [h for h in before if key(criterion, h)[1] == person] or before
        if own and window and exact and opened.at - exact[-1].at <= window:
            found[i] = exact[-1]
            continue
        if not own and criterion.own and criterion.per != "case" and "X6" in criterion.exceptions and window:
            theirs = [h for h in play.happenings if h.n <= opened.n and play.matches(h, part.pattern) and h.seat != opened.seat]
            theirs = [h for h in theirs if key(criterion, h)[1] == person]
            if theirs and opened.at - theirs[-1].at <= window:
                found[i] = theirs[-1]
                continue
        after = [h for h in (mine if own else [h for h in hits if h not in mine]) if h.n > opened.n]
        if after:
            found[i] = after[0]
    return found


def part_is_for(criterion: Criterion, h: Happening, opened: Happening, duties: list[Happening]) -> bool:
    """What names nobody counts toward everybody the seat has a duty to, in each case the last one opened."""
    seat, person = key(criterion, opened)
    whom = key(criterion, h)[1]
    if whom or criterion.per != "person":
        return whom == person
    last = [o for o in duties if o.n < h.n and key(criterion, o) == (seat, person)]
    return h.seat == seat and bool(last) and last[-1].n == opened.n


def falls_due(criterion: Criterion, play: Play, h: Happening) -> int:
    """When what `h` opened falls due, emergencies apart."""
    law, lead_from = play.law, criterion.ahead_of
    since = int(h.facts["since"])
    if lead_from is None:
        return max(h.at, (since or h.at) + seconds(criterion.within, law))
    if lead_from[0] == "since":
        return since - seconds(lead_from[1], law)
    return h.at + seconds(lead_from[0], law) - seconds(lead_from[1], law)


def standing(
    criterion: Criterion, play: Play, h: Happening, duties: list[Happening]
) -> tuple[str, int, int, str, tuple[int, ...], int, bool]:
    (seat, person), owing, due = key(criterion, h), h.seat, falls_due(criterion, play, h)
    lifted = excuse(criterion, play, h, standing_in=False)
    if lifted:
        return "lifted", h.at, due, lifted, (h.n,), 0, False
    noted = note(criterion, play, h)
    late = play.rested(owing, h.at, due) if "X1" in criterion.exceptions else 0
    own, others = done_parts(criterion, play, h, duties, own=True), done_parts(criterion, play, h, duties, own=False)
    shown = tuple(dict.fromkeys((h.n, *(p.n for p in sorted(own.values(), key=lambda x: x.n)))))
    n, limit = len(criterion.parts), due + late
    done = max(p.at for p in own.values()) if len(own) == n else -1
    if 0 <= done <= limit:
        return "done", done, limit, "X1" if done > due else "X12" if noted == "X12" else "", shown, n, False
    since_lifted = lifted_later(criterion, play, h, limit, 10**9)
    if since_lifted:
        return "lifted", h.at, due, since_lifted, (h.n,), 0, False
    for code in STAND:
        given = criterion.exceptions.get(code)
        if given and given.done and not (code == "X3" and noted == "X5") and play.true(given.when, h):
            stood = instead(criterion, play, (seat if criterion.per != "case" else "", person), code, limit, 10**9)
            if stood:
                return "stood_for", due, limit, code, (h.n, *(x.n for x in stood)), 0, False
    in_time = {i: p for i, p in own.items() if p.at <= limit}
    both = {**others, **in_time}
    if len(both) == n and max(p.at for p in both.values()) <= limit:
        theirs = [p for i, p in others.items() if i not in in_time]
        known = all(any(play.perceived.get((owing, m), limit + 1) <= limit for m in (p.n, p.deed)) for p in theirs)
        entries = tuple(dict.fromkeys((h.n, *(p.n for p in both.values()))))
        if not known and play.now <= limit:
            return "pending", play.now, limit, "X7", shown, 0, False
        return "other" if known else "unknown", due, limit, "X6" if known else "", entries, n, False
    vital = any(part.vital and i not in in_time for i, part in enumerate(criterion.parts))
    if done >= 0:
        return "done", done, limit, "", shown, len(in_time), vital
    gone = (
        [g for g in play.happenings if g.name == "gone" and g.n > h.n and key(criterion, g) == (seat, person)]
        if criterion.in_presence
        else []
    )
    gone = [g for g in gone if last_opened(criterion, g, duties) == h.n]
    if gone and gone[0].at <= limit:
        if gone[0].facts["own"]:
            return "missed", gone[0].at, limit, noted, (*shown, gone[0].n), len(in_time), vital
        return "unseen", gone[0].at, limit, "X7", (*shown, gone[0].n), 0, False
    if play.now <= limit:
        return (
            ("lifted", play.now, limit, "X1", shown, 0, False)
            if late and play.now > due
            else ("pending", play.now, limit, "X7", shown, 0, False)
        )
    status = play.sat(owing, limit)
    if status != "taken":
        return "lifted" if status == "vacant" else "unseen", limit, limit, "", shown, 0, False
    last = [x.n for x in play.happenings if x.at <= limit][-1:]
    return "missed", play.now, limit, noted, tuple(dict.fromkeys((*shown, *last))), len(in_time), vital


def last_opened(criterion: Criterion, g: Happening, duties: list[Happening]) -> int:
    hits = [o.n for o in duties if o.n < g.n and key(criterion, o) == key(criterion, g)]
    return hits[-1] if hits else 0


def duty(criterion: Criterion, play: Play, members: list[Happening], opened: list[Happening]) -> Finding:
    stand = [standing(criterion, play, h, opened) for h in members]
    people = tuple(h.person for h in members if criterion.per == "person" and h.person)
    contested = any(note(criterion, play, h, ("X13",)) for h in members)
    live = [s for s in stand if s[0] not in ("lifted", "unseen")]

    def finding(verdict: Verdict, how: str = "", severity: Graded = "", code: str = "", of: list | None = None) -> Finding:
        of = live if of is None else of
        shown = {n for s in of for n in s[4] if n}
        if verdict in ("breached", "partly_met"):
            short = [h for h, s in zip(members, stand, strict=True) if s[0] == "missed" or (s[0] == "done" and s[1] > s[2])]
            shown |= {n for h in short for n in tried(criterion, play, h)}
        entries = tuple(sorted(shown))
        open_ = [s[2] for s in of if s[0] in ("pending", "missed") or s[3] == "X1"]
        due = max(open_) if open_ else max(s[2] for s in of) if how else -1
        if not how:
            return Finding(members[0].seat, people, verdict, how, severity, code, entries, (), due, contested)
        both = [(h, s) for h, s in zip(members, stand, strict=True) if s[0] not in ("lifted", "unseen")]
        put_off = max((s[2] - falls_due(criterion, play, h) for h, s in both if s[2] == due), default=0)
        undone = set[int]()
        for h, s in both if how != "late" else ():
            if (s[0] == "missed" or (s[0] == "done" and s[1] > s[2])) and 0 < s[5] < len(criterion.parts):
                own = done_parts(criterion, play, h, opened, own=True)
                undone |= {i for i in range(len(criterion.parts)) if i not in own or own[i].at > s[2]}
        names = tuple(part.name for i, part in enumerate(criterion.parts) if i in undone)
        return Finding(members[0].seat, people, verdict, how, severity, code, entries, (), due, contested, names, put_off)

    if not live:
        code = ([s[3] for s in stand if s[3]] or [""])[0]
        return finding("not_observed" if any(s[0] == "unseen" for s in stand) else said(code), code=code, of=stand)
    full = [s for s in live if s[0] in ("done", "stood_for", "other", "unknown")]
    lateness = max(s[1] - s[2] for s in live)
    if len(full) == len(live) and lateness <= 0:
        if any(s[0] == "unknown" for s in live):
            return finding("partly_met", "by_another", "minor")
        if all(s[0] == "other" for s in live):
            return finding("met", code="X6")
        return finding("met", code=next((s[3] for s in live if s[3] and s[0] in ("stood_for", "done")), ""))
    if any(s[0] == "pending" for s in live) and not any(s[0] == "missed" for s in live):
        return finding("not_observed", code="X7")
    if len(full) == len(live):
        for grace in criterion.grace:
            if lateness <= seconds(grace.up_to, play.law):
                return finding("partly_met", "late", grace.severity)
    noted = next((s[3] for s in live if s[0] == "missed" and s[3]), "")
    some = any(s[1] <= s[2] for s in full) or any(s[5] for s in live if s[0] == "missed" or s[1] > s[2])
    if some and "part" in criterion.severity and not any(s[6] for s in live):
        return finding("partly_met", "part", criterion.severity["part"], noted)
    return finding("breached", "never", criterion.severity["never"], noted)


FORMS = {
    "always": judged,
    "never": judged,
    "before": judged,
    "followed_by": followed_by,
    "at_least": amounts,
    "at_most": amounts,
}
