"""`zholda whatif` and `zholda turning`: what one other decision would have changed, and which ones would have changed most."""

import time
from argparse import Namespace

from zholda import session
from zholda.cli import diagnostics, output
from zholda.session import turning


def whatif(asked: Namespace) -> int:
    """One line played otherwise; without a decision named, the list of those that can be played otherwise."""
    saved = session.read(asked.journal)
    if not asked.at:
        for question in turning.questions(saved):
            taken = question.taken or "nobody decided"
            output.show(f"{question.occurrence}  ({question.seat}; {taken})")
            output.show(output.wrapped(", ".join(question.options), "    ", "    "))
        return diagnostics.DONE
    if not asked.choose:
        raise session.SessionError("say which option: --choose OPTION. `zholda whatif JOURNAL` lists them")
    for line in turning.whatif_lines(saved, asked.at, asked.choose):
        output.show(line)
    return diagnostics.DONE


def points(asked: Namespace) -> int:
    """All turning points, with progress on stderr. Stopped by Ctrl+C it keeps what it has and shows that."""
    saved = session.read(asked.journal)
    began = time.monotonic()

    def progress(done: int, among: int) -> None:
        left = (time.monotonic() - began) / done * (among - done)
        diagnostics.say(f"{done} of {among} questions answered, about {int(left)} s more")

    try:
        found = turning.turning_points(saved, progress)
    except KeyboardInterrupt:
        diagnostics.say("Stopped. What was answered so far is kept; the same command goes on from there.")
        known = turning.known_turning_points(saved)
        if known is None:
            return diagnostics.DONE
        found = known
    told = turning.told(saved, found)
    if asked.format == "json":
        output.show_json([turning.plain(point) for point in told])
        return diagnostics.DONE
    for point in told:
        output.show(output.wrapped(point.title, "       ", f"{point.clock}  "))
        for paragraph in point.paragraphs:
            output.show(output.wrapped(paragraph, "       ", "       "))
        output.show("")
    if not told:
        output.show(turning.nothing())
    return diagnostics.DONE
