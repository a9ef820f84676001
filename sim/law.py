"""Law as a pure function: which rules of a country pack an act breaks, given its circumstances; and the pack's other answers.

Law never refuses an act and is never stored as a verdict. Scoring and the powers shown in training mode ask here. A pack answers
for every verb by every profession, every limit, institution and profession name; `holes` lists what it leaves open.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sim.conditions import Condition, ConditionError, Vocabulary, compile_condition
from sim.model import terms
from sim.model.pack import Article, Limit, Pack, Rule
from sim.model.verbs import ACTS, VERBS

CIRCUMSTANCES: Final[dict[str, str]] = {
    # the act
    "verb": "text",
    "family": "text",  # of the verb: perceive, talk, care ...
    "profession": "text",  # of the seat that acts
    "power": "text",  # the pack's answer for this profession and verb: yes, no or an article
    "second": "int",  # second of the day
    "night": "bool",  # by the pack's night_begins and night_ends
    # the person it is done to, as this seat knows it
    "young": "bool",  # may be under 18
    "look": "bool",  # a reason to look
    "grounds": "bool",  # reasonable grounds
    "acute": "bool",  # life or limb
    "suspect": "bool",
    "held": "bool",  # liberty is really restricted, whatever anybody calls it
    "held_for": "int",  # seconds since it is, 0 where it is not
    "told_held": "bool",  # was told so, with the reason
    "screened": "bool",  # was seen alone and looked at
    "screened_elsewhere": "bool",  # ... with another seat
    "understood": "bool",  # understands what is said in this act
    "fear_of_return": "bool",
    "crime": "bool",  # facts of a crime against the person are known
    "cleared": "bool",  # something speaks for travelling freely
    "wants_shelter": "bool",  # accepted shelter or safe travel, and has not said no since
    "paper_kept": "bool",  # the own passport is in the hands of the service
    # who speaks, who hears
    "voice": "text",  # own, card, none, or person where somebody interprets
    "voice_tied": "bool",
    "suspect_hears": "bool",
    "onlooker_hears": "bool",
    "tied_hears": "bool",
    "tied_wished": "bool",  # only such of them as she said that she wants beside her
    "private": "bool",
    # what the act says or does; "" where the verb has no such argument
    "question": "text",
    "topic": "text",
    "reason": "text",
    "condition": "text",
    "way": "text",
    "pressure": "text",
    "number": "bool",  # a telephone number goes along
    "basis": "text",
    # who learns what
    "to_institution": "text",  # slot, "" if none
    "to_complicit": "bool",  # this seat knows signs that the recipient may protect the exploiters
    "to_suspect_side": "bool",
    "gives_names": "bool",
    "gives_account": "bool",
    "gives_minor": "bool",
    "gives_whereabouts": "bool",
    "gives_case": "bool",  # suspects, vehicles, people elsewhere, an account
    "agreed": "bool",  # to be with this recipient: accepted its help, or consented to something for it, and not taken back
    # form and manner
    "minute_error": "int",  # seconds between the stated and the true minute of restriction
    "asked_before": "bool",  # the same consent or offer within 24 h without a new fact
    "locked": "bool",
    "handcuffs": "bool",
    "expulsion": "bool",  # the act starts an expulsion
    "fine": "bool",
    "consent": "bool",  # a live consent of the person for these items to this recipient
    "adult_companion": "bool",
    # the case, true for every seat
    "status": "text",  # in which the person takes part in the case, "" none
    "identified": "bool",  # the joint meeting spoke, and said so
    "weighed": "bool",  # compulsion was weighed: the joint meeting has spoken, or the case against the person was ended
    "detained": "bool",  # formally, by protocol
    "rights_told": "bool",  # rights were explained and understood, by whomever, or with this detention
    "has_lawyer": "bool",  # a lawyer came for the person
    "in_care": "bool",  # a service has received the person, or was handed the person
    "willing": "bool",  # agreed to testify, asked to, or said that they would
    "case_open": "bool",  # a case is registered
    "case_of_trafficking": "bool",  # ... of trafficking
    # what this seat was told
    "foreign": "bool",  # a citizen of elsewhere
    "spared": "bool",  # pregnant, elderly or with a small child
    "preferred": "bool",  # said with whom, where or when they would rather be heard
    "threatened": "bool",
    "people_moved": "bool",  # people are being moved away now
    "needs_voice": "bool",  # no language in which person and officer converse
    "victims_known": "int",  # of how many this seat has grounds
    # the procedural interview
    "proc": "bool",  # the act belongs to one
    "interviewed": "bool",  # the person is being interviewed now, by whomever
    "as_status": "text",  # in which the person is heard, or which the act gives
    "warned": "bool",  # rights and warnings of that status are given with it
    "recorded": "bool",
    "preference": "text",  # of the person, as it is held: kept, against, or unseen where nothing of it can be seen; "" where none is known
    "sworn": "bool",  # own words, or an appointed interpreter
    "representative": "bool",  # sits beside: of the guardianship authority or untainted kin
    "specialist": "bool",  # ... a teacher or psychologist of a service
    "lawyer": "bool",  # ... a lawyer
    "lawyer_tied": "bool",  # ... no other lawyer than one of the suspect's side, as this seat knows
    "interview_single": "int",  # seconds without a break, over all agencies
    "interview_today": "int",
    "repeated": "bool",  # the same topic was asked in an earlier interview, and nothing new has become known since
    # search, detention, motions
    "dwelling": "bool",  # people live where it is done
    "sanction": "bool",  # a judge allowed to search this place or person
    "search_basis": "text",  # on which a place is entered
    "search": "bool",
    "residents_agree": "bool",  # those who live there agreed, and the law lets that open a home
    "other_sex": "bool",  # searched by somebody of the other sex
    "doctor": "bool",  # with the detention: a doctor saw the person
    "relatives": "bool",  # ... relatives were told
    "ground": "text",  # of a detention or a case
    "offence": "text",
    "motion": "text",
    "milder": "bool",  # a motion says why milder measures fail
    "measure": "text",
    "change": "text",  # for which risk is weighed
    "step": "text",
    "rule": "text",  # of a house
    "about": "text",  # of a report
    "what": "text",  # is applied for or reviewed
    "phones": "text",
    "gate": "text",
    "need": "text",
    "gives_deed": "bool",  # what the person was made to do is passed on
    "gives_address": "bool",  # where a shelter is
    "gives_needs": "bool",  # language, illness, diet, who fears whom
    "gives_citizenship": "bool",
    "gives_others": "bool",  # that people are still where they came from
}
"""The circumstances of one act toward one person, and their types: a flat dictionary with exactly these keys."""

_HOUR: Final = ("second", "night")
_HEARING: Final = (
    "voice", "voice_tied", "suspect_hears", "onlooker_hears", "tied_hears", "tied_wished", "private", "lawyer_tied", "representative",
)  # fmt: skip
_PERSON: Final = (
    "young", "look", "grounds", "acute", "suspect", "held", "held_for", "told_held", "screened", "screened_elsewhere", "fear_of_return",
    "crime", "cleared", "wants_shelter", "paper_kept", "status", "identified", "weighed", "detained", "rights_told", "has_lawyer",
    "in_care", "willing", "foreign", "spared", "preferred", "preference", "threatened", "interviewed", "needs_voice",
)  # fmt: skip


class Asked(NamedTuple):
    """Groups of circumstances at which somebody will look. The others may be left as they are before anything is known."""

    hour: bool = True
    person: bool = True  # of the person, as the seat that acts knows them
    hearing: bool = True  # through whose voice, and who hears it


EVERYTHING: Final = Asked()


def asked_for(names: Collection[str]) -> Asked:
    """The groups in which these circumstances are. Who acts, what the act says and what it passes on is in none: it is always there."""
    hearing = any(name in _HEARING for name in names)
    return Asked(any(name in _HOUR for name in names), hearing or any(name in _PERSON for name in names), hearing)


def _choices(param: str) -> tuple[str, ...]:
    """Everything that an argument of this name may be, whatever the verb."""
    params = (p for verb in (*VERBS.values(), *ACTS.values()) for p in verb.params)
    return tuple(dict.fromkeys(choice for p in params if p.name == param for choice in p.choices))


WORDS: Final[dict[str, tuple[str, ...]]] = {
    "verb": tuple(ACTS),
    "family": tuple(dict.fromkeys(verb.family for verb in ACTS.values())),
    "profession": terms.PROFESSIONS,
    "voice": ("own", "card", "none", "person"),
    "question": ("", *terms.QUESTION_TYPES),
    "topic": ("", *terms.TALK_TOPICS),
    "reason": ("", *_choices("reason")),
    "condition": ("", *_choices("condition")),
    "way": ("", *_choices("way")),
    "pressure": ("", *terms.PRESSURE),
    "basis": ("", *terms.BASES),
    "to_institution": ("", *terms.INSTITUTIONS),
    "status": ("", *terms.STATUSES),
    "as_status": ("", *terms.STATUSES),
    "search_basis": ("", *terms.SEARCH_BASES),
    **{
        name: ("", *_choices(name))
        for name in (
            "ground",
            "offence",
            "motion",
            "measure",
            "change",
            "step",
            "rule",
            "about",
            "what",
            "phones",
            "gate",
            "need",
        )
    },
}
"""What the text circumstances may be. `power` is missing: its words are yes, no and the article ids of the pack."""

TAGS: Final = ("P", "S", "D", "U+", "fictional")  # how an article was verified; what is less certain cannot stand in a pack
NOT_READ: Final = "none"  # an offence whose article was not read
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


class PackUnfinished(ValueError):
    """A country pack that leaves something open. Its argument is the list of holes."""

    def __init__(self, holes: list[str]) -> None:
        super().__init__(holes)

    def __str__(self) -> str:
        return "the country pack is not complete:\n" + "\n".join(f"  {hole}" for hole in self.args[0])


class CompiledRule(NamedTuple):
    id: str
    broken: Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Law:
    """A country pack, compiled. Every question has an answer; asking for what is in no closed list is a KeyError.

    The pack in an older journal may leave questions open that were not asked yet when it was played (`unanswered`)."""

    pack: Pack
    rules: tuple[CompiledRule, ...]

    def unmet(self, circumstances: Mapping[str, Any]) -> tuple[str, ...]:
        """Ids of the rules that an act under these circumstances breaks, in the pack's order."""
        return tuple(rule.id for rule in self.rules if rule.broken(circumstances))

    def rule(self, rule_id: str) -> Rule:
        return next(rule for rule in self.pack.rules if rule.id == rule_id)

    def power(self, profession: str, verb: str) -> str:
        """`yes`, `no`, or the id of the article that gives this profession the power."""
        return self.pack.powers[profession][verb]

    def limit(self, name: str) -> Limit:
        return self.pack.limits[name]

    def through(self, motion: str) -> str:
        """The profession through which this motion reaches the judge, "" where whoever may move files it."""
        route = self.pack.routes.get(motion)
        return route.through if route is not None else ""

    def unanswered(self) -> tuple[str, ...]:
        """Limits about which this pack says nothing: () but for the pack in an older journal."""
        return tuple(name for name in terms.LIMITS if name not in self.pack.limits)

    def offence(self, name: str) -> Article | None:
        """The article under which a case of this offence is registered, None where it was not read."""
        return self.pack.articles.get(self.pack.offences[name])

    def article(self, article_id: str) -> Article:
        return self.pack.articles[article_id]

    def source(self, standard: str) -> Article | None:
        """The article that makes this standard law here, or None: then it is a benchmark or practice."""
        return self.pack.articles[self.pack.sources[standard]] if standard in self.pack.sources else None

    def institution(self, slot: str) -> str:
        return self.pack.institutions[slot]

    def profession(self, name: str) -> str:
        return self.pack.professions[name]

    def night(self, second: int) -> bool:
        """Whether a second of the day lies in the night of the law, which may run over midnight."""
        begins, ends = self.pack.limits["night_begins"].value, self.pack.limits["night_ends"].value
        return begins <= second < ends if begins <= ends else second >= begins or second < ends


def compile_pack(pack: Pack) -> Law:
    """The pack, ready to be played under. Raises PackUnfinished with every hole."""
    found = holes(pack)
    if found:
        raise PackUnfinished(found)
    return compile_for_reading(pack)


def compile_for_reading(pack: Pack) -> Law:
    """The pack of a journal that was played, ready to judge it: it has answers to what could be asked when it was played."""
    vocabulary = rule_vocabulary(pack)
    return Law(pack, tuple(CompiledRule(rule.id, compile_condition(rule.when, vocabulary).test) for rule in pack.rules))


def rule_vocabulary(pack: Pack) -> Vocabulary:
    """What the `when` of a rule may speak of: the circumstances, and the pack's own limits as `limit.delivery`."""
    return Vocabulary(
        functions={},
        names={name: name if kind == "text" else kind for name, kind in CIRCUMSTANCES.items()},
        ids={**WORDS, "power": ("yes", "no", *pack.articles)},
        constants={f"limit.{name}": limit.value for name, limit in pack.limits.items()},
    )


def expand_powers(compact: Mapping[str, Mapping[str, Collection[str]]]) -> dict[str, dict[str, str]]:
    """Powers as a pack file writes them, answer by answer, turned into profession -> act -> answer.

    `{migration_police: {yes: [look, ...], no: [administrative.fine], some_article: [search_person]}}`. What stands under
    `everyone` holds for every profession that does not answer for itself. Raises ValueError where a profession answers twice for one act.
    """
    common = _answers("everyone", compact.get("everyone", {}))
    return {who: {**common, **_answers(who, answers)} for who, answers in compact.items() if who != "everyone"}


def _answers(who: str, answers: Mapping[str, Collection[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice = [
        f"{verb} ({found[verb]}, {answer})"
        for answer, verbs in answers.items()
        for verb in verbs
        if found.setdefault(verb, answer) != answer
    ]
    if twice:
        raise ValueError(f"powers.{who} answers twice for {', '.join(twice)}")
    return found


def not_in_force(pack: Pack, date: str) -> list[str]:
    """Ids of the articles known to come into force only after `date` (ISO; a time after it does not matter).

    Where the date of coming into force is not known, nothing is refused: the version read is printed beside the citation instead.
    """
    return [name for name, article in pack.articles.items() if article.in_force > date[:10]]


# --- holes ------------------------------------------------------------------------------------------------------------------


def holes(pack: Pack) -> list[str]:
    """Everything that a pack leaves open or that leads nowhere, one sentence each, beginning with where it is. [] when complete."""
    return [
        *_list("institutions", pack.institutions, terms.INSTITUTIONS),
        *_list("professions", pack.professions, terms.PROFESSIONS),
        *_list("limits", pack.limits, terms.LIMITS),
        *_list("powers", pack.powers, terms.PROFESSIONS),
        *(hole for who in terms.PROFESSIONS if who in pack.powers for hole in _powers(pack, who)),
        *(hole for name, article in pack.articles.items() for hole in _article(pack, name, article)),
        *(
            f"limits.{name}: `{limit.article}` is no article of this pack"
            for name, limit in pack.limits.items()
            if limit.article and limit.article not in pack.articles
        ),
        *(
            f"routes.{motion}: `{route.article}` is no article of this pack"
            for motion, route in pack.routes.items()
            if route.article not in pack.articles
        ),
        *_list("offences", pack.offences, terms.OFFENCES),
        *(
            f"offences.{offence}: `{name}` is no article of this pack"
            for offence, name in pack.offences.items()
            if name not in ("", NOT_READ, *pack.articles)
        ),
        *(
            f"sources.{standard}: `{name}` is no article of this pack"
            for standard, name in pack.sources.items()
            if name not in pack.articles
        ),
        *(hole for at, rule in enumerate(pack.rules) for hole in _rule(pack, at, rule)),
    ]


def _list(where: str, given: Mapping[str, Any], wanted: Collection[str]) -> list[str]:
    return [
        *(f"{where}.{name}: no answer" for name in wanted if not given.get(name)),
        *(f"{where}.{name}: unknown; known are {', '.join(wanted)}" for name in given if name not in wanted),
    ]


def _powers(pack: Pack, who: str) -> list[str]:
    answers = pack.powers[who]
    good = {"yes", "no", *pack.articles}
    return [
        *(f"powers.{who}.{verb}: no answer" for verb in ACTS if verb not in answers),
        *(f"powers.{who}.{verb}: there is no such act" for verb in answers if verb not in ACTS),
        *(f"powers.{who}.{verb}: `{a}` is neither yes, no nor an article of this pack" for verb, a in answers.items() if a not in good),
    ]


def _article(pack: Pack, name: str, article: Article) -> list[str]:
    where = f"articles.{name}"
    found = [f"{where}.{part}: is empty" for part in ("title", "act", "number") if not getattr(article, part)]
    if article.in_force and len(article.in_force) != len("2024-09-05"):
        found.append(f"{where}.in_force: write a whole date such as 2024-09-05, or leave it empty")
    for part in ("in_force", "read"):
        date = getattr(article, part)
        if date and not _DATE.fullmatch(date):
            found.append(f"{where}.{part}: `{date}` is no date such as 2024-09-05")
    if not article.in_force and not article.read:
        found.append(f"{where}: neither a date of coming into force nor the version read")
    if article.tag not in TAGS or (article.tag == "fictional") != pack.fictional:
        fits = "fictional" if pack.fictional else ", ".join(tag for tag in TAGS if tag != "fictional")
        found.append(f"{where}.tag: is `{article.tag}`, may be {fits}")
    return found


def _rule(pack: Pack, at: int, rule: Rule) -> list[str]:
    where = f"rules.{rule.id}"
    found = [f"{where}: a second rule of this name"] if any(rule.id == other.id for other in pack.rules[:at]) else []
    if rule.article not in pack.articles:
        found.append(f"{where}.article: `{rule.article}` is no article of this pack")
    if not pack.texts.get(where):
        found.append(f"texts.{where}: no sentence says what the rule forbids")
    try:
        condition: Condition = compile_condition(rule.when, rule_vocabulary(pack))
    except ConditionError as error:
        return [*found, *(f"{where}.when: column {p.column}: {p.code} {p.message}. {p.hint}" for p in error.problems)]
    if not condition.reads:
        found.append(f"{where}.when: depends on nothing")
    return found
