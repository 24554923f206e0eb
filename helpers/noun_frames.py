"""Noun frames: in a parsed sentence, who stands how to whom by a noun.

In:   a parsed sentence, one of its nouns
Out:  Frame tuples

"Critics of Bo", "Bo won praise from Ann", "Ann marched in support of Bo", "the dismissal of Bo by
Ann", "Ann demanded Bo's release", "Ann sent Bo arms". Misses what is asked in other words.
"""

from helpers import frame_words as words
from helpers.dependencies import agent, kid
from helpers.frame_places import Frame, after, beside, measured


def role(parse, i, score, places):
    """The frame of a noun that names the holder: "Ann, a critic of Bo", "Bo's allies said".

    "Bo's art critic" and "his law partner" are no such roles, nor is who was one once.
    """
    if any(parse.dep[k] == "compound" and parse.pos[k] == "NOUN" or parse.lemma[k] in words.ONCE
           for k in parse.kids[i]):
        return None
    target, _ = beside(parse, i, places)
    verb = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lemma[verb] == "as":
        verb = parse.head[verb]
    if parse.lemma[verb] in words.REGARD and parse.dep[i] in ("ccomp", "oprd", "pobj"):
        if kid(parse, i, "prep") is not None:  # "sees Bo as a defender of the thieves"
            return None
        whom = kid(parse, i, "nsubj")  # "considers Bo a friend"
        whom = kid(parse, verb, "dobj") if whom is None else whom
        return Frame(kid(parse, verb, "nsubj"), whom, score, [i, verb], True)
    owner = kid(parse, i, "poss")
    one = parse.end[i] - parse.start[i] == len(parse.lemma[i])
    if parse.lemma[i] == "opponent" and owner is not None and one:
        return None  # "her opponent": a rival in a race or a match
    if parse.lemma[i] in words.MUTUAL and owner is not None and parse.lemma[owner] in ("my", "our"):
        named = parse.head[i] if parse.dep[i] in ("compound", "nmod") else kid(parse, i, "appos")
        return Frame(owner, named, score, [i], True, turns=False)  # "my friend Bo": who says so
    target = owner if target is None else target
    if parse.dep[i] == "conj" and parse.dep[verb] == "attr":
        verb = parse.head[verb]  # "is a member, and no friend, of the club"
    if parse.dep[i] == "attr" or verb != parse.head[i] and parse.dep[i] == "conj":
        if kid(parse, verb, "csubj") is not None or words.FORMERLY & {
                parse.lemma[k] for k in parse.kids[verb]}:
            return None  # "Being late is not Bo's friend", "was once a critic of Bo"
        return Frame(kid(parse, verb, "nsubj"), target, score, [i], True)
    if parse.dep[i] == "appos":
        return Frame(verb, target, score, [i], True)
    if target is None or parse.lemma[i] == "partner":  # "her partners": a tie, not an act
        return None
    return Frame(i, target, score, [i], True, turns=False)


def gotten(parse, i, score, places):
    """The frame of what somebody gets: "Bo won praise from Ann", "came under fire from Ann"."""
    verb = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lemma[verb] == "under" and "lent" not in places:
        verb = parse.head[verb]  # not: "under the arm of Ann"
    elif parse.dep[i] != "dobj" or parse.lemma[verb] not in words.GET or "demanded" in places or (
        parse.lemma[verb] == "have" and places == ["object"]  # "has his back"
    ):
        return None
    giver = kid(parse, i, "poss")
    sources = ("from", "by", "of") if score > 0 else ("from", "by")
    for k in (*parse.kids[i], *parse.kids[verb]):
        if giver is None and k > i and parse.lemma[k] in sources:
            giver = kid(parse, k, "pobj")
    sign = -1.0 if parse.lemma[verb] == "lose" else 1.0
    if giver is not None and kid(parse, verb, "neg") is None:
        return Frame(giver, agent(parse, verb), sign * score, [i, verb], True)
    return None


def in_support(parse, i, score, places):
    """The frame of what an act is done in: "Ann marched in support of Bo", "came to Bo's aid",
    "stood on Bo's side"."""
    of = parse.head[i]
    verb = parse.head[of]
    verb = parse.head[verb] if parse.dep[verb] == "dobj" else verb
    to = parse.lemma[of] == "to" and parse.lemma[verb] in words.COME and parse.lemma[i] in words.TO
    side = parse.lemma[i] == "side" and kid(parse, i, "amod") is None and (
        parse.lemma[of] == "on" or parse.lemma[of] == "at" and parse.lemma[verb] in words.STAY)
    in_ = parse.lemma[of] == "in" and parse.lemma[i] in words.IN
    if parse.dep[i] != "pobj" or not (to or in_ or side):
        return None
    near = [*parse.kids[i], *(k for k in parse.kids[verb] if k > i)]
    target, preposition = after(parse, near, [*places, "of"])
    target = kid(parse, i, "poss") if target is None else target
    score = -1.0 if preposition == "against" else score
    return Frame(agent(parse, verb), target, score, [i], True)


def demanded(parse, i, score):
    """The frame of what shall befall somebody: "demands Bo's release", "calls for Bo's removal"."""
    verb, owner = asker(parse, i), kid(parse, i, "poss")
    target, _ = beside(parse, i, ["of", "from"])
    if verb is not None:
        target = owner if target is None else target
        return Frame(agent(parse, verb), target, score, [i, verb], True)
    by, _ = after(parse, parse.kids[i], ["by"])
    whom, _ = after(parse, parse.kids[i], ["of"])
    if by is None:  # "the board's dismissal of Bo"
        return None if whom is None else Frame(owner, whom, score, [i], owner is not None)
    return Frame(by, owner if whom is None else whom, score, [i], True)


def asker(parse, i):
    """The word that asks for the thing at token i, or None."""
    verb = parse.head[i]
    if parse.dep[i] == "dobj":
        return verb if parse.lemma[verb] in words.DEMAND else None
    for_ = parse.dep[i] == "pobj" and parse.lemma[verb] == "for"
    return parse.head[verb] if for_ and parse.lemma[parse.head[verb]] in words.CALL else None


def furnished(parse, i):
    """The frame of giving somebody the thing at token i: "provided Bo with arms", "sent Bo arms";
    or None."""
    thing = measured(parse, i)
    verb, whom = parse.head[thing], None
    if parse.dep[thing] == "dobj" and parse.lemma[verb] in words.LIGHT:
        whom = kid(parse, verb, "dative")
        if whom is not None and parse.pos[whom] == "ADP":
            whom = kid(parse, whom, "pobj")
    elif parse.dep[thing] == "pobj" and parse.lemma[verb] == "with":
        verb = parse.head[verb]
        whom = kid(parse, verb, "dobj") if parse.lemma[verb] in words.FURNISH else None
    return None if whom is None else Frame(agent(parse, verb), whom, 0.0, [i, verb], True)
