"""How often Python looks for garbage in cycles: seldom.

What an exercise makes stays (its journal, what each seat perceived, the facts of the world) or goes by itself the moment nobody holds it.
At Python's own pace, a look for every 700 things made, a whole play spends about a twelfth of its time looking through what stays.
"""

import gc

MADE_BETWEEN_LOOKS = 50_000  # some five megabytes at most, on a machine of any size


def look_seldom() -> None:
    """Set the pace of this process. Every way to start the program does so first, and the benchmarks, which are to measure the program."""
    gc.set_threshold(MADE_BETWEEN_LOOKS, *gc.get_threshold()[1:])
