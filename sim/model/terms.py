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
    "lawyers",
    "forensic_service",
    "adaptation_centre",  # places for men and for citizens in need
    "identification_group",
)

# Bodies that people can be brought to: a house, a hospital, an office where somebody sits who looks after them. Not a line one rings.
TAKES_PEOPLE: Final = (
    "migration_police", "regional_unit", "criminal_police", "prosecutor", "shelter", "social_service", "guardianship", "ambulance",
    "hospital", "consulate", "adaptation_centre",
)  # fmt: skip

# The bodies that one is taken to and comes back from, if one lives in a house.
VISITED: Final = ("hospital",)

# Kinds of service that come to those whom they are for, where these are in one place.
COMES_TO_THEM: Final = ("advice", "ambulance", "guardianship")

# Roles of those who are there for their work.
OF_THE_SERVICE: Final = ("colleague", "voice")

# What is done behind a door where there is one: whoever stands there would look on.
FOR_NOBODYS_EYES: Final = ("search_person",)

# The body that somebody of a profession sits for, as people know it.
BODY_OF: Final = {
    "migration_police": "migration_police",
    "criminal_police": "criminal_police",
    "border_guard": "migration_police",
    "labour_inspector": "labour_inspectorate",
    "shelter_worker": "shelter",
    "social_worker": "social_service",
    "guardianship_officer": "guardianship",
    "health_worker": "hospital",
    "prosecutor": "prosecutor",
    "investigating_judge": "court",
}

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
    "protocol",  # from the minute of restriction to the protocol of detention
    "custody",  # longest custody without a judge
    "custody_minor",
    "custody_group",  # where several are suspected together, and the protocol names that term
    "prosecutor_notice",
    "motion_lead",  # a motion for custody is with the judge so long before expiry
    "ruling",  # the judge rules within
    "judge_informed",  # of an urgent search without sanction
    "admin_hold",  # administrative hold
    "interview_single",  # one interview without a break
    "interview_day",  # all interviews of a day together
    "interview_break",
    "interview_single_spared",  # pregnant, elderly, with a small child
    "interview_day_spared",
    "interview_single_minor",
    "interview_day_minor",
    "safety_answer",  # a request for protection is answered
    "identification",  # from grounds and wish to the joint meeting (practice)
    "elsewhere",  # another place is found where there is none here (practice)
    "arrival",  # arrival at the service is confirmed (practice)
    "risk_again",  # from a change to a new talk about risk (practice)
    "told_ruling",  # from a decision to those it concerns being told (practice)
    "asylum_told",  # from a fear of return to being told of asylum (practice)
    "money_step",  # first step after the money (practice)
    "compensation_told",  # from the status of an injured person to the explanation (practice)
    "stay_applied",  # from identification to the application for stay (practice)
    "follow_up",  # how far from the agreed time a follow-up call may be (practice)
    "papers_back",  # from a paper taken to its being back in the hand of its owner (practice)
    "shift",  # an officer at work so long without rest is tired (practice)
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

NOTICED: Final = ("at_once", "looking", "asking", "searching", "checking", "watching", "wishing", "weighing")
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
    "what_she_did",  # what somebody was made to do
    "child_in_danger",
    "home_details",
    "travel_date",
    "fact_of_approach",  # that persons turned to a service, without names or story
    "ruling",  # what the judge decided
    "held_since",  # the minute in which somebody's freedom was restricted
    "whereabouts",  # where somebody is, or was seen last
)
OF_NOBODY: Final = ("check_in_progress", "number_of_people", "fact_of_approach", "promises")
"""Items that point to no single person."""
IN_CONFIDENCE: Final = dict.fromkeys(("shelter_worker", "social_worker", "health_worker"), ("wishes",))
"""Items that a service keeps until those whom they concern give leave, as it does their account (VC-29.by_a_service)."""
BASES: Final = ("none", "consent", "duty", "danger")

NEEDS: Final = ("water", "food", "warmth", "toilet", "rest", "call", "clothes", "wash", "money", "company", "child_care")
SERVICES_OFFERED: Final = (
    "shelter", "doctor", "lawyer", "call_home", "interpreter", "safe_travel", "wage_claim",
    "consul", "asylum", "protection", "return_home", "medical_exam", "family_care",
)  # fmt: skip
EXPLAIN: Final = (
    "who_i_am", "rights", "what_happens_next", "services", "use_of_information", "asylum", "wage_claim",
    "registration", "status", "not_against_self", "reflection", "protection", "compensation", "house_rules", "danger", "ruling",
    "return", "deposition",
)  # fmt: skip
SAID_SIMPLY: Final = ("who_i_am", "held", "free")  # a sentence of few words: it carries in a near language too
CLOSE_REASONS: Final = (
    "screened_no_sign",  # screened alone, no sign, reasons written
    "look_alike",  # screened; something else than trafficking, named
    "papers_in_order",
    "no_complaint",
    "she_agreed",
    "out_of_time",
)
PRESSURE: Final = ("reasons", "threat_of_expulsion", "threat_of_charge", "promise_of_pay", "promise_of_papers")

SERVING: Final = ("colleague", "official", "voice")  # roles of those who are there for a body or a service, not of the case
STATUSES: Final = ("witness", "witness_with_defence", "injured", "suspect")  # procedural status of a person in the case
OFFENCES: Final = (
    "trafficking",
    "trafficking_of_minor",
    "organising_illegal_migration",
    "brothel_keeping",
    "forged_papers",
    "labour_violation",
    "unlawful_detention",
    "abuse_of_office",
)  # what a case may be registered or qualified as; a pack names the article of each
CASE_GROUNDS: Final = ("own_report", "her_report", "message_of_a_body", "anonymous_note")
DETENTION_TERMS: Final = ("general", "group")  # which term a protocol names; a minor has their own, whatever it names
DETENTION_GROUNDS: Final = ("traces", "caught_in_act", "eyewitness", "none")
HOLDS_MONEY: Final = ("phone", "list", "paper")  # kinds of things from which payments can be followed
SEARCH_BASES: Final = ("none", "consent", "sanction", "urgent")
MOTIONS: Final = ("custody", "house_arrest", "search", "safety", "deposition")
LIBERTY: Final = ("custody", "house_arrest")  # motions about somebody's liberty, and the rulings after which nobody walks by the clock
MOVED_BY: Final = dict.fromkeys(("custody_motion", "search_motion", "deposition_motion"), "file_motion")
"""Papers that lie in the file until an act brings them to the judge."""
SAFETY: Final = "safety"  # the motion that is about danger and not about proof, so that no act of the file goes with it
MOTION_RETURNED: Final = "engine.motion_returned"  # by this wording, which no scenario writes, a seat hears that its resolution came back
SAT_DOWN: Final = "sat_down"  # how it comes out where somebody sits down beside an interview: as company, or as its voice
INTERPRETS: Final = "interprets"
WITHOUT: Final = "engine.interview_without"  # the line that says who sat beside in an interview and has left
RULINGS: Final = ("custody", "house_arrest", "granted", "refused", "released")
MEASURES: Final = ("warning", "pseudonym", "no_approach", "guarded", "closed_hearing", "remote_hearing")
STRIKE_REASONS: Final = (
    "pressure", "rights_not_explained", "tied_interpreter", "by_night", "wrong_status", "no_power", "chain_broken", "unknown_source",
    "interpreter_not_appointed", "no_case", "no_lawyer", "no_representative", "answer_put", "not_recorded", "other_sex",
)  # fmt: skip
_TAKEN: Final = ("no_power", "by_night", "chain_broken", "unknown_source")  # what can be said against things, papers and lines
STRUCK_FOR: Final = {
    "interview.ask": tuple(reason for reason in STRIKE_REASONS if reason not in ("no_power", "chain_broken", "other_sex")),
    "search_person": (*_TAKEN, "other_sex"), "inspect": _TAKEN, "preserve": _TAKEN, "check_documents": (*_TAKEN, "pressure"),
    "query_register": ("no_power", "unknown_source"), "preserve.payments": ("no_power", "unknown_source", "no_case"),
}  # fmt: skip
"""Kind of act -> the reasons that can be given against it: a question can be put into the mouth, a pocket cannot."""
MOVE_THE_JUDGE: Final = "motion"  # what a resolution asks of whoever files; declined, it goes back
ORDERS: Final = ("names", "transfer", "end_check", "statement", "whereabouts", MOVE_THE_JUDGE)
REVIEWED: Final = ("detention", "registration", "case", "plan", "file")
RISK_CHANGES: Final = ("intake", "message", "release", "hearing", "move", "return", "asked")
APPLICATIONS: Final = ("stay", "compensation", "wage_claim", "return_home", "asylum", "papers")
HOUSE_RULES: Final = ("phones_boxed", "gate_locked", "no_visits", "nobody_asks", "quiet_hours")
REPORTS: Final = ("crime", "identification", "contest", "wages")
REGISTER_LINES: Final = ("own_terminal", "district")  # by which line a register is asked; the second has many ears
LEFT: Final = ("unseen", "informed", "accompanied")
CLOCKS: Final = (
    "delivery",  # restriction of a suspect to protocol or freedom
    "prosecutor_notice",
    "custody",  # runs out: the person walks free
    "motion",  # backward: custody less its lead
    "ruling",
    "judge_informed",
    "registration",
    "safety_answer",
    "reflection",
)  # deadlines of the pack that run in the world and are shown, each named by its article

FORMS: Final = {
    # form: fields. `person` of a form is its subject, given beside the fields. What is checked: docs/reference/forms.md.
    "shift_note": ("times", "words_as_said", "wishes", "promises", "who_was_told", "restricted_at"),
    "report_of_discovery": ("facts", "ground", "discovered_at"),
    "identification_sheet": ("indicators", "absent", "unknown", "conclusion"),
    "negative_screening_note": ("what_was_seen", "why_not"),
    "delivery_protocol": ("restricted_at", "grounds", "rights", "language", "doctor", "relatives"),
    "consent_record": ("purpose", "to_whom", "items", "until", "withdrawn"),
    "risk_assessment": ("change", "family", "ties", "her_view", "measures"),
    "hand_over_packet": ("facts", "words", "needs", "wishes", "promises", "unknown"),
    "safety_plan": ("wishes", "phone", "who_may_know", "room", "what_if"),
    "operation_plan": (
        "aims", "sites", "hour", "first_voice", "interpreter", "care", "places_women", "places_men", "child", "exits", "roles", "press",
    ),
    "interview_protocol": ("status", "warnings", "interpreter", "times", "breaks", "recording", "first_question", "words"),
    "safety_motion": ("measure", "threat", "why"),
    "search_motion": ("place", "ground", "annexes"),
    "custody_motion": ("grounds", "why_not_milder", "annexes", "detained_at"),
    "deposition_motion": ("why", "how_protected", "annexes"),
    "qualification_order": ("act", "means", "purpose", "aggravators"),
}  # fmt: skip
_FIRST = ("migration_police", "border_guard")
_POLICE = (*_FIRST, "criminal_police", "labour_inspector")
_CARE = ("shelter_worker", "social_worker", "guardianship_officer", "health_worker")
WRITTEN_BY: Final = {
    # form: the professions whose paper it is, and by when. Anybody may file any of them: who fills in for another writes it too.
    "shift_note": (_FIRST, "hand_over"),
    "report_of_discovery": (_POLICE, "at_once"),
    "identification_sheet": ((*_POLICE, *_CARE), "one_day"),
    "negative_screening_note": (_POLICE, "same_day"),
    "delivery_protocol": ((*_FIRST, "criminal_police"), "three_hours"),
    "consent_record": ((*_POLICE, *_CARE, "prosecutor"), "before_use"),
    "risk_assessment": (("criminal_police", *_CARE), "each_change"),
    "hand_over_packet": ((*_POLICE, *_CARE), "hand_over"),
    "safety_plan": (_CARE, "first_evening"),
    "operation_plan": (("criminal_police",), "operation"),
    "interview_protocol": (("criminal_police", "investigating_judge"), "same_day"),
    "safety_motion": (("criminal_police", "prosecutor"), "clock"),
    "search_motion": (("criminal_police", "prosecutor"), "clock"),
    "custody_motion": (("criminal_police", "prosecutor"), "clock"),
    "deposition_motion": (("criminal_police", "prosecutor"), "clock"),
    "qualification_order": (("criminal_police", "prosecutor"), "before_the_motion"),
}
"""Of the three hours of a delivery protocol and the hours of motions the pack's clocks decide; the others are good practice (fictional)."""
