"""Whether the story can happen: what is right in shape and names only existing things, and still cannot be meant."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from sim.law import not_in_force
from sim.model.pack import Pack
from sim.model.scenario import Beat, Effect, Scenario, Variant

_ADULT: Final = 18

Say = Callable[..., None]
"""say(path, code, **words): report at this path of the scenario."""


def judge(s: Scenario, written_id: Any, pack: Pack | None, criteria: Mapping[str, bool] | None, say: Say) -> None:
    """Report everything that makes no sense. `written_id`: the id in the file; `criteria`: whether the exercise starts their duty."""
    if written_id != s.id:
        say(("id",), "SC0309", word=written_id, folder=s.id)
    _times(s, say)
    _births(s, say)
    _ties(s, say)
    _injects(s, say)
    for line, beats in s.storylines.items():
        _storyline(line, beats, say)
    _decisions(s, say)
    for name, objective in s.objectives.items():
        if not objective.examined and not any(_starts_a_duty(s, part, criteria) for part in objective.progress):
            say(("objectives", name), "SC0305", word=name)
    for name, fact in s.facts.items():
        if len(set(fact.routes)) < 2:
            count = "one" if fact.routes else "no"
            say(("facts", name), "SC0310", word=name, count=count)
    _cuts(s, say)
    _variants(s, say)
    for name, contact in s.contacts.items():
        if not contact.institution and not contact.person:
            say(("contacts", name), "SC0313", word=name)
    if pack is not None:
        _law(s, pack, say)


def _law(s: Scenario, pack: Pack, say: Say) -> None:
    """No article may be cited before it is in force; those of one date are one problem."""
    date = s.start[:10]
    by_date: dict[str, list[str]] = {}
    for name in not_in_force(pack, date):
        cited = pack.articles[name]
        by_date.setdefault(cited.in_force, []).append(f"{cited.act}, {cited.number}" if cited.number else cited.act)
    for since, cited_then in by_date.items():
        more = f" and {len(cited_then) - 1} more" if len(cited_then) > 1 else ""
        say(("start",), "SC0306", article=cited_then[0] + more, date=date, since=since)


def _clock(s: Scenario, seconds: int) -> str:
    """A second of the exercise as its author writes it."""
    begin = int(s.start[11:13]) * 3600 + int(s.start[14:16]) * 60
    day, second = divmod(begin + seconds, 86400)
    return (f"day {day + 1} " if day else "") + f"{second // 3600:02}:{second // 60 % 60:02}"


def _times(s: Scenario, say: Say) -> None:
    """Nothing can happen after the end. The end of a thing, a shift or opening hours may lie there."""
    moments: list[tuple[tuple[str, ...], int]] = [
        (("storylines", line, name, "at"), beat.at) for line, beats in s.storylines.items() for name, beat in beats.items()
    ]
    moments += [(("injects", name, "at"), inject.at) for name, inject in s.injects.items()]
    for path, at in moments:
        if at > s.length:
            say(path, "SC0303", when=_clock(s, at), ends=_clock(s, s.length))


def _births(s: Scenario, say: Say) -> None:
    """Nobody is born after the exercise begins: a slip in the year would make a child of an adult, or nobody of somebody."""
    today = s.start[:10]
    for name, person in s.people.items():
        if person.born > today:
            say(("people", name, "born"), "SC0323", word=person.born, start=today)


def _ties(s: Scenario, say: Say) -> None:
    """A tie leads from one person to another."""
    for name, person in s.people.items():
        if any(tie.to == name for tie in person.ties):
            say(("people", name, "ties"), "SC0324", word=name)


def _cuts(s: Scenario, say: Say) -> None:
    """A cut is no longer than the whole, and what it rates is done by a seat that is played in it."""
    for name, cut in s.cuts.items():
        if cut.length > s.length:
            say(("cuts", name, "ends"), "SC0303", when=_clock(s, cut.length), ends=_clock(s, s.length))
        for objective in cut.objectives:
            if not set(s.objectives[objective].seats) & set(cut.seats):
                say(("cuts", name, "objectives"), "SC0318", word=objective, cut=name)


def _variants(s: Scenario, say: Say) -> None:
    """A variant words texts that are there, keeps children children, and leaves no old name behind."""
    for group, ways in s.varies.items():
        for way, variant in ways.items():
            own = ("varies", group, way)
            for name in variant.texts:
                if name not in s.texts or name.startswith("varies."):
                    say((*own, "texts", name), "SC0320", word=name, near=s.texts)
            for who, traits in variant.people.items():
                as_written, then = (_years(born, s.start) for born in (s.people[who].born, traits.born))
                if as_written is not None and then is not None and (as_written < _ADULT) != (then < _ADULT):
                    say((*own, "people", who, "born"), "SC0321", word=who, variant=way, age=then, other=as_written)
            for who in s.people:
                name = s.texts.get(f"people.{who}.name", "")
                if name and f"people.{who}.name" in variant.texts:
                    _old_names(s, variant, way, who, name, say)


def _old_names(s: Scenario, variant: Variant, way: str, who: str, name: str, say: Say) -> None:
    for path, text in s.texts.items():
        if path not in variant.texts and not path.startswith("varies.") and re.search(rf"\b{re.escape(name)}\b", text):
            say(tuple(path.split(".")), "SC0322", word=who, variant=way, name=name)


def _years(born: str, start: str) -> int | None:
    return int(start[:4]) - int(born[:4]) - (start[5:10] < born[5:10]) if born else None


def _injects(s: Scenario, say: Say) -> None:
    named = set(_given(s))
    for name, inject in s.injects.items():
        if inject.at < 0 and not inject.when and name not in named:
            say(("injects", name), "SC0301", word=name)
        if not inject.happens and f"injects.{name}" not in s.texts:
            say(("injects", name), "SC0317", word=name)


def _given(s: Scenario) -> Iterator[str]:
    """Injects and beats that something else brings about."""
    for effect in _effects(s):
        if effect.kind == "inject":
            yield str(effect.args["inject"])
    yield from (inject.otherwise for inject in s.injects.values())
    yield from (decision.if_nobody for decision in s.decisions.values())


def _effects(s: Scenario) -> Iterator[Effect]:
    for beats in s.storylines.values():
        for beat in beats.values():
            yield from beat.happens
    for inject in s.injects.values():
        yield from inject.happens
    for service in s.services.values():
        yield from service.asked
        yield from service.granted
    for contact in s.contacts.values():
        yield from contact.told


_EARLIER: Final = "Move it forward, or put the beat into a storyline of its own."
_OTHER: Final = "Let it wait for something else, or put it into a storyline of its own."
_ASIDE: Final = "Of two beats of which only one is to happen, each has a storyline of its own."


def _storyline(line: str, beats: dict[str, Beat], say: Say) -> None:
    """Beats come in order: a later one cannot have its moment before an earlier one, nor an earlier one wait for a later one, nor a later
    one come in place of an earlier one."""
    latest, latest_name = -1, ""
    names = list(beats)
    for position, (name, beat) in enumerate(beats.items()):
        if 0 <= beat.at < latest:
            why = f"The moment of `{name}` is over before `{latest_name}` has happened"
            say(("storylines", line, name, "at"), "SC0302", why=why, form=_EARLIER)
        if beat.at > latest:
            latest, latest_name = beat.at, name
        if beat.told and not beat.to and not beat.where and not _happens_somewhere(beat):
            say(("storylines", line, name, "text"), "SC0307")
        demanded = _demanded(beat.when)
        for other in names:
            there = f"happened({line}.{other})"
            if there in demanded and other in names[position:]:
                why = f"`{name}` waits for itself" if other == name else f"`{name}` waits for `{other}`, which comes after it"
                say(("storylines", line, name, "when"), "SC0302", why=why, form=_OTHER)
            elif "not" + there in demanded and other in names[:position]:
                why = f"`{name}` comes only if `{other}` has not happened, and stands after it"
                say(("storylines", line, name, "when"), "SC0302", why=why, form=_ASIDE)


def _demanded(when: str) -> list[str]:
    """What must hold for a condition to hold: its parts between `and`, without spaces; none of a condition that leaves a choice."""
    parts, depth = [""], 0
    for word in re.findall(r"[()]|\band\b|\bor\b|[^\s()]+", when):
        depth += {"(": 1, ")": -1}.get(word, 0)
        if word == "or" and not depth:
            return []
        if word == "and" and not depth:
            parts.append("")
        else:
            parts[-1] += word
    return parts


def _happens_somewhere(beat: Beat) -> bool:
    """Whether its first effect says where the beat is perceived."""
    first = beat.happens[0].args if beat.happens else {}
    return bool(first.get("place") or first.get("who"))


def _decisions(s: Scenario, say: Say) -> None:
    for name, decision in s.decisions.items():
        if len(decision.options) < 2:
            say(("decisions", name, "options"), "SC0316", word=name, found="one option" if decision.options else "no option")


def _starts_a_duty(s: Scenario, part: str, criteria: Mapping[str, bool] | None) -> bool:
    """Whether the exercise itself can start a duty of this criterion or inject, whatever the trainee does."""
    if part.startswith("inject."):
        return s.injects[part[7:]].expects is not None
    return criteria is None or criteria.get(part, False)
