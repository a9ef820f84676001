"""A small case for reports: one seat, two travellers, a woman who holds their papers, and a journal that can be checked by hand."""

from functools import cache
from typing import Any

from scoring.assess import assess
from scoring.examples import journal
from scoring.model import Standard
from scoring.reports.build import Extras
from scoring.reports.model import Audience, Report
from sim.model import events as e
from sim.model.scenario import Objective
from tests.standards import scene as stage
from tests.standards.scene import law, scene
from zholda.session.reports import report_of

PEOPLE = {
    "madina": {"role": "traveller", "sex": "female", "born": "2008-02-03", "wishes": ["call"], "memories": {"cafe": {}, "year": {}}},
    "rustam": {"role": "traveller", "sex": "male", "wishes": ["farm"]},
    "saodat": {"role": "suspect", "sex": "female", "ties": [{"to": "madina", "kind": "recruiter"}]},
    "odil": {"role": "colleague", "sex": "male"},
    "dana": {"role": "colleague", "sex": "female"},
}
TEXTS = {
    "title": "Small case",
    "objectives.P1.title": "See who is on the bus",
    "people.madina.label": "seat 13, rucksack",
    "people.madina.name": "Madina",
    "people.madina.wishes.call": "To call her grandmother.",
    "people.madina.coached.journey": "'To the field. All is well.'",
    "people.madina.memories.cafe": "She was promised work in a cafe.",
    "people.madina.memories.year": "The year in the passport was changed.",
    "people.rustam.label": "seat 19, thermos",
    "people.rustam.name": "Rustam",
    "people.rustam.wishes.farm": "To reach the farm before eleven.",
    "people.saodat.label": "the woman in grey, front seat",
    "people.saodat.name": "Saodat",
    "people.odil.label": "Odil, at the gate",
    "people.dana.label": "Sergeant Dana",
    "vehicles.bus.name": "the night bus",
    "places.post.rooms.office.name": "the office",
    "injects.remark": "Dana, half aloud: 'They know what they are going for.'",
    "facts.cafe.text": "what was promised",
}
LINES = [
    "05:40 moved who=madina place=post aboard=bus",
    "05:40 moved who=rustam place=post aboard=bus",
    "05:40 moved who=saodat place=post aboard=bus",
    "05:42 reached person=madina kind=reason_to_look by=x",
    "05:50 Observed channel=hearing source=dana wording=injects.remark about=madina",
    "05:55 speak_with people=madina topic=journey question=closed voice=saodat seconds=300",
    "05:55 Recounted person=madina memory=journey version=coached cause=6",
    "06:10 speak_with people=madina topic=journey question=open voice=odil hearing=saodat seconds=300",
    "06:30 separate people=madina from=saodat to=office seconds=180",
    "07:20 told person=madina item=rights",
    "07:22 told person=madina item=services understood=no",
    "07:30 speak_with people=madina topic=work question=open voice=odil seconds=300",
    "07:30 alone person=madina cause=12",
    "07:30 Recounted person=madina memory=cafe version=full cause=12",
    "07:40 offered person=madina services=shelter,call_home accepted=shelter",
    "07:45 held who=rustam how=vehicle_held since=06:00",
    "08:00 freed who=rustam how=released",
    "08:00 moved who=rustam place= aboard=bus",
    "08:10 handed_over person=madina to=shelter introduced=yes",
    "08:10 moved who=madina place=",
    "09:00 LevelChanged person=madina level=fear value=3 why=alone",
    "09:30 end",
]


@cache
def standards() -> tuple[Standard, ...]:
    """Three standards, read once: a new one changes nothing here."""
    return tuple(standard for standard in stage.standards() if standard.id in {"VC-01", "VC-13", "VC-24"})


def material(texts: dict[str, str] | None = None) -> dict[str, Any]:
    """The part of a header that reports read."""
    return {
        "people": PEOPLE,
        "texts": TEXTS | (texts or {}),
        "start": "2025-10-13 05:20",
        "seats": {"post": {"profession": "migration_police", "place": "post"}},
        "contacts": {"shelter": {"institution": "shelter"}},
        "things": {"passport": {"kind": "passport", "owner": "madina", "holder": "saodat"}},
        "facts": {"cafe": {"routes": ["people.madina.memories.cafe"]}},
    }


def entries(lines=LINES, texts: dict[str, str] | None = None) -> list[e.Entry]:
    """The journal of the case, header first: entry numbers are those of `LINES`, counted from 2."""
    header = e.Opened(1, 1, "0.1.0", "small", "nowhere", 7, 0, "training", (("post", "trainee"),), (), {"scenario": material(texts)})
    moved = [e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal(lines)]
    return [e.Entry(1, 0, 0, header), *moved]


def made(lines=LINES, audience: Audience = "trainee", texts: dict[str, str] | None = None, **extras: Any) -> Report:
    """The report of the case."""
    found = entries(lines, texts)
    objectives = {"P1": Objective(["post"], ["VC-01.alone"], ["VC-13", "VC-09"])}
    assessment = assess(found, scene(objectives), law(), standards())
    return report_of(found, assessment, Extras(standards(), **extras), audience)


def story(person: str = "madina", lines=LINES) -> list[str]:
    """The sentences of one person's story, paragraph by paragraph, then how it ends."""
    one = next(story for story in made(lines).stories if story.person == person)
    return [" ".join(line.text for line in part.lines) for part in one.paragraphs] + [line.text for line in one.ending]
