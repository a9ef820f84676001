"""The way through the program: home, briefing, work, debrief, and home again. Trouble is told in its own words and ends nothing else."""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import left, seat, seats
from tui.answers import Answer
from tui.habits import Habits
from tui.screens.briefing import Briefing
from tui.screens.curtain import SIT as SIT_DOWN
from tui.screens.curtain import Curtain
from tui.screens.dialog import Choose, Read
from tui.screens.home import QUIT, Home
from tui.screens.leaving import SIT
from tui.screens.workspace import Workspace
from zholda.session import SessionError
from zholda.tongue import _

if TYPE_CHECKING:
    from tui.app import First, Zholda


class Said(NamedTuple):
    """What is said of an exercise that was left or has ended: on the home screen, and on the terminal once the program has closed."""

    home: str = ""
    outside: str = ""


NOTHING: Final = Said()
SHOWN: Final = 5  # exercises that were left, at most; the home screen has all


async def travel(app: "Zholda", house: seat.House, first: "First") -> str:
    """Go from screen to screen. Returns a sentence to say at the end. Raises SessionError where what `first` names cannot be opened."""
    if first.resume or first.scenario:
        seating = seat.Seating(tuple(first.seats), first.others, first.follow, first.country)
        name = first.resume or await _left_before(app, house, first)
        play = house.resume(name) if name else await _brief(app, house, first.scenario, first.seat, first.mode, seating)
        return (await _work(app, house, play)).outside if play is not None else ""
    said, at = NOTHING, ""
    while True:
        home = Home(house, said.home, at)
        chosen = await app.push_screen_wait(home) or QUIT
        if chosen == QUIT:
            return said.outside
        try:
            found = await _chosen(app, house, home, chosen)
            said, at = (said, chosen) if found == NOTHING else (found, "")
        except SessionError as problem:
            await app.push_screen_wait(Read(_("That cannot be done"), str(problem)))


async def _left_before(app: "Zholda", house: seat.House, first: "First") -> str:
    """Whoever asks for a scenario may mean an exercise of it that was left: its name if so, "" for a fresh one."""
    kept = left.meant(house.kept(), first)
    if not kept:
        return ""
    scenario = next((one for one in house.library() if one.id == first.scenario), None)
    go_on = [Answer(one.name, _("Go on: {where}").format(where=left.where_left(one, scenario)), one.name) for one in kept[:SHOWN]]
    title = scenario.title if scenario is not None else first.scenario
    return await app.push_screen_wait(Choose(title, _("You left it before it was over."), go_on, back=_("Begin a fresh one"))) or ""


async def _chosen(app: "Zholda", house: seat.House, home: Home, chosen: str) -> Said:
    """A row of the home screen: begin, go on, or read again."""
    if chosen in home.past:
        await _read_again(app, house, home.past[chosen].name)
        return NOTHING
    if chosen in home.unfinished:
        return await _work(app, house, house.resume(home.unfinished[chosen].name))
    play = await _brief(app, house, home.scenarios[chosen].id)
    return await _work(app, house, play) if play is not None else NOTHING


async def _read_again(app: "Zholda", house: seat.House, name: str) -> None:
    """Show the debrief of what is over. Its screens are imported here: whoever plays on needs none of them."""
    from tui.screens.debriefing import Debrief

    await app.push_screen_wait(Debrief(house.past(name)))


async def _brief(
    app: "Zholda", house: seat.House, scenario: str, chair: str = "", mode: str = "", seating: seat.Seating | None = None
) -> seat.Play | None:
    """Show the briefing; begin if that is what is chosen."""
    summary = next((one for one in house.library() if one.id == scenario), None)
    if summary is None or summary.problem:  # it says itself why it does not open
        return house.begin(scenario, chair, mode, seating)

    def look(chosen: str, country: str) -> seat.Play:
        return house.look(scenario, chosen, mode, country)

    chosen = await app.push_screen_wait(Briefing(summary, chair, mode, seating, house.countries(), look))
    return house.begin(scenario, *chosen) if chosen is not None else None


async def _work(app: "Zholda", house: seat.House, play: seat.Play) -> Said:
    """Play until it is left or over; then the trainees' own ratings, and the debrief."""
    app.parting = _("The exercise is kept where you left it. Go on with it from the home screen: zholda")
    try:
        if await _seats(app, play) != "over":
            at = play.time(play.now)
            here = _("The exercise is kept at {time}: it stands under Go on where you left.").format(time=at)
            return Said(here, _("The exercise is kept at {time}. Go on with it from the home screen: zholda").format(time=at))
        if not play.over:
            play.finish()
        app.parting = ""
        app.opened()
        from tui.screens.rating import rate_yourselves

        await rate_yourselves(app, play)
        name = play.name
        play.close()  # it is read from where it is kept, as it will be the next time
        await _read_again(app, house, name)
        here = _("The exercise is over. Its debrief stands under Past exercises.")
        return Said(here, _("The exercise is over. Its debrief can be read again from the home screen: zholda"))
    finally:
        play.close()


async def _seats(app: "Zholda", play: seat.Play) -> str:
    """One seat after the other, with a curtain between people who share the machine. Returns `home` where they left, `over` at the end."""
    known = {play.seat, *(one.seat for one in play.seats)} if play.now else set()
    habits: dict[str, Habits] = {}  # seat -> what it keeps from one turn to the next
    result = "next"
    while True:
        if result == "next" and seats.shared(play):
            if await app.push_screen_wait(Curtain(play)) != SIT_DOWN:
                return "home"
            play.sit(play.up)
        seats.come_in(play)
        if play.over:
            return "over"
        work = Workspace(play, first=play.seat not in known, habits=habits.get(play.seat))
        known.add(play.seat)
        habits[play.seat] = work.habits
        result = await app.push_screen_wait(work) or "home"
        if result.startswith(SIT):
            play.sit(result.removeprefix(SIT))
        elif result != "next":
            return result
