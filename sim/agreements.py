"""What each person agreed to and said no to: consents by recipient and item, help that was accepted, and what was refused to whom.

A part of the fold in sim.circumstances, which asks it whether a consent is live and whether the same was asked before. A yes that was
taken back is none, and a no stands until something new is known about the person or a day has passed.
"""

from typing import Final

from sim.model import events as e
from sim.model.scenario import Scenario

ASKED_AGAIN: Final = 86400  # seconds in which the same question is the same question

SHELTER: Final = ("shelter", "safe_travel")  # services that are one answer: yes to a house
_FOR_WHICH: Final = {"shelter": SHELTER, "social_service": SHELTER, "hospital": ("doctor",), "ambulance": ("doctor",)}
"""Body -> services for which somebody who accepts them agrees to be with it."""


class Agreements:
    """The fold. The circumstances hand it what it needs of the journal, in its order."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._consented: dict[tuple[str, str], dict[str, int]] = {}  # person, recipient -> items -> last second, -1 open
        self._refused: dict[tuple[str, str, str], tuple[int, int]] = {}  # seat, person, what -> entry, second
        self._news: dict[tuple[str, str], int] = {}  # seat, person -> entry of the last new fact
        self._wants: dict[str, dict[str, bool]] = {}  # person -> help accepted and not taken back

    # --- taking in ----------------------------------------------------------------------------------------------------

    def asked(self, entry: e.Entry, event: e.ActEnded) -> None:
        """Somebody was asked for a consent, and answered."""
        args = dict(event.args)
        to, items = str(args.get("to", "")), str(args.get("items", "")).split()
        for person in event.people:
            given = self._consented.setdefault((person, to), {})
            for item in items:
                if event.result == "consented":
                    given[item] = -1
                elif event.result == "declined":
                    given.pop(item, None)
                    self._refused[event.seat, person, f"{to} {item}"] = entry.n, entry.at
            if event.result == "declined" and to in self.scenario.contacts:
                self._takes_back(person, _FOR_WHICH.get(self.scenario.contacts[to].institution, ()))

    def answered(self, entry: e.Entry, event: e.Consented) -> None:
        """A consent was given or refused, until when."""
        given = self._consented.setdefault((event.person, event.to), {})
        for item in event.items:
            if event.given:
                given[item] = event.until
            else:
                given.pop(item, None)
                self._refused[event.seat, event.person, f"{event.to} {item}"] = entry.n, entry.at

    def withdrawn(self, event: e.ConsentWithdrawn) -> None:
        """A consent was taken back."""
        for item in event.items:
            self._consented.get((event.person, event.to), {}).pop(item, None)

    def offered(self, entry: e.Entry, event: e.HelpOffered) -> None:
        """Help was offered, and taken or not."""
        self._wants.setdefault(event.person, {}).update((service, True) for service in event.accepted)
        self._takes_back(event.person, event.declined)
        for service in event.declined:
            self._refused[event.seat, event.person, service] = entry.n, entry.at

    def news(self, seat: str, person: str, n: int) -> None:
        """Something new has come to a seat's knowledge about a person: to ask again is then no pressing."""
        self._news[seat, person] = n

    def _takes_back(self, person: str, services: tuple[str, ...]) -> None:
        for service in services:
            self._wants.get(person, {}).pop(service, None)

    # --- asking -------------------------------------------------------------------------------------------------------

    def wants(self, person: str, services: tuple[str, ...]) -> bool:
        """Whether somebody accepted one of these services, and has not said no since."""
        wanted = self._wants.get(person)
        return wanted is not None and not wanted.keys().isdisjoint(services)

    def consent(self, person: str, to: str, items: tuple[str, ...], at: int) -> bool:
        """Whether a consent for all these items to this recipient is live at a second; no where there are none."""
        given = self._consented.get((person, to), {})
        return bool(items) and all(item in given and (given[item] < 0 or at <= given[item]) for item in items)

    def agreed(self, person: str, to: str, institution: str) -> bool:
        """Whether somebody agreed to be with this recipient: accepted its help, or consented to something for it, and took neither back."""
        return bool(self._consented.get((person, to))) or self.wants(person, _FOR_WHICH.get(institution, ()))

    def asked_before(self, seat: str, person: str, verb: str, args: dict[str, str | int], now: int) -> bool:
        """The person said no to the same within a day, and nothing new has come to this seat's knowledge about them since."""
        if verb == "offer_help":
            same = str(args.get("services", "")).split()
        elif verb == "ask_consent":
            same = [f"{args.get('to', '')} {item}" for item in str(args.get("items", "")).split()]
        else:
            same = [what for who, whom, what in self._refused if who == seat and whom == person]
        news = self._news.get((seat, person), 0)
        refused = [self._refused[seat, person, what] for what in same if (seat, person, what) in self._refused]
        return any(n > news and now - at <= ASKED_AGAIN for n, at in refused)
