"""Since which minute somebody is held, and whether a minute that was said of it is the true one."""

from typing import Final

from sim.world.state import World

WAYS: Final = ("told_held", "locked_in", "paper_kept", "phone_kept", "vehicle_held")  # of restricting somebody's freedom
NEAR: Final = 300  # seconds by which a minute that is said may differ from the true one and still be true


def is_false(world: World, person: str, said: int, while_said: tuple[int, int]) -> bool:
    """Whether second `said` is not the true one: since when they are held, by whomever, else between two seconds."""
    since = [int(world.get(f"held_since.{person}.{way}", 0)) for way in WAYS if world.get(f"held_by.{person}.{way}")]
    first, last = (min(since), min(since)) if since else while_said
    return max(first - said, said - last) > NEAR
