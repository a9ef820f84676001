"""Closed lists of the field: every profession, institution, limit, item, topic and form that the engine knows.

Country packs must answer for each of them, scenarios may use only them, and a new one is added here and nowhere else.
Sources: `docs/explanation/sources.md` (the verb, form and item tables of the practice review); agencies of a fictional state.
"""

from typing import Final

# Who may sit at the table. A pack gives each its powers.
PROFESSIONS: Final = (
    "migration_police",
    "criminal_police",
    "border_guard",
    "labour_inspector",
    "shelter_worker",
    "social_worker",
    "guardianship_officer",
    "health_worker",
    "prosecutor",
    "investigating_judge",
)

# Slots for bodies. Scenarios name slots only, packs name the bodies, so that one case runs under every pack.
INSTITUTIONS: Final = (
    "migration_police",
    "district_police",
    "regional_unit",
    "criminal_police",
    "prosecutor",
    "court",
    "shelter",
    "social_service",
    "guardianship",
    "ambulance",
    "hospital",
    "labour_inspectorate",
    "interpreters",
    "consulate",
    "press",
    "oversight",
)

# Numbers that standards, scenarios and behaviours name as `limit.x`; a pack gives each a value and, where law sets it, an article.
LIMITS: Final = (
    "road_check",  # a check of a vehicle or of papers that is no detention yet
    "reaction",  # reaction time at a post from a sign in plain view (practice)
    "offer",  # from reasonable grounds to the offer of help (practice)
    "care",  # from an acute need seen to care begun (practice)
    "guardian_notice",  # from doubt about age to the guardianship authority (practice or law)
    "delivery",  # from the minute of restriction to the end of delivery without a protocol
    "say_held",  # from the minute of restriction to being told so, with the reason
    "crime_notice",  # from knowing facts of a crime to telling a competent body
    "correction",  # from hearing a blaming remark to stopping it (practice)
    "custody",  # longest custody without a judge
    "custody_minor",
    "prosecutor_notice",
    "reflection",
    "night_begins",  # second of the day
    "night_ends",
)

LANGUAGE_LEVELS: Final = ("none", "words", "conversation", "full")  # in rising order
TALK_TOPICS: Final = (
    "journey", "work", "home", "papers", "place", "family", "reasons", "offer", "people", "bus",
    "what_she_wants", "whom_to_call", "fear_of_return", "route", "health",
)  # fmt: skip
QUESTION_TYPES: Final = ("free_recall", "open", "probing", "closed", "option_posing", "leading", "blaming")

LEVELS: Final = ("fear", "fatigue", "pain", "hunger", "cold")  # 0 to 3 each
TRUST: Final = ("police", "ngo")  # 0 to 100 each
TRUST_OF: Final = {
    "shelter_worker": "ngo",
    "social_worker": "ngo",
    "health_worker": "ngo",
    "guardianship_officer": "ngo",
}  # every other profession is met with the trust given to the police

NOTICED: Final = ("at_once", "looking", "asking", "searching", "checking", "watching")
SHOWS: Final = (
    "acute",  # a need of life or limb
    "minor",  # may be under 18
    "tied",  # this voice or companion is tied to those in `about`
    "blame",  # blames the persons in `about`
    "complicity",  # an officer or body in `about` may protect the exploiters
    "fear_of_return",
    "no_sign",  # speaks against trafficking; kept apart from an absent answer
)
CHANNELS: Final = ("sight", "hearing", "told", "phone", "document", "register", "screen", "own")

# Pieces of information that pass between people. Law and standards judge sharing item by item, not document by document.
ITEMS: Final = (
    "check_in_progress",
    "number_of_people",
    "names",
    "account",
    "needs",  # language, illness, diet, who fears whom
    "minor_present",
    "where_they_were_going",
    "people_elsewhere",
    "suspect",
    "vehicle_and_driver",
    "citizenships",
    "shelter_address",
    "wishes",
    "promises",
    "suspected_misconduct",
)
BASES: Final = ("none", "consent", "duty", "danger")

NEEDS: Final = ("water", "food", "warmth", "toilet", "rest", "call", "clothes")
SERVICES_OFFERED: Final = ("shelter", "doctor", "lawyer", "call_home", "interpreter", "safe_travel", "wage_claim")
EXPLAIN: Final = ("who_i_am", "rights", "what_happens_next", "services", "use_of_information", "asylum", "wage_claim")
CLOSE_REASONS: Final = (
    "screened_no_sign",  # screened alone, no sign, reasons written
    "look_alike",  # screened; something else than trafficking, named
    "papers_in_order",
    "no_complaint",
    "she_agreed",
    "out_of_time",
)
PRESSURE: Final = ("reasons", "threat_of_expulsion", "threat_of_charge", "promise_of_pay", "promise_of_papers")

FORMS: Final = {
    # form: fields. `person` of a form is its subject, given beside the fields.
    "shift_note": ("times", "words_as_said", "wishes", "promises", "who_was_told", "restricted_at"),
    "identification_sheet": ("indicators", "unknown", "conclusion"),
    "negative_screening_note": ("what_was_seen", "why_not"),
    "hand_over_packet": ("facts", "words", "needs", "wishes", "promises", "unknown"),
}
