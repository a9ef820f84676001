"""The way through the program: home, briefing, work, debrief, and home again. Trouble is told in its own words and ends nothing else."""

from typing import TYPE_CHECKING

from tui import seat
from tui.screens.briefing import Briefing
from tui.screens.debriefing import Debrief
from tui.screens.dialog import Read
from tui.screens.home import QUIT, Home
from tui.screens.workspace import Workspace
from zholda.session import SessionError

if TYPE_CHECKING:
    from tui.app import First, Zholda


async def travel(app: "Zholda", house: seat.House, first: "First") -> str:
    """Go from screen to screen. Returns a sentence to say at the end. Raises SessionError where what `first` names cannot be opened."""
    if first.resume or first.scenario:
        play = house.resume(first.resume) if first.resume else await _brief(app, house, first.scenario, first.seat, first.mode)
        return await _work(app, play) if play is not None else ""
    said = ""
    while True:
        home = Home(house, said)
        chosen = await app.push_screen_wait(home) or QUIT
        if chosen == QUIT:
            return said
        try:
            said = await _chosen(app, house, home, chosen) or said
        except SessionError as problem:
            await app.push_screen_wait(Read("That cannot be done", str(problem)))


async def _chosen(app: "Zholda", house: seat.House, home: Home, chosen: str) -> str:
    """A row of the home screen: begin, go on, or read again."""
    if chosen in home.past:
        await app.push_screen_wait(Debrief(house.debrief(home.past[chosen].name)))
        return ""
    if chosen in home.unfinished:
        return await _work(app, house.resume(home.unfinished[chosen].name))
    play = await _brief(app, house, home.scenarios[chosen].id)
    return await _work(app, play) if play is not None else ""


async def _brief(app: "Zholda", house: seat.House, scenario: str, chair: str = "", mode: str = "") -> seat.Play | None:
    """Show the briefing; begin if that is what is chosen."""
    summary = next((one for one in house.library() if one.id == scenario), None)
    if summary is None:
        return house.begin(scenario, chair, mode)
    chosen = await app.push_screen_wait(Briefing(summary, chair, mode))
    if not chosen:
        return None
    chair, _, mode = chosen.partition("/")
    return house.begin(scenario, chair, mode)


async def _work(app: "Zholda", play: seat.Play) -> str:
    """Play until it is left or over; then the debrief."""
    app.parting = "The exercise is kept where you left it. Go on with it from the home screen: zholda"
    try:
        if await app.push_screen_wait(Workspace(play)) != "over":
            return f"The exercise is kept at {play.time(play.now)}. Go on with it from the home screen: zholda"
        if not play.over:
            play.finish()
        app.parting = ""
        await app.push_screen_wait(Debrief(_debrief(play)))
        return "The exercise is over. Its debrief can be read again from the home screen: zholda"
    finally:
        play.close()


def _debrief(play: seat.Play) -> str:
    """The debrief of an exercise that is over, or why there is none."""
    try:
        return play.debrief()
    except SessionError as problem:
        return f"The debrief cannot be told.\n\n{problem}"
