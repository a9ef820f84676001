"""Draw the pictures of the manual from the real screens: python docs/images/draw.py (from the project's folder).

Each is written as SVG without fonts from elsewhere, and as text. They show the night bus at 05:47, seed 1, training mode.
"""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
SIZE = (110, 32)


async def first_screen() -> None:
    """The workspace a few minutes after the bus came in, the woman in the grey coat in focus."""
    from tui.app import First, Zholda
    from tui.house import Here

    app = Zholda(First(scenario="night-bus", seat="post", mode="training", seed=1), open_house=lambda first: Here(first.seed))
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(100):
            await pilot.pause()
            if type(app.screen).__name__ == "Briefing":
                break
        for keys in (["enter"], ["enter"], ["f6", "enter"], ["f6", "enter"], ["escape"], ["down"] * 11):
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
        _keep("first-screen", app.export_screenshot(title="Zholda: the night bus", simplify=True), app)


def _keep(name: str, drawn: str, app: object) -> None:
    steady = re.sub(r"@font-face \{.*?\}\s*", "", re.sub(r"terminal-\d+", "terminal", drawn), flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(steady, encoding="utf-8", newline="\n")
    lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]  # type: ignore[attr-defined]
    (HERE / f"{name}.txt").write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ZHOLDA_HOME"] = folder
        asyncio.run(first_screen())
