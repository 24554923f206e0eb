"""Our own articles as windows that the reader learns stances from.

In:   Marked articles
Out:  Examples: stances towards mentions, and between them; of statements what hints.npz says,
      so that they are not forgotten over the stances
"""

import numpy as np

from helpers.tables import NARRATOR
from helpers.training.sentence_labels import Sentence, cover, hinted, shortened
from helpers.training.windowed import CUT, sentence_example, split
from helpers.windows import pack, pieces


class Own:
    """The project's own articles, as marked.read gives them."""

    def __init__(self, articles, hints=()):
        """hints: as hints.read gives it."""
        self.articles = [labelled_article(x, hints) for x in articles]

    def examples(self, rng):
        """The Examples of one pass."""
        return [
            example for labelled, paragraphs in self.articles
            for example in own_examples(labelled, paragraphs, rng.randint(80, 160), rng)
        ]


def labelled_article(article, hints=()):
    """(Sentences, their paragraphs) of a Marked article.

    A mention in somebody's words is judged by who says them, favourably or not, or not at all. Of
    those outside of words it is only known which the article itself judges: that a report is hard
    on somebody, as coders of NewsMTSC see it, is no stance here.
    """
    places = split([article.text])[1]
    columns = list(zip(places["start"], places["end"], places["block_id"]))
    texts = [article.text[a:b] for a, b, _ in columns]
    found = pieces(texts)
    signs = {}
    for place, holder, target, sign in article.stances:
        number = max(i for i, (start, _, _) in enumerate(columns) if start < place)
        signs[number, holder, target] = sign
    labelled = []
    for number, ((start, end, _), text, p) in enumerate(zip(columns, texts, found)):
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
        tags = hinted(text, p, hints).tags
        labelled.append(Sentence(shortened(p), tuple(targets), tuple(pairs), tags=tags))
    return labelled, [block for *_, block in columns]


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
    return [
        sentence_example([labelled[i] for i in numbers], [paragraphs[i] for i in numbers])
        for numbers in pack([len(s.pieces.ids) for s in labelled], paragraphs, limit)
    ]
