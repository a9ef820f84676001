"""What a country pack makes law is a standard that exists, and each citation says how far it was read."""

import pytest

from scenarios.language.library import load_pack
from tests.standards.scene import standards

STANDARDS = standards()
KNOWN = {s.id for s in STANDARDS} | {c.id for s in STANDARDS for c in s.criteria}


@pytest.mark.parametrize("country", ["kz", "velmara"])
def test_what_a_pack_makes_law_is_a_standard(country):
    assert set(load_pack(country).sources) <= KNOWN


def test_the_lawfulness_family_rests_on_articles_of_the_pack():
    assert {f"LR{n}" for n in range(1, 10)} <= set(load_pack("kz").sources)


def test_each_clock_of_detention_is_cited_by_its_own_article():
    """CPC as read 2023: delivery 129, what is said 131(1), the prosecutor 131(3), the motion 147(3), the end of detention 131(4)."""
    pack = load_pack("kz")
    clocks = ("LR1.delivered", "LR1.told_held", "LR1.prosecutor_told", "LR1.motion_ahead", "LR1.not_run_out")
    articles = [pack.articles[pack.sources[criterion]].number for criterion in clocks]
    assert articles == ["129", "131(1)", "131(3)", "147(3)", "131(4)"]


def test_no_criterion_of_injured_persons_rests_on_the_rights_of_the_accused():
    injured = next(c for s in STANDARDS for c in s.criteria if c.id == "LR6.injured")
    assert [source.title.split(" (")[0] for source in injured.sources] == ["Palermo Protocol", "Council of Europe Convention CETS 197"]


def test_rights_of_identified_persons_alone_are_no_law_for_everybody():
    """LAW24 17(2) and 20 belong to identified persons: until then these are benchmark in `kz`."""
    assert not {"VC-22", "VC-23", "VC-34", "VC-35", "VC-36", "VC-37", "VC-40"} & set(load_pack("kz").sources)


def test_every_limit_of_a_window_is_in_every_pack():
    for standard in STANDARDS:
        for criterion in standard.criteria:
            for window in (criterion.within, criterion.total, criterion.window, criterion.earlier):
                if isinstance(window, str):
                    assert all(window[6:] in load_pack(country).limits for country in ("kz", "velmara")), criterion.id
