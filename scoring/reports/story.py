"""The person's story: the same run told from where that person stood, in the third person, from the journal alone.

It says what was asked and how often, what was told and whether it was understood, how long somebody waited, what was held and what was
given back, where they are at the end. It invents no thought and no feeling, so that the person could read it. Every sentence carries
the numbers of the entries that show it. What happened close together is told in one sentence: a story is no log.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from scoring.reports.lived import Happening, runs
from scoring.reports.model import Line, Paragraph, Wish
from scoring.reports.sentences import SENTENCES, Sentence, Teller, between, nothing

WAIT: Final = 30 * 60  # from here on waiting is told
NEAR: Final = 45 * 60  # further apart is not told in one sentence
APART: Final = 12 * 60  # further apart is not told in one paragraph
WISHED_FOR: Final = ("call", "rest", "money", "company", "child_care")  # needs that are also what people ask for
OF_THEM_ALONE: Final = ("status", "shared", "inquired", "identified", "ruled")  # decided or said about somebody, who need not be there
LOOKED_AFTER: Final = ("received", "handed_over", "cared", "led", "detained")  # with one of these somebody knew of more than a journey
NOT_TURNED_TO: Final = (
    "came",
    "came_again",
    "arrived",
    "scene",
    "shared",
    "inquired",
    "service_came",
    "said",
    "paper_taken",
    "gone",
    "reached",
    "ruled",
)  # nobody turned to them


class Telling(Teller):
    """The story of one life in the words of one language."""

    # --- the story ------------------------------------------------------------------------------------------------------------

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The hours, in order: what lies close together in one paragraph, waiting and what could be seen apart."""
        happenings = [one for one in self.life.happenings if one.kind != "said"]
        told: list[tuple[int, int, str, Sentence]] = []
        for number, group in enumerate(self._groups(happenings)):
            kind = "seen" if group[0].kind == "scene" else "told"
            sentences = list(SENTENCES.get(group[0].kind, nothing)(self, group))
            told += [(sentences[0].at if kind == "told" else one.at, number, kind, one) for one in sentences]
        told += [(one.at, -1, "held", one) for one in self._held()]
        told += [(one.at, len(happenings) + 1, "waited", one) for one in self._waits(happenings)]
        told.sort(key=lambda part: part[:2])
        return tuple(self._paragraphs([(kind, one) for _, _, kind, one in told]))

    def _paragraphs(self, told: Sequence[tuple[str, Sentence]]) -> Iterator[Paragraph]:
        kind, lines, ended = "", list[Line](), 0
        for its_kind, one in told:
            if lines and (its_kind != kind or one.at - ended > APART):
                yield Paragraph(kind, tuple(lines))
                lines = []
            clock_before = lines[-1].clock if lines else ""
            kind, ended = its_kind, one.until
            lines.append(self.spoken(one, clock_before))
        if lines:
            yield Paragraph(kind, tuple(lines))

    def ending(self) -> tuple[Line, ...]:
        """What was asked in all, where the person is, and what the journal shows of what was wanted."""
        of_them = (*self._counted(), self._where(), *self._paper_now(), *self._wished())
        return tuple(self.spoken(one) for one in (*of_them, *self._ended()))  # what ended for several, at last: "she" is clear until then

    def wishes(self) -> tuple[Wish, ...]:
        """What the person wanted, each with the clock time at which it was said to somebody at the table."""
        heard = self.life.wishes_said
        return tuple(
            Wish(self.words.say(f"people.{self.life.person}.wishes.{wish}"), self.words.time(heard[wish][0]) if wish in heard else "")
            for wish in self.material.wishes(self.life.person)
        )

    def _groups(self, happenings: Sequence[Happening]) -> Iterator[list[Happening]]:
        """Runs of the same kind that lie near one another; a topic asked about again and again is told once, where that began."""
        asked: dict[str, list[list[Happening]]] = {}  # topic -> times of asking that lie near one another
        rest = []
        for one in happenings:
            if one.kind == "asked":
                times = asked.setdefault(str(one.args["topic"]), [])
                if times and one.at - times[-1][-1].until <= NEAR:
                    times[-1].append(one)
                    continue
                times.append([one])
            rest.append(one)
        for group in runs(rest):
            if group[0].kind == "asked":
                for one in group:
                    yield next(time for time in asked[str(one.args["topic"])] if time[0] is one)
                continue
            near = [group[0]]
            for before, one in pairwise(group):
                if one.at - before.until > NEAR:
                    yield near
                    near = []
                near.append(one)
            yield near

    # --- waiting and being held ----------------------------------------------------------------------------------------------

    def _waits(self, happenings: Sequence[Happening]) -> Iterator[Sentence]:
        """Half an hour and more, within one stay, in which nobody turned to the person."""
        turned = sorted((one for one in happenings if one.kind not in NOT_TURNED_TO), key=lambda one: one.at)
        for stay in self.life.stays:
            ends, last_entry = (stay.until, stay.until_entry) if stay.until >= 0 else (self.last, self.last_entry)
            free_at, entry = stay.since, stay.entry
            for one in [*(one for one in turned if stay.since <= one.at <= ends), Happening(ends, ends, "", {}, (last_entry,))]:
                if one.at - free_at >= WAIT:
                    told = "waited_first" if free_at == stay.since else "waited_last" if not one.kind else "waited"
                    told = "never" if free_at == stay.since and not one.kind else told
                    yield self.say(told, (entry, one.entries[0]), free_at, to=one.at, span=between(free_at, one.at))
                if one.until >= free_at:
                    free_at, entry = one.until, one.entries[-1]

    def _held(self) -> Iterator[Sentence]:
        """Restrictions that touch one another are one time of not being free."""
        spans: list[tuple[int, int, list[str], list[int]]] = []
        for since, until, how, cited in sorted(self.life.held):
            if spans and since <= spans[-1][1]:
                at, end, hows, shown = spans[-1]
                spans[-1] = (at, max(end, until), [*hows, how], [*shown, *cited])
            else:
                spans.append((since, until, [how], list(cited)))
        for since, until, hows, entries in spans:
            why = [self.words.say(f"debrief.story.how.{how}", self.sex) for how in dict.fromkeys(hows)]
            yield self.say("held", entries, since, to=until, span=between(since, until), why=self.words.listed(why))

    # --- the end --------------------------------------------------------------------------------------------------------------

    def _counted(self) -> Iterator[Sentence]:
        """How many talks there were, how many of them alone, and in how many somebody of the other side could hear."""
        talks = [one for one in self.life.happenings if one.kind in ("safety", "asked", "wish_asked", "consent_asked", "pressed")]
        if not talks:
            return
        alone = [self.life.alone[one.args["act"]] for one in talks if one.args["act"] in self.life.alone]
        overheard = [one for one in talks if one.args["ears"]]
        entries = [n for one in talks for n in one.entries] + alone
        if len(talks) == 1:
            wording = "counted_one_overheard" if overheard else "counted_one_alone" if alone else "counted_one"
        else:
            wording = "counted_all_alone" if len(alone) == len(talks) else "counted"
        yield self.say(wording, entries, n=len(talks), alone=len(alone) or "", overheard=len(overheard) or "")

    def _where(self) -> Sentence:
        entry = self.life.left_entry if self.life.left >= 0 and not self.life.place else self.life.out_of_sight
        return self.say("end", (entry or self.last_entry, *filter(None, self.life.named[2:])), self.last, what=self.now())

    def _ended(self) -> Iterator[Sentence]:
        """How the scenario says that it ended for this person: first what is told of them alone, where "she" is clear."""
        for name, entry in sorted(self.life.endings.items(), key=lambda held: not self.material.ends_alone(held[0])):
            yield self.say("ending", (entry,), text=self.words.say(f"endings.{name}"))

    def now(self) -> str:
        """Where the person is, as the second half of a sentence."""
        life, say = self.life, self.words.say
        of_old = str(self.material.part("people").get(life.person, {}).get("place", ""))
        if life.came < 0 and all(one.kind in OF_THEM_ALONE for one in life.happenings):
            where = (life.place or of_old) if self.material.role(life.person) == "traveller" else ""
            return say("debrief.story.now_unmet", {**self.sex, "where": self.words.called(where) if where else ""})
        if life.with_whom and not life.place:
            body = self.material.body(life.with_whom)
            whom = say(f"institution.{body}") if body else self.called(life.with_whom)
            return say("debrief.story.now_with", {**self.sex, "who": whom})
        if life.left_how == "accompanied" and not life.place:
            return say("debrief.story.now_accompanied", self.sex)
        if life.named[0]:
            return say("debrief.story.now_named", {**self.sex, "who": self.called(life.named[0]), "at": life.named[1]})
        if life.left >= 0 and not life.place and self._went_on():
            reached = self.words.time(life.reached) if life.reached >= 0 else ""
            return say("debrief.story.now_on_the_way", {**self.sex, "reached": reached})
        came_here = life.came < 0 and any(one.kind == "reached" for one in life.happenings)
        if life.left >= 0 or came_here:
            return say(
                "debrief.story.now_there" if life.place else "debrief.story.now_gone", {**self.sex, "where": self.words.called(life.place)}
            )
        if life.out_of_sight:
            return say("debrief.story.now_gone", self.sex)
        where = self.words.called(life.where or of_old) if life.where or of_old else ""
        return say("debrief.story.now_here" if where else "debrief.story.now_unknown", {**self.sex, "where": where})

    def _went_on(self) -> bool:
        """Whether they left as they wished: let go with what they need to know, or seen off by those who had looked after them, or never
        held up by any sign. Whoever left unseen, or with the other side, did not.
        """
        life = self.life
        last = next((one for one in reversed(life.happenings) if one.kind in ("gone", "went") and one.until == life.left), None)
        let_go = any(one.kind == "let_go" and one.args["way"] == "informed" for one in life.happenings)
        if life.left_how:
            return life.left_how != "unseen"
        with_others = last is not None and last.kind == "gone" and bool(last.args["others"])
        looked_after = any(one.kind in LOOKED_AFTER for one in life.happenings)
        free = let_go or life.reached >= 0 or not (life.signs or looked_after)
        return self.material.role(life.person) == "traveller" and not with_others and free

    def _paper_now(self) -> Iterator[Sentence]:
        """Who had the passport at the end, where it was not its owner."""
        holder, entry = self.life.papers
        if holder and holder != self.life.person:
            in_a_hand = holder in self.material.part("people") or holder.startswith("seat:")
            yield self.say("end_paper" if in_a_hand else "end_paper_in", (entry, self.last_entry), who=self.called(holder))

    def _wished(self) -> Iterator[Sentence]:
        if not self.material.wishes(self.life.person) or not self.life.happenings:
            return
        asked = [one for one in self.life.happenings if one.kind == "wish_asked"]
        said = self.life.wishes_said
        if said:
            at, n = min(said.values())
            since = {"span": between(self.life.came, at)} if 0 <= self.life.came <= at else {}
            yield self.say("wish_said", (n,), at, **since)
        elif asked:
            yield self.say("wish_silent", asked[0].entries, asked[0].until)
        else:
            yield self.say("wish_never", (self.life.came_entry or 1, self.life.left_entry or self.last_entry))
        shown = [(self.words.say(f"debrief.story.shown.{kind}", {**self.sex, **args}), n) for kind, args, n in self._shown()]
        if shown:
            yield self.say("wish_shown", [n for _, n in shown], things=self.words.listed([text for text, _ in shown]))
        elif said:
            yield self.say("wish_not_shown", (min(said.values())[1], self.last_entry))

    def _shown(self) -> Iterator[tuple[str, Mapping[str, Any], int]]:
        """What was really given: a wish may have come true in it, and whoever reads it sees that."""
        papers = [
            one for one in self.life.happenings if one.kind == "paper_back" or (one.kind == "paper" and one.args["was"] != one.args["now"])
        ]
        if papers and self.life.papers[0] == self.life.person:
            yield "paper", {"at": papers[-1].until}, papers[-1].entries[0]
        given = set[str]()
        for one in self.life.happenings:
            if one.kind == "need" and one.args["need"] in WISHED_FOR:
                if one.args["need"] in given:
                    continue
                given.add(one.args["need"])
                yield "need", {"need": one.args["need"], "at": one.until}, one.entries[0]
            elif one.kind == "offered" and one.args["accepted"]:
                yield "accepted", {"services": " ".join(one.args["accepted"]), "at": one.until}, one.entries[0]
            elif one.kind == "cared":
                yield "cared", {"at": one.until}, one.entries[0]
            elif one.kind == "let_go" and one.args["number"]:
                yield "number", {"at": one.until}, one.entries[0]
