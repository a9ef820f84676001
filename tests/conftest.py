"""What holds for every test: nobody's own exercises, settings or terminal are touched or looked at."""

import pytest
from hypothesis import settings

from zholda import folders

# The same examples on every machine and in every run: a check that fails today for luck alone teaches nobody.
settings.register_profile("zholda", derandomize=True, deadline=None)
settings.load_profile("zholda")


def pytest_collection_modifyitems(items):
    """The long ones first: begun last, one of them would be waited for alone while every other processor is idle."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory):
    """Scenarios, walkthroughs and packs are compiled once for all tests of a process, as they are for all plays of one person: what is
    kept is known by the digest of its sources, so that nothing else is ever found. Each process of a parallel run has its own folder."""
    folder = tmp_path_factory.mktemp("compiled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "cache", lambda: folder)
        yield folder


@pytest.fixture(autouse=True)
def own_home(monkeypatch, tmp_path_factory):
    """A folder for exercises that belongs to one test. Without it a test would list, and add to, the exercises of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ZHOLDA_HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("ZHOLDA_LANGUAGE", "en")
    monkeypatch.setenv("ZHOLDA_ASCII", "0")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder
