"""What is told of somebody's place, posture or company in the night bus is so at that moment: it is told under a condition that says it,
the text itself brings them there, or the words hold wherever they are."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from scenarios.language.library import load_scenario
from sim.model.scenario import Effect, Scenario

SEATS = {11: "oygul", 12: "feruza", 13: "madina", 14: "zulfiya", 15: "nargiza", 16: "hurshida", 17: "lola", 18: "shahnoza"}
PLACES = {"post": "post_km42", "shelter": "shelter"}
SEEN = ("sight", "hearing", "told")
ROOMS: dict[str, set[str]] = {  # how a text names a room of the case, and which rooms that may be; a kitchen has none of them
    "hall": {"hall", "shelter_hall", "loading_hall"},
    "office": {"office"},
    "lane": {"lane"},
    "canteen": {"canteen"},
    "trailer": {"trailer_one", "trailer_two"},
    "shed": {"shed"},
    "scales": {"scales"},
    "duty room": {"duty_room"},
    "holding room": {"cell"},
    "family room": {"family_room"},
    "small room": {"small_room"},
    "bench": {"gate_bench"},
    "corridor": {"court_corridor"},
    "kitchen": set(),
    "stairs": set(),
    "sill": set(),
    "step": set(),
    "by the door": set(),
}
THE_ROOM_ITSELF = {  # the text names the room or a thing in it, and nobody of the case in it
    "injects.somebody_films": "he films the hall from the bus, and is in it",
    "injects.where_are_we": "nobody is in it yet",
    "injects.dawn_at_the_well": "where the officer stands who has come",
    "injects.feruza_goes_by_night": "the bench is empty",
    "injects.two_glasses": "two glasses stand there, and she comes in with her bag",
    "injects.minibus_comes": "a car turns in",
    "storylines.bus.steps_down": "some of the travellers, none of the case",
    "storylines.dana_sleeps.tuesday": "a key",
    "storylines.one_and_the_others_may_go.she_says": "whoever looks along them has just got out of the car",
    "storylines.morning.frost": "a lamp over the lane",
    "storylines.morning.canteen_opens": "a light across the road",
    "storylines.the_camera_in_the_canteen.seen": "a camera over the till",
    "storylines.ribbons_with_thanks.goes_on": "somebody in the canteen claps",
    "storylines.captain_drives_off.with_what_he_read": "he does not look at it",
    "storylines.post_by_day.relief": "a key",
    "storylines.at_the_well.people_there": "what one sees of the place on coming",
    "storylines.at_the_empty_well.ashes": "an open shed",
    "storylines.at_the_warehouse.people_there": "they were brought there, and nobody has been led away yet",
    "storylines.at_the_owners_house.the_box": "a box",
    "storylines.at_the_owners_house_late.cold_stove": "a stove",
    "storylines.the_box_at_the_well.under_a_bed": "a box",
    "storylines.the_box_left_behind.through_the_door": "a box, seen from outside",
    "storylines.papers_on_the_scales.for_the_registration": "papers",
    "storylines.counted_in_the_duty_room.eight_people": "the story brings whoever is at the department into it",
    "storylines.at_ten_nobody.twenty_five_past": "the room is ready, and nobody sits in it",
}
AT_THE_WELL = ("trailer", "shed", "scales", "notch", "onions", "door")  # a sign of the well is noticed at the well


@cache
def case() -> Scenario:
    return load_scenario("night-bus")


def narrated(text: str) -> str:
    """A text without what is said in it: somebody's words may speak of any place."""
    return re.sub(r"(?<!\w)'.*?'(?!\w)", " ", text)


def conjuncts(condition: str) -> list[str]:
    """The parts of a condition of which each must hold."""
    text, depth, parts = " ".join(condition.split()), 0, [""]
    for word in re.split(r"( and | or |[()])", text):
        if word == " or " and not depth:
            return []
        depth += {"(": 1, ")": -1}.get(word, 0)
        if word == " and " and not depth:
            parts.append("")
        else:
            parts[-1] += word
    return [part.strip() for part in parts if part.strip()]


class Told:
    """A text that a seat sees or hears: where it stands, to whom, under which condition, and what it does."""

    def __init__(self, path: str, to: str, by: str, when: str, happens: list[Effect]) -> None:
        self.path, self.to, self.by, self.when, self.happens = path, to, by, when, happens
        self.text = case().texts.get(path, "")

    def rooms(self) -> set[str]:
        """Into which the text brings somebody, or in which its condition says that somebody is."""
        brought = {str(effect.args.get("room", "")) for effect in self.happens if effect.kind in ("arrive", "move")} - {""}
        return brought | set(re.findall(r"in_room\(\w+, (\w+)\)", self.when))


def told() -> Iterator[Told]:
    for name, inject in case().injects.items():
        yield Told(f"injects.{name}", inject.to, inject.by, inject.when, inject.happens)
    for line, beats in case().storylines.items():
        for name, beat in beats.items():
            yield Told(f"storylines.{line}.{name}", beat.to, beat.by, beat.when, beat.happens)


def seen() -> list[Told]:
    return [one for one in told() if one.text and one.by in SEEN]


def asked_for(path: str, above: frozenset[str] = frozenset()) -> set[str]:
    """What surely held when a text came: its own condition, and that of whatever it comes after."""
    kind, _, name = path.partition(".")
    if path in above:
        return set()
    if kind == "decisions":
        own = case().decisions[name].when
    elif kind == "injects":
        own = case().injects[name].when
    else:
        line, _, beat = name.partition(".")
        own = case().storylines[line][beat].when
    surely = set(conjuncts(own))
    if not own:
        before = [f"injects.{one}" for one, inject in case().injects.items() if inject.otherwise == name]
        before += [f"decisions.{one}" for one, decision in case().decisions.items() if decision.if_nobody == name]
        surely = set.intersection(*[asked_for(one, above | {path}) for one in before]) if before else set()
    for part in [*surely]:
        if found := re.fullmatch(r"happened\((\w+)\)", part):
            surely |= asked_for(f"injects.{found[1]}", above | {path})
        if found := re.fullmatch(r"chosen\((\w+), \w+\)", part):
            surely |= asked_for(f"decisions.{found[1]}", above | {path})
    return surely


def test_a_text_that_names_a_room_is_told_only_while_somebody_is_in_it() -> None:
    untrue = []
    for one in seen():
        words = [word for word in ROOMS if re.search(rf"\b{word}s?\b", narrated(one.text))]
        if words and one.path not in THE_ROOM_ITSELF and not one.rooms() & set().union(*(ROOMS[word] for word in words)):
            untrue.append((one.path, words))
    assert untrue == []


@pytest.mark.parametrize("seat", PLACES)
def test_a_text_that_shows_one_of_the_eight_asks_whether_she_is_there(seat: str) -> None:
    untrue = []
    for one in seen():
        if one.to != seat:
            continue
        here = asked_for(one.path)
        brought = {str(effect.args.get("who", effect.args.get("person", ""))) for effect in one.happens}
        for number in sorted({int(found) for found in re.findall(r"(?<!under )\b[Ss]eats? (1\d)\b", narrated(one.text))} & set(SEATS)):
            who = SEATS[number]
            there = f"present({who}, {PLACES[seat]})" in here or any(part.startswith(f"in_room({who}, ") for part in here)
            if who not in brought and not there:
                untrue.append((one.path, who))
    assert untrue == []


def test_what_is_noticed_about_somebody_holds_where_it_can_be_noticed() -> None:
    """Signs of a place are noticed in that place; what is told of the eight themselves names no chair, no door and no colleague."""
    people, texts = case().people, case().texts
    eight = [texts[f"people.{who}.cues.{cue}"] for who in SEATS.values() for cue in people[who].cues]
    assert not [
        text for text in eight if re.search(r"\b(sits|knees lies|on her knees|Odil|over the door)\b", text) and "does not sit" not in text
    ]
    for who in ("serik", "mavluda", "jasur", "bekzod", "marat"):
        for name, cue in people[who].cues.items():
            if any(word in narrated(texts[f"people.{who}.cues.{name}"]) for word in AT_THE_WELL):
                assert f"present({who}, camp)" in cue.when, (who, name)


def test_nothing_listed_is_gone() -> None:
    assert set(THE_ROOM_ITSELF) <= {one.path for one in seen()}
    assert all(THE_ROOM_ITSELF.values())
