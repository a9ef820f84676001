"""A screen that is left once. Of two keys typed in one breath the second would otherwise close whatever lies under it."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


async def _nothing() -> None:
    """What there is to wait for where nothing is closed."""


class Once(Screen[ScreenResultType]):
    """Textual's `dismiss` closes the topmost screen, whichever that is by then; this one closes only itself."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with `result`, unless this screen is not the one in front. One that shines through from below is not."""
        return super().dismiss(result) if self.is_active else AwaitComplete(_nothing())
