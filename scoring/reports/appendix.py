"""The director's appendix: the hidden truth, and the numbers behind the persons. Nothing of it is ever in a trainee's report."""

from collections.abc import Iterator, Mapping, Sequence

from scoring.reports.lived import Life
from scoring.reports.material import Written
from scoring.reports.model import Appendix, Line, Numbers, Section
from scoring.reports.words import Words, body_of, known
from sim.model import events as e


def appendix(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> Appendix:
    """What was true, what was never told, which facts were found by nobody, and the levels over time."""
    truth = [
        Section(words.say("debrief.truth.people"), tuple(_people(lives, material, words))),
        Section(words.say("debrief.truth.never_told"), tuple(_never_told(entries, lives, material, words))),
        Section(words.say("debrief.truth.facts"), tuple(_facts(entries, material, words))),
        Section(words.say("debrief.truth.hostile"), tuple(_hostile(entries, material, words))),
        Section(words.say("debrief.truth.waited"), tuple(_waited(entries, material, words))),
    ]
    return Appendix(tuple(section for section in truth if section.lines), tuple(_numbers(entries, lives, material, words)))


def _people(lives: Mapping[str, Life], material: Written, words: Words) -> Iterator[Line]:
    for who in lives:
        plain = material.part("people").get(who, {})
        args = {"who": words.called(who), "role": str(plain.get("role", "")), "born": str(plain.get("born", ""))}
        yield Line(words.say("debrief.truth.person", args), (1,))


def _never_told(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> Iterator[Line]:
    told = {(x.event.person, x.event.memory) for x in entries if isinstance(x.event, e.Recounted) and x.event.version == "full"}
    for who in lives:
        for memory in material.part("people").get(who, {}).get("memories", {}):
            if (who, memory) not in told:
                text = words.say(f"people.{who}.memories.{memory}")
                yield Line(words.say("debrief.truth.memory", {"who": words.called(who), "text": text}), (1,))


def _facts(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """Must-find facts: by which way each was found, and that it was not."""
    signs: dict[str, int] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, e.Observed):  # a cue or a memory is a sign; an event, a beat or a paper has only its words
            signs.setdefault(event.sign, entry.n)
            signs.setdefault(event.wording, entry.n)
        elif isinstance(event, e.Recounted) and event.version == "full":
            signs.setdefault(f"people.{event.person}.memories.{event.memory}", entry.n)
    for fact, plain in material.part("facts").items():
        found = [signs[route] for route in plain.get("routes", []) if route in signs]
        name = known(words, f"facts.{fact}.text", fact.replace("_", " "))
        yield Line(words.say("debrief.truth.found" if found else "debrief.truth.not_found", {"fact": name}), tuple(found) or (1,))


def _hostile(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """What was told to contacts through whom the other side learns."""
    for entry in entries:
        event = entry.event
        if isinstance(event, e.InformationShared) and material.part("contacts").get(event.to, {}).get("hostile"):
            args = {"who": words.called(event.to), "items": " ".join(event.items), "at": entry.at}
            yield Line(words.say("debrief.truth.leaked", args), (entry.n,), words.time(entry.at))


def _waited(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """What the director released where nobody of the seat was: for whom it waited, and until when."""
    given = {entry.event.inject: entry for entry in entries if isinstance(entry.event, e.InjectGiven)}
    for entry in entries:
        event = entry.event
        if not isinstance(event, e.Commanded) or event.what != "release":
            continue
        name = str(event.args.get("inject", ""))
        plain, came = material.part("injects").get(name), given.get(name)
        if plain is None or (came is not None and came.at <= entry.at):
            continue
        title = known(words, f"injects.{name}.title", name.replace("_", " "))
        args = {"title": title, "seat": body_of(str(plain.get("to", "")), material, words)}
        said = words.say("debrief.truth.never_came", args) if came is None else words.say("debrief.truth.came", {**args, "at": came.at})
        yield Line(said, (entry.n, *([came.n] if came is not None else [])), words.time(entry.at))


def _numbers(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> Iterator[Numbers]:
    steps: dict[tuple[str, str], list[tuple[int, str, int, str]]] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, e.LevelChanged) and event.person in lives:
            steps.setdefault((event.person, event.level), []).append((entry.at, words.time(entry.at), event.value, event.why))
    for who in lives:
        for (person, level), found in steps.items():
            if person == who:
                told = tuple((at, clock, value, _why(why, words)) for at, clock, value, why in found)
                yield Numbers(words.called(who), _level(level, material, words), told)


def _level(level: str, material: Written, words: Words) -> str:
    """What a level is called: a feeling, trust in a kind of body, or in one officer of it."""
    kind, _, of = level.partition(".")
    if kind == "officer":
        return words.say("debrief.level.officer", {"whose": body_of(of, material, words)})
    return known(words, f"debrief.level.{kind}_{of}" if of else f"debrief.level.{kind}", level.replace("_", " ").replace(".", " "))


def _why(why: str, words: Words) -> str:
    """Why a level moved: a reason of the published table, an act, a line of the events list by its title, or the story."""
    family, _, rest = why.partition("#")[0].partition(".")
    if family == "injects":
        return known(words, f"injects.{rest}.title", words.say("debrief.moved.story"))
    if family == "storylines":
        return words.say("debrief.moved.story")
    return known(words, f"debrief.moved.{family}") or known(words, f"verb.{family}.name", words.say("debrief.done", {"verb": family}))
