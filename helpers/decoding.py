"""Decoding: from the reader's scores to the spans of statements and the links between them.

In:   scores of tags and vectors of roles, one row per word of a window
Out:  spans (role, first word, word after the last, probability); links between them
"""

import numpy as np

ROLES = ("source", "cue", "content")
TAGS = ("O",) + tuple(f"{step}-{role}" for role in ROLES for step in "BI")
# a span goes on only from a tag of its own role
ALLOWED = [[b[0] != "I" or (a != "O" and a[1:] == b[1:]) for b in TAGS] for a in TAGS]
START_ALLOWED = [tag[0] != "I" for tag in TAGS]
FORBIDDEN = -1e4
_INSIDE = np.array([tag[0] == "I" for tag in TAGS])


def decode(scores, opens, steps, first):
    """The spans of each window under its best sequence of tags.

    scores: list of (words, 7) arrays; opens: list of (words,) bools, true where a paragraph
    begins, for no span runs on into it; steps (7, 7) and first (7,): scores of a tag after a tag,
    and at the start. Returns for each window a list of (role number, first word, word after the
    last, probability); the probability is the model's, of exactly this span.
    Source: Viterbi (1967); for the probability forward-backward, Rabiner (1989), Proc. IEEE 77(2).
    """
    n, longest = len(scores), max(map(len, scores), default=0)
    if not longest:
        return [[] for _ in scores]
    lengths = np.array([len(s) for s in scores])
    padded = np.zeros((n, longest, len(TAGS)))
    for i, (s, o) in enumerate(zip(scores, opens)):
        padded[i, : len(s)] = s
        padded[i, np.flatnonzero(o)[:, None], np.flatnonzero(_INSIDE)] = FORBIDDEN
    best = first + padded[:, 0]
    forward = [best.copy()]
    back = []
    for t in range(1, longest):
        live = (t < lengths)[:, None]
        choices = best[:, :, None] + steps
        back.append(choices.argmax(1))
        best = np.where(live, choices.max(1) + padded[:, t], best)
        ahead = _logsumexp(forward[-1][:, :, None] + steps, 1) + padded[:, t]
        forward.append(np.where(live, ahead, forward[-1]))
    total = _logsumexp(forward[-1], 1)
    paths = np.zeros((n, longest), dtype=int)
    paths[:, -1] = best.argmax(1)
    backward = np.zeros((n, longest, len(TAGS)))
    for t in range(longest - 1, 0, -1):
        live = t < lengths
        came = back[t - 1][np.arange(n), paths[:, t]]
        paths[:, t - 1] = np.where(live, came, paths[:, t])
        onward = _logsumexp(steps[None] + (padded[:, t] + backward[:, t])[:, None, :], 2)
        backward[:, t - 1] = np.where(live[:, None], onward, 0)
    out = []
    for i, length in enumerate(lengths):
        found = []
        for role, a, b in spans_of(paths[i, :length]):
            score = forward[a][i, 2 * role + 1] - total[i]
            score += (b - a - 1 > 0) * steps[2 * role + 1, 2 * role + 2]
            score += max(0, b - a - 2) * steps[2 * role + 2, 2 * role + 2]
            score += padded[i, a + 1 : b, 2 * role + 2].sum()
            if b < length:
                last = paths[i, b - 1]
                ends = steps[last] + padded[i, b] + backward[i, b]
                score += _logsumexp(np.delete(ends, 2 * role + 2), 0)
            found.append((role, a, b, float(np.exp(min(0.0, score)))))
        out.append(found)
    return out


def spans_of(tags):
    """(role number, first, after the last) of each span in a sequence of tag numbers."""
    out, start = [], None
    for i, tag in enumerate([*tags, 0]):
        if start is not None and (tag == 0 or tag % 2 == 1):
            out.append((int(tags[start] - 1) // 2, start, i))
            start = None
        if tag % 2 == 1:
            start = i
    return out


def link(vectors, spans):
    """The source and the cue of each content of a window.

    vectors: (words, 3 d + 2): as source, as cue, as content, and as a content of nobody's and
    without a cue; spans: (role number, first word, word after the last, ...).
    Returns [(content, source, cue, probability of the source)], numbers in spans, None where
    nobody or nothing is likelier than any in the window.
    Source: bilinear scores as in Dozat & Manning (2017), over means of spans.
    """
    size = (vectors.shape[1] - 2) // 3
    means = [vectors[span[1] : span[2]].mean(0) for span in spans]
    out = []
    for i, span in enumerate(spans):
        if span[0] != 2:
            continue
        query, picked = means[i][2 * size : 3 * size], []
        for kind in (0, 1):
            rows = [j for j, other in enumerate(spans) if other[0] == kind]
            keys = [means[j][kind * size : (kind + 1) * size] @ query / np.sqrt(size) for j in rows]
            scores = np.array([*keys, means[i][3 * size + kind]])
            likely = np.exp(scores - _logsumexp(scores, 0))
            best = int(likely.argmax())
            picked.append(([*rows, None][best], float(likely[best])))
        (source, p), (cue, _) = picked
        out.append((i, source, cue, p))
    return out


def log_odds(p):
    p = np.clip(p, 1e-9, 1 - 1e-9)
    return np.log(p / (1 - p))


def _logsumexp(x, axis):
    top = x.max(axis, keepdims=True)
    return (np.log(np.exp(x - top).sum(axis, keepdims=True)) + top).squeeze(axis)
