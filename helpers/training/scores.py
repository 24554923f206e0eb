"""Score an exported reader on development data, with 8-bit weights and in full precision."""

import json
from importlib.resources import files
from pathlib import Path

import numpy as np

from helpers import benchmark, reader, references
from helpers.training.data import fold

MODELS = Path(str(files("helpers"))) / "models"


def write_development(data, folder):
    """Write the development parts of NewsMTSC and of the NYT editorials, in their own formats.

    Returns [(task, path)] of all development data, so that anyone can score it anew.
    """
    folder.mkdir(exist_ok=True)
    path = data / "newsmtsc" / "train.jsonl"
    lines = path.read_text("utf-8").split("\n")
    lines = [line for line in lines if line.strip()]
    items = references.read_newsmtsc(path)
    kept = [line for line, x in zip(lines, items) if not fold(x.document)]
    (folder / "newsmtsc.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    path = data / "nyt_editorials" / "train.tsv"
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    kept = [line for line, x in zip(lines, references.read_nyt(path)) if not fold(x.document)]
    (folder / "nyt_editorials.tsv").write_text("\n".join(kept) + "\n", "utf-8")
    return [
        ("polnear", data / "polnear" / "valid.jsonl"), ("polnear", data / "polnear" / "dev"),
        ("newsmtsc", folder / "newsmtsc.jsonl"), ("dse", data / "dse" / "valid.tsv"),
        ("nyt", folder / "nyt_editorials.tsv"),
    ]


def development(data, out):
    """Scores of out/reader.onnx and out/full.onnx, and how well the first is calibrated."""
    found = {"scores": [], "full_precision": []}
    for task, path in write_development(data, out / "development"):
        for key, name in (("full_precision", "full.onnx"), ("scores", "reader.onnx")):
            reader.load(out / name)
            table, predictions = benchmark.score(task, path)
            ours = key == "scores"
            for row in table.to_dict("records"):
                if row["system"].startswith("reader") or (ours and not row["source"]):
                    row = {"task": task, "data": path.name, **row}
                    del row["source"]
                    found[key].append({
                        k: round(v, 4) if isinstance(v, float) else v for k, v in row.items()
                    })
        error = _calibration(task, path, predictions)
        if error is not None:
            found.setdefault("calibration", []).append(
                {"task": task, "data": path.name, "expected calibration error": round(error, 4)}
            )
    reader.load(None)
    found["largest_loss"] = max(
        round(full["value"] - small["value"], 4)
        for full, small in zip(
            found["full_precision"],
            [r for r in found["scores"] if r["system"].startswith("reader")],
        )
    )
    return found


def _calibration(task, path, predictions):
    if task == "newsmtsc":
        gold = [t[2] for x in references.read_newsmtsc(path) for t in x.targets]
        p = np.array([list(t["probability"].values()) for x in predictions for t in x["targets"]])
        return calibration_error(p.max(1), p.argmax(1) - 1 == np.array(gold))
    if task == "dse":
        p = np.array([x["probability"] for x in predictions])
        gold = np.array([x.label for x in references.read_dse(path)])
        return calibration_error(p.max(1), p.argmax(1) == gold)
    if path.is_dir():
        gold = {
            x.name: {(r, a, b) for r, places in x.spans.values() for a, b in places}
            for x in references.read_standoff(path)
        }
        rows = [
            (s["probability"], (s["role"], s["start"], s["end"]) in gold[x["article"]])
            for x in predictions for s in x["spans"]
        ]
        p, right = np.array(rows, dtype=float).T
        return calibration_error(p, right)
    return None


def calibration_error(probability, right, bins=10):
    """Expected calibration error: mean distance of probability from the share that is right.

    Source: Naeini et al. (2015), Obtaining well calibrated probabilities, AAAI; equal widths.
    """
    which = np.minimum((np.asarray(probability) * bins).astype(int), bins - 1)
    right = np.asarray(right, dtype=float)
    return float(sum(
        abs(right[which == b].mean() - probability[which == b].mean()) * (which == b).mean()
        for b in range(bins) if (which == b).any()
    ))
