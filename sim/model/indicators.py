"""Published signs of trafficking with their weights, and the rule that combines them. Indicators screen; they never decide guilt.

`ilo.*` are the ILO/EC operational indicators (March 2009, revised September 2009; WCMS_105023). The labour lists come from a public
derived table of them (tag S: secondary source read, the brochure itself not opened). The sexual-exploitation lists are recollection
(tag U-) but for three cells that the derived table states. A cell that was not verified says so wherever it is shown, and a result that
could be another with other weights there says that too (scoring.indicators.policies). `unodc.*` are in sim.model.leaflet.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from sim.model.leaflet import LEAFLET

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

LISTS: Final = ("adult_labour", "child_labour", "adult_sexual", "child_sexual")
DIMENSIONS: Final = {
    "d1": "deceptive recruitment",
    "d2": "coercive recruitment",
    "d3": "recruitment by abuse of vulnerability",
    "d4": "exploitation",
    "d5": "coercion at destination",
    "d6": "abuse of vulnerability at destination",
}

# id | text | weights in the four lists: S strong, M medium, W weak, - not in that list; a small letter, or `_` for -, was not verified
# | the ILO-11 indicators it falls under (derived table, S)
_ILO: Final = """
d1.job | deceived about the nature of the job, the location or the employer | S S s s | 2
d1.work_cond | deceived about conditions of work | M M m m | 2
d1.contract | deceived about content or legality of the work contract | M M m m | 2
d1.family_reun | deceived about family reunification | M M m m | 2
d1.housing | deceived about housing and living conditions | M M m m | 2
d1.docs | deceived about legal documents or about obtaining legal status | M M m m | 2
d1.travel | deceived about travel and recruitment conditions | M M m m | 2
d1.wages | deceived about wages or earnings | M M m m | 2 8
d1.marriage | deceived through promises of marriage or adoption | M M m m | 2
d1.education | deceived about access to education | W S w s | 2
d2.violence | violence on victims | S S s s | 5
d2.abduction | abduction, forced marriage, forced adoption or selling of the victim | M S s s | 5
d2.docs | confiscation of documents | M M m m | 7
d2.debt | debt bondage | M S m s | 9
d2.isolation | isolation, confinement or surveillance | M M m m | 3 4
d2.denounce | threat of denunciation to authorities | M M m m | 6
d2.threat_viol | threats of violence against the victim | M S m s | 6
d2.inform_family | threats to inform family, community or public | M M m m | 6
d2.viol_family | violence on family, threatened or done | M M m m | 5 6
d2.money | withholding of money | M M m m | 8
d3.difficult_family | abuse of a difficult family situation | M M m m | 1
d3.illegal_status | abuse of illegal status | M M m m | 1
d3.lack_edu | abuse of lack of education or language | M M m m | 1
d3.lack_info | abuse of lack of information | M M m m | 1 2
d3.control | control by exploiters | M M m m | 1
d3.economic | economic reasons | M M m m | 1
d3.false_law | false information about the law or the attitude of authorities | M - m m | 1 2
d3.false_success | false information about successful migration | M M m m | 1 2
d3.family | family situation | M M m m | 1
d3.personal | personal situation | M M m m | 1
d3.dependency | psychological and emotional dependency | M M m m | 1
d3.rel_auth | relationship with authorities, legal status | M M m m | 1
d3.past | difficulties in the past | M M m m | 1
d3.org_travel | difficulty to organise the travel | M M m m | 1
d3.beliefs | abuse of cultural or religious beliefs | W M w m | 1
d3.context | general context | W M w m | 1
d4.hours | excessive working days or hours | S S m m | 11
d4.living | bad living conditions | M M m m | 10
d4.hazard | hazardous work | M M m S | 10
d4.pay | low or no salary | M M m m | 8
d4.law | no respect of labour laws or of the contract signed | M M m m | 10 2
d4.social | no social protection (contract, insurance) | M - m _ | 10
d4.very_bad | very bad working conditions | M M m m | 10
d4.wage_manip | wage manipulation | M M m m | 8 9
d4.no_edu | no access to education | W M w m | 10
d5.docs | confiscation of documents | S S s s | 7
d5.debt | debt bondage | S S s s | 9
d5.isolation | isolation, confinement or surveillance | S S s s | 3 4
d5.violence | violence on victims | S S s s | 5
d5.tasks | forced tasks or clients | M S S S |
d5.illicit | forced into illicit or criminal activities | M S m s |
d5.peers | forced to act against peers | M M m m | 6
d5.lie | forced to lie to authorities or family | M M m m | 6 4
d5.denounce | threat of denunciation to authorities | M M m m | 6
d5.worse | threat to impose even worse conditions | M M m m | 6
d5.threat_viol | threats of violence against the victim | M S s s | 6
d5.influence | under strong influence | M S m s | 1 6
d5.viol_family | violence on family, threatened or done | M M m m | 5 6
d5.wages | withholding of wages | M M m m | 8
d5.inform_family | threats to inform family, community or public | W M w m | 6
d6.dependency | dependency on exploiters | M M m m | 1
d6.unknown_area | difficulty to live in an unknown area | M M m m | 1 4
d6.economic | economic reasons | M M m m | 1
d6.family | family situation | M M m m | 1
d6.rel_auth | relationship with authorities, legal status | M M m m | 1
d6.past | difficulties in the past | W M w m | 1
d6.personal | personal characteristics | W M w m | 1
"""


class Cell(NamedTuple):
    """The weight of an indicator in one list: S, M, W, or - where the list does not have it. `verified`: read in a source (tag S)."""

    weight: str
    verified: bool


class Indicator(NamedTuple):
    """One ILO/EC indicator. `cells` in the order of LISTS; `ilo11`: numbers of the ILO indicators of forced labour it falls under."""

    id: str
    dimension: str
    text: str
    cells: tuple[Cell, ...]
    ilo11: tuple[int, ...]

    def cell(self, name: str) -> Cell:
        """Its weight in the list of this name."""
        return self.cells[LISTS.index(name)]


def _read(line: str) -> Indicator:
    name, text, weights, numbers = (part.strip() for part in line.split("|"))
    cells = tuple(Cell("-" if one == "_" else one.upper(), one.isupper() or one == "-") for one in weights.split())
    return Indicator("ilo." + name, name[:2], text, cells, tuple(map(int, numbers.split())))


INDICATORS: Final[dict[str, Indicator]] = {one.id: one for one in map(_read, _ILO.strip().splitlines())}
UNODC: Final = tuple(LEAFLET)


def known(indicator: str) -> bool:
    """Whether the id names a published indicator."""
    return indicator in INDICATORS or (indicator.startswith("unodc.") and indicator[6:] in LEAFLET)


def positive(strong: int, medium: int, weak: int) -> bool:
    """The published rule for one dimension (derived table citing WCMS_105023 p. 3): two strong, one strong and another,
    three medium, or two medium and a weak one."""
    return strong >= 2 or (strong >= 1 and medium + weak >= 1) or medium >= 3 or (medium >= 2 and weak >= 1)


def gives_grounds(supports: Iterable[str], young: bool) -> bool:
    """Reasonable grounds: one strong indicator, or one dimension positive. `young` reads the child-labour weights."""
    weights = "child_labour" if young else "adult_labour"
    counts: dict[str, list[int]] = {}
    for name in dict.fromkeys(supports):
        indicator = INDICATORS.get(name)
        if indicator is None:
            continue
        weight = indicator.cell(weights).weight
        if weight == "S":
            return True
        if weight != "-":
            counts.setdefault(indicator.dimension, [0, 0])["MW".index(weight)] += 1
    return any(positive(0, medium, weak) for medium, weak in counts.values())
