"""Leaders: who is "the Freedonian premier" where no title told the state, and who "the Dane"?

In:   a description by a state and an office, or by a people; and the discourse so far
Out:  the person at the head of a state, or of that people; or None

"Prime Minister Ek" of an article about Freedonia is "the Freedonian leader" further down, as long
as nobody else there holds such an office without a state. Misses whose office stands in no title.
"""

import re

from helpers.lexicon import WITHOUT_S
from helpers.naming import state_of

NEAR = 4  # sentences
# At the head of a state.
HEADS = {"premier", "president", "chancellor", "taoiseach", "leader", "king", "queen", "emir",
         "sultan"}


def leader(discourse, c):
    """The only person whose title has the rank of a description, and whose state is not known."""
    rank = _rank(" ".join(w for w in c.title.split() if not state_of(w.lower())))
    fit = [
        actor for actor in discourse.latest
        if rank and actor.kind == "person" and actor.names and not actor.state()
        and any((held := _rank(title)) and rank in (held, "leader") for title, _ in actor.titles)
    ]
    return fit[0] if len(fit) == 1 else None


def compatriot(discourse, index, c):
    """The person of a country named a little before who is "the Frenchman", or None."""
    if c.name.lower().endswith(("s", "z", "ai", "ao", *WITHOUT_S)):
        return None  # "the Danes", "the Kyrgyz", "the Thai", "the French"
    for actor, (there, other) in reversed(discourse.latest.items()):
        if index - there <= NEAR and actor.kind == "person" and actor.state() == c.country and not (
            there == index and discourse.says(index, c, there, other)
        ):
            return actor
    return None


def _rank(title):
    """What somebody at the head of a state is by a title: "premier", "leader"; or ""."""
    rank = re.sub(r"\b(?:prime minister|pm)\b", "premier", title.lower())
    return rank if rank in HEADS else ""  # no "opposition leader", no "vice president"
