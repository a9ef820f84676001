"""Everything that the screens of a seat can show at one moment, as text: what tests of knowledge compare and search."""

from typing import Any

from tui import guide, unanswered
from tui.asking import Draft
from tui.panes import acts, ahead, board, boards, focus, interview, lines, papers, powers, services, wishes, workspace
from tui.panes import map as maps

TABS = ("scene", "inbox", "phone", "papers", "due", "map", "board")


def every_pane(play: Any, *, slow: bool = False) -> str:
    """The text of every pane, row and card. `slow`: also every form as it would be filled in for everybody, and what each act asks."""
    return "\n".join(pieces(play, slow=slow))


def pieces(play: Any, since: int = 0, *, slow: bool = False) -> list[str]:
    """The same row by row. `since`: of the inbox only lines after this number, for the rows of the others stay as they were."""
    view, offers = play.view(), play.offers()
    scene, phone = focus.scene(play, view), focus.phone(play, view, offers)
    everything = ahead.with_deadlines(play, view, lines.newest(play, view, since))
    shown: list[Any] = [workspace.status(play, view, 400), workspace.news(play, everything, 400)]
    shown += [item.words for item in workspace.tabs(play, view, "scene")]
    rows = [
        *workspace.thing_rows(scene, ""),
        *workspace.thing_rows(phone, ""),
        *workspace.inbox_rows(play, everything, ""),
        *workspace.paper_rows(play, view),
    ]
    rows += [*boards.due_rows(play, view), *boards.wishes_rows(play, view)]
    found, known = board.board(play, view), maps.known(play, view)
    rows += [*boards.board_rows(play, view, found), *boards.map_rows(play, known)]
    shown += maps.drawing(known, 60, 20, play.now)
    shown += [boards.place_text(play, view, stop.id) for stop in known.stops]
    for one in (*scene, *phone):
        rows += workspace.act_rows(play, view, one, acts.deeds(play, offers, one))
        shown += focus.card(play, view, one)
        shown += services.card(play, view, one.id) if one.kind == "service" else []
    for talk in view.interviews:
        shown += interview.head(play, view, talk) + interview.transcript(play, view, talk)
    shown += [workspace.strip(play, workspace.fresh(play, view, since, 0), 400), *(one.words for one in unanswered.waiting(play, view))]
    shown += [*ahead.lines(play, view, 40), powers.text(play, view, offers), guide.line(play, view, ()), str(wishes.cards(play, view))]
    if slow:
        shown += [str(papers.prefilled(play, view, form, who)) for form, _ in papers.forms(play, view) for who in ("", *view.people)]
        shown += [said for one in (*scene, *phone) for deed in acts.deeds(play, offers, one) for said in _asked(play, view, deed)]
    return [*(row.content.plain for row in rows), *(one if isinstance(one, str) else one.plain for one in shown)]


def _asked(play: Any, view: Any, deed: acts.Deed) -> list[str]:
    """What an act asks before it begins, with the answers there are."""
    draft = Draft(play, view, deed.offer, deed.target, {})
    return [
        draft.summary(),
        workspace.detail(play, deed, {}),
        *(f"{pick.words} {pick.small}" for name in deed.offer.choices for pick in draft.picks(name)),
    ]
