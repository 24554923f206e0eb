"""Public annotations as windows that the reader learns from.

Each reader of a folder gives Examples: some sentences, in paragraphs, with whatever labels the
folder has. Nothing here is specific to one task, so examples of all tasks share batches.
"""

import csv
import json
import random
import re
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np

from helpers.reader import ROLES, TAGS, WINDOW, pack, pieces, window

POLARITY = {2.0: 0, 4.0: 1, 6.0: 2}
FOLDERS = {
    "polnear": "train/text train/attributions dev/text dev/attributions valid.jsonl",
    "newsmtsc": "train.jsonl",
    "dse": "train.tsv valid.tsv",
    "nyt_editorials": "train.tsv",
}


def check_folders(data):
    """Raise FileNotFoundError that names every file or folder that training needs and lacks."""
    data = Path(data)
    wanted = [data / folder / name for folder, names in FOLDERS.items() for name in names.split()]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        raise FileNotFoundError(
            f"training reads these, which are missing: {', '.join(missing)}. "
            "Give --data the folder that holds polnear, newsmtsc, dse and nyt_editorials; "
            "helpers/models/MODEL_CARD.md says where each comes from."
        )


class Sentence(NamedTuple):
    pieces: object
    paragraph: object
    roles: object = None  # role and span number of each word: (n, 2), or None where unlabelled
    targets: tuple = ()  # (first piece, piece after the last, label)
    pairs: tuple = ()  # (first target, second target, label)
    rating: float = float("nan")


class Example(NamedTuple):
    """A window with its labels; every index counts inside the window."""

    window: object
    tags: object  # (words,) or None
    spans: list  # (role, first word, word after the last)
    links: list  # (content span, [source spans], [cue spans])
    targets: list  # (first piece, piece after the last, sentence, label)
    pairs: list  # (target, target, label)
    ratings: list  # (sentence, rating)


def fold(key, folds=8):
    """A number below `folds` that depends on `key` alone, so that a split never moves."""
    return zlib.crc32(str(key).encode()) % folds


def cover(p, start, end):
    """First piece, and piece after the last, of the Pieces that touch characters start:end."""
    touched = np.flatnonzero((p.start < end) & (p.end > start))
    return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None


def read_newsmtsc(path):
    """(document, Sentence) of each sentence; labels 0 oppose, 1 neutral, 2 support."""
    rows = [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]
    out = []
    for row, p in zip(rows, pieces([row["sentence_normalized"] for row in rows])):
        targets = []
        for t in row["targets"]:
            at = cover(p, t["from"], t["to"])
            if at:
                targets.append((*at, POLARITY[float(t["polarity"])]))
        document = "_".join(row["primary_gid"].split("_")[:3])
        out.append((document, Sentence(p, 0, targets=tuple(targets))))
    return out


def strip_brackets(marked):
    """(text, span of the first bracketed actor, of the second) of a sentence of DSE."""
    parts = re.split(r"[\[\]]", marked)
    starts = np.cumsum([0] + [len(x) for x in parts])
    return "".join(parts), (starts[1], starts[2]), (starts[3], starts[4])


def read_dse(path):
    """A Sentence for each row; labels as in the file."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [line.rstrip("\r\n").split("\t") for line in file if line.strip()]
    texts = [strip_brackets(row[0]) for row in rows]
    out = []
    for row, (_, a, b), p in zip(rows, texts, pieces([t[0] for t in texts])):
        a, b = cover(p, *a), cover(p, *b)
        if a and b:
            out.append(Sentence(p, 0, targets=((*a, -1), (*b, -1)), pairs=((0, 1, int(row[3])),)))
    return out


def read_nyt(path):
    """(editorial, Sentence) of each sentence; the rating divided by 4 lies in -1 to +1."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [r for r in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r]
    return [
        (row[0].split("_")[0], Sentence(p, 0, rating=float(row[1]) / 4))
        for row, p in zip(rows, pieces([row[2] for row in rows]))
    ]


def read_brat(path):
    """Spans {id: (role, [(start, end)])} and links [(content id, source ids, cue ids)] of a file."""
    spans, links = {}, []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if line.startswith("T") and len(fields) > 1:
            role, places = fields[1].split(" ", 1)
            if role.lower() in ROLES:
                places = [tuple(map(int, x.split())) for x in places.split(";")]
                spans[fields[0]] = (role.lower(), places)
        elif line.startswith("E"):
            named = [x.split(":") for x in fields[1].split()]
            ids = {
                role: [i for name, i in named if name.rstrip("0123456789").lower() == role]
                for role in ROLES
            }
            links += [(content, ids["source"], ids["cue"]) for content in ids["content"]]
    return spans, links


_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[A-Z0-9])")
_SHORT = re.compile(
    r"(?:^|[\s(“\"'])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Rev|Jr|Sr|St"
    r"|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Prof|Pres|Capt)\.[\"'”’)\]]*\s+$"
)


def split_sentences(text):
    """(start, end, paragraph) of each sentence of a plain text whose paragraphs are lines."""
    out = []
    for n, line in enumerate(re.finditer(r"[^\n]+", text)):
        begin = line.start()
        for m in _END.finditer(text, line.start(), line.end()):
            if not _SHORT.search(text[begin : m.end()]):
                out.append((begin, m.end(), n))
                begin = m.end()
        out.append((begin, line.end(), n))
    return [(a, b, n) for a, b, n in out if text[a:b].strip()]


class Article(NamedTuple):
    text: str
    spans: list  # (start, end, paragraph) of sentences
    pieces: list


def read_article(text):
    spans = split_sentences(text)
    return Article(text, spans, pieces([text[a:b] for a, b, _ in spans]))


def read_polnear(folder):
    """{article: (Article, [(spans, links) of each annotator])} of a folder with text, attributions."""
    out = {}
    for path in sorted(Path(folder, "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name not in out:
            text = Path(folder, "text", f"{name}.txt").read_text("utf-8")
            out[name] = (read_article(text), [])
        out[name][1].append(read_brat(path))
    return out


def article_examples(article, annotation, limit):
    """Examples of one article by one annotator, in windows of at most `limit` pieces."""
    spans, links = annotation
    owner = np.full((len(article.text) + 1, 2), -1)
    names = []
    for name, (role, places) in spans.items():
        for a, b in places:
            owner[a:b] = ROLES.index(role), len(names)
            names.append(name)
    wanted = {content: (set(s), set(c)) for content, s, c in links}
    examples = []
    for numbers in pack([len(p.ids) for p in article.pieces], [s[2] for s in article.spans], limit):
        numbers = [i for i in numbers if len(article.pieces[i].ids) <= 500]
        if not numbers:
            continue
        paragraphs = [article.spans[i][2] for i in numbers]
        w = window([article.pieces[i] for i in numbers], paragraphs)
        words = np.concatenate(
            [owner[article.spans[i][0] + article.pieces[i].start[article.pieces[i].first]]
             for i in numbers]
        )
        new = np.diff(words[:, 1], prepend=-2) != 0
        new |= w.opens
        tags = np.where(words[:, 0] < 0, 0, 1 + 2 * words[:, 0] + ~new)
        at = np.flatnonzero(new)
        ends = np.append(at[1:], len(words))
        found = [(words[a, 0], a, b, names[words[a, 1]]) for a, b in zip(at, ends) if words[a, 0] >= 0]
        linked = []
        for i, (role, _, _, name) in enumerate(found):
            if role == 2 and name in wanted:
                mine = [[j for j, f in enumerate(found) if f[3] in ids] for ids in wanted[name]]
                linked.append((i, *mine))
        examples.append(Example(w, tags, [f[:3] for f in found], linked, [], [], []))
    return examples


def sentence_example(sentences):
    """One Example of sentences that carry labels of their own; each is a paragraph."""
    w = window([s.pieces for s in sentences], range(len(sentences)))
    targets, pairs, ratings = [], [], []
    for i, (s, (first, _)) in enumerate(zip(sentences, w.sentences)):
        pairs += [(a + len(targets), b + len(targets), label) for a, b, label in s.pairs]
        targets += [(first + a, first + b, i, label) for a, b, label in s.targets]
        if s.rating == s.rating:
            ratings.append((i, s.rating))
    return Example(w, None, [], [], targets, pairs, ratings)


def packed(sentences, share, rng):
    """Examples of sentences, a share of them in windows with others, since an article's are."""
    sentences = [s for s in sentences if len(s.pieces.ids) <= 300]
    together = [s for s in sentences if rng.random() < share]
    chosen = set(map(id, together))
    out = [sentence_example([s]) for s in sentences if id(s) not in chosen]
    groups = pack([len(s.pieces.ids) + 1 for s in together], range(len(together)), WINDOW)
    return out + [sentence_example([together[i] for i in g]) for g in groups]


class Data:
    """All training and development data of a folder laid out as the public sources are."""

    def __init__(self, data):
        check_folders(data)
        data = Path(data)
        self.polnear = read_polnear(data / "polnear" / "train")
        self.polnear_dev = read_polnear(data / "polnear" / "dev")
        self.passages = data / "polnear" / "valid.jsonl"
        sentences = read_newsmtsc(data / "newsmtsc" / "train.jsonl")
        self.newsmtsc = [s for d, s in sentences if fold(d)]
        self.newsmtsc_dev = [s for d, s in sentences if not fold(d)]
        self.dse = read_dse(data / "dse" / "train.tsv")
        self.dse_dev = read_dse(data / "dse" / "valid.tsv")
        sentences = read_nyt(data / "nyt_editorials" / "train.tsv")
        self.nyt = [(d, s) for d, s in sentences if fold(d)]
        self.nyt_dev = [(d, s) for d, s in sentences if not fold(d)]

    def epoch(self, seed):
        """The Examples of one pass over the training data, cut anew each time."""
        rng = random.Random(seed)
        out = []
        for article, annotations in self.polnear.values():
            limit = rng.randint(80, 160)
            out += article_examples(article, rng.choice(annotations), limit)
        # of the pairs without a stance two in three are enough: they are seven in ten
        pairs = [s for s in self.dse if s.pairs[0][2] or rng.random() < 0.67]
        lone = self.newsmtsc + pairs
        rng.shuffle(lone)
        out += packed(lone, 0.35, rng)
        # editorials keep their order: half in windows of neighbours, half alone
        neighbours = [s for d, s in self.nyt if (fold(d, 1000) + seed) % 2]
        out += packed([s for d, s in self.nyt if not (fold(d, 1000) + seed) % 2], 0, rng)
        out += packed(neighbours, 1, rng)
        rng.shuffle(out)
        return out


def batches(examples, budget, rng, chunk=40):
    """Lists of Examples of like length, of at most `budget` pieces with padding."""
    out = []
    per = max(1, chunk * budget // max(1, int(np.mean([len(e.window.ids) for e in examples]))))
    for i in range(0, len(examples), per):
        some = sorted(examples[i : i + per], key=lambda e: len(e.window.ids))
        batch = []
        for e in some:
            if batch and len(e.window.ids) * (len(batch) + 1) > budget:
                out.append(batch)
                batch = []
            batch.append(e)
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch):
    """Tensors of a batch of Examples, every index counting over the whole batch."""
    import torch

    length = max(len(e.window.ids) for e in batch)
    words = max(len(e.window.words) for e in batch)
    ids = np.zeros((len(batch), length), dtype=np.int64)
    case = np.zeros_like(ids)
    bias = np.zeros((len(batch), 1, 1, length), dtype=np.float32)
    first = np.zeros((len(batch), words), dtype=np.int64)
    tags = np.zeros((len(batch), words), dtype=np.int64)
    mask = np.zeros((len(batch), words), dtype=np.float32)
    sentences, targets, target_labels, pairs, pair_labels = [], [], [], [], []
    rated, ratings, spans, links = [], [], [], []
    for n, e in enumerate(batch):
        w = e.window
        ids[n, : len(w.ids)], case[n, : len(w.ids)] = w.ids, w.case
        bias[n, ..., len(w.ids) :] = -1e4
        if e.tags is not None:
            first[n, : len(w.words)], tags[n, : len(w.words)] = w.words, e.tags
            mask[n, : len(w.words)] = 1
        s0, t0, p0 = len(sentences), len(targets), len(spans)
        sentences += [(n, a, b) for a, b in w.sentences]
        targets += [(n, a, b, s + s0) for a, b, s, _ in e.targets]
        target_labels += [t[3] for t in e.targets]
        pairs += [(a + t0, b + t0) for a, b, _ in e.pairs]
        pair_labels += [p[2] for p in e.pairs]
        rated += [s + s0 for s, _ in e.ratings]
        ratings += [r for _, r in e.ratings]
        spans += [(n, role, a, b) for role, a, b in e.spans]
        links += [(c + p0, [i + p0 for i in s], [i + p0 for i in q]) for c, s, q in e.links]

    def long(rows, columns):
        return torch.from_numpy(np.array(rows, dtype=np.int64).reshape(-1, *columns))

    return {
        "ids": torch.from_numpy(ids), "case": torch.from_numpy(case),
        "bias": torch.from_numpy(bias), "first": torch.from_numpy(first),
        "tags": torch.from_numpy(tags), "mask": torch.from_numpy(mask),
        "tagged": torch.tensor([n for n, e in enumerate(batch) if e.tags is not None]),
        "sentences": long(sentences, (3,)), "targets": long(targets, (4,)),
        "target_labels": long(target_labels, ()), "pairs": long(pairs, (2,)),
        "pair_labels": long(pair_labels, ()), "rated": long(rated, ()),
        "ratings": torch.tensor(ratings, dtype=torch.float32), "spans": long(spans, (4,)),
        "links": links,
    }


def passages(path):
    """[(article, passages)] of CofeNet's JSON lines, in order; a passage is (tokens, tags)."""
    out = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if not out or out[-1][0] != row["id"]:
            out.append((row["id"], []))
        out[-1][1].append((row["tokens"], row["labels"]))
    return out


_REAL = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
         "-LCB-": "{", "-RCB-": "}", "`": "‘"}
_TIGHT = re.compile(r"^(?:[.,;:?!)\]}”%…]|n['’]t|['’](?:s|re|ve|ll|d|m|S)?)$")


def detokenise(tokens):
    """The text of Penn Treebank tokens, and the characters (start, end) of each."""
    text, places = "", []
    for token in tokens:
        token = _REAL.get(token, token).replace("\n", " ")
        if text and not _TIGHT.match(token) and text[-1] not in "([{“$‘":
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places
