"""Slips of the pen that would otherwise be read without a word: each is answered where it stands, with what to write."""

from pathlib import Path

import pytest

from scenarios.language import library

SMALL = """\
format: 1
title: The orchard gate
country: velmara
start: 2026-09-07 06:50
ends: 2h
seats: {inspector: {profession: labour_inspector, place: gate}}
places: {gate: {name: the orchard gate}}
people:
  ilda:
    label: woman with a blue headscarf
    sex: female
    born: 1990-05-14
    in: gate
    trust: {police: 30}
"""


def said(folder: Path, text: str = SMALL, **files: str) -> list[str]:
    home = folder / "gate"
    home.mkdir()
    (home / "scenario.yaml").write_text(text, encoding="utf-8")
    for name, content in files.items():
        file = home / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return [one.render().replace(f"{home}/", "") for one in library.check([home])]


def test_the_small_scenario_is_clean(tmp_path):
    assert said(tmp_path) == []


def test_an_exercise_that_lasts_no_time_is_told_at_its_length_and_nowhere_else(tmp_path):
    beat = "storylines: {pickup: {arrives: {at: 07:05, where: gate, text: A pickup stops.}}}\n"
    (only,) = said(tmp_path, SMALL.replace("ends: 2h", "ends: 0m") + beat)
    assert only.startswith("scenario.yaml:5:7: SC0109 `0m` is not a duration")
    assert only.endswith("= It has to last: write 1s or more, such as 40s, 35m, 2h or 3d.")


def test_a_cut_that_lasts_no_time_is_told_too(tmp_path):
    (only,) = said(tmp_path, SMALL + "cuts: {look: {title: A look, seats: [inspector], ends: 0s, play_minutes: 5}}\n")
    assert "SC0109 `0s` is not a duration" in only


def test_nobody_is_born_after_the_exercise_begins(tmp_path):
    (only,) = said(tmp_path, SMALL.replace("born: 1990", "born: 2990"))
    assert only.startswith("scenario.yaml:12:5: SC0323 `2990-05-14` is no date of birth: the exercise begins on 2026-09-07")
    assert only.endswith("= Check the year.")


def test_a_newborn_of_the_same_day_is_well(tmp_path):
    assert said(tmp_path, SMALL.replace("born: 1990-05-14", "born: 2026-09-07")) == []


def test_nobody_is_tied_to_themselves(tmp_path):
    (only,) = said(tmp_path, SMALL + "    ties: [{to: ilda, kind: kin}]\n")
    assert only.startswith("scenario.yaml:15:5: SC0324 `ilda` is tied to `ilda`")
    assert only.endswith("= Write in `to:` who the other person is, or leave the tie out.")


@pytest.mark.parametrize("where", ["languages: [xx]", "people: {mira: {label: a girl, sex: female, in: gate, speaks: {xx: full}}}"])
def test_a_language_that_is_none_is_told_with_how_to_write_one(tmp_path, where):
    key = where.partition(":")[0]
    (only,) = said(tmp_path, SMALL + f"{where}\n" if key == "languages" else SMALL, **({} if key == "languages" else {"more_yaml": where}))
    assert "SC0106 `xx` is not one of the words known here" in only
    assert only.endswith(
        "= ISO 639-1 has no such language. Write its code there, as in uz, ru, kk; a language without one has three letters."
    )


@pytest.mark.parametrize("code", ["kk", "no", "kaa", "qaa"])
def test_languages_of_two_letters_of_three_and_invented_ones_are_well(tmp_path, code):
    assert said(tmp_path, SMALL + f"languages: [{code}]\n") == []


def test_a_file_that_ends_in_yml_is_not_passed_over(tmp_path):
    (only,) = said(tmp_path, story_yml="flags: [seen]\n")
    assert only == "story.yml:1:1: SC0019 `story.yml` is not read: the files of a scenario end in .yaml\n       = Rename it: story.yaml."


@pytest.mark.parametrize("folder", ["walkthroughs", "colleagues"])
def test_nor_is_one_in_the_folders_inside(tmp_path, folder):
    (only,) = said(tmp_path, **{f"{folder}__inspector_yml": "steps: []\n"})
    assert only.startswith(f"{folder}/inspector.yml:1:1: SC0019")


def test_a_folder_with_nothing_but_yml_says_what_to_rename(tmp_path):
    home = tmp_path / "gate"
    home.mkdir()
    (home / "scenario.yml").write_text(SMALL, encoding="utf-8")
    assert [one.code for one in library.check([home])] == ["SC0019"]


def test_a_folder_one_may_not_look_into_is_told(tmp_path, monkeypatch):
    def refused(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "gate").mkdir()
    monkeypatch.setattr(Path, "is_file", refused)
    (only,) = library.check([tmp_path / "gate"])
    assert (only.code, only.message) == ("SC0001", "The folder cannot be read: Permission denied")


@pytest.mark.parametrize("word", ["300", "-3", "3.5", "many"])
def test_a_number_outside_its_limits_is_told_the_limits(tmp_path, word):
    (only,) = said(tmp_path, SMALL.replace("police: 30", f"police: {word}"))
    assert f"SC0107 `{word}` is not a whole number from 0 to 100" in only
    assert only.endswith("= Write digits only, within these limits.")
