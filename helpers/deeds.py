"""Deeds: is what the reader takes for a statement something that is done, not said?

In:   a statement that the reader proposes, the parse of its sentence
Out:  whether it says nothing

The reader has learnt from annotators who count "voted for the bill" as an attribution; the
codebook counts words and minds. What is quoted, or told in a clause, is no deed. Misses deeds
that the reader is sure of, and whose verb is not listed.
"""

from helpers.attributions import cues
from helpers.quotations import overlapping

# Of a mere thing behind a verb that reports none ("nominated her"): below it two in three are deeds
# in the coded articles, and half in PolNeAR's development articles.
SURE_OF_A_THING = 0.5
DONE = {"adopt", "appoint", "approve", "arrest", "back", "ban", "block", "choose", "defend",
        "elect", "expel", "fight", "fire", "join", "know", "nominate", "oppose",
        "pick", "remember", "sack", "sign", "sue", "summon", "veto", "vote"}
CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis"}


def is_deed(parse, cue, content, quotes, probability):
    """Whether a statement is a deed.

    cue: its tokens; content: its spans; probability: that it is a statement.
    """
    if any(overlapping(quotes, *piece) for piece in content):
        return False
    inside = {k for k, at in enumerate(parse.start) if any(a <= at < b for a, b in content)}
    heads = [k for k in inside if parse.head[k] not in inside or parse.head[k] == k]
    if not heads or any(parse.pos[k] in ("VERB", "AUX") or parse.dep[k] in CLAUSES for k in heads):
        return False
    lemmas = {parse.lemma[k] for k in cue}
    listed = not lemmas.isdisjoint(cues())
    return bool(lemmas & DONE) or not listed and probability < SURE_OF_A_THING
