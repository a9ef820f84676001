"""Words: every id that the engine uses has a text, every sentence says what it is meant to say, and nothing from outside becomes a mark."""

import json
import re
from pathlib import Path

import pytest
import yaml

from sim.model import terms
from sim.model.pack import Article, Limit, Pack
from sim.model.verbs import ACTS, EVERY_ACT
from zholda import tongue, wording
from zholda.session.material import load_country
from zholda.wording import LANGUAGES, Wording, catalogue, listed, span

ROOT = Path(__file__).parent.parent
TEXTS = {
    "people.madina.label": "seat 13, school rucksack",
    "people.madina.name": "Madina",
    "places.post.name": "the post",
    "places.post.rooms.office.name": "the office",
    "services.ambulance.label": "the ambulance",
    "decisions.who_speaks.ask": "Who speaks?",
    "decisions.who_speaks.options.odil": "Odil, from the gate.",
    "people.madina.cues.brackets": "She writes [/] and {nothing} and {law:limit.delivery}.",
}
PACK = Pack(
    id="x", title="X", fictional=True, institutions={}, professions={},
    articles={"cpc129": Article("Delivery", "Code of Procedure", "129", "", "", "fictional")},
    limits={"delivery": Limit(10_800, "cpc129"), "care": Limit(900, ""), "night_ends": Limit(21_600, "")},
    powers={}, rules=[], sources={}, texts={},
)  # fmt: skip
WORDS = Wording(TEXTS, start="2025-10-13 05:20", pack=PACK)


# --- the catalogue ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_the_yaml_that_it_looks_like(language):
    source = Path(wording.__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(source) == catalogue(language)
    for line in source.splitlines():
        if line and not line.startswith("#"):
            name, _, text = line.partition(": ")
            assert re.fullmatch(r"[a-z_]+(\.[A-Za-z0-9_-]+)+", name), line
            assert json.loads(text), line


def used_in_code() -> set[str]:
    """Every wording id of the engine that stands in its code as a text."""
    found: set[str] = set()
    for path in sorted((ROOT / "sim").rglob("*.py")):
        found |= set(re.findall(r'"(engine\.[a-z_.]+)"', path.read_text(encoding="utf-8")))
    return found


def test_every_id_that_the_engine_uses_has_a_text():
    used = used_in_code()
    assert len(used) > 30
    assert not sorted(used - set(catalogue()))


def test_every_text_of_the_engine_is_used():
    assert not sorted({name for name in catalogue() if name.startswith("engine.")} - used_in_code())


def test_every_question_on_every_topic_is_a_sentence_of_its_own():
    said = [catalogue()[f"talk.{topic}.{question}"] for topic in terms.TALK_TOPICS for question in terms.QUESTION_TYPES]
    assert len(set(said)) == len(terms.TALK_TOPICS) * len(terms.QUESTION_TYPES)
    assert all(20 <= len(sentence) <= 140 for sentence in said)


@pytest.mark.parametrize("topic", terms.TALK_TOPICS)
def test_open_invitations_do_not_offer_answers_and_closed_ones_do(topic):
    said = {question: catalogue()[f"talk.{topic}.{question}"] for question in terms.QUESTION_TYPES}
    assert said["free_recall"].startswith("Please ")
    assert not said["open"].startswith(("Do ", "Did ", "Are ", "Is ", "Have ", "Was ", "Were "))
    assert said["closed"].split()[0] in {"Do", "Did", "Are", "Is", "Have", "Was", "Were", "Does"}
    assert " or " in said["option_posing"]
    assert re.search(r", (did|do|are|is|were|would|does)(n't)? (they|you|he|that so)\?$", said["leading"])


@pytest.mark.parametrize("verb", ACTS)
def test_every_verb_has_a_name_a_line_of_help_and_words_for_its_arguments(verb):
    texts = catalogue()
    assert texts[f"verb.{verb}.name"]
    assert texts[f"verb.{verb}.help"]
    for param in (*ACTS[verb].params, *EVERY_ACT):
        assert f"ask.{verb}.{param.name}" in texts or f"ask.{param.name}" in texts, param.name
        family = "item" if param.name in ("items", "asked", "kept") else f"choice.{param.name}"
        for choice in param.choices:
            assert f"{family}.{choice}" in texts, f"{family}.{choice}"
    for param in ACTS[verb].params:
        assert f"said.{verb}.{param.name}" in texts or f"said.{param.name}" in texts or verb in ("speak_with", "interview.ask"), param.name


def test_every_closed_list_has_words():
    texts = catalogue()
    families = {
        "item": terms.ITEMS, "form": terms.FORMS, "limit": terms.LIMITS, "profession": terms.PROFESSIONS, "channel": terms.CHANNELS,
        "choice.topic": terms.TALK_TOPICS, "choice.question": terms.QUESTION_TYPES, "choice.set": terms.EXPLAIN,
        "choice.services": terms.SERVICES_OFFERED, "choice.need": terms.NEEDS, "choice.basis": terms.BASES,
        "choice.reason": terms.CLOSE_REASONS, "choice.with": terms.PRESSURE,
        "field": tuple(field for fields in terms.FORMS.values() for field in fields),
    }  # fmt: skip
    missing = [f"{family}.{code}" for family, codes in families.items() for code in codes if f"{family}.{code}" not in texts]
    assert not missing


SOURCES = [path.read_text(encoding="utf-8") for path in (ROOT / "sim").rglob("*.py")]
REFUSALS = sorted({code for source in SOURCES for code in re.findall(r"engine\.refused\.\w+", source)})


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_says_what_is_in_the_way_and_then_what_to_do(code, language):
    text = catalogue(language).get(code, "")
    assert re.fullmatch(r"[^.]+\. .+\.", text), f"{language} {code}: {text or 'no words'}"


def test_every_refusal_there_are_words_for_can_come():
    assert {name for name in catalogue() if name.startswith("engine.refused.")} == set(REFUSALS)


def test_nobody_is_called_a_victim_by_us_and_nothing_is_unlocked():
    ours = {
        name: text for name, text in catalogue().items() if not name.startswith(("sign.", "law_act."))
    }  # those quote published lists and titles
    for name, text in ours.items():
        assert not re.search(r"\b(victims?|unlock|secured victim|score|points?|achievement)\b", text, re.IGNORECASE), name


# --- saying -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "args", "about", "said"),
    [
        (
            "engine.act_began",
            (("act", "post-1"), ("verb", "look"), ("target", ""), ("by", ""), ("ends", 120), ("foreground", 1)),
            ("madina",),
            "Look closely: seat 13, school rucksack. Until 05:22.",
        ),
        (
            "engine.act_interrupted",
            (("act", "post-1"), ("verb", "look"), ("state", "interrupted"), ("result", "stop")),
            (),
            "Broken off: Look closely.",
        ),
        (
            "engine.act_interrupted",
            (("act", "post-1"), ("verb", "look"), ("state", "interrupted"), ("result", "seat:post"), ("gone", "me")),
            (),
            "Broken off: Look closely. Not here any more: you. Begin again there, or with those who are here.",
        ),
        ("engine.ticket_waiting", (("service", "ambulance"), ("due", 2400)), (), "Asked for: the ambulance. Expected about 06:00."),
        ("engine.ticket_waiting", (("service", "ambulance"), ("due", -1)), (), "Asked for: the ambulance."),
        ("engine.prompt", (("decision", "who_speaks"), ("occurrence", "who_speaks")), (), "Who speaks?"),
        (
            "engine.prompt_closed",
            (("occurrence", "who_speaks"), ("option", "odil"), ("how", "chosen")),
            (),
            "You decided: Odil, from the gate.",
        ),
        (
            "engine.prompt_closed",
            (("occurrence", "who_speaks[madina]#2"), ("option", ""), ("how", "lapsed")),
            (),
            "Nobody decided in time, and things took their course",
        ),
        (
            "engine.help_answered",
            (("accepted", "doctor call_home"), ("declined", "shelter"), ("understood", 1)),
            ("madina",),
            "Your offer was understood. Yes to: a doctor and a call home. Not wanted: a place in a shelter.",
        ),
        ("engine.scene", (), (), "The scene changes."),
        ("engine.nods", (), ("madina",), "seat 13, school rucksack nods at every sentence, also at the question."),
        (
            "engine.half_understood",
            (),
            ("madina",),
            "seat 13, school rucksack answers, and you catch every third word. Your languages are near, not the same.",
        ),
    ],
)
def test_what_the_engine_tells_a_seat_reads_as_a_sentence(name, args, about, said):
    assert WORDS.say(name, args, about=about) == said


def test_whoever_rings_from_another_seat_goes_by_the_seat():
    assert WORDS.label("seat:post") == "the post"
    assert WORDS.label("seat:border_post") == "border post"


def test_a_person_goes_by_the_label_until_a_name_is_known_and_then_by_both():
    assert WORDS.label("madina") == "seat 13, school rucksack"
    assert WORDS.label("madina", {"madina": "Madina"}) == "Madina (seat 13)"
    assert WORDS.label("office") == "the office"
    assert WORDS.label("post") == "the post"
    assert WORDS.label("me") == "you"
    assert WORDS.label("somebody_else") == "somebody else"


def test_a_name_on_a_paper_is_the_name_that_is_known_even_if_it_is_false():
    assert WORDS.label("madina", {"madina": "Aziza"}) == "Aziza (seat 13)"


def test_a_missing_text_is_shown_and_breaks_nothing():
    assert WORDS.say("people.nobody.cues.nothing", {"x": 1}) == "<people.nobody.cues.nothing>"
    assert not WORDS.has("people.nobody.cues.nothing")


def test_what_an_author_or_a_trainee_wrote_is_no_mark_of_ours():
    assert WORDS.say("people.madina.cues.brackets") == "She writes [/] and {nothing} and 3 h (Code of Procedure, art. 129)."
    assert WORDS.say("engine.message", {"text": "[x] {about|labels} {law:limit.care}"}) == "A message: [x] {about|labels} {law:limit.care}"


def test_the_law_is_cited_from_the_pack():
    assert WORDS.cite("limit.delivery") == "3 h (Code of Procedure, art. 129)"
    assert WORDS.cite("limit.care") == "15 min"
    assert WORDS.cite("limit.night_ends") == "06:00"
    assert WORDS.cite("article.cpc129") == "Code of Procedure, art. 129"


def test_times_are_local_and_name_the_day_when_it_is_another():
    assert [WORDS.time(at) for at in (0, 2400, 67_199, 67_200)] == ["05:20", "06:00", "23:59", "Tue 00:00"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
        (86_400, "24 h"),
        (259_200, "3 days"),
        (176_400, "49 h"),
        (3_864_300, "44 days"),
    ],
)
def test_a_length_of_time_in_words(seconds, words):
    assert span(seconds) == words


def test_lists_read_as_people_list_things():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["seat 13, rucksack", "seat 14"]) == "seat 13, rucksack; seat 14"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "art. 112, Criminal Procedure Code: "), ("ru", "ст. 112, УПК: Что не"), ("kk", "112-бап, ҚПК: ")]
)
def test_an_article_is_cited_in_the_language_with_its_title_and_its_number_before_all(language, said):
    wording = Wording({}, pack=load_country("kz"))
    try:
        tongue.use(language)
        assert wording.article_in_full("cpc_112").startswith(said)
        assert wording.article_in_full("no_such") == "no_such"
    finally:
        tongue.use("en")


@pytest.mark.parametrize("country", ["kz", "velmara"])
def test_every_article_that_an_act_can_break_has_its_act_and_title_in_three_languages(country):
    pack = load_country(country)
    wording = Wording({}, pack=pack)
    english = {rule.article for rule in pack.rules}
    try:
        for language in ("ru", "kk"):
            tongue.use(language)
            assert not [one for one in english if re.search("[A-Za-z]{3}", wording.article_in_full(one).replace("VIII", ""))]
    finally:
        tongue.use("en")


@pytest.mark.parametrize("country", ["kz", "velmara"])
def test_every_article_that_a_report_cites_has_its_act_and_title_in_three_languages(country):
    pack = load_country(country)
    named = {*pack.sources.values(), *(limit.article for limit in pack.limits.values()), *(way.article for way in pack.routes.values())} - {
        ""
    }
    try:
        for language in ("ru", "kk"):
            tongue.use(language)
            words = Wording({})
            said = {one: words.legal(one, pack.articles[one]).replace("VIII", "") for one in named}
            assert not {one: text for one, text in said.items() if re.search("[A-Za-z]{3}", text)}
    finally:
        tongue.use("en")


def test_every_rule_of_a_country_is_said_in_three_languages_and_in_english_as_its_pack_has_it():
    """In a Russian report what a judge struck was explained in English, under the invented country longer than under the real one."""
    packs = [load_country(country) for country in ("kz", "velmara")]
    said = {f"rule.{rule.article}.{rule.id}": pack.texts[f"rules.{rule.id}"] for pack in packs for rule in pack.rules}
    assert {name: text for name, text in catalogue().items() if name.startswith("rule.")} == said
    for language in ("ru", "kk"):
        assert not [name for name in said if re.search("[A-Za-z]{2}", catalogue(language)[name])]


def test_every_body_that_a_report_may_name_has_words():
    """'Where to: <institution.adaptation_centre>' stood in a story."""
    assert [one for one in terms.INSTITUTIONS if f"institution.{one}" not in catalogue()] == []


def test_russian_and_kazakh_say_of_people_that_they_came_and_went_and_not_that_they_were_received_or_taken():
    """English says that she "went with" them; a house takes nobody in as one takes a parcel."""
    russian, kazakh = catalogue("ru"), catalogue("kk")
    assert not russian["engine.received"].startswith("Принято")
    assert "передаёт вам" not in russian["engine.handed_over"]
    assert "увели" not in russian["debrief.story.handed_over"]
    assert "алып кетті" not in kazakh["debrief.story.handed_over"]
    assert "Глаза горят" not in russian["engine.tired"]  # that is said of somebody who is keen
    assert "исправн" not in russian["colleague.correct"]  # that is said of an engine


@pytest.mark.parametrize(("language", "openly", "before"), [
    ("en", "openly", "What becomes of a recording is told before."),
    ("ru", "открыто", "Что станет с записью, объясняют до неё."),
    ("kk", "Ашық", "Жазбаның не болатыны алдын ала айтылады."),
])  # fmt: skip
def test_who_opens_an_interview_reads_in_every_mode_what_a_recording_asks(language, openly, before):
    """Rights and a read-back were asked about by name, and a recording only whether there is one; it fell short of VC-43 unseen."""
    assert openly in catalogue(language)["ask.recorded"]
    assert before in catalogue(language)["verb.interview.help"]


def test_whoever_files_for_a_hearing_before_the_judge_reads_that_the_defence_hears_of_it() -> None:
    said = catalogue("en")["engine.hearing_set"]
    assert said.endswith("The defence hears of it too, and may put questions."), "a risk that is to be weighed anew must be seen to change"
    assert "hearing[ of {about|labels}] begins about" not in said, "the judge answers at six in the morning, and hears nobody then"


def test_until_when_a_paper_may_be_kept_is_said_where_one_chooses_to_keep_it():
    """The standard wants it back by the evening, and nothing on the screen said so before the debrief."""
    for language, evening in (("en", "by the evening"), ("ru", "к вечеру"), ("kk", "кешке дейін")):
        assert evening in catalogue(language)["verb.check_documents.help"]
