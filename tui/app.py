"""The program on the screen: shows itself at once, then opens the house, then goes from screen to screen.

The first frame needs nothing but Textual: scenarios, storage and the engine are imported after it, and so are our own screens.
"""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol, runtime_checkable

from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from tui import themes
from tui.keys import rewrite, survive_kitty
from tui.typed_ahead import Ahead
from zholda import settings, tongue
from zholda.tongue import _

if TYPE_CHECKING:
    from tui.seat import House


class First(NamedTuple):
    """What is shown first: home, a scenario's briefing (seat, mode, seed and country may be fixed), or an exercise to go on with.

    `seats`: several that people take in turn; `others`: who plays those left over; `follow`: one trainee moves through the seats.
    """

    scenario: str = ""
    seat: str = ""
    mode: str = ""
    seed: int | None = None
    country: str = ""
    resume: str = ""
    seats: tuple[str, ...] = ()
    others: str = "ordinary"
    follow: bool = False


@runtime_checkable
class Reworded(Protocol):
    """A screen that can be built anew when another language is spoken."""

    async def reword(self) -> None: ...


class Shell(Screen[None]):
    """What stands on the screen from the first moment."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static(_(" Zholda  opening ..."), id="opening", markup=False)


class Zholda(App[str]):
    """`open_house` is called after the first frame. The program's result is a sentence to print when it has closed."""

    TITLE = "Zholda"
    CSS_PATH = "zholda.tcss"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    deaf_for: ClassVar[float] = 0.5  # seconds
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, system=True)]

    def __init__(self, first: First | None = None, open_house: "Callable[[First], House] | None" = None) -> None:
        super().__init__()
        survive_kitty()
        self.open_house = open_house or open_here
        self.first = first or First()
        self.problem: Exception | None = None
        self.deaf_until = 0.0
        self.quiet_until = 0.0
        self.ahead = Ahead()
        self.parting = ""  # what is said when the program closes in the middle of something
        themes.dress(self, settings.kept().get("look", ""))

    def get_default_screen(self) -> Screen[None]:
        """Nothing but a line."""
        return Shell()

    def on_mount(self) -> None:
        """Content follows the first frame."""
        self.call_after_refresh(self.go)

    async def on_event(self, event: events.Event) -> None:
        """Keys are read by their place on the keyboard before anybody looks at them."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if monotonic() < self.deaf_until or self.ahead.typed(event, self.screen):
                return
            await self._hear_kept()
            focused = self.focused
            rewrite(event, typing=focused is not None and focused.check_consume_key("x", "x"))
        elif isinstance(event, events.Key) and self.ahead.unheard(event, self.screen, self.screen_stack):
            return
        await super().on_event(event)

    def hear_nothing(self) -> None:
        """Be deaf to keys for a moment: something has come up that nobody asked for, and a hand may still be typing."""
        self.deaf_until = monotonic() + self.deaf_for
        self.forget_kept()

    def begin_nothing(self) -> None:
        """For a moment no key begins an act: one has just begun, or a question has closed, and what is typed in the same breath was meant
        for that."""
        self.quiet_until = monotonic() + self.deaf_for

    @property
    def may_begin(self) -> bool:
        """Whether a key may begin an act now."""
        return monotonic() >= self.quiet_until

    def hear_kept(self) -> None:
        """What was typed for a screen has now somebody to hear it."""
        self.call_later(self._hear_kept)

    def forget_kept(self) -> None:
        """What was typed for a screen that did not come up is for nobody."""
        self.ahead.kept.clear()

    async def _hear_kept(self) -> None:
        for typed in self.ahead.take():
            await self.on_event(events.Key(typed.key, typed.character))

    # --- language and look -----------------------------------------------------------------------------------------------------

    @work(group="settings", exclusive=True)
    async def action_settings(self) -> None:
        """Ask for another language or look, wherever one is."""
        from tui.screens.settings import choose

        await choose(self)

    async def speak(self, language: str) -> None:
        """Speak this language from now on: every screen is built anew in it, and it is kept for the next time."""
        tongue.use(language)
        settings.keep("language", language)
        for screen in self.screen_stack:
            if isinstance(screen, Reworded):
                await screen.reword()

    def wear(self, look: str) -> None:
        """Another look, kept for the next time."""
        themes.wear(self, look)
        settings.keep("look", look)

    def opened(self) -> None:
        """The house is open: nothing says any more that it is being opened, also where a question stands over an empty screen."""
        for line in self.screen_stack[0].query("#opening").results(Static):
            line.update("")

    @work
    async def go(self) -> None:
        """From screen to screen, until somebody quits."""
        from tui.journey import travel
        from zholda.session import SessionError

        try:
            self.exit(await travel(self, self.open_house(self.first), self.first))
        except SessionError as problem:
            self.problem = problem
            self.exit()

    def _fatal_error(self) -> None:
        """A fault of ours: close the screen without Textual's page of code; `show` raises it for whoever started the program."""
        self._close_messages_no_wait()


def open_here(first: First) -> "House":
    """The library and the shelf of this machine."""
    from tui.house import Here

    return Here(first.seed, first.country, first.seats, first.others, follow=first.follow)


def show(first: First | None = None) -> str:
    """Run on this terminal. Returns a sentence to print after it has closed ("" for none).

    Raises SessionError where what `first` names cannot be opened, and whatever else went wrong inside.
    """
    app = Zholda(first)
    said = app.run()
    fault = app.problem or app._exception  # noqa: SLF001 - Textual keeps it for tests only
    if fault is not None:
        raise getattr(fault, "error", fault)  # a worker's failure wraps what happened
    return said or app.parting
