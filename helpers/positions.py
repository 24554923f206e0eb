"""Positions: where actors stand on the issues of a debate.

In:   actors, statements, statement_spans, codebook, stances; signals.csv
Out:  positions, one row per actor, concept and piece of evidence

An actor takes a position on a concept in a statement whose content speaks of it, in the words
that the codebook lists. The concepts are the debate's, and so each debate's codebook has its own;
the signals, words that say yes or no to whatever is named, are the language's, and stand in
signals.csv. Misses positions told without a statement, in other words than the
codebook's, or by pointing back ("denied his claim").
Source: Leifeld (2017), Discourse network analysis, Oxford Handbook of Political Networks.
"""

import re
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from helpers.tables import table

SIGNALS = pd.read_csv(Path(__file__).with_name("signals.csv")).set_index("label")["wording"]
CLAUSE_END = re.compile(r"[,;:.!?–—]|\bbut\b")


def positions(actors, statements, statement_spans, codebook, stances=None):
    """The positions that speakers take: a positions table.

    codebook: from codings.read_codebook. stances: if given, decides where the wording does not.
    agreement: -1 if the cue, or the clause around the concept's wording, holds an expression of
    the signal "against", else 1; turned round by each "negation"; 0 with "neither"; no row with
    "question". Where nothing of that stands and the speaker opposes everybody whom the statement
    takes a stance to, -1. A codebook with rows of the layer "signal" replaces the signals that
    they name; the others stand as in signals.csv.
    Wording inside two statements, one in the other, is the inner one's. Outlets, unnamed and
    missing speakers have no position.
    """
    outlets = set(zip(actors["article_id"], actors["actor_id"], actors["kind"] == "outlet"))
    concepts = {row.label: wording(row.wording) for row in _layer(codebook, "concept")}
    own = {row.label: row.wording for row in _layer(codebook, "signal")}
    signals = {label: wording(words) for label, words in {**SIGNALS, **own}.items()}
    pieces, cues = {}, {}
    for row in statement_spans.itertuples():
        key = (row.article_id, row.statement_id)
        if row.role == "content":
            pieces.setdefault(key, []).append((row.start, row.end, row.text))
        elif row.role == "cue":
            cues[key] = f"{cues.get(key, '')} {row.text}"
    within = {}
    for (article_id, statement_id), spans in pieces.items():
        within.setdefault(article_id, []).append((
            sum(end - start for start, end, _ in spans), statement_id, spans))
    tempers = _tempers(stances)

    rows, counts = [], {}
    for statement in statements.itertuples():
        key = (statement.article_id, statement.statement_id)
        if not statement.speaker or (statement.article_id, statement.speaker, True) in outlets:
            continue
        length = sum(end - start for start, end, _ in pieces.get(key, ()))
        for concept, pattern in concepts.items():
            signs, place = [], None
            for start, end, text in pieces.get(key, ()):
                for match in pattern.finditer(text):
                    where = start + match.start(), start + match.end()
                    if _is_inner(where, length, within[statement.article_id]):
                        continue
                    clause = _clause(text, *match.span())
                    sign = _sign(f"{cues.get(key, '')} {clause}", signals,
                                 tempers.get((*key, statement.speaker)))
                    if sign is not None:
                        signs.append(sign)
                        place = place or (start, end)
            if signs:
                number = counts[key[0]] = counts.get(key[0], -1) + 1
                rows.append((key[0], number, statement.speaker, concept,
                             int(np.sign(sum(signs))), *place, key[1]))
    return table("positions", rows)


def wording(expressions):
    """A pattern for a codebook's expressions: "sanction*; peace talks" -> compiled regex.

    * stands for any letters. Upper and lower case, and straight and curly apostrophes, are the
    same. No expressions match nothing.
    """
    patterns = []
    for expression in expressions.split(";"):
        if expression.strip():
            pattern = re.escape(expression.strip()).replace(r"\*", r"\w*")
            patterns.append(pattern.replace("'", "['’]").replace(r"\ ", r"\s+"))
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


def codebook_problem(articles, codebook):
    """Why there can be no positions: "" if any concept's wording occurs in the articles' texts.

    codebook: from codings.read_codebook; articles: an articles table.
    """
    concepts = _layer(codebook, "concept")
    if not any(row.wording.strip() for row in concepts):
        return (
            "None of the codebook's concepts has any wording, so there are no positions. Write "
            "into the column wording the expressions that signal a concept, with ';' between them."
        )
    patterns = [wording(row.wording) for row in concepts]
    if any(pattern.search(text) for text in articles["text"] for pattern in patterns):
        return ""
    return (
        "None of the codebook's wording occurs, so there are no positions. Was it written for "
        "another topic, as seeds/codebook.csv is? Copy that file, put the issues of your debate "
        "into the rows called concept, and name it with --codebook."
    )


def proposed_wording(statement_spans, positions, codebook, n=5):
    """Expressions that the codebook may lack: columns concept, expression, weight, example.

    positions: by hand, or the rules' own. The n expressions of up to three words that mark off
    a concept's statements most from all others: by mean TF-IDF weight, less that of the others
    (scikit-learn). Concept "" stands for statements that have none: they may need a new one.
    Weights are differences of means in [-1, 1]; with one article they are hints to read on.
    """
    content = statement_spans[statement_spans["role"] == "content"]
    texts = content.groupby(["article_id", "statement_id"], sort=False)["text"].agg(" ".join)
    columns = ["concept", "expression", "weight", "example"]
    # Letters in the middle of a word may be joined by hyphens or apostrophes.
    vectorizer = TfidfVectorizer(
        ngram_range=(1, 3), stop_words="english", token_pattern=r"\w[\w'’-]*\w")
    try:
        weights = vectorizer.fit_transform(texts).toarray()
    except ValueError:  # no statement, or nothing but stop words
        return pd.DataFrame(columns=columns)
    terms = vectorizer.get_feature_names_out()
    coded = positions.dropna(subset="statement_id")
    concepts = dict.fromkeys([*(row.label for row in _layer(codebook, "concept")), ""])
    known = {row.label: row.wording.casefold() for row in _layer(codebook, "concept")}
    rows = []
    for concept in concepts:
        of_concept = coded if concept == "" else coded[coded["concept"] == concept]
        keys = set(zip(of_concept["article_id"], of_concept["statement_id"]))
        chosen = np.array([(key in keys) != (concept == "") for key in texts.index])
        if not chosen.any() or chosen.all():
            continue
        weight = weights[chosen].mean(0) - weights[~chosen].mean(0)
        taken = []
        for i in np.argsort(-weight, kind="stable"):
            if weight[i] <= 0 or len(taken) == n:
                break
            listed = known.get(concept, "")
            new = terms[i] not in listed and not wording(listed).search(terms[i])
            if new and not any(terms[i] in t or t in terms[i] for t in taken):
                taken.append(terms[i])
                example = next(t for t, c, w in zip(texts, chosen, weights) if c and w[i] > 0)
                rows.append((concept, terms[i], float(weight[i]), example))
    return pd.DataFrame(rows, columns=columns)


def _layer(codebook, layer):
    return list(codebook[codebook["layer"] == layer].itertuples())


def _is_inner(where, length, statements):
    """Whether another statement with a shorter content holds the span."""
    return any(
        other < length and any(s <= where[0] and where[1] <= e for s, e, _ in spans)
        for other, _, spans in statements
    )


def _clause(text, start, end):
    """The part of a text between the marks that stand around a span."""
    left = [m.end() for m in CLAUSE_END.finditer(text) if m.end() <= start]
    right = [m.start() for m in CLAUSE_END.finditer(text) if m.start() >= end]
    return text[left[-1] if left else 0 : right[0] if right else len(text)]


def _sign(words, signals, temper):
    """Agreement by the signals, else by the stances; None for a question."""
    found = {label: len(pattern.findall(words)) for label, pattern in signals.items()}
    if found.get("question"):
        return None
    if found.get("neither"):
        return 0
    if not found.get("against") and not found.get("negation"):
        return -1 if temper is not None and temper < 0 else 1
    sign = -1 if found.get("against") else 1
    return sign * (-1) ** found.get("negation", 0)


def _tempers(stances):
    """(article, statement, holder) -> the highest label among the stances held there."""
    highest = {}
    for row in () if stances is None else stances.itertuples():
        if not pd.isna(row.statement_id):
            key = (row.article_id, int(row.statement_id), row.holder)
            sign = {"support": 1, "neutral": 0, "oppose": -1}[row.label]
            highest[key] = max(sign, highest.get(key, -1))
    return highest
