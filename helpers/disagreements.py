"""What coders see differently, with the words at issue: what a class talks about.

In:   codings (dict coder -> tables)
Out:  one row per difference, in the article's order
"""

import pandas as pd

from helpers import alignment
from helpers.agreement import coded_by_all, common, labels_of, span_tables

WORDS = {
    "stance": {1: "support", 0: "neutral", -1: "oppose"},
    "position": {1: "agrees", 0: "neither", -1: "disagrees"},
}


def disagreements(a, b, codings):
    """What coders a and b see differently, in the article's order, for a class to discuss.

    a, b: names of coders in codings; only what both have coded is compared. Returns a table with
    the columns article_id, sentence_id, what, text (the words at issue), one column for each
    coder, and sentence. "—" stands where a coder has marked nothing.
    """
    codings, text = common({a: codings[a], b: codings[b]})
    names = alignment.shared_actors(codings, text)
    codings, text = coded_by_all(codings, text)
    first, second = codings[a], codings[b]
    rows = []
    for what, x, y in span_tables(first, second):
        pairs = alignment.match_spans(x, y, "head", text)
        matched = {i for i, _ in pairs}, {j for _, j in pairs}
        for table, done, side in ((x, matched[0], 0), (y, matched[1], 1)):
            for number, row in enumerate(table.itertuples()):
                if number not in done:
                    sides = ["—", "—"]
                    sides[side] = getattr(row, "form", None) or "marked"
                    rows.append((row.article_id, row.start, what[:-1], row.text, *sides))
        if what == "mentions":
            for i, j in pairs:
                p, q = x.iloc[i], y.iloc[j]
                actors = [names[c][r["article_id"], r["actor_id"]] for c, r in ((a, p), (b, q))]
                for label, u, v in (("actor", *actors), ("form", p["form"], q["form"])):
                    if u != v:
                        rows.append((p["article_id"], p["start"], f"mention's {label}",
                                     p["text"], u, v))
    x, y = first["statements"], second["statements"]
    for i, j in alignment.match_statements(
            x, first["statement_spans"], y, second["statement_spans"]):
        p, q = x.iloc[i], y.iloc[j]
        start, quoted = _quoted(p, first["statement_spans"])
        for label in ("speaker", "via", "addressee", "form"):
            u, v = p[label], q[label]
            if label != "form":
                u, v = (names[c].get((p["article_id"], w), w) for c, w in ((a, u), (b, v)))
            if u != v:
                rows.append((p["article_id"], start, label, quoted, u or "—", v or "—"))
    for what in ("stance", "position"):
        x, y = (labels_of(t, names[c], text)[what] for c, t in codings.items())
        for key in sorted(set(x) | set(y), key=str):
            u, v = (WORDS[what][t[key][0]] if key in t else "—" for t in (x, y))
            if u != v:
                article_id, sentence, actor, other = key
                sentence = text.sentences.iloc[sentence]
                rows.append((article_id, sentence["start"], what, f"{actor} → {other}", u, v))
    found = pd.DataFrame(
        [(r[0], text.sentences["sentence_id"].iloc[text.sentence(r[0], r[1])], *r[2:],
          text.sentences["text"].iloc[text.sentence(r[0], r[1])], r[1]) for r in rows],
        columns=["article_id", "sentence_id", "what", "text", a, b, "sentence", "start"],
    )
    found = found.sort_values(["article_id", "start"], kind="stable").drop(columns="start")
    return found.reset_index(drop=True)


def _quoted(statement, spans):
    """Where a statement starts, and its content in words."""
    own = spans[(spans["article_id"] == statement["article_id"])
                & (spans["statement_id"] == statement["statement_id"])]
    content = own[own["role"] == "content"]
    content = content if len(content) else own
    return (int(content["start"].min()) if len(content) else 0), " … ".join(content["text"])
