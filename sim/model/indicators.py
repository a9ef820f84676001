"""Published signs of trafficking with their weights, and the rule that combines them.

`ilo.*` are the ILO/EC operational indicators (March 2009, revised September 2009), adult-labour and child-labour lists, taken
from a public derived table (verification tag S: secondary source read, the brochure itself not opened). `unodc.*` are gists of
the UNODC indicator leaflet (tags S and U+), unweighted: they suggest and never support. Indicators screen; they never decide guilt.
"""

from collections.abc import Iterable
from typing import Final

THRESHOLDS: Final = (
    "reason_to_look",
    "grounds",
    "young",
    "acute",
    "suspect",
    "tied",
    "complicity",
    "fear_of_return",
    "crime",
    "blame",
    "cleared",
)

# id: (adult labour, child labour); S strong, M medium, W weak, - not in that list
_ILO = """
d1.job S S | d1.work_cond M M | d1.contract M M | d1.family_reun M M | d1.housing M M | d1.docs M M | d1.travel M M | d1.wages M M
d1.marriage M M | d1.education W S
d2.violence S S | d2.abduction M S | d2.docs M M | d2.debt M S | d2.isolation M M | d2.denounce M M | d2.threat_viol M S
d2.inform_family M M | d2.viol_family M M | d2.money M M
d3.difficult_family M M | d3.illegal_status M M | d3.lack_edu M M | d3.lack_info M M | d3.control M M | d3.economic M M
d3.false_law M - | d3.false_success M M | d3.family M M | d3.personal M M | d3.dependency M M | d3.rel_auth M M | d3.past M M
d3.org_travel M M | d3.beliefs W M | d3.context W M
d4.hours S S | d4.living M M | d4.hazard M M | d4.pay M M | d4.law M M | d4.social M - | d4.very_bad M M | d4.wage_manip M M | d4.no_edu W M
d5.docs S S | d5.debt S S | d5.isolation S S | d5.violence S S | d5.tasks M S | d5.illicit M S | d5.peers M M | d5.lie M M
d5.denounce M M | d5.worse M M | d5.threat_viol M S | d5.influence M S | d5.viol_family M M | d5.wages M M | d5.inform_family W M
d6.dependency M M | d6.unknown_area M M | d6.economic M M | d6.family M M | d6.rel_auth M M | d6.past W M | d6.personal W M
"""

INDICATORS: Final[dict[str, tuple[str, str]]] = {
    "ilo." + name: (adult, child) for name, adult, child in (cell.split() for line in _ILO.strip().splitlines() for cell in line.split("|"))
}

UNODC: Final = (
    "movement_controlled",
    "fear_anxiety",
    "threats",
    "injuries",
    "distrust_of_authorities",
    "papers_held_by_others",
    "false_papers",
    "unfamiliar_language",
    "does_not_know_address",
    "lets_others_speak",
    "acts_as_instructed",
    "little_or_no_pay",
    "long_hours",
    "poor_housing",
    "no_medical_care",
    "limited_contact_with_family",
    "isolated",
    "dependent",
    "transport_to_be_repaid",
    "false_promises",
    "child_intimidated",
    "child_not_in_school",
    "child_with_non_relatives",
    "group_with_one_speaker",
    "same_address_slip",
)


def known(indicator: str) -> bool:
    """Whether the id names a published indicator."""
    return indicator in INDICATORS or (indicator.startswith("unodc.") and indicator[6:] in UNODC)


def positive(strong: int, medium: int, weak: int) -> bool:
    """The published rule for one dimension (derived table citing WCMS_105023 p. 3): two strong, one strong and another,
    three medium, or two medium and a weak one."""
    return strong >= 2 or (strong >= 1 and medium + weak >= 1) or medium >= 3 or (medium >= 2 and weak >= 1)


def gives_grounds(supports: Iterable[str], young: bool) -> bool:
    """Reasonable grounds: one strong indicator, or one dimension positive. `young` reads the child-labour weights."""
    counts: dict[str, list[int]] = {}
    for indicator in dict.fromkeys(supports):
        weights = INDICATORS.get(indicator)
        if weights is None:
            continue
        weight = weights[1 if young else 0]
        if weight == "S":
            return True
        if weight != "-":
            dimension = counts.setdefault(indicator[4:6], [0, 0])
            dimension["MW".index(weight)] += 1
    return any(positive(0, medium, weak) for medium, weak in counts.values())
