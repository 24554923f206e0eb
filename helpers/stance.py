"""Directed stance: how favourably a holder speaks or acts towards a target.

In:   sentences, tokens, actors, mentions, statements, statement_spans, polarity_words
Out:  stances, one row per holder, target and piece of evidence

A transparent baseline of three rules: words of relation in the dependency parse ("Ann condemns
Bo", "support for Bo"; relations.csv), reproaches, tributes and names told by their wording
("time for Bo to go"; judgements.py), and VADER's words where a speaker judges with them ("Bo is
great"). It says nothing rather than guess: where no rule
applies, or the signs are mixed or in doubt, there is no row.
Stance is not sentiment: "She mourns the mayor" is sad, yet favours the mayor.
Misses most of what is implied, sarcasm, and stance spread over several sentences.
"""

import csv
import functools
import math
import re
from pathlib import Path
from typing import NamedTuple

from helpers.dependencies import agent, kid, parses, subtree
from helpers.judgements import ENOUGH, by_name, by_rebuke, speaks, within
from helpers.reader_stances import stances_read
from helpers.speakers import mentioned
from helpers.tables import NARRATOR, table

SIGNS = {"support": 1.0, "neutral": 0.0, "oppose": -1.0}
_DOUBT = {"would", "could", "should", "might", "may", "can", "if", "whether", "unless"}
_REFUSE = {
    "refuse", "decline", "fail", "stop", "cease", "end", "suspend", "halt", "withdraw", "avoid",
    "refrain", "resist", "shy", "steer",
}
_NOT_SO = {"against", "without", "than"}
_HARDLY = {"short", "clear", "intention"}  # "stops short of", "has no intention of"
_MANY = {"round", "package", "set", "series", "wave", "string", "raft", "message", "word"}
# Whose subject has what their object names: "expressed support", "deepens the partnership".
_LIGHT = {
    "express", "voice", "make", "offer", "declare", "issue", "show", "give", "have", "reiterate",
    "pledge", "announce", "renew", "repeat", "deepen", "strengthen", "expand", "develop", "build",
    "seek", "want", "maintain", "launch", "intensify", "continue", "pay", "impose", "approve",
    "adopt", "extend", "tighten", "slap", "wage", "file",
}
_VAGUE = {"one", "it", "that", "this"}
# Cues after which the content is not what the speaker stands for.
_LOADED = re.compile(
    r"\b(?:ask|wonder|question|warn|den[iy]|reject|doubt|accus|critici|concern|fear|oppos|against)"
)
_WELL = {"well", "better", "best", "badly", "worse", "worst", "poorly"}
# What somebody feels is no judgement of them.
_FEELS = {
    "afraid", "alarmed", "angry", "anxious", "ashamed", "concerned", "confident", "delighted",
    "devastated", "disappointed", "furious", "glad", "grateful", "happy", "hopeful", "hurt",
    "optimistic", "outraged", "pleased", "proud", "sad", "scared", "shocked", "sick", "sorry",
    "sure", "thankful", "thrilled", "tired", "unhappy", "upset", "worried",
}
_COLD = {"cold", "cool", "frosty", "hostile", "criticism", "condemnation", "protest", "outrage"}
_WARM = {"warm", "enthusiastic", "applause", "approval", "praise"}


class _Article(NamedTuple):
    """Look-ups in one article; the lists are sorted."""

    actors: dict  # actor_id -> (kind, country)
    said: dict  # statement_id -> (speaker, cue)
    judging: dict  # start of a polarity word -> valence
    mentions: list  # (start, end, actor_id)
    contents: list  # (start, end, statement_id)
    cues: list  # (start, end, statement_id)
    sentences: list  # (start, end, sentence_id, text)


@functools.cache
def relations():
    """{lemma: (1.0 or -1.0, places where the target may stand)}, from relations.csv."""
    with open(Path(__file__).parent / "relations.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        return {row["word"]: (float(row["sign"] + "1"), row["target"].split()) for row in rows}


def stances(
    sentences, tokens, actors, mentions, statements, statement_spans, polarity_words, reading=None
):
    """Who supports or opposes whom, by rules and by the reader, with the evidence.

    reading: `helpers.reader.read` of the sentences and mentions, or None for the rules alone;
    all others: tables. Returns a stances table: holder and target are actor_ids (holder is
    NARRATOR where the article itself judges). score is the sign of the label, as in a coder's
    table: 1 support, 0 neutral (opposition is said to be absent), -1 oppose; how sure it is
    stands in support, neutral and oppose, the reader's probabilities, missing where rules alone
    see it. start and end mark the evidence; statement_id names the holder's own statement that
    it stands in, if it does. One row for a holder and target in a sentence.
    """
    spans = {role: statement_spans[statement_spans["role"] == role] for role in ("content", "cue")}
    about, said, judging, *lists = (
        _lists(actors, "actor_id", "kind", "country"),
        _lists(statements, "statement_id", "speaker", "cue"),
        _lists(polarity_words, "start", "valence"),
        _lists(mentions, "start", "end", "actor_id"),
        _lists(spans["content"], "start", "end", "statement_id"),
        _lists(spans["cue"], "start", "end", "statement_id"),
        _lists(sentences, "start", "end", "sentence_id", "text"),
    )
    seen = {} if reading is None else stances_read(
        reading, sentences, actors, mentions, statements, statement_spans)
    parsed = parses(tokens, relations().keys() | _judging(tokens, polarity_words))
    rows = []
    for article_id in dict.fromkeys(sentences["article_id"]):
        article = _Article(
            *({row[0]: row[1:] for row in found.get(article_id, ())} for found in (about, said)),
            dict(judging.get(article_id, ())), *(found.get(article_id, []) for found in lists),
        )
        found = []
        for sentence_id, (parse, candidates) in parsed.get(article_id, {}).items():
            for i in candidates:
                if parse.lemma[i] in relations():
                    found += [(sentence_id, *row) for row in _by_relation(article, parse, i)]
                if parse.start[i] in article.judging:
                    found += [(sentence_id, *row) for row in _by_word(article, parse, i)]
        for start, _, sentence_id, text in article.sentences:
            found += [(sentence_id, *row) for row in by_rebuke(article, start, text)]
            found += [(sentence_id, *row) for row in by_name(article, start, text)]
        once = {}  # the strongest evidence of a holder towards a target in a sentence
        for row in sorted(found, key=lambda row: (*row[:3], -abs(row[3]), row[5])):
            once.setdefault(row[:3], (*row[3:], None, None, None))
        for key, row in seen.get(article_id, {}).items():
            both = (once[key][0] > 0) == (row[0] > 0) if key in once and once[key][0] else True
            if not both:
                del once[key]  # the signs are in doubt
            else:
                once[key] = (*once.get(key, row)[:4], *row[4:])
        for number, key in enumerate(sorted(once, key=lambda key: (key[0], once[key][2], key))):
            sentence_id, holder, target = key
            score, statement, start, end, *probabilities = once[key]
            label = "support" if score > 0 else "oppose" if score < 0 else "neutral"
            rows.append((article_id, number, holder, target, label, SIGNS[label], *probabilities,
                         sentence_id, statement, start, end))
    return table("stances", rows)


def _lists(frame, *names):
    """{article_id: sorted tuples of the named columns}."""
    found = {}
    for article_id, *row in zip(frame["article_id"], *(frame[name] for name in names)):
        found.setdefault(article_id, []).append(tuple(row))
    return {article_id: sorted(rows) for article_id, rows in found.items()}


def _judging(tokens, polarity_words):
    """The lemmas of the polarity words that are adjectives or adverbs."""
    judging = tokens.loc[tokens["pos"].isin(["ADJ", "ADV"]), ["article_id", "start", "lemma"]]
    return set(judging.merge(polarity_words[["article_id", "start"]])["lemma"])


def _by_relation(article, parse, i):
    """Yield (holder, target, score, statement, start, end) for the word of relation at token i."""
    lemma, holder, target, phrase = parse.lemma[i], agent(parse, i), None, [i]
    score, places = relations().get(lemma, (0.0, ()))
    owned = "owner" in places and parse.pos[i] == "NOUN"
    if holder is None and parse.pos[i] == "NOUN":
        holder = agent(parse, _measured(parse, i))
    of = parse.head[i]
    if parse.dep[i] == "pcomp" and parse.lemma[parse.head[of]] in _HARDLY:
        holder = agent(parse, parse.head[parse.head[of]])
    if lemma == "meet":
        holder, target, score, phrase = _reception(parse, i)
    elif lemma == "together":
        target, holder = kid(parse, parse.head[i], "pobj"), agent(parse, parse.head[parse.head[i]])
    elif owned:
        holder, target = None, kid(parse, i, "poss", "amod")
    elif "role" in places and parse.dep[i] in ("appos", "attr"):
        holder = parse.head[i]  # "Ann, a critic of Bo"
        if parse.dep[i] == "attr":
            holder = kid(parse, holder, "nsubj")
        target, _ = _beside(parse, i, places)
    elif "object" in places and parse.pos[i] == "VERB":
        passive = kid(parse, i, "auxpass") is not None
        target = kid(parse, i, *(("nsubjpass",) if passive else ("dobj", "dative")))
        if target is None and parse.dep[i] == "relcl" and not passive:
            target = parse.head[i]  # "the one I support"
    else:
        target, preposition = _beside(parse, i, places)
        if preposition == "against":
            score = -1.0
    thing = _measured(parse, i)
    lent = parse.dep[thing] == "dobj" and parse.lemma[parse.head[thing]] in _LIGHT
    lent = lent or "role" in places and holder is not None
    mine = kid(parse, i, "poss") is not None or lent or owned or lemma == "together"
    if target is None or holder is None and parse.pos[i] == "VERB":
        return
    if parse.pos[i] == "NOUN" and not mine:
        return
    if not owned:
        score, turn = _turned(parse, i, score)
        phrase = phrase if turn is None else [*phrase, turn]
    if score is None:
        return
    statement = mentioned(parse.start[i], article.contents)
    speaker, cue = article.said.get(statement, ("", ""))
    if not owned and _LOADED.search(cue.lower()):
        return
    own = speaker
    if statement == "":
        statement = mentioned(parse.start[i], article.cues)
        own, _ = article.said.get(statement, ("", ""))
    whom = next(_actors(article, parse, target), _antecedent(article, parse, target, statement))
    if holder is not None and parse.lemma[holder] in ("I", "we"):
        holders = [speaker]
    elif holder is not None:
        holders = [mentioned(parse.start[holder], article.mentions)]
        if speaker and _same_side(article, speaker, holders[0]):
            holders.append(speaker)
    elif speaker or owned:
        holders = [speaker or NARRATOR]
    else:
        holders = []
    phrase = [*phrase, *subtree(parse, target)]
    for who in dict.fromkeys(holders):
        if own and not speaker and who != own:
            continue  # the word is a cue, and whose it is in doubt
        if who and whom and who != whom and speaks(article, who):
            yield (who, whom, score, statement if own == who else None,
                   parse.start[min(phrase)], parse.end[max(phrase)])


def _beside(parse, i, places):
    """Target and preposition of a word of relation: "campaigns for Bo", "took a swipe at Bo"."""
    near = list(parse.kids[i])
    if parse.dep[i] == "dobj":
        near += parse.kids[parse.head[i]]
    if parse.pos[i] == "VERB":
        near += [k for o in parse.kids[i] if parse.dep[o] == "dobj" for k in parse.kids[o]]
    for k in near:
        target = kid(parse, k, "pobj") if parse.lemma[k] in places else None
        if target is not None:
            return target, parse.lemma[k]
    return None, ""


def _turned(parse, i, score):
    """The sign of a word of relation after negation, None if it is doubtful; and the token that
    turned it, None if none did."""
    for step in range(5):
        marks = {parse.lemma[k] for k in parse.kids[i] if parse.dep[k] in ("aux", "mark", "advmod")}
        refused = step and parse.lemma[i] in _REFUSE
        no = [k for k in parse.kids[i] if parse.dep[k] == "neg"
              or parse.dep[k] == "det" and parse.lemma[k] == "no"]
        if marks & _DOUBT:
            return None, None
        if refused or no:
            return -1.0 if score > 0 else 0.0, i if refused else no[0]
        if parse.dep[i] == "pcomp" and parse.lemma[parse.head[i]] in _NOT_SO:
            return None, None
        if parse.dep[i] == "ccomp" and _unmeant(parse, parse.head[i]):
            return None, None
        if (
            parse.dep[i] not in ("xcomp", "acomp", "dobj", "pcomp", "prep", "pobj")
            and not (parse.dep[i] == "advmod" and parse.lemma[i] in _HARDLY)
        ):
            return score, None
        i = parse.head[i]
    return score, None


def _measured(parse, i):
    """The noun that counts the one at token i, or i: "a new round of sanctions"."""
    of = parse.head[i]
    counts = parse.lemma[of] == "of" and parse.lemma[parse.head[of]] in _MANY
    return parse.head[of] if parse.dep[i] == "pobj" and counts else i


def _unmeant(parse, i):
    """Whether the thought that the verb at token i opens is one that nobody is said to have."""
    while kid(parse, i, "neg") is None:
        if parse.dep[i] != "xcomp":
            return False
        i = parse.head[i]
    return True


def _reception(parse, i):
    """Holder, target, sign and words of "the offer was met with a cold reception by …"."""
    with_ = next((k for k in parse.kids[i] if parse.lemma[k] == "with"), None)
    words = subtree(parse, with_) if with_ is not None else []
    by = next((k for k in [*words, *parse.kids[i]] if parse.lemma[k] == "by"), None)
    said = {parse.lemma[k] for k in words}
    score = bool(said & _WARM) - bool(said & _COLD)
    if by is None or not score:
        return None, None, 0.0, words
    return kid(parse, by, "pobj"), kid(parse, i, "nsubjpass"), float(score), [i, *words]


def _by_word(article, parse, i):
    """Yield (holder, target, score, statement, start, end) if a speaker judges by token i.

    "Ann is very good", "Ann is a good mayor", "relations with Ann go well". How somebody feels
    ("Ann is upset") or does something ("Ann runs aggressively") is no judgement.
    """
    valence, noun, verb = article.judging[parse.start[i]], None, None
    if parse.lemma[i] in _FEELS:
        return
    if parse.dep[i] == "amod" and parse.dep[parse.head[i]] == "attr":
        verb = parse.head[parse.head[i]]
    elif (
        parse.dep[i] == "acomp" and parse.lemma[parse.head[i]] == "be"
        and kid(parse, i, "xcomp") is None  # not: "is free to go"
        or parse.lemma[i] in _WELL and parse.dep[i] == "advmod" and parse.head[i] < i
    ):
        verb = parse.head[i]
    if verb is not None:
        noun = kid(parse, verb, "nsubj", "nsubjpass")
        if _turned(parse, verb, 1.0)[0] != 1.0 and i - verb > 3:  # further than VADER looks back
            return
    if noun is None or abs(valence) < ENOUGH or parse.pos[i] not in ("ADJ", "ADV"):
        return
    statement = mentioned(parse.start[i], article.contents)
    holder, cue = article.said.get(statement, ("", ""))
    signs = {article.judging[k] > 0 for k in parse.start if k in article.judging}
    others = (a for a in _actors(article, parse, noun) if not _same_side(article, holder, a))
    target = next(others, holder)
    if (
        len(signs) == 1 and holder and holder != target and speaks(article, holder)
        and not _LOADED.search(cue.lower())
    ):
        yield (holder, target, valence / math.sqrt(valence**2 + 15), statement,
               min(parse.start[noun], parse.start[i]), max(parse.end[noun], parse.end[i]))


def _actors(article, parse, token):
    """Whom a phrase is about: the actor that it names, or whose act or thing it names."""
    beside = [k for k in parse.kids[token] if parse.dep[k] in ("poss", "amod", "appos")]
    for k in (token, *beside):
        named = within(article.mentions, parse.start[k], parse.end[k])  # "Russian-Chinese"
        yield from (actor for _, _, actor in named)
        if not named:
            yield from filter(None, [mentioned(parse.start[k], article.mentions)])


def _antecedent(article, parse, token, statement):
    """Whom "the one", "that" or "it" goes back to, in a speaker's statement just before."""
    if parse.lemma[token] not in _VAGUE or statement == "":
        return ""
    speaker, _ = article.said[statement]
    before, _ = article.said.get(statement - 1, ("", ""))
    cue = next((cue for cue in article.cues if cue[2] == statement - 1), None)
    here = mentioned(parse.start[token], article.sentences)
    if cue is None or before != speaker or mentioned(cue[0], article.sentences) != here - 1:
        return ""
    start, end = next(row[:2] for row in article.sentences if row[2] == here - 1)
    others = [
        actor for _, _, actor in within(article.mentions, start, end)
        if actor != speaker and speaks(article, actor)
    ]
    return others[-1] if others else ""


def _same_side(article, one, other):
    """Whether two actors belong to the same state."""
    countries = {article.actors.get(actor, ("", ""))[1] for actor in (one, other)}
    return len(countries) == 1 and countries != {""}
