"""A country pack: law as data. Names of bodies, articles with their dates, limits, powers by profession and verb, and rules."""

from dataclasses import field

from sim.model.frozen import frozen


@frozen
class Article:
    """`tag` as in docs/explanation/sources.md: P primary text read, S secondary, fictional, and so on. Dates are ISO or ""."""

    title: str
    act: str
    number: str
    in_force: str
    read: str
    tag: str

    @property
    def verified(self) -> str:
        """How far the citation was verified: its tag, and the date it is in force or the version that was read."""
        return f"{self.tag}, in force {self.in_force}" if self.in_force else f"{self.tag}, version read {self.read}"


@frozen
class Limit:
    """`value` in seconds. `article` is "" where the limit is a window of practice and not of law.

    `of`: the motions that the article speaks of, [] all of them; the number holds for the others too, without that article.
    """

    value: int
    article: str
    of: list[str] = field(default_factory=list)


@frozen
class Route:
    """A motion reaches the judge only through this profession: others resolve, it agrees and files."""

    through: str
    article: str


@frozen
class Rule:
    """Broken when `when` holds over the circumstances of an act (docs/reference/circumstances.md). `excludes`: what the act brought
    may not be used as evidence."""

    id: str
    when: str
    article: str
    excludes: bool = False


@frozen
class Pack:
    id: str
    title: str
    fictional: bool
    institutions: dict[str, str]
    professions: dict[str, str]
    articles: dict[str, Article]
    limits: dict[str, Limit]
    powers: dict[str, dict[str, str]]  # profession -> act of `sim.model.verbs.ACTS` -> yes, no, or an article id
    rules: list[Rule]
    sources: dict[str, str]  # standard id -> article id that makes it law here, for those that are
    texts: dict[str, str]
    offences: dict[str, str] = field(default_factory=dict)  # terms.OFFENCES -> the article it is registered under, or none
    routes: dict[str, Route] = field(default_factory=dict)  # motion -> through whom it goes; nothing: straight to the judge
    residents_may_consent: bool = True  # to an inspection of the home in which they live; else a judge alone opens it
