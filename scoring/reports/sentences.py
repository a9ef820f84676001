"""Sentences of a person's story: one small function for each kind of happening. Which words they use is in the wording, never here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from scoring.reports.lived import Happening, Life
from scoring.reports.material import Written
from scoring.reports.model import Line
from scoring.reports.words import Words, body_behind


class Sentence(NamedTuple):
    """A sentence before it is said: `at` orders it and is its moment, `until` where it spans more than one; -1 where it has no moment."""

    at: int
    until: int
    wording: str
    args: Mapping[str, Any]
    entries: tuple[int, ...]


def between(since: int, until: int) -> int:
    """Seconds between two moments as clocks show them, so that what is said of a length of time agrees with its ends."""
    return (until // 60 - since // 60) * 60


class Teller:
    """Who says the sentences about one life: in the words of one language, each with its entries."""

    def __init__(self, life: Life, material: Written, words: Words, last: int, last_entry: int) -> None:
        self.life, self.material, self.words = life, material, words
        self.last, self.last_entry = last, last_entry
        self.sex = {"sex": material.sex(life.person) or "other"}
        self.answers: dict[int, list[Happening]] = {}
        for one in life.happenings:
            if one.kind == "said":
                self.answers.setdefault(one.args["act"], []).append(one)

    def say(self, wording: str, entries: Sequence[int], at: int = -1, **args: Any) -> Sentence:
        """One sentence to be said, with its entries and its moment."""
        return Sentence(at, at, wording, args, tuple(dict.fromkeys(n for n in entries if n)))

    def during(self, wording: str, group: Sequence[Happening], entries: Sequence[int] = (), **args: Any) -> Sentence:
        """One sentence about several happenings of the same kind."""
        first, last = min(one.until for one in group), max(one.until for one in group)
        shown = tuple(dict.fromkeys(n for n in (*_entries(group), *entries) if n))
        return Sentence(first, last, wording, args, shown)

    def spoken(self, sentence: Sentence, clock_before: str = "") -> Line:
        """The sentence in words. `{when}` is its moment: `Then` where the sentence before had the same clock time."""
        at, until, words = sentence.at, sentence.until, self.words
        args = {**self.sex, "at": at, "until": until, **sentence.args}
        clock = words.time(at) if at >= 0 else ""
        if clock:
            when = "between" if words.time(until) != clock else "then" if clock == clock_before else "at"
            args["when"] = words.say(f"debrief.story.{when}", {"at": at, "until": until})
        return Line(words.say(f"debrief.story.{sentence.wording}", args), sentence.entries, clock)

    def called(self, who: str) -> str:
        """What somebody is called; the hands of a seat are those of the body that sits there."""
        if who.startswith("seat:") or who in self.material.part("seats"):
            body = self.material.seat_of(who)
            return self.words.say(f"institution.{body}" if body else "debrief.story.service")
        return self.words.called(who)

    def who(self, people: Sequence[str]) -> str:
        return self.words.listed([self.called(one) for one in people])

    def talk(self, wording: str, group: Sequence[Happening], **args: Any) -> Iterator[Sentence]:
        """A talk and what was answered. Who interpreted, and who of the other side could hear, is said."""
        voices = dict.fromkeys(one.args["voice"] for one in group if one.args["voice"])
        everybody = dict.fromkeys(who for one in group for who in one.args["ears"])
        ears = [who for who in everybody if len(group) > 1 or who not in voices]  # a voice hears what it carries
        each = len(group) > 1 and all(one.args["ears"] for one in group)
        alone = [self.life.alone[one.args["act"]] for one in group if one.args["act"] in self.life.alone]
        by = dict.fromkeys(one.args["seat"] for one in group if one.args["seat"])
        yield self.during(
            wording, group, alone, n=len(group), voice=self.who(list(voices)), ears="" if each else self.who(ears),
            each=self.who(ears) if each else "", by=self.who(list(by)), **args,
        )  # fmt: skip
        answered: dict[tuple[bool, str], list[int]] = {}  # an answer that comes again is told once, with every entry
        for one in group:
            for put in (False, True):
                answers = [said for said in self.answers.get(one.args["act"], []) if said.args["put"] == put]
                if answers:
                    texts = " ".join(dict.fromkeys(self.words.say(said.args["text"]) for said in answers))
                    answered.setdefault((put, texts), []).extend(n for said in answers for n in said.entries)
        for (put, texts), entries in answered.items():
            yield self.say("answer_put" if put else "answer", entries, group[0].until, text=texts)


def nothing(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    yield from ()


def _entries(group: Sequence[Happening]) -> list[int]:
    return [n for one in group for n in one.entries]


def _came(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    one = group[0]
    vehicle = teller.called(one.args["vehicle"]) if one.args["vehicle"] else ""
    place = teller.words.called(one.args["place"])  # a place and a seat may have one id
    yield teller.say(one.kind, one.entries, one.at, vehicle=vehicle, place=place, name=teller.words.called(teller.life.person))


def _gone(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    one, life = group[0], teller.life
    since = life.here_since(one.at)
    taken_over = (h for h in life.happenings if h.kind == "handed_over" and since <= h.until <= one.at)
    if any(taken_over) or any(h.kind in ("cared", "went", "taken_along") and h.until == one.at for h in life.happenings):
        return  # that they went is said there
    vehicle = teller.called(one.args["vehicle"]) if one.args["vehicle"] else ""
    wording = "gone" if vehicle else "left"
    yield teller.say(wording, one.entries, one.at, vehicle=vehicle, others=teller.who(one.args["others"]), span=between(since, one.at))


def _asked(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    topic = group[0].args["topic"]
    before = any(one.kind == "asked" and one.args["topic"] == topic and one.at < group[0].at for one in teller.life.happenings)
    if len(group) == 1:
        yield from teller.talk("asked_later" if before else "asked", group, topic=topic, question=group[0].args["question"])
    else:
        yield from teller.talk("asked_again", group, topic=topic)


def _called(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        alone = teller.life.alone.get(one.args["act"], 0)
        room = teller.words.called(one.args["room"]) if one.args["room"] else ""
        yield teller.say("called_alone" if alone else "called", (*one.entries, alone), one.until, room=room)


def _paper(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        was, now, me = one.args["was"], one.args["now"], teller.life.person
        mine = "paper_shown" if was == me else "paper_own"
        wording = mine if now == me else "paper_given_back" if was == now else "paper_kept"
        yield teller.say(wording, one.entries, one.until, was="" if was in (me, now) else teller.called(was), now=teller.called(now))


def _paper_taken(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    yield teller.say("paper_taken", _entries(group), group[0].until, now=teller.called(group[0].args["now"]))


def _led(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        locked = "1" if one.args["locked"] else ""
        yield teller.say(
            "led_locked" if locked else "led",
            one.entries,
            one.until,
            to=teller.words.called(one.args["to"]),
            away=teller.called(one.args["from"]),
            others=teller.who(one.args["others"]),
        )


def _told(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    first = group[0].args
    items = [teller.words.say("debrief.story.item", {"item": item}) for item in dict.fromkeys(one.args["item"] for one in group)]
    voice = teller.called(first["voice"]) if first["voice"] else ""
    wording = "told" if first["understood"] else "told_not_understood"
    yield teller.during(wording, group, items=teller.words.listed(items), voice=voice)


def _told_free(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    one = group[0]
    voice = teller.called(one.args["voice"]) if one.args["voice"] else ""
    wording = one.kind + ("" if one.args["understood"] or one.kind == "told_untruly" else "_not_understood")
    yield teller.during(wording, group, voice=voice)


def _need(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    kind = "call" if group[0].args["need"] == "call" else "need"
    yield teller.during(kind, group, need=group[0].args["need"])


def _offered(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        a = one.args
        if not a["understood"]:
            yield teller.say("offered_not_understood", one.entries, one.until, services=" ".join(a["services"]))
            continue
        asked = "" if a["condition"] in ("none", "") else a["condition"]
        answer = "offered" if a["accepted"] or a["declined"] else "offered_no_answer"
        yield teller.say(
            answer, one.entries, one.until, services=" ".join(a["services"]), condition=asked, accepted=" ".join(a["accepted"]),
            declined=" ".join(a["declined"]), voice=teller.called(a["voice"]) if a["voice"] else "",
        )  # fmt: skip


def _shared(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    by_receiver: dict[str, list[Happening]] = {}
    for one in group:
        by_receiver.setdefault(one.args["to"], []).append(one)
    for to, same in by_receiver.items():
        items = " ".join(dict.fromkeys(item for one in same for item in one.args["items"]))
        yield teller.during("shared", same, items=items, who=teller.called(to), basis=same[0].args["basis"])


def _inquired(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    """Somebody asked a body about them, and about what."""
    items = " ".join(dict.fromkeys(item for one in group for item in one.args["items"]))
    first = group[0].args
    body = teller.material.body(first["to"])
    who = teller.words.say(f"institution.{body}") if body else teller.called(first["to"])
    yield teller.during("inquired", group, by=teller.called(first["seat"]), who=who, items=items)


def _handed_over(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    one = group[0]
    who = teller.words.say(f"institution.{one.args['body']}") if one.args["body"] else teller.called(one.args["to"])
    wording = "handed_over_introduced" if one.args["introduced"] else "handed_over"
    span = between(teller.life.here_since(one.until), one.until)
    gone = teller.life.left_at(one.until)
    yield teller.say(wording, (*one.entries, gone), one.until, who=who, span=span, items=" ".join(one.args["items"]))


def _service_came(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        if teller.material.part("services").get(one.args["service"], {}).get("kind") == "ambulance":
            yield teller.say("ambulance_came", one.entries, one.at, service=teller.called(one.args["service"]), span=one.args["waited"])


def _cared(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    by = teller.called(group[0].args["by"]) if group[0].args["by"] else ""
    went = teller.life.left_at(group[-1].until)
    span = between(teller.life.here_since(group[-1].until), group[-1].until)
    gone = (went,) if went else ()
    yield teller.during("cared_and_gone" if went else "cared", group, gone, by=by, span=span)


def _let_go(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        number = teller.words.say("debrief.story.with_number") if one.args["number"] else ""
        wording = "let_go_informed" if one.args["way"] == "informed" else "let_go_bare"
        yield teller.say(wording, one.entries, one.until, number=number)


def _scene(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        text = teller.words.say(one.args["text"], dict(one.args["args"]))
        by = teller.called(one.args["rung_by"]) if one.args["rung_by"] else ""
        yield teller.say("scene_rung" if by else "scene", one.entries, one.until, text=text, by=by)


def _reached(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        yield teller.say("reached", one.entries, one.until, place=teller.words.called(one.args["place"]))


def _talked(wording: str) -> Callable[[Teller, Sequence[Happening]], Iterator[Sentence]]:
    def told(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
        yield from teller.talk(wording, group)

    return told


def _plainly(wording: str, *names: str) -> Callable[[Teller, Sequence[Happening]], Iterator[Sentence]]:
    """A happening that is one sentence with its own arguments."""

    def told(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
        args = {name: group[0].args[name] for name in names}
        yield teller.during(wording, group, **args)

    return told


def _interviewed(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        wording = "interviewed" if one.args["how"] == "ended" else "interview_stopped"
        yield teller.say(wording, one.entries, one.at, to=one.until, span=one.args["seconds"])


def _ruled(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        ruling = teller.words.say(f"debrief.court.ruling.{one.args['ruling']}")
        yield teller.say("ruled", one.entries, one.until, motion=one.args["motion"], ruling=ruling)


def _operation(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        yield teller.say("met_in_operation", one.entries, one.until, by=teller.called(one.args["by"]))


def _taken_along(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
    for one in group:
        to = body_behind(one.args["to"], teller.material, teller.words) if one.args["to"] else ""
        yield teller.say("taken_along", one.entries, one.until, by=teller.called(one.args["seat"]), to=to)


def _either(name: str, value: Any, yes: str, no: str) -> Callable[[Teller, Sequence[Happening]], Iterator[Sentence]]:
    """One of two sentences, by an argument."""

    def told(teller: Teller, group: Sequence[Happening]) -> Iterator[Sentence]:
        for one in group:
            yield teller.say(yes if one.args[name] == value else no, one.entries, one.until, **{name: one.args[name]})

    return told


SENTENCES: Final[dict[str, Callable[[Teller, Sequence[Happening]], Iterator[Sentence]]]] = {
    "came": _came,
    "came_again": _came,
    "arrived": _came,
    "gone": _gone,
    "reached": _reached,
    "called": _called,
    "asked": _asked,
    "safety": _talked("safety"),
    "wish_asked": _talked("wish_asked"),
    "preference_asked": _talked("preference_asked"),
    "consent_asked": _either("result", "consented", "consent_given", "consent_not_given"),
    "said_back": _either("result", "understood", "said_back", "not_said_back"),
    "pressed": _plainly("pressed", "with"),
    "led": _led,
    "need": _need,
    "first_aid": _plainly("first_aid"),
    "ambulance_called": _plainly("ambulance_called"),
    "service_came": _service_came,
    "cared": _cared,
    "searched": _plainly("searched"),
    "fined": _plainly("fined"),
    "expulsion": _plainly("expulsion"),
    "detained": _plainly("detained"),
    "risk": _plainly("risk"),
    "let_go": _let_go,
    "taken_along": _taken_along,
    "broken_off": _plainly("broken_off", "verb"),
    "told": _told,
    "told_free": _told_free,
    "told_held": _told_free,
    "told_untruly": _told_free,
    "offered": _offered,
    "shared": _shared,
    "inquired": _inquired,
    "handed_over": _handed_over,
    "paper": _paper,
    "paper_taken": _paper_taken,
    "paper_back": _plainly("paper_back"),
    "scene": _scene,
    "interviewed": _interviewed,
    "received": _either("gate", "open", "received", "received_locked"),
    "went": _either("how", "unseen", "went_unseen", "went"),
    "identified": _either("result", "identified", "identified", "not_identified"),
    "followed_up": _either("answered", True, "followed_up", "not_reached"),
    "status": _plainly("status", "status"),
    "ruled": _ruled,
    "met_in_operation": _operation,
}
