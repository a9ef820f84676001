"""The case board ties what was perceived, names the observations behind each tie, and counts independent sources; whoever looks after
people has their wishes and worries instead."""

import pytest

from tests.test_tui_seat import FakePlay
from tui import board, boards, prefilling, services, wishes
from tui.board import Element, element_words, gauge
from zholda.session import Session, walkthrough
from zholda.walkthrough import perform


@pytest.fixture(scope="module")
def talked() -> Session:
    """The desk after the best-practice walkthrough."""
    session = Session.open("first-steps", keep=False)
    for _ in perform(session, walkthrough("first-steps", "best-practice")):
        pass
    return session


def links(session: Session) -> list[tuple[str, str, str]]:
    return [(link.one, link.other, link.words) for link in board.board(session, session.view()).links]


def test_before_anything_was_seen_nothing_hangs_together():
    session = Session.open("first-steps", keep=False)
    assert links(session) == []
    assert (
        "Nothing hangs together yet" in boards.board_rows(session, session.view(), board.board(session, session.view()))[-1].content.plain
    )


def test_a_link_is_what_was_perceived_and_names_its_line(talked):
    held = next(link for link in board.board(talked, talked.view()).links if (link.one, link.other) == ("foreman", "bricklayer"))
    assert "lies a passport that is not his" in held.words
    line = talked.view().lines[held.lines[0] - 1]
    assert line.sign == "people.foreman.cues.passport_in_the_folder"
    assert "Between the papers" in board.evidence(talked, talked.view(), held.lines)[0]


def test_people_stand_by_their_label_until_they_are_named(talked):
    early = Session.open("first-steps", keep=False)
    early.advance(400)
    labels = {node.id: node.label for node in board.board(early, early.view()).nodes}
    assert labels["bricklayer"] == "man with brick dust on his sleeves"
    labels = {node.id: node.label for node in board.board(talked, talked.view()).nodes}
    assert labels["bricklayer"] == "Anvar (man with brick dust on his sleeves)"


def test_an_element_fills_with_sources_of_their_own(talked):
    act, means, purpose = board.elements(talked, talked.view())
    assert (act.name, means.name, purpose.name) == ("act", "means", "purpose")
    assert means.sources == ("bricklayer",)  # his passport kept and his wages withheld: two memories, one mouth
    assert purpose.sources == ()
    assert means.signs


def test_an_element_says_how_far_it_is_carried(talked):
    means = board.elements(talked, talked.view())[1]
    assert gauge(means) == "[#..]"
    assert element_words(talked, means).startswith("1 independent source: Anvar")
    assert gauge(Element("act", (), (), ())) == "[...]"
    assert gauge(Element("act", tuple("abcdef"), (), ())) == "[###]"


def test_in_an_assessment_nobody_says_which_sign_speaks_to_what():
    session = Session.open("first-steps", mode="assessment", keep=False)
    for _ in perform(session, walkthrough("first-steps", "best-practice")):
        pass
    assert all(not element.lines and not element.sources for element in board.elements(session, session.view()))
    fields = {"act": "kept him", "means": "withheld his passport", "purpose": "", "aggravators": ""}
    session = Session.open("first-steps", mode="assessment", keep=False)
    session.submit("form", {"form": "qualification_order", "subject": "", "fields": fields})
    session.advance(session.now + 1200)
    filled = {element.name for element in board.elements(session, session.view()) if element.sources}
    assert filled == {"act", "means"}


def test_what_was_put_into_somebodys_mouth_carries_nothing(talked):
    line = next(line for line in talked.view().lines if line.sign.endswith("passport_since_may"))
    assert talked.public.elements(line) == ("means",)
    assert talked.public.elements(line._replace(args=(("contaminated", 1),))) == ()


def test_a_row_of_the_board_names_the_lines_behind_it(talked):
    found = board.board(talked, talked.view())
    shown = boards.board_rows(talked, talked.view(), found)
    tied = [boards.lines_of(row.id) for row in shown if row.id.startswith("link-")]
    assert tied
    assert all(numbers and max(numbers) <= talked.view().seen for numbers in tied)
    assert len({row.id for row in shown if row.id}) == sum(bool(row.id) for row in shown)


def test_wishes_and_worries_hold_what_was_said_and_answered(talked):
    (card,) = [card for card in wishes.cards(talked, talked.view()) if card.person == "bricklayer"]
    assert [said for said, _ in card.parts["wish"]] == ["To be paid for the summer.", "To have his passport in his own pocket."]
    assert any("accepted" in said for said, _ in card.parts["offer"])
    assert "Wishes: To be paid for the summer." in "\n".join(row.content.plain for row in boards.wishes_rows(talked, talked.view()))


def test_a_wish_is_on_the_board_only_once_it_was_said_and_only_of_the_one_who_said_it():
    session = Session.open("first-steps", keep=False)
    wanted = [said for path, said in session._exercise.plan.scenario.texts.items() if ".wishes." in path]
    for _taken in perform(session, walkthrough("first-steps", "best-practice")):
        heard = " ".join(session.tell(line) for line in session.view().lines)
        shown = "\n".join(row.content.plain for row in boards.wishes_rows(session, session.view()))
        assert [said for said in wanted if said in shown and said not in heard] == []
    view = session.view()
    line = next(line for line in view.lines if line.wording.startswith("people.bricklayer.wishes."))
    other = next(one for one in view.people if one != "bricklayer")
    view.people[other].lines.append(line.no)
    assert session.tell(line) not in str([card.parts["wish"] for card in wishes.cards(session, view) if card.person == other])


def test_a_form_is_filled_in_with_the_wishes_of_the_one_it_is_about_and_of_nobody_else(talked):
    view = talked.view()
    line = next(line for line in view.lines if line.wording.startswith("people.bricklayer.wishes."))
    view.lines[line.no - 1] = line._replace(about=(*line.about, "saule"))  # the line names somebody else too
    filled = {who: prefilling.fields(talked, view, "safety_plan", ("her_view", "wishes"), who) for who in ("bricklayer", "saule")}
    assert talked.tell(line) in filled["bricklayer"]["wishes"]
    assert filled["saule"] == {"her_view": "", "wishes": ""}


def test_whoever_looks_after_people_has_another_board():
    assert not wishes.cares(FakePlay())
    session = Session.open("night-bus", seat="shelter", others="vacant", keep=False)
    assert wishes.cares(session)
    assert "Nobody has told" in boards.wishes_rows(session, session.view())[0].content.plain


def test_a_service_says_when_it_is_open_and_how_long_it_takes():
    session = Session.open("first-steps", keep=False)
    view = session.view()
    assert services.card(session, view, "interpreter_line") == ["Open now, until 18:00.", "Usually 3 min after it is asked for."]
    assert services.cue(session, view, "labour_advice") == "takes about 10 min"
    session.submit("act", {"verb": "request", "service": "labour_advice"})
    session.advance(400)
    (asked,) = services.queue(session, session.view(), "labour_advice")
    assert asked.startswith("1. asked, expected 10:0")


def test_a_service_that_is_closed_says_when_it_opens():
    session = Session.open("night-bus/first_morning", keep=False)
    assert services.card(session, session.view(), "sworn_interpreter")[0] == "Closed now; opens 11:00."
    assert services.opens(session, "sworn_interpreter") == (11 * 60 - 5 * 60 - 20) * 60
