"""Observations in words: one line of the inbox for each thing a seat perceived, and what it did itself."""

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from tui import outcome, seat, words
from zholda.session.spoken import is_scene, outside_quotes
from zholda.tongue import _, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.model.events import Claim
    from zholda.session import Line, View

_OURS: Final = "engine."
_OPENING: Final = re.compile("[,:;.'\"\u00ab\u201c\u2018]")  # where the first words of a text end
_STORY: Final = ("storylines.", "injects.")
_ENDED: Final = re.compile("[.!?]['\"\u00bb\u201d\u2019]$")  # what somebody says ends with its own sign, within the marks
_TERMS: Final = ("engine.clock_started", "engine.clock_stopped")
REFUSED: Final = "engine.refused."
SHARED: Final = "engine.shared"
RULED: Final = "engine.ruled"  # how lines begin that say what the judge decided
GRAVE: Final = ("held_since", "ill", "threatened")  # claims that cannot wait until somebody reads a line to its end
GRAVE_ITEMS: Final = ("child_in_danger", "minor_present", "needs", "held_since")
WISHED: Final = ("wish", "preference")  # claims whose value names a text of the person
SINCE: Final = "held_since"  # a claim whose value is a second of the exercise
_QUIET: Final = frozenset({"engine.prompt"})  # the question itself is put in its own place


def shown(line: "Line") -> bool:
    """Whether a line is worth a row: an act that simply ended is not, nor a scene in which only rooms changed."""
    if line.wording == "engine.act_began" and dict(line.args).get("verb") == "note":
        return False  # it stands in the notebook
    if line.wording == "engine.act_ended":
        return bool(dict(line.args).get("result"))
    if line.channel == "scene":
        return any(_came_and_went(line))
    return line.wording not in _QUIET


def any_shown(view: "View", since: int) -> bool:
    """Whether any line after number `since` is worth a row, and worth stopping for: that somebody went back to their room is not."""
    return any(shown(line) and line.wording != "engine.goes_back" for line in view.lines[since:])


def sentence(play: seat.Play, line: "Line") -> str:
    """The line in words, with whom it comes from."""
    if line.channel == "scene":
        came, gone = _came_and_went(line)
        parts = [
            _("Now in sight: {who}.").format(who=_names(play, came)) if came else "",
            _("Not in sight any more: {who}.").format(who=_names(play, gone)) if gone else "",
        ]
        return " ".join(filter(None, parts))
    if line.wording == "engine.prompt_closed":
        return _decided(play, dict(line.args))
    line = _between_colleagues(play, line)
    said = _shared(play, line) if line.wording == SHARED else play.tell(line)
    if line.wording.startswith(_OURS):
        said = said[:1].upper() + said[1:]  # some begin with what a deadline or a service is called
    if not line.source or line.source == "me":
        return said
    label = play.label(line.source)
    return said if is_scene(line.wording, said) or _is_named(play, line, said, label) else f"{label}: {said}"


def _between_colleagues(play: seat.Play, line: "Line") -> "Line":
    """A line without its word that it was understood, where nobody heard it but people at work: among them that goes without saying."""
    heard = dict(line.args).get("result") == "understood" and line.about and all(map(play.public.serves, line.about))
    return line._replace(args=tuple(one for one in line.args if one[0] != "result")) if heard else line


def _is_named(play: seat.Play, line: "Line", said: str, label: str) -> bool:
    """Whether a line says by itself who it comes from: a sentence of ours anywhere in it, a text of the story where it begins, or behind
    the words that are quoted ("'All is well,' says seat 14")."""
    if line.wording.startswith(_OURS) and f" {_bare(label)} " in f" {_bare(said)} ":
        return True
    if any(f" {part} " in f" {_bare(outside_quotes(said))} " for part in _parts(label)):
        return True
    return _begins_with(said, label) or _opens_as(play, line.source, said, label)


def _opens_as(play: seat.Play, source: str, said: str, label: str) -> bool:
    """Whether a text opens with words of the label alone ("A detective, from the car" of Detective Ruslan) that fit nobody else."""
    opening = set(_bare(_OPENING.split(said, maxsplit=1)[0]).split())
    if not opening or not opening <= set(_bare(label).split()):
        return False
    return not any(opening <= set(_bare(play.label(one)).split()) for one in play.view().people if one != source)


def _shared(play: seat.Play, line: "Line") -> str:
    """What another seat tells, of whom: the names of items say only what it was about. What is gravest stands first, for a row is cut at
    its end."""
    grave = [claim for claim in line.claims if claim.attribute in GRAVE]
    args = dict(line.args)
    rank = {item: n for n, item in enumerate(GRAVE_ITEMS)}
    items = [item for item in str(args.get("items", "")).split() if item != "ruling" or not _with_rulings(play.view(), line)]
    args["items"] = " ".join(sorted(items, key=lambda item: rank.get(item, len(rank))))
    if grave:
        args["first"] = _ended("; ".join(f"{who}: {said}" for who, said in _by_value(play, grave)))
    rest = [_ended(f" {who[:1].upper()}{who[1:]}: {said}") for who, said in _by_value(play, [c for c in line.claims if c not in grave])]
    return play.say(line.wording, args, line.about) + "".join([*rest, _decided_before(play, line)])


def _ended(said: str) -> str:
    """With a full stop, where what is said in it has none of its own at the end."""
    return said if _ENDED.search(said) else said + "."


def _decided_before(play: seat.Play, line: "Line") -> str:
    """Of a ruling that somebody passes on and that this seat knows already, what and of whom it is: no line of it follows then."""
    view = play.view()
    rulings = [one for one in view.lines if one.wording.startswith(RULED)]
    known = {(dict(one.args).get("motion"), one.about, dict(one.args).get("place")): one for one in rulings if one.no < line.no}
    if "ruling" not in str(dict(line.args).get("items", "")).split() or _with_rulings(view, line) or not known:
        return ""
    return " " + _("You have it already: {what}").format(what=" ".join(play.tell(one) for one in known.values()))


def _with_rulings(view: "View", line: "Line") -> bool:
    """Whether what the judge decided comes with this line as news: each ruling then has a line of its own, with who passed it on."""
    same = takewhile(lambda one: one.at == line.at, view.lines[line.no :])
    return any(one.wording.startswith(RULED) and one.source == line.source for one in same)


def _said_by_rulings(view: "View", line: "Line") -> bool:
    """Whether a line says no more than that rulings are passed on, and they stand behind it."""
    return line.wording == SHARED and dict(line.args).get("items") == "ruling" and _with_rulings(view, line)


def _by_value(play: seat.Play, claims: "Sequence[Claim]") -> list[tuple[str, str]]:
    """Whom claims are about, and what they say, in words; once for all of whom the same is said."""
    view = play.view()
    told: dict[str, list[str]] = {}
    for claim in claims:
        if claim.value != "":
            told.setdefault(claim.subject, []).append(claimed(play, view, claim.attribute, claim.value, claim.subject))
    alike: dict[str, list[str]] = {}
    for who, said in told.items():
        alike.setdefault(" · ".join(said), []).append(play.label(who))
    return [(listed(those), said) for said, those in alike.items()]


def claimed(play: seat.Play, view: "View", attribute: str, value: str | int, who: str = "") -> str:
    """A claim in words, a minute as a time of day, a wish of `who` as it was told, and whoever or whatever this seat knows by label."""
    if attribute == SINCE and isinstance(value, int):
        return words.claim(attribute, play.time(value))
    wish = f"people.{who}.wishes.{value}"
    if attribute in WISHED and (said := play.say(wish)) != f"<{wish}>":
        return words.claim(attribute, said.removesuffix("."))
    known = isinstance(value, str) and (value in view.kinds or value.startswith("seat:"))
    return words.claim(attribute, play.label(str(value)) if known else play.value(str(value)))


def _begins_with(said: str, label: str) -> bool:
    """Whether a text says by itself who it is about: it begins with the name, or with the label that stands behind the name."""
    return any(f"{_bare(said)} ".startswith((f"{part} ", f"{part}' ")) for part in _parts(label))


def _parts(label: str) -> list[str]:
    """What somebody may be called by their label: the name, and what stands behind it, to compare by."""
    return [_bare(part) for part in label.partition(",")[0].rstrip(")").split(" (") if part]


def _bare(text: str) -> str:
    """A text without articles and signs, to compare by."""
    told = "".join(sign if sign.isalnum() or sign == "'" else " " for sign in text.casefold())
    return " ".join(word.rstrip("s") for word in told.split() if word not in ("a", "an", "the"))  # "Seats 19 and 20" is about seat 19


def _decided(play: seat.Play, args: dict[str, str | int]) -> str:
    decision = str(args["occurrence"]).partition("[")[0].partition("#")[0]
    how, option = words.closed(str(args["how"])), args.get("option")
    return f"{how}: {play.say(f'decisions.{decision}.options.{option}' if option else f'decisions.{decision}.ask')}"


def channel(line: "Line") -> str:
    """The channel in one word. What a term of the law does is nobody's doing, though it comes as the seat's own."""
    return words.channel("clock" if line.wording in _TERMS else line.channel)


def folded(lines: "Sequence[Line]") -> "list[Line]":
    """The lines, those of people who come or go one by one in the same second as one, under the first of their numbers. Whoever comes back
    in that second begins another."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else line
        if line.channel == "scene" == last.channel and line.at == last.at and last is not line and not _moving(line) & _moving(last):
            found[-1] = last._replace(about=last.about + line.about, claims=last.claims + line.claims)
        elif not found or line.channel != "scene" or any(_came_and_went(line)):
            found.append(line)
    return found


def whole(view: "View", number: int) -> "Line":
    """Line `number` with those that stand in one row with it."""
    line = view.lines[number - 1]
    same = view.lines[number - 1 : next((one.no - 1 for one in view.lines[number - 1 :] if one.at != line.at), None)]
    return folded(same)[0] if line.channel == "scene" and shown(line) else line


def newest(play: seat.Play, view: "View", since: int = 0) -> list[tuple["Line", str]]:
    """The lines after number `since` with their words, oldest first. Why several acts of one moment are not possible is said once."""
    found: list[tuple[Line, str]] = []
    for line in folded(view.lines[since:]):
        if _said_by_rulings(view, line):
            continue
        if shown(line):
            said = sentence(play, line)
            if not (line.wording.startswith(REFUSED) and any(said == told and line.at == one.at for one, told in found)):
                found.append((line, said))
        elif outcome.nothing_new(view, line):
            found.append((line, outcome.words(play, view, line)))
    return found


def led_to(play: seat.Play, at: int) -> str:
    """What reached the seat as a question came up, whole, a line each with its minute and how it came. "" for nothing.

    That is everything of this second, and what the story brought in the minute before it: what the question is about.
    """
    fresh = [line for line in play.view().lines if at - 60 < line.at <= at and line.channel not in ("own", "scene") and shown(line)]
    led = [line for line in fresh if line.at == at or line.wording.startswith(_STORY)]
    told = [f"{play.time(line.at)} {channel(line)}: {sentence(play, line)}" for line in led if not _said_by_rulings(play.view(), line)]
    return "\n".join([_("What came in just before:"), *told, "", ""]) if told else ""


def _came_and_went(line: "Line") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who came into sight and who left it."""
    gone = tuple(c.subject for c in line.claims if c.attribute in ("place", "stands_at") and c.value == "" and c.subject != "me")
    came = (*line.about, *(c.subject for c in line.claims if c.attribute == "stands_at" and c.value))
    return came, gone


def _moving(line: "Line") -> set[str]:
    """Whoever comes or goes in a line, or is seen in another room."""
    came, gone = _came_and_went(line)
    return {*came, *gone}


def _names(play: seat.Play, who: tuple[str, ...]) -> str:
    return words.several([play.label(one) for one in who], 4)
