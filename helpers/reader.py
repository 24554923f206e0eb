"""The trained reader: one small language model that statements, stance and sentiment ask.

In:   sentences, mentions
Out:  a Reading: spans of statements and their links, stance towards each mention and between
      mentions, polarity of each sentence, every one with a probability or an interval

Each sentence is read once, inside a window of its neighbours, and all answers come from that one
encoding. models/MODEL_CARD.md says what it was trained on and how well it does. Misses sarcasm,
and what only other parts of the article reveal.
"""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import onnxruntime
import pandas as pd
from tqdm import tqdm

from helpers.decoding import ROLES, decode, link, log_odds
from helpers.windows import cut, pack, pieces, window

# Windows between two tidyings: memory stays flat, and the decoder has rows to share its steps.
GROUP = 256
_path = None
onnxruntime.disable_telemetry_events()  # nothing that is read leaves the machine


class Reading(NamedTuple):
    """What the model finds; every table's first column is article_id.

    spans      span_id, role, start, end, probability that exactly this span is one
    links      content, source, cue (span_ids; <NA> where nobody or nothing in reach fits),
               probability that this content is one, half of it at least, and its source right
    targets    mention_id, sentence_id, oppose, neutral, support: the writing towards the mention
    pairs      holder, target (mention_ids), sentence_id, oppose, neutral, support
    sentiment  sentence_id, polarity, low, high: -1 to +1, nine in ten ratings within low and high
    """

    spans: pd.DataFrame
    links: pd.DataFrame
    targets: pd.DataFrame
    pairs: pd.DataFrame
    sentiment: pd.DataFrame


class _Unit(NamedTuple):
    """A sentence, or a part of one that is too long for a window."""

    row: int  # in the sentences table
    start: np.ndarray  # characters of its pieces in the article
    end: np.ndarray
    pieces: object
    paragraph: object
    mentions: list  # (row in the mentions table, first piece, piece after the last)


class _Model(NamedTuple):
    session: onnxruntime.InferenceSession
    steps: np.ndarray
    first: np.ndarray
    settings: dict

    def sure(self, what, *probabilities):
        """The calibrated probability of a span's role, or of a statement, from the model's own."""
        *slopes, shift = self.settings["odds"][what]
        odds = shift + sum(k * log_odds(p) for k, p in zip(slopes, probabilities))
        return float(1 / (1 + np.exp(-odds)))


def read(sentences, mentions=None, spans=None, threads=None):
    """Read sentences with every head of the model.

    sentences, mentions: tables, as in tables.py, an article's rows together; without mentions
    there are no stances. Two mentions in a sentence are weighed against each other, in both
    directions, unless they are the same actor's or overlap. spans: a table of article_id, role,
    start, end that is linked in place of what the model finds. threads: windows read at
    once, as many as there are processors unless given. Returns a Reading. Results depend on a
    sentence's neighbours in its window alone, not on what else is in the table, nor on order,
    threads or the processor.
    """
    threads = threads or os.cpu_count() or 1
    windows = windows_of(sentences, mentions)
    actors = None if mentions is None else mentions["actor_id"].to_numpy()
    given = None if spans is None else dict(list(spans.groupby("article_id")))
    found = {"spans": [], "links": [], "targets": [], "pairs": [], "sentiment": []}
    progress = tqdm(total=len(windows), desc="reading", unit=" windows", delay=2, disable=None)
    with ThreadPoolExecutor(threads) as pool, progress:
        for at in range(0, len(windows), GROUP):
            group = [(some, *question(some, actors)) for some in windows[at : at + GROUP]]
            feeds = [feed for _, feed, _ in group]
            answers = list(pool.map(ask, feeds))
            _statements([g[0] for g in group], [g[2] for g in group], answers, given, found)
            for (some, feed, asked), answer in zip(group, answers):
                _stances(some, feed, asked, answer, found)
            progress.update(len(group))
    return _tables(found, sentences, mentions)


class Proposal(NamedTuple):
    """Spans (start, end) of one statement; source is empty where it is nobody in the window."""

    source: list
    cue: list
    content: list
    probability: float


def proposals(found):
    """The statements of a Reading: {article_id: [Proposal]}, in the order of their contents.

    Contents with the same source and the same cue are pieces of one statement; its probability
    is that of the surest piece.
    """
    columns = (found.spans[c] for c in ("span_id", "start", "end"))
    places = {number: [(start, end)] for number, start, end in zip(*columns)}
    groups = {}
    for k in found.links.itertuples():
        source, cue = (None if pd.isna(x) else x for x in (k.source, k.cue))
        alone = source is None or cue is None
        key = (k.article_id, source, cue, k.content if alone else None)
        groups.setdefault(key, []).append((k.content, k.probability))
    out = {}
    for (article, source, cue, _), pieces_found in groups.items():
        content = [place for number, _ in pieces_found for place in places[number]]
        surest = max(p for _, p in pieces_found)
        out.setdefault(article, []).append(
            Proposal(places.get(source, []), places.get(cue, []), sorted(content), surest)
        )
    return {name: sorted(some, key=lambda a: a.content[0]) for name, some in out.items()}


def settings():
    """What was chosen on development data and goes with the weights, a dict.

    thresholds: {target, pair}, the probability from which on four in five stances are right;
    pair_odds: what to multiply the five answers of directed stance by (none, first supports
    second, second first, first opposes second, second first) to give rare ones an even chance.
    """
    return _model().settings


def load(path=None):
    """Read with another model from now on: a file made by helpers.training; None: the own one."""
    global _path
    _path = path
    _model.cache_clear()


@cache
def _model():
    options = onnxruntime.SessionOptions()
    # a window is too small to be worth sharing between threads, which read windows instead
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    path = _path or files("helpers") / "models" / "reader.onnx"
    session = onnxruntime.InferenceSession(
        path.read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    settings = json.loads(session.get_modelmeta().custom_metadata_map["settings"])
    steps, first = np.array(settings["steps"]), np.array(settings["first"])
    return _Model(session, steps, first, settings)


def windows_of(sentences, mentions=None):
    """The windows of sentences: lists of units, which are sentences or parts of long ones."""
    units = _units(sentences, mentions)
    names = [u.paragraph[0] for u in units]
    ends = [i for i in range(1, len(units)) if names[i] != names[i - 1]]
    windows, first = [], 0
    for last in [*ends, len(units)]:
        lengths = [len(u.pieces.ids) for u in units[first:last]]
        paragraphs = [u.paragraph for u in units[first:last]]
        windows += [[units[first + i] for i in some] for some in pack(lengths, paragraphs)]
        first = last
    return windows


def _units(sentences, mentions):
    """The units of every sentence, in order, each with the mentions that begin in it."""
    units = []
    columns = (sentences[c] for c in ("article_id", "block_id", "start", "text"))
    rows = list(zip(*columns))
    for number, ((article, block, start, _), p) in enumerate(
        zip(rows, pieces([row[3] for row in rows]))
    ):
        for part in cut(p):
            units.append(
                _Unit(number, part.start + start, part.end + start, part, (article, block), [])
            )
    if mentions is not None and len(mentions):
        places = {}
        for unit in units:
            starts, some = places.setdefault(unit.paragraph[0], ([], []))
            starts.append(unit.start[0])
            some.append(unit)
        columns = (mentions[c] for c in ("article_id", "start", "end"))
        for number, (article, start, end) in enumerate(zip(*columns)):
            starts, some = places.get(article, ([], []))
            i = int(np.searchsorted(starts, start, side="right")) - 1
            if i >= 0:
                touched = np.flatnonzero((some[i].start < end) & (some[i].end > start))
                if len(touched):
                    some[i].mentions.append((number, int(touched[0]), int(touched[-1]) + 1))
    return units


class _Asked(NamedTuple):
    mentions: list  # rows in the mentions table
    sentences: list  # the unit of each
    pairs: list  # two rows in the mentions table
    pair_sentences: list
    opens: np.ndarray  # words that open a paragraph


def question(some, actors):
    """What the model is fed for a window of units, and what the rows of its answer stand for."""
    w = window([u.pieces for u in some], [u.paragraph for u in some])
    targets, pairs, asked = [], [], _Asked([], [], [], [], w.opens)
    for n, unit in enumerate(some):
        begin, first = w.sentences[n, 0], len(targets)
        for row, a, b in unit.mentions:
            targets.append((begin + a, begin + b, n))
            asked.mentions.append(row)
            asked.sentences.append(n)
        for i, (row, a, b) in enumerate(unit.mentions):
            for j, (other, c, d) in enumerate(unit.mentions[:i]):
                if actors[row] != actors[other] and (b <= c or d <= a):
                    pairs.append((first + j, first + i))
                    asked.pairs.append((other, row))
                    asked.pair_sentences.append(n)
    feed = {
        "ids": w.ids, "case": w.case, "words": w.words, "sentences": w.sentences,
        "targets": np.array(targets, dtype=np.int64).reshape(-1, 3),
        "pairs": np.array(pairs, dtype=np.int64).reshape(-1, 2),
    }
    return feed, asked


def ask(feed):
    """The model's answers: tags, roles, targets, pairs, sentiment of a window."""
    return _model().session.run(None, feed)


def _statements(windows, asked, answers, given, found):
    model = _model()
    if given is None:
        opens = [a.opens for a in asked]
        decoded = decode([a[0] for a in answers], opens, model.steps, model.first)
    for number, (some, answer) in enumerate(zip(windows, answers)):
        article, first = some[0].paragraph[0], len(found["spans"])
        starts = np.concatenate([u.start[u.pieces.first] for u in some])
        ends = np.concatenate(
            [u.end[np.append(np.flatnonzero(u.pieces.first)[1:], len(u.end)) - 1] for u in some]
        )
        if given is None:
            spans = decoded[number]
        else:
            spans = _given(given.get(article), starts)
        for role, a, b, p in spans:
            p = model.sure(ROLES[role], p)
            found["spans"].append((article, ROLES[role], int(starts[a]), int(ends[b - 1]), p))
        for content, source, cue, p in link(answer[1], spans):
            p = model.sure("statement", spans[content][3], p)
            found["links"].append((
                article, first + content, None if source is None else first + source,
                None if cue is None else first + cue, p,
            ))


def _given(spans, starts):
    """An article's given spans as those of a window: (role number, first, after the last, 1)."""
    if spans is None:
        return []
    out = []
    for role, start, end in zip(spans["role"], spans["start"], spans["end"]):
        first, last = np.searchsorted(starts, [start, end])
        if last > first:
            out.append((ROLES.index(role), int(first), int(last), 1.0))
    return out


def _stances(some, feed, asked, answer, found):
    _, _, targets, pairs, sentiment = answer
    for row, n, p in zip(asked.mentions, asked.sentences, targets.tolist()):
        found["targets"].append((some[n].paragraph[0], row, some[n].row, *p))
    for (a, b), n, p in zip(asked.pairs, asked.pair_sentences, pairs.tolist()):
        for holder, target, support, oppose in ((a, b, p[1], p[3]), (b, a, p[2], p[4])):
            rest = max(0.0, 1 - support - oppose)
            found["pairs"].append(
                (some[n].paragraph[0], holder, target, some[n].row, oppose, rest, support)
            )
    for unit, (mean, spread) in zip(some, sentiment.tolist()):
        found["sentiment"].append((unit.row, len(unit.pieces.ids), mean, spread))


def _tables(found, sentences, mentions):
    spans = pd.DataFrame(
        found["spans"], columns=["article_id", "role", "start", "end", "probability"]
    )
    spans.insert(1, "span_id", np.arange(len(spans)))
    links = pd.DataFrame(found["links"], columns=[
        "article_id", "content", "source", "cue", "probability",
    ]).astype({"source": "Int64", "cue": "Int64"})
    ids = sentences["sentence_id"].to_numpy()
    targets = pd.DataFrame(found["targets"], columns=[
        "article_id", "mention_id", "sentence_id", "oppose", "neutral", "support",
    ])
    pairs = pd.DataFrame(found["pairs"], columns=[
        "article_id", "holder", "target", "sentence_id", "oppose", "neutral", "support",
    ])
    if mentions is not None:
        names = mentions["mention_id"].to_numpy()
        targets["mention_id"] = names[targets["mention_id"].to_numpy(dtype=int)]
        for column in ("holder", "target"):
            pairs[column] = names[pairs[column].to_numpy(dtype=int)]
    for frame in (targets, pairs):
        frame["sentence_id"] = ids[frame["sentence_id"].to_numpy(dtype=int)]
    return Reading(spans, links, targets, pairs, _polarity(found["sentiment"], sentences))


def _polarity(found, sentences):
    """The sentiment table; a sentence that was cut is as its parts are, by their length."""
    rows, weight, mean, spread = np.array(found, dtype=float).reshape(-1, 4).T
    rows, part = np.unique(rows.astype(int), return_inverse=True)
    weights = np.bincount(part, weight)
    mean, spread = (np.bincount(part, weight * x) / weights for x in (mean, spread))
    out = sentences[["article_id", "sentence_id"]].iloc[rows].reset_index(drop=True)
    for name, away in (("polarity", 0), ("low", -1.645), ("high", 1.645)):
        out[name] = np.clip(mean + away * spread, -1, 1)
    return out
