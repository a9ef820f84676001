"""Charts as geometry: where every bar, mark and word stands, in whole units of a picture. `charts.svg.j2` draws them; nothing is loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.reports.model import Lane, Mark, Phase, Timeline

WIDTH: Final = 1000
LEFT: Final = 190  # room for the names of the lanes
RIGHT: Final = 16
LANE: Final = 26
BAR: Final = 14
TOP: Final = 34
LETTER: Final = 6  # width of a letter at the size in which marks are written, a little more than it needs
ROW: Final = 13
ROWS_AT_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """From a second to where it stands on the picture."""

    timeline: Timeline
    left: int

    def x(self, at: int) -> int:
        whole = max(1, self.timeline.until - self.timeline.since)
        return self.left + (at - self.timeline.since) * (WIDTH - self.left - RIGHT) // whole


def swimlanes(timeline: Timeline) -> dict[str, Any]:
    """All lanes under one another, hours across, decisions as numbered lines through all of them."""
    scale = Scale(timeline, LEFT)
    rows = [_row(lane, scale, TOP + number * LANE) for number, lane in enumerate(timeline.lanes)]
    height = TOP + len(rows) * LANE + 6
    return {
        "width": WIDTH,
        "height": height,
        "left": LEFT,
        "rows": rows,
        "hours": _hours(scale),
        "decisions": list(_decisions(scale)),
        "bottom": height - 6,
    }


def strip(lane: Lane, timeline: Timeline) -> dict[str, Any]:
    """One person's line, with what happened written under it."""
    scale = Scale(timeline, RIGHT)
    words = list(_words(lane.marks, scale))
    rows = max((word["row"] for word in words), default=-1) + 1
    height = TOP + LANE + rows * ROW + 6
    return {
        "width": WIDTH,
        "height": height,
        "left": 0,
        "rows": [_row(lane, scale, TOP) | {"title": ""}],
        "hours": _hours(scale),
        "decisions": list(_decisions(scale)),
        "bottom": TOP + LANE - 4,
        "words": [word | {"y": TOP + LANE + 8 + word["row"] * ROW} for word in words],
    }


def results(phases: Sequence[Phase]) -> dict[str, Any]:
    """One bar a phase: how many lines were met, met in part, and missing."""
    counted = [
        (
            phase.title,
            [
                len(phase.met),
                sum(one.verdict == "partly_met" for one in (*phase.weighs, *phase.rest)),
                sum(one.verdict == "breached" for one in (*phase.weighs, *phase.rest)),
            ],
        )
        for phase in phases
    ]
    most = max((sum(counts) for _, counts in counted), default=1) or 1
    rows = []
    for number, (title, counts) in enumerate(counted):
        x, parts = LEFT, []
        for kind, count in zip(("met", "partly", "short"), counts, strict=True):
            width = count * (WIDTH - LEFT - RIGHT) // most
            if count:
                parts.append({"x": x, "w": width, "kind": kind, "n": count})
            x += width
        rows.append({"title": title, "y": 6 + number * LANE, "parts": parts})
    return {"width": WIDTH, "height": 6 + len(rows) * LANE + 4, "left": LEFT, "rows": rows}


def _row(lane: Lane, scale: Scale, y: int) -> dict[str, Any]:
    bars = []
    for one in lane.stretches:
        x = scale.x(one.since)
        bars.append({"x": x, "w": max(2, scale.x(one.until) - x), "kind": one.kind, "text": one.text})
    order = ("here", "held", "act", "talk")
    bars.sort(key=lambda bar: order.index(bar["kind"]))
    marks = [{"x": scale.x(one.at), "kind": one.kind, "text": one.text} for one in lane.marks if one.kind != "decision"]
    return {"title": lane.title, "kind": lane.kind, "y": y, "h": BAR, "bars": bars, "marks": marks}


def _hours(scale: Scale) -> list[dict[str, Any]]:
    return [{"x": scale.x(at), "label": label} for at, label in scale.timeline.hours]


def _decisions(scale: Scale) -> Iterator[dict[str, Any]]:
    """Numbers of decisions that stand close together step aside, so that each can be read."""
    last = -WIDTH
    for one in scale.timeline.decisions:
        x = scale.x(one.at)
        last = max(x, last + 13)
        yield {"x": x, "label_x": last, "number": one.number}


def _words(marks: Sequence[Mark], scale: Scale) -> Iterator[dict[str, Any]]:
    """What happened, under the line: each in the first row in which there is room for it; what finds none is told in the story alone."""
    ends: list[int] = []
    before = ""
    for one in sorted((mark for mark in marks if mark.kind != "decision"), key=lambda mark: mark.at):
        if one.text == before:
            continue
        before = one.text
        x, long = scale.x(one.at), len(one.text) * LETTER
        anchor = "end" if x + long > WIDTH else "start"
        begins = x - long if anchor == "end" else x
        row = next((number for number, end in enumerate(ends) if end + 8 < begins), len(ends))
        if row >= ROWS_AT_MOST:
            continue
        ends[row : row + 1] = [begins + long]
        yield {"x": x, "text": one.text, "row": row, "anchor": anchor, "kind": one.kind}
