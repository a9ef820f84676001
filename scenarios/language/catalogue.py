"""Every diagnostic of the scenario language: permanent code, title, message and the standing hint. Words in braces are filled in.

SC00 syntax, SC01 shape, SC02 references and conditions, SC03 sense. A code is never used again for something else. Each has its page
in docs/reference/diagnostics/, and a test shows that the page's example triggers it in exactly these words.
"""

from typing import Final, NamedTuple


class Diagnostic(NamedTuple):
    title: str
    message: str
    hint: str = ""


CATALOGUE: Final[dict[str, Diagnostic]] = {
    # --- syntax: is this a YAML file of the plain kind that is read? ------------------------------------------------------------
    "SC0001": Diagnostic("Unreadable file", "{why}", "Check the path, and that you may read the file."),
    "SC0002": Diagnostic(
        "File too big",
        "The file has {size} bytes; at most 5,000,000 are read",
        "Split the scenario into several files in its folder; pictures and recordings do not belong in it.",
    ),
    "SC0003": Diagnostic(
        "Binary file",
        "This is not a text file: byte {offset} is zero",
        "Choose the .yaml file; if this is it, save it as plain text in UTF-8.",
    ),
    "SC0004": Diagnostic("Not UTF-8", "The text is not UTF-8: byte 0x{byte:02x} cannot be read", "Save the file with the encoding UTF-8."),
    "SC0005": Diagnostic("Unprintable character", "The unprintable character U+{number:04X} cannot stand in a scenario", "Delete it."),
    "SC0006": Diagnostic("Empty file", "The file is empty", "Write it, or delete the file."),
    "SC0007": Diagnostic(
        "Nested too deep",
        "This is nested more than 100 levels deep",
        "No part of a scenario needs more than ten; look for brackets that are not closed.",
    ),
    "SC0008": Diagnostic("Too many values", "The file holds more than 200,000 values", "Split the exercise into several scenarios."),
    "SC0009": Diagnostic(
        "Anchor or alias",
        "`{written}` would be a YAML anchor or alias; they are not used here",
        "Write the value out in both places; a text that begins with & or * must stand in quotes.",
    ),
    "SC0010": Diagnostic(
        "YAML tag",
        "`{written}` would be a YAML tag; they are not used here",
        "Leave it out; a text that begins with ! must stand in quotes.",
    ),
    "SC0011": Diagnostic("Tab", "A tab stands where only spaces may stand", "Replace it by spaces, two for each level."),
    "SC0012": Diagnostic(
        "Duplicate key",
        "`{key}` is written twice here: first on line {first}, again on line {again}",
        "Merge the two, or give one another name.",
    ),
    "SC0013": Diagnostic(
        "Second document",
        "A second YAML document begins here",
        "One file holds one document: delete the line with --- or ...",
    ),
    "SC0014": Diagnostic(
        "Key is no word",
        "A key must be one word or text, not a list or a block of keys",
        "Quote a text that begins with [ or {{.",
    ),
    "SC0015": Diagnostic("YAML cannot be read", "{explained}"),
    "SC0016": Diagnostic(
        "YAML reader without its C part",
        "PyYAML is installed without its C part (libyaml), which reading scenarios needs",
        "Install PyYAML from a wheel, as `pip install pyyaml` does on Linux, Windows and macOS.",
    ),
    "SC0017": Diagnostic(
        "Same part in two files",
        "`{key}` is in two files of this scenario: {first} and {again}",
        "Keep one of them.",
    ),
    "SC0018": Diagnostic(
        "Same id in two files",
        "`{word}` is under `{key}` in two files of this scenario: {first} and {again}",
        "Merge the two, or give one another id.",
    ),
    "SC0019": Diagnostic("File that is not read", "`{name}` is not read: the files of a scenario end in .yaml", "Rename it: {better}."),
    "SC0099": Diagnostic("More problems", "{count} more problems of this kind are not shown", "Mend those above first."),
    # --- shape: the right words in the right places -----------------------------------------------------------------------------
    "SC0101": Diagnostic("Unknown key", "`{key}` is not known in {what}", "Check the spelling and the indentation."),
    "SC0102": Diagnostic("Missing key", "{what} needs `{key}`", "Add `{key}:` ({about})."),
    "SC0103": Diagnostic(
        "Keys expected",
        "{what} needs keys with values here, found {found}",
        "Write `key: value` lines, indented below it.",
    ),
    "SC0104": Diagnostic("List expected", "A list is needed here, found {found}", "Write [one, two], or lines that begin with a dash."),
    "SC0105": Diagnostic(
        "Single value expected",
        "One value is needed here, found {found}",
        "A text that begins with [ or {{ must stand in quotes.",
    ),
    "SC0106": Diagnostic("Unknown word", "`{word}` is not one of the words known here", "See docs/reference/scenario.md."),
    "SC0107": Diagnostic(
        "Not a fitting number",
        "`{word}` is not a whole number from {low} to {high}",
        "Write digits only, within these limits.",
    ),
    "SC0108": Diagnostic("Not yes or no", "`{word}` is neither yes nor no", "Write yes or no."),
    "SC0109": Diagnostic("Not a duration", "`{word}` is not a duration", "A duration is one number and a unit: 40s, 35m, 2h or 3d."),
    "SC0110": Diagnostic("Not a time", "`{word}` is not a time", "A time is written 06:30 (the first after the start) or day 2 05:40."),
    "SC0111": Diagnostic("Not a date", "`{word}` is not {what}", "{form}"),
    "SC0112": Diagnostic(
        "Not an id",
        "`{word}` cannot be an id",
        "An id begins with a letter and has only letters a-z, digits and _, at most 60: `{better}`.",
    ),
    "SC0113": Diagnostic(
        "Comment eats the text",
        "The rest of this line, `{lost}`, would be lost as a comment",
        "Put the text in quotes; if it is meant as a comment, leave two spaces before #.",
    ),
    "SC0114": Diagnostic("Empty text", "There is no text here", "Write it; a text that begins with # must stand in quotes."),
    "SC0115": Diagnostic("Not a claim", "`{word}` is not a claim", "A claim is written subject.attribute: value, as in `madina.age: 19`."),
    "SC0116": Diagnostic("One thing at a time", "{what} names exactly one {part}, found {found}", "{form}"),
    "SC0117": Diagnostic("Not opening hours", "`{word}` is not a span of hours", "Hours are written 09:00-18:00 or day 2 09:00-18:00."),
    "SC0118": Diagnostic("Reserved word", "`{word}` is a word of the language and cannot be an id", "Choose another name."),
    "SC0119": Diagnostic(
        "Unknown format",
        "This is format {word}; this version reads format 1",
        "Update the program, or write `format: 1`.",
    ),
    # --- conditions: `sim.conditions` says these in its own words, which depend on the case -----------------------------------
    "SC0200": Diagnostic("Empty condition", "The condition is empty"),
    "SC0201": Diagnostic("Condition too long", "A condition has at most 500 characters"),
    "SC0202": Diagnostic("Condition nested too deep", "More than 50 brackets and nots stand inside each other"),
    "SC0203": Diagnostic("Sign without meaning", "A sign has no meaning in conditions"),
    "SC0204": Diagnostic("Quotation mark not closed", "A quotation mark is not closed"),
    "SC0205": Diagnostic("Not a number in a condition", "Something is no number, duration or clock time"),
    "SC0206": Diagnostic("Something is missing", "Something is missing in the condition"),
    "SC0207": Diagnostic("Nothing joins this", "Nothing joins two parts of the condition"),
    "SC0208": Diagnostic("Two comparisons in a row", "Two comparisons stand in a row"),
    "SC0209": Diagnostic("Unknown word in a condition", "A word is not known to conditions here"),
    "SC0210": Diagnostic("Unknown question", "A question is not known to conditions here"),
    "SC0211": Diagnostic("Wrong number of arguments", "A question is asked with too few or too many arguments"),
    "SC0212": Diagnostic("Unknown id in a condition", "An id in a condition is not known"),
    "SC0213": Diagnostic("Different kinds compared", "Things of different kinds are compared"),
    "SC0214": Diagnostic("Neither true nor false", "Something true or false is needed"),
    "SC0215": Diagnostic("Brackets missing or too many", "A question needs brackets, a name has none"),
    "SC0216": Diagnostic("Argument is no id", "An argument of a question is an id"),
    "SC0217": Diagnostic("Only numbers are greater or smaller", "Only numbers are greater or smaller"),
    # --- references: everything that is named exists -----------------------------------------
    "SC0220": Diagnostic("Unknown id", "There is no {kind} `{word}`", "Check the spelling, or declare it."),
    "SC0221": Diagnostic("Unknown act", "There is no act `{word}`", "The acts are listed in docs/reference/verbs.md."),
    "SC0222": Diagnostic("Unknown argument", "`{verb}` does not take `{key}`", "Check the spelling."),
    "SC0223": Diagnostic("Missing argument", "`{verb}` needs `{key}`", "Add `{key}:`."),
    "SC0224": Diagnostic(
        "Same id twice",
        "`{word}` is both {one} and {other}",
        "Give one of them another id: both are named in the same places.",
    ),
    "SC0225": Diagnostic(
        "Unknown indicator",
        "There is no indicator `{word}`",
        "The indicators are listed in docs/reference/scenario.md.",
    ),
    "SC0226": Diagnostic(
        "Unknown law",
        "`{written}` names no limit that country packs know",
        "Write {{law:limit.x}} with a limit of docs/reference/scenario.md.",
    ),
    "SC0227": Diagnostic("Unknown criterion", "There is no criterion `{word}`", "The criteria are listed by `zholda standards`."),
    "SC0228": Diagnostic("Unknown country", "There is no country pack `{word}`", "The packs lie in scenarios/countries."),
    # --- sense: the story can happen --------------------------------------------------------------------------------------------
    "SC0301": Diagnostic(
        "Inject never given",
        "`{word}` has neither `at` nor `when`, and nothing else gives it",
        "Add `at:` with a time, or `when:` with a condition.",
    ),
    "SC0302": Diagnostic("Beat never reached", "{why}", "{form}"),
    "SC0303": Diagnostic(
        "After the end",
        "{when} is after the end of the exercise ({ends})",
        "Move it forward, or let the exercise end later.",
    ),
    "SC0304": Diagnostic(
        "Nobody to do it",
        "`{word}` is an option, so a colleague must do it at the last moment, but `by` names none",
        "Add `by:` with a person.",
    ),
    "SC0305": Diagnostic(
        "Objective without a duty",
        "Nothing that the exercise brings about can start a duty of `{word}`",
        "Add to `progress` a criterion whose duty begins with what is seen, or an inject that expects something; or write `examined: yes`.",
    ),
    "SC0306": Diagnostic(
        "Law not in force",
        "The country pack cites law that is not yet in force on {date}, only from {since}: {article}",
        "Choose a later date or another country.",
    ),
    "SC0307": Diagnostic(
        "Text that nobody perceives",
        "Nobody can perceive this text: the beat names no place and no seat",
        "Add `where:` or `to:`.",
    ),
    "SC0308": Diagnostic("Nothing expected", "`{key}` is given, but nothing is expected", "Add `expects:`, or leave `{key}` out."),
    "SC0309": Diagnostic(
        "Id and folder differ",
        "The id is `{word}`, but the folder is `{folder}`",
        "The folder's name is the id: leave `id` out.",
    ),
    "SC0310": Diagnostic(
        "Single route to a fact",
        "`{word}` can be found by {count} route only",
        "A fact that must be found needs two independent routes or more.",
    ),
    "SC0311": Diagnostic(
        "Step with no or two things to do",
        "A step does exactly one thing; `{word}` has {found}",
        "Write one of choose, do, fill, wait.",
    ),
    "SC0312": Diagnostic("Placed twice", "`{word}` is placed twice: by `in` and by `{key}`", "Keep `in` only."),
    "SC0313": Diagnostic("Nobody behind a contact", "`{word}` is neither a body nor a person", "Add `institution:` or `person:`."),
    "SC0314": Diagnostic("Pack with a hole", "{why}", "A country pack answers for every verb of every profession and for every limit."),
    "SC0315": Diagnostic(
        "Unknown placeholder",
        "`{written}` is no placeholder of a scenario text",
        "Only {{law:limit.x}} may stand in braces; leave them out.",
    ),
    "SC0316": Diagnostic("Nothing to choose from", "`{word}` has {found}", "A decision has two options or more."),
    "SC0317": Diagnostic("Inject without content", "`{word}` has neither a text nor anything that happens", "Add `text:`, or `happens:`."),
    "SC0318": Diagnostic(
        "Cut that rates a vacant seat",
        "`{word}` is rated in the cut `{cut}`, but no seat of it is played there",
        "Add a seat of this objective, or leave the objective out.",
    ),
    "SC0319": Diagnostic(
        "Seat not said",
        "Who plays is not clear: `{word}` names {found}",
        "Write `seat:` for one seat; for several `seats: [post, shelter]`, and one of them as `seat:` at each step.",
    ),
    "SC0320": Diagnostic(
        "Text that is not there",
        "There is no text `{word}` that could read otherwise",
        "Write the path of a text of this scenario, as in `people.rustam.label`.",
    ),
    "SC0321": Diagnostic(
        "Trait that makes a difference",
        "In the variant `{variant}` `{word}` is {age}, and otherwise {other}",
        "Whether somebody is a child changes what must be done: keep the age on the same side of 18.",
    ),
    "SC0322": Diagnostic(
        "Old name in a variant",
        "In the variant `{variant}` `{word}` has another name, but this text still says {name}",
        "Give the variant a text of its own for it, or leave the name out of it.",
    ),
    "SC0323": Diagnostic("Born after the beginning", "`{word}` is no date of birth: the exercise begins on {start}", "Check the year."),
    "SC0324": Diagnostic(
        "Tied to themselves", "`{word}` is tied to `{word}`", "Write in `to:` who the other person is, or leave the tie out."
    ),
}
