"""Act frames: in a parsed sentence, who stands how to whom by what is done with a thing.

In:   a parsed sentence, one of its verbs
Out:  Frame tuples

"Ann tore up the treaty with Bo", "Ann left the hall when Bo began to speak", "Ann threw out the
case against Bo", "Ann returned a medal to Bo", "Ann wants Bo removed". Misses acts that need
knowledge of the world.
"""

from helpers import frame_words as words
from helpers.dependencies import agent, kid, subtree
from helpers.frame_places import Frame, after


def severed(parse, i, score):
    """The frame of ending what two have in common: "tore up the treaty with Bo"; or None."""
    bond = kid(parse, i, "dobj", "nsubjpass")
    if bond is None or parse.lemma[bond] not in words.BONDS:
        return None
    if parse.lemma[i] == "cut" and kid(parse, bond, "det") is not None:
        return None  # "cut a deal with Bo"
    near = [*parse.kids[bond], *(k for k in parse.kids[i] if k > i)]
    target, _ = after(parse, near, ["with", "by"] if parse.lemma[bond] == "visit" else ["with"])
    return None if target is None else Frame(agent(parse, i), target, score, [i, bond], True)


def walkout(parse, i, score):
    """The frame of leaving while somebody speaks: "left the hall when Bo rose"; or None."""
    room = kid(parse, i, "dobj")
    if parse.lemma[i] == "leave" and (room is None or parse.lemma[room] not in words.ROOMS):
        return None
    near = [k for o in (i, *parse.kids[i]) for k in (parse.kids[o] if o > i else parse.kids[i])]
    target, _ = after(parse, [k for k in near if k > i], ["during"])
    for k in parse.kids[i]:
        when = {parse.lemma[n] for n in parse.kids[k]} & {"as", "when", "while"}
        if target is None and parse.dep[k] == "advcl" and when and k > i and (
            words.TAKES_THE_FLOOR & {parse.lemma[n] for n in subtree(parse, k)}
        ):
            target = kid(parse, k, "nsubj")
    return None if target is None else Frame(agent(parse, i), target, score, [i, target], True)


def spared(parse, i):
    """The frame of brushing aside what is against somebody: "threw out the case against Bo",
    "rejected calls to sack Bo", "quashed Bo's sentence"; or None."""
    thing = kid(parse, i, "dobj", "nsubjpass")
    if thing is None or parse.lemma[i] not in words.BRUSH_ASIDE:
        return None
    near = [*parse.kids[thing], *(k for k in parse.kids[i] if k > thing)]
    target = None
    if parse.lemma[thing] in words.CHARGES:
        target, _ = after(parse, near, ["against"])
    if target is None and parse.lemma[thing] == "criticism" and parse.lemma[i] != "ignore":
        target, _ = after(parse, near, ["of"])
    if target is None and parse.lemma[thing] in words.BLOWS:
        target = kid(parse, thing, "poss")
    if target is None and parse.lemma[thing] in words.CALLS:
        target = _struck(parse, near)
    return None if target is None else Frame(agent(parse, i), target, 1.0, [i, thing], True, True)


def _struck(parse, near):
    """Whom calls are to strike: "calls to sack Bo", "calls for Bo's resignation"; or None."""
    for k in near:
        if parse.lemma[k] in words.STRIKE and "to" in {parse.lemma[n] for n in parse.kids[k]}:
            return kid(parse, k, "dobj")
        blow = kid(parse, k, "pobj") if parse.lemma[k] == "for" else None
        if blow is not None and parse.lemma[blow] in words.BLOWS:
            owner, (of, _) = kid(parse, blow, "poss"), after(parse, parse.kids[blow], ["of"])
            return of if owner is None else owner
    return None


def returned(parse, i, score):
    """The frame of giving honours back: "returned the medal to Bo"; or None."""
    thing = kid(parse, i, "dobj")
    if thing is None or parse.lemma[thing] not in words.HONOURS:
        return None
    target, _ = after(parse, [*parse.kids[i], *parse.kids[thing]], ["to"])
    for k in parse.kids[thing]:
        if target is None and parse.dep[k] in ("relcl", "acl"):
            target, _ = after(parse, parse.kids[k], ["from", "by"])
    return None if target is None else Frame(agent(parse, i), target, score, [i, thing], True)


def asked_for(parse, i, score):
    """The frame of asking that somebody be struck or spared, or that others do it: "wants Bo
    removed", "asked that Bo be freed", "wants Cy to sack Bo"; or None."""
    asker = parse.head[i]
    clause = parse.dep[i] in ("ccomp", "xcomp", "advcl") and asker < i
    if not clause or parse.lemma[asker] not in words.ASK_FOR or parse.pos[asker] != "VERB":
        return None
    to = "to" in {parse.lemma[k] for k in parse.kids[i]}
    passive = kid(parse, i, "auxpass") is not None
    who, whom = kid(parse, i, "nsubj", "nsubjpass"), kid(parse, i, "dobj")
    if whom is None:
        target = who if passive or not to else None
    else:
        target = whom if to and kid(parse, i, "nsubj") is not None else None
    if target is None:
        return None
    return Frame(agent(parse, asker), target, score, [i, asker], True, False)
