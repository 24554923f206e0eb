"""What the program finds said in one English article, for tests to compare."""

from typing import NamedTuple

from helpers.annotation import annotate
from helpers.tables import table


class Said(NamedTuple):
    """A statement; speaker and via are actors' names ("" for none), content its pieces joined."""

    speaker: str
    via: str
    cue: str
    content: str


def said(text):
    """The statements of a text, in order."""
    found = annotate(table("articles", [("a", "", "", "", "en", text)]))
    name = dict(zip(found["actors"]["actor_id"], found["actors"]["name"])) | {"": ""}
    spans = found["statement_spans"]
    contents = spans[spans["role"] == "content"].groupby("statement_id")["text"].agg(" … ".join)
    return [
        Said(name[s.speaker], name[s.via], s.cue, contents[s.statement_id])
        for s in found["statements"].itertuples()]
