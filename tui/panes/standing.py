"""How things stood for a seat at a moment, pane by pane, as text: what one goes through afterwards. The rows are those of the screen."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from tui import seat
from tui.panes import board, boards, doing, focus, wishes, workspace
from tui.panes import lines as seen
from tui.panes import map as maps
from tui.widgets.choices import Row
from zholda.tongue import _

WIDTH, HEIGHT = 46, 12  # cells of the map
NEWEST: Final = 40  # lines of the inbox


class Pane(NamedTuple):
    """One pane as it stood."""

    title: str
    text: str


def everything(play: seat.Play) -> list[Pane]:
    """Every pane of the place of work as it stands now."""
    view, offers = play.view(), play.offers()
    people = focus.scene(play, view)
    running = [f"  {said}" for _act, said in doing.under_way(play, view)]
    cards = [said for one in people if one.kind == "person" for said in ("", one.label, *focus.card(play, view, one))]
    scene = [
        workspace.status(play, view, 200).plain.strip(),
        *running,
        "",
        _text(workspace.thing_rows(people, _("Nobody is here."))),
        *cards,
    ]
    known = maps.known(play, view)
    chart = [*maps.drawing(known, WIDTH, HEIGHT, play.now), "", _text(boards.map_rows(play, known))]
    since = max(view.seen - NEWEST, 0)
    care = wishes.cares(play)
    tied = boards.wishes_rows(play, view) if care else boards.board_rows(play, view, board.board(play, view))
    return [
        Pane(_("Scene"), "\n".join(scene)),
        Pane(_("Inbox"), _text(workspace.inbox_rows(play, seen.newest(play, view, since), "")[:-1])),
        Pane(_("By telephone, and services"), _text(workspace.thing_rows(focus.phone(play, view, offers), workspace.unreached()))),
        Pane(_("What falls due"), _text(boards.due_rows(play, view))),
        Pane(_("Map"), "\n".join(chart)),
        Pane(_("Wishes and worries") if care else _("Case board"), _text(tied)),
        Pane(_("Notebook and forms"), _text(workspace.paper_rows(play, view)[1:])),
    ]


def _text(rows: Iterable[Row]) -> str:
    return "\n".join(row.content.plain for row in rows)
