"""The case board ties what was perceived, names the observations behind each tie, and counts independent sources; whoever looks after
people has their wishes and worries instead."""

import pytest

from sim.model.events import Claim
from sim.world.seen import Line, SeenEvidence, SeenPerson, SeenThing
from tests.test_tui_seat import FakePlay
from tui.panes import board, boards, focus, holding, prefilling, services, wishes
from tui.panes.board import Element, element_words, gauge
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
    assert session.public.service("sworn_interpreter").opens_next(session.now) == (11 * 60 - 5 * 60 - 20) * 60


# --- what came by the file -----------------------------------------------------------------------------------------------------


def line(session: Session, **told: object) -> Line:
    """One more line in the inbox of this seat."""
    view = session.view()
    made = {"channel": "phone", "source": "", "wording": "engine.shared", "args": (), "about": (), "sign": "", "claims": ()} | told
    view.lines.append(Line(view.seen + 1, session.now, **made))  # type: ignore[arg-type]
    return view.lines[-1]


def desk() -> Session:
    session = Session.open("night-bus", seat="prosecutor", others="vacant", seed=1, keep=False)
    session.advance(60)
    return session


BOOK, SHEETS = "things.debt_book.cues.always_a_minus", "things.wage_sheets.cues.two_hands"
THURSDAY = "people.mavluda.memories.since_thursday"


def test_a_paper_that_speaks_is_a_source_of_its_own_and_no_mere_sign():
    session = desk()
    for sign in (BOOK, SHEETS):
        line(session, channel="sight", source=sign.split(".")[1], wording=sign, sign=sign, about=(sign.split(".")[1], "serik"))
    purpose = board.elements(session, session.view())[2]
    assert purpose.sources == ("debt_book", "wage_sheets")
    assert purpose.signs == ()
    assert element_words(session, purpose).startswith("2 independent sources")


def test_what_somebody_said_and_the_file_repeats_is_one_source():
    session = desk()
    for source in ("seat:investigator", "mavluda"):
        line(session, source=source, wording=THURSDAY, sign=THURSDAY, about=("mavluda",))
    assert board.elements(session, session.view())[2].sources == ("mavluda",)


def test_a_file_of_acts_says_what_is_in_it_and_is_no_source_before_anything_was_read():
    session = desk()
    view = session.view()
    for n in range(3):
        view.evidence[f"post-{n}"] = SeenEvidence(f"post-{n}", "check_documents", session.now, ())
    view.evidence["prosecutor-1"] = SeenEvidence("prosecutor-1", "review", session.now, ())
    view.things["debt_book"] = SeenThing("debt_book", "seat:prosecutor")
    assert all(not one.sources for one in board.elements(session, view))
    shown = "\n".join(str(row.content) for row in boards.board_rows(session, view, board.board(session, view)))
    assert "no source yet" in shown
    assert "In the file: 3 acts of others" in shown
    assert f"Not looked at yet: {session.label('debt_book')}" in shown
    line(session, channel="sight", source="debt_book", wording=BOOK, sign=BOOK, about=("debt_book",))
    assert [title for _, title, _ in board.by_file(session, view)] == ["In the file"]


def test_a_thing_that_was_only_heard_of_and_never_seen_is_no_source():
    session = desk()
    line(session, about=("debt_book", "serik"), claims=(Claim("serik", "keeps", "a book"),))
    elements = board.elements(session, session.view())
    assert [one for one in elements if one.sources] == []
    assert elements


# --- since when somebody is held -------------------------------------------------------------------------------------------------


def since(session: Session, source: str, value: str | int, channel: str = "told") -> None:
    session.view().people.setdefault("grey_coat", SeenPerson("grey_coat")).claims["held_since"] = value
    line(session, channel=channel, source=source, about=("grey_coat",), claims=(Claim("grey_coat", "held_since", value),))


def test_since_when_somebody_is_held_stands_once_with_the_sources_where_they_differ():
    session = desk()
    since(session, "seat:post", 3120)
    assert holding.words(session, session.view(), "grey_coat") == "held since 06:12"
    since(session, "", 3180, channel="document")
    known = focus.known_words(session, session.view(), session.view().people["grey_coat"].claims, "grey_coat")
    assert known.count("held since") == 1
    assert "held since 06:13 (by the papers); 06:12 (" in known


def test_where_all_say_the_same_no_source_is_named_and_a_source_counts_by_what_it_said_last():
    session = desk()
    since(session, "seat:post", 3000)
    since(session, "seat:post", 3120)
    since(session, "", "06:12", channel="document")
    assert holding.words(session, session.view(), "grey_coat") == "held since 06:12"
    said = [link.words for link in board.board(session, session.view()).links if link.other == "grey_coat" and "held since" in link.words]
    assert said == ["says: held since 06:12"]


def test_an_element_without_a_source_says_what_would_fill_it():
    session = Session.open("first-steps", keep=False)
    shown = [row.content.plain for row in boards.board_rows(session, session.view(), board.board(session, session.view()))]
    purpose = next(row for row in shown if "The purpose" in row)
    assert "no source yet. What would be one: who gains by their work or use, and how; in somebody's own words" in purpose
    assessed = Session.open("first-steps", mode="assessment", keep=False)
    shown = [row.content.plain for row in boards.board_rows(assessed, assessed.view(), board.board(assessed, assessed.view()))]
    assert not [row for row in shown if "What would be one" in row]


def test_a_name_by_which_somebody_is_known_already_is_no_tie():
    play = FakePlay("training")
    play.advance(601)
    view = play.view()
    view.lines.append(Line(900, play.now, "told", "foreman", "x", (), ("mira",), "", (Claim("mira", "name", "Mira"),)))
    view.people["mira"].claims["name"] = "Mira"
    assert not [link for link in board.board(play, view).links if "called Mira" in link.words]
    view.lines.append(Line(901, play.now, "told", "foreman", "x", (), ("mira",), "", (Claim("mira", "name", "Lola"),)))
    assert [link.words for link in board.board(play, view).links if "called" in link.words] == ["says: called Lola"]
