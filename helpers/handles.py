"""Handles: whose name stands as one word behind an @? "@AnnaKeller", "@SenKeller".

In:   a parsed sentence and the token behind an @
Out:  a person's name as a Candidate, or None

The capitals tell the words. Misses handles in lower case ("@annakeller") and nicknames.
"""

import re

from helpers.lexicon import Candidate
from helpers.names import gender
from helpers.vocabulary import words

WORD = re.compile(r"[A-Z][^\W\d_A-Z]+")


def handle(s, i, known):
    """The person whose name the handle at token i is made of, or None.

    known: see `mentions.names`. "@realAnnaKeller" is Anna Keller; "@SenKeller" Keller, with a
    title.
    """
    if s.words[i - 1 : i] != ["@"]:
        return None
    first, *rest = WORD.findall(s.words[i]) or [""]
    titled = first.lower() in words("honorific")
    named = (first, *rest) in known.get(first, ())
    if not rest or not (titled or named or gender(first.lower())):
        return None
    return Candidate(
        s.number, i, i + 1, "person", " ".join(rest if titled else (first, *rest)), i, "name",
        title=first if titled else "", rule="name in a handle")
