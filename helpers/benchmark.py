"""Benchmark: how well the project does on annotations that the public can download.

In:   a file or folder of PolNeAR, NewsMTSC, DSE, the NYT editorials or GUM, as published
Out:  scores, one row per system and metric, with intervals; predictions, one per line

Beside the project stand simple baselines on the same data, and what others published. A score
says something only on data that the reader was not trained on: see models/MODEL_CARD.md.
"""

import csv
import json
import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import baselines, references
from helpers.codings import write_whole
from helpers.reliability import f1, interval
from helpers.tables import table

COLUMNS = ["system", "metric", "value", "low", "high", "n", "source"]


def score(task, path, train=None):
    """Score the project and the baselines on public annotations.

    task: polnear (CofeNet's JSON lines, or a folder with text/ and attributions/), newsmtsc, dse,
    nyt or gum (a CoNLL-U file or a folder of them). train: a file of the same format for the
    baseline that learns; without it that baseline is cross-validated in `path`, by document.
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
            (r["system"], r["metric"], float(r["value"]), np.nan, np.nan, None, r["source"])
            for r in csv.DictReader(file) if r["task"] == task
        ]
    return pd.DataFrame(rows, columns=COLUMNS), predictions


def write(task, path, scores, predictions, out=None, predictions_out=None):
    """Write scores as JSON and predictions as JSON lines, each whole or not at all."""
    if out:
        cells = [
            {k: v for k, v in row.items() if not (v is None or v != v or v == "")}
            for row in scores.to_dict("records")
        ]
        found = {"task": task, "data": Path(path).name, "scores": cells}
        write_whole(out, json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    if predictions_out:
        lines = (json.dumps(p, ensure_ascii=False) for p in predictions)
        write_whole(predictions_out, "".join(line + "\n" for line in lines))


def _row(system, metric, by_document, statistic, n):
    return (system, metric, *interval(np.asarray(by_document, float), statistic), n, "")


def _macro(system, gold, predicted, labels, documents):
    """Rows of macro-averaged F1 (the mean of each label's F1) and of accuracy."""
    numbers = pd.factorize(np.asarray(documents))[0]
    sums = np.zeros((numbers.max(initial=-1) + 1, 3 * len(labels) + 2))
    for number, g, p in zip(numbers, gold, predicted):
        for i, label in enumerate(labels):
            sums[number, 3 * i : 3 * i + 3] += (
                g == label == p, g != label and p == label, g == label and p != label,
            )
        sums[number, -2:] += g == p, 1

    def macro(s):
        each = [f1(*(s[..., 3 * i + j] for j in range(3)))[2] for i in range(len(labels))]
        return np.nanmean(each, axis=0)

    return [
        _row(system, "macro-F1", sums, macro, len(gold)),
        _row(system, "accuracy", sums, lambda s: s[..., -2] / s[..., -1], len(gold)),
    ]


def _lone(texts, spans):
    """The tables articles, sentences and mentions of texts that are a sentence each."""
    ids = [str(i) for i in range(len(texts))]
    articles = table("articles", [(i, "", "", "", "en", t) for i, t in zip(ids, texts)])
    sentences = table("sentences", [(i, 0, 0, 0, len(t), t) for i, t in zip(ids, texts)])
    mentions = table("mentions", [
        (i, n, f"{n}", start, end, t[start:end], "name", "annotated")
        for i, t, some in zip(ids, texts, spans) for n, (start, end) in enumerate(some)
    ])
    return articles, sentences, mentions


def _newsmtsc(path, train):
    from helpers import reader

    items = references.read_newsmtsc(path)
    _, sentences, mentions = _lone([x.text for x in items], [[t[:2] for t in x.targets] for x in items])
    found = reader.read(sentences, mentions).targets.set_index(["article_id", "mention_id"])
    gold, documents, texts, ours, predictions = [], [], [], [], []
    for i, x in enumerate(items):
        answers = []
        for n, (start, end, label) in enumerate(x.targets):
            p = found.loc[(str(i), n), ["oppose", "neutral", "support"]].to_numpy(float)
            ours.append(int(p.argmax()) - 1)
            gold.append(label)
            documents.append(x.document)
            texts.append(x.text)
            answers.append({
                "from": start, "to": end, "mention": x.text[start:end],
                "polarity": 4.0 + 2 * ours[-1],
                "probability": dict(zip(("oppose", "neutral", "support"), np.round(p, 4).tolist())),
            })
        predictions.append({"primary_gid": x.name, "targets": answers})
    learnt = train and references.read_newsmtsc(train)
    learnt = learnt and [(x.text, t[2]) for x in learnt for t in x.targets]
    systems = {
        "reader": ours,
        "VADER": [baselines.vader_sign(t) for t in texts],
        "word counts": [baselines.count_sign(t) for t in texts],
        "TF-IDF + logistic regression": baselines.tfidf(texts, gold, documents, learnt),
        "majority": baselines.majority(gold),
    }
    rows = [r for name, p in systems.items() for r in _macro(name, gold, p, (-1, 0, 1), documents)]
    return rows, predictions


def _dse(path, train):
    from helpers import reader

    items = references.read_dse(path)
    _, sentences, mentions = _lone([x.text for x in items], [[x.first, x.second] for x in items])
    found = reader.read(sentences, mentions).pairs.set_index(["article_id", "holder"])
    ours, predictions = [], []
    for i in range(len(items)):
        p = np.zeros(5)
        if (str(i), 0) in found.index:
            there, back = found.loc[(str(i), 0)], found.loc[(str(i), 1)]
            p[1:] = there["support"], back["support"], there["oppose"], back["oppose"]
        p[0] = 1 - p.sum()
        ours.append(int(p.argmax()))
        predictions.append({"label": ours[-1], "probability": np.round(p, 4).tolist()})
    gold, texts = [x.label for x in items], [x.text for x in items]
    learnt = train and [(x.text, x.label) for x in references.read_dse(train)]
    systems = {
        "reader": ours,
        "VADER, from first to second": [(3, 0, 1)[baselines.vader_sign(t) + 1] for t in texts],
        "word counts, from first to second": [
            (3, 0, 1)[baselines.count_sign(t) + 1] for t in texts
        ],
        "TF-IDF + logistic regression": baselines.tfidf(texts, gold, texts, learnt),
        "majority": baselines.majority(gold),
    }
    rows = [r for name, p in systems.items() for r in _macro(name, gold, p, range(5), texts)]
    return rows, predictions


def _nyt(path, train):
    from helpers import reader

    items = references.read_nyt(path)
    sentences = _editorials(items)
    found = reader.read(sentences).sentiment
    places = {key: i for i, key in enumerate(zip(sentences["article_id"], sentences["start"]))}
    order = [places[key] for key in _places(items)]
    ours = found["polarity"].to_numpy()[order]
    inside = [
        bool(a <= x.rating <= b)
        for x, a, b in zip(items, found["low"].to_numpy()[order], found["high"].to_numpy()[order])
    ]
    texts, gold = [x.text for x in items], np.array([x.rating for x in items])
    documents = pd.factorize(np.array([x.document for x in items]))[0]
    learnt = train and [(x.text, x.rating) for x in references.read_nyt(train)]
    systems = {
        "reader": ours,
        "VADER": np.array([baselines.vader(t) for t in texts]),
        "word counts": np.array([baselines.count(t) for t in texts]),
        "TF-IDF + ridge regression": baselines.tfidf(texts, gold, documents, learnt, True),
    }
    rows = []
    for name, x in systems.items():
        sums = np.zeros((documents.max() + 1, 6))
        np.add.at(sums, documents, np.stack([x * 0 + 1, x, gold, x * x, gold**2, x * gold], 1))
        rows.append(_row(name, "Pearson r", sums, _pearson, len(items)))
    sums = np.zeros((documents.max() + 1, 2))
    np.add.at(sums, documents, np.stack([inside, np.ones(len(items))], 1))
    rows.insert(1, _row("reader", "ratings inside the 90 % interval", sums,
                        lambda s: s[..., 0] / s[..., 1], len(items)))
    predictions = [
        {"id": x.name, "rating": round(4 * float(p), 4), "polarity": round(float(p), 4)}
        for x, p in zip(items, ours)
    ]
    return rows, predictions


def _places(items):
    """(editorial, start) of each rated sentence in its editorial, sentences a blank apart."""
    ends, out = {}, []
    for x in items:
        start = ends.get(x.document, 0)
        out.append((x.document, start))
        ends[x.document] = start + len(x.text) + 1
    return out


def _editorials(items):
    counts, rows = {}, []
    for x, (document, start) in zip(items, _places(items)):
        number = counts[document] = counts.get(document, -1) + 1
        rows.append((document, number, 0, start, start + len(x.text), x.text))
    first = {x.document: i for i, x in reversed(list(enumerate(items)))}
    rows.sort(key=lambda row: (first[row[0]], row[1]))
    return table("sentences", rows)


def _pearson(s):
    n, x, y, xx, yy, xy = np.moveaxis(s, -1, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (n * xy - x * y) / np.sqrt((n * xx - x * x) * (n * yy - y * y))


def _polnear(path, train):
    return _standoff(path) if path.is_dir() else _passages(path)


def _span_rows(system, gold, predicted, documents):
    """Rows of exact-match F1 per role. gold, predicted: sets of (document, role, start, end)."""
    rows = []
    for role in references.ROLES:
        counts = np.zeros((len(documents), 3))
        for i, document in enumerate(documents):
            g = {s for s in gold[document] if s[0] == role}
            p = {s for s in predicted[document] if s[0] == role}
            counts[i] = len(g & p), len(p - g), len(g - p)
        n = int((counts[:, 0] + counts[:, 2]).sum())
        rows.append(_row(system, f"exact F1, {role}", counts,
                         lambda s: f1(s[..., 0], s[..., 1], s[..., 2])[2], n))
    return rows


def _sentences(texts):
    from helpers import tokenization

    found = table("articles", [(i, "", "", "", "en", text) for i, text in texts.items()])
    blocks = table("blocks", [
        (i, n, "paragraph", start, end)
        for i, text in texts.items()
        for n, (start, end) in enumerate(m.span() for m in re.finditer(r"[^\n]+", text))
    ])
    return found, tokenization.sentences(found, blocks)


def _passages(path):
    from helpers import reader
    from helpers.decoding import spans_of

    items = references.read_passages(path)
    texts = {x.name: x.text for x in items}
    _, sentences = _sentences(texts)
    spans = reader.read(sentences).spans
    by_article = dict(list(spans.groupby("article_id")))
    gold, ours, predictions = {}, {}, []
    for x in items:
        starts = np.array([start for start, _ in x.tokens])
        passage = np.array(x.passages)
        breaks = [0, *(np.flatnonzero(np.diff(passage)) + 1), len(passage)]
        gold[x.name], ours[x.name] = set(), set()
        for a, b in zip(breaks, breaks[1:]):
            gold[x.name] |= {
                (references.ROLES[role], a + i, a + j) for role, i, j in spans_of(x.tags[a:b])
            }
        labels = ["O"] * len(starts)
        for s in by_article.get(x.name, spans[:0]).itertuples():
            first, last = np.searchsorted(starts, [s.start, s.end])
            if last > first:
                ours[x.name].add((s.role, int(first), int(last)))
                labels[first:last] = [f"B-{s.role}"] + [f"I-{s.role}"] * int(last - first - 1)
        for a, b in zip(breaks, breaks[1:]):
            predictions.append({
                "id": x.name, "tokens": [x.text[i:j] for i, j in x.tokens[a:b]],
                "labels": labels[a:b],
            })
    return _span_rows("reader", gold, ours, list(texts)), predictions


def _standoff(folder):
    from helpers import reader

    items = references.read_standoff(folder)
    texts = {x.name: x.text for x in items}
    _, sentences = _sentences(texts)
    found = reader.read(sentences)
    given = pd.DataFrame(
        [(x.name, role, a, b, name) for x in items for name, (role, places) in x.spans.items()
         for a, b in places], columns=["article_id", "role", "start", "end", "name"],
    )
    linked = reader.read(sentences, spans=given)
    gold = {x.name: {(r, a, b) for r, places in x.spans.values() for a, b in places} for x in items}
    ours = {x.name: set() for x in items}
    for s in found.spans.itertuples():
        ours[s.article_id].add((s.role, s.start, s.end))
    rows = _span_rows("reader", gold, ours, list(texts))
    rows.append(_speakers("reader, spans given", items, linked, given))
    rows.append(_speakers("reader", items, found, None))
    predictions = []
    for x in items:
        spans = found.spans[found.spans["article_id"] == x.name]
        links = found.links[found.links["article_id"] == x.name]
        predictions.append({
            "article": x.name,
            "spans": [
                {"id": int(s.span_id), "role": s.role, "start": s.start, "end": s.end,
                 "probability": round(s.probability, 4)} for s in spans.itertuples()
            ],
            "links": [
                {"content": int(k.content), "source": None if pd.isna(k.source) else int(k.source),
                 "cue": None if pd.isna(k.cue) else int(k.cue)} for k in links.itertuples()
            ],
        })
    return rows, predictions


def _speakers(system, items, found, given):
    """Share of gold contents that have a source and get a right one.

    A content is found where a predicted one covers at least half of it; a source is right where
    it overlaps the gold one.
    """
    spans = found.spans.set_index("span_id")
    links = found.links.merge(
        found.spans[["span_id", "start", "end"]], left_on="content", right_on="span_id"
    )
    by_article = dict(list(links.groupby("article_id")))
    counts = np.zeros((len(items), 2))
    for i, x in enumerate(items):
        mine = by_article.get(x.name, links[:0])
        starts, ends = mine["start"].to_numpy(), mine["end"].to_numpy()
        for content, sources, _ in x.links:
            places = [p for s in sources if s in x.spans for p in x.spans[s][1]]
            if content not in x.spans or not places:
                continue
            a, b = max(x.spans[content][1], key=lambda place: place[1] - place[0])
            counts[i, 1] += 1
            shared = np.minimum(ends, b) - np.maximum(starts, a)
            if len(shared) and shared.max() * 2 >= b - a:
                source = mine["source"].iloc[int(shared.argmax())]
                if not pd.isna(source):
                    s = spans.loc[source]
                    counts[i, 0] += any(s["start"] < d and c < s["end"] for c, d in places)
    return _row(system, "right source of gold contents", counts,
                lambda s: s[..., 0] / s[..., 1], int(counts[:, 1].sum()))


def _gum(path, train):
    from helpers import actors, tokenization

    items = references.read_gum(path)
    texts = {x.name: x.text for x in items}
    found = table("articles", [(i, "", "", "", "en", text) for i, text in texts.items()])
    blocks = table("blocks", [
        (x.name, n, "paragraph", a, b) for x in items for n, (_, a, b) in enumerate(x.blocks)
    ])
    sentences = tokenization.sentences(found, blocks)
    tokens = tokenization.tokens(found, sentences)
    ours = actors.entities(found, sentences, tokens)
    systems = {
        "rules": [(r.article_id, str(r.entity), r.start, r.end) for r in ours.itertuples()],
        "spaCy entities, equal strings joined": baselines.entities(tokens),
    }
    rows = []
    for name, mentions in systems.items():
        for kind, all_mentions in (("named mentions", False), ("all mentions of named actors", True)):
            sums = np.array([
                b_cubed(
                    x.mentions, [m[1:] for m in mentions if m[0] == x.name], all_mentions
                ) for x in items
            ])
            rows.append(_row(name, f"B³ F1, {kind}", sums, _b_cubed_f1, int(sums[:, 3].sum())))
    predictions = [
        {"document": r.article_id, "entity": int(r.entity), "name": r.name, "start": r.start,
         "end": r.end, "text": r.text} for r in ours.itertuples(index=False)
    ]
    return rows, predictions


def b_cubed(gold, predicted, all_mentions):
    """B³ sums of one article: precision over predicted mentions, their number, recall, number.

    gold: references.Mention of every type; predicted: (chain, start, end). Scored are mentions
    of persons, organisations and places whose head is a proper noun, or all mentions of the
    chains that have one. A predicted mention stands for the gold one whose head it covers, the
    shortest if several do; one that covers no head of an actor counts against precision, one
    that covers only the head of an actor's mention that is not scored is left out.
    Source: Bagga & Baldwin (1998), Algorithms for scoring coreference chains.
    """
    actors = [m for m in gold if m.type in references.ACTOR_TYPES]
    named = {m.chain for m in actors if m.named}
    scored = [m for m in actors if (m.chain in named if all_mentions else m.named)]
    others = [m for m in actors if m not in set(scored)]
    stands_for, taken = {}, set()
    for i, m in enumerate(scored):
        covering = [
            (end - start, j) for j, (_, start, end) in enumerate(predicted)
            if start <= m.head_start and m.head_end <= end and j not in taken
        ]
        if covering:
            stands_for[min(covering)[1]] = i
            taken.add(min(covering)[1])
    kept = [
        j for j, (_, start, end) in enumerate(predicted)
        if j in taken or not any(start <= m.head_start and m.head_end <= end for m in others)
    ]
    ours, theirs = {}, {}
    for j in kept:
        ours.setdefault(predicted[j][0], set()).add(stands_for.get(j, -1 - j))
    for i, m in enumerate(scored):
        theirs.setdefault(m.chain, set()).add(i)
    our_set = {i: some for some in ours.values() for i in some}
    precision = recall = 0.0
    for i, some in our_set.items():
        if i >= 0:
            shared = len(some & theirs[scored[i].chain])
            precision += shared / len(some)
            recall += shared / len(theirs[scored[i].chain])
    return precision, len(our_set), recall, len(scored)


def _b_cubed_f1(s):
    p, r = s[..., 0] / s[..., 1], s[..., 2] / s[..., 3]
    return 2 * p * r / (p + r)


TASKS = {"polnear": _polnear, "newsmtsc": _newsmtsc, "dse": _dse, "nyt": _nyt, "gum": _gum}
