"""Relations: words that say how one actor stands to another, in the parse of a sentence.

In:   the look-ups of one article (see stance.py), a parsed sentence, a word of relations.csv
Out:  rows for the stances table

"Ann condemns Bo", "Bo won praise from Ann", "Ann marched in support of Bo", "critics of Bo".
Misses words that are not in relations.csv, and everything implied.
"""

import csv
import functools
import re
from pathlib import Path
from typing import NamedTuple

from helpers.dependencies import agent, kid, subtree
from helpers.speakers import mentioned
from helpers.tables import NARRATOR
from helpers.targets import about, antecedent, same_side, speaks, who_said
from helpers.turning import HARDLY, turned

_MANY = {"round", "package", "set", "series", "wave", "string", "raft", "message", "word"}
# Whose subject has what their object names: "expressed support", "deepens the partnership".
_LIGHT = {
    "express", "voice", "make", "offer", "declare", "issue", "show", "give", "have", "reiterate",
    "pledge", "announce", "renew", "repeat", "deepen", "strengthen", "expand", "develop", "build",
    "seek", "want", "maintain", "launch", "intensify", "continue", "pay", "impose", "approve",
    "adopt", "extend", "tighten", "slap", "wage", "file", "take", "heap", "join", "level", "lend",
    "throw", "lavish", "pour", "bring", "form", "forge",
}
# Whose subject gets it from others: "won praise from", "has my support".
_GET = {
    "win", "draw", "get", "earn", "receive", "gain", "face", "have", "enjoy", "secure", "attract",
    "provoke", "elicit", "trigger", "spark", "prompt", "garner", "suffer", "lose",
}
_AWAY = {"away", "down", "off", "out"}  # who backs down backs nobody
# What an act is done in: "marched in support of", "came to the aid of".
_IN = {
    "criticism", "defence", "defense", "favor", "favour", "honor", "honour", "opposition", "praise",
    "protest", "solidarity", "support", "sympathy",
}
_TO = {"aid", "defence", "defense", "rescue", "support"}
_COME = {"come", "go", "jump", "leap", "rally", "rush", "spring"}
_REGARD = {"consider", "regard", "see", "view", "call", "describe", "brand", "label", "dub"}
_COLD = {"cold", "cool", "frosty", "hostile", "criticism", "condemnation", "protest", "outrage"}
_WARM = {"warm", "enthusiastic", "applause", "approval", "praise"}
# What somebody is wished: luck or misfortune.
_LUCK = dict.fromkeys((
    "flourish", "prevail", "prosper", "reclaim", "recover", "regain", "succeed", "survive",
    "thrive", "triumph", "win",
), 1.0) | dict.fromkeys(("fail", "lose", "resign", "suffer"), -1.0)
# Cues after which the content is not what the speaker stands for.
LOADED = re.compile(
    r"\b(?:ask|wonder|question|warn|den[iy]|reject|doubt|accus|critici|concern|fear|oppos|against)"
)


class _Frame(NamedTuple):
    """Who stands how to whom: tokens of holder and target (or None), and the words that say so.

    mine: whether the sentence tells whose it is; turns: whether negation may turn it.
    """

    holder: int | None
    target: int | None
    score: float
    phrase: list
    mine: bool
    turns: bool = True


@functools.cache
def relations():
    """{word, with its particle: (1.0 or -1.0, places where the target may stand)}, from
    relations.csv."""
    with open(Path(__file__).parent / "relations.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        return {row["word"]: (float(row["sign"] + "1"), row["target"].split()) for row in rows}


def by_relation(article, parse, i):
    """Yield (holder, target, score, statement, start, end) for the word of relation at token i."""
    word = _word(parse, i)
    frame = word and _frame(parse, i, *relations()[word])
    if not frame or frame.target is None or not frame.score:
        return
    if frame.holder is None and parse.pos[i] == "VERB" or parse.pos[i] == "NOUN" and not frame.mine:
        return
    score, phrase = frame.score, frame.phrase
    if frame.turns:
        score, turn = turned(parse, i, score)
        phrase = phrase if turn is None else [*phrase, turn]
    statement = mentioned(parse.start[i], article.contents)
    speaker, cue = article.said.get(statement, ("", ""))
    if score is None or frame.turns and LOADED.search(cue.lower()):
        return
    own = speaker
    if statement == "":
        statement = mentioned(parse.start[i], article.cues)
        own, _ = article.said.get(statement, ("", ""))
    holders = []
    for token in _joined(parse, frame.holder):
        holder = mentioned(parse.start[token], article.mentions)
        if parse.lemma[token] not in ("I", "we", "my", "our"):
            holders.append(holder)
        elif article.actors.get(holder, ("", ""))[0] == "state":
            holders += [speaker, holder]  # who says "we" in the name of a state
        else:
            holders.append(speaker)
    if holders and speaker and same_side(article, speaker, holders[0]):
        holders.append(speaker)
    if frame.holder is None and (speaker or not frame.turns):
        holders = [speaker or NARRATOR]
    for token in _joined(parse, frame.target):
        phrase = [*phrase, *subtree(parse, token)]
        named = next(about(article, parse, token, speaker),
                     antecedent(article, parse, token, statement))
        for who in dict.fromkeys(holders):
            if own and not speaker and own not in holders:
                continue  # the word is a cue, and whose it is in doubt
            whom = named or who_said(article, parse, token, who)
            if who and whom and who != whom and speaks(article, who):
                yield (who, whom, score, statement if own == who else None,
                       parse.start[min(phrase)], parse.end[max(phrase)])


def _word(parse, i):
    """The word of relations.csv at token i, with its particle ("hit back"), or None."""
    beside = [k for k in parse.kids[i] if parse.dep[k] in ("prt", "advmod")]
    for k in beside:
        if f"{parse.lemma[i]} {parse.lemma[k]}" in relations():
            return f"{parse.lemma[i]} {parse.lemma[k]}"
    if any(parse.dep[k] == "prt" and parse.lemma[k] in _AWAY for k in beside):
        return None
    return parse.lemma[i] if parse.lemma[i] in relations() else None


def _frame(parse, i, score, places):
    """The frame of the word of relation at token i, or None."""
    noun, verb, holder = parse.pos[i] == "NOUN", parse.pos[i] == "VERB", agent(parse, i)
    if parse.dep[i] == "pcomp" and parse.lemma[parse.head[parse.head[i]]] in HARDLY:
        holder = agent(parse, parse.head[parse.head[parse.head[i]]])
    if parse.lemma[i] == "meet":
        return _reception(parse, i)
    if parse.lemma[i] == "together":
        of = parse.head[i]
        return _Frame(agent(parse, parse.head[of]), kid(parse, of, "pobj"), score, [i], True)
    if noun and "owner" in places:
        return _Frame(None, kid(parse, i, "poss", "amod"), score, [i], True, turns=False)
    if noun:
        found = _role(parse, i, score, places) if "role" in places else (
            _gotten(parse, i, score, places) or _in_support(parse, i, score, places))
        if found:
            return found
        holder = agent(parse, _measured(parse, i)) if holder is None else holder
    if "wish" in places:
        return _wish(parse, i, holder)
    if verb and "object" in places:
        return _object(parse, i, score, holder)
    target, preposition = _beside(parse, i, places)
    thing = _measured(parse, i)
    lent = parse.dep[thing] == "dobj" and parse.lemma[parse.head[thing]] in _LIGHT
    mine = lent or kid(parse, i, "poss") is not None or "role" in places and holder is not None
    return _Frame(holder, target, -1.0 if preposition == "against" else score, [i], mine)


def _object(parse, i, score, holder):
    """The frame of a verb: "Ann condemned Bo", "Bo was condemned by Ann", "Bo, whom Ann backs"."""
    passive = kid(parse, i, "auxpass") is not None
    target = kid(parse, i, *(("nsubjpass",) if passive else ("dobj", "dative")))
    beside, clause = parse.dep[i] in ("relcl", "acl"), kid(parse, i, "xcomp")
    if target is None and beside and (not passive and parse.head[i] != holder):
        target = parse.head[i]  # "the one I support"; "Bo, criticised by Ann"
    if target is None and parse.lemma[i] == "threaten" and clause is not None:
        target = kid(parse, clause, "dobj")
    return _Frame(holder, target, score, [i], True)


def _wish(parse, i, holder):
    """The frame of what is wished somebody: "wants Bo to win", "wants Bo to resign"."""
    clause = kid(parse, i, "ccomp")
    score = 0.0 if clause is None else _LUCK.get(parse.lemma[clause], 0.0)
    return _Frame(holder, kid(parse, clause, "nsubj"), score, [i, clause], True) if score else None


def _role(parse, i, score, places):
    """The frame of a noun that names the holder: "Ann, a critic of Bo", "Bo's allies said"."""
    target, _ = _beside(parse, i, places)
    verb = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lemma[verb] == "as":
        verb = parse.head[verb]
    if parse.lemma[verb] in _REGARD and parse.dep[i] in ("ccomp", "oprd", "pobj"):
        if kid(parse, i, "prep") is not None:  # "sees Bo as a defender of the thieves"
            return None
        whom = kid(parse, i, "nsubj")  # "considers Bo a friend"
        whom = kid(parse, verb, "dobj") if whom is None else whom
        return _Frame(kid(parse, verb, "nsubj"), whom, score, [i, verb], True)
    target = kid(parse, i, "poss") if target is None else target
    if parse.dep[i] == "attr":
        return _Frame(kid(parse, verb, "nsubj"), target, score, [i], True)
    if parse.dep[i] == "appos":
        return _Frame(verb, target, score, [i], True)
    return _Frame(i, target, score, [i], True, turns=False) if target is not None else None


def _gotten(parse, i, score, places):
    """The frame of what somebody gets: "Bo won praise from Ann", "came under fire from Ann"."""
    verb = parse.head[i]
    if parse.dep[i] == "pobj" and parse.lemma[verb] == "under":
        verb = parse.head[verb]
    elif parse.dep[i] != "dobj" or parse.lemma[verb] not in _GET or (
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
        return _Frame(giver, agent(parse, verb), sign * score, [i, verb], True)
    return None


def _in_support(parse, i, score, places):
    """The frame of what an act is done in: "Ann marched in support of Bo", "came to Bo's aid"."""
    of = parse.head[i]
    verb = parse.head[of]
    to = parse.lemma[of] == "to" and parse.lemma[verb] in _COME and parse.lemma[i] in _TO
    if parse.dep[i] != "pobj" or not (to or parse.lemma[of] == "in" and parse.lemma[i] in _IN):
        return None
    near = [*parse.kids[i], *(k for k in parse.kids[verb] if k > i)]
    target, preposition = _after(parse, near, [*places, "of"])
    target = kid(parse, i, "poss") if target is None else target
    score = -1.0 if preposition == "against" else score
    return _Frame(agent(parse, verb), target, score, [i], True)


def _joined(parse, token):
    """A noun and those joined to it by "and": "Ann and Bo"; who for "who"."""
    if token is not None and parse.lemma[token] in ("who", "whom", "which", "that"):
        verb = parse.head[token]
        while parse.dep[verb] == "conj" and parse.head[verb] != verb:
            verb = parse.head[verb]
        token = parse.head[verb] if parse.dep[verb] == "relcl" else token
    while token is not None:
        yield token
        but = any(parse.lemma[k] in ("but", "than") for k in parse.kids[token])
        token = None if but else kid(parse, token, "conj")


def _beside(parse, i, places):
    """Target and preposition of a word of relation: "campaigns for Bo", "took a swipe at Bo"."""
    near = list(parse.kids[i])
    if parse.dep[i] == "dobj":
        near += parse.kids[parse.head[i]]
    if parse.pos[i] == "VERB":
        near += [k for o in parse.kids[i] if parse.dep[o] == "dobj" for k in parse.kids[o]]
    return _after(parse, near, places)


def _after(parse, near, places):
    """The first target after one of the prepositions, and the preposition; or None and ""."""
    for k in near:
        target = kid(parse, k, "pobj") if parse.lemma[k] in places else None
        if target is not None:
            return target, parse.lemma[k]
    return None, ""


def _measured(parse, i):
    """The noun that counts the one at token i, or i: "a new round of sanctions"."""
    of = parse.head[i]
    counts = parse.lemma[of] == "of" and parse.lemma[parse.head[of]] in _MANY
    return parse.head[of] if parse.dep[i] == "pobj" and counts else i


def _reception(parse, i):
    """The frame of "the offer was met with a cold reception by …", or None."""
    with_ = next((k for k in parse.kids[i] if parse.lemma[k] == "with"), None)
    words = subtree(parse, with_) if with_ is not None else []
    by = next((k for k in [*words, *parse.kids[i]] if parse.lemma[k] == "by"), None)
    said = {parse.lemma[k] for k in words}
    score = float(bool(said & _WARM) - bool(said & _COLD))
    if by is None:
        return None
    holder, target = kid(parse, by, "pobj"), kid(parse, i, "nsubjpass")
    return _Frame(holder, target, score, [i, *words], True)
