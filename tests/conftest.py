"""What holds for every test: nobody's own exercises, settings or terminal are touched or looked at."""

import pytest
from hypothesis import settings

# The same examples on every machine and in every run: a check that fails today for luck alone teaches nobody.
settings.register_profile("zholda", derandomize=True, deadline=None)
settings.load_profile("zholda")


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
