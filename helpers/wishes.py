"""Wishes: what somebody is wished or asked to do, and whom that favours.

In:   a parsed sentence, a verb of wishing or asking in it
Out:  whom it is wished, the verb of what is wished, and the sign

"Ann wants Bo to win", "Ann called on Bo to step down", "Ann urged Bo to drop the plan". What is
asked of somebody who shall act against or for others ("urged Bo to help Cy") says nothing.
"""

from helpers.dependencies import kid

# Luck or misfortune.
_LUCK = dict.fromkeys((
    "flourish", "prevail", "prosper", "reclaim", "recover", "regain", "succeed", "survive",
    "thrive", "triumph", "win",
), 1.0) | dict.fromkeys(
    ("fail", "lose", "resign", "suffer", "stand down", "step aside", "step down"), -1.0)
_LEAVE = {"go", "leave", "quit"}  # said of nothing else, they mean an office
# Who is asked for it is doing wrong, or is doing well, in the eyes of who asks.
_REPENT = {
    "abandon", "apologise", "apologize", "back down", "back off", "backtrack", "cease", "climb down",
    "come clean", "desist", "disarm", "drop", "grow up", "pull back", "pull out", "reconsider",
    "refrain", "relent", "repent", "retract", "rethink", "reverse", "scrap", "shut up", "tear up",
    "think again", "withdraw",
}
_PERSIST = {"carry on", "hang on", "hold firm", "press on", "stand firm", "stay on"}
_EVERYONE = {"all", "both"}  # who urges both sides to stop takes neither
_ASK = {
    "ask", "beg", "call", "challenge", "demand", "exhort", "implore", "order", "press", "tell", "urge",
}
_STOP = {"end", "halt", "stop"}  # what the one who is asked does: "stop lying", "end its siege"


def wish(parse, i):
    """(whom, the verb of what is wished, the sign) for the verb or noun at token i, or None."""
    told = parse.lemma[i] == "tell"  # "told Cy that Bo must go" is a report
    clause = None if told else kid(parse, i, "ccomp")
    for_ = kid(parse, i, "advcl")
    if clause is None and for_ is not None and "for" in (parse.lemma[k] for k in parse.kids[for_]):
        clause = for_
    whom = None if clause is None else kid(parse, clause, "nsubj")
    if clause is None:
        clause, whom = kid(parse, i, "xcomp"), kid(parse, i, "dobj")
        on = next((k for k in parse.kids[i] if parse.lemma[k] in ("on", "upon")), None)
        whom = kid(parse, on, "pobj") if whom is None and on is not None else whom
    if clause is None or whom is None or any(parse.lemma[k] in _EVERYONE for k in parse.kids[whom]):
        return None
    return whom, clause, _sign(parse, clause, parse.lemma[i] in _ASK, told)


def _sign(parse, i, asked, told):
    """The sign of wishing somebody to do what the verb at token i says; 0.0 if it has none.

    asked: whether they are asked for it; told: whether by "told Bo to go", which may be to bed.
    """
    particles = (k for k in parse.kids[i] if parse.dep[k] in ("prt", "advmod", "acomp"))
    verb = " ".join([parse.lemma[i], *(parse.lemma[k] for k in particles)])
    more = {parse.dep[k] for k in parse.kids[i]} & {"dobj", "prep", "xcomp", "advmod", "prt"}
    score = -1.0 if parse.lemma[i] in _LEAVE and not more and not told else _LUCK.get(verb, 0.0)
    if asked and not score:
        thing = kid(parse, i, "dobj")
        own = thing is None or kid(parse, thing, "poss") is not None and (
            parse.lemma[kid(parse, thing, "poss")] in ("his", "her", "its", "their"))
        stops = parse.lemma[i] in _STOP and (own or kid(parse, i, "xcomp") is not None)
        score = float(verb in _PERSIST) - float(verb in _REPENT or stops)
        return 0.0 if kid(parse, i, "neg") is not None else score
    return -score if kid(parse, i, "neg") is not None else score
