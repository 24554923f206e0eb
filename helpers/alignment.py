"""Which of one coder's spans, statements and actors is which of another's?

In:   two or more codings, tokens
Out:  pairs of row numbers; one name for each actor that several coders know

Coders number and name things as they like: nothing is matched by its id alone. A wrong match
at the start costs everything that hangs on it, so a statement is followed by what it says, and
an actor by where it is mentioned.
"""

import unicodedata
from collections import Counter
from copy import copy

import numpy as np
from scipy.optimize import linear_sum_assignment

from helpers.tables import NARRATOR

MATCHES = ("exact", "overlap", "head")


class Text:
    """Sentences and head words of articles, looked up by character."""

    def __init__(self, sentences, tokens):
        """sentences, tokens: tables of every article that is asked about."""
        self._hold(sentences)
        self._tokens = {}
        for article_id, rows in tokens.groupby("article_id", sort=False):
            first = {}
            for number, sentence in enumerate(rows["sentence_id"]):
                first.setdefault(sentence, number)
            heads = [first[s] + h for s, h in zip(rows["sentence_id"], rows["head"])]
            punctuation = (rows["pos"] == "PUNCT").to_numpy()
            self._tokens[article_id] = (
                rows["start"].to_numpy(), rows["end"].to_numpy(), np.array(heads), punctuation)

    def _hold(self, sentences):
        self.n_sentences = len(sentences)
        self.sentences = sentences.reset_index(drop=True)
        self._starts, self._rows = {}, {}
        for article_id, rows in self.sentences.groupby("article_id", sort=False):
            self._starts[article_id] = rows["start"].to_numpy()
            self._rows[article_id] = rows.index.to_numpy()

    def within(self, parts):
        """The same text with no sentences but those that parts (article_id, start, end) touch."""
        found = copy(self)
        found._hold(self.sentences[self.touched(parts)])
        return found

    def touched(self, parts):
        """For every sentence, whether one of the parts has a character of it."""
        inside = np.zeros(self.n_sentences, bool)
        for part in parts.itertuples():
            inside |= ((self.sentences["article_id"] == part.article_id)
                       & (self.sentences["start"] < part.end)
                       & (part.start < self.sentences["end"])).to_numpy()
        return inside

    def sentence(self, article_id, start):
        """Row number, over all articles, of the sentence a character stands in or follows."""
        starts = self._starts[article_id]
        at = max(int(starts.searchsorted(start, side="right")) - 1, 0)
        return int(self._rows[article_id][at])

    def head(self, article_id, start, end):
        """Where the head word of a span starts: the word that depends on none in the span.

        Of several, the first that is no punctuation; the span's own start if it has no word.
        """
        if article_id not in self._tokens:
            return start
        starts, ends, heads, punctuation = self._tokens[article_id]
        first, last = ends.searchsorted(start, side="right"), starts.searchsorted(end, side="left")
        inside = range(first, last)
        tops = [i for i in inside if heads[i] == i or not first <= heads[i] < last]
        words = [i for i in tops if not punctuation[i]] or tops
        return int(starts[words[0]]) if words else start


def match_spans(a, b, match, text):
    """Pairs of rows that are the same span: list of (row of a, row of b), each row once.

    a, b: tables with article_id, start, end; match: "exact" (same characters), "overlap" (a
    character in common) or "head" (same head word); text: a Text.
    Of several possibilities the pairs that have most in common are taken (largest sum of
    characters shared / characters covered).
    """
    if match not in MATCHES:
        raise ValueError(f"match {match!r}: expected one of {MATCHES}.")
    pairs = []
    for article_id in sorted(set(a["article_id"]) & set(b["article_id"])):
        rows_a = np.flatnonzero(a["article_id"] == article_id)
        rows_b = np.flatnonzero(b["article_id"] == article_id)
        spans_a, spans_b = (
            list(zip(t["start"].to_numpy()[rows], t["end"].to_numpy()[rows]))
            for t, rows in ((a, rows_a), (b, rows_b))
        )
        if match == "exact":
            alike = np.array([[float(x == y) for y in spans_b] for x in spans_a])
        else:
            alike = _shared(spans_a, spans_b)
        if match == "head":
            heads_a, heads_b = (
                np.array([text.head(article_id, *span) for span in spans])
                for spans in (spans_a, spans_b)
            )
            # Same head word, however little else is shared.
            alike = np.where(heads_a[:, None] == heads_b[None, :], 1e-6 + alike, 0)
        pairs += [(int(rows_a[i]), int(rows_b[j])) for i, j in _assign(alike)]
    return pairs


def match_statements(a, spans_a, b, spans_b):
    """Pairs of statements with overlapping content: list of (row of a, row of b), each once.

    a, b: statements; spans_a, spans_b: their statement_spans. A statement without content is
    followed by all its spans. Those that share the largest part of their content are paired.
    """
    pairs = []
    for article_id in sorted(set(a["article_id"]) & set(b["article_id"])):
        rows, covered = [], []
        for statements, spans in ((a, spans_a), (b, spans_b)):
            rows.append(np.flatnonzero(statements["article_id"] == article_id))
            covered.append(_content(statements.iloc[rows[-1]], spans, article_id))
        alike = np.array([[len(x & y) / max(len(x | y), 1) for y in covered[1]]
                          for x in covered[0]])
        pairs += [(int(rows[0][i]), int(rows[1][j])) for i, j in _assign(alike)]
    return pairs


def shared_actors(codings, text):
    """One name per actor over all coders: dict coder -> {(article_id, actor_id): name}.

    codings: dict coder -> tables. Two coders' actors are one if, of all ways to pair them up,
    they share most mentions by head word; the same actor_id or name counts half a mention, so
    that it decides where mentions do not. The first coder to know an actor names it. An actor
    is paired with at most one of another coder, as in entity-based coreference scoring
    (Luo 2005, CEAF).
    """
    names, known, spellings = {}, {}, {}
    for coder, tables in codings.items():
        names[coder] = {}
        mentions = {}
        for row in tables["mentions"].itertuples():
            head = text.head(row.article_id, row.start, row.end)
            mentions.setdefault((row.article_id, row.actor_id), set()).add(head)
        actors = tables["actors"]
        for article_id in actors["article_id"].unique():
            own = actors[actors["article_id"] == article_id]
            heads = known.setdefault(article_id, {})
            spelt = spellings.setdefault(article_id, {})
            pool = list(dict.fromkeys([*heads.values(), *spelt.values()]))
            place = {name: i for i, name in enumerate(pool)}
            alike = np.zeros((len(own), len(pool)))
            for i, row in enumerate(own.itertuples()):
                counts = Counter(
                    heads[h] for h in mentions.get((article_id, row.actor_id), ()) if h in heads)
                for key in (row.actor_id, _plain(row.name)):
                    if key in spelt:
                        counts[spelt[key]] += 0.5
                for name, count in counts.items():
                    alike[i, place[name]] = count
            paired = dict(_assign(alike))
            for i, row in enumerate(own.itertuples()):
                name = pool[paired[i]] if i in paired else row.actor_id
                if i not in paired and name in place:
                    name = f"{row.actor_id} ({coder})"
                names[coder][article_id, row.actor_id] = name
                for head in mentions.get((article_id, row.actor_id), ()):
                    heads.setdefault(head, name)
                for key in (row.actor_id, _plain(row.name)):
                    spelt.setdefault(key, name)
            for same in ("", NARRATOR):
                names[coder][article_id, same] = same
    return names


def _shared(spans_a, spans_b):
    """Characters shared / characters covered, for every pair of spans."""
    a, b = np.array(spans_a, float), np.array(spans_b, float)
    left = np.maximum(a[:, None, 0], b[None, :, 0])
    right = np.minimum(a[:, None, 1], b[None, :, 1])
    shared = np.clip(right - left, 0, None)
    lengths = (a[:, 1] - a[:, 0])[:, None] + (b[:, 1] - b[:, 0])[None, :]
    return shared / (lengths - shared)


def _assign(alike):
    """The one-to-one pairs with the largest sum; pairs with nothing in common are left out."""
    if not alike.size:
        return []
    return [(int(i), int(j)) for i, j in zip(*linear_sum_assignment(-alike)) if alike[i, j] > 0]


def _content(statements, spans, article_id):
    """The set of characters of each statement's content."""
    spans = spans[spans["article_id"] == article_id]
    content, all_spans = {}, {}
    for row in spans.itertuples():
        characters = range(row.start, row.end)
        all_spans.setdefault(row.statement_id, set()).update(characters)
        if row.role == "content":
            content.setdefault(row.statement_id, set()).update(characters)
    return [content.get(i) or all_spans.get(i, set()) for i in statements["statement_id"]]


def _plain(name):
    """A name without case, accents and article: "The Hague" and "hague" are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return plain.removeprefix("the ").strip()
