"""The commands where an exercise has several seats: cuts, walkthroughs and policies of several, people who take turns."""

import json
import re
from pathlib import Path

import pytest

from zholda.cli import main
from zholda.session import Session, read

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
    assert err == (
        "zholda: the walkthrough `first_hour` plays relay/first_hour, not relay/two: run that, or name another walkthrough or a policy\n"
    )


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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ru", ["на прохождение", "начальный", "роли: post", "На этом компьютере:", "обучение", "продолжить: zholda play night-bus-1"]),
        ("kk", ["ойнауға", "рөлдер: post", "Осы компьютерде:", "жалғастыру: zholda play night-bus-1"]),
    ],
)
def test_the_list_is_in_one_language_and_says_which_case_is_told_in_another(call, language, said):
    with Session.open("night-bus", mode="training"):
        pass
    out = call("list", "--language", language)[1]
    assert [one for one in said if one not in out] == []
    for english in ("to play", "foundation", "seats", "On this machine", "training", "seed", "go on"):
        assert english not in out
    told = " ".join(out.split())
    assert "night-bus: " in told
    assert {"ru": "(английский)", "kk": "(ағылшын тілі)"}[language] in told
    assert "first-steps:" not in told
    assert "another language" not in call("list", "--language", "en")[1]


@pytest.fixture
def with_a_colleague(tmp_path):
    """The relay in which a person plays the post and a machine the shelter."""
    with Session.open(RELAY, seat="post", others="correct", keep=False) as session:
        session.advance(session.length)
        session.finish()
        session.export(tmp_path / "with-a-colleague.jsonl")
    return tmp_path / "with-a-colleague.jsonl"


def test_an_assessment_tells_the_seat_that_was_played_in_full_and_counts_what_a_colleague_did(call, with_a_colleague):
    data = json.loads(call("assess", with_a_colleague, "--format", "json")[1])
    theirs = {one["criterion"] for one in data["results"] if one["colleague"]}
    own = {one["criterion"] for one in data["results"] if one["seat"] == "post" and one["result"] == "breached"}
    assert own
    assert theirs
    out = call("assess", with_a_colleague)[1]
    assert out.index("\nPOST: ") < out.index("\nMACHINE COLLEAGUES, who are not rated\n  shelter: ")
    ours, _, colleagues = out.partition("MACHINE COLLEAGUES")
    assert all(f"\n{criterion} fell short" in ours or f"\n{criterion} breached" in ours for criterion in own)
    assert re.search(r"shelter: \d+ [a-z]", colleagues)
    assert "entries" not in colleagues
    assert f"All of it: zholda assess {with_a_colleague} --colleagues" in " ".join(colleagues.split())
    whole = call("assess", with_a_colleague, "--colleagues")[1].partition("MACHINE COLLEAGUES")[2]
    assert "entries" in whole
    assert not {"post"} & set(whole.split())


def test_results_that_come_out_alike_stand_under_one_head(call, with_a_colleague):
    out = call("assess", with_a_colleague)[1]
    heads = re.findall(r"^([A-Zi][\w.-]+ (?:met|fell short|breached|partly met|not observed)[^:]*):", out, re.MULTILINE)
    assert heads
    assert len(heads) == len(set(heads))
