"""Names that a seat knows: those of its own colleagues from the first minute, everybody else's as it came to perceive them."""

from typing import TYPE_CHECKING

from zholda import tongue

if TYPE_CHECKING:
    from sim.model.scenario import Scenario
    from sim.world.view import View
    from zholda.wording import Wording


class Names:
    """Of one exercise, for all its seats."""

    def __init__(self, scenario: "Scenario", wording: "Wording") -> None:
        self._scenario, self._wording = scenario, wording
        self._own: dict[tuple[str, str], dict[str, str]] = {}  # seat and language -> its colleagues
        self._known: dict[str, tuple[tuple[int, str], dict[str, str]]] = {}  # seat -> by how many lines, in which language, and the names

    def known(self, view: "View") -> dict[str, str]:
        """Person -> name as a seat knows it, true or not; thing -> whose it is, under `of.<thing>`; itself -> "you", under `is.<seat>`.
        Not to be changed."""
        by = len(view.lines), tongue.spoken()
        if self._known.get(view.seat, ((-1, ""), {}))[0] != by:  # nothing is known but by a line
            self._known[view.seat] = by, self._by_its_lines(view)
        return self._known[view.seat][1]

    def _by_its_lines(self, view: "View") -> dict[str, str]:
        own = {f"is.{view.seat}": self._wording.label("me")} if self.own(view.seat, view.seat) else {}
        value = self._wording.value
        names = self._colleagues(view.seat) | own | {p.id: value(str(p.claims["name"])) for p in view.people.values() if p.name_known}
        owners = {thing.id: str(thing.claims["whose"]) for thing in view.things.values() if "whose" in thing.claims}
        return names | {f"of.{name}": names.get(who) or self._wording.label(who).split(",")[0] for name, who in owners.items()}

    def own(self, who: str, seat: str) -> bool:
        """Whether this is how a seat is named to itself: as a seat, or as the service that calls it. Places may have its name too."""
        if who == f"seat:{seat}":
            return True
        service = self._scenario.services.get(who)
        calls = service is None or any(one.kind == "call_seat" and one.args.get("seat") == seat for one in service.asked)
        return who == seat and calls and who not in self._scenario.places

    def _colleagues(self, seat: str) -> dict[str, str]:
        """Colleagues of a seat who are labelled by something else than their name -> their name."""
        key = seat, tongue.spoken()
        if key not in self._own:
            wording = self._wording
            named = {who: wording.text(f"people.{who}.name") for who in self._scenario.seats[seat].colleagues}
            self._own[key] = {who: name for who, name in named.items() if name and name not in wording.label(who)}
        return self._own[key]
