"""`zholda list`, `check`, `standards` and `explain`: what there is, what is wrong with it, and what it means."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from zholda import session, tongue
from zholda.cli import diagnostics, output
from zholda.tongue import _
from zholda.wording import Wording, span

if TYPE_CHECKING:
    from zholda.session import Kept


def listing(asked: Namespace) -> int:
    """The scenarios, and the exercises on this machine."""
    scenarios, exercises = session.library(), session.kept()
    if asked.format == "json":
        output.show_json({
            "scenarios": [asdict(one) | {"seats": [{"id": seat, "profession": job} for seat, job in one.seats]} for one in scenarios],
            "exercises": [asdict(one) | {"path": str(one.path)} for one in exercises],
        })  # fmt: skip
        return diagnostics.DONE
    output.show(output.table([_scenario(one) for one in scenarios]))
    for languages, named in _elsewhere(scenarios).items():
        told = _("{scenarios}: the words of the case are in another language as yet ({languages}).")
        output.show("\n" + output.wrapped(told.format(scenarios=", ".join(named), languages=", ".join(languages))))
    if exercises:
        output.show("\n" + _("On this machine:") + "\n" + output.table([_exercise(one) for one in exercises]))
    return diagnostics.DONE


def _scenario(one: session.Summary) -> tuple[str, ...]:
    seats = _("seats: {seats}").format(seats=", ".join(seat for seat, _job in one.seats))
    minutes = _("{minutes} min to play").format(minutes=one.play_minutes)
    return one.id, one.title, span(one.length), minutes, one.level and _(one.level), one.problem or seats


def _elsewhere(scenarios: Sequence[session.Summary]) -> dict[tuple[str, ...], list[str]]:
    """The cases that are not told in the language spoken now, by the languages in which they are, in words. Cuts go with their case."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in scenarios:
        if one.languages and tongue.spoken() not in one.languages and "/" not in one.id:
            found.setdefault(tuple(Wording().word("language", code) for code in one.languages), []).append(one.id)
    return found


def _exercise(one: "Kept") -> tuple[str, ...]:
    state = _("over") if one.finished else _("go on: {command}").format(command=f"zholda play {one.name}")
    return one.name, one.seat, one.mode and _(one.mode), _("seed {seed}").format(seed=one.seed), one.problem or state


def check(asked: Namespace) -> int:
    """Everything wrong, as data; how many, as talk."""
    problems = session.check(asked.paths)
    if asked.format == "json":
        output.show_json({"problems": [problem.as_json() for problem in problems]})
    elif problems:
        output.show("\n\n".join(problem.render() for problem in problems))
    if not problems:
        diagnostics.say(f"Nothing wrong in {', '.join(asked.paths)}.")
        return diagnostics.DONE
    diagnostics.say(f"{len(problems)} problem{'s' * (len(problems) != 1)}. `zholda explain {problems[0].code}` says more about the first.")
    return diagnostics.USAGE


def standards(asked: Namespace) -> int:
    """The standards, with whom they bind and their sources."""
    found = session.standards()
    if asked.format == "json":
        output.show_json([asdict(one, dict_factory=_of_the_standard) for one in found])
        return diagnostics.DONE
    for one in found:
        binds = ", ".join(one.binds).replace("_", " ") or "everybody"
        output.show(f"{one.id}  {one.title}")
        output.show(output.wrapped(f"{one.layer}; binds {binds}; {'; '.join(s.cited for s in one.sources)}", "      "))
    return diagnostics.DONE


def _of_the_standard(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """What a standard says of itself: which article of a country makes it law is asked of the country pack."""
    return {name: value for name, value in pairs if name != "law"}


def explain(asked: Namespace) -> int:
    """A code or a standard, in words."""
    output.show(session.explain(asked.word))
    return diagnostics.DONE


def texts(asked: Namespace) -> int:
    """The texts of a scenario for translation, and how far that is."""
    found = session.texts(asked.scenario, asked.into, write=not asked.check)
    output.show(f"{found.path}: {found.done} of {found.texts} texts are translated")
    for why, names in (("not translated", found.missing), ("changed since", found.doubtful), ("other placeholders", found.marks)):
        if names:
            output.show(output.wrapped(f"{why} ({len(names)}): {', '.join(names[:20])}{' ...' if len(names) > 20 else ''}", "  "))
    return diagnostics.USAGE if asked.check and found.done < found.texts else diagnostics.DONE
