"""Walkthroughs and policies: played through the façade, in order, with a reason where they cannot go on."""

from pathlib import Path

import pytest

from sim.model.walkthrough import Do, Step, Walkthrough
from zholda import policies
from zholda.session import Session, walkthrough
from zholda.telling import Teller
from zholda.walkthrough import Taken, WalkthroughFailed, perform

QUIET_ROAD = Path(__file__).parent / "cases" / "quiet_road"


def opened(**settings) -> Session:
    return Session.open(QUIET_ROAD, **{"seed": 7, "keep": False, **settings})


def steps(*written: Step) -> Walkthrough:
    return Walkthrough("written-here", "quiet_road", ["inspector"], list(written), {})


def look(name: str, **when) -> Step:
    return Step(name, do=Do("look", {"at": "gate"}), **when)


OUT = Step("out", do=Do("look", {"at": "gate", "where": "yard"}))  # from the gatehouse nobody is seen: its door closes


def taken(session: Session, *written: Step) -> list[Taken]:
    return [one for one in perform(session, steps(*written)) if one is not None]


# --- order and time -----------------------------------------------------------------------------------------------------------


def test_steps_are_taken_in_order_each_when_the_seat_is_free_again():
    session = opened()
    acts = taken(session, look("a"), look("b"), look("c"))
    assert [(one.step, one.at) for one in acts] == [("a", 0), ("b", 120), ("c", 240)]
    assert session.over


def test_a_step_waits_for_its_time_and_for_its_condition():
    session = opened()
    acts = taken(session, look("later", not_before=700), look("bus", when="here(pickup)"))
    assert acts[0].at == 700
    assert session.time(acts[1].at) == "07:05"


def test_a_wait_lets_exactly_that_much_time_pass():
    session = opened()
    acts = taken(session, Step("rest", wait=1000), look("a"))
    assert [one.at for one in acts] == [1000]


def test_of_several_threads_the_first_ready_step_is_taken():
    session = opened()
    acts = taken(session, look("a"), look("evening", not_before=6000), look("meanwhile", after="a"), look("last", after="evening"))
    assert [one.step for one in acts] == ["a", "meanwhile", "evening", "last"]


def test_an_optional_step_holds_up_nobody_and_is_taken_when_it_is_ready():
    session = opened()
    acts = taken(
        session,
        look("a"),
        look("pickup", when="here(pickup)", optional=True),
        look("b"),
        look("never", when="knows(pavo.owed)", optional=True),
    )
    assert [one.step for one in acts] == ["a", "b", "pickup"]


def test_a_choice_waits_until_its_decision_is_open():
    session = opened()
    chosen = Step("voice", choose="who_speaks=by_telephone", rationale="The foreman is their employer.")
    acts = taken(session, chosen)
    assert session.time(acts[0].at) == "07:05"
    assert acts[0].args == {"occurrence": "who_speaks", "option": "by_telephone", "rationale": "The foreman is their employer."}


def test_a_form_is_filed_with_its_fields():
    session = opened()
    taken(session, Step("note", fill="shift_note", subject="ilda", fields={"times": "07:15", "wishes": ["to be paid", "to go home"]}))
    assert session.view().forms[0][1:] == ("shift_note", "ilda", {"times": "07:15", "wishes": "to be paid, to go home"})


# --- each ---------------------------------------------------------------------------------------------------------------------


def test_each_of_a_group_gets_the_act_in_turn():
    session = opened()
    _, *acts = taken(session, OUT, Step("alone", each="pickers", do=Do("call_alone", {})))
    assert [one.args["person"] for one in acts] == ["ilda", "pavo"]
    assert acts[1].at >= acts[0].at + 60


def test_each_in_view_means_everybody_the_act_is_on_offer_for():
    session = opened()
    _, *acts = taken(session, OUT, Step("intro", each="in_view", do=Do("introduce", {"people": ["person"], "voice": ""}), not_before=1000))
    assert [one.args["people"] for one in acts] == [["ilda"], ["pavo"], ["foreman"]]


def test_a_condition_on_the_person_is_asked_for_each():
    session = opened()
    written = (
        Step("one", do=Do("call_alone", {"person": "pavo"})),
        Step("rest", each="pickers", when="done(call_alone, person)", do=Do("ask_wish", {})),
    )
    assert [one.args["person"] for one in taken(session, *written)[1:]] == ["pavo"]


# --- failing ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            [Step("wrong", do=Do("call_alone", {"person": "owner"}))],
            r"^step `wrong`: at 06:50 refused: Not here\. Go there first, or wait until they come\. \(verb call_alone, person owner\)$",
        ),
        ([look("never", when="knows(pavo.owed)")], r"^step `never`: `knows\(pavo.owed\)` did not hold while the seat was free$"),
        ([look("never", when="knows(pavo.owed)"), look("after")], "^step `never`: "),
        (
            [look("x", not_before=7100), look("late", not_before=7190, after="x")],
            "^step `late`: the seat was not free again before the end$",
        ),
        ([look("late", not_before=9000)], "^step `late`: the exercise was over before 09:20$"),
        ([Step("late", choose="her_own_time[ilda]=tell_first")], r"^step `late`: the decision her_own_time\[ilda\] was not open while"),
        ([Step("nobody", each="nobodys", do=Do("call_alone", {}))], "^step `nobody`: nobody of `nobodys` is there to do it to$"),
    ],
)
def test_a_step_that_cannot_be_taken_ends_the_walkthrough_with_its_id_and_the_reason(written, says):
    with pytest.raises(WalkthroughFailed, match=says) as failed:
        taken(opened(), *written)
    assert failed.value.step == written[0].id or failed.value.step == "late"
    assert str(type(failed.value)(*failed.value.args)) == str(failed.value)


def test_an_optional_step_that_is_refused_is_passed_over():
    session = opened()
    acts = taken(session, Step("wrong", do=Do("call_alone", {"person": "owner"}), optional=True), look("b"))
    assert [one.step for one in acts] == ["b"]


# --- what is written ------------------------------------------------------------------------------------------------------------


def test_a_walkthrough_written_in_yaml_plays_and_replays():
    session = opened()
    acts = [one for one in perform(session, walkthrough(QUIET_ROAD, "best_practice")) if one is not None]
    assert acts[0].step == "first_look"
    assert acts[-1].step == "written_down"
    assert session.replay().finished


def test_the_same_walkthrough_and_seed_give_the_same_bytes():
    digests = set()
    for _ in range(2):
        session = opened()
        list(perform(session, walkthrough(QUIET_ROAD, "best_practice")))
        digests.add(session.replay().digest)
    assert len(digests) == 1


# --- policies -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("policy", policies.POLICIES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_policy_plays_to_the_end_and_repeats_itself(policy, seed):
    digests = set()
    for _ in range(2):
        session = opened(seed=seed)
        list(policies.perform(session, policy))
        assert session.over
        digests.add(session.replay().digest)
    assert len(digests) == 1


def test_the_passive_policy_does_nothing():
    session = opened()
    assert not [one for one in policies.perform(session, "passive") if one is not None]
    assert not session.view().acts


def test_the_checklist_does_the_same_to_everybody():
    session = opened()
    session.submit("act", {"verb": "look", "at": "gate", "where": "yard"})
    acts = [one for one in policies.perform(session, "checklist") if one is not None]
    asked = {who for one in acts if one.args["verb"] == "ask_wish" for who in (one.args["person"],)}
    assert {"ilda", "pavo"} <= asked


def test_the_random_policy_does_many_different_things():
    verbs = set()
    for seed in range(8):
        session = opened(seed=seed)
        verbs |= {one.args.get("verb", one.what) for one in policies.perform(session, "random") if one is not None}
    assert len(verbs) > 20


# --- telling --------------------------------------------------------------------------------------------------------------------


def told(session: Session, *written: Step) -> list[str]:
    teller = Teller(session)
    lines = [text for _, text in teller.news()]
    for one in perform(session, steps(*written)):
        lines += [teller.deed(one)] if one is not None else []
        lines += [text for _, text in teller.news()]
    return lines


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (look("a"), "You: Look closely: the orchard gate."),
        (
            Step("b", do=Do("speak_with", {"person": "pavo", "topic": "work", "question": "open"})),
            "You: Speak about something: young man with a ladder. \u201cWhat do you know about the work you are going to?\u201d",
        ),
        (
            Step("c", do=Do("call_alone", {"person": "ilda", "where": "gatehouse", "by": "irina"})),
            "Irina for you: Call over, alone: woman with a blue headscarf, in the gatehouse.",
        ),
        (
            Step("d", do=Do("separate", {"people": ["ilda"], "from": "pavo", "to": "gatehouse", "locked": True})),
            "You: Take out of sight and hearing: Ilda, away from young man with a ladder, into the gatehouse, and lock the door.".replace(
                "Ilda", "woman with a blue headscarf"
            ),
        ),
        (
            Step("e", do=Do("share", {"contact": "labour_office", "items": ["check_in_progress", "names"], "basis": "duty"})),
            (
                "You: Pass on, or ask by telephone: the labour office, namely that it is being looked into and names, "
                "ground: the law demands it."
            ),
        ),
        (
            Step("f", do=Do("introduce", {"people": "pickers", "voice": "card"})),
            "You: Say who you are: woman with a blue headscarf and young man with a ladder, through a printed card.",
        ),
        (Step("g", do=Do("prepare", {"what": "numbers"})), "You: Prepare: telephone numbers on the desk."),
        (
            Step("h", choose="who_speaks=by_telephone", rationale="He is their employer."),
            "You decide: Ask for an interpreter by telephone, and use the gatehouse. (He is their employer.)",
        ),
        (
            Step("i", fill="shift_note", subject="ilda", fields={"times": "now"}),
            "You file: Shift note about woman with a blue headscarf. What happened when: now",
        ),
    ],
)
def test_what_was_done_is_told_as_a_sentence(step, sentence):
    assert sentence in told(opened(), step)


def test_what_came_is_told_once_and_without_bookkeeping():
    lines = told(opened(), look("a"), Step("voice", choose="who_speaks=by_telephone", rationale="x"))
    assert "A green pickup stops across the gate. The foreman gets out and leaves the engine on." in lines
    assert not [line for line in lines if line.startswith(("Done: Look", "<", "The scene changes"))]
    assert any(line.startswith("Now in sight: ") for line in lines)
