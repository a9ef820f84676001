"""Keys: every action works under English, Russian and Kazakh layouts, and no terminal sequence ends the program."""

import importlib
import itertools
import pkgutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

import tui
from tui.app import Zholda
from tui.keys import LAYOUTS, TABLES, Action, bindings, by_place, read_by_place, survive_kitty

survive_kitty()
TEXTUAL_NAMES = {'"': "quotation_mark", ",": "comma", ".": "full_stop"}  # what Textual calls the signs of the Kazakh digit row


def sent(key: str, layout: str) -> str:
    """What Textual calls the key when the same physical key is pressed under another layout."""
    *held, base = key.split("+")
    sign = LAYOUTS[layout].get(base, base)
    return "+".join([*held, TEXTUAL_NAMES.get(sign, sign)])


def every_binding() -> list[tuple[str, Action, str]]:
    return [(table, action, key) for table, actions in TABLES.items() for action in actions for key in action.keys]


def every_widget_binding() -> list[tuple[str, str]]:
    """Class and key of every binding that a screen or a widget of ours declares by itself."""
    found = []
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        for name, one in vars(importlib.import_module(module.name)).items():
            if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.name:
                declared = vars(one).get("BINDINGS", ())
                found += [(name, key) for binding in declared if isinstance(binding, Binding) for key in binding.key.split(",")]
    return found


@given(st.sampled_from(every_widget_binding()), st.sampled_from(sorted(LAYOUTS)))
def test_a_key_of_a_widget_is_one_that_no_layout_changes_or_is_read_by_its_place(binding, layout):
    _, key = binding
    assert "alt" not in key
    assert read_by_place(sent(key, layout), typing=False) == key


@pytest.mark.parametrize("table", TABLES)
def test_every_action_has_words_and_a_sentence_of_help(table):
    for action in TABLES[table]:
        assert action.words
        assert action.help.endswith(".")


@pytest.mark.parametrize("table", TABLES)
def test_no_key_does_two_things_on_one_screen(table):
    keys = [key for action in TABLES[table] for key in action.keys]
    assert len(keys) == len(set(keys))


def test_alt_is_never_used_and_escape_is_never_the_only_way():
    for _, action, key in every_binding():
        assert "alt" not in key
        assert key != "escape" or len(action.keys) > 1


@pytest.mark.parametrize("table", TABLES)
def test_every_action_has_a_key_that_no_layout_changes_or_stands_in_a_list(table):
    for action in TABLES[table]:
        numbered = action.do.startswith(("act(", "pick(", "go_on", "tab("))  # a row of a list, a pane on its bar: arrows and Enter reach it
        assert numbered or any(key[0] == "f" and key[1:].isdecimal() for key in action.keys), action


@given(st.sampled_from([key for _, _, key in every_binding()]), st.sampled_from(sorted(LAYOUTS)))
def test_a_key_is_read_by_its_place_whatever_it_types(key, layout):
    assert read_by_place(sent(key, layout), typing=False) == key


@given(st.sampled_from("qwertyuiopasdfghjklzxcvbnm"), st.sampled_from(["russian", "kazakh"]), st.sampled_from(["ctrl", "super", "meta"]))
def test_a_letter_held_with_ctrl_is_read_by_its_place_even_while_typing(letter, layout, held):
    assert read_by_place(sent(f"{held}+{letter}", layout), typing=True) == f"{held}+{letter}"


@given(st.text(min_size=1, max_size=1))
def test_what_is_typed_into_a_field_is_left_alone(sign):
    assert read_by_place(sign, typing=True) == sign


def test_the_first_key_press_counts_under_the_kazakh_layout_also_where_it_sends_a_sign():
    assert [read_by_place(key, typing=False) for key in ("quotation_mark", "comma", "full_stop")] == ["1", "6", "7"]


def test_no_action_and_no_widget_of_ours_has_a_key_that_the_kazakh_digit_row_sends_as_a_sign():
    """Else a comma could not always be the key 6, and the layout would have to be guessed."""
    signs = {"quotation_mark", "comma", "full_stop", '"', ",", "."}
    assert not signs & {key for _, _, key in every_binding()}
    assert not signs & {key for _, key in every_widget_binding()}


def test_caps_lock_changes_nothing():
    assert read_by_place("Й", typing=False) == "q"
    assert read_by_place("Q", typing=False) == "q"


def test_words_typed_in_another_layout_are_read_by_their_keys():
    assert by_place("цфше") == "wait"
    assert by_place("әі") == "23"


class Recorder(Screen[None]):
    """Takes every action of one table and writes down which one was run."""

    def __init__(self, table: str) -> None:
        super().__init__()
        self.done: list[str] = []
        for action in TABLES[table]:
            name = action.do.partition("(")[0]
            owner, _, bare = name.rpartition(".")
            setattr(self.app if owner == "app" else self, f"action_{bare}", self._recorder(name))
        for binding in bindings(TABLES[table]):
            for key in binding.key.split(","):
                self._bindings.bind(key, binding.action, binding.description)

    def _recorder(self, name: str):
        def record(*args: object) -> None:
            self.done.append(f"{name}({', '.join(map(repr, args))})" if args else name)

        return record


@pytest.mark.parametrize("table", TABLES)
async def test_every_binding_fires_in_three_layouts(table, monkeypatch):
    monkeypatch.setattr(Zholda, "go", lambda self: None)
    app = Zholda(open_house=lambda first: pytest.fail("no house is needed"))
    async with app.run_test() as pilot:
        screen = Recorder(table)
        await app.push_screen(screen)
        expected = []
        for layout, action in itertools.product(LAYOUTS, TABLES[table]):
            for key in action.keys:
                app.post_message(events.Key(sent(key, layout), None))
                expected.append(action.do)
        await pilot.pause()
        assert screen.done == expected


async def test_letters_typed_into_a_field_arrive_as_typed(monkeypatch):
    monkeypatch.setattr(Zholda, "go", lambda self: None)
    app = Zholda(open_house=lambda first: pytest.fail("no house is needed"))
    async with app.run_test() as pilot:
        field = Input()
        await app.screen.mount(field)
        field.focus()
        await pilot.press(*"Әйгерім, 1")
        assert field.value == "Әйгерім, 1"


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        ("\x1b[1089::99;5u", "ctrl+c"),  # Ctrl with Cyrillic с, base layout c: Textual alone raises ValueError
        ("\x1b[99;5:1u", "ctrl+c"),  # an event type: Textual alone raises ValueError
        ("\x1b[99;5:2u", "ctrl+c"),  # held down
        ("\x1b[1081;;1081u", "й"),  # a plain letter with its text
        ("\x1b[99;5:3u", None),  # let go
        ("\x1b[99999999999;5u", None),  # no such character
        ("\x1b[55296;;55296u", None),  # half a character
        ("\x1b[55296;5u", None),
    ],
)
def test_what_kitty_terminals_send_is_understood_or_ignored(sequence, key):
    found = [event.key for event in XTermParser().feed(sequence) if isinstance(event, events.Key)]
    assert found == ([key] if key else [])


@given(st.text(alphabet="0123456789:;u~ABCPQ[\x1b", max_size=24))
def test_no_sequence_of_signs_raises_in_the_parser(signs):
    list(XTermParser().feed("\x1b[" + signs))


def test_textual_still_needs_the_mending():
    """If this fails, Textual understands base layouts itself: tui.keys.survive_kitty can go."""
    from textual import _xterm_parser

    unmended = _xterm_parser.XTermParser._parse_extended_key.before  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="1089::99"):
        unmended(XTermParser(), "\x1b[1089::99;5u")


def test_the_program_keeps_textuals_own_name_for_ctrl_q():
    assert any(binding.key == "ctrl+q" for binding in App.BINDINGS if not isinstance(binding, tuple))
