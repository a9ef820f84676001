"""Nobody falls short of what had not reached them, owes what another took over, or must wake anybody by night: as tiny journals."""

import pytest

from tests.standards.test_found_in_play import judged

HELD = "06:15 held who=saodat how=told_held"
NOW_SAID = "07:02 tell_held people=saodat minute=07:01 seat=investigator"
TOLD_SINCE = "{} heard seat=investigator source=seat:post wording=w about=saodat claims=saodat.held_since:3300"
END = "12:00 end"


# --- the minute since which somebody is held --------------------------------------------------------------------------------


def minute_said(*lines: str, criterion: str = "LR1.minute_said", seat: str = "investigator") -> list[str]:
    return judged([*lines, END], criterion, "saodat", seat)


def test_whoever_could_not_know_that_she_was_held_before_says_no_false_minute() -> None:
    assert minute_said(HELD, NOW_SAID, TOLD_SINCE.format("07:23")) == ["met"]
    assert minute_said(HELD, NOW_SAID, TOLD_SINCE.format("07:23"), criterion="LR1.minute_near") == ["met"]


def test_whoever_had_heard_of_it_seen_it_or_did_it_says_a_false_one() -> None:
    seen = "06:16 heard seat=investigator channel=sight wording=w about=saodat cause=1"
    assert minute_said(HELD, TOLD_SINCE.format("06:40"), NOW_SAID) == ["breached"]
    assert minute_said(HELD, seen, NOW_SAID) == ["breached"]
    assert minute_said(HELD, NOW_SAID.replace("investigator", "post"), seat="post") == ["breached"]


def test_who_hears_the_word_by_which_she_is_held_knows_of_it() -> None:
    word = "06:15 tell_held people=saodat minute=06:15"
    heard = "06:15 heard seat=investigator channel=hearing source=seat:post wording=w about=saodat cause=1"
    assert minute_said(word, heard, HELD + " cause=1", NOW_SAID) == ["breached"]


def test_a_minute_out_of_the_air_is_false_whatever_was_known() -> None:
    assert minute_said(HELD, NOW_SAID.replace("07:01", "09:00")) == ["breached"]
    assert minute_said(HELD, NOW_SAID.replace("07:01", "04:00")) == ["breached"]


def test_the_own_first_minute_may_be_said_again_until_the_true_one_is_known() -> None:
    again = "07:40 tell_held people=saodat minute=07:01 seat=investigator"
    assert minute_said(HELD, NOW_SAID, again) == ["met"]
    assert minute_said(HELD, NOW_SAID, TOLD_SINCE.format("07:23"), again) == ["breached"]


def test_a_protocol_begun_within_half_an_hour_with_the_true_minute_mends_a_false_one() -> None:
    protocol = "07:58 detain seat=investigator people=saodat ground=caught minute={} seconds=1800"
    knew = (HELD, TOLD_SINCE.format("06:40"), NOW_SAID)
    assert minute_said(*knew, protocol.format("06:15")) == ["partly_met X8"]
    assert minute_said(*knew, protocol.format("07:01")) == ["breached"]
    assert minute_said(*knew, protocol.format("06:15").replace("07:58", "08:20")) == ["breached"], "begun 48 minutes later"


# --- a paper that went along with its owner ---------------------------------------------------------------------------------

TAKEN = "06:30 thing thing=passport_oygul holder=seat:investigator"


def papers_back(*lines: str, seat: str = "investigator") -> list[str]:
    return judged([*lines, "33:00 end"], "VC-44.papers_back", "oygul", seat)


@pytest.mark.parametrize("by", ["post", "investigator"])
def test_a_paper_that_goes_along_with_its_owner_is_owed_by_nobody_who_kept_it_before(by: str) -> None:
    handed = f"08:40 handed_over person=oygul seat={by} to=shelter introduced=yes"
    along = "08:40 thing thing=passport_oygul holder=dana cause=2"
    assert papers_back(TAKEN, handed, along, "10:50 thing thing=passport_oygul holder=seat:shelter") == ["met"]


def test_who_takes_a_paper_over_with_its_owner_owes_it_then() -> None:
    handed = "08:40 handed_over person=oygul to=investigator introduced=yes"
    lines = (TAKEN.replace("investigator", "post"), handed, "08:40 thing thing=passport_oygul holder=seat:investigator cause=2")
    assert papers_back(*lines, seat="post") == ["met"]
    assert papers_back(*lines) == ["breached"]


@pytest.mark.parametrize("to", ["zulfiya", "seat:post", "talgat"])
def test_a_paper_that_goes_from_hand_to_hand_without_its_owner_is_owed_still(to: str) -> None:
    assert papers_back(TAKEN, f"08:40 thing thing=passport_oygul holder={to}") == ["breached"]
    another = "08:40 handed_over person=zulfiya to=shelter introduced=yes"
    assert papers_back(TAKEN, another, f"08:40 thing thing=passport_oygul holder={to} cause=2") == ["breached"]


def test_a_paper_given_along_to_who_is_no_body_at_all_is_owed_still() -> None:
    handed = "08:40 handed_over person=oygul to=owner introduced=yes"
    assert papers_back(TAKEN, handed, "08:40 thing thing=passport_oygul holder=talgat cause=2") == ["breached"]


def test_a_paper_given_along_to_a_body_known_to_protect_them_is_owed_still() -> None:
    handed = "08:40 handed_over person=oygul seat=investigator to=captain introduced=yes"
    along = "08:40 thing thing=passport_oygul holder=ermek cause={}"
    assert papers_back(TAKEN, handed, along.format(2)) == ["met"]
    knew = "06:20 reached person=captain kind=complicity by=x seat=investigator"
    assert papers_back(knew, TAKEN, handed, along.format(3)) == ["breached"]


# --- told in the morning ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ruled", "told", "result"),
    [
        ("22:27", "31:23", "met"),  # before eight in the morning
        ("22:27", "33:59", "met"),
        ("22:27", "34:30", "partly_met"),
        ("26:05", "34:00", "met"),
        ("29:50", "34:00", "met"),
        ("22:27", "40:30", "breached"),
    ],
)  # fmt: skip
def test_a_ruling_of_the_night_is_told_by_ten_in_the_morning(ruled: str, told: str, result: str) -> None:
    lines = [
        "06:00 status person=oygul status=injured seat=prosecutor",
        f"{ruled} ruled motion=custody person=saodat ruling=custody",
        f"{ruled} heard seat=prosecutor channel=document source=court wording=w cause=2",
        f"{told} told person=oygul item=ruling by=prosecutor",
        "45:00 end",
    ]
    assert judged(lines, "VC-53.told_in_the_morning", "oygul", "prosecutor") == [result]


def test_a_release_by_night_does_not_wait_for_the_morning() -> None:
    lines = [
        "06:00 status person=oygul status=injured seat=prosecutor",
        "22:27 ruled motion=custody person=saodat ruling=released",
        "22:27 heard seat=prosecutor channel=document source=court wording=w cause=2",
        "31:23 told person=oygul item=ruling by=prosecutor",
        "45:00 end",
    ]
    assert judged(lines, "VC-53.warned", "oygul", "prosecutor") == ["breached"]
