"""Statements against PolNeAR: the reader's spans and sources beside the annotators'.

In:   CofeNet's JSON lines, or a folder of raw text with brat standoff files
Out:  rows of scores, and predictions
"""

import itertools
import re

import numpy as np
import pandas as pd

from helpers import actors, reader, references, tokenization
from helpers.decoding import spans_of
from helpers.metrics import calibration_error, share, span_f1, statement_f1, statement_hits
from helpers.references import ROLES
from helpers.statements import statements
from helpers.tables import table

# A span counts as an exact match from this probability on, half of the F1 that is reached: below
# it a span costs F1 more than it brings (Lipton, Elkan & Naryanaswamy 2014, ECML PKDD). Whole
# statements keep such spans, since most of them are right but for a word or two.
WORTH = 0.375


def passages(path):
    """Exact-match F1 per role over CofeNet's passages; spans end where a passage does, and count
    from a probability of WORTH on, in the predictions too.

    Returns (rows of scores, predictions: the lines of the file with our labels).
    Source: Wang et al. (COLING 2022), CofeNet, section 4.
    """
    items = references.read_passages(path)
    spans = reader.read(_sentences({x.name: x.text for x in items})).spans
    spans = spans[spans["probability"] >= WORTH]
    found = dict(list(spans.groupby("article_id")))
    gold, ours, predictions = {}, {}, []
    for x in items:
        starts = np.array([start for start, _ in x.tokens])
        labels = ["O"] * len(starts)
        ours[x.name] = set()
        for s in found.get(x.name, spans[:0]).itertuples():
            first, last = map(int, np.searchsorted(starts, [s.start, s.end]))
            if last > first:
                ours[x.name].add((s.role, first, last))
                labels[first:last] = [f"B-{s.role}"] + [f"I-{s.role}"] * (last - first - 1)
        gold[x.name] = set()
        breaks = [0, *(np.flatnonzero(np.diff(x.passages)) + 1), len(starts)]
        for a, b in itertools.pairwise(breaks):
            gold[x.name] |= {(ROLES[r], a + i, a + j) for r, i, j in spans_of(x.tags[a:b])}
            words = [x.text[i:j] for i, j in x.tokens[a:b]]
            predictions.append({"id": x.name, "tokens": words, "labels": labels[a:b]})
    return span_f1("reader", gold, ours), predictions


def standoff(folder):
    """Exact-match F1 per role over characters of raw text, of spans from WORTH on; how many
    contents get a right source: of the annotator's spans, and of our own; and F1 of whole
    statements, for the reader, for the rules over the parse, and for both together, which is what
    `annotate` gives, with how well those are calibrated.

    Returns (rows of scores, predictions: spans and links of each article).
    """
    items = references.read_standoff(folder)
    sentences = _sentences({x.name: x.text for x in items})
    found = reader.read(sentences)
    given = pd.DataFrame(
        [(x.name, role, a, b)
         for x in items for role, places in x.spans.values() for a, b in places],
        columns=["article_id", "role", "start", "end"],
    )
    linked = reader.read(sentences, spans=given)
    gold = {x.name: {(r, a, b) for r, places in x.spans.values() for a, b in places} for x in items}
    ours = {x.name: set() for x in items}
    for s in found.spans[found.spans["probability"] >= WORTH].itertuples():
        ours[s.article_id].add((s.role, s.start, s.end))
    rows = span_f1("reader", gold, ours)
    rows.append(_sources("reader, spans given", items, linked))
    rows.append(_sources("reader", items, found))
    theirs = {
        x.name: [(x.spans[c][1], [place for s in some for place in x.spans[s][1]])
                 for c, some, _ in x.links]
        for x in items
    }
    read = reader.proposals(found)
    systems = {"reader": {
        x.name: [(p.content, p.source) for p in read.get(x.name, [])] for x in items}}
    by_rules, sure = _by_rules(items, sentences, found)
    for system, mine in (systems | by_rules).items():
        rows += statement_f1(system, theirs, mine)
    rows += _calibration("rules and reader", theirs, by_rules, sure)
    return rows, [_prediction(x.name, found) for x in items]


def _by_rules(items, sentences, reading):
    """{system: {article: [(content, source)]}} of the rules alone, and of rules and reader; and
    {article: [probability]} of the latter."""
    articles = table("articles", [(x.name, "", "", "", "en", x.text) for x in items])
    tokens = tokenization.tokens(articles, sentences)
    found = articles, sentences, tokens, *actors.actors(articles, sentences, tokens)
    out = {}
    for system, known in (("rules alone", None), ("rules and reader", reading)):
        whole, (said, spans) = {}, statements(*found, known)
        likely = dict(zip(zip(said["article_id"], said["statement_id"]), said["probability"]))
        sure = {x.name: [] for x in items}
        for span in spans.itertuples():
            roles = whole.setdefault((span.article_id, span.statement_id), {})
            roles.setdefault(span.role, []).append((span.start, span.end))
        out[system] = {x.name: [] for x in items}
        for (name, number), roles in whole.items():
            out[system][name].append((roles["content"], roles.get("source", [])))
            sure[name].append(likely[name, number])
    return out, sure


def _calibration(system, gold, systems, sure):
    """A list of the row of how well the probabilities of whole statements are calibrated.

    Statements without a probability, which only the rules see, are left out.
    """
    hits = statement_hits(gold, systems[system])
    rows = [(p, right, name) for name in gold for p, (_, right) in zip(sure[name], hits[name])
            if not np.isnan(p)]
    return [calibration_error(system, *zip(*rows))] if rows else []


def _sources(system, items, found):
    """Row of the share of gold contents with a source that get a right one.

    A content is found where one of ours covers half of its longest piece or more; a source is
    right where it overlaps the gold one.
    """
    spans = dict(zip(found.spans["span_id"], zip(found.spans["start"], found.spans["end"])))
    hits, documents = [], []
    links = dict(list(found.links.groupby("article_id")))
    for x in items:
        mine = links.get(x.name, found.links[:0])
        places = np.array([spans[c] for c in mine["content"]]).reshape(-1, 2)
        for content, sources, _ in x.links:
            right = [p for s in sources if s in x.spans for p in x.spans[s][1]]
            if content not in x.spans or not right:
                continue
            a, b = max(x.spans[content][1], key=lambda place: place[1] - place[0])
            shared = np.minimum(places[:, 1], b) - np.maximum(places[:, 0], a)
            hit = False
            if len(shared) and shared.max() * 2 >= b - a:
                source = mine["source"].iloc[int(shared.argmax())]
                if not pd.isna(source):
                    start, end = spans[source]
                    hit = any(start < d and c < end for c, d in right)
            hits.append(hit)
            documents.append(x.name)
    return share(system, "right source of gold contents", hits, documents)


def _prediction(name, found):
    spans = found.spans[found.spans["article_id"] == name]
    links = found.links[found.links["article_id"] == name]
    return {
        "article": name,
        "spans": [
            {"id": int(s.span_id), "role": s.role, "start": s.start, "end": s.end,
             "probability": round(s.probability, 4)} for s in spans.itertuples()
        ],
        "links": [
            {"content": int(k.content), "source": None if pd.isna(k.source) else int(k.source),
             "cue": None if pd.isna(k.cue) else int(k.cue),
             "probability": round(k.probability, 4)} for k in links.itertuples()
        ],
    }


def _sentences(texts):
    """The sentences table of {name: text}, every line a paragraph."""
    found = table("articles", [(name, "", "", "", "en", text) for name, text in texts.items()])
    blocks = table("blocks", [
        (name, n, "paragraph", *m.span())
        for name, text in texts.items() for n, m in enumerate(re.finditer(r"[^\n]+", text))
    ])
    return tokenization.sentences(found, blocks)
