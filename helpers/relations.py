"""Relations: words that say how one actor stands to another, in the parse of a sentence.

In:   the look-ups of one article (see stance.py), a parsed sentence, a word of relations.csv
Out:  rows for the stances table

What the frames of a sentence (frames.py) say once their words are actors: negation, joined names,
and whose words it stands in.
"""

import bisect
import math
import re

from helpers.dependencies import subtree
from helpers.documents import makers
from helpers.doers import who_did
from helpers.frame_places import joined
from helpers.frames import frame_at
from helpers.speakers import mentioned
from helpers.tables import NARRATOR
from helpers.targets import about, antecedent, behind, same_side, speaks, who_said
from helpers.turning import is_no_more, is_over, qualified, turned

# Cues after which the content is not what the speaker stands for.
LOADED = re.compile(
    r"\b(?:ask|wonder|question|warn|den[iy]|reject|doubt|accus|critici|concern|fear|oppos|against)"
)

# Who respects a ruling accepts it.
_RULINGS = {"decision", "judgment", "outcome", "result", "ruling", "verdict", "wish"}


def by_relation(article, parse, i):
    """Yield (holder, target, score, statement, start, end) for the word of relation at token i.

    score: None where the text says that it is so no more, or never was ("used to back Bo").
    """
    frame = frame_at(parse, i)
    if frame is None:
        return
    score, phrase = frame.score, frame.phrase
    if frame.turns:
        score, turn = turned(parse, i, score)
        phrase = phrase if turn is None else [*phrase, turn]
    statement = mentioned(parse.start[i], article.contents)
    speaker, cue = article.said.get(statement, ("", ""))
    if frame.turns and LOADED.search(cue.lower()):
        return
    if frame.turns and is_no_more(parse, i, frame.score):
        score = None
    elif score is None or frame.score > 0 and frame.turns and (
        qualified(parse, i)
        or score > 0 and is_over(parse, i, *sentence_at(article, parse.start[i]))
    ):
        return
    own = speaker
    if statement == "":
        statement = mentioned(parse.start[i], article.cues)
        own, _ = article.said.get(statement, ("", ""))
    holders = []
    for token in joined(parse, frame.holder):
        holder = mentioned(parse.start[token], article.mentions) or _maker(article, parse, token)
        if parse.lemma[token] == "you" and speaker:
            # "You trusted them": who asks or alleges it does not know. "You can't trust them" is
            # what the speaker thinks.
            holders += [speaker] if {"can", "could"} & set(parse.lemma[token:i]) else []
        elif parse.lemma[token] not in ("I", "we", "my", "our"):
            holders.append(holder)
        elif article.actors.get(holder, ("", ""))[0] == "state":
            holders += [speaker, holder]  # who says "we" in the name of a state
        else:
            holders.append(speaker)
    if holders and speaker and same_side(article, speaker, holders[0]) and (
        article.actors.get(holders[0], ("", ""))[0] != "person"  # who speaks for them
    ):
        holders.append(speaker)
    if frame.holder is None and (speaker or not frame.turns):
        holders = [speaker or NARRATOR]
    for token in joined(parse, frame.target):
        phrase = [*phrase, *subtree(parse, token)]
        if parse.lemma[i] == "respect" and parse.lemma[token] in _RULINGS:
            continue
        named = next(about(article, parse, token, speaker),
                     antecedent(article, parse, token, statement))
        for who in dict.fromkeys(holders):
            if own and not speaker and own not in holders:
                continue  # the word is a cue, and whose it is in doubt
            alone = frame.whole and mentioned(parse.start[token], article.mentions) == ""
            # "Ann and Bo rejected the claim": not Ann's, against whom Bo would be
            one = "" if alone else named or _in_whose_name(article, who, who_said(
                article, parse, token, own if own in holders else who))
            one = one or (who_did(article, parse, token, who) if score and not frame.whole else "")
            for whom in dict.fromkeys([one, *behind(article, parse, token)]):
                if who and whom and who != whom and (
                    speaks(article, who) or not speaker  # "The Echo backed Bo"
                ):
                    yield (who, whom, score, statement if own == who else None,
                           parse.start[min(phrase)], parse.end[max(phrase)])


def _in_whose_name(article, holder, other):
    """The state for which somebody spoke, if it is a state that answers: "Freedonia rejected the
    accusations" of Sylvania's minister; else the other."""
    kind, state = article.actors.get(other, ("", ""))
    if kind != "person" or not state or article.actors.get(holder, ("", ""))[0] != "state":
        return other
    return next((actor for actor, about in article.actors.items() if about == ("state", state)), other)


def _maker(article, parse, token):
    """Who made the document at a token, or "": "the Echo's editorial backed Bo"."""
    named = (mentioned(own.start[k], article.mentions) for own, k in makers(token, parse, None))
    return next(filter(None, named), "")


def sentence_at(article, at):
    """Text and start of the sentence at a character."""
    row = article.sentences[bisect.bisect(article.sentences, (at, math.inf)) - 1]
    return row[3], row[0]
