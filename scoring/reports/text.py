"""The report as plain text: for a terminal, a screen reader, or a mail. Lines are not broken here; depth is shown by two spaces.

First comes what a trainer reads in five minutes: how it ended, ratings, results by their titles, turning points, what to talk about.
Then each person's story, then the long evidence. What was said of a criterion once in a phase (what is better, by which source) is
not said again.
"""

from collections.abc import Iterable, Iterator

from scoring.reports.model import DecisionTaken, Line, ObjectiveLine, Phase, Report, ResultLine, Section, Story
from scoring.reports.words import capital


def as_text(report: Report) -> str:
    """The whole report, sections without content left out."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    h = report.headings
    yield report.opening
    yield report.marking
    yield from report.notes[:-1]  # that one case is no judgment is said at the end
    yield from _section(h["summary"], (f"  {_cited(line)}" for line in report.summary))
    yield from _section(h["whereabouts"], (f"  {one.name}: " + f"{one.wanted} {one.now}".strip() for one in report.whereabouts))
    yield from _section(h["travel"], (f"  {_cited(line)}" for line in report.travel))
    yield from _section(h["objectives"], (line for one in report.objectives for line in _objective(one, report)))
    yield from _section(h["phases"], (line for phase in report.phases for line in _in_short(phase, report)))
    points = report.turning_points
    yield from _section(
        h["turning_points"], (line for p in points for line in (f"  {p.clock} {p.title}", *(f"    {x}" for x in p.paragraphs)))
    )
    yield from _section(h["questions"], (f"  {number}. {question}" for number, question in enumerate(report.questions, 1)))
    yield from _section(h["stories"], (line for story in report.stories for line in _story(story, report)))
    yield from _section(h["timeline"], _timeline(report))
    for phase in report.phases:
        yield from _section(f"{h['phases']}: {phase.title}", _phase(phase, report))
    yield from _section(h["law"], (f"  {_cited(line)}" for line in report.law))
    for name, parts in (("court", report.court), ("interviews", report.interviews), ("indicators", report.indicators)):
        yield from _section(h[name], (line for part in parts for line in _part(part)))
    yield from _section(h["more_questions"], (f"  {number}. {question}" for number, question in enumerate(report.more_questions, 1)))
    for name, lines in (("team", report.team), ("went_well", report.went_well), ("system", report.system)):
        yield from _section(h[name], (f"  {_cited(line)}" for line in lines))
    yield from _section(h["plan"], _plan(report))
    yield from _section(h["reviews"], (f"  {one.said}" for one in report.reviews))
    if report.appendix is not None:
        yield from _section(h["appendix"], _appendix(report))
    yield ""
    yield from report.last_words


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A title and its lines; nothing where there are none."""
    first = True
    for line in lines:
        if first:
            yield from ("", title.upper())
            first = False
        yield line


def _cited(line: Line) -> str:
    """A line with its clock time before it, unless it says it itself, and its entries behind it."""
    clock = f"{line.clock}  " if line.clock and line.clock not in line.text else ""
    return clock + line.text + _entries(line.entries)


def _entries(entries: tuple[int, ...]) -> str:
    return f" [{ranges(entries)}]" if entries else ""


def ranges(numbers: Iterable[int]) -> str:
    """Entry numbers as people write them: `12, 40-44`."""
    runs: list[list[int]] = []
    for n in sorted(dict.fromkeys(numbers)):
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}" for run in runs)


def _objective(one: ObjectiveLine, report: Report) -> Iterator[str]:
    rating = f"{one.rating}: {one.words}" if one.rating else one.words
    yield f"  {one.id}  {one.title}. {rating}"
    if one.own:
        yield f"    {report.headings['own_rating']}: {one.own}: {one.own_words}"
    yield f"    {report.headings['why']}: {one.reason}."
    for review in one.reviews:
        yield f"    {review.said}"


def _story(story: Story, report: Report) -> Iterator[str]:
    yield f"  {story.title}"
    if story.wishes:
        yield f"    {report.headings['wishes']}: {' '.join(wish.text for wish in story.wishes)}"
    for paragraph in story.paragraphs:
        entries = tuple(dict.fromkeys(n for line in paragraph.lines for n in line.entries))
        yield f"    {' '.join(line.text for line in paragraph.lines)}{_entries(entries)}"
    entries = tuple(dict.fromkeys(n for line in story.ending for n in line.entries))
    yield f"    {' '.join(line.text for line in story.ending)}{_entries(entries)}"
    yield ""


def _timeline(report: Report) -> Iterator[str]:
    """Decisions and operations, in their order."""
    parts = [(one.at, tuple(_decision(one, report))) for one in report.timeline.decisions]
    parts += [(at, (f"  {_cited(line)}",)) for at, line in report.timeline.operations]
    return (line for _, lines in sorted(parts, key=lambda part: part[0]) for line in lines)


def _decision(one: DecisionTaken, report: Report) -> Iterator[str]:
    yield f"  {one.number}. {one.clock}  {one.ask} {one.how}{_entries(one.entries)}"
    if one.reason:
        yield f"    {report.headings['why']}: {one.reason}"
    for name, lines in (("known", [_cited(line) for line in one.known]), ("defended", one.defended)):
        if lines:
            yield f"    {report.headings[name]}:"
            yield from (f"      {line}" for line in lines)


def _in_short(phase: Phase, report: Report) -> Iterator[str]:
    """What weighs in a phase by its titles, how often where it is more than once; and how many lines were met."""
    parts = []
    for words in dict.fromkeys(one.words for one in phase.weighs):
        titles = [one.title for one in phase.weighs if one.words == words]
        parts.append(
            f"{words}: "
            + "; ".join(f"{title} ({titles.count(title)})" if titles.count(title) > 1 else title for title in dict.fromkeys(titles))
        )
    if phase.counts:  # what the exercise asked: by seat in place of all together
        parts += [line.text.rstrip(".") for line in phase.counts]
    elif phase.met:
        parts += [f"{report.headings['met']}: {len(phase.met)}"]
    if parts:
        yield f"  {capital(phase.title)}. " + " ".join(f"{capital(part)}." for part in parts)


def _phase(phase: Phase, report: Report) -> Iterator[str]:
    said: set[tuple[str, str]] = set()
    yield from (f"  {line.text}" for line in phase.counts)
    for one in phase.weighs:
        yield from _result(one, report, again=(one.criterion, one.better) in said)
        said.add((one.criterion, one.better))
    yield from (f"  {_cited(line)}" for line in phase.folded)
    if phase.met:
        names = "; ".join(_named(one) for one in phase.met)
        yield f"  {report.headings['met']}: {names}."
    if phase.unrated:
        names = "; ".join(f"{_named(one)}: {one.words}" for one in phase.unrated)
        yield f"  {report.headings['unrated']}: {names}."
        for one in phase.unrated:
            yield from (f"    {line}" for line in one.defended)


def _named(one: ResultLine) -> str:
    whom = f" ({one.people})" if one.people else ""
    return f"{one.title}{whom}" + (f" [{one.exception}]" if one.exception else "")


def _result(one: ResultLine, report: Report, *, again: bool) -> Iterator[str]:
    h, rule = report.headings, "" if again else one.rule
    yield f"  {_named(one)}: {one.words}. {rule}".rstrip() + f" ({one.criterion}){_entries(one.entries)}"
    for line in one.happened:
        yield f"    {line.clock}  {line.text}" if line.clock else f"    {line.text}"
    if one.due:
        yield f"    {one.due}"
    if one.better and not again:
        yield f"    {h['better']}: {one.better}"
    if one.sources and not again:
        yield f"    {one.layer}: {'; '.join(one.sources)}"
    for review in one.reviews:
        yield f"    {review.said}"


def _part(part: Section) -> Iterator[str]:
    yield f"  {part.title}"
    for line in part.lines:
        yield f"    {_cited(line)}"


def _plan(report: Report) -> Iterator[str]:
    h = report.headings
    for number, row in enumerate(report.plan, 1):
        mark = f"({row.mark}) " if row.mark else ""
        yield f"  {number}. {mark}{row.finding}{_entries(row.entries)}"
        yield f"    {h['action']}: {row.action or '____'}"
        yield "    " + "  ".join(
            f"{h[name]}: {cell or '____'}" for name, cell in (("cause", row.cause), ("owner", row.owner), ("date", row.date))
        )


def _appendix(report: Report) -> Iterator[str]:
    if report.appendix is None:
        return
    for section in report.appendix.truth:
        yield from _part(section)
    for one in report.appendix.numbers:
        steps = ", ".join(f"{clock} {value} ({why})" for _, clock, value, why in one.steps)
        yield f"  {one.name}, {one.level}: {steps}"
