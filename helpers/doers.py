"""Doers: whose act "the ban", "the ruling" or "the plan" was, told by what stands before.

In:   the look-ups of one article (see stance.py), a parsed sentence, one of its nouns
Out:  an actor_id, or ""

"Sylvania banned grain. Ann condemned the ban" is against Sylvania. The nearest place before counts
that tells whose it is: an owner ("Sylvania's ban"), a verb that means the same ("banned"), or who
made it ("imposed a ban"). Misses acts that are told in other words.
"""

import csv
import functools
import re
from pathlib import Path

from helpers.dependencies import agent, kid
from helpers.documents import RULINGS
from helpers.speakers import mentioned
from helpers.targets import within
from helpers.turning import turned

_NEAR = 3  # sentences
_LEAD = 4
_THE = {"the", "that", "this", "these", "those"}
_MAKE = {
    "adopt", "announce", "approve", "bring", "declare", "double", "draft", "enact", "extend",
    "file", "hand down", "impose", "introduce", "issue", "keep", "launch", "levy", "lodge", "make",
    "open", "order", "pass", "present", "produce", "propose", "publish", "push", "put", "raise",
    "release", "reveal", "sign", "slap", "submit", "table", "take", "unveil", "write",
}
_JUDGED = RULINGS | {"order"}
_FIND = {"conclude", "find", "rule", "show"}
_COURT = re.compile(r"\b(?:court|judge|justices|tribunal)s?\b", re.IGNORECASE)


@functools.cache
def deeds():
    """{noun: the verbs that tell of it}, from doers.csv."""
    with open(Path(__file__).parent / "doers.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        return {row["noun"]: set(row["verbs"].split()) for row in rows}


def deed_words():
    """The lemmas whose sentences must be parsed."""
    return set(deeds()).union(_MAKE, *deeds().values()) - {"*"}


def who_did(article, parse, token, holder):
    """Whose deed the noun at a token names, or ""; not the holder's own."""
    noun = parse.lemma[token]
    owned = any(parse.dep[k] in ("poss", "relcl", "acl") or parse.lemma[k] in ("of", "by", "from")
                for k in parse.kids[token])
    the = parse.lemma[token - 1] in _THE if token else False
    the |= any(parse.lemma[k] in _THE for k in parse.kids[token] if parse.dep[k] == "det")
    headline = "the" not in parse.lemma and "a" not in parse.lemma  # "Union welcomes decision"
    if noun not in deeds() or owned or not (the or headline):
        return ""
    at = parse.start[token]
    here = mentioned(at, article.sentences)
    before = [row for row in article.sentences if row[0] <= at]
    topic = before[:_LEAD] if len(before) > _NEAR else []  # what the article is about
    for start, end, number, text in [*before[: -_NEAR - 1 : -1], *topic, *before[-_NEAR - 1 :: -1]]:
        for who in reversed(_doers(article, number, noun, at)):
            if who != holder:
                return who
        if noun in _JUDGED and number != here:
            courts = [
                actor for first, last, actor in within(article.mentions, start, end)
                if _COURT.search(text[first - start : last - start]) and actor != holder
            ]
            if courts:
                return courts[0]
    return ""


def done_at(article, at, holder):
    """Whose deed the words from a character on name, or "", and where these words end."""
    parse = article.parses.get(mentioned(at, article.sentences))
    i = parse.start.index(at) if parse and at in parse.start else None
    if i is None or parse.lemma[i] not in _THE:
        return "", at
    noun = next((k for k in range(i + 1, len(parse.start)) if parse.pos[k] == "NOUN"), i)
    return who_did(article, parse, noun, holder), parse.end[noun]


def _doers(article, number, noun, at):
    """Whose deed a sentence tells that the noun names, before a character; in order."""
    parse = article.parses.get(number)
    found = []
    for i in range(len(parse.start)) if parse else ():
        who = None
        if parse.start[i] >= at:
            break
        if parse.lemma[i] == noun and parse.pos[i] in ("NOUN", "PROPN"):
            who, verb = kid(parse, i, "poss", "amod", "compound"), parse.head[i]
            if who is not None and not mentioned(parse.start[who], article.mentions):
                who = None
            if who is None and parse.dep[i] in ("dobj", "nsubjpass") and "*" in deeds()[noun] and (
                parse.lemma[verb] in _MAKE
            ):
                who = agent(parse, verb) if turned(parse, verb, 1.0)[0] == 1.0 else None
        elif parse.lemma[i] in deeds()[noun] and parse.pos[i] == "VERB":
            # "Freedonia will ban grain, its minister announced"; but "ruled that Bo lied"
            said = None if parse.lemma[i] in _FIND else kid(parse, i, "ccomp")
            who = None if said is None else kid(parse, said, "nsubj")
            if who is None or mentioned(parse.start[who], article.mentions) == "":
                who = agent(parse, i)
            who = who if turned(parse, i, 1.0)[0] == 1.0 else None
        actor = "" if who is None else mentioned(parse.start[who], article.mentions)
        if actor and article.actors.get(actor, ("", ""))[0] != "outlet":
            found.append(actor)
    return found
