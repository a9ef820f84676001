"""Charts as geometry: where every bar, mark and word stands, in whole units of a picture. `charts.svg.j2` draws them; nothing is loaded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.reports.model import Lane, Mark, Phase, Story, Timeline

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
    return {"width": WIDTH, "height": height, "left": LEFT, "rows": rows, "across": _across(scale, height - 6)}


def strips(stories: Sequence[Story], timeline: Timeline) -> dict[str, dict[str, Any]]:
    """The line of each person by who it is; hours and decisions are the same across all of them."""
    scale = Scale(timeline, RIGHT)
    across = _across(scale, TOP + LANE - 4)
    return {story.person: _strip(story.lane, scale) | {"across": across} for story in stories}


def _strip(lane: Lane, scale: Scale) -> dict[str, Any]:
    """One person's line, with what happened written under it."""
    words = list(_words(lane.marks, scale))
    rows = max((word["row"] for word in words), default=-1) + 1
    height = TOP + LANE + rows * ROW + 6
    return {
        "width": WIDTH,
        "height": height,
        "left": 0,
        "rows": [_row(lane, scale, TOP) | {"title": ""}],
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


def _across(scale: Scale, bottom: int) -> dict[str, Any]:
    """What stands across all lanes of a picture, down to `bottom`: the hours, and the decisions by their numbers. Each set of lines is one
    path."""
    hours = [(scale.x(at), label) for at, label in scale.timeline.hours]
    decisions = _decisions(scale)
    return {
        "hours": hours,
        "hour_lines": "".join(f"M{x} 16V{bottom}" for x, _ in hours),
        "decisions": decisions,
        "decision_lines": "".join(f"M{one['x']} 30V{bottom}" for one in decisions),
        "decision_ticks": "".join(f"M{one['label_x']} 26L{one['x']} 30" for one in decisions),
        "bottom": bottom,
    }


def _decisions(scale: Scale) -> list[dict[str, Any]]:
    """Numbers of decisions that stand close together step aside, so that each can be read, and none out of the picture."""
    found: list[dict[str, Any]] = []
    free = 0
    for one in scale.timeline.decisions:
        x, long = scale.x(one.at), len(str(one.number)) * LETTER + 5
        found.append({"x": x, "label_x": max(x, free + long // 2), "number": one.number})
        free = found[-1]["label_x"] + long // 2
    free = WIDTH
    for shown in reversed(found):
        half = (len(str(shown["number"])) * LETTER + 5) // 2
        shown["label_x"] = min(shown["label_x"], free - half)
        free = shown["label_x"] - half
    return found


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
