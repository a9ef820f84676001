"""What is said to a seat says it whole: who is suspected, which paper goes to the judge by itself and which does not, which day."""

import pytest

from sim.model import events as e
from sim.world.seen import Line
from tests.mill import Play
from tui.panes import lines, services
from zholda import tongue
from zholda.session import Session
from zholda.wording import LANGUAGES, Wording


def words(play: Play, wording: str, seat: str) -> str:
    """The newest line of this wording as this seat reads it."""
    line = next(line for line in reversed(play.exercise.view(seat).lines if seat else []) if line.wording == wording)
    return Wording({"people.boss.label": "the man at the gate"}).say(line.wording, line.args, about=line.about)


def test_that_somebody_is_suspected_says_who():
    play = Play().do("tell_held", people=["boss"], where="hall").do("share", contact="prosecutor", items=["suspect"], basis="duty")
    assert "Under suspicion: the man at the gate." in words(play, "engine.shared", "pros")
    play.do("share", contact="prosecutor", items=["check_in_progress"])
    assert "suspicion" not in words(play, "engine.shared", "pros")


def filed(form: str, subject: str) -> str:
    play = Play()
    play.exercise.submit(e.Commanded("inv", "form", {"form": form, "subject": subject, "fields": {}}, play.exercise.view("inv").seen))
    return words(play, "engine.form_filed", "inv")


def test_the_text_of_a_motion_says_that_it_does_not_go_to_the_judge_by_itself():
    assert filed("custody_motion", "boss") == (
        "Filed: Text of a motion for custody. The paper lies in the file. The judge sees it only by the act: File a motion."
    )
    assert filed("deposition_motion", "ana").endswith("only by the act: File a motion.")
    assert filed("search_motion", "").endswith("only by the act: File a motion.")
    assert filed("risk_assessment", "ana") == "Filed: Risk assessment."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_that_only_asks_is_not_called_as_the_motion_is(language):
    tongue.use(language)
    try:
        wording, motion = Wording(), {"en": "motion", "ru": "ходатайств", "kk": "өтінішхат"}[language]
        assert motion not in wording.word("form", "safety_motion").casefold()
        for form in ("custody_motion", "deposition_motion"):
            said = wording.say("engine.form_filed", {"form": form, "next": "file_motion"})
            assert wording.word("verb", "file_motion.name") in said
    finally:
        tongue.use("en")


def test_on_another_day_a_time_of_the_first_day_has_its_day():
    with Session.open("night-bus", seat="prosecutor", seed=1, keep=False) as play:
        play.advance(7 * 3600)
        assert play.time(30 * 86400) == "Wed 12 Nov 05:20"
        assert play.time(3600) == "06:20"
        play.advance(86_400 + 3600)
        assert play.time(3600) == "Mon 06:20"
        assert play.time(play.now) == "Tue 06:20"
        assert "Mon 06:20" in play.say("engine.evidence_known", {"done_at": 3600, "verb": "look", "act": "post-1"})


SEATED = {
    "people.madina.label": "seat 13, school rucksack",
    "people.oygul.label": "seat 1, blue scarf",
    "people.grey.label": "the woman in the grey coat",
    "injects.her_turn": "Seat 13 puts her bag down. 'Not the bag,' says seat 13. Seat 1 and the woman in the grey coat look on.",
    "injects.hers": "The one in seat 13 has read it: Madina nods.",
}


def test_a_written_line_names_who_sits_there_once_the_name_is_known():
    said = Wording(SEATED).say
    assert said("injects.her_turn") == SEATED["injects.her_turn"]
    assert said("injects.her_turn", known={"madina": "Madina", "grey": "Saodat"}) == (
        "Seat 13 (Madina) puts her bag down. 'Not the bag,' says seat 13. Seat 1 and the woman in the grey coat look on."
    )
    assert "Seat 1 (Oygul) and" in said("injects.her_turn", known={"oygul": "Oygul"})
    assert said("injects.hers", known={"madina": "Madina"}) == SEATED["injects.hers"], "the line says the name itself"


def test_a_line_on_the_screen_says_the_name_with_the_seat():
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(30 * 3600)
        named = [who for who, one in play.view().people.items() if one.name_known and play.label(who).partition("(")[2].startswith("seat ")]
        told = [play.tell(line) for line in play.view().lines if line.wording.startswith(("injects.", "storylines."))]
        assert any(f"eat {number} ({play.label(who).partition(' (')[0]})" in said for said in told for who in named
                   for number in [play.label(who).partition("(seat ")[2].rstrip(")")])  # fmt: skip


def test_what_cannot_be_asked_for_yet_says_from_when():
    with Session.open("night-bus", seat="shelter", seed=1, keep=False) as play:
        play.advance(4 * 3600)  # 09:20
        play.submit("act", {"verb": "request", "service": "identification"})
        assert play.tell(play.view().lines[-1]) == (
            "Nobody answers at this hour. Ring somebody else, or try again in their hours, from 11:00."
        )
        told = services.card(play, play.view(), "identification")
        assert told[:2] == ["Closed now; opens 11:00.", "It can be asked for from 11:00."]
        assert services.cue(play, play.view(), "identification") == "can be asked for from 11:00 · takes about 3 h"
        sworn = services.card(play, play.view(), "sworn_interpreter")
        assert sworn[:2] == ["Closed now; opens 11:00.", "It can be asked for now."]


GRAVE = (("by", "post"), ("items", "names needs minor_present held_since"))
TOLD = (
    e.Claim("madina", "name", "Madina"),
    e.Claim("madina", "speaks", "uz"),
    e.Claim("grey_coat", "held_since", 52 * 60),
    e.Claim("amir", "ill", "since Thursday"),
)


def test_what_is_gravest_stands_first_in_what_another_seat_tells():
    """A row of the inbox is cut at its end: since when somebody is held, who is ill, who may be under 18 stand before the rest."""
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as play:
        made = Line(1, 0, "phone", "seat:post", "engine.shared", GRAVE, ("madina", "amir", "grey_coat"), "", TOLD)
        said = lines.sentence(play, made)
    assert said.startswith(
        "The post on the road lets you know: the woman in the grey coat: held since 06:12; the small child: "
        "ill: since Thursday. And: that somebody may be under 18; needs: language, illness, who fears whom; since"
    )
    assert said.count("held since") == 1
    assert said.endswith("Seat 13, school rucksack: called Madina · speaks Uzbek.")


def test_whoever_is_asked_for_help_themselves_is_called_you():
    with Session.open("night-bus", seats=["investigator", "post"], seed=1, keep=False) as play:
        play.advance(600)
        play.sit("post")
        play.submit("act", {"verb": "request", "service": "investigator"})
        play.advance(play.now + 300)
        play.sit("investigator")
        play.advance(play.now + 300)
        line = next(line for line in play.view().lines if line.wording == "engine.asked_for")
        assert lines.sentence(play, line) == "The post on the road asks for: you."
        assert play.label("investigator") == "you"
        play.sit("post")
        assert play.label("investigator") == "the investigator in Kostobe"
