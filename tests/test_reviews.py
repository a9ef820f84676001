"""Own ratings and reviews: added beside an exercise, never overwritten, shown in every report, and told plainly when damaged."""

import json
from pathlib import Path

import pytest

from zholda import records, session
from zholda.cli import main
from zholda.session import SessionError
from zholda.session.reviews import kept_beside

QUIET_ROAD = "tests/cases/quiet_road"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path / "home"))


def finished(path: Path | None = None) -> str:
    """A short exercise that was played to its end; exported to `path` where one is given. Returns how it is named."""
    with session.Session.open(QUIET_ROAD, seed=7, mode="training", keep=path is None) as played:
        played.advance(600)
        played.finish()
        if path is None:
            return played.name
        played.export(path)
    return str(path)


@pytest.fixture(params=["kept", "file"])
def exercise(request, tmp_path):
    return finished() if request.param == "kept" else finished(tmp_path / "mine.jsonl")


def objective(name: str) -> str:
    return session.assess(session.read(name)).objectives[0].id


def criterion(name: str) -> str:
    return session.assess(session.read(name)).results[0].criterion


def test_own_ratings_are_kept_and_stand_beside_the_proposal(exercise):
    mine = objective(exercise)
    assert dict(session.rate(exercise, {mine: "S"}, by="Aigerim").own) == {mine: "S"}
    assert "Own rating: S: performed with some difficulty" in session.debrief(session.read(exercise))


def test_the_first_own_rating_stays(exercise):
    mine = objective(exercise)
    session.rate(exercise, {mine: "S"})
    with pytest.raises(SessionError, match=f"{mine} was rated S already, and the first rating stays"):
        session.rate(exercise, {mine: "P"})
    assert kept_beside(exercise).own[mine] == "S"


def test_a_review_confirms_or_puts_another_in_its_place_and_both_stay(exercise):
    mine, result = objective(exercise), criterion(exercise)
    session.review(exercise, mine, by="D. Serik")
    session.review(exercise, mine, by="A. Omarova", rating="M", reason="seen on the recording")
    beside = session.review(exercise, result, by="D. Serik", rating="met", reason="done by telephone")
    assert [(one.about, one.by, one.rating) for one in beside.reviews] == [
        (mine, "D. Serik", ""), (mine, "A. Omarova", "M"), (result, "D. Serik", "met"),
    ]  # fmt: skip
    said = session.debrief(session.read(exercise))
    assert f"{mine}: confirmed by D. Serik, 20" in said
    assert "in place of it, by A. Omarova" in said
    assert "seen on the recording" in said
    for form in ("html", "xlsx"):
        assert session.document(session.read(exercise), form)


def test_a_review_can_be_of_one_seat_alone_and_must_be_where_several_are_rated_in_one_objective(tmp_path):
    bus = str(tmp_path / "bus.jsonl")
    with session.Session.open("night-bus", seats=("post", "shelter"), seed=7, mode="training", keep=False) as played:
        played.finish()
        played.export(bus)
    with pytest.raises(SessionError, match=r"T1 is rated for several seats: say for whom, as in T1@post or T1@shelter"):
        session.review(bus, "T1", by="D. Serik")
    with pytest.raises(SessionError, match="no result and no objective `T1@prosecutor`"):
        session.review(bus, "T1@prosecutor", by="D. Serik")
    session.review(bus, "T1@shelter", by="D. Serik", rating="S", reason="heard on the recording")
    lines = session.debrief_plain(session.read(bus))["objectives"]
    assert {one["seat"]: len(one["reviews"]) for one in lines if one["id"] == "T1"} == {"post": 0, "shelter": 1}


def test_reviews_do_not_touch_the_journal(exercise):
    before = session.replay(session.read(exercise)).digest
    session.review(exercise, objective(exercise), by="D. Serik")
    assert session.replay(session.read(exercise)).digest == before


@pytest.mark.parametrize(
    ("about", "more", "says"),
    [
        ("P9", {}, "there is no result and no objective `P9` in this exercise"),
        ("", {"rating": "X", "reason": "r"}, "`X` cannot stand in place of it. There are: P, S, M, U"),
        ("", {"rating": "S"}, "whoever puts something else in its place says why: give a reason"),
        ("", {"by": " \n "}, "a review needs the name of who gives it"),
        ("", {"by": "x" * 121}, "a name has at most 120 characters, this one has 121"),
        ("", {"rating": "S", "reason": "x" * 2001}, "a reason has at most 2000 characters, this one has 2001"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(exercise, about, more, says):
    with pytest.raises(SessionError, match=says):
        session.review(exercise, about or objective(exercise), **{"by": "D. Serik", **more})
    assert not kept_beside(exercise).reviews


@pytest.mark.parametrize(
    ("ratings", "says"), [({"P9": "S"}, "there is no objective `P9`"), ({"": "A"}, "`A` is no rating. There are: P, S, M, U")]
)
def test_an_own_rating_that_makes_no_sense_is_said(exercise, ratings, says):
    with pytest.raises(SessionError, match=says):
        session.rate(exercise, {name or objective(exercise): rating for name, rating in ratings.items()})


def test_a_reason_is_one_line_in_normal_form(exercise):
    beside = session.review(exercise, objective(exercise), by="Қ\x1b[31m\u0000ым", reason="a\nb\t\x07c")
    assert (beside.reviews[0].by, beside.reviews[0].reason) == ("Қ [31m ым", "a b c")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", "null", '{"kind":"review"}', '{"kind":"draft","written":"","author":"","about":"","text":""}', "[" * 5000, "\xff"],
)
def test_a_damaged_line_is_named_and_nothing_is_added_behind_it(tmp_path, line):
    name = finished(tmp_path / "mine.jsonl")
    session.rate(name, {objective(name): "S"})
    path = records.beside(tmp_path / "mine.jsonl")
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    before = path.read_bytes()
    for ask in (lambda: session.debrief(session.read(name)), lambda: session.review(name, objective(name), by="D. Serik")):
        with pytest.raises(SessionError, match=r"mine.records.jsonl:2: this line is no review and no rating. Take it out"):
            ask()
    assert path.read_bytes() == before


def test_a_review_whose_text_is_damaged_is_named(tmp_path):
    name = finished(tmp_path / "mine.jsonl")
    records.append(records.beside(tmp_path / "mine.jsonl"), "review", "D. Serik", "P1", "no json")
    with pytest.raises(SessionError, match=r"the review of P1 by D\. Serik is damaged"):
        session.debrief(session.read(name))


def test_a_torn_last_line_does_not_swallow_the_next_record(tmp_path):
    path = tmp_path / "x.records.jsonl"
    records.append(path, "self_rating", "", "P1", "S")
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    records.append(path, "self_rating", "", "P2", "M")
    assert [(one.about, one.text) for one in records.read(path)] == [("P1", "S"), ("P2", "M")]


def test_what_is_said_of_a_file_stands_beside_it():
    assert session.where_kept("mine/afternoon.jsonl") == Path("mine/afternoon.records.jsonl")


# --- commands -------------------------------------------------------------------------------------------------------------------


def test_rating_and_reviewing_by_command(exercise, capsys):
    mine = objective(exercise)
    assert main(["rate", exercise, "--objective", f"{mine}=s", "--by", "Aigerim"]) == 0
    assert f"kept: {mine} S" in capsys.readouterr().out
    assert main(["review", exercise, "--objective", mine, "--by", "D. Serik", "--rating", "M", "--reason", "seen"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"kept: {mine}, M in place of it, by D. Serik, 20")
    assert said[1:] == [f"It stands in {session.where_kept(exercise)}, and in every report of this exercise."]
    assert session.where_kept(exercise).is_file()
    assert main(["debrief", exercise]) == 0
    assert "Own rating: S" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rate", "X", "--objective", "P1"], "`P1` is no rating: write an objective and a letter, such as P1=S"),
        (["rate", "X", "--objective", "P1=S", "--objective", "P1=P"], "P1 is rated twice in one breath"),
        (["review", "X", "--objective", "P1", "--by", "A"], "one of the arguments --confirm --rating is required"),
        (["review", "X", "--objective", "P1", "--confirm"], "the following arguments are required: --by"),
        (["debrief", "X", "--format", "pfd", "-o", "x.pdf"], "there is no format `pfd`. Did you mean `pdf`?"),
        (["debrief", "X", "-o", "x.rtf"], "there is no format `rtf`. There are: text, json, html, pdf, docx, xlsx"),
        (["debrief", "X", "--format", "pdf"], "pdf is no text to show: name a file with -o, such as -o debrief.pdf"),
        (["debrief", "X", "-o", "nowhere/x.html"], "nowhere/x.html cannot be written: No such file or directory"),
        (["debrief", "X", "-o", "."], "cannot be written"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(exercise, words, says, tmp_path, monkeypatch, capsys):
    assert main([exercise if word == "X" else word for word in words]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert len(said.strip().splitlines()) == 1


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx", "json", "text"])
def test_a_debrief_goes_to_a_file_by_its_ending_and_leaves_nothing_beside_it(exercise, form, tmp_path, capsys):
    target = tmp_path / "out" / f"debrief.{'txt' if form == 'text' else form}"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")
    assert main(["debrief", exercise, "-o", str(target), "--for", "director"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"written to {target}\n")
    assert target.read_bytes() != b"old"
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    if form == "json":
        assert json.loads(target.read_text(encoding="utf-8"))["audience"] == "director"


def test_a_truncated_journal_is_told_and_no_file_is_written(tmp_path, capsys):
    name = finished(tmp_path / "mine.jsonl")
    whole = (tmp_path / "mine.jsonl").read_bytes()
    (tmp_path / "mine.jsonl").write_bytes(whole[: len(whole) // 2])
    assert main(["debrief", name, "-o", str(tmp_path / "x.html")]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not (tmp_path / "x.html").exists()


# --- rated before the proposal is seen ------------------------------------------------------------------------------------------


def test_rating_oneself_needs_and_shows_no_proposal(exercise, monkeypatch, capsys):
    mine = objective(exercise)

    def judged(*_):
        raise AssertionError("nobody may judge before the trainee has")

    monkeypatch.setattr("scoring.assess.Assessing.assessment", judged)
    assert main(["rate", exercise, "--objective", f"{mine}=M"]) == 0
    assert capsys.readouterr().out == (
        f"kept: {mine} M\nIt stands in {session.where_kept(exercise)}, and beside the machine's rating in every report.\n"
        f"Now read the debrief: zholda debrief {exercise}\n"
    )


@pytest.mark.parametrize("keep", [True, False])
def test_at_the_end_the_objectives_of_ones_own_seats_are_to_be_rated_once(keep):
    with session.Session.open(QUIET_ROAD, seed=7, keep=keep) as played:
        assert played.own_ratings.wanted() == ()
        with pytest.raises(SessionError, match="the exercise is still played"):
            played.own_ratings.give("A1", "P")
        played.finish()
        first, *rest = played.own_ratings.wanted()
        played.own_ratings.give(first, "S")
        assert played.own_ratings.wanted() == tuple(rest)
        with pytest.raises(SessionError, match=f"{first} was rated S already, and the first rating stays"):
            played.own_ratings.give(first, "P")
        with pytest.raises(SessionError, match=r"`X` is no rating\. There are: P, S, M, U"):
            played.own_ratings.give(rest[0], "X")
        assert "Own rating: S: performed with some difficulty" in played.debrief()
        name = played.name
    if keep:
        assert dict(kept_beside(name).own) == {first: "S"}


def two_at_the_bus(path: Path | None = None) -> session.Session:
    """The night bus, nothing done in it, by two trainees; the session, over."""
    played = session.Session.open("night-bus", seats=("post", "shelter"), seed=7, mode="training", keep=False)
    played.finish()
    if path is not None:
        played.export(path)
    return played


def test_each_seat_rates_itself_in_an_objective_of_several():
    with two_at_the_bus() as played:
        wanted = played.own_ratings.wanted()
        assert {"T1@post", "T1@shelter"} <= set(wanted)
        assert "T1" not in wanted
        assert [name for name in wanted if name.startswith("S")], "an objective of one seat is called as it is"
        seats = [played.own_ratings.objective(name)[1] for name in wanted]
        assert seats == sorted(seats, key=("post", "shelter").index), "one seat after the other"
        assert played.own_ratings.objective("T1@shelter") == ("T1", "shelter")
        played.own_ratings.give("T1@post", "P")
        played.own_ratings.give("T1@shelter", "M")
        assert not {"T1@post", "T1@shelter"} & set(played.own_ratings.wanted())
        told = played.debrief()
    mine = [line for line in told.splitlines() if line.strip().startswith(("T1  ", "Own rating"))]
    assert [line.split(": ")[1] for line in mine if "Own rating" in line] == ["P", "M"]


def test_an_own_rating_of_a_team_says_of_which_seat_it_is(tmp_path):
    bus = str(tmp_path / "bus.jsonl")
    with two_at_the_bus(Path(bus)):
        pass
    with pytest.raises(SessionError, match=r"T1 is rated for several seats: say for whom, as in T1@post or T1@shelter"):
        session.rate(bus, {"T1": "S"})
    with pytest.raises(SessionError, match=r"nobody rates T1@prosecutor: nobody who is rated sat in that seat"):
        session.rate(bus, {"T1@prosecutor": "S"})
    assert dict(session.rate(bus, {"T1@shelter": "S"}).own) == {"T1@shelter": "S"}
    lines = session.debrief_plain(session.read(bus))["objectives"]
    assert {one["seat"]: one["own"] for one in lines if one["id"] == "T1"} == {"post": "", "shelter": "S"}


def test_an_own_rating_from_before_seats_were_told_apart_stays(tmp_path):
    bus = tmp_path / "bus.jsonl"
    with two_at_the_bus(bus):
        pass
    records.append(records.beside(bus), "self_rating", "", "T1", "S")
    lines = session.debrief_plain(session.read(str(bus)))["objectives"]
    assert {one["own"] for one in lines if one["id"] == "T1"} == {"S"}


def test_objectives_of_a_seat_that_no_trainee_took_are_not_asked_of_anybody():
    with session.Session.open(QUIET_ROAD, seed=7, keep=False, roster={"inspector": "policy:passive"}) as played:
        played.finish()
        assert played.own_ratings.wanted() == ()


def test_the_line_mode_asks_before_it_tells(tmp_path):
    from io import StringIO

    from tui.line_mode.plain import play_lines

    for typed, own in (("a\n0\n0\n0\n0\n", True), ("", False)):
        played = session.Session.open(QUIET_ROAD, seed=7, keep=False)
        played.finish()
        out = StringIO()
        play_lines(played, StringIO(typed), out)
        asked, told = out.getvalue().find("how well was this done?"), out.getvalue().find("Ratings are proposals")
        assert 0 < asked < told
        assert ("Own rating: P: performed without difficulty" in out.getvalue()) is own
