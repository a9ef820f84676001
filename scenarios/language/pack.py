"""Country packs: law as data, read and found complete. What a pack must answer for is said by `sim.law.holes`."""

import re
from typing import Any, Final

from scenarios.language.blocks import NEW, Block, Key, Listed, Map, Record, need
from scenarios.language.compile import check_conditions
from scenarios.language.document import Document, Mark
from scenarios.language.kinds import Condition, Date, Duration, Free, Single, Word, YesNo, moment
from scenarios.language.reading import Reading
from scenarios.language.references import Names
from sim.law import expand_powers, holes, rule_vocabulary
from sim.model import terms
from sim.model.pack import Article, Limit, Pack, Route, Rule
from sim.model.verbs import ACTS


class _LimitValue(Single):
    """A duration, or the hour at which the night begins or ends; read as seconds."""

    _DURATION: Final = Duration()

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        hour = moment(word, 0)
        return self._DURATION.convert(word, mark, reading) if hour is None else hour


def _unknown_dates(values: dict[str, Any], _block: Block) -> None:
    """A date that is not known is left out."""
    values.setdefault("in_force", "")
    values.setdefault("read", "")


ARTICLE: Final = Record(
    Article,
    "an article",
    {
        "title": need(Free(), "what it says, in a few words"),
        "act": need(Free(), "the act it stands in"),
        "number": need(Free(), "its number there"),
        "in_force": Key(Date(), "in force from this date; nothing: not known"),
        "read": Key(Free(), "the version that was read"),
        "tag": need(Free(), "how it was verified: P, S, D, U+ or fictional"),
    },
    _unknown_dates,
)

LIMIT: Final = Record(
    Limit,
    "a limit",
    {
        "value": need(_LimitValue(), "how long; for the night: at what hour"),
        "article": Key(Free(), "the article that sets it; nothing: a window of practice"),
        "of": Key(Listed(Word(terms.MOTIONS)), "the motions that the article speaks of; nothing: all of them"),
    },
    lambda values, _: values.setdefault("article", ""),
)

RULE: Final = Record(
    Rule,
    "a rule",
    {
        "id": need(NEW, "its name"),
        "when": need(Condition(), "broken when this holds over the circumstances of an act"),
        "article": need(Free(), "the article it stands in"),
        "excludes": Key(YesNo(), "what the act brought may not be used as evidence; nothing: no"),
    },
    lambda values, _: values.setdefault("excludes", False),
)


ROUTE: Final = Record(
    Route,
    "the way of a motion",
    {
        "through": need(Word(terms.PROFESSIONS, "profession"), "who agrees to it and files it with the judge"),
        "article": need(Free(), "the article it stands in"),
    },
)


def _compact(values: dict[str, Any], _block: Block) -> None:
    """Powers stay as they are written until everything else was found well."""
    values.setdefault("sources", {})
    values.setdefault("texts", {})
    values.setdefault("routes", {})
    values.setdefault("residents_may_consent", True)


PACK: Final = Record(
    Pack,
    "a country pack",
    {
        "id": need(Free(), "its id, which is the name of the file"),
        "title": need(Free(), "the country"),
        "fictional": need(YesNo(), "whether the country is invented"),
        "institutions": need(Map(Word(terms.INSTITUTIONS), Free(), "`institutions`"), "what the bodies are called here"),
        "professions": need(Map(Word(terms.PROFESSIONS), Free(), "`professions`"), "what the professions are called here"),
        "articles": need(Map(NEW, ARTICLE, "`articles`"), "the articles that are cited"),
        "limits": need(Map(Word(terms.LIMITS), LIMIT, "`limits`"), "terms and windows"),
        "powers": need(
            Map(Word((*terms.PROFESSIONS, "everyone")), Map(Free(), Listed(Word(ACTS)), "the powers of a profession"), "`powers`"),
            "profession: answer (yes, no or an article): verbs; `everyone` for those who do not answer themselves",
        ),
        "routes": Key(
            Map(Word(terms.MOTIONS), ROUTE, "`routes`"),
            "motions that reach the judge through somebody; the others are filed by whoever may",
        ),
        "residents_may_consent": Key(YesNo(), "whether those who live in a home may open it to an inspection; nothing: yes"),
        "rules": need(Listed(RULE), "what the law forbids"),
        "offences": need(Map(Word(terms.OFFENCES), Free(), "`offences`"), "offence: the article under which a case is registered"),
        "sources": Key(Map(Free(), Free(), "`sources`"), "standard: the article that makes it law here"),
        "texts": Key(Map(Free(), Free(), "`texts`"), "sentences: about, rules.x"),
    },
    _compact,
)


def compile_pack_file(document: Document, name: str) -> Pack:
    """The pack in this document; `name`: the file's, which must be its id. Raises ScenarioProblems."""
    reading = Reading(document, Names({}))
    pack = PACK.read(document.root, document.mark, "", reading)
    reading.stop_at("SC01")
    compact = pack.powers
    try:
        pack = _with_powers(pack, expand_powers(compact))
    except ValueError as twice:
        reading.report("SC0314", document.mark_of(("powers",)), why=_sentence(str(twice)))
    reading.stop_at("SC03")
    check_conditions(reading.conditions, rule_vocabulary(pack), reading.names, reading)
    reading.stop_at("SC02")
    if pack.id != name:
        reading.report("SC0309", document.mark_of(("id",)), word=pack.id, folder=name)
    for hole in holes(pack):
        where = hole.split(": ", 1)[0]
        reading.report("SC0314", _place(document, where.split(".")), why=_sentence(hole))
    reading.stop_at("SC03")
    assert isinstance(pack, Pack)  # noqa: S101  (nothing was reported, so it was read)
    return pack


def _with_powers(pack: Pack, powers: dict[str, dict[str, str]]) -> Pack:
    return Pack(**{name: getattr(pack, name) for name in PACK.table if name != "powers"}, powers=powers)


def _sentence(text: str) -> str:
    """A sentence of `sim.law`, which begins with where it is."""
    where = re.match(r"[\w.]+", text)
    return f"`{where.group()}`{text[where.end() :]}" if where else text


def _place(document: Document, path: list[str]) -> Mark:
    """The mark of a path in which a rule goes by its id, not by its number; texts have dotted keys."""
    if path[0] == "rules":
        rules = document.root["rules"] if isinstance(document.root, dict) else []
        at = next((i for i, rule in enumerate(rules) if isinstance(rule, dict) and rule.get("id") == path[1]), 0)
        return document.mark_of(("rules", at, *path[2:]))
    return document.mark_of((path[0], ".".join(path[1:])) if path[0] == "texts" else tuple(path))
