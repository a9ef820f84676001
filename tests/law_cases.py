"""Rules of the packs about the case, one after the other: what breaks each, and what looks like a breach but is none.

A line is: country rule | what breaks it | what does not; a verb, then the circumstances that hold. Used by tests/test_law.py.
"""

CASES = """
kz search_by_other_sex | search_person held other_sex | search_person held
kz dwelling_without_consent | inspect dwelling search_basis=consent | inspect dwelling search_basis=consent residents_agree
kz dwelling_without_consent | inspect dwelling search_basis=sanction | inspect dwelling search_basis=sanction sanction
kz dwelling_without_consent | inspect dwelling | inspect
kz search_without_sanction | inspect search search_basis=consent residents_agree | inspect search search_basis=urgent
kz search_without_sanction | inspect search search_basis=sanction | inspect search search_basis=sanction sanction
kz place_searched_by_night | inspect search sanction night | inspect search sanction night search_basis=urgent
kz interview_without_case | interview proc | speak_with look
kz rights_not_explained | interview.ask proc case_open | interview.ask proc case_open warned
kz interpreter_tied | interview.ask proc voice=person voice_tied sworn | speak_with voice=person voice_tied
kz interpreter_not_appointed | interview.ask proc voice=person | interview.ask proc voice=person sworn
kz interpreter_not_appointed | interview proc voice=person | interview proc
kz interview_by_night | interview.ask proc night | interview.ask proc night acute
kz interview_by_night | interview proc night | speak_with night
kz suspect_heard_as_witness | interview.ask proc suspect as_status=witness | interview.ask proc suspect as_status=witness_with_defence
kz suspect_heard_as_witness | interview.ask proc suspect as_status=injured | interview.ask proc as_status=witness
kz suspect_without_lawyer | interview.ask proc as_status=suspect needs_voice | interview.ask proc as_status=suspect needs_voice lawyer
kz suspect_without_lawyer | interview proc as_status=suspect needs_voice | interview proc as_status=suspect
kz minor_without_representative | interview.ask proc young | interview.ask proc young representative
kz minor_without_representative | interview proc young | safety_check young
kz answer_put_into_the_mouth | interview.ask proc question=leading | speak_with question=leading
kz answer_put_into_the_mouth | interview.ask proc question=blaming | interview.ask proc question=open
kz interview_too_long | interview.ask proc interview_single=14401 | interview.ask proc interview_single=14400
kz interview_of_minor_too_long | interview.ask proc young interview_single=7201 | interview.ask proc interview_single=7201
kz interview_of_spared_too_long | interview.ask proc spared interview_single=10801 | interview.ask proc interview_single=10801
kz false_minute | detain suspect ground=traces minute_error=301 | detain suspect ground=traces minute_error=299
kz detained_without_ground | detain suspect ground=none | detain suspect ground=traces
kz detained_without_rights | detain suspect ground=traces | detain suspect ground=traces rights_told
kz detained_without_notices | detain suspect doctor | detain suspect doctor relatives
kz case_on_anonymous_note | open_case ground=anonymous_note | open_case ground=own_report
kz punished_before_weighing | administrative.fine fine status=injured | administrative.fine fine status=injured weighed
kz case_told_outside | share gives_case case_open to_institution=press | share gives_case case_open to_institution=prosecutor
kz search_without_hold | search_person suspect | search_person suspect sanction
velmara interview_without_case | interview proc | speak_with
velmara interpreter_tied | interview.ask proc voice=person voice_tied | interview.ask proc voice=person
velmara interpreter_tied | interview.ask proc suspect_hears | interview.ask proc onlooker_hears
velmara rights_not_explained | interview.ask proc | interview.ask proc warned
velmara suspect_without_defender | interview.ask proc as_status=suspect | interview.ask proc as_status=suspect lawyer
velmara answer_put_into_the_mouth | interview.ask proc question=leading | interview.ask proc question=free_recall
velmara not_recorded | interview.ask proc | interview.ask proc recorded
velmara interview_by_night | interview.ask proc night | interview.ask proc night acute
velmara interview_too_long | interview.ask proc interview_single=10801 | interview.ask proc interview_single=10800
velmara interview_of_child_too_long | interview.ask proc young interview_single=3601 | interview.ask proc young interview_single=3600
velmara interview_of_spared_too_long | interview.ask proc spared interview_single=7201 | interview.ask proc spared interview_single=7200
velmara child_without_guardian | interview.ask proc young | interview.ask proc young representative
velmara minor_questioned_by_night | interview.ask proc young night | interview.ask proc young
velmara search_without_sanction | inspect dwelling residents_agree search_basis=consent | inspect dwelling sanction
velmara search_without_sanction | inspect search | inspect search search_basis=urgent
velmara search_by_other_sex | search_person held other_sex | search_person held
velmara detained_without_ground | detain suspect ground=none | detain suspect ground=eyewitness
velmara detained_without_rights | detain suspect ground=traces | detain suspect ground=traces rights_told
"""
