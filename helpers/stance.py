"""Directed stance: how favourably a holder speaks or acts towards a target.

In:   sentences, tokens, actors, mentions, statements, statement_spans, polarity_words
Out:  stances, one row per holder, target and piece of evidence

A transparent baseline: words of relation in the dependency parse ("Ann condemns Bo", "Bo won
praise from Ann"; relations.py), reproaches, tributes, names and replies told by their wording
("time for Bo to go"; judgements.py), and VADER's words where a speaker judges with them ("Bo is
great"; judging_words.py). It says nothing rather than guess: where no rule applies, or the signs
are mixed or in doubt, there is no row.
Stance is not sentiment: "She mourns the mayor" is sad, yet favours the mayor.
Misses most of what is implied, sarcasm, and stance spread over several sentences.
"""

from typing import NamedTuple

from helpers.dependencies import parses
from helpers.doers import deed_words
from helpers.frames import relations
from helpers.judgements import (
    by_cheer,
    by_contradiction,
    by_epithet,
    by_name,
    by_quarrel,
    by_rebuke,
    by_reply,
)
from helpers.judging_words import by_word
from helpers.reader_stances import stances_read
from helpers.relations import by_relation
from helpers.tables import table

SIGNS = {"support": 1.0, "neutral": 0.0, "oppose": -1.0}


class _Article(NamedTuple):
    """Look-ups in one article; the lists are sorted."""

    actors: dict  # actor_id -> (kind, country)
    said: dict  # statement_id -> (speaker, cue)
    judging: dict  # start of a polarity word -> valence
    mentions: list  # (start, end, actor_id)
    contents: list  # (start, end, statement_id)
    cues: list  # (start, end, statement_id)
    sentences: list  # (start, end, sentence_id, text)
    parses: dict  # sentence_id -> Parse, of the sentences that may tell a stance or a deed


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
    first_words = {word.split()[0] for word in relations()}  # "hit back": the verb
    parsed = parses(tokens, first_words | _judging(tokens, polarity_words) | deed_words())
    rows = []
    for article_id in dict.fromkeys(sentences["article_id"]):
        article = _Article(
            *({row[0]: row[1:] for row in found.get(article_id, ())} for found in (about, said)),
            dict(judging.get(article_id, ())), *(found.get(article_id, []) for found in lists),
            {number: parse for number, (parse, _) in parsed.get(article_id, {}).items()},
        )
        found = []
        for sentence_id, (parse, candidates) in parsed.get(article_id, {}).items():
            for i in candidates:
                if parse.lemma[i] in first_words:
                    found += [(sentence_id, *row) for row in by_relation(article, parse, i)]
                if parse.start[i] in article.judging:
                    found += [(sentence_id, *row) for row in by_word(article, parse, i)]
        for start, _, sentence_id, text in article.sentences:
            found += [(sentence_id, *row) for row in by_rebuke(article, start, text)]
            found += [(sentence_id, *row) for row in by_cheer(article, start, text)]
            found += [(sentence_id, *row) for row in by_name(article, start, text)]
            found += [(sentence_id, *row) for row in by_epithet(article, start, text)]
            found += [(sentence_id, *row) for row in by_reply(article, start, text)]
            found += [(sentence_id, *row) for row in by_contradiction(article, start, text)]
            found += [(sentence_id, *row) for row in by_quarrel(article, start, text)]
        known = [row for row in found if row[3] is not None]
        mixed = {row[:3] for row in known if row[3] > 0} & {row[:3] for row in known if row[3] < 0}
        unheard = mixed | {row[:3] for row in found if row[3] is None}
        found = [row for row in known if row[:3] not in mixed]
        once = {}  # the strongest evidence of a holder towards a target in a sentence
        for row in sorted(found, key=lambda row: (*row[:3], -abs(row[3]), row[5])):
            once.setdefault(row[:3], (*row[3:], None, None, None))
        for key, row in seen.get(article_id, {}).items():
            if not once[key][0] if key in once else key in unheard:
                continue  # the rule has read the "not" or "used to", which the reader passes over
            if key in once and (once[key][0] > 0) != (row[0] > 0):
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
