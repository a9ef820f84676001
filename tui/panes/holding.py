"""Since when somebody is held, in one line: the latest that each source said, and who said it where they differ."""

from typing import TYPE_CHECKING

from tui import seat
from tui.panes import lines
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import View


def told(view: "View", who: str) -> dict[str, tuple[int, str | int]]:
    """What each source last said: source ("" papers) -> the second in which it said so, and since when. The one told last comes last."""
    found: dict[str, tuple[int, str | int]] = {}
    for line in view.lines:
        for subject, attribute, value in line.claims:
            if (subject, attribute) == (who, lines.SINCE) and value != "":
                source = "" if line.channel == "document" else line.source
                found.pop(source, None)
                found[source] = line.at, value
    return found


def words(play: seat.Play, view: "View", who: str) -> str:
    """Since when, "" where nothing was said of it."""
    said = {source: _time(play, since) for source, (_at, since) in told(view, who).items()}
    if not said:
        return ""
    newest = list(said.values())[-1]
    if len(set(said.values())) == 1:
        return lines.claimed(play, view, lines.SINCE, newest)
    by = [_("{time} ({who})").format(time=time, who=_label(play, source)) for source, time in reversed(said.items())]
    times = "; ".join(by)
    return lines.claimed(play, view, lines.SINCE, times)


def _time(play: seat.Play, since: str | int) -> str:
    return play.time(since) if isinstance(since, int) else since


def _label(play: seat.Play, source: str) -> str:
    return play.label(source) if source else _("by the papers")
