"""Coder against coder, machine against reference: F1, kappa, alpha, and how sure they are.

In:   two or more codings (dict coder -> tables), tokens
Out:  agreement, one row per pair of coders, thing coded and measure

F1 says whether both marked the same things; kappa and alpha say whether they gave the same
label to the things that both marked. Neither says who is right.
Intervals resample the sentences of the coded articles: with one article they say how much
hangs on single sentences, and nothing about the press.
"""

from itertools import combinations

import numpy as np
import pandas as pd

from helpers import alignment
from helpers.articles import blocks
from helpers.reliability import RESAMPLES, f1, interval, label_interval
from helpers.tables import NARRATOR
from helpers.tokenization import sentences, tokens

COLUMNS = ["coder_a", "coder_b", "what", "match", "measure", "value", "low", "high", "n"]
MEASURES = ("kappa", "alpha, nominal", "alpha, ordinal")
SIGN = {"support": 1, "neutral": 0, "oppose": -1}
UNNAMED = "nobody named"
ORDINAL = ("stance", "position")


def agreement(codings, resamples=RESAMPLES, seed=0):
    """How far codings agree: a table with the columns of COLUMNS.

    codings: dict coder -> tables (see codings.read_codings). Only articles that all of them
    coded are compared, and of these what both of a pair have coded: what starts in their parts
    (the whole article for tables without parts). Of three coders or more, each counts in the
    alpha over all where they have coded.
    Precision and recall take coder_a as the reference.
    what: mentions, sources, cues, contents (spans, by exact, overlap and head match); speaker,
    via, stance, position (relations: right if the statement or sentence, the actors and the
    sign are the same); and labels of what both coders marked (kappa, alpha; stance and position
    ordinal). With three coders or more, alpha over all of them stands under coder_b "all".
    value: NaN where undefined (nothing coded; only one label in use). low, high: 95 %
    percentile interval over `resamples` resamplings of sentences. n: things compared.
    Raises ValueError if there are fewer than two codings, or no article common to all.
    """
    codings, text = common(codings)
    names = alignment.shared_actors(codings, text)
    rows = []
    for a, b in combinations(codings, 2):
        pair, place = coded_by_all({a: codings[a], b: codings[b]}, text)
        found = _spans(pair[a], pair[b], place)
        found += _relations(pair[a], pair[b], names[a], names[b], place)
        for what, match, counts in found:
            rows += [(a, b, what, match, *row) for row in _scores(counts, place, resamples, seed)]
        labelled = [labels_of(tables, names[coder], place) for coder, tables in pair.items()]
        for what in labelled[0]:
            units = _units([labels[what] for labels in labelled])
            rows += [(a, b, what, "", *row)
                     for row in _chance_corrected(what, units, place, resamples, seed, MEASURES)]
    if len(codings) > 2:
        place = text.within(pd.concat([parts(tables) for tables in codings.values()]))
        labelled = [_own_labels(tables, names[coder], place) for coder, tables in codings.items()]
        for what in labelled[0]:
            units = _units([labels[what] for labels in labelled])
            rows += [("all", "all", what, "", *row) for row in
                     _chance_corrected(what, units, place, resamples, seed, MEASURES[1:])]
    return pd.DataFrame(rows, columns=COLUMNS)


def common(codings):
    """The rows of the articles that every coder coded, and those articles' Text."""
    if len(codings) < 2:
        raise ValueError(
            f"found codings by {list(codings)}; expected two coders or more. The second may be the "
            "program: name the folder of tables that annotate wrote for the same article."
        )
    common = set.intersection(*(set(t["articles"]["article_id"]) for t in codings.values()))
    if not common:
        coded = {coder: sorted(t["articles"]["article_id"]) for coder, t in codings.items()}
        raise ValueError(
            f"no article was coded by every coder: {coded}. Compare codings of the same article; "
            "are two of its names spelt differently?"
        )
    codings = {
        coder: {kind: rows[rows["article_id"].isin(common)].reset_index(drop=True)
                for kind, rows in tables.items() if "article_id" in rows}
        for coder, tables in codings.items()
    }
    articles = next(iter(codings.values()))["articles"]
    found = sentences(articles, blocks(articles))
    return codings, alignment.Text(found, tokens(articles, found))


def parts(tables):
    """What a coder has coded: a table article_id, start, end; whole articles if nothing is said."""
    if "parts" in tables:
        return tables["parts"]
    articles = tables["articles"]
    return pd.DataFrame({"article_id": articles["article_id"], "start": 0,
                         "end": articles["text"].str.len()})


def shared_parts(codings):
    """What every coder has coded: a table article_id, start, end."""
    first, *others = (parts(tables) for tables in codings.values())
    for other in others:
        pairs = first.merge(other, on="article_id", suffixes=("", "_other"))
        first = pd.DataFrame({"article_id": pairs["article_id"],
                              "start": pairs[["start", "start_other"]].max(axis=1),
                              "end": pairs[["end", "end_other"]].min(axis=1)})
        first = first[first["start"] < first["end"]]
    return first


def coded_by_all(codings, text):
    """Codings and Text, cut down to the sentences that every coder has coded."""
    shared = shared_parts(codings)
    text = text.within(shared)
    # A part without a sentence (furniture) has no place to count what it holds.
    shared = shared[shared["article_id"].isin(set(text.sentences["article_id"]))]
    return {coder: _coded_within(tables, shared) for coder, tables in codings.items()}, text


def _own_labels(tables, names, text):
    """`labels_of` what a coder has coded; the rest of the text has no label of theirs."""
    own = parts(tables)
    own = own[own["article_id"].isin(set(text.sentences["article_id"]))]
    found = labels_of(_coded_within(tables, own), names, text)
    coded = set(np.flatnonzero(text.touched(own)))
    whole = "speaker of the sentence"
    return {**found, whole: {at: x for at, x in found[whole].items() if at in coded}}


def _within(rows, parts):
    """The rows that start in one of the parts."""
    inside = np.zeros(len(rows), bool)
    for part in parts.itertuples():
        inside |= ((rows["article_id"] == part.article_id) & (part.start <= rows["start"])
                   & (rows["start"] < part.end)).to_numpy()
    return rows[inside].reset_index(drop=True)


def _coded_within(tables, parts):
    """A coding's rows in the parts; a statement goes with its spans, and stays if it has none."""
    found = {kind: _within(rows, parts) if "start" in rows and kind != "parts" else rows
             for kind, rows in tables.items()}
    here, anywhere = (set(zip(t["article_id"], t["statement_id"]))
                      for t in (found["statement_spans"], tables["statement_spans"]))
    statements = tables["statements"]
    keys = list(zip(statements["article_id"], statements["statement_id"]))
    kept = np.array([key in here or key not in anywhere for key in keys], bool)
    found["statements"] = statements[kept].reset_index(drop=True)
    return found


def span_tables(a, b):
    yield "mentions", a["mentions"], b["mentions"]
    for role in ("source", "cue", "content"):
        yield f"{role}s", *(
            t["statement_spans"][t["statement_spans"]["role"] == role] for t in (a, b))


def _spans(a, b, text):
    """(what, match, counts) for each kind of span and match; counts as in `_count`."""
    found = []
    for what, x, y in span_tables(a, b):
        places = [[text.sentence(*p) for p in zip(t["article_id"], t["start"])] for t in (x, y)]
        for match in alignment.MATCHES:
            pairs = alignment.match_spans(x, y, match, text)
            hit_a, hit_b = {i for i, _ in pairs}, {j for _, j in pairs}
            found.append((what, match, _count(
                [place for i, place in enumerate(places[0]) if i in hit_a],
                [place for j, place in enumerate(places[1]) if j not in hit_b],
                [place for i, place in enumerate(places[0]) if i not in hit_a], text)))
    return found


def _relations(a, b, names_a, names_b, text):
    """(what, "", counts) for speaker, via, stance and position."""
    x, y = a["statements"], b["statements"]
    pairs = alignment.match_statements(x, a["statement_spans"], y, b["statement_spans"])
    partner = {j: i for i, j in pairs}
    found = []
    for what in ("speaker", "via"):
        sets = []
        for table, names, key in (
                (x, names_a, lambda i: i), (y, names_b, lambda j: partner.get(j, ("b", j)))):
            sets.append({
                (key(i), names.get((row.article_id, getattr(row, what)), getattr(row, what))): place
                for i, (row, place) in enumerate(zip(table.itertuples(), _places(table, text)))
                if getattr(row, what)
            })
        found.append((what, "", _count_sets(*sets, text)))
    for what in ("stance", "position"):
        sets = [
            {(*key, label): place
             for key, (label, place) in labels_of(t, names, text)[what].items()}
            for t, names in ((a, names_a), (b, names_b))
        ]
        found.append((what, "", _count_sets(*sets, text)))
    return found


def labels_of(tables, names, text):
    """What -> {unit: (label, sentence)}; units that two coders share have the same key."""
    found = {what: {} for what in
             ("speaker of the sentence", "mention's actor", "mention's form", "statement's form",
              "stance", "position")}

    def named(row, column):
        return names.get((row.article_id, getattr(row, column)), getattr(row, column))

    for row in tables["mentions"].itertuples():
        key = (row.article_id, text.head(row.article_id, row.start, row.end))
        place = text.sentence(row.article_id, row.start)
        found["mention's actor"].setdefault(key, (named(row, "actor_id"), place))
        found["mention's form"].setdefault(key, (row.form, place))
    spans = tables["statement_spans"]
    statements = {(r.article_id, r.statement_id): r for r in tables["statements"].itertuples()}
    spoken = {}
    for row in spans[spans["role"] == "content"].itertuples():
        statement = statements[row.article_id, row.statement_id]
        place = text.sentence(row.article_id, row.start)
        key = (row.article_id, text.head(row.article_id, row.start, row.end))
        found["statement's form"].setdefault(key, (statement.form, place))
        # A quotation can run over several sentences; each goes to whoever says most of it.
        while place < text.n_sentences:
            sentence = text.sentences.iloc[place]
            if sentence["article_id"] != row.article_id or sentence["start"] >= row.end:
                break
            length = min(row.end, sentence["end"]) - max(row.start, sentence["start"])
            speaker = named(statement, "speaker") or UNNAMED
            if length > spoken.get(place, (0, ""))[0]:
                spoken[place] = (length, speaker)
            place += 1
    for place in range(text.n_sentences):
        found["speaker of the sentence"][place] = (spoken.get(place, (0, NARRATOR))[1], place)
    for what, key_columns in (("stance", ("holder", "target")),
                              ("position", ("actor_id", "concept"))):
        sums = {}
        for row in tables[f"{what}s"].itertuples():
            place = text.sentence(row.article_id, row.start)
            key = (row.article_id, place, *(named(row, c) for c in key_columns))
            sums[key] = sums.get(key, 0) + (
                SIGN[row.label] if what == "stance" else row.agreement)
        for key, total in sums.items():
            found[what][key] = (int(np.sign(total)), key[1])
    return found


def _units(labels):
    """Labels of the units that at least two coders labelled: list of (labels, sentence)."""
    units = []
    for key in dict.fromkeys(key for found in labels for key in found):
        values = [found.get(key) for found in labels]
        if sum(value is not None for value in values) > 1:
            place = next(value[1] for value in values if value is not None)
            units.append(([None if value is None else value[0] for value in values], place))
    return units


def _chance_corrected(what, units, text, resamples, seed, measures):
    """Rows (measure, value, low, high, n) of kappa and alpha."""
    measures = [m for m in measures if what in ORDINAL or m != "alpha, ordinal"]
    if not units:
        return [(measure, np.nan, np.nan, np.nan, 0) for measure in measures]
    codings = list(zip(*(values for values, _ in units)))
    places = [place for _, place in units]
    return [
        (measure,
         *label_interval(codings, places, text.n_sentences, measure, resamples, seed), len(units))
        for measure in measures
    ]


def _scores(counts, text, resamples, seed):
    """Rows (measure, value, low, high, n) from counts by sentence, shape (sentences, 3)."""
    rows = []
    for number, measure in enumerate(("precision", "recall", "F1")):
        value = interval(counts, lambda c, number=number: f1(
            c[..., 0], c[..., 1], c[..., 2])[number], resamples, seed)
        rows.append((measure, *value, int(counts.sum())))
    return rows


def _count(hits, false_alarms, misses, text):
    """Hits, false alarms and misses by sentence: array of shape (sentences, 3)."""
    return np.stack([np.bincount(np.array(places, int), minlength=text.n_sentences)
                     for places in (hits, false_alarms, misses)], axis=1).astype(float)


def _count_sets(a, b, text):
    """The same from two dicts relation -> sentence."""
    return _count([p for r, p in a.items() if r in b], [p for r, p in b.items() if r not in a],
                  [p for r, p in a.items() if r not in b], text)


def _places(statements, text):
    """The row, over all articles, of each statement's sentence."""
    at = {(a, s): i for i, (a, s) in enumerate(
        zip(text.sentences["article_id"], text.sentences["sentence_id"]))}
    return [at.get(key, 0) for key in zip(statements["article_id"], statements["sentence_id"])]
