"""Which papers stand first for a seat, and by when each is written (practice review, table 2.11)."""

from sim.model import terms
from tests.test_tui_play import landed
from tui.panes import papers, workspace


def test_the_papers_of_ones_own_profession_stand_first_each_with_its_time():
    """Played: a shelter worker read through protocols of detention and motions for custody to find her safety plan."""
    play = landed("assessment")
    listed = papers.forms(play, play.view())
    own = [papers.own(play, name) for name, _when in listed]
    assert own == sorted(own, reverse=True)
    assert 0 < sum(own) < len(own)
    assert dict(listed)["shift_note"] == "at the hand-over"
    assert {when for name, when in listed if not papers.own(play, name)} == {""}
    rows = [row.id for row in workspace.paper_rows(play, play.view())]
    assert rows.index(workspace.FIND) < rows.index(f"form-{listed[-1][0]}")  # those that others write come after one's own file and notes
    assert set(terms.WRITTEN_BY) == set(terms.FORMS)
    assert all(set(by) <= set(terms.PROFESSIONS) and when in papers.BY_WHEN for by, when in terms.WRITTEN_BY.values())
