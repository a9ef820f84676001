"""The catalogue of the practice review (section 3): each of its 113 names is an act here, or says that it is not modelled yet."""

import re
from pathlib import Path

from sim.behaviours.effects import EFFECTS
from sim.model import terms
from sim.model.verbs import ACTS, VERBS
from zholda.session.material import countries, load_country

PAGE = (Path(__file__).resolve().parents[1] / "docs/reference/names-of-the-field.md").read_text(encoding="utf-8")
THE_FIELD, _, REST = PAGE.partition("## Acts that the review does not name")
ROWS = dict(re.findall(r"^\| ([a-z_]+) \| (.+) \|$", THE_FIELD, re.MULTILINE))
CODED = re.compile(r"`([^`]+)`")

# The names in the order of the review, written down from it by hand.
_WRITTEN = """
look watch call_alone check_documents query_register inspect note prepare
introduce safety_check show_card speak_with interview break stop explain teach_back ask_preference ask_wish ask_consent withdraw_consent
accept_report handle_call correct_colleague answer_press consult
separate tell_free meet_need first_aid call_ambulance medical_care forensic_exam return_documents return_belongings assess_risk plan_safety
offer_help let_go accompany call_service refer receive find_elsewhere set_house_rule inform_guardianship appoint_representative clarify_age
contact_family offer_consul notify_consul offer_asylum_information name_lawyer apply_stay plan_return claim follow_up
assess convene_identification close_check contest
tell_held deliver detain release search_person search seize accept_handed_over preserve examine_device order_expertise keep_chain open_case
recognise_injured set_status surveil plan_operation carry_out_operation inspect_workplace trace_money freeze ask_other_region ask_abroad
identify_person confront qualify fine start_expulsion adjourn close sever end_prosecution
review instruct free_unlawfully_held move support decline protect depose strike rule tell_progress explain_compensation share hand_over
request report_misconduct decline_order rest_shift wait pause_exercise
"""
REVIEW = _WRITTEN.split()
MAY_STAY_SHALLOW = {"examine_device", "surveil", "freeze", "ask_abroad", "confront"}  # and a page says so
WITHOUT_AN_ACT = {"stop", "withdraw_consent", "keep_chain", "rule", "wait", "pause_exercise"}  # the person's, the judge's, or the table's
NEVER_FOLDED = (  # families of which no two may be one act
    ("safety_check", "speak_with", "interview"),
    ("explain", "teach_back"),
    ("offer_help", "let_go"),
    ("separate", "tell_held", "tell_free"),
    ("share", "hand_over"),
    ("offer_consul", "notify_consul"),
)


def acts_of(row: str) -> list[str]:
    return [name for name in CODED.findall(row) if name in ACTS]


def test_the_page_has_each_of_the_113_names_once_and_in_the_order_of_the_review() -> None:
    assert len(REVIEW) == len(set(REVIEW)) == 113
    assert re.findall(r"^\| ([a-z_]+) \|", THE_FIELD, re.MULTILINE) == REVIEW


def test_each_name_is_an_act_or_a_form_or_says_why_it_is_none() -> None:
    without = {name for name, row in ROWS.items() if not acts_of(row) and not any(form in terms.FORMS for form in CODED.findall(row))}
    assert without <= WITHOUT_AN_ACT | MAY_STAY_SHALLOW | {"show_card"}  # a card is a voice of every act of talk


def test_only_what_may_stay_shallow_is_not_modelled_and_stands_under_that_heading() -> None:
    assert {name for name, row in ROWS.items() if row.startswith("not modelled yet")} == MAY_STAY_SHALLOW
    _, _, shallow = REST.partition("## Not modelled yet")
    for word in ("covert measures, kinds 1 to 6", "confrontation", "another country", "data out of a device", "freezing"):
        assert f"| {word}" in shallow or word in shallow, word


def test_every_word_of_the_page_that_looks_like_one_of_the_language_is_one() -> None:
    closed = {choice for act in (*ACTS.values(), *VERBS.values()) for param in act.params for choice in param.choices}
    known = {*ACTS, *VERBS, *terms.FORMS, *terms.NOTICED, *closed, "card", "asked", "search", "this face"}
    known |= {"sim/behaviours", "sim/behaviours/possible.py"}
    assert {word for word in CODED.findall(PAGE) if word not in known} == set()


def test_every_act_stands_on_the_page() -> None:
    assert set(ACTS) - set(CODED.findall(PAGE)) == set()


def test_what_must_not_be_taken_for_the_same_is_not_the_same() -> None:
    for family in NEVER_FOLDED:
        first = [acts_of(ROWS[name])[0] for name in family]
        assert len(set(first)) == len(family), family
        assert len({ACTS[act].id for act in first}) == len(family), family


def test_each_act_has_an_effect_and_a_word_on_who_may_in_every_pack() -> None:
    assert set(ACTS) - set(EFFECTS) == {"close_check", "clarify_age"}  # recorded, and judged by what was known
    for country, _title in countries():
        without = {profession: set(ACTS) - set(acts) for profession, acts in load_country(country).powers.items()}
        assert not any(without.values()), country
