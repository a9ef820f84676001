"""Write a walkthrough down as a text: every command, and after it what became new for each seat, in the words the seat reads.

    python -m tests.golden.playthrough            writes all texts again; the difference is reviewed like code

A fact that leaks to a seat, a rule that changed, a text that reads badly: each shows as a changed line.
"""

from pathlib import Path

from scenarios.language.library import load_walkthrough, walkthroughs
from sim.world.view import View
from zholda.session import Session
from zholda.walkthrough import Taken, perform

HERE = Path(__file__).parent
SCENARIO = "night-bus"
WHOLE = ("full-best-practice", "full-typical-errors")  # of the whole case; the others differ from these in a few steps


def texts() -> list[str]:
    """The walkthroughs that are written down: all of a cut, and of the whole case those two."""
    return [name for name in walkthroughs(SCENARIO) if name in WHOLE or load_walkthrough(SCENARIO, name).cut]


def text_of(name: str, scenario: str = SCENARIO, seed: int = 1) -> str:
    """The whole playthrough of one walkthrough."""
    walkthrough = load_walkthrough(scenario, name)
    session = Session.open(walkthrough.exercise, seed=seed, roster=dict.fromkeys(walkthrough.seats, f"walkthrough:{name}"), keep=False)
    exercise = session._exercise
    said = dict.fromkeys(exercise.plan.scenario.seats, 0)
    out = [f"{scenario}, walkthrough {name}, seed {seed}, country {exercise.plan.pack.id}, {session.mode}", ""]
    for taken in perform(session, walkthrough):
        if taken is not None:
            out.append(_command(session, taken, f"{taken.seat} " * (len(walkthrough.seats) > 1)))
        _new(session, said, out)
    _new(session, said, out)
    for seat, view in ((seat, exercise.view(seat)) for seat in said):
        out += ["", f"{seat}: {_last(session, view)}"]
    return "\n".join(out) + "\n"


def _command(session: Session, taken: Taken, whose: str) -> str:
    args = ", ".join(f"{k}={' '.join(v) if isinstance(v, list) else v}" for k, v in taken.args.items() if k not in {"verb", "fields"})
    return f"{session.time(taken.at)} > {whose}{taken.step}: {taken.args.get('verb', taken.what)} {args}"


def _new(session: Session, said: dict[str, int], out: list[str]) -> None:
    played = [one.seat for one in session.seats]
    for seat in said:
        if seat in played:
            session.sit(seat)  # called as this seat knows them
        view = session._exercise.view(seat)
        for line in view.lines[said[seat] :]:
            text = _scene(session, line.claims) if line.channel == "scene" else session.tell(line)
            out.append(f"    {session.time(line.at)} {seat} {line.channel:8} {text}")
        said[seat] = view.seen


def _scene(session: Session, claims: tuple[tuple[str, str, str | int], ...]) -> str:
    """Where everybody now is, room by room."""
    told: dict[str, dict[str, str]] = {}
    for who, what, value in claims:
        told.setdefault(who, {})[what] = str(value)
    rooms: dict[str, list[str]] = {}
    for who, where in told.items():
        gone = where.get("place", where.get("stands_at", "-")) == ""
        rooms.setdefault("gone" if gone else "in " + (where.get("room") or "the open"), []).append(session.label(who))
    return "; ".join(f"{room}: {' + '.join(who)}" for room, who in rooms.items())


def _last(session: Session, view: View) -> str:
    if not view.lines:
        return "vacant, perceived nothing"
    here = ", ".join(session.label(p) for p in view.here()) or "nobody"
    return f"perceived {view.seen} things; at the end in sight: {here}"


def main() -> None:
    for name in texts():
        (HERE / f"{SCENARIO}-{name}.txt").write_text(text_of(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
