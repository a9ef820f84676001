"""The identification sheet: a checklist of published signs with the observations behind each yes, on the screen and in lines."""

import io

import pytest

from scoring.indicators.writing import Phrases
from sim.model import events as e
from sim.model.conclusions import concluded
from sim.model.indicators import INDICATORS
from sim.model.leaflet import LEAFLET
from tests.test_night_bus_reached import second
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tui import turn, words
from tui.line_mode.plain import play_lines
from tui.panes import checklist, papers, prefilling
from zholda import tongue
from zholda.session import Session
from zholda.wording import LANGUAGES

SIGN = "unodc.papers_held_by_others"


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    tongue.use("en")


def empty() -> dict[str, str]:
    return dict.fromkeys(("indicators", "absent", "unknown", "conclusion"), "")


def told(play: FakePlay, *typed: str) -> str:
    out = io.StringIO()
    play_lines(play, io.StringIO("".join(line + "\n" for line in typed)), out)
    return out.getvalue()


# --- the list ---------------------------------------------------------------------------------------------------------------------


def test_every_published_sign_stands_in_one_group():
    listed = [sign for group in checklist.GROUPS for sign in checklist.groups()[group]]
    assert sorted(listed) == sorted(["minor", *INDICATORS, *(one.id for one in LEAFLET.values())])


def test_in_english_a_sign_has_the_words_of_its_list():
    published = {one.id: one.text for one in INDICATORS.values()} | {one.id: one.text for one in LEAFLET.values()}
    assert {name: words.sign(name) for name in published} == published


def test_the_dimensions_come_first_in_their_order():
    assert list(checklist.GROUPS)[1:7] == ["d1", "d2", "d3", "d4", "d5", "d6"]


# --- answers ----------------------------------------------------------------------------------------------------------------------


def test_yes_no_and_not_known_are_kept_apart_and_an_answer_replaces_the_one_before():
    fields = empty()
    fields["indicators"] = "in my own words: he is afraid"
    checklist.answer(fields, SIGN, "yes", ("05:40 seen: He holds the papers.", "05:41 told: 'They are his.'"))
    checklist.answer(fields, "ilo.d2.debt", "no")
    checklist.answer(fields, "minor", "unknown")
    assert checklist.answers(fields) == {SIGN: "yes", "ilo.d2.debt": "no", "minor": "unknown"}
    assert checklist.rests_on(fields, SIGN) == "05:40 seen: He holds the papers.; 05:41 told: 'They are his.'"
    checklist.answer(fields, SIGN, "unknown")
    assert checklist.answers(fields) == {SIGN: "unknown", "ilo.d2.debt": "no", "minor": "unknown"}
    checklist.answer(fields, SIGN, "")
    assert SIGN not in checklist.answers(fields)
    assert fields["indicators"] == "in my own words: he is afraid"


@pytest.mark.parametrize("sign", ["minor", "ilo.d5.docs", SIGN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_the_checklist_is_read_by_the_scorer_in_every_language(sign, language):
    tongue.use(language)
    words._wording.cache_clear()
    fields = empty()
    checklist.answer(fields, sign, "yes", ("05:40 seen: He holds the papers.",))
    (line,) = Phrases(()).read(fields["indicators"], {})
    assert line.indicators == (sign,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_conclusion_are_read_as_that_conclusion(language):
    tongue.use(language)
    words._wording.cache_clear()
    for code, said in checklist.conclusions():
        assert concluded(checklist.conclude({"conclusion": "because of the papers"}, code)) == code
        assert said.casefold() in words.field("conclusion").casefold()


def test_another_conclusion_keeps_the_reasons():
    assert checklist.conclude({"conclusion": "No sign: she is calm"}, "unknown") == "Not known: she is calm"
    assert checklist.conclude({"conclusion": "she is calm"}, "unknown") == "Not known: she is calm"


def test_a_yes_may_rest_on_what_the_seat_perceived_of_the_person_and_on_nothing_else():
    play = landed("assessment")
    seen = checklist.observations(play, play.view(), "foreman")
    assert any("He holds the papers of three people in one hand." in line for line in seen)
    assert not any("coughs" in line for line in seen)
    assert checklist.observations(play, play.view(), "aside") == []


def test_a_yes_may_rest_on_what_the_file_says_of_her_passport():
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 06:30"))
        play.submit("act", {"verb": "share", "contact": "post_line", "asked": ["suspect", "held_since"]})
        play.advance(second("Mon 08:20"))
        play.submit("act", {"verb": "review", "what": "case"})
        play.advance(second("Mon 08:40"))
        seen = checklist.observations(play, play.view(), "lola")
    assert any("from the hand of the woman in the grey coat" in line for line in seen)


def test_a_yes_may_rest_on_her_passport_found_on_another():
    play = landed("assessment")
    view = play.view()
    found = view.lines[0]._replace(channel="sight", about=("foreman",), claims=(e.Claim("passport_of_hers", "whose", "aside"),))
    view.lines[:] = [*view.lines, found]
    assert len(checklist.observations(play, view, "aside")) == 1


# --- on the screen and in lines -----------------------------------------------------------------------------------------------------


async def test_on_the_screen_a_sign_is_answered_with_its_observation():
    play = landed("assessment")
    async with at_work(play, (80, 24)) as pilot:
        await press(pilot, "f5", "home", "down", "down", "down", "enter")
        assert "About whom?" in text(pilot)
        await press(pilot, str(papers.subjects(play, play.view()).index("foreman") + 1))
        assert "The list of signs: 0 yes, 0 no, 0 not known" in text(pilot)
        await press(pilot, "1", "8")  # the first group of the leaflet
        assert "UNODC: general signs" in text(pilot)
        await press(pilot, *["down"] * 9, "enter")
        assert "has no passport, or others hold it?" in text(pilot)
        await press(pilot, "1")
        assert "on what observation?" in text(pilot)
        await press(pilot, "1", "f2")
        assert "[+] has no passport, or others hold it" in text(pilot)
        await press(pilot, "f10", "f10")
        assert "The list of signs: 1 yes, 0 no, 0 not known" in text(pilot)


def test_in_lines_a_sign_is_answered_and_the_sheet_is_filed():
    play = landed("assessment")
    said = told(
        play, "man with a stack", "papers", "d", "a",  # the sheet about him
        "a", "h", "j", "a", "a", "0", "0",  # the list: general signs, papers held by others, yes, the first observation
        "e", "c", "he holds them all",  # the conclusion
        "f", "b",
    )  # fmt: skip
    assert "On what observation?" in said
    filed = commands(play)[-1]
    assert filed.what == "form"
    fields = filed.args["fields"]
    assert fields["indicators"].startswith(f"{SIGN}: has no passport, or others hold it - 05:40 ")
    assert fields["conclusion"] == "Reason to look: he holds them all"


def test_the_check_says_what_is_not_consistent_while_it_is_written():
    play = landed()
    fields = {**empty(), "indicators": f"{SIGN}: held", "conclusion": "No sign: nothing"}
    said = papers.findings(play, checklist.FORM, "foreman", fields)
    assert "Yes, but on what observation? unodc.papers_held_by_others." in said["indicators"]
    assert said["conclusion"] == ["It says that there is no sign, and signs are written above."]


def test_in_an_assessment_the_check_does_not_say_which_signs_are_right():
    fields = {**empty(), "indicators": "ilo.d2.debt: debt bondage - 05:40 seen: nothing of the kind"}
    unseen = "Nothing that you saw or were told bears this out: ilo.d2.debt."
    assert unseen in papers.findings(landed("training"), checklist.FORM, "mira", fields)["indicators"]
    assert unseen not in str(papers.findings(landed("assessment"), checklist.FORM, "mira", fields))


# --- what is filled in beforehand -------------------------------------------------------------------------------------------------------


def test_signs_and_conclusions_are_never_filled_in_for_the_trainee():
    play = landed()
    turn.take(play, "act", {"verb": "look", "at": "foreman"})
    assert set(papers.prefilled(play, play.view(), checklist.FORM, "foreman").values()) == {""}


def test_a_report_begins_with_minute_and_place_of_the_own_notice():
    play = landed()
    found = prefilling.fields(play, play.view(), "report_of_discovery", ("discovered_at",), "")
    assert found["discovered_at"] == "05:40, the landing"
