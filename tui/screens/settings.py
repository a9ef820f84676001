"""The language and the look, changed while the program runs: the screen below is built anew in them and nothing else happens."""

from typing import TYPE_CHECKING

from tui.answers import Answer
from tui.screens.dialog import Choose
from tui.themes import LOOKS
from zholda import tongue
from zholda.tongue import _

if TYPE_CHECKING:
    from tui.app import Zholda

LOOK = "look-"


async def choose(app: "Zholda") -> None:
    """Ask until nothing more is to be changed; each answer holds at once."""
    while True:
        here = {tongue.spoken(), LOOK + app.theme}
        small = _("now")
        answers = [Answer(code, name, small if code in here else "") for code, name in tongue.LANGUAGES.items()]
        answers += [Answer(LOOK + look, _(name), small if LOOK + look in here else "") for look, name in LOOKS.items()]
        text = _("The language of the program, and its colours. A case whose texts are not translated stays in its own language.")
        chosen = await app.push_screen_wait(Choose(_("Language, look"), text, answers, chosen=tongue.spoken()))
        if chosen is None:
            return
        if chosen.startswith(LOOK):
            app.wear(chosen.removeprefix(LOOK))
        else:
            await app.speak(chosen)
            return
