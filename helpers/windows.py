"""Windows: the stretches of an article that the reader's language model reads at once.

In:   texts of sentences
Out:  word pieces, and windows of them with a marker before each sentence

A window is a run of neighbouring sentences. Every sentence lies in one window, so that each is
read once; a marker stands before each and a break after each paragraph.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

WINDOW = 128
LONGEST = 500  # of 512 positions; the rest is for markers
CLS, SEP, MASK = 101, 102, 103

# marks that normalise makes shorter
_LONG = ("...", "''", "``", "--", "‘‘", "’’")
_SAME = str.maketrans("«»‹›„‟”’`–―…", "“”“”““”'‘——…")


def normalise(text):
    """The text with one form for all kinds of quotation mark, dash, ellipsis; as long as it was.

    Straight double quotes become “ before a word and ” after one, so that the model need not learn
    each newspaper's typography; doubled characters ('' `` -- ...) become one and spaces.
    """
    text = text.translate(_SAME).replace("''", '" ').replace("‘‘", "“ ").replace("--", "— ")
    text = text.replace("...", "…  ").replace(" - ", " — ")
    if '"' in text:
        out, inside = [], False
        for i, mark in enumerate(text):
            if mark == '"':
                before = text[i - 1] if i else " "
                after = text[i + 1 : i + 3].strip()
                opens = before in " \n\t([{—-‘'" and bool(after)
                if before.isspace() and text[i + 1 : i + 2].isspace():
                    opens = not inside
                mark = "“" if opens else "”"
            if mark in "“”":
                inside = mark == "“"
            out.append(mark)
        text = "".join(out)
    return text


class Pieces(NamedTuple):
    """The word pieces of one text; start and end count its characters."""

    ids: np.ndarray
    start: np.ndarray
    end: np.ndarray
    first: np.ndarray  # true where a word begins
    case: np.ndarray  # 0 lower, 1 Capital, 2 ALL CAPITALS


@cache
def tokenizer():
    return Tokenizer.from_str((files("helpers") / "models" / "tokenizer.json").read_text("utf-8"))


def pieces(texts):
    """The Pieces of each text, in order."""
    encoded = tokenizer().encode_batch([normalise(t) for t in texts], add_special_tokens=False)
    return [_pieces(text, e) for text, e in zip(texts, encoded)]


def _pieces(text, encoded):
    n = len(encoded.ids)
    offsets = np.array(encoded.offsets, dtype=np.int64).reshape(n, 2)
    words = np.array(encoded.word_ids, dtype=np.int64)
    first = np.diff(words, prepend=-1) != 0
    kinds, case = [], 0
    for begins, (a, b) in zip(first, offsets):
        if begins:
            case = 1 if text[a].isupper() else 0
        if case and (b - a > 1 or not begins) and text[a:b].isupper():
            case = 2
        kinds.append(case)
    for mark in _LONG:
        at = text.find(mark)
        while at >= 0:
            offsets[offsets[:, 0] == at, 1] = at + len(mark)
            at = text.find(mark, at + len(mark))
    return Pieces(
        np.array(encoded.ids, dtype=np.int64), offsets[:, 0], offsets[:, 1], first,
        np.array(kinds, dtype=np.int64),
    )


def cut(long):
    """Pieces in runs of at most LONGEST, cut before a word where there is one."""
    out, at = [], 0
    while at < len(long.ids):
        end = min(at + LONGEST, len(long.ids))
        if end < len(long.ids):
            begins = np.flatnonzero(long.first[at + 1 : end + 1])
            end = at + 1 + int(begins[-1]) if len(begins) else end
        run = Pieces(*(column[at:end] for column in long))
        run.first[0] = True
        out.append(run)
        at = end
    return out


def pack(lengths, paragraphs, limit=WINDOW):
    """Cut consecutive sentences into windows of at most `limit` word pieces.

    lengths: pieces of each sentence; paragraphs: its paragraph, any value that changes with it.
    A paragraph is kept whole where it fits. Returns a list of lists of sentence numbers.
    """
    costs = [n + 1 for n in lengths]
    windows, current, size, i = [], [], 1, 0
    while i < len(costs):
        j = i
        while j < len(costs) and paragraphs[j] == paragraphs[i]:
            j += 1
        whole = sum(costs[i:j]) + 1
        if current and size + whole > limit and whole <= limit:
            windows.append(current)
            current, size = [], 1
        for k in range(i, j):
            if current and size + costs[k] > limit:
                windows.append(current)
                current, size = [], 1
            current.append(k)
            size += costs[k]
        size += 1
        i = j
    if current:
        windows.append(current)
    return windows


class Window(NamedTuple):
    """Sentences as the model reads them: a marker before each, a break after each paragraph."""

    ids: np.ndarray
    case: np.ndarray
    sentences: np.ndarray  # (n, 2) first piece, piece after the last
    words: np.ndarray  # pieces that begin a word
    opens: np.ndarray  # of those, the first of a paragraph


def window(sentences, paragraphs):
    """The Window of some sentences. sentences: list of Pieces; paragraphs: theirs."""
    ids, case, spans, words, opens = [], [], [], [], []
    at = 0
    for i, s in enumerate(sentences):
        new = i == 0 or paragraphs[i] != paragraphs[i - 1]
        if new and i:
            ids.append([SEP])
            case.append([0])
            at += 1
        ids += [[CLS], s.ids]
        case += [[0], s.case]
        at += 1
        spans.append((at, at + len(s.ids)))
        here = at + np.flatnonzero(s.first)
        words.append(here)
        mark = np.zeros(len(here), dtype=bool)
        mark[:1] = new
        opens.append(mark)
        at += len(s.ids)
    ids.append([SEP])
    case.append([0])
    return Window(
        np.concatenate(ids).astype(np.int64), np.concatenate(case).astype(np.int64),
        np.array(spans, dtype=np.int64).reshape(-1, 2), np.concatenate(words).astype(np.int64),
        np.concatenate(opens),
    )
