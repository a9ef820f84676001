"""What a trainee reads before the first minute."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is read before the first minute: wording in the scenario's own words. `languages`: those in which it can be read."""

    scenario: str
    title: str
    mission: str
    content_note: str
    seat: str
    seat_text: str
    profession: str
    country: str
    fictional: bool
    start: str
    length: int
    play_minutes: int
    languages: tuple[str, ...] = ()
