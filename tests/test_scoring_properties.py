"""The monitors say in one pass what the definitions say over the whole journal, for any criterion and any play."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.happenings import Happening
from scoring.model import Criterion, Excuse, Grace, Part, Pattern, Scope
from scoring.monitor import Finding
from scoring.properties import Watch
from tests import naive_properties
from tests.standards.scene import scene

SCENE = scene()
NAMES = (
    "act.look", "act.speak_with", "stopped.speak_with", "stopped.look", "act.first_aid", "reached.acute", "reached.young", "told.free",
    "alone", "noted", "gone", "queued", "restricted", "freed",
)  # fmt: skip
CONDITIONS = ("", "", "young", "look", "not suspect", "young or look", "seconds > 60")

names = st.sampled_from([name for name in NAMES if not name.startswith("stopped.")])
patterns = st.builds(Pattern, st.lists(names, min_size=1, max_size=2, unique=True).map(tuple), st.sampled_from(CONDITIONS))
severities = st.sampled_from(("minor", "grave", "critical"))
windows = st.sampled_from((60, 300, 900, "limit.reaction"))
excuses = st.builds(Excuse, st.sampled_from(CONDITIONS), st.lists(patterns, max_size=2).map(tuple))
EXCEPTIONS = ("X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "X9", "X11", "X12", "X13")
exceptions = st.dictionaries(st.sampled_from(EXCEPTIONS), excuses, max_size=3)
scopes = st.one_of(st.none(), st.builds(Scope, patterns, st.one_of(st.none(), patterns)))
parts = st.lists(st.builds(Part, st.just("part"), patterns, st.booleans()), min_size=1, max_size=2).map(tuple)
graces = st.lists(st.builds(Grace, st.sampled_from((120, 600, 2400)), severities), max_size=2, unique_by=lambda g: g.up_to).map(
    lambda found: tuple(sorted(found, key=lambda g: g.up_to))
)


@st.composite
def criteria(draw: st.DrawFn) -> Criterion:
    form = draw(st.sampled_from(("always", "never", "before", "followed_by", "at_least", "at_most")))
    degrees = ("full", "never", "over", *draw(st.lists(st.sampled_from(("part", "stopped", "mended")), unique=True)))
    base = Criterion(
        "T.t", "t", "r", "b", form, draw(patterns), {degree: draw(severities) for degree in degrees},
        per=draw(st.sampled_from(("person", "person", "seat", "case"))), scope=draw(scopes), exceptions=draw(exceptions),
    )  # fmt: skip
    if form == "always":
        return replace(base, holds=draw(st.sampled_from(CONDITIONS[2:])))
    if form == "never":
        return replace(base, opportunity=draw(st.one_of(st.none(), patterns)))
    if form == "before":
        return replace(base, parts=draw(parts), own=draw(st.booleans()))
    if form == "followed_by":
        return replace(
            base, parts=draw(parts), own=draw(st.booleans()), within=draw(windows), grace=draw(graces), earlier=draw(st.sampled_from((0, 300))),
            in_presence=draw(st.booleans()), one_for_a_sign=draw(st.booleans()), again=draw(st.booleans()),
            ahead_of=draw(st.sampled_from((None, None, (1200, 300), ("since", 60)))),
        )  # fmt: skip
    base = replace(base, opportunity=draw(st.one_of(st.none(), patterns)), n=draw(st.integers(1, 2)))
    if form == "at_most" and draw(st.booleans()):
        return replace(base, until=draw(patterns), total=draw(windows), grace=draw(graces))
    return replace(base, window=draw(st.sampled_from((0, 300))) if form == "at_most" else 0)


def spoken_of(criteria: list[Criterion]) -> tuple[str, ...]:
    """The names that the criteria listen for, so that plays are about them."""
    found = [p for c in criteria for p in (c.on, c.opportunity, c.until, *(part.pattern for part in c.parts)) if p is not None]
    found += [p for c in criteria for excuse in c.exceptions.values() for p in excuse.done]
    found += [p for c in criteria if c.scope is not None for p in (c.scope.begin, c.scope.end) if p is not None]
    of_acts = [name.replace("act.", "stopped.") for p in found for name in p.on if name in ("act.look", "act.speak_with")]
    listed = {code for c in criteria for code in c.exceptions}
    besides = {"X1": ("reached.acute", "act.first_aid"), "X8": ("noted", "stopped.look")}
    return (
        *dict.fromkeys(name for p in found for name in p.on),
        *dict.fromkeys(of_acts),
        *(n for x in sorted(listed) for n in besides.get(x, ())),
    )


@st.composite
def plays(draw: st.DrawFn, criteria: list[Criterion]) -> naive_properties.Play:
    at, happenings = 0, []
    names = (*spoken_of(criteria), draw(st.sampled_from(NAMES)))
    for n in range(1, draw(st.integers(1, 14)) + 1):
        at += draw(st.sampled_from((0, 1, 60, 200, 700)))
        flags = {name: draw(st.booleans()) for name in ("young", "look", "suspect", "own")}
        facts = flags | {
            "seconds": draw(st.sampled_from((30, 299, 301))),
            "how": draw(st.sampled_from(("stop", "the person"))),
            "since": draw(st.sampled_from((0, max(1, at - 100)))),
            "sign": draw(st.sampled_from(("", "s1"))),
        }
        seat, person = draw(st.sampled_from(("post", "post", "shelter", ""))), draw(st.sampled_from(("a", "a", "b", "")))
        happenings.append(Happening(draw(st.sampled_from(names)), n, at, seat, person, draw(st.integers(max(1, n - 1), n)), facts))
    perceived = {("post", n): draw(st.integers(0, at)) for n in draw(st.lists(st.integers(1, 14), max_size=9))}
    status = {"post": [(0, "taken"), (draw(st.integers(0, 2000)), draw(st.sampled_from(("taken", "away", "vacant"))))]}
    return naive_properties.Play(happenings, at + draw(st.sampled_from((0, 1, 500, 5000))), perceived, status)


def watched(criterion: Criterion, play: naive_properties.Play) -> Watch:
    watch = Watch(SCENE, naive_properties.LAW, [criterion])
    watch.setting.perceived = play.perceived
    for seat, changes in play.status.items():
        for since, status in changes:
            watch.setting.seated(seat, since, status)
    for h in play.happenings:
        watch.setting.entry(h.n, h.at)
        watch.happened(h)
    return watch


def in_order(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.seat, f.people, f.entries))


@settings(max_examples=600, deadline=None)
@given(criteria(), st.data())
def test_one_pass_finds_what_the_definitions_say(criterion, data):
    play = data.draw(plays([criterion]))
    found = [finding for _, finding in watched(criterion, play).findings(play.now)]
    assert in_order(found) == in_order(naive_properties.findings(criterion, play))


@settings(max_examples=100, deadline=None)
@given(st.lists(criteria(), min_size=2, max_size=4), st.data())
def test_criteria_watched_together_find_what_each_finds_alone(several, data):
    play = data.draw(plays(several))
    together = Watch(SCENE, naive_properties.LAW, several)
    together.setting.perceived = play.perceived
    for since, status in play.status["post"]:
        together.setting.seated("post", since, status)
    for h in play.happenings:
        together.setting.entry(h.n, h.at)
        together.happened(h)
    alone = [finding for criterion in several for _, finding in watched(criterion, play).findings(play.now)]
    assert [finding for _, finding in together.findings(play.now)] == alone


@settings(max_examples=100, deadline=None)
@given(criteria(), st.data())
def test_asking_on_the_way_changes_nothing_that_is_found_later(criterion, data):
    play = data.draw(plays([criterion]))
    asked = Watch(SCENE, naive_properties.LAW, [criterion])
    asked.setting.perceived = play.perceived
    for since, status in play.status["post"]:
        asked.setting.seated("post", since, status)
    for h in play.happenings:
        asked.setting.entry(h.n, h.at)
        asked.happened(h)
        if data.draw(st.booleans()):
            list(asked.findings(h.at))
            asked.overdue(h.at)
    assert list(asked.findings(play.now)) == list(watched(criterion, play).findings(play.now))
