"""Frames: in a parsed sentence, who stands how to whom by a word of relation.

In:   a parsed sentence, one of its tokens, relations.csv
Out:  Frame tuples

"Ann condemns Bo", "Bo won praise from Ann", "Ann marched in support of Bo", "critics of Bo", "Ann
called for Bo's resignation". Misses words that are not in relations.csv, and everything implied.
"""

import csv
import functools
from pathlib import Path
from typing import NamedTuple

from helpers import frame_words as words
from helpers.dependencies import agent, kid, subtree
from helpers.turning import HARDLY, REFUSE
from helpers.wishes import wish


class Frame(NamedTuple):
    """Who stands how to whom: tokens of holder and target (or None), and the words that say so.

    mine: whether the sentence tells whose it is; turns: whether negation may turn it; whole: whether
    the target must be an actor itself, and not an actor's thing.
    """

    holder: int | None
    target: int | None
    score: float
    phrase: list
    mine: bool
    turns: bool = True
    whole: bool = False


@functools.cache
def relations():
    """{word, with its particle: (1.0 or -1.0, places where the target may stand)}, from
    relations.csv."""
    with open(Path(__file__).parent / "relations.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        return {row["word"]: (float(row["sign"] + "1"), row["target"].split()) for row in rows}


def frame_at(parse, i):
    """The frame of the word of relation at token i, or None if it says of nobody in the sentence
    how another stands to them."""
    word = _word(parse, i)
    found = word and _frame(parse, i, *relations()[word])
    if not found or found.target is None or not found.score:
        return None
    verb, noun = parse.pos[i] == "VERB", parse.pos[i] == "NOUN"
    owner = kid(parse, found.target, "poss")
    if _each_other(parse, found.target) or owner is not None and _each_other(parse, owner):
        found = found._replace(target=found.holder, phrase=[*found.phrase, found.target])
    if verb and found.holder is None or noun and not found.mine:
        return None
    return found._replace(whole=verb and "alone" in relations()[word][1])


def _each_other(parse, i):
    """Whether the word at token i ends "each other" or "one another"."""
    return parse.lemma[max(i - 1, 0) : i + 1] == ["each", "other"] or (
        parse.lemma[i : i + 2] == ["one", "another"])


def joined(parse, token):
    """A noun and those joined to it by "and", but not by "and not"; who for "who"."""
    if token is not None and parse.lemma[token] in ("who", "whom", "which", "that"):
        verb = parse.head[token]
        while parse.dep[verb] == "conj" and parse.head[verb] != verb:
            verb = parse.head[verb]
        token = parse.head[verb] if parse.dep[verb] == "relcl" else token
    while token is not None:
        yield token
        but = any(parse.lemma[k] in ("but", "than") for k in parse.kids[token])
        token = None if but else kid(parse, token, "conj")
        token = None if token is not None and kid(parse, token, "neg") is not None else token


def _word(parse, i):
    """The word of relations.csv at token i, with its particle ("hit back") or its thing ("cast
    doubt", "take to court"), or None."""
    beside = [k for k in parse.kids[i] if parse.dep[k] in ("prt", "advmod", "dobj")
              or parse.lemma[k] in words.AWAY]
    things = [kid(parse, k, "pobj") for k in parse.kids[i] if parse.dep[k] == "prep"]
    for k in (*beside, *things):
        if k is not None and k > i and f"{parse.lemma[i]} {parse.lemma[k]}" in relations():
            return f"{parse.lemma[i]} {parse.lemma[k]}"
    if any(parse.dep[k] == "prt" and parse.lemma[k] in words.AWAY for k in beside):
        return None
    return parse.lemma[i] if parse.lemma[i] in relations() else None


def _frame(parse, i, score, places):
    """The frame of the word of relation at token i, or None."""
    noun, verb, holder = parse.pos[i] == "NOUN", parse.pos[i] == "VERB", agent(parse, i)
    if parse.dep[i] == "pcomp" and parse.lemma[parse.head[parse.head[i]]] in HARDLY:
        holder = agent(parse, parse.head[parse.head[parse.head[i]]])
    if parse.lemma[i] == "meet":
        return _reception(parse, i)
    if "shunned" in places:
        return _shunned(parse, i, score, holder)
    if "unheard" in places:
        return _unheard(parse, i, score)
    if parse.lemma[i] == "together":
        of = parse.head[i]
        return Frame(agent(parse, parse.head[of]), kid(parse, of, "pobj"), score, [i], True)
    if noun and "owner" in places:
        return Frame(None, kid(parse, i, "poss", "amod"), score, [i], True, turns=False)
    if noun:
        found = _role(parse, i, score, places) if "role" in places else (
            _gotten(parse, i, score, places) or _in_support(parse, i, score, places))
        if found:
            return found
        holder = agent(parse, _measured(parse, i)) if holder is None else holder
    if "wish" in places:
        wished = wish(parse, i)
        return wished and Frame(holder, wished[0], wished[2], [i, wished[1]], True)
    if noun and "demanded" in places:
        return _demanded(parse, i, score)
    if "envoy" in places:
        return _envoy(parse, i, score, places, holder)
    if verb and "object" in places:
        return _object(parse, i, score, holder)
    if "lent" in places and noun and _furnished(parse, i):
        return _furnished(parse, i)._replace(score=score)
    if "lent" in places and not noun:
        return None
    if verb and kid(parse, i, "auxpass") is not None:
        holder = kid(parse, i, "nsubjpass") if holder is None else holder  # "is disappointed in"
    thing, asked = _measured(parse, i), _asker(parse, i)
    giver = parse.lemma[parse.head[thing]] if parse.dep[thing] == "dobj" else ""
    if giver and any(parse.lemma[k] == "out" for k in parse.kids[parse.head[thing]]):
        giver = ""  # "threw out a motion of no confidence"
    target, preposition = _beside(parse, i, places)
    mine = "lent" not in places and kid(parse, i, "poss") is not None
    mine |= giver in words.LIGHT | REFUSE or "role" in places and holder is not None
    full = parse.head[parse.head[thing]]
    if noun and parse.lemma[parse.head[thing]] == "of" and parse.lemma[full] == "full":
        holder, mine = agent(parse, full), True  # "was full of praise for Bo"
    if noun and giver == "lose" and score > 0:
        score, mine = -score, True
    if noun and asked is not None and not mine:
        holder, mine = agent(parse, asked), True  # "called for sanctions against Bo"
    return Frame(holder, target, -1.0 if preposition == "against" else score, [i], mine)


def _object(parse, i, score, holder):
    """The frame of a verb: "Ann condemned Bo", "Bo was condemned by Ann", "Bo, whom Ann backs"."""
    passive = kid(parse, i, "auxpass") is not None
    target = kid(parse, i, *(("nsubjpass",) if passive else ("dobj", "dative")))
    first = _first_of_joined(parse, i)
    if first != i and kid(parse, i, "agent") is not None:
        target = kid(parse, first, "nsubjpass")  # "was criticised by Ann and praised by Cy"
    beside, clause = parse.dep[i] in ("relcl", "acl"), kid(parse, i, "xcomp")
    if target is None and beside and (not passive and parse.head[i] != holder):
        target = parse.head[i]  # "the one I support"; "Bo, criticised by Ann"
    near = [*parse.kids[i], *(parse.kids[target] if target is not None else ())]
    of = next((k for k in near if parse.lemma[k] in ("of", "about")), None)
    if parse.lemma[i] == "warn" and of is not None and not (
        {parse.lemma[k] for k in subtree(parse, of)} & words.THREATS
    ):
        return None
    if words.PLACES.get(parse.lemma[i], set()) & {parse.lemma[k] for k in parse.kids[i]}:
        return None
    if target is None and parse.lemma[i] == "threaten" and clause is not None:
        target = kid(parse, clause, "dobj")
    return Frame(holder, target, score, [i], True)


def _demanded(parse, i, score):
    """The frame of what shall befall somebody: "demands Bo's release", "calls for Bo's removal"."""
    verb, owner = _asker(parse, i), kid(parse, i, "poss")
    target, _ = _beside(parse, i, ["of", "from"])
    if verb is not None:
        target = owner if target is None else target
        return Frame(agent(parse, verb), target, score, [i, verb], True)
    by, _ = _after(parse, parse.kids[i], ["by"])
    whom, _ = _after(parse, parse.kids[i], ["of"])
    if by is None:  # "the board's dismissal of Bo"
        return None if whom is None else Frame(owner, whom, score, [i], owner is not None)
    return Frame(by, owner if whom is None else whom, score, [i], True)


def _first_of_joined(parse, i):
    """The first of the verbs that "and" joins to the one at token i."""
    while parse.dep[i] == "conj" and parse.head[i] != i:
        i = parse.head[i]
    return i


def _asker(parse, i):
    """The word that asks for the thing at token i, or None."""
    verb = parse.head[i]
    if parse.dep[i] == "dobj":
        return verb if parse.lemma[verb] in words.DEMAND else None
    for_ = parse.dep[i] == "pobj" and parse.lemma[verb] == "for"
    return parse.head[verb] if for_ and parse.lemma[parse.head[verb]] in words.CALL else None


def _envoy(parse, i, score, places, holder):
    """The frame of what a state does to envoys: "recalled its ambassador from Freedonia"."""
    whom = kid(parse, i, "dobj")
    if whom is None or parse.lemma[whom] not in words.ENVOYS:
        return None
    state, _ = _after(parse, [*parse.kids[whom], *parse.kids[i]], places)
    if kid(parse, whom, "poss") is None and parse.lemma[i] == "summon":
        state = kid(parse, whom, "amod", "compound") if state is None else state
    return Frame(holder, state, score, [i, whom], True)


def _furnished(parse, i):
    """The frame of giving somebody the thing at token i: "provided Bo with arms", "sent Bo arms";
    or None."""
    thing = _measured(parse, i)
    verb, whom = parse.head[thing], None
    if parse.dep[thing] == "dobj" and parse.lemma[verb] in words.LIGHT:
        whom = kid(parse, verb, "dative")
        if whom is not None and parse.pos[whom] == "ADP":
            whom = kid(parse, whom, "pobj")
    elif parse.dep[thing] == "pobj" and parse.lemma[verb] == "with":
        verb = parse.head[verb]
        whom = kid(parse, verb, "dobj") if parse.lemma[verb] in words.FURNISH else None
    return None if whom is None else Frame(agent(parse, verb), whom, 0.0, [i, verb], True)


def _shunned(parse, i, score, holder):
    """The frame of "Ann refused to meet Bo", or None."""
    deed = kid(parse, i, "xcomp")
    if deed is None or parse.lemma[deed] not in words.CONTACT:
        return None
    target, _ = _after(parse, parse.kids[deed], ["with", "to"])
    hand = kid(parse, deed, "dobj")
    if target is None and hand is not None:  # "to shake hands with Bo", "to shake Bo's hand"
        target, _ = _after(parse, parse.kids[hand], ["with"])
        target = hand if target is None else target
    if target is not None and parse.lemma[target] in words.PRESS:
        return None
    return Frame(holder, target, score, [i, deed], True)


def _unheard(parse, i, score):
    """The frame of "Ann won't hear a word against Bo", or None."""
    verb, target = parse.head[i], _after(parse, parse.kids[i], ["against"])[0]
    target = _after(parse, parse.kids[verb], ["against"])[0] if target is None else target
    said = parse.dep[i] == "dobj" and parse.lemma[verb] in ("hear", "say")
    none = kid(parse, verb, "neg") is not None or "no" in (parse.lemma[k] for k in parse.kids[i])
    return Frame(agent(parse, verb), target, score, [i, verb], True, False) if said and none else None


def _role(parse, i, score, places):
    """The frame of a noun that names the holder: "Ann, a critic of Bo", "Bo's allies said".

    "Bo's art critic" and "his law partner" are no such roles.
    """
    if any(parse.dep[k] == "compound" and parse.pos[k] == "NOUN" for k in parse.kids[i]):
        return None
    target, _ = _beside(parse, i, places)
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
    if parse.dep[i] == "attr":
        return Frame(kid(parse, verb, "nsubj"), target, score, [i], True)
    if parse.dep[i] == "appos":
        return Frame(verb, target, score, [i], True)
    if target is None or parse.lemma[i] == "partner":  # "her partners": a tie, not an act
        return None
    return Frame(i, target, score, [i], True, turns=False)


def _gotten(parse, i, score, places):
    """The frame of what somebody gets: "Bo won praise from Ann", "came under fire from Ann"."""
    verb = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lemma[verb] == "under":
        verb = parse.head[verb]
    elif parse.dep[i] != "dobj" or parse.lemma[verb] not in words.GET or (
        parse.lemma[verb] == "have" and places == ["object"]  # "has his back"
    ):
        return None
    giver = kid(parse, i, "poss")
    sources = ("from", "by", "of") if score > 0 else ("from", "by")
    for k in (*parse.kids[i], *parse.kids[verb]):
        if giver is None and k > i and parse.lemma[k] in sources:
            giver = kid(parse, k, "pobj")
    sign = -1.0 if parse.lemma[verb] == "lose" else 1.0
    if giver is not None:
        return Frame(giver, agent(parse, verb), sign * score, [i, verb], True)
    return None


def _in_support(parse, i, score, places):
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
    target, preposition = _after(parse, near, [*places, "of"])
    target = kid(parse, i, "poss") if target is None else target
    score = -1.0 if preposition == "against" else score
    return Frame(agent(parse, verb), target, score, [i], True)


def _beside(parse, i, places):
    """Target and preposition of a word of relation: "campaigns for Bo", "took a swipe at Bo"."""
    thing = _measured(parse, i)
    near = [*parse.kids[i], *(parse.kids[thing] if thing != i else ())]
    if parse.dep[thing] == "dobj":
        near += parse.kids[parse.head[thing]]
        near += [*_where_filed(parse, thing), *_where_filed(parse, parse.head[thing])]
    if parse.pos[i] == "VERB":
        particle = kid(parse, i, "prt") is not None  # "ruled out working with Bo"
        near += [k for o in parse.kids[i] for k in parse.kids[o]
                 if parse.dep[o] in ("dobj", "advmod") or parse.lemma[o] in words.AWAY
                 or parse.dep[o] == "xcomp" and particle]
    return _after(parse, near, places)


def _where_filed(parse, i):
    """What hangs, in the parse, on the place of the act: "filed a suit in a court against Bo"."""
    for k in parse.kids[i]:
        place = kid(parse, k, "pobj") if parse.lemma[k] in ("at", "before", "in", "with") else None
        yield from () if place is None else (
            n for n in parse.kids[place] if parse.lemma[n] == "against")


def _after(parse, near, places):
    """The first target after one of the prepositions, and the preposition; or None and ""."""
    for k in near:
        target = kid(parse, k, "pobj") if parse.lemma[k] in places else None
        if target is not None:
            return target, parse.lemma[k]
    return None, ""


def _measured(parse, i):
    """The noun that counts the one at token i, or i: "a new round of sanctions", "$3 million in
    aid", "nothing but praise"."""
    of = parse.head[i]
    thing = parse.head[of]
    counts = parse.lemma[of] == "of" and parse.lemma[thing] in words.MANY
    counts |= parse.lemma[of] == "but" and parse.lemma[thing] == "nothing"
    counts |= parse.lemma[of] in ("in", "of") and (
        parse.pos[thing] == "NUM" or parse.lemma[thing] in words.MONEY)
    return thing if parse.dep[i] == "pobj" and counts else i


def _reception(parse, i):
    """The frame of "the offer was met with a cold reception by …", or None."""
    with_ = next((k for k in parse.kids[i] if parse.lemma[k] == "with"), None)
    inside = subtree(parse, with_) if with_ is not None else []
    by = next((k for k in [*inside, *parse.kids[i]] if parse.lemma[k] == "by"), None)
    said = {parse.lemma[k] for k in inside}
    score = float(bool(said & words.WARM) - bool(said & words.COLD))
    if by is None:
        return None
    holder, target = kid(parse, by, "pobj"), kid(parse, i, "nsubjpass")
    return Frame(holder, target, score, [i, *inside], True)
