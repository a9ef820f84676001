"""Where the arrows lead in the place of work: from list to list of a column, and from column to column."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.screens.workspace import Workspace

COLUMNS: Final = (("things", "phone"), ("acts", "talk"), ("inbox", "papers"), ("due", "map", "board"))
LEFT: Final = COLUMNS[0]  # what is marked there is in focus


def neighbour(work: "Workspace", of: str, by: int, *, beside: bool) -> str:
    """The id of the list or bar before or after `of`: in its column, or with `beside` in the next one that is on the screen."""
    shown = [[one for one in column if work.query_one(f"#{one}").region.height] for column in COLUMNS]
    if of in ("tabs", "keys"):
        inward = (of == "tabs") == (by > 0)
        return work.last_list if inward else "keys" if of == "tabs" else "tabs"
    here = next((n for n, column in enumerate(shown) if of in column), 0)
    if beside:
        found = [column for column in (shown[here + by :] if by > 0 else shown[:here][::-1]) if column]
        near = next(iter(found), shown[here])
        return next((one for one in near if one == work.in_column.get(near[0])), near[0])
    place = shown[here].index(of) + by if of in shown[here] else 0
    inside = 0 <= place < len(shown[here])
    return shown[here][place] if inside else "tabs" if by < 0 else "keys"
