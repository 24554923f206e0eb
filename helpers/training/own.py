"""Our own articles as windows that the reader learns stances from.

In:   Marked articles
Out:  Examples without statements: stances towards mentions, and between them

Sentences are also read for stances towards actors whom only the sentences before mention. Of those
the reader learns too little to be asked about them (reader.py does not), but the weights were made so.
"""

from typing import NamedTuple

import numpy as np

from helpers.tables import NARRATOR
from helpers.training.data import CUT, Example, Sentence, cover, labels, shortened, split
from helpers.windows import pack, pieces, window

TIMES = 1.5  # that a pass reads them, cut anew each time
BACK = 2  # sentences before one about whose mentions it is asked
# Shares that are read of what takes no stance across sentences, since nearly all does not.
FAR_TARGETS, FAR_PAIRS = 0.3, 0.1


class Labelled(NamedTuple):
    """A sentence of our own, and what it says of whom only sentences before it mention."""

    sentence: Sentence
    far: list  # (sentences back, target there, label)
    far_pairs: list  # (target here, number in far, label)


class Own:
    """The project's own articles, as marked.read gives them."""

    def __init__(self, articles):
        self.articles = [labelled_article(x) for x in articles]

    def examples(self, rng):
        """The Examples of one pass."""
        some = rng.sample(self.articles * 2, int(TIMES * len(self.articles)))
        return [
            example for labelled, paragraphs in some
            for example in own_examples(labelled, paragraphs, rng.randint(80, 160), rng)
        ]


def labelled_article(article):
    """(Sentences, their paragraphs) of a Marked article.

    A mention in somebody's words is judged by who says them, favourably or not, or not at all. Of
    those outside of words it is only known which the article itself judges: that a report is hard
    on somebody, as coders of NewsMTSC see it, is no stance here.
    """
    places = split([article.text])[1]
    columns = list(zip(places["start"], places["end"], places["block_id"]))
    found = pieces([article.text[a:b] for a, b, _ in columns])
    signs = {}
    for place, holder, target, sign in article.stances:
        number = max(i for i, (start, _, _) in enumerate(columns) if start < place)
        signs[number, holder, target] = sign
    labelled, seen = [], []
    for number, ((start, end, _), p) in enumerate(zip(columns, found)):
        targets, who = [], []
        for a, b, actor in article.mentions:
            if start <= a < end and (place := cover(p, a - start, b - start)):
                words = [c for c in article.contents if c[0] <= a and b <= c[1]]
                holder = min(words, key=lambda c: c[1] - c[0])[2] if words else NARRATOR
                sign = signs.get((number, holder, actor), 0)
                known = sign or holder not in (NARRATOR, actor)
                targets.append((*place, 1 + sign if known else None))
                who.append(actor)
        pairs = []
        for j, (c, d, _) in enumerate(targets):
            for i, (a, b, _) in enumerate(targets[:j]):
                if who[i] != who[j] and (b <= c or d <= a):
                    there = signs.get((number, who[i], who[j]), 0)
                    back = signs.get((number, who[j], who[i]), 0)
                    pairs.append((i, j, _direction(there, back)))
        words = {speaker for a, b, speaker in article.contents if a < end and start < b}
        holder = words.pop() if len(words) == 1 else None
        far, far_pairs = [], []
        for back, i, actor in unmentioned(seen, who):
            known = holder not in (None, actor)
            sign = signs.get((number, holder, actor), 0)
            far.append((back, i, 1 + sign if known else None))
            for j, other in enumerate(who):
                there, turned = ((number, other, actor), (number, actor, other))
                label = _direction(signs.get(there, 0), signs.get(turned, 0))
                far_pairs.append((j, len(far) - 1, label))
        seen.append(who)
        sentence = Sentence(shortened(p), tuple(targets), tuple(pairs))
        labelled.append(Labelled(sentence, far, far_pairs))
    return labelled, [block for *_, block in columns]


def unmentioned(before, here):
    """Who stands in the sentences before one, and not in it: [(sentences back, number there,
    actor)], of each actor the last mention of at most BACK sentences.

    before: the actors of every mention of each sentence before, in order; here: of this one.
    """
    found, known = [], set(here)
    for back, actors in enumerate(before[: -BACK - 1 : -1], 1):
        for i in range(len(actors) - 1, -1, -1):
            if actors[i] not in known:
                known.add(actors[i])
                found.append((back, i, actors[i]))
    return found


def _direction(there, back):
    """DSE's label of two signs; of two stances each is held for half as likely."""
    labels = [code for code, sign in ((1, 1), (3, -1)) if there == sign]
    labels += [code for code, sign in ((2, 1), (4, -1)) if back == sign]
    if len(labels) == 2:
        return tuple(float(code in labels) / 2 for code in range(5))
    return labels[0] if labels else 0


def own_examples(labelled, paragraphs, limit, rng):
    """Examples of one of our own articles, in windows of at most `limit` pieces."""
    cuts = np.cumsum([rng.random() < CUT for _ in paragraphs])
    paragraphs = list(zip(paragraphs, cuts))
    out = []
    for numbers in pack([len(x.sentence.pieces.ids) for x in labelled], paragraphs, limit):
        some = [labelled[i] for i in numbers]
        sentences = [x.sentence for x in some]
        w = window([s.pieces for s in sentences], [paragraphs[i] for i in numbers])
        targets, pairs, *_ = labels(sentences, w)
        _add_far(some, targets, pairs, rng)
        out.append(Example(w, targets=targets, pairs=pairs))
    return out


def _add_far(some, targets, pairs, rng):
    """To the targets and pairs of a window, those across its sentences: all with a stance, and a
    share of the others."""
    firsts = np.cumsum([0] + [len(x.sentence.targets) for x in some])
    for n, x in enumerate(some):
        rows = {}

        def row(number, x=x, n=n, rows=rows):
            back, i, label = x.far[number]
            if number not in rows:
                rows[number] = len(targets)
                first, last, *_ = targets[firsts[n - back] + i]
                targets.append((first, last, n, label))
            return rows[number]

        inside = [number for number, (back, *_) in enumerate(x.far) if back <= n]
        for number in inside:
            if x.far[number][2] in (0, 2) or rng.random() < FAR_TARGETS:
                row(number)
        for here, number, label in x.far_pairs:
            if number in inside and (label or rng.random() < FAR_PAIRS):
                pairs.append((int(firsts[n]) + here, row(number), label))
