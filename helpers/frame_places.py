"""Frame places: where in a parse the holder and the target of a word of relation stand.

In:   a parsed sentence, one of its tokens
Out:  tokens; Frame, which the rooms of frames give

"Campaigns for Bo", "took a swipe at Bo", "a new round of sanctions on Bo", "filed a suit in a court
against Bo". Misses places that are far from the word.
"""

from typing import NamedTuple

from helpers import frame_words as words
from helpers.dependencies import kid


class Frame(NamedTuple):
    """Who stands how to whom: tokens of holder and target (or None), and the words that say so.

    mine: whether the sentence tells whose it is; turns: whether negation may turn it; whole:
    whether the target must be an actor itself, and not an actor's thing.
    """

    holder: int | None
    target: int | None
    score: float
    phrase: list
    mine: bool
    turns: bool = True
    whole: bool = False


def joined(parse, token):
    """A noun and those joined to it by "and", but not by "and not"; who for "who"."""
    clause = len(parse.lemma)
    if token is not None and parse.lemma[token] in ("who", "whom", "which", "that"):
        verb = clause = parse.head[token]
        while parse.dep[verb] == "conj" and parse.head[verb] != verb:
            verb = parse.head[verb]
        token = parse.head[verb] if parse.dep[verb] == "relcl" else token
    while token is not None:
        yield token
        but = any(parse.lemma[k] in ("but", "than") or (
            parse.lemma[k] == "of" and parse.dep[k] == "cc") for k in parse.kids[token])  # "instead of"
        token = None if but else kid(parse, token, "conj")
        token = None if token is not None and (
            kid(parse, token, "neg") is not None or token > clause) else token


def after(parse, near, places):
    """The first target after one of the prepositions, and the preposition; or None and ""."""
    for k in near:
        target = kid(parse, k, "pobj") if parse.lemma[k] in places else None
        if target is not None:
            return target, parse.lemma[k]
    return None, ""


def beside(parse, i, places):
    """Target and preposition of a word of relation: "campaigns for Bo", "took a swipe at Bo"."""
    thing = measured(parse, i)
    near = [*parse.kids[i], *(parse.kids[thing] if thing != i else ())]
    if parse.dep[thing] == "dobj":
        near += parse.kids[parse.head[thing]]
        near += [*_where_filed(parse, thing), *_where_filed(parse, parse.head[thing])]
    if parse.pos[i] == "VERB":
        particle = kid(parse, i, "prt") is not None  # "ruled out working with Bo"
        near += [k for o in parse.kids[i] for k in parse.kids[o]
                 if parse.dep[o] in ("dobj", "advmod") or parse.lemma[o] in words.AWAY
                 or parse.dep[o] == "xcomp" and particle]
    filed = parse.lemma[i] == "protest" and parse.dep[thing] == "dobj" and (
        parse.lemma[parse.head[thing]] in words.FILE)
    return after(parse, near, [*places, "with"] if filed else places)


def measured(parse, i):
    """The noun that counts the one at token i, or i: "a new round of sanctions", "$3 million in
    aid", "nothing but praise"."""
    of = parse.head[i]
    thing = parse.head[of]
    counts = parse.lemma[of] == "of" and parse.lemma[thing] in words.MANY
    counts |= parse.lemma[of] == "but" and parse.lemma[thing] == "nothing"
    counts |= parse.lemma[of] in ("in", "of") and (
        parse.pos[thing] == "NUM" or parse.lemma[thing] in words.MONEY)
    return thing if parse.dep[i] == "pobj" and counts else i


def _where_filed(parse, i):
    """What hangs, in the parse, on the place of the act: "filed a suit in a court against Bo"."""
    for k in parse.kids[i]:
        place = kid(parse, k, "pobj") if parse.lemma[k] in ("at", "before", "in", "with") else None
        yield from () if place is None else (
            n for n in parse.kids[place] if parse.lemma[n] == "against")
