"""Judging words: "Bo is great", where a speaker says so of somebody.

In:   the look-ups of one article (see stance.py), a parsed sentence, one of VADER's words in it
Out:  rows for the stances table

Misses what is said without such words, and sarcasm.
"""

import math

from helpers.dependencies import kid
from helpers.doers import who_did
from helpers.judgements import ENOUGH
from helpers.relations import LOADED, sentence_at
from helpers.speakers import mentioned
from helpers.targets import DONE, about, same_side, speaks
from helpers.turning import is_over, turned

_WELL = {"well", "better", "best", "badly", "worse", "worst", "poorly"}
# What somebody feels is no judgement of them.
_FEELS = {
    "afraid", "alarmed", "amazed", "angry", "anxious", "ashamed", "comfortable", "concerned",
    "confident", "convinced", "curious", "delighted", "devastated", "disappointed",
    "dissatisfied", "eager", "encouraged", "excited", "fearful", "focused", "frustrated",
    "furious", "glad",
    "grateful", "happy", "hopeful", "hurt", "impressed", "interested", "jealous", "lucky",
    "motivated", "nervous", "optimistic", "outraged", "pleased", "proud", "relieved", "sad",
    "satisfied", "scared", "shocked", "sick", "sorry", "sure", "surprised", "sympathetic", "thankful",
    "thrilled", "tired",
    "uncomfortable", "unhappy", "upset", "worried",
}
# Nor how they are.
_STATES = {
    "active", "alive", "calm", "clear", "dead", "ill", "injured", "rich", "safe", "secure", "unwell",
    "wealthy", "wounded",
}
_MOST = {"best", "greatest", "top", "worst"}
# What follows these is what others believe.
_HELD = {"belief", "idea", "impression", "myth", "notion", "perception", "stereotype", "suggestion",
         "view", "wish"}
_MAY = {"free", "welcome"}  # nor what they may do: "Ann is welcome to the car"
_MOODS = {"bitter", "lonely"}
_OF_SOMETHING = {"responsible"}  # for good or ill
_REST = {"eat", "know", "live", "sleep"}  # "Ann sleeps well"
_BORNE = {"beat", "hurt", "treat"}  # "Ann is treated badly": not by herself


def _was_better(article, parse, verb, i):
    """Whether the praise at token i is of one who had been good, or who is better than another."""
    than = parse.lemma[i] in _WELL and any(parse.lemma[k] == "than" for k in parse.kids[i])
    return than or is_over(parse, verb, *sentence_at(article, parse.start[i]))


def _compared(parse, i):
    """Whether the word at token i only compares: "as honest as a thief", "no worse than Bo"."""
    before, beside = parse.lemma[i - 1], {parse.lemma[k] for k in parse.kids[i]}
    return before == "as" and "as" in beside or before == "no" and "than" in beside


def _thinks_so(article, parse, verb, noun):
    """Whether the clause of a verb is what its subject thinks: "Bo thinks he is great"."""
    thinker = kid(parse, parse.head[verb], "nsubj") if parse.dep[verb] == "ccomp" else None
    whom = noun is not None and mentioned(parse.start[noun], article.mentions)
    return thinker is not None and bool(whom) and (
        mentioned(parse.start[thinker], article.mentions) == whom)


def by_word(article, parse, i):
    """Yield (holder, target, score, statement, start, end) if a speaker judges by token i.

    "Ann is very good", "Ann is a good mayor", "relations with Ann go well". How somebody feels
    ("Ann is upset"), what they know ("Ann knows better") or do ("Ann runs aggressively") is no
    judgement.
    """
    valence, noun, verb = article.judging[parse.start[i]], None, None
    if parse.lemma[i] in _FEELS | _STATES | _MAY | _MOODS or (
        parse.lemma[i] in _OF_SOMETHING and "for" in (parse.lemma[k] for k in parse.kids[i])
    ) or parse.lemma[parse.head[i]] in _REST or parse.lemma[parse.head[i]] in _BORNE and (
        kid(parse, parse.head[i], "auxpass") is not None
    ):
        return
    if parse.dep[i] == "amod" and parse.dep[parse.head[i]] == "attr":
        verb = parse.head[parse.head[i]]
        thing = parse.lemma[parse.head[i]] in DONE
        if parse.lemma[parse.head[i]] == "case":
            return  # "Bo is a special case"
        owner = kid(parse, parse.head[i], "poss")
        text, first = sentence_at(article, parse.start[i])
        most = text[parse.start[i] - first : parse.end[i] - first] in _MOST
        if most and owner is not None and parse.lemma[owner] not in ("my", "our"):
            return  # "Bo is the gang's best recruiter"
        if thing and kid(parse, verb, "nsubj") is not None and (
            parse.lemma[kid(parse, verb, "nsubj")] == "they"
        ):
            return  # "They are foolish remarks": not whoever "they" are elsewhere
    elif (
        parse.dep[i] == "acomp" and parse.lemma[parse.head[i]] == "be"
        and kid(parse, i, "xcomp") is None  # not: "is free to go"
        # nor: "his past is fair to look into"
        and not (parse.lemma[i + 1 : i + 2] == ["to"] and parse.pos[i + 1] == "PART")
        or parse.lemma[i] in _WELL and parse.dep[i] == "advmod" and parse.head[i] < i
    ):
        verb = parse.head[i]
    if verb is not None:
        noun = kid(parse, verb, "nsubj", "nsubjpass")
        if parse.dep[verb] in ("acl", "ccomp") and parse.lemma[parse.head[verb]] in _HELD:
            return
        if _compared(parse, i) or _thinks_so(article, parse, verb, noun):
            return
        sign, _ = turned(parse, verb, 1.0)
        if sign is None or sign != 1.0 and i - verb > 3:  # further than VADER looks back
            return
        if _was_better(article, parse, verb, i) and valence > 0:
            return
    if noun is None or abs(valence) < ENOUGH or parse.pos[i] not in ("ADJ", "ADV"):
        return
    statement = mentioned(parse.start[i], article.contents)
    holder, cue = article.said.get(statement, ("", ""))
    signs = {article.judging[k] > 0 for k in parse.start if k in article.judging}
    others = (a for a in about(article, parse, noun) if not same_side(article, holder, a))
    target = next(others, who_did(article, parse, noun, holder) or holder)
    if (
        len(signs) == 1 and holder and holder != target and speaks(article, holder)
        and not LOADED.search(cue.lower())
    ):
        yield (holder, target, valence / math.sqrt(valence**2 + 15), statement,
               min(parse.start[noun], parse.start[i]), max(parse.end[noun], parse.end[i]))
