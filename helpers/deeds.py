"""Deeds: is what the reader takes for a statement something that is done, not said?

In:   a statement that the reader sees, the parse of its sentence
Out:  whether it says nothing

The reader has learnt from annotators who count "voted for the bill" as an attribution; the
codebook counts words and minds. Nor does a statement say anything where its content merely names
whom it is about ("praised Ek"). What is quoted, or told in a clause, is no deed. Misses deeds that
the reader is sure of, and whose verb is not listed.
"""

from helpers.attributions import cues
from helpers.quotations import overlapping

# Of a mere thing behind a verb that reports none ("nominated her"): below it two in three are deeds
# in the coded articles, and half in PolNeAR's development articles.
SURE_OF_A_THING = 0.5
DONE = {"adopt", "annul", "appoint", "approve", "arrest", "back", "ban", "block", "choose",
        "congratulate", "defend", "elect", "endorse", "expel", "fight", "fine", "fire", "freeze",
        "join", "know", "name", "nominate", "embrace", "gavel", "oppose", "pick", "remember",
        "sack", "sign", "sue",
        "summon", "veto", "vote"}
SEEMING = {"appear", "seem", "happen"}  # "she appeared to be asleep"
DENYING = {"deny"}  # "Beijing denies it": is a statement, whatever "it" is
CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis"}


def is_deed(parse, cue, content, quotes, probability):
    """Whether a statement is a deed.

    cue: its tokens; content: its spans; probability: that it is a statement.
    """
    if any(overlapping(quotes, *piece) for piece in content):
        return False
    if {parse.lemma[k] for k in cue} & SEEMING:
        return True
    inside = {k for k, at in enumerate(parse.start) if any(a <= at < b for a, b in content)}
    heads = [k for k in inside if parse.head[k] not in inside or parse.head[k] == k]
    if not heads or any(parse.pos[k] in ("VERB", "AUX") or parse.dep[k] in CLAUSES for k in heads):
        return False
    lemmas = {parse.lemma[k] for k in cue}
    listed = not lemmas.isdisjoint(cues())
    return bool(lemmas & DONE) or not listed and probability < SURE_OF_A_THING or (
        _is_whom(parse, inside, lemmas))


def _is_whom(parse, inside, lemmas):
    """Whether a content is only a pronoun ("told her so", "talked him out of it"), or a name behind
    a cue that takes no clause."""
    words = [k for k in inside if parse.pos[k] != "PUNCT"]
    kinds = {parse.pos[k] for k in words}  # "17.30 What papers say"
    if {"PRON"} <= kinds <= {"PRON", "NUM", "ADV", "ADP", "PART", "SCONJ"}:
        return not lemmas & DENYING
    clause = any("clause" in cues().get(lemma, ()) for lemma in lemmas)
    return not clause and {parse.pos[k] for k in words} <= {"PROPN", "DET"}
