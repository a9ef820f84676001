"""Where two standards pull apart there are two lines, and both pass: neither breaches either standard (practice review, section 4.4)."""

import pytest

from scoring.assess import assess
from scoring.examples import journal
from tests.standards.scene import law, scene, standards

STANDARDS = standards()
ACUTE = "05:54 reached person=zulfiya kind=acute by=people.zulfiya.cues.swollen_hand"
YOUNG = "05:50 reached person=madina kind=young by=people.madina.cues.school_rucksack"
SUSPECT = "05:46 reached person=saodat kind=suspect by=people.saodat.cues.stack"
GROUNDS = "06:00 reached person=nargiza kind=grounds by=people.nargiza.memories.bolt seat=investigator"
LEAVES = (
    "08:00 heard seat=prosecutor source=feruza wording=w claims=feruza.asks:return_home",
    "09:00 told person=feruza item=deposition by=prosecutor",
)
AT_HOME = "06:30 heard seat=investigator channel=phone source=arman wording=w claims=camp.moved_now:yes"
PLAN = "interpreter=nasiba care=doctor places_women=shelter places_men=centre first_voice=nasiba child=mother exits=two press=none"

# pair: (standards, one line, the other line)
PAIRS = {
    "fever, no interpreter": (
        ("VC-10", "VC-13"),
        [ACUTE, "05:56 meet_need need=first_aid people=zulfiya voice=none", "05:58 notify body=ambulance people=zulfiya", "09:00 end"],
        [ACUTE, "05:57 notify body=ambulance people=zulfiya", "06:05 safety_check people=zulfiya voice=nasiba", "09:00 end"],
    ),
    "wants to leave, unwilling": (
        ("VC-23", "VC-47"),
        [*LEAVES, "10:00 applied person=feruza seat=prosecutor what=return_home", "36:00 end"],
        [
            *LEAVES,
            "10:00 applied person=feruza seat=prosecutor what=return_home",
            "34:00 heard seat=prosecutor channel=phone source=feruza wording=w claims=feruza.asks:deposition",
            "35:00 motion seat=prosecutor motion=deposition person=feruza",
            "36:00 end",
        ],
    ),
    "a confession and a child in danger": (
        ("VC-29", "VC-50"),
        [
            "06:00 reached person=nargiza kind=crime by=people.nargiza.memories.bolt seat=shelter",
            "06:40 shared seat=shelter to=investigator items=people_elsewhere,child_in_danger basis=danger",
            "12:00 end",
        ],
        [
            "06:00 reached person=nargiza kind=crime by=people.nargiza.memories.bolt seat=shelter",
            "06:20 ask_consent people=nargiza seat=shelter to=investigator items=account,what_she_did,people_elsewhere result=consented",
            "06:40 shared seat=shelter to=investigator items=account,what_she_did,people_elsewhere people=nargiza basis=consent",
            "12:00 end",
        ],
    ),
    "the girl wants to run to an aunt at night": (
        ("VC-24", "VC-08", "VC-38"),
        [
            YOUNG,
            "06:10 notify body=guardianship people=madina",
            "06:20 meet_need people=madina need=company",
            "06:25 told person=madina item=what_happens_next",
            "12:00 end",
        ],
        [
            YOUNG,
            "06:10 notify body=guardianship people=madina",
            "08:35 handed_over person=madina to=guardianship introduced=yes",
            "08:35 moved who=madina place= cause=3",
            "12:00 end",
        ],
    ),
    "the clock of custody, and no statement": (
        ("VC-22", "VC-41"),
        [
            "07:15 check_documents people=saodat seat=investigator act=investigator-1",
            "10:00 preserve seat=investigator thing=camera act=investigator-2",
            "20:00 motion seat=investigator motion=custody person=saodat evidence=investigator-1,investigator-2",
            "23:00 end",
        ],
        [
            "07:15 check_documents people=saodat seat=investigator act=investigator-1",
            "10:00 consented person=oygul seat=investigator to=investigator items=account",
            "11:00 interview step=ask people=oygul topic=work question=open seat=investigator act=investigator-2",
            "20:00 motion seat=investigator motion=custody person=saodat evidence=investigator-1,investigator-2",
            "23:00 end",
        ],
    ),
    "a compelled keeper and those who fear her": (
        ("VC-26", "VC-27"),
        [GROUNDS, "09:00 set_status people=nargiza status=witness_with_defence seat=investigator", "23:00 end"],
        [
            GROUNDS,
            "08:00 received person=oygul seat=shelter phones=own gate=open",
            "09:00 risk person=oygul seat=shelter change=intake",
            "09:30 administrative people=nargiza step=adjourn seat=investigator",
            "23:00 end",
        ],
    ),
    "sisters": (
        ("VC-09", "VC-11"),
        [
            SUSPECT,
            "05:46 reached person=oygul kind=reason_to_look by=people.saodat.cues.stack",
            "05:50 moved who=saodat place=post room=lane",
            "06:02 speak_with people=oygul topic=journey question=open voice=odil hearing=feruza",
            "09:00 end",
        ],
        [
            SUSPECT,
            "05:46 reached person=oygul kind=reason_to_look by=people.saodat.cues.stack",
            "05:50 moved who=saodat place=post room=lane",
            "06:02 speak_with people=oygul topic=journey question=open voice=odil room=office",
            "09:00 end",
        ],
    ),
    "passports as evidence and property": (
        ("VC-44", "VC-41"),
        [
            "06:30 preserve thing=passport_oygul way=copied seat=investigator",
            "06:30 thing thing=passport_oygul holder=seat:investigator",
            "09:10 thing thing=passport_oygul holder=oygul",
            "33:00 end",
        ],
        [
            "06:30 thing thing=passport_oygul holder=seat:investigator",
            "07:00 thing thing=passport_oygul holder=oygul",
            "07:30 preserve thing=passport_oygul way=copied seat=investigator",
            "33:00 end",
        ],
    ),
    "people are being moved": (
        ("VC-30",),
        [
            AT_HOME,
            "07:00 carry_out_operation seat=investigator to=camp",
            "07:10 queued seat=investigator service=duty_interpreter",
            "07:20 queued seat=investigator service=rooms people=oygul",
            "07:40 meet_need seat=investigator people=oygul need=water",
            "12:00 end",
        ],
        [f"06:40 filed form=operation_plan seat=investigator {PLAN}", "09:00 carry_out_operation seat=investigator to=camp", "12:00 end"],
    ),
    "the consul and the group": (
        ("VC-34", "LR2"),
        [SUSPECT, "14:00 shared to=consulate items=names people=saodat basis=duty", "20:00 end"],
        [
            SUSPECT,
            "13:00 ask_consent people=oygul to=consulate items=names result=consented",
            "14:00 shared to=consulate items=names people=oygul basis=consent",
            "20:00 end",
        ],
    ),
    "the duty of a witness": (
        ("VC-12", "VC-33", "VC-45"),
        [
            "09:00 told person=oygul item=rights by=investigator",
            "09:05 told person=oygul item=use_of_information by=investigator",
            "10:00 interview people=oygul status=witness seat=investigator warned=1 recorded=1",
            "12:00 end",
        ],
        [
            "09:00 told person=oygul item=rights by=investigator",
            "10:00 preserve thing=camera way=copied seat=investigator",  # she would rather not, and the evidence is sought elsewhere
            "12:00 end",
        ],
    ),
}


def breached(of: tuple[str, ...], lines: list[str]) -> list[str]:
    chosen = [standard for standard in STANDARDS if standard.id in of]
    return [r.criterion for r in assess(journal(lines), scene(), law(), chosen).results if r.result == "breached" and not r.contested]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("which", [1, 2], ids=["one line", "the other"])
def test_both_lines_pass(pair, which):
    of, *lines = PAIRS[pair]
    assert not breached(of, lines[which - 1])


def test_every_standard_of_a_pair_is_one():
    assert {name for of, *_ in PAIRS.values() for name in of} <= {standard.id for standard in STANDARDS}


def test_what_is_contested_is_shown_with_both_lines_and_rates_nobody():
    contested = {c.id: c.exceptions["X13"] for s in STANDARDS for c in s.criteria if "X13" in c.exceptions}
    assert set(contested) == {
        "VC-15.no_promise", "VC-24.free", "VC-29.not_outside", "VC-29.what_she_did", "VC-29.by_a_service", "VC-30.planned",
    }  # fmt: skip
    assert all(len(excuse.lines) == 2 and excuse.when for excuse in contested.values())
    told = ["21:40 shared seat=shelter to=investigator items=what_she_did people=nargiza basis=danger", "23:00 end"]
    (result,) = [
        r for r in assess(journal(told), scene(), law(), STANDARDS).results if (r.criterion, r.seat) == ("VC-29.what_she_did", "shelter")
    ]
    assert (result.result, result.contested) == ("breached", True)
