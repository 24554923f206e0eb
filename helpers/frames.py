"""Frames: in a parsed sentence, who stands how to whom by a word of relation.

In:   a parsed sentence, one of its tokens, relations.csv
Out:  Frame tuples

"Ann condemns Bo", "Ann voiced support for Bo", "Ann refused to meet Bo"; what is peculiar to nouns
stands in noun_frames. Misses words that are not in relations.csv, and everything implied.
"""

import csv
import functools
from pathlib import Path

from helpers import frame_words as words
from helpers.act_frames import asked_for, returned, severed, spared, walkout
from helpers.dependencies import agent, kid, subtree
from helpers.frame_places import Frame, after, beside, measured
from helpers.noun_frames import asker, demanded, furnished, gotten, in_support, role
from helpers.other_senses import other_sense
from helpers.turning import HARDLY, REFUSE, turned
from helpers.wishes import wish

_ACTS = {"bond", "honour", "spared", "walkout"}  # places that act_frames alone reads


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
    if not word or other_sense(parse, i, word):
        return None
    found = _frame(parse, i, *relations()[word])
    if not found or found.target is None or not found.score:
        return None
    verb, noun = parse.pos[i] == "VERB", parse.pos[i] == "NOUN"
    owner = kid(parse, found.target, "poss")
    if _each_other(parse, found.target) or owner is not None and _each_other(parse, owner):
        found = found._replace(target=found.holder, phrase=[*found.phrase, found.target])
    if verb and found.holder is None or noun and not found.mine:
        return None
    places = relations()[word][1]
    return found._replace(whole="alone" in places and (verb or "demanded" in places))


def _each_other(parse, i):
    """Whether the word at token i ends "each other" or "one another"."""
    return parse.lemma[max(i - 1, 0) : i + 1] == ["each", "other"] or (
        parse.lemma[i : i + 2] == ["one", "another"])


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
    if "sided" in places:
        return _sided(parse, i, score)
    if "unheard" in places:
        return _unheard(parse, i, score)
    found = _act(parse, i, score, places) if verb else None
    if found or places[0] in _ACTS:
        return found
    if parse.lemma[i] == "together":
        of = parse.head[i]
        return Frame(agent(parse, parse.head[of]), kid(parse, of, "pobj"), score, [i], True)
    if noun and "owner" in places:
        return Frame(None, kid(parse, i, "poss", "amod"), score, [i], True, turns=False)
    if noun:
        found = role(parse, i, score, places) if "role" in places else (
            None if "wish" in places else gotten(parse, i, score, places) or in_support(parse, i, score, places))
        if found:
            return found
        if "scant" in places:
            return _scant(parse, i, score)
        by, _ = after(parse, parse.kids[i], ["by"]) if holder is None else (None, "")
        if by is not None and "of" in places:  # "the condemnation of Bo by Ann"
            return Frame(by, after(parse, parse.kids[i], ["of"])[0], score, [i], True)
        holder = agent(parse, measured(parse, i)) if holder is None else holder
    if "wish" in places:
        wished = wish(parse, i)
        return wished and Frame(holder, wished[0], wished[2], [i, wished[1]], True)
    if noun and "demanded" in places:
        return demanded(parse, i, score)
    if "envoy" in places:
        return _envoy(parse, i, score, places, holder)
    if verb and "object" in places:
        return _object(parse, i, score, holder)
    if "lent" in places and noun and furnished(parse, i):
        return furnished(parse, i)._replace(score=score)
    if "lent" in places and not noun:
        return None
    if verb and kid(parse, i, "auxpass") is not None:
        holder = kid(parse, i, "nsubjpass") if holder is None else holder  # "is disappointed in"
    thing, asked = measured(parse, i), asker(parse, i)
    giver = parse.lemma[parse.head[thing]] if parse.dep[thing] == "dobj" else ""
    if giver and any(parse.lemma[k] == "out" for k in parse.kids[parse.head[thing]]):
        giver = ""  # "threw out a motion of no confidence"
    target, preposition = beside(parse, i, places)
    mine = "lent" not in places and kid(parse, i, "poss") is not None
    mine |= giver in words.LIGHT | REFUSE or "role" in places and holder is not None
    full = parse.head[parse.head[thing]]
    if noun and parse.lemma[parse.head[thing]] == "of" and parse.lemma[full] == "full":
        holder, mine = agent(parse, full), True  # "was full of praise for Bo"
    if noun and giver == "lose" and preposition == "to":
        return None  # "is losing support to Bo"
    if noun and giver == "lose" and score > 0:
        score, mine = -score, True
    if noun and asked is not None and not mine:
        holder, mine = agent(parse, asked), True  # "called for sanctions against Bo"
    return Frame(holder, target, -1.0 if preposition == "against" else score, [i], mine)


def _act(parse, i, score, places):
    """The frame of a verb by what is done with a thing (see act_frames), or None."""
    if "honour" in places:
        return returned(parse, i, score)
    return (
        "bond" in places and severed(parse, i, score)
        or "walkout" in places and walkout(parse, i, score)
        or spared(parse, i) or "object" in places and asked_for(parse, i, score) or None
    )


def _object(parse, i, score, holder):
    """The frame of a verb: "Ann condemned Bo", "Bo was condemned by Ann", "Bo, whom Ann backs"."""
    passive = kid(parse, i, "auxpass") is not None
    target = kid(parse, i, *(("nsubjpass",) if passive else ("dobj", "dative")))
    to, _ = after(parse, parse.kids[i], ["to"])
    if parse.lemma[i] == "oppose" and to is not None:  # "Ann is opposed to Bo"
        by = kid(parse, i, "nsubjpass") if passive else holder
        return None if parse.lemma[i - 1] == "as" else Frame(by, to, score, [i], True)
    by = next((k for k in parse.kids[i] if parse.lemma[k] == "by" and parse.dep[i] == "ROOT"
               and parse.pos[k - 1] != "PUNCT"), None)
    if not passive and target is None and by is not None:  # "Bo attacked by Ann", in headlines
        return Frame(kid(parse, by, "pobj"), kid(parse, i, "nsubj"), score, [i], True)
    first = _first_of_joined(parse, i)
    if first != i and kid(parse, i, "agent") is not None:
        target = kid(parse, first, "nsubjpass")  # "was criticised by Ann and praised by Cy"
    beside, clause = parse.dep[i] in ("relcl", "acl"), kid(parse, i, "xcomp")
    label = ":" in parse.lemma[parse.head[i] : i]  # "The Echo: The minister threatened …"
    if target is None and beside and not label and (not passive and parse.head[i] != holder):
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
    if target is None:
        target = _so_called(parse, kid(parse, i, "ccomp"))
    return Frame(holder, target, score, [i], True)


def _so_called(parse, verb):
    """The thing in "condemned what he called Bo's folly", "… described as a sham"; or None."""
    if verb is None or parse.lemma[verb] not in words.NAME or not any(
        parse.lemma[k] == "what" for k in parse.kids[verb]
    ):
        return None
    thing, as_ = kid(parse, verb, "oprd"), kid(parse, verb, "prep")
    return kid(parse, as_, "pobj") if thing is None and as_ is not None else thing


def _first_of_joined(parse, i):
    """The first of the verbs that "and" joins to the one at token i."""
    while parse.dep[i] == "conj" and parse.head[i] != i:
        i = parse.head[i]
    return i


def _envoy(parse, i, score, places, holder):
    """The frame of what a state does to envoys: "recalled its ambassador from Freedonia"."""
    whom = kid(parse, i, "dobj")
    if whom is None or parse.lemma[whom] not in words.ENVOYS:
        return None
    state, _ = after(parse, [*parse.kids[whom], *parse.kids[i]], places)
    if kid(parse, whom, "poss") is None and parse.lemma[i] == "summon":
        state = kid(parse, whom, "amod", "compound") if state is None else state
    return Frame(holder, state, score, [i, whom], True)


def _shunned(parse, i, score, holder):
    """The frame of "Ann refused to meet Bo", or None."""
    deed = kid(parse, i, "xcomp")
    if deed is None or parse.lemma[deed] not in words.CONTACT:
        return None
    target, _ = after(parse, parse.kids[deed], ["with", "to"])
    hand = kid(parse, deed, "dobj")
    if target is None and hand is not None:  # "to shake hands with Bo", "to shake Bo's hand"
        target, _ = after(parse, parse.kids[hand], ["with"])
        target = hand if target is None else target
    if target is not None and parse.lemma[target] in words.PRESS:
        return None
    return Frame(holder, target, score, [i, deed], True)


def _unheard(parse, i, score):
    """The frame of "Ann won't hear a word against Bo", or None."""
    verb, target = parse.head[i], after(parse, parse.kids[i], ["against"])[0]
    target = after(parse, parse.kids[verb], ["against"])[0] if target is None else target
    said = parse.dep[i] == "dobj" and parse.lemma[verb] in ("hear", "say")
    none = kid(parse, verb, "neg") is not None or "no" in (parse.lemma[k] for k in parse.kids[i])
    return Frame(agent(parse, verb), target, score, [i, verb], True, False) if said and none else None


def _sided(parse, i, score):
    """The frame of "Ann sided with Bo against Cy" for Cy, or None. i: the token of "against"."""
    target, verb = kid(parse, i, "pobj"), parse.head[i]
    while parse.pos[verb] not in ("VERB", "AUX") and parse.head[verb] != verb:
        verb = parse.head[verb]  # "with [Bo against Cy]"
    thing = kid(parse, verb, "dobj")  # "defended its title against Bo"
    named = target is not None and parse.pos[target] == "PROPN" and (
        thing is None or parse.pos[thing] in ("PRON", "PROPN")
        and not parse.lemma[thing].endswith("self"))
    if not named or parse.lemma[verb] not in words.SIDING or turned(parse, verb, 1.0)[0] != 1.0:
        return None
    return Frame(agent(parse, verb), target, score, [verb, i], True, turns=False)


def _scant(parse, i, score):
    """The frame of "Ann has little patience for Bo", or None."""
    near = {parse.lemma[k] for k in parse.kids[i] if parse.dep[k] in ("amod", "det")}
    target, _ = after(parse, [*parse.kids[i], *parse.kids[parse.head[i]]], ["with", "for"])
    if parse.lemma[parse.head[i]] != "have" or not near & {"little", "no", "scant"}:
        return None
    return Frame(agent(parse, parse.head[i]), target, score, [i], True, turns=False)


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
