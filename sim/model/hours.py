"""Opening hours: spans [from, to) in seconds since the exercise began; none at all means always."""

from collections.abc import Sequence


def open_from(hours: Sequence[Sequence[int]], now: int) -> int:
    """The second from which it is open: `now` where it is open already, -1 where it does not open again."""
    if not hours or any(since <= now < until for since, until in hours):
        return now
    return min((since for since, _until in hours if since > now), default=-1)
