"""Luck. The only module that draws.

A draw is a hash of what it decides and not a step of a shared stream: one question more to one person changes nothing elsewhere,
and every option of a turning point can be replayed under the same luck.
"""

from hashlib import blake2b


def draw(seed: int, replication: int, purpose: str, subject: str, occurrence: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included, equally likely.

    `occurrence` identifies the thing (a topic and how often this person was asked), never a running count.
    """
    if high < low:
        raise ValueError(f"draw for {purpose}: highest value {high} is below lowest {low}")
    key = f"{seed}\x1f{replication}\x1f{purpose}\x1f{subject}\x1f{occurrence}".encode()
    number = int.from_bytes(blake2b(key, digest_size=8).digest(), "big")
    return low + number % (high - low + 1)
