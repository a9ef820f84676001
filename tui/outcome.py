"""What came of an act that brought nothing: one line says so, or whoever did it would wonder whether it was done at all.

Read from the seat's own lines: an act brought something if an observation about those it was done to came while it ran, or any in the
second in which it ended; where it was done to people, what then only rings or happens beside them is not of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tui import seat
from tui.panes import doing
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Line, View

ENDED: Final = "engine.act_ended"
BEGAN: Final = "engine.act_began"
NOT_FOR_NEWS: Final = ("note", "rest", "prepare", "go")  # done for another reason than to learn something, or to have an answer

FOR_NEWS: Final = (  # what one looks, listens or asks for
    "look", "look.watch", "check_documents", "inspect", "search_person", "query_register", "speak_with", "interview.ask",
    "safety_check", "ask_wish", "ask_wish.preference",
)  # fmt: skip


def nothing_new(view: "View", line: "Line") -> bool:
    """Whether a line says that an act has ended which brought nothing."""
    if line.wording != ENDED:
        return False
    args = dict(line.args)
    act = view.acts.get(str(args.get("act")))
    if act is None or args.get("result") or args.get("state") != "ended" or act.verb in NOT_FOR_NEWS:
        return False
    about = {*act.people, act.target} - {""}
    return not any(
        one.wording not in (BEGAN, ENDED)
        and (about & {one.source, *one.about} or (one.at == line.at and not (act.people and _beside(one))))
        for one in _while(view, line, act.began)
    )


def _beside(line: "Line") -> bool:
    """Whether a line is of the story, or of something that was asked for by telephone."""
    return line.wording.startswith(("injects.", "storylines.", "services.", "engine.ticket_"))


def _while(view: "View", line: "Line", began: int) -> "Iterator[Line]":
    """The lines from the second in which an act began to the one in which it ended."""
    for number in range(line.no, view.seen):
        if view.lines[number].at > line.at:
            break
        yield view.lines[number]
    for number in range(line.no - 2, -1, -1):
        one = view.lines[number]
        if one.at < began or (one.wording == BEGAN and dict(one.args).get("act") == dict(line.args).get("act")):
            return
        yield one


def words(play: seat.Play, view: "View", line: "Line") -> str:
    """That there is nothing new, and of what; that it is done, of an act that nobody does to learn something."""
    if view.acts[str(dict(line.args)["act"])].verb not in FOR_NEWS:
        return play.tell(line)
    return _("Nothing new: {act}.").format(act=doing.seen_words(play, view.acts[str(dict(line.args)["act"])]))
