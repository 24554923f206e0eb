"""What each method gives to the stances of an article: the rules, the reader, or both.

In:   what the reader found, the tables of an article
Out:  one row for each stance that either sees, and how the tables came to it

Lesson 6 shows this, so that nobody takes the reader's silence for the rules', or the reverse.
"""

import pandas as pd

from helpers.reader_stances import stances_read
from helpers.stance import stances

NONE = "–"
_WHO = ["article_id", "sentence_id", "holder", "target"]


def methods_compared(reading, tables, least):
    """What the rules see and what the reader holds likely, side by side.

    reading: `helpers.reader.read` of the sentences and mentions; tables: of `annotate`; least:
    from which probability on a stance of the reader is listed, below its thresholds. Returns a
    table: article_id, sentence_id, holder, target; rules (the label that the rules give);
    support, oppose (the reader's probabilities, missing where neither reaches least); kept (the
    label in the tables); by (rules, reader or both, for what is kept); sentence. "–" for nothing.
    """
    names = ["sentences", "actors", "mentions", "statements", "statement_spans"]
    likely = stances_read(reading, *(tables[name] for name in names), least=least)
    seen = pd.DataFrame(
        [(article, *who, support, oppose) for article, rows in likely.items()
         for who, (_, _, _, _, support, _, oppose) in rows.items()],
        columns=[*_WHO, "support", "oppose"],
    ).astype({"support": float, "oppose": float})
    rules = stances(*(tables[name] for name in (
        "sentences", "tokens", *names[1:], "polarity_words")))
    kept = tables["stances"]
    kept = kept.assign(by=kept["support"].notna().map({True: "reader", False: "rules"}))
    out = rules[[*_WHO, "label"]].rename(columns={"label": "rules"})
    out = out.merge(seen.astype(out[_WHO].dtypes), on=_WHO, how="outer")
    out = out.merge(
        kept[[*_WHO, "label", "by"]].rename(columns={"label": "kept"}), on=_WHO, how="left")
    out.loc[(out["by"] == "reader") & out["rules"].notna(), "by"] = "both"
    text = tables["sentences"].rename(columns={"text": "sentence"})
    out = out.merge(text[[*_WHO[:2], "sentence"]], on=_WHO[:2], how="left")
    out[["rules", "kept", "by"]] = out[["rules", "kept", "by"]].astype(object).fillna(NONE)
    return out.sort_values(_WHO, ignore_index=True)[
        [*_WHO, "rules", "support", "oppose", "kept", "by", "sentence"]]


def contribution(compared):
    """`methods_compared` in words: how many stances are from which method, and what is left out."""
    by = {name: int((compared["by"] == name).sum()) for name in ("rules", "reader", "both")}
    rules, gone = compared["rules"] != NONE, compared["kept"] == NONE
    gave = (
        f"Of the {sum(by.values())} stances in the tables, the rules alone gave {by['rules']}, "
        f"the reader alone {by['reader']}, and both together {by['both']}.")
    none = "" if by["reader"] else (
        " So the reader adds no stance here that the rules have not got.")
    return (
        f"{gave}{none}\nLeft out: {(gone & ~rules).sum()} that the reader holds likely and the rules "
        f"do not see, because it is not sure enough; and {(gone & rules).sum()} of the rules, "
        f"because the reader sees the opposite.")


def surest(compared, n=1):
    """The n rows of `methods_compared` of which the reader is most sure, whether kept or not."""
    sure = (compared["support"] - compared["oppose"]).abs().dropna()
    return compared.loc[sure.sort_values(ascending=False, kind="stable").index[:n]]
