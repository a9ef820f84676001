"""The UNODC leaflet of human-trafficking indicators, in gist, by its headings. Unweighted: they suggest and never support.

Source: UNODC, *Human trafficking indicators* (HT_indicators_E_LOWRES.pdf). The labour and the sexual-exploitation lists were read in
faithful reposts (tag S); the other headings are gists that nobody has read again (U+). The last heading is not in the leaflet: signs of
our own after recurring case patterns (R). Which ILO/EC indicators a sign points to is our own reading throughout (R).
"""

from typing import Final, NamedTuple

HEADINGS: Final = {
    "general": ("General", "U+"),
    "children": ("Children", "U+"),
    "domestic": ("Domestic servitude", "U+"),
    "sexual": ("Sexual exploitation", "S"),
    "labour": ("Labour exploitation", "S"),
    "begging": ("Begging and petty crime", "U+"),
    "ours": ("Not in the leaflet", "R"),
}

# id | gist | the ILO/EC indicators it points to
_LEAFLET: Final = {
    "general": """
against_will | believes that they must work against their will | d5.tasks
cannot_leave | cannot leave where they work | d5.isolation
movement_controlled | movement is controlled | d2.isolation d5.isolation
fear_anxiety | shows fear or anxiety | d5.influence
threats | violence or threats to self or family | d2.threat_viol d5.threat_viol d2.viol_family d5.viol_family
injuries | injuries that look like those of control or assault | d2.violence d5.violence
distrust_of_authorities | distrusts authorities | d3.false_law d3.rel_auth d6.rel_auth
threatened_with_hand_over | is threatened with being handed over to authorities | d2.denounce d5.denounce
afraid_of_status | is afraid of revealing immigration status | d3.illegal_status d3.rel_auth d6.rel_auth
papers_held_by_others | has no passport, or others hold it | d2.docs d5.docs
false_papers | has false documents | d1.docs
tied_to_known_places | found in, or tied to, places used for exploitation |
unfamiliar_language | unfamiliar with the local language | d3.lack_edu d6.unknown_area
does_not_know_address | does not know the address of home or work | d3.lack_info d6.unknown_area
lets_others_speak | lets others speak for them | d3.control d5.influence
acts_as_instructed | acts as if instructed by somebody | d3.control d5.influence d5.lie
certain_conditions | must work under certain conditions | d5.tasks
disciplined | is disciplined by punishment | d5.violence d5.worse
cannot_negotiate | cannot negotiate working conditions | d6.dependency
little_or_no_pay | gets little or no pay | d4.pay d5.wages
no_access_to_earnings | has no access to earnings | d2.money d5.wages
long_hours | works very long hours | d4.hours
no_days_off | has no days off | d4.hours
poor_housing | lives in poor or substandard housing | d4.living
no_medical_care | has no access to medical care | d4.very_bad
limited_contact_with_family | limited contact with family | d2.isolation d5.isolation
isolated | isolated, no social contact | d2.isolation d5.isolation
dependent | emotionally dependent | d3.dependency d6.dependency
transport_to_be_repaid | transport was paid by a facilitator and is to be repaid by work | d2.debt d5.debt
false_promises | acted on false promises | d1.job d1.work_cond d1.wages
""",
    "children": """
child_no_parents | has no access to parents or guardians | d2.isolation d5.isolation
child_intimidated | looks intimidated | d5.influence
child_untypical | behaves in a way not typical of the age |
child_no_friends | has no friends of the same age | d5.isolation
child_not_in_school | has no schooling | d4.no_edu
child_no_play | has no time to play | d4.hours
child_lives_apart | lives apart from other children, in poor accommodation | d4.living
child_eats_apart | eats apart from the family |
child_leftovers | is given leftovers | d4.living
child_unsuitable_work | does work not suitable for the age | d4.hazard
child_unaccompanied | travels unaccompanied by adults |
child_with_non_relatives | travels in a group with people who are not relatives | d3.control
child_size_clothing | child-size working clothing where children should not work | d4.hazard
child_things_at_venues | toys or child-size clothing at venues of sexual exploitation |
child_found_by_adult | an adult claims to have found the child | d2.abduction
child_one_number | several children with one telephone number | d3.control
child_illegal_adoption | signs of illegal adoption | d2.abduction
""",
    "domestic": """
home_with_family | lives with the family they work for | d6.dependency
home_eats_apart | does not eat with the family |
home_no_private_space | has no private space | d4.living
home_sleeps_badly | sleeps in a shared or unsuitable space | d4.living
home_reported_missing | reported missing by the employer although living there | d5.denounce
home_never_alone_out | never or rarely leaves without the employer | d5.isolation
home_leftovers | is given leftovers only | d4.living
home_insults | is subject to insults, threats or violence | d5.violence d5.threat_viol
""",
    "sexual": """
sexual_any_age | any age: age varies with place and market |
sexual_moved | is moved between venues | d5.isolation
sexual_escorted | is escorted to and from work and errands | d5.isolation
sexual_marks | bears marks of ownership | d5.violence
sexual_long_hours | works long hours with few days off | d4.hours
sexual_sleeps_at_work | sleeps where they work | d4.living
sexual_no_shared_language | lives or travels with women who share no language with them | d5.isolation
sexual_few_clothes | few clothes, or only those of that work | d6.dependency
sexual_few_words | knows only words of that work in the local language | d6.unknown_area
sexual_no_cash | has no cash of their own | d5.wages
sexual_no_identity | cannot show an identity document | d5.docs
sexual_sold | evidence that the person was sold | d2.abduction
sexual_adverts | venues advertise women of one origin |
sexual_group_controlled | groups under somebody's control | d5.isolation
""",
    "labour": """
labour_group_at_workplace | groups live at the workplace and rarely leave | d5.isolation d6.dependency
labour_degraded_housing | lives in degraded, unsuitable places | d4.living
labour_no_protection | no protective or warm clothing | d4.hazard
labour_leftovers | is given leftovers to eat | d4.living
labour_no_earnings | has no access to earnings | d5.wages
labour_no_contract | has no contract | d4.social d4.law
labour_excessive_hours | works excessive hours | d4.hours
labour_all_from_employer | employer supplies work, transport, housing and food | d6.dependency
labour_no_choice_of_lodging | has no choice of lodging | d6.dependency
labour_never_leaves_alone | never leaves the workplace without the employer | d5.isolation
labour_cannot_move | cannot move freely | d5.isolation
labour_guarded | security measures keep workers in | d5.isolation
labour_fines | is disciplined by fines | d4.wage_manip
labour_insults | is subject to insults, threats or violence | d5.violence d5.threat_viol
labour_no_training | has no basic training or licences | d4.law
labour_foreign_notices | notices are in other languages than the workers' | d3.lack_edu
labour_no_safety_notices | there are no health and safety notices | d4.law
labour_no_papers_shown | employer cannot show papers for foreign labour | d4.law
labour_no_wage_records | employer cannot show wage records | d4.wage_manip
labour_poor_equipment | equipment is poor, or adapted for children | d4.hazard
labour_law_broken | there are signs that labour law is broken | d4.law
labour_deductions | workers pay for tools, food or lodging by deduction | d4.wage_manip d5.debt
""",
    "begging": """
begging_in_public | children, elderly or disabled migrants beg in public places or transport | d5.tasks
begging_drugs | children carry or sell drugs | d5.illicit
begging_impairment | physical impairment that looks caused | d5.violence
begging_moving_daily | unaccompanied minors of one origin move over distance every day | d5.tasks
begging_gang | returns to the same places as a group | d5.tasks
begging_punished | is punished for not earning enough | d5.violence d5.worse
begging_lives_with_gang | lives with members of a gang | d6.dependency
""",
    "ours": """
group_with_one_speaker | one person answers for a whole group | d3.control
same_address_slip | members of a group show the same slip with one address or number | d3.control d3.lack_info
""",
}


class Sign(NamedTuple):
    """One sign of the leaflet. `says`: the ILO/EC indicators it points to, our own reading; `tag`: how far its text was verified."""

    id: str
    heading: str
    text: str
    says: tuple[str, ...]
    tag: str


def _read(heading: str, line: str) -> Sign:
    name, text, says = (part.strip() for part in line.split("|"))
    return Sign("unodc." + name, heading, text, tuple("ilo." + one for one in says.split()), HEADINGS[heading][1])


LEAFLET: Final[dict[str, Sign]] = {
    sign.id[6:]: sign for heading, lines in _LEAFLET.items() for sign in (_read(heading, line) for line in lines.strip().splitlines())
}
