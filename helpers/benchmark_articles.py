"""Whole articles against their coding: who is meant, who says it, who stands where.

In:   a folder of marked articles
Out:  rows of scores, and predictions

Actors are known by their mentions (`alignment.shared_actors`), whatever their ids. All that hangs
on a mistaken actor is wrong: a stance counts only where sentence, holder, target and sign are as
coded.
"""

import numpy as np
import pandas as pd

from helpers import alignment, marked
from helpers.annotation import annotate
from helpers.metrics import row
from helpers.reliability import f1
from helpers.stance import SIGNS, stances
from helpers.tables import table

MEASURES = ("precision", "recall", "F1")


def articles(folder):
    """Precision, recall and F1 of mentions with their actor, of contents with their speaker, and
    of stances, as `annotate` gives them without register; of stances also by the rules alone. Of
    the mentions found also how many have the right actor, by their form.

    folder: marked articles (see helpers.marked). Mentions are matched by their head words,
    contents by characters in common. Returns (rows of scores, predictions: the stances).
    Raises ValueError where the folder holds none, none with marks, or one whose marks do not fit.
    """
    coded = marked.read(folder)
    if not any(x.mentions or x.contents or x.stances for x in coded):
        raise ValueError(
            f"no marks were found in {folder} ({len(coded)} .txt files): there is nothing to score "
            "against. `python -m helpers benchmark --help` says how an article is marked.")
    found = annotate(table("articles", [(x.name, "", "", "", "en", x.text) for x in coded]))
    rules = stances(*(found[name] for name in (
        "sentences", "tokens", "actors", "mentions", "statements", "statement_spans",
        "polarity_words")))
    gold = _coding(coded)
    text = alignment.Text(found["sentences"], found["tokens"])
    names = alignment.shared_actors({"coded": gold, "program": found}, text)

    def stance_keys(rows, who):
        return {(a, text.sentence(a, at), who.get((a, holder), holder),
                 who.get((a, target), target), sign) for a, at, holder, target, sign in rows}

    wanted = stance_keys(
        [(x.name, place - 1, *rest) for x in coded for place, *rest in x.stances], names["coded"])
    given, by_rules = (
        stance_keys(
            zip(t["article_id"], t["start"], t["holder"], t["target"], t["label"].map(SIGNS)),
            names["program"]) for t in (found["stances"], rules))
    both = "rules and reader"
    rows = [
        *_scores(both, "mentions with their actor", coded,
                 _mentions(gold, names["coded"], text), _mentions(found, names["program"], text)),
        *_meant(both, coded, gold, found, names, text),
        *_scores(both, "contents with their speaker", coded, *_contents(gold, found, names)),
        *_scores(both, "stances", coded, wanted, given),
        *_scores("rules alone", "stances", coded, wanted, by_rules),
    ]
    predictions = [
        {"article": s.article_id, "start": s.start, "end": s.end, "holder": s.holder,
         "target": s.target, "label": s.label} for s in found["stances"].itertuples()
    ]
    return rows, predictions


def _coding(coded):
    """The columns of actors, mentions and contents that are compared, as a coder's tables."""
    mentions = [(x.name, *row) for x in coded for row in x.mentions]
    longest = {}
    for x in coded:
        for start, end, actor in x.mentions:
            known = longest.get((x.name, actor), "")
            longest[x.name, actor] = max(known, x.text[start:end], key=len)
    return {
        "actors": pd.DataFrame(
            [(*key, name) for key, name in longest.items()],
            columns=["article_id", "actor_id", "name"]),
        "mentions": pd.DataFrame(mentions, columns=["article_id", "start", "end", "actor_id"]),
        "contents": pd.DataFrame(
            [(x.name, *row) for x in coded for row in x.contents],
            columns=["article_id", "start", "end", "speaker"]),
    }


def _mentions(tables, names, text):
    """{(article_id, head word, actor)}, of mentions that stand in a sentence."""
    found = tables["mentions"]
    columns = list(zip(*(found[c] for c in ("article_id", "start", "end", "actor_id"))))
    inside = {}
    for article_id, start, end in zip(*(text.sentences[c] for c in ("article_id", "start", "end"))):
        inside.setdefault(article_id, set()).update(range(start, end))
    return {(a, text.head(a, start, end), names[a, actor]) for a, start, end, actor in columns
            if start in inside.get(a, ())}


def _meant(system, coded, gold, found, names, text):
    """Rows: of the mentions given that are coded too, the share with the right actor; of names,
    and of pronouns and descriptions, which `reader_stances.MEANT` is about."""
    mentions = found["mentions"]
    named = mentions["form"].isin(["name", "metonym"])
    who = _mentions(gold, names["coded"], text)
    places = {key[:2] for key in who}
    rows = []
    for what, some in (("names", named), ("pronouns and descriptions", ~named)):
        given = _mentions({"mentions": mentions[some]}, names["program"], text)
        given = {key for key in given if key[:2] in places}
        counts = np.array([
            (len(own & who), len(own - who))
            for own in ({key for key in given if key[0] == x.name} for x in coded)
        ], float)
        rows.append(row(system, f"actor of the {what} found, accuracy", counts,
                        lambda s: f1(s[..., 0], s[..., 1], 0)[0], len(given)))
    return rows


def _contents(gold, found, names):
    """(coded, given): {(article_id, number of the coded content, speaker)}; a given content that
    matches none has no such number."""
    spans = found["statement_spans"]
    spans = spans[spans["role"] == "content"].merge(
        found["statements"][["article_id", "statement_id", "speaker"]],
        on=["article_id", "statement_id"])
    partner = {j: i for i, j in alignment.match_spans(gold["contents"], spans, "overlap", None)}
    who = names["program"]  # knows nobody of an article without actors
    coded = {(c.article_id, i, names["coded"][c.article_id, c.speaker])
             for i, c in enumerate(gold["contents"].itertuples())}
    given = {(s.article_id, partner.get(j, f"none, {j}"),
              who.get((s.article_id, s.speaker), s.speaker)) for j, s in enumerate(spans.itertuples())}
    return coded, given


def _scores(system, what, coded, gold, given):
    """Rows of precision, recall and F1 of two sets of keys that begin with an article_id."""
    counts = np.array([
        (len(g & p), len(p - g), len(g - p))
        for g, p in (
            ({key for key in some if key[0] == x.name} for some in (gold, given)) for x in coded)
    ], float)
    return [
        row(system, f"{what}, {measure}", counts,
            lambda s, number=number: f1(*np.moveaxis(s, -1, 0))[number], len(gold))
        for number, measure in enumerate(MEASURES)
    ]
