"""The commands where an exercise has several seats: cuts, walkthroughs and policies of several, people who take turns."""

import re
from pathlib import Path

import pytest

from zholda.cli import main
from zholda.session import read

RELAY = str(Path(__file__).parent / "cases" / "relay")


@pytest.fixture
def call(capsys):
    def run(*arguments):
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_run_plays_the_cut_of_a_walkthrough_and_rates_each_seat(call):
    code, out, err = call("run", RELAY, "--walkthrough", "together")
    assert (code, err) == (0, "")
    assert re.findall(r"^(A\d)  (\w+) +(\w+)", out, re.MULTILINE) == [
        ("A1", "post", "P"), ("A2", "shelter", "P"), ("A3", "post", "P"), ("A3", "shelter", "P"),
    ]  # fmt: skip
    assert "relay/first_hour, seed 1, walkthrough first_hour:" in call("run", RELAY, "--walkthrough", "first_hour")[1]


def test_run_refuses_a_walkthrough_of_another_cut(call):
    code, out, err = call("run", f"{RELAY}/two", "--walkthrough", "first_hour")
    assert (code, out) == (2, "")
    assert err == "zholda: the walkthrough `first_hour` plays relay/first_hour, not relay/two\n"


@pytest.mark.parametrize(
    ("policy", "seats"),
    [("passive", {"post": "policy:passive", "shelter": "policy:passive"}), ("post=random", {"post": "policy:random", "shelter": "vacant"})],
)
def test_run_plays_every_seat_by_a_policy_or_each_by_its_own(call, tmp_path, policy, seats):
    path = tmp_path / "by-policy.jsonl"
    assert call("run", f"{RELAY}/two", "--policy", policy, "--journal", path)[0] == 0
    roster = dict(read(path).journal.header.roster)
    assert {seat: roster[seat] for seat in seats} == seats


def test_a_policy_there_is_not_is_told_also_for_one_seat(call):
    assert call("run", RELAY, "--policy", "post=checklst")[2] == (
        "zholda: there is no policy `checklst`. There are: passive, checklist, random\n"
    )


@pytest.mark.parametrize(("option", "left_out"), [(("--seat", "post"), "--seat"), (("--follow",), "--follow")])
def test_seats_in_turn_leave_no_room_for_one_seat_or_for_following(call, option, left_out):
    code, out, err = call("play", RELAY, "--plain", "--seats", "post,shelter", *option)
    assert (code, out) == (2, "")
    assert err == f"zholda: --seats is for several people in turn: leave out {left_out}\n"


def test_the_list_shows_cuts_with_length_minutes_and_seats(call):
    out = call("list")[1]
    assert re.search(
        r"^night-bus/first_morning +The night bus: The first morning +5 h 10 min +75 min to play .*seats: post$", out, re.MULTILINE
    )
