"""When a seat has a reason to look, reasonable grounds, a doubt about age: the published rule, over what that seat perceived.

The rule (docs/reference/thresholds.md): a sign is a cue that suggests an indicator. One `at_once` sign in plain view for two minutes,
or any other sign once perceived or told, is a *reason to look*. Known supports that make one ILO dimension positive, or include a
strong one, or a sign of minority, are *reasonable grounds*. Suggestions alone never are. Nothing here reads hidden truth.
"""

from sim.behaviours import presence
from sim.engine.stage import Stage
from sim.model.events import ThresholdReached
from sim.model.indicators import gives_grounds

IN_PLAIN_VIEW = 120  # seconds


def reach(stage: Stage, seat: str, person: str, kind: str, by: str, other: str = "", cause: int = 0) -> None:
    """Record that `seat` crossed a threshold about `person`, once (once for each `other`)."""
    fact = f"{kind}.{seat}.{person}" + (f".{other}" if other else "")
    if not stage.world.get(fact):
        stage.record(ThresholdReached(seat, person, kind, by, other), cause)


def weigh(
    stage: Stage,
    seat: str,
    bearer: str,
    sign: str,
    *,
    suggests: list[str],
    supports: list[str],
    shows: list[str],
    about: list[str],
    at_once: bool,
    cause: int,
) -> None:
    """Weigh one thing just perceived. `about` are those it is a sign of, the bearer alone if empty; a sign of nobody weighs nothing."""
    subjects = about or ([bearer] if bearer else [])
    if suggests:
        for person in subjects:
            _sign(stage, seat, person, sign, at_once, cause)
        if about and bearer in stage.scenario.people and bearer not in about:
            reach(stage, seat, bearer, "suspect", sign, cause=cause)
    for shown in shows:
        _shown(stage, seat, bearer, subjects, shown, sign, cause)
    if supports:
        for person in subjects:
            mark = stage.world.marks.get((seat, person))
            young = bool(stage.world.get(f"young.{seat}.{person}"))
            if mark is not None and gives_grounds(mark.supports, young):
                _grounds(stage, seat, person, sign, cause)


def _sign(stage: Stage, seat: str, person: str, sign: str, at_once: bool, cause: int) -> None:
    if not at_once:
        reach(stage, seat, person, "reason_to_look", sign, cause=cause)
        return

    def still_in_view() -> None:
        if presence.visible(stage.world, seat, person):
            reach(stage, seat, person, "reason_to_look", sign, cause=cause)

    if not stage.world.get(f"reason_to_look.{seat}.{person}"):
        stage.at(stage.now + IN_PLAIN_VIEW, still_in_view)


def _grounds(stage: Stage, seat: str, person: str, sign: str, cause: int) -> None:
    reach(stage, seat, person, "reason_to_look", sign, cause=cause)
    reach(stage, seat, person, "grounds", sign, cause=cause)
    reach(stage, seat, person, "crime", sign, cause=cause)


def _shown(stage: Stage, seat: str, bearer: str, subjects: list[str], shown: str, sign: str, cause: int) -> None:
    match shown:
        case "minor":
            for person in subjects:
                reach(stage, seat, person, "young", sign, cause=cause)
                reach(stage, seat, person, "reason_to_look", sign, cause=cause)
                reach(stage, seat, person, "grounds", sign, cause=cause)
        case "tied":
            for person in subjects:
                if bearer:
                    reach(stage, seat, bearer, "tied", sign, other=person, cause=cause)
        case "blame" if bearer:
            reach(stage, seat, bearer, "blame", sign, cause=cause)
        case "acute" | "fear_of_return" | "complicity":
            for person in subjects:
                reach(stage, seat, person, shown, sign, cause=cause)
        case "no_sign":
            for person in subjects:
                reach(stage, seat, person, "cleared", sign, cause=cause)
