"""How far codings agree, as a page to read: what `python -m helpers agree` prints.

In:   two or more codings (dict coder -> tables)
Out:  text: who was compared on what, then a table for each question, with how to read it
"""

from itertools import combinations
from pathlib import Path

import pandas as pd

from helpers.agreement import ORDINAL, agreement, common, shared_parts

MANY = 6  # pairs, of four coders: more are summed up
MARKS = ("mentions", "statement_spans", "stances", "positions")
SAME_WORDS = """1. Did both mark the same words?
   F1: 0 if they share nothing, 1 if they share all; by three answers to when two marks are the
   same: exact (first and last letter), overlap (a letter in common), head (the head word). In
   brackets: the 95 % interval over sentences. precision, recall (by head word): of what the
   second coder marked, the share that the first has; and the other way round. n: marks that at
   least one of them set. To compare with: two trained annotators of political news reach an
   exact F1 of {source} on sources, {cue} on cues and {content} on contents (the 27 passages of
   PolNeAR that two of them marked; helpers/published.csv).
"""
SAME_RELATIONS = """2. Did both see the same actors behind them, with the same sign?
   F1 as above. A speaker or via is right if it is the same actor for the same content; a stance
   or position, if actors and sign are the same in the same sentence. n: what at least one saw.
"""
SAME_LABELS = """3. Did both give the same label to what both marked, beyond chance?
   Cohen's kappa and Krippendorff's alpha: 0 is what chance would reach, 1 full agreement, below
   0 worse than chance. alpha is ordinal for stance and position, whose labels have an order.
   n: things compared. Krippendorff (2018) asks for an alpha of 0.8, and for 0.667 where
   conclusions may be tentative.
"""


def report(codings):
    """What to read of `agreement`: lines of text, joined by newlines; many pairs are summed up.

    codings: dict coder -> tables. Coders who have marked nothing at all are left out, and that is
    said. Raises ValueError if fewer than two are left, or no article is common to all.
    """
    silent = [coder for coder, tables in codings.items()
              if not any(len(tables[kind]) for kind in MARKS)]
    left = {coder: tables for coder, tables in codings.items() if coder not in silent}
    if silent and len(left) < 2:
        raise ValueError(
            f"{_list(silent)} marked nothing, so there is nothing to compare. Mark a paragraph, "
            "press Accept, and compare then."
        )
    scores, articles = agreement(left), common(left)[0]
    lines = [f"Left out: {coder} has marked nothing." for coder in silent]
    pairs, extents = [], []
    for a, b in combinations(left, 2):
        extents.append(_extent(a, b, articles))
        if len(shared_parts({a: articles[a], b: articles[b]})):
            pairs.append((a, b))
    if len(pairs) > MANY:
        texts = next(iter(articles.values()))["articles"]["text"]
        lines.append(
            f"{len(left)} coders make {len(pairs)} pairs that coded something in common, in "
            f"{_articles(texts)}.\nWhat follows sums them up; for one pair, name its two files.")
    else:
        lines += extents
    lines.append("— stands where a score is undefined; the remark says why.")
    score = {(r.coder_a, r.coder_b, r.what, r.match, r.measure): r for r in scores.itertuples()}
    spans, labels = scores["match"] != "", scores["measure"].str.contains("kappa|alpha")
    for heading, asked, columns, row in (
        (SAME_WORDS.format(**_annotators()), spans, ("exact", "overlap", "head", "", "precision", "recall", "n"), _marks),
        (SAME_RELATIONS, ~spans & ~labels, ("F1", "", "precision", "recall", "n"), _relations),
        (SAME_LABELS, labels, ("kappa", "alpha", "", "n"), _labels),
    ):
        lines += ["", *heading.splitlines()]
        if len(pairs) > MANY and heading is not SAME_LABELS:
            lines += _overview(scores[asked & scores["match"].isin(["", "head"])], len(pairs))
            continue
        rows = []
        everyone = [("all", "all")] if heading is SAME_LABELS and len(left) > 2 else []
        for a, b in everyone if len(pairs) > MANY else [*everyone, *pairs]:
            rows.append([f"{a} and {b}" if a != "all" else "all coders together"])
            for what in dict.fromkeys(scores.loc[asked, "what"]):
                rows.append([f"  {what}", *row(a, b, what, score)])
        lines += _table(["", *columns, "remark"], rows)
    return "\n".join(lines)


def _annotators():
    """{role: exact F1 that two annotators reach with each other}, as published.csv has it."""
    rows = pd.read_csv(Path(__file__).with_name("published.csv"))
    rows = rows[rows["system"] == "two annotators with each other"]
    return {metric.rpartition(" ")[2]: _number(value)
            for metric, value in zip(rows["metric"], rows["value"])}


def _extent(a, b, codings):
    """A sentence on what two coders are compared on."""
    texts = codings[a]["articles"]["text"]
    shared = shared_parts({a: codings[a], b: codings[b]})
    count = int((shared["end"] - shared["start"]).sum())
    total = int(texts.str.len().sum())
    where = _articles(texts)
    if not count:
        return f"{a} and {b} have coded no paragraph in common: nothing of theirs is compared."
    if count == total:
        return f"{a} and {b} are compared on the whole of {where}.{_stopped(a, b, codings)}"
    return (f"{a} and {b} are compared on what both have coded: {count:,} of the {total:,} "
            f"characters of {where}.")


def _articles(texts):
    return f"{len(texts)} article{'s' * (len(texts) != 1)}"


def _overview(scores, n_pairs):
    """Lines of a table of F1 over many pairs; spans by head word."""
    rows = [[f"F1 over {n_pairs} pairs (spans by head word)"]]
    scores = scores[scores["measure"] == "F1"]
    for what, of_pairs in scores.groupby("what", sort=False):
        known = of_pairs.dropna(subset="value")
        cells, remark = ["—"] * 3, "nobody marked any"
        if len(known):
            least = known.loc[known["value"].idxmin()]
            cells = [_number(x) for x in (
                known["value"].mean(), least["value"], known["value"].max())]
            remark = f"lowest: {least['coder_a']} and {least['coder_b']}"
            if cells[1] == cells[2]:
                remark = ""
        rows.append([f"  {what}", *cells, str(len(known)), remark])
    return _table(["", "mean", "lowest", "highest", "pairs", "remark"], rows)


def _stopped(a, b, codings):
    """A hint, if one coder's marks end long before the other's, as in a coding half done."""
    last = {coder: codings[coder]["mentions"].groupby("article_id")["end"].max()
            for coder in (a, b)}
    for early, late in ((a, b), (b, a)):
        ends = pd.DataFrame({"early": last[early], "late": last[late]}).fillna(0)
        stopped = ends[2 * ends["early"] < ends["late"]]
        if len(stopped):
            end = f"{int(stopped['early'].iloc[0]):,}"
            return (f"\n  In {stopped.index[0]} the last mention that {early} has marked ends at "
                    f"character {end}. If the coding ends there, say so in its file (table "
                    "parts, see helpers/codings.py), or all that follows counts as missed.")
    return ""


def _marks(a, b, what, score):
    """Cells of a kind of span."""
    key = a, b, what
    head = score[*key, "head", "F1"]
    return [*(_number(score[*key, match, "F1"].value) for match in ("exact", "overlap", "head")),
            _interval(head), *_both_ways(key, "head", score)]


def _relations(a, b, what, score):
    """Cells of a kind of relation."""
    key = a, b, what
    found = score[*key, "", "F1"]
    return [_number(found.value), _interval(found), *_both_ways(key, "", score)]


def _both_ways(key, match, score):
    """precision, recall, n and remark."""
    precision, recall = (score[*key, match, measure] for measure in ("precision", "recall"))
    remarks = [f"{coder} marked none" for coder, found in zip(key, (recall, precision))
               if pd.isna(found.value)]
    return [_number(precision.value), _number(recall.value), str(recall.n), "; ".join(remarks)]


def _labels(a, b, what, score):
    """Cells of a kind of label."""
    alpha = score[a, b, what, "", f"alpha, {'ordinal' if what in ORDINAL else 'nominal'}"]
    kappa = score.get((a, b, what, "", "kappa"))
    remark = "" if not pd.isna(alpha.value) else (
        "only one label in use" if alpha.n else "nothing that both marked")
    return ["" if kappa is None else _number(kappa.value), _number(alpha.value),
            _interval(alpha), str(alpha.n), remark]


def _number(value):
    return "—" if pd.isna(value) else f"{value:.2f}"


def _interval(row):
    return "" if pd.isna(row.low) else f"[{row.low:.2f}, {row.high:.2f}]"


def _list(names):
    return " and ".join(names)


def _table(columns, rows):
    """Lines of a table; first and last column to the left. A row of one cell is a heading."""
    cells = [columns, *(row for row in rows if len(row) > 1)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    lines = []
    for row in [columns, *rows]:
        first, *others = row
        line = first.ljust(widths[0])
        for i, cell in enumerate(others, 1):
            line += "  " + (cell if i == len(columns) - 1 else cell.rjust(widths[i]))
        lines.append(line.rstrip())
    return lines
