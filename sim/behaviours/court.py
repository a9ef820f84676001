"""The court machine: it answers every motion by the published rule, in its own time, and lets those concerned know.

It reads the dossier that the seats made (`sim.dossier`), excludes what was unlawfully obtained, and stores nothing but its ruling.
A ruling that frees somebody takes effect only after the time in which those it concerns can be told. docs/reference/court.md.
"""

from typing import Final

from sim import dossier
from sim.behaviours import clocks, liberty
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms

IN_COURT: Final = ("closed_hearing", "remote_hearing")  # measures that only the judge can order
HEARS: Final = ("criminal_police", "prosecutor", "shelter_worker", "guardianship_officer")  # professions that a ruling is sent to
ON_DUTY: Final = 8  # in this part of the time for a ruling the prosecutor on duty passes a motion on
ANSWER: Final = "no_approach"  # what is ordered where nobody of the case has answered a request for protection


def begin(stage: Stage) -> None:
    """Take in every motion from now on, and answer requests for protection that nobody answers."""
    stage.on(e.MotionFiled, lambda entry: _filed(stage, entry))
    stage.on(e.FormFiled, lambda entry: _asked_for_safety(stage, entry))


# --- motions ------------------------------------------------------------------------------------------------------------


def lead(stage: Stage, motion: str) -> int:
    """Seconds until the judge answers: as a service of the court in this scenario says, else by the limit for rulings.

    A search is answered in a quarter of it by day and in half of it by night; nothing takes longer than the limit.
    """
    longest = clocks.limit(stage, "ruling")
    for service in stage.scenario.services.values():
        if service.institution == "court" and service.kind == motion:
            return min(service.lead, longest)
    if motion != "search":
        return longest
    return longest // 2 if stage.law.night((_clock(stage) + stage.now) % 86400) else longest // 4


def hearing(stage: Stage) -> int:
    """When the judge hears somebody for whom that is asked now: after the time for a ruling, and by night in the morning after it."""
    at = stage.now + lead(stage, "deposition")
    clock = (_clock(stage) + at) % 86400
    return at + (clocks.limit(stage, "night_ends") - clock) % 86400 if stage.law.night(clock) else at


def _clock(stage: Stage) -> int:
    """The second of the day in which the exercise begins."""
    return int(stage.scenario.start[11:13]) * 3600 + int(stage.scenario.start[14:16]) * 60


def propose(stage: Stage, motion: e.MotionProposed, cause: int) -> None:
    """A resolution goes with its file to whoever must agree. Where nobody of them sits, the one on duty passes it on in a while."""
    n = stage.record(motion, cause)
    about = (motion.person,) if motion.person else ()
    of, at = motion.motion, motion.place
    stage.observe(motion.seat, "own", "engine.motion_proposed", about=about, motion=of, place=at, to=motion.to, cause=n)
    acts = [one for one in stage.dossier().acts.values() if one.act in motion.evidence]
    for seat in _of(stage, motion.to):
        stage.observe(
            seat,
            "document",
            "engine.motion_came",
            source="seat:" + motion.seat,
            about=about,
            motion=motion.motion,
            number=len(acts),
            reasons=dossier.reasons(motion),
            cause=n,
        )
        known = dossier.evidence_in_view(stage.world.views[seat])
        new = [one for one in acts if one.act not in known]
        if new:
            stage.observe(seat, "own", "engine.file_came", cause=n, **dossier.listed(new))

    def passed_on() -> None:
        matter = motion.motion, motion.person, motion.place
        if motion in stage.dossier().proposed.get(matter, ()) and not _of(stage, motion.to):
            file(stage, e.MotionFiled(motion.seat, *matter, motion.evidence, motion.milder), n)

    stage.at(stage.now + clocks.limit(stage, "ruling") // ON_DUTY, passed_on)


def waiting(stage: Stage, seat: str, cause: int) -> None:
    """Tell whoever must agree which resolutions lie with them and go nowhere by themselves."""
    for proposed in stage.dossier().proposed.values():
        for motion in proposed:
            if motion.to == stage.scenario.seats[seat].profession:
                about = (motion.person,) if motion.person else ()
                due = clocks.due(stage, "motion", motion.person) if motion.person else -1
                gives = dossier.reasons(motion)
                stage.observe(
                    seat, "document", "engine.motion_waits", about=about, motion=motion.motion, reasons=gives, due=due, cause=cause
                )


def lies_with(stage: Stage, seat: str, proposer: str) -> list[e.MotionProposed]:
    """The resolutions of one seat that wait for another one to agree."""
    profession = stage.scenario.seats[seat].profession
    return [one for waits in stage.dossier().proposed.values() for one in waits if one.seat == proposer and one.to == profession]


def send_back(stage: Stage, seat: str, proposer: str, cause: int) -> None:
    """What waits here goes back to whoever resolved it: it does not reach the judge as it stands, and can be completed and come again."""
    for motion in lies_with(stage, seat, proposer):
        about = (motion.person,) if motion.person else ()
        n = stage.record(e.MotionReturned(seat, motion.motion, motion.person, motion.place, proposer), cause)
        stage.observe(proposer, "phone", terms.MOTION_RETURNED, source="seat:" + seat, about=about, motion=motion.motion, cause=n)
        stage.observe(seat, "own", "engine.motion_sent_back", about=about, motion=motion.motion, cause=n)


def lies_open(stage: Stage, seat: str) -> list[e.MotionFiled | e.MotionProposed]:
    """What this seat has filed or resolved and nobody has decided on yet."""
    tried = stage.dossier()
    filed = [one.motion for waits in tried.pending.values() for one in waits if one.motion.seat == seat]
    return [*filed, *(one for waits in tried.proposed.values() for one in waits if one.seat == seat)]


def take_back(stage: Stage, motion: e.MotionFiled | e.MotionProposed, cause: int) -> None:
    """Whoever filed or resolved takes it back: the judge does not look at it, its hour runs on, and it can be filed again, fuller."""
    about, matter = (motion.person,) if motion.person else (), (motion.motion, motion.person, motion.place)
    through = [one for filed in stage.dossier().filed(matter, motion.seat) for one in filed.agreed]
    n = stage.record(e.MotionReturned(motion.seat, *matter, motion.seat), cause)
    of, at = motion.motion, motion.place
    stage.observe(motion.seat, "own", "engine.motion_withdrawn", about=about, motion=of, place=at, cause=n)
    hear = _of(stage, motion.to) if isinstance(motion, e.MotionProposed) else [one.seat for one in through]
    for seat in hear:
        by = "seat:" + motion.seat
        stage.observe(seat, "document", "engine.motion_withdrawn_by", source=by, about=about, motion=of, place=at, cause=n)
    if through:
        waiting(stage, motion.seat, n)


def _of(stage: Stage, profession: str) -> list[str]:
    """The seats of a profession in which somebody sits."""
    return [s for s, state in stage.world.seats.items() if state.status == "taken" and stage.scenario.seats[s].profession == profession]


def file(stage: Stage, motion: e.MotionFiled, cause: int) -> None:
    """A motion lies with the judge from now on."""
    n = stage.record(motion, cause)
    about = (motion.person,) if motion.person else ()
    stage.observe(
        motion.seat,
        "own",
        "engine.motion_filed",
        about=about,
        motion=motion.motion,
        place=motion.place,
        measure=" ".join(stage.dossier().asked.get((motion.motion, motion.person, motion.place), ())),
        number=len(motion.evidence) if motion.motion != terms.SAFETY else "",
        cause=n,
    )
    if motion.motion == "deposition":
        stage.observe(motion.seat, "own", "engine.hearing_set", about=about, due=hearing(stage), cause=n)


def _filed(stage: Stage, entry: e.Entry) -> None:
    """From the filing of a motion the judge's time runs."""
    motion = entry.event
    if not isinstance(motion, e.MotionFiled):
        return
    expiry = clocks.due(stage, "custody", motion.person)
    too_late = motion.motion in clocks.KEEPS and expiry >= 0 and stage.now > expiry - clocks.limit(stage, "motion_lead")
    at = expiry if too_late else hearing(stage) if motion.motion == "deposition" else stage.now + lead(stage, motion.motion)
    if expiry >= 0 and motion.motion in clocks.KEEPS:
        at = min(at, expiry)
    stage.at(at, lambda: _rule(stage, (motion.motion, motion.person, motion.place), too_late, entry.n))


def _rule(stage: Stage, matter: tuple[str, str, str], too_late: bool, cause: int) -> None:
    """Late: nothing is looked at. Without a registered case nothing is granted, and nobody goes into custody who is not before the court,
    or whom nobody has detained by a protocol. Else by the evidence."""
    tried = stage.dossier()
    waits = tried.pending.get(matter, [])
    motion = next((one.motion for one in waits if one.entry == cause), None)
    if motion is None:
        return  # taken back, or decided with another's; the one that was filed since has a time of its own
    found = dossier.weigh(list(tried.acts.values()), motion)
    frees = motion.motion in clocks.KEEPS
    if too_late:
        found = dossier.Found("released", (), (), ())
    elif frees and not stage.world.get("held." + motion.person):
        found = found._replace(ruling="refused")
    elif not tried.open or (frees and motion.person not in tried.protocols):
        found = found._replace(ruling="released" if frees else "refused")
    moved = tuple(seat for one in waits for seat in (one.motion.seat, *(agreed.seat for agreed in one.agreed)))
    n = stage.record(e.Ruled(*matter, found.ruling, found.relied, found.struck, found.unmet), cause)
    why = "too_late" if too_late else "not_held" if frees else "no_case" if not tried.open else "no_source"
    _send(stage, motion, moved, found, why, n)
    for measure in tried.asked.get(matter, ()) if found.ruling == "granted" else ():
        if not stage.world.get(f"protected.{motion.person}.{measure}"):
            _order(stage, "", motion.person, measure, n)
    if frees and found.ruling in ("house_arrest", "released"):
        _open_the_door(stage, motion.person, found.ruling, n)


def _open_the_door(stage: Stage, person: str, how: str, cause: int) -> None:
    """After the time for telling those concerned; the term of custody frees earlier where it ends earlier."""
    freed = stage.now + clocks.limit(stage, "told_ruling")
    held = stage.world.get("held." + person)
    if held:
        stage.at(freed, lambda: liberty.walk(stage, person, "", how, cause))


def _send(stage: Stage, motion: e.MotionFiled, moved: tuple[str, ...], found: dossier.Found, why: str, cause: int) -> None:
    """Those who moved the judge, or resolved to (`moved`), learn all of it; the others who are sent rulings learn what was decided. `why`:
    what a refusal rests on."""
    about = (motion.person,) if motion.person else ()
    wording = dossier.LATE if why == "too_late" else dossier.RULED[found.ruling]
    milder = motion.motion == "custody" and found.ruling == "house_arrest"
    rests_on = why if found.ruling == "refused" else "no_reasons" if milder else ""
    for seat, authored in stage.scenario.seats.items():
        applicant = seat in moved
        if applicant or (motion.motion in clocks.KEEPS and authored.profession in HEARS):
            stage.observe(seat, "document", wording, about=about, motion=motion.motion, place=motion.place, why=rests_on, cause=cause)
        if applicant:
            for act in found.struck:
                left_out = dossier.in_words(stage.dossier().acts[act])
                stage.observe(seat, "document", "engine.excluded", act=act, motion=motion.motion, cause=cause, **left_out)


# --- protection ---------------------------------------------------------------------------------------------------------


def protect(stage: Stage, seat: str, person: str, measure: str, cause: int) -> None:
    """A measure of protection: ordered at once by whoever leads the case, asked of the judge where it concerns the courtroom."""
    if measure in IN_COURT:
        _ask(stage, seat, person, measure, lead(stage, "safety"), cause)
    elif _orders(stage, seat):
        _order(stage, seat, person, measure, cause)
    else:
        _ask(stage, seat, person, measure, clocks.limit(stage, "safety_answer") // 2, cause)


def _orders(stage: Stage, seat: str) -> bool:
    """Whether this seat's profession orders measures of protection itself; all others ask for them."""
    return stage.law.power(stage.scenario.seats[seat].profession, "protect") != "no"


def _ask(stage: Stage, seat: str, person: str, measure: str, seconds: int, cause: int) -> None:
    stage.observe(seat, "own", "engine.protection_asked", about=(person,), measure=measure, cause=cause)

    def answered() -> None:
        if not stage.world.get(f"protected.{person}.{measure}"):
            _order(stage, seat, person, measure, cause)

    stage.at(stage.now + seconds, answered)


def _order(stage: Stage, seat: str, person: str, measure: str, cause: int) -> None:
    n = stage.record(e.Protected(person, seat, measure), cause)
    for known, authored in stage.scenario.seats.items():
        if known == seat or (authored.profession in HEARS and person in stage.world.views[known].people):
            stage.observe(known, "document", "engine.protected", about=(person,), measure=measure, cause=n)


def _asked_for_safety(stage: Stage, entry: e.Entry) -> None:
    """A written request for protection reaches whoever leads the case; where nobody of the case sits, the machine answers in time."""
    form = entry.event
    if not isinstance(form, e.FormFiled) or form.form != "safety_motion" or form.subject not in stage.scenario.people:
        return
    person = form.subject
    for seat in stage.scenario.seats:
        if seat != form.seat and _orders(stage, seat):
            stage.observe(seat, "document", "engine.safety_asked", about=(person,), source="seat:" + form.seat, cause=entry.n)

    def answered() -> None:
        somebody = any(state.status == "taken" and _orders(stage, seat) for seat, state in stage.world.seats.items())
        if not somebody and not stage.world.get("protected." + person):
            _order(stage, "", person, ANSWER, entry.n)

    stage.at(stage.now + clocks.limit(stage, "safety_answer") // 2, answered)
