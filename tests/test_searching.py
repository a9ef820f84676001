"""Which line a search for turning points plays next, where a process would have to wait for those that others play."""

from scoring.counterfactual.inquiry import Inquiry, Lived
from scoring.counterfactual.lines import Fork, Line
from zholda.session.searching import _Queue

MUCH, LITTLE = Fork(10, 100, "post", "which", "a"), Fork(20, 200, "post", "other", "a")


def lived(fork: Fork, line: Line) -> Lived:
    return Lived({("x", "told"): 9 if fork is MUCH and line.option == "b" else 1}, 0)


def test_a_process_that_would_wait_plays_what_the_question_that_promises_more_wants_in_any_case() -> None:
    inquiries = [Inquiry(fork, ["b"], lived(fork, Line("a", 0))) for fork in (LITTLE, MUCH)]
    queue = _Queue(inquiries)
    for _ in inquiries:  # a first look at each
        task = queue.next()
        assert task is not None
        n, line = task
        inquiries[n].take(line, lived(inquiries[n].fork, line))
        queue.over(n, line)
    much = inquiries[1]
    assert [queue.next() for _ in much.wanted()] == [(1, line) for line in much.wanted()]
    assert inquiries[0].wanted(), "the other question has lines to play too"
    assert queue.next() == (1, much.soon()[0])
