"""Occlusion: which words a stance hangs on.

In:   sentences and mentions of an article, a stance in one of them
Out:  start, end, text, weight of every word of the sentence

The words are masked one at a time, and the reader is asked again (Zeiler & Fergus 2014). Misses
what only several words carry together.
"""

from itertools import product

import numpy as np
import pandas as pd

from helpers import reader
from helpers.windows import MASK


def explain(sentences, mentions, sentence_id, target, holder=None):
    """How much a stance moves when each word is masked, the strongest first.

    sentences, mentions: tables of one article; target, holder: mention_ids in that sentence;
    without a holder the stance is that of the writing. Returns a table start, end, text, weight:
    support minus oppose with the word, minus the same without it, so -2 to +2.
    Raises KeyError if the sentence has no such mentions.
    """
    numbers, ids = sentences["sentence_id"].to_numpy(), mentions["mention_id"].to_numpy()
    actors = mentions["actor_id"].to_numpy()
    for units in reader.windows_of(sentences, mentions):
        if any(numbers[unit.row] == sentence_id for unit in units):
            feed, asked = reader.question(units, actors)
            place = _place(ids, asked, target, holder)
            if place is not None:
                break
    else:
        beside = "" if holder is None else f" beside a mention {holder} of another actor"
        raise KeyError(f"sentence {sentence_id} has no mention {target}{beside}.")
    before, rows = _score(feed, place), []
    for unit, (first, _) in zip(units, feed["sentences"]):
        if numbers[unit.row] != sentence_id:
            continue
        begins = np.flatnonzero(unit.pieces.first)
        for a, b in zip(begins, [*begins[1:], len(unit.pieces.ids)]):
            masked = feed["ids"].copy()
            masked[first + a : first + b] = MASK
            weight = before - _score({**feed, "ids": masked}, place)
            rows.append((int(unit.start[a]), int(unit.end[b - 1]), weight))
    row = sentences[sentences["sentence_id"] == sentence_id].iloc[0]
    out = pd.DataFrame(
        [(a, b, row.text[a - row.start : b - row.start], weight) for a, b, weight in rows],
        columns=["start", "end", "text", "weight"],
    )
    order = out["weight"].abs().sort_values(ascending=False, kind="stable").index
    return out.loc[order].reset_index(drop=True)


def words_behind(stances, tables):
    """`explain` for stances: rows with sentence_id, holder and target (actor_ids) of one article.

    tables: of `annotate`. Of each actor the first mention in the sentence is asked about that
    the reader can weigh; where the holder has none there, the stance is that of the writing.
    Returns the columns holder, target, text, weight: the words of the first stance, the
    strongest first, then of the next.
    """
    sentences, mentions, found = tables["sentences"], tables["mentions"], []
    places = sentences.set_index("sentence_id")[["start", "end"]]
    for s in stances.itertuples():
        start, end = places.loc[s.sentence_id]
        inside = mentions[(mentions["start"] >= start) & (mentions["end"] <= end)]
        holders, targets = (
            inside.loc[inside["actor_id"] == who, "mention_id"] for who in (s.holder, s.target))
        for holder, target in product([*holders, None], targets):
            try:
                words = explain(sentences, mentions, s.sentence_id, target, holder)
            except KeyError:  # two that overlap, or stand too far apart
                continue
            found.append(words[["text", "weight"]].assign(holder=s.holder, target=s.target))
            break
    empty = pd.DataFrame(columns=["holder", "target", "text", "weight"])
    return pd.concat(found, ignore_index=True)[list(empty)] if found else empty


def _place(ids, asked, target, holder):
    """(row in the answers about pairs, or about targets; columns of support and oppose)."""
    if holder is None:
        rows = [i for i, row in enumerate(asked.mentions) if ids[row] == target]
        return ("targets", rows[0], 2, 0) if rows else None
    for i, (first, second) in enumerate(asked.pairs):
        if (ids[first], ids[second]) == (holder, target):
            return "pairs", i, 1, 3
        if (ids[second], ids[first]) == (holder, target):
            return "pairs", i, 2, 4
    return None


def _score(feed, place):
    kind, row, support, oppose = place
    _, _, targets, pairs, _ = reader.ask(feed)
    answers = targets if kind == "targets" else pairs
    return float(answers[row, support] - answers[row, oppose])
