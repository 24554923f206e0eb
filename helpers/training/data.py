"""Public annotations as windows that the reader learns from.

Every folder gives Examples: windows with whatever labels the folder has. Nothing after that is
specific to one task, so examples of all tasks share batches.
"""

import random
import re
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers import references
from helpers.decoding import ROLES, TAGS
from helpers.tables import table
from helpers.tokenization import sentences
from helpers.training.hints import key
from helpers.windows import LONGEST, WINDOW, pack, pieces, window

FILES = {
    "polnear": ("train/text", "train/attributions", "dev/text", "dev/attributions", "valid.jsonl"),
    "newsmtsc": ("train.jsonl",),
    "dse": ("train.tsv", "valid.tsv"),
    "nyt_editorials": ("train.tsv",),
}


def check_files(data):
    """Raise FileNotFoundError that names every file and folder that training lacks."""
    wanted = [Path(data, folder, name) for folder, names in FILES.items() for name in names]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        raise FileNotFoundError(
            f"missing: {', '.join(missing)}. Training expects in --data the folders "
            f"{', '.join(FILES)}; helpers/models/MODEL_CARD.md says where each comes from."
        )


TOLD = 0.7  # the teacher's share in what a word's tag is; without a person's, what it counts
JUDGED = 0.5  # the teacher's share in a stance that a person coded, too
# What a pass reads of PolNeAR, and of NewsMTSC and the editorials, which are learnt by heart sooner.
ARTICLES, SENTENCES = 0.75, 0.7
CUT = 0.1  # sentences that open a paragraph of their own, wherever they stand
# What the public data teach at large, our own articles turn to the task at hand from here on.
OWN_FROM = 0.5  # of all passes


class Sentence(NamedTuple):
    """A sentence with labels of its own; places count its word pieces.

    Instead of a label there can be the teacher's probabilities of each, or None for neither.
    """

    pieces: object
    targets: tuple = ()  # (first, after the last, label 0 oppose, 1 neutral, 2 support)
    pairs: tuple = ()  # (first target, second target, label as in DSE)
    rating: float = float("nan")
    hint: float = float("nan")  # the teacher's rating
    tags: object = None  # (words, 7), the teacher's probabilities


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


def fold(key, folds=8):
    """A number below `folds` that depends on `key` alone, so that a split never moves."""
    return zlib.crc32(str(key).encode()) % folds


class Data:
    """Training and development data. An eighth of the documents of NewsMTSC and of the NYT
    editorials is for development; PolNeAR and DSE come divided."""

    def __init__(self, data, hints=None, own=None):
        """hints: what the teacher says of the sentences, as hints.read gives it; own: an own.Own,
        the project's own articles."""
        check_files(data)
        data, hints = Path(data), hints or {}
        self.polnear = articles(references.read_standoff(data / "polnear" / "train"), hints)
        self.polnear_dev = articles(references.read_standoff(data / "polnear" / "dev"))
        found = references.read_newsmtsc(data / "newsmtsc" / "train.jsonl")
        self.newsmtsc = _targets([x for x in found if fold(x.document)], hints)
        self.newsmtsc_dev = _targets([x for x in found if not fold(x.document)])
        self.dse = _pairs(references.read_dse(data / "dse" / "train.tsv"), hints)
        self.dse_dev = _pairs(references.read_dse(data / "dse" / "valid.tsv"))
        found = references.read_nyt(data / "nyt_editorials" / "train.tsv")
        self.nyt = _rated([x for x in found if fold(x.document)], hints)
        self.nyt_dev = _rated([x for x in found if not fold(x.document)])
        self.own = own

    def epoch(self, seed, way=0.0):
        """The Examples of one pass over the training data, cut anew each time.

        way: the share of all passes that lies behind.
        """
        rng = random.Random(seed)
        out = self.cut_articles(rng)
        lone = _some(self.newsmtsc, SENTENCES, rng) + lively(self.dse, rng)
        rng.shuffle(lone)
        out += packed(lone, 0.35, rng)
        # editorials keep their order: half in windows of neighbours, half alone
        for document, some in _some(list(self.nyt.items()), SENTENCES, rng):
            out += packed(some, (fold(document, 1000) + seed) % 2, rng)
        if self.own and way >= OWN_FROM:
            out += self.own.examples(rng)
        rng.shuffle(out)
        return out

    def cut_articles(self, rng):
        """The Examples of some articles of PolNeAR, each by one of its annotators."""
        out = []
        for article, annotations in _some(self.polnear, ARTICLES, rng):
            limit = rng.randint(80, 160)
            out += article_examples(article, rng.choice(annotations), limit, rng)
        return out

    def development(self):
        """The Examples of the development data, by task."""
        editorials = [s for some in self.nyt_dev.values() for s in some]
        return {
            "tags": [e for article, annotations in self.polnear_dev
                     for e in article_examples(article, annotations[0], WINDOW)],
            "target": [sentence_example([s]) for s in self.newsmtsc_dev],
            "pair": [sentence_example([s]) for s in self.dse_dev],
            "sentiment": [sentence_example([s]) for s in editorials],
        }


def shortened(p):
    """Pieces without what a window cannot hold."""
    return type(p)(*(column[:LONGEST] for column in p))


def cover(p, start, end):
    """First piece, and piece after the last, that touch characters start:end."""
    touched = np.minimum(np.flatnonzero((p.start < end) & (p.end > start)), LONGEST - 1)
    return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None


def _targets(items, hints=()):
    out = []
    for x, p in zip(items, pieces([x.text for x in items])):
        found = [(cover(p, start, end), label) for start, end, label in x.targets]
        targets = tuple((*place, label + 1) for place, label in found if place)
        out.append(_joined(targets, hinted(x.text, p, hints)))
    return out


def shared(label, told, size):
    """The probability of each of `size` answers where a person gave one and the teacher `told`."""
    return tuple((1 - JUDGED) * (label == i) + JUDGED * p for i, p in zip(range(size), told))


def _joined(targets, found):
    """The Sentence that the teacher labelled, with people's targets, of which it has its share."""
    new, number = list(targets), {}
    for i, (a, b, told) in enumerate(found.targets):
        same = [n for n, (c, d, _) in enumerate(targets) if a < d and c < b]
        number[i] = same[0] if same else len(new)
        if not same:
            new.append((a, b, told))
        for n in same:
            c, d, label = targets[n]
            new[n] = c, d, shared(label, told, 3)
    pairs = tuple(
        (number[a], number[b], label) for a, b, label in found.pairs if number[a] != number[b]
    )
    return found._replace(targets=tuple(new), pairs=pairs)


def _pairs(items, hints=()):
    out = []
    for x, p in zip(items, pieces([x.text for x in items])):
        first, second = cover(p, *x.first), cover(p, *x.second)
        if first and second:
            found = hinted(x.text, p, hints)
            known = {(a, b): told for a, b, told in found.targets}
            targets = tuple((*place, known.get(place)) for place in (first, second))
            label, told = x.label, _between(found, first, second)
            own = ((0, 1, shared(label, told, 5) if told else label),)
            out.append(found._replace(targets=targets, pairs=own))
    return out


def _between(found, first, second):
    """The teacher's probabilities of DSE's labels from one place to another, or None."""
    for i, j, told in found.pairs:
        places = found.targets[i][:2], found.targets[j][:2]
        if places == (first, second):
            return told
        if places == (second, first):
            return tuple(told[code] for code in (0, 2, 1, 4, 3))
    return None


def hinted(text, p, hints):
    """The Sentence that the teacher labelled, or one without labels."""
    found = hints and hints.get(key(text))
    if not found:
        return Sentence(shortened(p))
    places = [cover(p, *place) for place in found.places]
    targets = tuple((*place, label) for place, label in zip(places, found.targets))
    pairs = tuple((*pair, label) for pair, label in zip(found.pairs, found.directions))
    same = len(found.tags) == np.count_nonzero(shortened(p).first)
    tags = found.tags if same else None
    return Sentence(shortened(p), targets, pairs, hint=found.rating, tags=tags)


def _rated(items, hints=()):
    out = {}
    for x, p in zip(items, pieces([x.text for x in items])):
        found = hinted(x.text, p, hints)._replace(rating=x.rating, hint=float("nan"))
        out.setdefault(x.document, []).append(found)
    return out


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


def _some(items, share, rng):
    return rng.sample(items, int(share * len(items)))


def lively(pairs, rng):
    """The pairs with a stance and two in three of those without, which are seven in ten."""
    return [s for s in pairs if _taken(s.pairs[0][2]) or rng.random() < 0.67]


def _taken(label):
    """Whether a person coded a stance between two; what the teacher says does not outweigh it."""
    return label[0] < 1 - JUDGED if isinstance(label, tuple) else label != 0


def packed(some, share, rng):
    """Examples of sentences, a share of them in windows with others, since an article's are."""
    together, alone = [], []
    for s in some:
        (together if rng.random() < share else alone).append(s)
    groups = pack([len(s.pieces.ids) + 1 for s in together], range(len(together)))
    groups = [[together[i] for i in numbers] for numbers in groups]
    return [sentence_example(group) for group in [[s] for s in alone] + groups]
