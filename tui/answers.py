"""One answer to a question, as the screens and the line mode show it."""

from typing import NamedTuple


class Answer(NamedTuple):
    """`id` is the result, `words` what is read (several lines may do), `small` a remark after it.

    `place`: the place whose letter it keeps in lines wherever it stands, from 0; -1 for where it stands.
    """

    id: str
    words: str
    small: str = ""
    place: int = -1
