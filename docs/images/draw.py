"""Draw the pictures of the manual from the real screens: python docs/images/draw.py (from the project's folder).

Each is written as SVG without fonts from elsewhere, and as text. They show the night bus, seed 1, training mode: the workspace at 05:47,
the map at 06:58, and the whole best play minute by minute.
"""

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
UNTIL = 98 * 60  # 06:58


@asynccontextmanager
async def _shown(first: Any, size: tuple[int, int], kind: str) -> AsyncIterator[Any]:
    """The program on a screen of this size, once a screen of this kind has come."""
    from tui.app import Zholda
    from tui.house import Here

    app = Zholda(first, open_house=lambda first: Here(first.seed))
    async with app.run_test(size=size) as pilot:
        for _ in range(200):
            await pilot.pause()
            if type(app.screen).__name__ == kind and app.focused is not None:
                break
        yield pilot


async def _press(pilot: Any, *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def _played(until: int) -> str:
    """The best play of the whole night bus, up to a second; kept, and the name under which it is."""
    from zholda.session import Session, walkthrough
    from zholda.walkthrough import perform

    best = walkthrough("night-bus", "full-best-practice")
    with Session.open("night-bus", seed=1, roster=dict.fromkeys(best.seats, "walkthrough:full-best-practice")) as session:
        for _taken in perform(session, best):
            if session.now >= until:
                break
        else:
            session.finish()
        session.sit("post")
        return session.name


async def draw() -> None:
    """Every picture."""
    from tui.app import First
    from tui.screens.minutes import Minutes
    from zholda.session import Finished

    async with _shown(First(scenario="night-bus", seat="post", mode="training", seed=1), (110, 32), "Briefing") as pilot:
        for keys in (["enter"], ["enter"], ["f6", "enter"], ["f6", "enter"], ["escape"], ["down"] * 11):
            await _press(pilot, *keys)
        await _keep("first-screen", "Zholda: the night bus", pilot)
    async with _shown(First(resume=_played(UNTIL)), (80, 24), "Workspace") as pilot:
        await _press(pilot, "m")
        await _keep("map", "Zholda: the map", pilot)
    past = Finished(_played(UNTIL * 100))
    async with _shown(First(), (100, 30), "Home") as pilot:
        pilot.app.push_screen(Minutes(past))
        await pilot.pause()
        await _press(pilot, *["pagedown"] * 3)
        await _keep("minutes", "Zholda: minute by minute", pilot)


def _lines(app: Any) -> str:
    lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


async def _keep(name: str, title: str, pilot: Any) -> None:
    """Write the screen down once it stands still: a scroll bar comes a moment after what it scrolls."""
    app, still, before = pilot.app, 0, ""
    while still < 10:
        await pilot.pause()
        still, before = (still + 1, before) if _lines(app) == before else (0, _lines(app))
    drawn = app.export_screenshot(title=title, simplify=True)
    steady = re.sub(r"@font-face \{.*?\}\s*", "", re.sub(r"terminal-\d+", "terminal", drawn), flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(steady, encoding="utf-8", newline="\n")
    (HERE / f"{name}.txt").write_text(before, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZHOLDA_HOME"] = folder
        asyncio.run(draw())
