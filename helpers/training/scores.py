"""Score an exported reader on development data, with 8-bit weights and in full precision."""

from importlib.resources import files
from pathlib import Path

import numpy as np

from helpers import benchmark, reader, references
from helpers.metrics import calibration_error
from helpers.references import ROLES
from helpers.training.data import fold

THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
MODELS = Path(str(files("helpers"))) / "models"
UNSEEN = MODELS.parents[1] / "tests" / "codings" / "unseen"


def write_development(data, folder):
    """Write the development parts of NewsMTSC and of the NYT editorials, in their own formats,
    and the rest of each beside it.

    Returns [(task, path, training part or None)] of all development data, so that anyone can
    score it anew.
    """
    folder.mkdir(exist_ok=True)
    places = {}
    for task, source, read in (
        ("newsmtsc", data / "newsmtsc" / "train.jsonl", references.read_newsmtsc),
        ("nyt", data / "nyt_editorials" / "train.tsv", references.read_nyt),
    ):
        lines = [line for line in source.read_text("utf-8").split("\n") if line.strip()]
        parts = {source.parent.name: [], f"{source.parent.name}-rest": []}
        for line, x in zip(lines, read(source)):
            parts[source.parent.name + ("-rest" if fold(x.document) else "")].append(line)
        places[task] = [task]
        for name, part in parts.items():
            places[task].append((folder / name).with_suffix(source.suffix))
            places[task][-1].write_text("\n".join(part) + "\n", "utf-8")
    found = [
        ("polnear", data / "polnear" / "valid.jsonl", None),
        ("polnear", data / "polnear" / "dev", None),
        places["newsmtsc"],
        ("dse", data / "dse" / "valid.tsv", data / "dse" / "train.tsv"),
        places["nyt"],
    ]
    # the rules for actors are not trained, nor is what is made of all; they belong here as well
    more = [("gum", data / "gum_news", None), ("articles", UNSEEN, None)]
    return [*found, *(place for place in more if place[1].exists())]


def development(data, out):
    """Scores of out/reader.onnx, of out/full.onnx, how well the first is calibrated, and what
    its stances gain in precision and lose in recall when doubtful ones are left out."""
    found = {"scores": [], "full_precision": [], "calibration": [], "thresholds": []}
    for task, path, train in write_development(data, out / "development"):
        for key, name in (("full_precision", "full.onnx"), ("scores", "reader.onnx")):
            if task in ("gum", "articles") and key == "full_precision":  # not of the model alone
                continue
            reader.load(out / name)
            scores, predictions = benchmark.score(task, path, train)
            mine = scores["system"].str.startswith("reader")
            kept = scores[mine if key == "full_precision" else scores["source"] == ""]
            found[key] += [
                {"task": task, "data": path.name, **row} for row in benchmark.as_records(kept)
            ]
        found["calibration"] += [
            {"task": task, "data": path.name, "what": what,
             "expected calibration error":
                 round(calibration_error("", p, right, np.zeros(len(p)))[2], 4)}
            for what, p, right in _calibration(task, path, predictions)
        ]
        found["thresholds"] += [
            {"task": task, "data": path.name, **row} for row in trade_off(task, path, predictions)
        ]
    reader.load(None)
    ours = [row for row in found["scores"] if row["system"].startswith("reader")]
    found["largest_loss"] = max(
        round(full["value"] - row["value"], 4) for full, row in zip(found["full_precision"], ours)
    )
    return found


def _calibration(task, path, predictions):
    """[(what, probabilities, whether right)]."""
    if task == "newsmtsc":
        gold = [t[2] for x in references.read_newsmtsc(path) for t in x.targets]
        p = np.array([list(t["probability"].values()) for x in predictions for t in x["targets"]])
        return [("target", p.max(1), p.argmax(1) - 1 == np.array(gold))]
    if task == "dse":
        p = np.array([x["probability"] for x in predictions])
        gold = np.array([x.label for x in references.read_dse(path)])
        return [("pair", p.max(1), p.argmax(1) == gold)]
    if task == "polnear" and path.is_dir():
        gold = {
            x.name: {(r, a, b) for r, places in x.spans.values() for a, b in places}
            for x in references.read_standoff(path)
        }
        rows = [
            (s["role"], s["probability"], (s["role"], s["start"], s["end"]) in gold[x["article"]])
            for x in predictions for s in x["spans"]
        ]
        return [
            (role, np.array([p for r, p, _ in rows if r == role]),
             [right for r, _, right in rows if r == role]) for role in ROLES
        ]
    return []


def trade_off(task, path, predictions):
    """Precision and recall of stances, by the probability below which one is left out.

    task: newsmtsc or dse, any other gives nothing; predictions: `benchmark.score`'s of the path.
    Returns dicts with threshold, precision, recall (of the gold stances that are not neutral)
    and n (stances given).
    """
    rows = []
    if task == "newsmtsc":
        for x, found in zip(references.read_newsmtsc(path), predictions):
            for target, answer in zip(x.targets, found["targets"]):
                p = answer["probability"]
                rows.append((p["support"], p["oppose"], target[2]))
    elif task == "dse":
        for x, found in zip(references.read_dse(path), predictions):
            _, there, back, against, against_back = found["probability"]
            rows.append((there, against, {1: 1, 3: -1}.get(x.label, 0)))
            rows.append((back, against_back, {2: 1, 4: -1}.get(x.label, 0)))
    if not rows:
        return []
    support, oppose, gold = np.array(rows).T
    sure, sign = np.maximum(support, oppose), np.where(support > oppose, 1, -1)
    table = []
    for threshold in THRESHOLDS:
        given = sure >= threshold
        right = int((sign == gold)[given].sum())
        if given.any():
            table.append({
                "threshold": threshold, "precision": round(right / int(given.sum()), 3),
                "recall": round(right / int((gold != 0).sum()), 3), "n": int(given.sum()),
            })
    return table
