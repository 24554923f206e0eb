"""Examples: windows with labels, of articles and of lone sentences.

In:   Sentences, or articles with their spans and links
Out:  Examples
"""

import re
from typing import NamedTuple

import numpy as np

from helpers.decoding import ROLES, TAGS
from helpers.tables import table
from helpers.tokenization import sentences
from helpers.training.sentence_labels import hinted
from helpers.windows import LONGEST, pack, pieces, window

TOLD = 0.7  # the teacher's share in what a word's tag is; without a person's, what it counts
CUT = 0.1  # sentences that open a paragraph of their own, wherever they stand


class Example(NamedTuple):
    """A window with its labels; every place counts inside the window."""

    window: object
    tags: object = None  # (words,), or None where statements are not labelled
    likely: object = None  # (words, 7), how likely each tag is held to be
    tagged: float = 0.0  # what the tags count
    spans: list = ()  # (role number, first word, word after the last)
    links: list = ()  # (content, [sources], [cues]), numbers in spans
    targets: list = ()  # (first piece, piece after the last, sentence, label)
    pairs: list = ()  # (target, target, label)
    ratings: list = ()  # (sentence, rating)
    hints: list = ()  # (sentence, the teacher's rating)


class _Article(NamedTuple):
    text: str
    sentences: list  # (start, end, paragraph)
    pieces: list
    hinted: list  # each as a Sentence, with what the teacher says of it


def split(texts):
    """(articles, sentences) The tables of some texts whose paragraphs are their lines."""
    blocks = [
        (str(i), n, "paragraph", *m.span())
        for i, text in enumerate(texts) for n, m in enumerate(re.finditer(r"[^\n]+", text))
    ]
    found = table("articles", [(str(i), "", "", "", "en", text) for i, text in enumerate(texts)])
    return found, sentences(found, table("blocks", blocks))


def articles(items, hints=()):
    """[(_Article, [(spans, links) of each annotator])]."""
    notes = {}
    for x in items:
        notes.setdefault(x.text, []).append((x.spans, x.links))
    places = [[] for _ in notes]
    for row in split(list(notes))[1].itertuples():
        places[int(row.article_id)].append((row.start, row.end, row.block_id))
    out = []
    for (text, mine), some in zip(notes.items(), places):
        parts = [text[a:b] for a, b, _ in some]
        found = pieces(parts)
        told = [hinted(part, p, hints) for part, p in zip(parts, found)]
        out.append((_Article(text, some, found, told), mine))
    return out


def article_examples(article, annotation, limit, rng=None):
    """Examples of one article by one annotator, in windows of at most `limit` pieces.

    rng: cuts paragraphs before one sentence in ten, since not all texts keep them whole.
    """
    spans, links = annotation
    owner = np.full((len(article.text) + 1, 2), -1)
    names = []
    for name, (role, places) in spans.items():
        for a, b in places:
            owner[a:b] = ROLES.index(role), len(names)
            names.append(name)
    wanted = {content: (set(s), set(c)) for content, s, c in links}
    examples = []
    lengths, paragraphs = [len(p.ids) for p in article.pieces], [s[2] for s in article.sentences]
    if rng:
        cuts = np.cumsum([rng.random() < CUT for _ in paragraphs])
        paragraphs = list(zip(paragraphs, cuts))
    for numbers in pack(lengths, paragraphs, limit):
        numbers = [i for i in numbers if lengths[i] <= LONGEST]
        if not numbers:
            continue
        w = window([article.pieces[i] for i in numbers], [paragraphs[i] for i in numbers])
        words = np.concatenate([
            owner[article.sentences[i][0] + article.pieces[i].start[article.pieces[i].first]]
            for i in numbers
        ])
        new = (np.diff(words[:, 1], prepend=-2) != 0) | w.opens
        tags = np.where(words[:, 0] < 0, 0, 1 + 2 * words[:, 0] + ~new)
        begins = np.flatnonzero(new)
        found = [
            (words[a, 0], a, b, names[words[a, 1]])
            for a, b in zip(begins, np.append(begins[1:], len(words))) if words[a, 0] >= 0
        ]
        linked = []
        for i, (role, _, _, name) in enumerate(found):
            if ROLES[role] == "content" and name in wanted:
                mine = [[j for j, f in enumerate(found) if f[3] in ids] for ids in wanted[name]]
                linked.append((i, *mine))
        some = [article.hinted[i] for i in numbers]
        likely, told = np.eye(len(TAGS), dtype=np.float32)[tags], _told(some, w)
        if told is not None:
            likely = (1 - TOLD) * likely + TOLD * told
        own = labels(some, w)
        examples.append(Example(w, tags, likely, 1.0, [f[:3] for f in found], linked, *own))
    return examples


def sentence_example(some, paragraphs=None):
    """One Example of sentences that carry labels of their own; each is a paragraph unless told."""
    w = window([s.pieces for s in some], paragraphs or range(len(some)))
    tags, likely, tagged = None, _told(some, w), 0.0
    if likely is not None:
        tags, tagged = _sequence(likely.argmax(1)), TOLD
    return Example(w, tags, likely, tagged, (), (), *labels(some, w))


def _told(some, w):
    """(words, 7) What the teacher says of a window, or None; no span runs into a paragraph."""
    if any(s.tags is None for s in some):
        return None
    likely = np.concatenate([s.tags for s in some])
    likely[w.opens, 1::2] += likely[w.opens, 2::2]
    likely[w.opens, 2::2] = 0
    return likely


def _sequence(tags):
    """Tags of which none goes on with a span that has not begun."""
    out = []
    for tag in tags.tolist():
        goes_on = tag and tag % 2 == 0
        out.append(tag - 1 if goes_on and (not out or out[-1] not in (tag, tag - 1)) else tag)
    return np.array(out)


def labels(some, w):
    """(targets, pairs, ratings, hints) of the Sentences of a window."""
    targets, pairs, ratings, hints = [], [], [], []
    for i, (s, (first, _)) in enumerate(zip(some, w.sentences)):
        pairs += [(a + len(targets), b + len(targets), label) for a, b, label in s.pairs]
        targets += [(first + a, first + b, i, label) for a, b, label in s.targets]
        if s.rating == s.rating:
            ratings.append((i, s.rating))
        if s.hint == s.hint:
            hints.append((i, s.hint))
    return targets, pairs, ratings, hints


def packed(some, share, rng):
    """Examples of sentences, a share of them in windows with others, since an article's are."""
    together, alone = [], []
    for s in some:
        (together if rng.random() < share else alone).append(s)
    groups = pack([len(s.pieces.ids) + 1 for s in together], range(len(together)))
    groups = [[together[i] for i in numbers] for numbers in groups]
    return [sentence_example(group) for group in [[s] for s in alone] + groups]
