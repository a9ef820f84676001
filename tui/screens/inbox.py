"""The inbox in the place of work: its lines, the newest few under the scene, what came in unseen meanwhile, and what Enter does in it."""

from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.panes import ahead, lines, workspace
from tui.screens import reading, steps
from tui.widgets.choices import Choices

if TYPE_CHECKING:
    from tui.screens.workspace import Workspace
    from zholda.session import View


class Inbox:
    """The inbox of one seat at work, and how far it was read."""

    def __init__(self, work: "Workspace") -> None:
        self.work = work
        self.channel = ""  # the only channel that it shows, "" all
        self.depth = workspace.DEPTH  # how many lines of it are shown
        self.read = work.play.view().seen, work.play.now  # the last line that was on the screen, and when

    def show(self, view: "View") -> None:
        """Every line, and under the scene the newest few."""
        play, since = self.work.play, max(view.seen - self.depth, 0)
        everything = ahead.with_deadlines(play, view, lines.newest(play, view, since))
        shown = workspace.inbox_rows(play, everything, self.channel, earlier=since > 0)
        listed = self.work.query_one("#inbox", Choices)
        listed.show(shown, None if listed.has_focus else shown[0].id)
        self.work.query_one("#news", Static).update(workspace.news(play, everything, self.work.size.width))
        self.show_unseen(view)

    def show_unseen(self, view: "View") -> None:
        """In a pane in which neither the inbox nor its newest lines are seen: how many came in meanwhile, and the last of them."""
        play, width = self.work.play, self.work.size.width
        if workspace.newest_in_sight(self.work.tab, width):
            self.read = view.seen, play.now
        fresh = workspace.fresh(play, view, *self.read)
        strip = self.work.query_one("#strip", Static)
        strip.display = bool(fresh)
        strip.update(workspace.strip(play, fresh, width))

    def have_read(self) -> None:
        """All that came in was on the screen."""
        view = self.work.play.view()
        self.read = view.seen, self.work.play.now
        self.show_unseen(view)

    def chosen(self, row: str) -> None:
        """Enter on a row: lines from before, what falls due, a line in full, or which channel is shown."""
        if row == workspace.EARLIER:
            self.depth += workspace.DEPTH
            self.show(self.work.play.view())
        elif row.startswith("line--"):
            self.work.action_tab("due")
        else:
            which = row.removeprefix("line-")
            self.work.step(steps.open_line(self.work, int(which)) if which.isdecimal() else self._choose_channel())

    async def _choose_channel(self) -> None:
        """Show one channel only, or all."""
        view = self.work.play.view()
        self.channel = await reading.choose_channel(self.work.app, self.work.play, self.channel)
        self.show(view)
