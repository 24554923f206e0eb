"""Examples in batches, as tensors: what each label counts, places over the whole batch."""

import numpy as np

from helpers.decoding import TAGS

SMOOTHING = 0.05  # of people's labels
# Rarer answers count more, by about the square root of their rarity.
PAIR_WEIGHTS = np.array([0.7, 1.4, 2.2, 1.1, 2.2])
HINT = 1.0  # what an answer of the teacher counts, beside a person's


def weight(label):
    """What a label counts: a person's 1, the teacher's HINT, none 0."""
    if label is None:
        return 0
    return 1 if isinstance(label, int) else HINT


def _answers(labels, weights):
    """(labels, answers) What each answer counts in the loss; weights: of people's labels."""
    out = np.zeros((len(labels), len(weights)), dtype=np.float32)
    for row, label in zip(out, labels):
        if isinstance(label, int):
            row[:] = SMOOTHING / len(weights)
            row[label] += 1 - SMOOTHING
            row *= weights
        elif label is not None:
            row[:] = HINT * np.asarray(label) * weights
    return out


def batches(examples, budget, rng, chunk=40):
    """Lists of Examples of like length, of at most `budget` pieces with padding."""
    out = []
    mean = int(np.mean([len(e.window.ids) for e in examples]))
    size = max(1, chunk * budget // mean)
    for i in range(0, len(examples), size):
        batch = []
        for e in sorted(examples[i : i + size], key=lambda e: len(e.window.ids)):
            if batch and len(e.window.ids) * (len(batch) + 1) > budget:
                out.append(batch)
                batch = []
            batch.append(e)
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch):
    """Tensors of a batch of Examples, every place counting over the whole batch."""
    import torch

    length = max(len(e.window.ids) for e in batch)
    words = max(len(e.window.words) for e in batch)
    ids = np.zeros((len(batch), length), dtype=np.int64)
    case = np.zeros_like(ids)
    bias = np.zeros((len(batch), 1, 1, length), dtype=np.float32)
    first = np.zeros((len(batch), words), dtype=np.int64)
    tags = np.zeros((len(batch), words), dtype=np.int64)
    likely = np.zeros((len(batch), words, len(TAGS)), dtype=np.float32)
    mask = np.zeros((len(batch), words), dtype=np.float32)
    places, targets, target_labels, pairs, pair_labels = [], [], [], [], []
    rated, ratings, hinted, hints, spans, links = [], [], [], [], [], []
    for n, e in enumerate(batch):
        w = e.window
        ids[n, : len(w.ids)], case[n, : len(w.ids)] = w.ids, w.case
        bias[n, ..., len(w.ids) :] = -1e4
        if e.tagged:
            first[n, : len(w.words)], tags[n, : len(w.words)] = w.words, e.tags
            likely[n, : len(w.words)], mask[n, : len(w.words)] = e.likely, 1
        s0, t0, p0 = len(places), len(targets), len(spans)
        places += [(n, a, b) for a, b in w.sentences]
        targets += [(n, a, b, s + s0) for a, b, s, _ in e.targets]
        target_labels += [t[3] for t in e.targets]
        pairs += [(a + t0, b + t0) for a, b, _ in e.pairs]
        pair_labels += [p[2] for p in e.pairs]
        rated += [s + s0 for s, _ in e.ratings]
        ratings += [r for _, r in e.ratings]
        hinted += [s + s0 for s, _ in e.hints]
        hints += [r for _, r in e.hints]
        spans += [(n, role, a, b) for role, a, b in e.spans]
        links += [(c + p0, [i + p0 for i in s], [i + p0 for i in q]) for c, s, q in e.links]

    def whole(rows, *columns):
        return torch.from_numpy(np.array(rows, dtype=np.int64).reshape(-1, *columns))

    return {
        "ids": torch.from_numpy(ids), "case": torch.from_numpy(case),
        "bias": torch.from_numpy(bias), "first": torch.from_numpy(first),
        "tags": torch.from_numpy(tags), "likely": torch.from_numpy(likely),
        "mask": torch.from_numpy(mask),
        "tagged": whole([n for n, e in enumerate(batch) if e.tagged]),
        "counts": torch.tensor([e.tagged for e in batch if e.tagged]),
        "sentences": whole(places, 3), "targets": whole(targets, 4),
        "target_answers": torch.from_numpy(_answers(target_labels, np.ones(3))),
        "pairs": whole(pairs, 2),
        "pair_answers": torch.from_numpy(_answers(pair_labels, PAIR_WEIGHTS)),
        "rated": whole(rated), "ratings": torch.tensor(ratings, dtype=torch.float32),
        "hinted": whole(hinted), "hints": torch.tensor(hints, dtype=torch.float32),
        "spans": whole(spans, 4),
        "links": links,
    }
