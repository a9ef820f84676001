"""What stands in the panes beside the scene, as rows: deadlines, the map's list, the case board or wishes and worries, the interview."""

from typing import TYPE_CHECKING, Final

from textual.content import Content

from tui import seat, words
from tui.panes import ahead, board, interview, lines, wishes
from tui.panes import map as maps
from tui.text import BLOCK_LINES, one_line, plain, rows, short
from tui.widgets.choices import Row
from zholda.tongue import _, n_, p_, span

if TYPE_CHECKING:
    from zholda.session import Offer, SeenInterview, View

TOPIC, ASK, ASIDE, BUSY = "topic", "ask-", "aside-", "busy"
LONGEST: Final = BLOCK_LINES * 40  # cells of one row, at most
NAMED: Final = 2  # names in a row before the others are counted


def due_rows(play: seat.Play, view: "View") -> list[Row]:
    """What falls due, the next first, each with how long is left; then deadlines that are over."""
    shown = [
        Row(f"due-{n}-{one.at}", rows((f"{play.time(one.at):>9} ", "bold"), f"{one_line(one.words)}", (f"  {left(play, one.at)}", "dim")))
        for n, one in enumerate(ahead.due(play, view))
    ]
    over = ahead.over(play, view)
    if over:
        shown.append(Row("", plain(_("Over:"), "bold")))
    shown += [Row("", rows(f"   {state}  ", (one_line(said), "dim"))) for state, said in over]
    return shown


def left(play: seat.Play, at: int) -> str:
    """How long is left."""
    return _("in {span}").format(span=span(at - play.now)) if at > play.now else p_("of a deadline", "now")


def map_rows(play: seat.Play, known: maps.Map) -> list[Row]:
    """Who is on the road, then the places with their marks."""
    shown = [
        Row(f"road-{n}-{journey.line}" if journey.line else "", plain(one_line(maps.journey_words(play, journey))))
        for n, journey in enumerate(known.journeys)
    ]
    for stop in known.stops:
        name, far = maps.stop_words(stop)
        shown.append(Row(f"place-{stop.id}", rows(one_line(name), (f"  {one_line(far)}" if far else "", "dim"))))
    return shown


def place_text(play: seat.Play, view: "View", place: str) -> str:
    """The roads from a place, and what this seat was told of it."""
    roads = [
        f"{play.label(road.to if road.origin == place else road.origin)} {span(road.seconds)}"
        for road in play.public.roads()
        if place in (road.origin, road.to)
    ]
    legs = _("Roads from here: {roads}").format(roads=", ".join(roads)) if roads else ""
    told = maps.told_of(view, place)
    said = [f"{lines.claimed(play, view, attribute, value, place)}  ({play.time(view.lines[no - 1].at)})" for no, attribute, value in told]
    people = [one for one in view.people.values() if one.place == place and place]
    if people:
        said.append(n_("In sight there: {n} person.", "In sight there: {n} people.", len(people)))
    return "\n".join(filter(None, (legs, *(said or [_("Nothing was told of it yet.")]))))


# --- the case board ----------------------------------------------------------------------------------------------------------------


def board_rows(play: seat.Play, view: "View", found: board.Board) -> list[Row]:
    """The elements of the offence, then everybody and everything with what ties them to others. The id of a row names its lines."""
    shown: list[Row] = []
    for element in found.elements:
        title = one_line(_(board.ELEMENT_WORDS[element.name]).partition(":")[0])
        text = one_line(board.element_words(play, element))
        shown.append(
            Row(_of("element", element.lines, len(shown)), rows((f"{board.gauge(element)} {title}  ", "bold"), short(text, LONGEST)))
        )
    for row, title, said in board.by_file(play, view):
        shown.append(Row(row, rows((f"{title}: ", "bold"), (short(said, LONGEST), "dim"))))
    sort = ""
    for node in found.nodes:
        ties = [link for link in found.links if link.one == node.id]
        if not ties and not any(link.other == node.id for link in found.links):
            continue
        if node.sort != sort:
            sort = node.sort
            shown.append(Row("", plain(f"{_(board.SORTS[sort])}:", "bold")))
        shown.append(Row(_of("node", (), len(shown)), rows(" ", one_line(node.label))))
        shown += _ties(play, view, ties, len(shown))
    if not found.links:
        shown.append(Row("", plain(_("Nothing hangs together yet. What you notice and are told is tied here by itself."), "dim")))
    return shown


def _ties(play: seat.Play, view: "View", ties: list[board.Link], number: int) -> list[Row]:
    """The links of one node; several to which the same lines tie it stand in one row."""
    bundles: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for link in ties:
        bundles.setdefault((link.words, link.lines), []).append(link.other)
    shown = []
    for n, ((said, numbers), others) in enumerate(bundles.items()):
        branch = "`- " if n == len(bundles) - 1 else "|- "
        to = words.several([one_line(play.label(other)) for other in others], NAMED)
        first = view.lines[numbers[0] - 1]
        small = f"  {play.time(first.at)}" + (f" +{len(numbers) - 1}" if len(numbers) > 1 else "")
        text = rows((f"   {branch}", "dim"), to, ": ", short(said, LONGEST // 2), (small, "dim"))
        shown.append(Row(_of("link", numbers, number + n), text))
    return shown


def _of(kind: str, numbers: tuple[int, ...], row: int) -> str:
    return f"{kind}-{row}-" + "_".join(str(no) for no in numbers)


def lines_of(row: str) -> tuple[int, ...]:
    """The lines that the id of a row of the board names."""
    numbers = row.rpartition("-")[2]
    return tuple(int(no) for no in numbers.split("_") if no.isdecimal())


def wishes_rows(play: seat.Play, view: "View") -> list[Row]:
    """For each person: wishes, needs, worries, what was offered, consents."""
    shown: list[Row] = []
    for card in wishes.cards(play, view):
        gone = f"  {card.gone}" if card.gone else ""
        shown.append(Row("", rows((one_line(card.label), "bold"), (gone, "dim"))))
        for part, title in wishes.PARTS.items():
            for text, no in card.parts[part]:
                numbers = (no,) if no else ()
                shown.append(Row(_of("wish", numbers, len(shown)), rows((f"  {_(title)}: ", "dim"), short(text, LONGEST))))
    return shown or [Row("", plain(_("Nobody has told what they want yet. Ask for it, with time and alone."), "dim"))]


# --- the interview -----------------------------------------------------------------------------------------------------------------


def talk_head(play: seat.Play, view: "View", talk: "SeenInterview") -> Content:
    """Status, presence, time, and the stop word."""
    told = "\n".join(one_line(line) for line in interview.head(play, view, talk))
    return rows(told + "\n", (_(interview.STOP), "bold"))


def talk_rows(play: seat.Play, view: "View", offers: "list[Offer]", talk: "SeenInterview", topic: str) -> list[Row]:
    """The topic, every sentence that can be said about it, a break, and the end."""
    running = interview.busy(play, view)
    shown = [Row(BUSY, rows((_("Go on with it"), "bold"), f": {one_line(running)}"))] if running else []
    topics = interview.topics(play, offers)
    if topics:
        about = words.choice("topic", topic) if topic else _("choose one")
        shown.append(Row(TOPIC, rows((_("Topic: {topic}").format(topic=one_line(about)), "bold"), ("  " + _("(Enter: another)"), "dim"))))
    for n, one in enumerate(interview.questions(play, offers, topic) if topic else (), 1):
        small = f"  ({one_line(one.type)})" if one.type else ""
        shown.append(Row(f"{ASK}{one.question}", rows(f"{n} ", one_line(one.sentence), (small, "dim"))))
    for offer, said in interview.aside(offers, talk.person):
        shown.append(Row(f"{ASIDE}{offer.verb}", rows("  ", said)))
    return shown
