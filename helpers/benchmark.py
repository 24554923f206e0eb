"""Benchmark: how well the project does on annotations that the public can download.

In:   a file or folder of PolNeAR, NewsMTSC, DSE, the NYT editorials or GUM, as published; or a
      folder of marked articles
Out:  scores, one row per system and metric, with intervals; predictions, one per line

Beside the project stand simple baselines on the same data, and what others published. A score
says something only on data that the reader was not trained on: see models/MODEL_CARD.md.
"""

import csv
import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import (
    actors,
    baselines,
    benchmark_articles,
    benchmark_statements,
    reader,
    references,
    tokenization,
)
from helpers.codings import write_whole
from helpers.metrics import chains, macro_f1, pearson, share
from helpers.tables import table

COLUMNS = ["system", "metric", "value", "low", "high", "n", "source"]


def score(task, path, train=None):
    """Score the project and the baselines on public annotations.

    task: polnear (CofeNet's JSON lines, or a folder with text/ and attributions/), newsmtsc, dse,
    nyt, gum (a CoNLL-U file or a folder of them), or articles (a folder of articles marked as
    helpers.marked explains). train: a file of the same format for the baseline that learns (TF-IDF;
    newsmtsc, dse, nyt); without it that baseline is left out.
    Returns (scores, predictions): a table with the columns of COLUMNS, where low and high are a
    95 % bootstrap interval over documents, n counts what is scored, and source cites what was
    published; and a list of dicts, the project's answer to each line of the data.
    Raises ValueError for an unknown task or a file in another format.
    """
    if task not in TASKS:
        raise ValueError(f"task {task!r}; expected one of {', '.join(TASKS)}.")
    rows, predictions = TASKS[task](Path(path), train)
    with (files("helpers") / "published.csv").open(encoding="utf-8", newline="") as file:
        rows += [
            (r["system"], r["metric"], float(r["value"]), np.nan, np.nan, pd.NA, r["source"])
            for r in csv.DictReader(file) if r["task"] == task
        ]
    return pd.DataFrame(rows, columns=COLUMNS), predictions


def write(task, path, scores, predictions, out=None, predictions_out=None):
    """Write scores as JSON and predictions as JSON lines, each whole or not at all."""
    if out:
        found = {"task": task, "data": Path(path).name, "scores": as_records(scores)}
        write_whole(out, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    if predictions_out:
        lines = (json.dumps(p, ensure_ascii=False) for p in predictions)
        write_whole(predictions_out, "".join(line + "\n" for line in lines))


def as_records(scores):
    """Scores as a list of dicts, rounded, without what a row does not have."""
    return [
        {k: round(v, 4) if isinstance(v, float) else v
         for k, v in row.items() if v != "" and pd.notna(v)}
        for row in scores.to_dict("records")
    ]


def _lone(texts, spans):
    """The tables sentences and mentions of texts that are a sentence and an article each."""
    sentences = table("sentences", [(str(i), 0, 0, 0, len(t), t) for i, t in enumerate(texts)])
    mentions = table("mentions", [
        (str(i), n, f"{n}", start, end, text[start:end], "name", "annotated")
        for i, (text, some) in enumerate(zip(texts, spans)) for n, (start, end) in enumerate(some)
    ])
    return sentences, mentions


def _newsmtsc(path, train):
    items = references.read_newsmtsc(path)
    spans = [[target[:2] for target in x.targets] for x in items]
    found = reader.read(*_lone([x.text for x in items], spans)).targets
    found = found.set_index(["article_id", "mention_id"])[["oppose", "neutral", "support"]]
    ours, predictions = [], []
    for i, x in enumerate(items):
        answers = []
        for n, (start, end, _) in enumerate(x.targets):
            p = found.loc[(str(i), n)]
            ours.append(int(p.to_numpy().argmax()) - 1)
            answers.append({
                "from": start, "to": end, "mention": x.text[start:end],
                "polarity": 4.0 + 2 * ours[-1], "probability": p.round(4).to_dict(),
            })
        predictions.append({"primary_gid": x.name, "targets": answers})
    pairs = [(x, target) for x in items for target in x.targets]
    texts, gold = [x.text for x, _ in pairs], [target[2] for _, target in pairs]
    documents = [x.document for x, _ in pairs]
    learnt = train and [(x.text, t[2]) for x in references.read_newsmtsc(train) for t in x.targets]
    systems = {
        "reader": ours,
        "VADER": [baselines.vader_sign(t) for t in texts],
        "word counts": [baselines.count_sign(t) for t in texts],
        "TF-IDF + logistic regression": baselines.tfidf(texts, learnt),
        "majority": baselines.majority(gold),
    }
    rows = [
        row for name, labels in systems.items() if labels
        for row in macro_f1(name, gold, labels, (-1, 0, 1), documents)
    ]
    return rows, predictions


def _dse(path, train):
    items = references.read_dse(path)
    texts, gold = [x.text for x in items], [x.label for x in items]
    found = reader.read(*_lone(texts, [[x.first, x.second] for x in items])).pairs
    found = found.set_index(["article_id", "holder"])[["support", "oppose"]]
    ours, predictions = [], []
    for i in range(len(items)):
        p = np.zeros(5)
        if (str(i), 0) in found.index:
            p[1], p[3] = found.loc[(str(i), 0)]
            p[2], p[4] = found.loc[(str(i), 1)]
        p[0] = 1 - p.sum()
        ours.append(int((p * reader.settings()["pair_odds"]).argmax()))
        predictions.append({"label": ours[-1], "probability": np.round(p, 4).tolist()})
    learnt = train and [(x.text, x.label) for x in references.read_dse(train)]
    towards = {-1: 3, 0: 0, 1: 1}
    systems = {
        "reader": ours,
        "VADER, from first to second": [towards[baselines.vader_sign(t)] for t in texts],
        "word counts, from first to second": [towards[baselines.count_sign(t)] for t in texts],
        "TF-IDF + logistic regression": baselines.tfidf(texts, learnt),
        "majority": baselines.majority(gold),
    }
    rows = [
        row for name, labels in systems.items() if labels
        for row in macro_f1(name, gold, labels, range(5), texts)
    ]
    return rows, predictions


def _nyt(path, train):
    items = references.read_nyt(path)
    places, ends = [], {}
    for x in items:  # an editorial's sentences a blank apart
        start = ends.get(x.document, 0)
        places.append((x.document, start, start + len(x.text)))
        ends[x.document] = start + len(x.text) + 1
    order = sorted(range(len(items)), key=lambda i: (list(ends).index(places[i][0]), places[i][1]))
    sentences = table("sentences", [
        (places[i][0], number, 0, *places[i][1:], items[i].text) for number, i in enumerate(order)
    ])
    found = reader.read(sentences).sentiment.set_index(np.array(order)).sort_index()
    texts, documents = [x.text for x in items], [x.document for x in items]
    gold = np.array([x.rating for x in items])
    learnt = train and [(x.text, x.rating) for x in references.read_nyt(train)]
    systems = {
        "reader": found["polarity"].tolist(),
        "VADER": [baselines.vader(t) for t in texts],
        "word counts": [baselines.count(t) for t in texts],
        "TF-IDF + ridge regression": baselines.tfidf(texts, learnt, numbers=True),
    }
    rows = [
        pearson(name, gold, numbers, documents) for name, numbers in systems.items() if numbers
    ]
    inside = (found["low"].to_numpy() <= gold) & (gold <= found["high"].to_numpy())
    rows.insert(1, share("reader", "ratings inside the 90 % interval", inside, documents))
    predictions = [
        {"id": x.name, "rating": round(4 * p, 4), "low": round(4 * a, 4), "high": round(4 * b, 4)}
        for x, p, a, b in zip(items, found["polarity"], found["low"], found["high"])
    ]
    return rows, predictions


def _gum(path, _):
    items = references.read_gum(path)
    found = table("articles", [(x.name, "", "", "", "en", x.text) for x in items])
    blocks = table("blocks", [
        (x.name, n, "paragraph", start, end)
        for x in items for n, (_, start, end) in enumerate(x.blocks)
    ])
    sentences = tokenization.sentences(found, blocks)
    tokens = tokenization.tokens(found, sentences)
    ours = actors.entities(found, sentences, tokens)
    systems = {
        "rules": [(r.article_id, r.entity, r.start, r.end) for r in ours.itertuples()],
        "spaCy entities, equal strings joined": baselines.entities(tokens),
    }
    rows = []
    for name, mentions in systems.items():
        pairs = [(x.mentions, [m[1:] for m in mentions if m[0] == x.name]) for x in items]
        rows += [chains(name, pairs, all_mentions) for all_mentions in (False, True)]
    predictions = [
        {"document": r.article_id, "entity": r.entity, "name": r.name, "start": r.start,
         "end": r.end, "text": r.text} for r in ours.itertuples(index=False)
    ]
    return rows, predictions


def _polnear(path, _):
    return (benchmark_statements.standoff if path.is_dir() else benchmark_statements.passages)(path)


def _articles(path, _):
    return benchmark_articles.articles(path)


TASKS = {
    "polnear": _polnear, "newsmtsc": _newsmtsc, "dse": _dse, "nyt": _nyt, "gum": _gum,
    "articles": _articles,
}
