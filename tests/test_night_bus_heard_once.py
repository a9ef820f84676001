"""The girl heard once, a hearing asked of the judge, papers that go along: found by playing the investigator to the house and back."""

from typing import Any

from sim.model import events as e
from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from zholda.session import Session
from zholda.wording import catalogue


def act(play: Session, when: str, verb: str, **args: Any) -> None:
    play.advance(second(when))
    play.submit("act", {"verb": verb, **args})


def lines(play: Session) -> dict[str, int]:
    """What was said or seen, and when first."""
    return {line.wording: line.at for line in reversed(play.view().lines)}


def at_the_post(play: Session) -> None:
    """The investigator drives to the post, has the woman in grey searched and detains her there."""
    act(play, "Mon 06:23", "go", to="post_km42")
    act(play, "Mon 07:00", "tell_held", person="grey_coat", how="told", where="lane")
    act(play, "Mon 07:04", "search_person", person="grey_coat", by="zhibek", where="lane")
    act(play, "Mon 07:26", "detain", person="grey_coat", minute=3300, ground="traces", rights=True, doctor=True, relatives=True)


def test_who_was_detained_by_protocol_is_not_brought_in_a_second_time_with_four_empty_boxes() -> None:
    """Played: the protocol was written at 07:56, custody decided at 22:27, and at 22:29 Ruslan asked since which minute she is held."""
    with Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False) as play:
        at_the_post(play)
        act(play, "Mon 07:56", "open_case", offence="trafficking", ground="own_report")
        act(play, "Mon 09:11", "file_motion", motion="custody", **{"for": "grey_coat", "milder": True})
        play.advance(second("Tue 00:30"))
        heard = lines(play)
        missed = [entry.event.inject for entry in play._exercise.journal if isinstance(entry.event, e.InjectMissed)]
    assert "injects.her_clock" not in heard
    assert "her_clock" not in missed


def test_nobody_asks_for_the_protocol_while_it_is_being_written() -> None:
    """Played: begun when she came in, at eight; a minute into it Ruslan asked since when she is held, with four empty boxes."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        while "grey_coat" not in play.view().here():
            play.advance_until(play.length)
        begun = play.now
        assert play.submit(
            "act",
            {
                "verb": "detain",
                "person": "grey_coat",
                "minute": 3300,
                "ground": "traces",
                "rights": True,
                "doctor": True,
                "relatives": True,
            },
        ).accepted
        play.advance(begun + 1800)
        ended = [entry.event for entry in play._exercise.journal if isinstance(entry.event, e.ActEnded) and entry.event.verb == "detain"]
        assert [act.seconds > 120 for act in ended] == [True]
        assert "injects.her_clock" not in lines(play)


def test_a_paper_in_anothers_hand_that_goes_along_is_told_to_whoever_had_it() -> None:
    """Two passports stood 'with you' for three days; the post had given them along with their owners at nine on Monday."""
    with Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False) as play:
        at_the_post(play)
        play.advance(second("Mon 09:30"))
        holders = {play.view().things[f"passport_{name}"].holder for name in ("hurshida", "lola")}
        truly = {play._exercise._stage.world.get(f"holder.passport_{name}") for name in ("hurshida", "lola")}
    assert holders == truly
    assert "seat:investigator" not in holders


def test_whoever_asked_the_judge_to_hear_her_is_not_rung_that_she_would_speak_and_is_told_that_she_was_heard() -> None:
    """Played: filed at 11:15, 'she would speak, once' at 12:30 and not answered in time, granted at 19:15, and then nothing more."""
    with Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False) as play:
        at_the_post(play)
        act(play, "Mon 07:56", "open_case", offence="trafficking", ground="own_report")
        act(play, "Tue 10:45", "file_motion", motion="deposition", **{"for": "oygul"})
        play.advance(second("Wed 10:00"))
        heard = lines(play)
    assert "injects.she_would_tell_it_once" not in heard
    assert "storylines.the_hearing_is_over.by_telephone" in heard


def test_the_call_about_the_girl_says_from_when_on_the_one_is_there_with_whom_she_wants_to_speak() -> None:
    """She wants the woman from the telephone beside her, who comes at half past ten; the call promised ten o'clock and no more."""
    scenario = plan().scenario
    assert scenario.people["madina"].prefers.beside == ["nasiba"]
    assert "Nasiba is in the house from half past ten" in scenario.texts["injects.talk_at_ten"]


def test_a_silence_for_want_of_trust_does_not_look_like_one_for_want_of_a_closed_door() -> None:
    """Behind a closed door, with nobody of the other side about, three open questions brought 'A look at the door'."""
    said = catalogue("en")
    assert "door" in said["engine.looks_who_hears"] or "hear" in said["engine.looks_who_hears"]
    assert "door" not in said["engine.not_yet"]


def test_who_only_answered_a_call_of_ones_own_does_not_wait_at_the_telephone() -> None:
    """'Noted', said the guardianship authority, and then stood among those who have rung and had no answer."""
    with Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False) as play:
        act(play, "Mon 06:23", "share", contact="guardianship", items=["minor_present"], basis="duty")
        play.advance(second("Mon 06:28"))
        assert "contacts.guardianship.answers" in lines(play)
        assert "guardianship" not in play.public.callers()


def test_who_stands_beside_the_investigator_does_not_ring_from_a_parked_car() -> None:
    """Two women officers had been with the investigator in the city since the afternoon; at nine one of them rang from the turn-off."""
    scenario = plan().scenario
    assert scenario.services["regional_officers"].voice != scenario.injects["watched_from_far"].source
    with Session.open("night-bus", seat="investigator", others="vacant", seed=1, keep=False) as play:
        act(play, "Mon 07:10", "request", service="regional_officers")
        act(play, "Mon 09:40", "go", to="city")
        play.advance(second("Mon 21:05"))
        rang = {line.source for line in play.view().lines if line.wording == "injects.watched_from_far"}
        assert rang
        assert not rang & set(play.view().here())


def test_a_house_gives_nobodys_wishes_to_the_police_for_a_general_question() -> None:
    """'What people want', asked of nobody in particular: seven women's wishes came back, 'that nobody asks what she did' among them."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        act(play, "Mon 16:00", "share", contact="shelter_line", asked=["wishes"])
        play.advance(second("Mon 16:40"))
        told = [line for line in play.view().lines if line.at >= second("Mon 16:00") and line.source == "seat:shelter"]
    assert [claim for line in told for claim in line.claims if claim.attribute == "wish"] == []
    assert [dict(line.args)["items"] for line in told if line.wording == "engine.kept"] == ["wishes"]
