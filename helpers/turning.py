"""Turning: what negation, refusal and doubt make of the sign of a word.

In:   a parsed sentence, one of its tokens
Out:  the sign, and the token that turned it

"Ann does not support Bo" opposes him; "Ann has not condemned Bo" is neutral; "Ann might support
Bo" is in doubt, and says nothing. Misses doubt that is told without such words.
"""

from helpers.dependencies import kid

_DOUBT = {"would", "could", "should", "might", "may", "can", "if", "whether", "unless"}
REFUSE = {
    "refuse", "decline", "fail", "stop", "cease", "end", "suspend", "halt", "withdraw", "avoid",
    "refrain", "resist", "shy", "steer", "break", "cut", "drop", "ease", "freeze", "lift", "pull",
    "relax", "renounce", "rescind", "retract", "revoke", "scrap", "sever",
}
_NOT_SO = {"against", "without", "than"}
HARDLY = {"short", "clear", "intention"}  # "stops short of", "has no intention of"


def turned(parse, i, score):
    """The sign of the word at token i after negation, None if it is doubtful; and the token that
    turned it, None if none did."""
    for step in range(5):
        marks = {parse.lemma[k] for k in parse.kids[i] if parse.dep[k] in ("aux", "mark", "advmod")}
        refused = step and parse.lemma[i] in REFUSE
        no = [k for k in parse.kids[i] if parse.dep[k] == "neg"
              or parse.dep[k] == "det" and parse.lemma[k] == "no"]
        wished = "to" in marks and kid(parse, i, "nsubj", "nsubjpass") is not None
        if marks & _DOUBT or wished:  # "for Bo to resign"
            return None, None
        if refused or no:
            return -1.0 if score > 0 else 0.0, i if refused else no[0]
        if parse.dep[i] == "pcomp" and parse.lemma[parse.head[i]] in _NOT_SO:
            return None, None
        if parse.dep[i] == "ccomp" and _unmeant(parse, parse.head[i]):
            return None, None
        if (
            parse.dep[i] not in ("xcomp", "acomp", "dobj", "pcomp", "prep", "pobj")
            and not (parse.dep[i] == "advmod" and parse.lemma[i] in HARDLY)
        ):
            return score, None
        i = parse.head[i]
    return score, None


def _unmeant(parse, i):
    """Whether the thought that the verb at token i opens is one that nobody is said to have."""
    while kid(parse, i, "neg") is None:
        if parse.dep[i] != "xcomp":
            return False
        i = parse.head[i]
    return True
