"""Does luck rate? The same acts under many seeds, by the walkthroughs of the night bus that need no question to be put.

    python benchmarks/luck.py              200 seeds of every walkthrough, some minutes
    python benchmarks/luck.py --seeds 20   a look

What the seed varies about people is drawn too, so a trait that moved a rating would show. A rating of the same acts must never move by two
steps, and in under 5 % of the seeds by one. Exit code 1 where it does otherwise.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scenarios.language.library import walkthroughs
from scoring.model import RATINGS
from sim.engine.variants import varied
from sim.exercise import Exercise
from zholda.session import Session
from zholda.session import walkthrough as written
from zholda.session.material import load, load_country
from zholda.walkthrough import perform

SCENARIO = "night-bus"
FIRST, SEEDS, RARE = 1000, 200, 5  # the first seed, how many, and per cent of them that may differ by a step


@dataclass(frozen=True)
class Spread:
    """How the same acts were rated in one objective of one seat: rating -> how many seeds."""

    walkthrough: str
    objective: str
    seat: str
    ratings: dict[str, int]

    @property
    def steps(self) -> int:
        """How far the best and the worst lie apart. Not rated under one seed and rated under another counts as two."""
        found = [RATINGS.index(one) for one in self.ratings if one != "-"]
        return 2 if found and "-" in self.ratings else max(found, default=0) - min(found, default=0)

    @property
    def differing(self) -> int:
        """How many seeds are rated otherwise than most."""
        return sum(self.ratings.values()) - max(self.ratings.values())

    @property
    def kept(self) -> bool:
        return self.steps <= 1 and 100 * self.differing < RARE * sum(self.ratings.values())


def spreads(name: str, seeds: int) -> list[Spread]:
    """The ratings of one walkthrough under so many seeds. A play in which the same acts are not possible is none of the same acts: it fails
    with the walkthrough's own message."""
    asked = written(SCENARIO, name)
    authored = load(asked.exercise)
    pack = load_country(authored.country)
    found: dict[tuple[str, str], Counter[str]] = {}
    for seed in range(FIRST, FIRST + seeds):
        roster = dict.fromkeys(asked.seats, f"walkthrough:{name}")
        exercise = Exercise.open(varied(authored, seed), pack, seed=seed, roster=roster)
        session = Session(exercise, asked.seats[0])
        for _ in perform(session, asked):
            pass
        for rated in session.assess().objectives:
            found.setdefault((rated.id, rated.seat), Counter())[rated.rating or "-"] += 1
    return [Spread(name, objective, seat, dict(ratings)) for (objective, seat), ratings in found.items()]


def main() -> int:
    """Every walkthrough, every objective of every seat; only what differs is printed in full."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog="example: python benchmarks/luck.py --seeds 20")
    parser.add_argument("--seeds", type=int, default=SEEDS, metavar="N", help=f"how many seeds ({SEEDS})")
    parser.add_argument("--only", metavar="W", default="", help="one walkthrough")
    wanted = parser.parse_args()
    names = [name for name in walkthroughs(SCENARIO) if wanted.only in ("", name)]
    whole = True
    for name in names:
        for one in spreads(name, wanted.seeds):
            whole = whole and one.kept
            told = ", ".join(f"{rating} {n}" for rating, n in sorted(one.ratings.items()))
            print(f"{name:24} {one.objective:5} {one.seat:14} {told:24} {'' if one.kept else 'MOVED BY LUCK'}", flush=True)
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
