"""The curtain between two people at one machine: it says who sits down now and shows nothing else."""

from textual.app import ComposeResult
from textual.widgets import Static

from tui import help_text, seat, seats
from tui.keys import READING, bindings, key_words
from tui.screens.dialog import BACK, Read
from tui.screens.once import Once
from tui.text import one_line, plain
from tui.typed_ahead import Hears
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from zholda.tongue import _

SIT = "sit"


class Curtain(Once[str]):
    """The result is `sit`, or `back` where the exercise is left."""

    BINDINGS = bindings(READING)

    def __init__(self, play: seat.Play) -> None:
        super().__init__()
        self.play = play
        self.profession = seats.profession(play, play.up)

    def compose(self) -> ComposeResult:
        """Whose turn it is, and two ways on."""
        yield Static(plain(f" {one_line(seats.next_one(self.profession))} ", "bold reverse"), classes="title")
        yield Static(plain(_(seats.LOOK_AWAY)), classes="paragraph")
        yield Choices(id="answers")
        yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in READING], id="keys")

    def on_mount(self) -> None:
        """Keys that were meant for what stood here before are not taken for an answer."""
        if isinstance(self.app, Hears):
            self.app.hear_nothing()
        leave = plain(_("Leave; go on later exactly here"))
        self.query_one(Choices).show([Row(SIT, plain(seats.here_i_am(self.profession))), Row(BACK, leave)])
        self.query_one(Choices).focus()

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        self.profession = seats.profession(self.play, self.play.up)
        await self.recompose()
        self.on_mount()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Somebody sits down, or all leave."""
        self.dismiss(event.option.id or BACK)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(BACK)

    def action_help(self) -> None:
        """What this is."""
        self.app.push_screen(Read(_("Help"), help_text.text(self, _(seats.LOOK_AWAY), "reading")))
