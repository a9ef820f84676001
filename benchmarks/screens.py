"""Rows about the trainee's terminal: how soon a key is answered while the exercise runs, what it weighs, and a long journal.

The screens are those of the program, drawn by Textual without a terminal, in a process of their own. The case is the night
bus as its best-practice walkthrough leaves it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from benchmarks.measure import Row

ROOT = Path(__file__).resolve().parents[1]
SIZE = (120, 40)

_PLAYED = f"""
import asyncio, json, sys, time
sys.path.insert(0, {str(ROOT)!r})
from textual import events
from textual.app import App
SIZE = {SIZE!r}

def peak():
    "The most memory that this program ever held, in KB. What `getrusage` says includes the process that started it, before it did."
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM"))

async def painted(app, key):
    "Seconds from a key to the next frame that is drawn."
    done, draw = asyncio.Event(), app._display
    def drawn(screen, frame):
        draw(screen, frame)
        done.set()
    app._display = drawn
    begun = time.perf_counter()
    app.post_message(events.Key(key, None))
    try:
        await asyncio.wait_for(done.wait(), 5)
    finally:
        app._display = draw
    return time.perf_counter() - begun

async def opened(play):
    from tui.app import First, Zholda
    from tui.house import Here
    from tui.screens.dialog import Read
    from tui.screens.workspace import Workspace
    class House(Here):
        def resume(self, name): return play
    app = Zholda(First(resume="it"), open_house=lambda first: House())
    return app, Workspace, Read

async def at_work(app, pilot, Workspace, Read):
    for _ in range(200):
        await pilot.pause()
        if isinstance(app.screen, (Workspace, Read)) and app.focused is not None:
            break
    if isinstance(app.screen, Read):
        app.pop_screen()
        await pilot.pause()

def session(until=10**9):
    from zholda.session import Session, walkthrough
    from zholda.walkthrough import perform
    play = Session.open("night-bus/first_morning", seat="post", mode="assessment", keep=False)
    for taken in perform(play, walkthrough("night-bus", "best-practice-acts")):
        if play.now >= until:
            break
    return play
"""

_KEYS = """
async def main():
    from tui import pacing
    times = {"idle": [], "busy": []}
    play = session(1200)
    app, Workspace, Read = await opened(play)
    async with app.run_test(size=SIZE) as pilot:
        await at_work(app, pilot, Workspace, Read)
        keys = ["down", "up", "down", "down", "up", "up", "right", "down", "up", "left"] * 8
        for key in keys:
            times["idle"].append(await painted(app, key))
        async def run():
            while play.now < play.length - 600:
                await pacing.let_pass(play, play.now + 60, rouse=False, shown=app.screen.show_clock)
                app.screen.refresh_all()
                await asyncio.sleep(0.02)
        running = asyncio.ensure_future(run())
        for key in keys:
            times["busy"].append(await painted(app, key))
        running.cancel()
    print(json.dumps(times))
asyncio.run(main())
"""

_PLAY_WHOLE = """
async def main():
    from zholda.session import Session, walkthrough
    from zholda.walkthrough import perform
    written = walkthrough("night-bus", "full-best-practice")
    play = Session.open("night-bus", roster=dict.fromkeys(written.seats, "walkthrough:" + written.id), seed=7, keep=False)
    app, Workspace, Read = await opened(play)
    async with app.run_test(size=SIZE) as pilot:
        await at_work(app, pilot, Workspace, Read)
        for number, taken in enumerate(perform(play, written)):
            if number % 20 == 0:
                play.sit("post")
                app.screen.refresh_all()
                await app.screen.run_action("tab('%s')" % ("inbox", "map", "board", "due", "scene")[number // 20 % 5])
                await pilot.pause()
    print(peak())
asyncio.run(main())
"""

# The screen for which the floor was set held a tree, a table, a log, a text, a footer and a plot, and took 54 MB. Here a line stands for
# the plot, which no package of ours draws: a little stricter. All are filled, as on a screen that somebody works at.
_SIX_WIDGETS = """
from textual.widgets import DataTable, Footer, Markdown, RichLog, Static, Tree
BRIEF = "# Brief\\n\\n" + "\\n".join(f"- point {n} of the *brief*, see **annex {n}**" for n in range(25))
class Six(App):
    def compose(self):
        yield Static("text"); yield Tree("places"); yield DataTable(); yield RichLog(markup=True); yield Markdown(BRIEF); yield Footer()
    def on_mount(self):
        tree, table, log = self.query_one(Tree), self.query_one(DataTable), self.query_one(RichLog)
        for place in range(8):
            node = tree.root.add(f"place {place}", expand=True)
            for person in range(4):
                node.add_leaf(f"person {person}")
        table.add_columns("who", "role", "place", "status")
        for row in range(60):
            table.add_row(f"person {row}", "driver", f"place {row % 8}", "moving")
            log.write(f"[b]{row:02d}:00[/b] message {row}")
async def main():
    app = Six()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
    print(peak())
asyncio.run(main())
"""

_LONG = """
async def main():
    play = session(16_000)
    view = play.view()
    few = list(view.lines)
    app, Workspace, Read = await opened(play)
    async with app.run_test(size=SIZE) as pilot:
        await at_work(app, pilot, Workspace, Read)
        def drawn():
            begun = time.perf_counter()
            app.screen.refresh_all()
            return time.perf_counter() - begun
        short = sorted(drawn() for _ in range(9))[4]
        while len(view.lines) < 10_000:
            reached = len(view.lines)
            view.lines.extend([line._replace(no=reached + n + 1) for n, line in enumerate(few)])
        long = sorted(drawn() for _ in range(9))[4]
    print(json.dumps([short, long]))
asyncio.run(main())
"""


_COMPILE = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from zholda.session import walkthrough
from zholda.session.material import load, load_country
for name in ("best-practice-acts", "full-best-practice"):
    walkthrough("night-bus", name)
load_country(load("night-bus").country)
"""


@cache
def _home() -> str:
    """A folder of its own in which the case and its walkthroughs stand compiled, as on a machine that has played it before."""
    home = tempfile.mkdtemp()
    subprocess.run([sys.executable, "-c", _COMPILE], check=True, capture_output=True, cwd=ROOT, env={**os.environ, "ZHOLDA_HOME": home})
    return home


def _told(code: str) -> str:
    home = {**os.environ, "ZHOLDA_HOME": _home()}
    done = subprocess.run([sys.executable, "-c", _PLAYED + code], check=True, capture_output=True, text=True, cwd=ROOT, env=home)
    return done.stdout.strip().splitlines()[-1]


def keys(rounds: int) -> list[Row]:
    """From a key press to the painted frame: the 95th of 100 while the exercise runs at full speed and everything that comes in is shown,
    against the same screen while time stands."""
    found = [json.loads(_told(_KEYS)) for _ in range(max(rounds // 3, 1))]
    late = {state: statistics.median(statistics.quantiles(one[state], n=20)[18] for one in found) for state in ("idle", "busy")}
    return [Row("key to painted frame, busy, p95", "the same screen idle", late["busy"], late["idle"], 3, 2, "ms")]


def memory(rounds: int) -> list[Row]:
    """The most memory that a whole play of the whole case takes, four seats and three days, every pane of one seat opened again and
    again, against a Textual screen of six widgets. Each in a process of its own; only where the system says what a program held."""
    if not Path("/proc/self/status").exists():
        return []
    ours = statistics.median(int(_told(_PLAY_WHOLE)) for _ in range(max(rounds // 3, 1)))
    six = statistics.median(int(_told(_SIX_WIDGETS)) for _ in range(max(rounds // 3, 1)))
    return [Row("memory after a play-through, in MB", "a six-widget Textual screen", ours / 1024, six / 1024, 1.7, 1.3, "")]


def long_journal(rounds: int) -> list[Row]:
    """Drawing the workspace anew with 10,000 lines behind the seat, against the lines of one morning."""
    found = [json.loads(_told(_LONG)) for _ in range(max(rounds // 3, 1))]
    short, long = (statistics.median(pair[n] for pair in found) for n in (0, 1))
    return [Row("workspace with 10,000 lines", "with those of a morning", long, short, 3, 1.5, "ms")]
