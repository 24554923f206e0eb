"""Make the reader's probabilities mean what they say, on development data."""

import numpy as np
import torch
from torch.nn import functional as F

from helpers.decoding import ROLES, decode, link, log_odds
from helpers.metrics import macro_f1
from helpers.training.fit import outputs

PRECISION = 0.8  # that stances above the threshold have
INSIDE = 0.9  # share of ratings between low and high


def calibrate(model, data):
    """Scale the model's answers in place, and return the settings that the reader needs beside.

    A temperature for each kind of stance (Guo et al. 2017), and for directed stance, whose
    loss weighed rare answers up, also their share; a factor for the spread of ratings; a slope
    and a shift of the log odds of each role's spans (Platt 1999).
    """
    examples = data.development()
    found = outputs(model, examples["target"])
    logits = torch.from_numpy(np.concatenate([o[2] for o in found]))
    labels = torch.tensor([t[3] for e in examples["target"] for t in e.targets])
    (temperature,) = _fit(lambda p: F.cross_entropy(logits / p[0].exp(), labels), 1)
    _scale(model.target[-1], np.exp(-temperature))
    target = torch.softmax(logits * np.exp(-temperature), 1).numpy()

    found = outputs(model, examples["pair"])
    logits = torch.from_numpy(np.concatenate([o[3] for o in found]))
    labels_pair = torch.tensor([p[2] for e in examples["pair"] for p in e.pairs])

    def shifted(p):
        zero = torch.zeros(())
        return logits / p[0].exp() + torch.stack([zero, p[1], p[1], p[2], p[2]])

    t, support, oppose = _fit(lambda p: F.cross_entropy(shifted(p), labels_pair), 3)
    _scale(model.pair[-1], np.exp(-t), (0.0, support, oppose))
    pair = torch.softmax(shifted(torch.tensor([t, support, oppose])), 1).numpy()

    found = outputs(model, examples["sentiment"])
    mean, spread = np.concatenate([o[4] for o in found]).T
    ratings = np.array([e.ratings[0][1] for e in examples["sentiment"]])
    slope, shift = np.polyfit(mean, ratings, 1)
    sizes = np.abs(slope * mean + shift - ratings) / np.exp(spread.clip(-4, 1))
    factor = np.quantile(sizes, INSIDE) / 1.645
    last = model.sentiment[-1]
    with torch.no_grad():
        last.weight[0] *= slope
        last.bias[0] = last.bias[0] * slope + shift
        last.bias[1] += np.log(factor)

    steps, first = (x.detach().double() for x in model.transitions())
    return {
        "steps": steps.tolist(), "first": first.tolist(),
        "odds": _odds(model, examples["tags"], steps.numpy(), first.numpy()),
        "pair_odds": _even(
            pair, labels_pair.numpy(), -np.array([0, support, support, oppose, oppose])
        ),
        "thresholds": {
            "target": _threshold(target, labels.numpy(), (0, 2)),
            "pair": _threshold(pair, labels_pair.numpy(), (1, 2, 3, 4)),
        },
    }


def _even(probabilities, labels, shift):
    """Odds that give rare answers a better chance: as much of the shift as macro-F1 likes best."""
    def macro(share):
        row, _ = macro_f1(
            "", labels, (probabilities * np.exp(share * shift)).argmax(1), range(5),
            np.zeros(len(labels)),
        )
        return row[2]

    return np.exp(max((0, 0.25, 0.5, 0.75, 1), key=macro) * shift).tolist()


def _fit(loss, size):
    """Parameters, from zero, that minimise a loss."""
    p = torch.zeros(size, requires_grad=True)
    optimizer = torch.optim.LBFGS([p], max_iter=100, line_search_fn="strong_wolfe")

    def step():
        optimizer.zero_grad()
        value = loss(p)
        value.backward()
        return value

    optimizer.step(step)
    return p.detach().tolist()


def _scale(layer, factor, shift=0.0):
    with torch.no_grad():
        layer.weight *= factor
        layer.bias.copy_(layer.bias * factor + torch.tensor(shift))


def _odds(model, examples, steps, first):
    """{what: slopes and a shift} of log odds: of each role's spans, to be exactly right; and of
    statements, whose content overlaps a gold one by half and has a right source."""
    found = outputs(model, examples)
    decoded = decode([o[0] for o in found], [e.window.opens for e in examples], steps, first)
    rows = {what: [] for what in (*ROLES, "statement")}
    for e, o, spans in zip(examples, found, decoded):
        gold = set(e.spans)
        for role, a, b, p in spans:
            rows[ROLES[role]].append((p, (role, a, b) in gold))
        for content, source, _, p in link(o[1], spans):
            right = _is_right(spans, content, source, e)
            rows["statement"].append((spans[content][3], p, right))
    return {what: _platt(np.array(some, dtype=np.float32)) for what, some in rows.items()}


def _is_right(spans, content, source, example):
    _, a, b, _ = spans[content]
    for gold, sources, _ in example.links:
        _, c, d = example.spans[gold]
        if 2 * (min(b, d) - max(a, c)) >= max(b - a, d - c):
            if source is None:
                return not sources
            _, a, b, _ = spans[source]
            return any(a < example.spans[s][2] and example.spans[s][1] < b for s in sources)
    return False


def _platt(rows):
    """Slopes and shift of a logistic regression on log odds; the last column says what is right."""
    odds = torch.from_numpy(log_odds(rows[:, :-1].astype(np.float64)).astype(np.float32))
    right = torch.from_numpy(rows[:, -1])
    size = odds.shape[1] + 1
    return _fit(lambda q: F.binary_cross_entropy_with_logits(odds @ q[:-1] + q[-1], right), size)


def _threshold(probabilities, labels, stances):
    """The least probability from which on PRECISION of the stances are right."""
    best = probabilities.argmax(1)
    rows = np.isin(best, stances)
    p, right = probabilities.max(1)[rows], (best == labels)[rows]
    order = np.argsort(-p)
    precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= PRECISION)
    return round(float(p[order][good[-1]]), 3) if len(good) else 1.0
