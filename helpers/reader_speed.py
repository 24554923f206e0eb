"""How fast is the reader, against a RoBERTa-base encoder on the same sentences in the same run?

The encoder has random weights, which take as long as any others; it needs the package onnx
(extra `test`), since a runtime that only reads models cannot write one.
"""

import time

import numpy as np
import onnxruntime
import pandas as pd

from helpers import reader
from helpers.articles import blocks, read_article
from helpers.speed import SEED
from helpers.tokenization import sentences
from helpers.windows import pieces

HIDDEN, LAYERS, HEADS, BATCH = 768, 12, 12, 16


def against_roberta(rounds=5):
    """Words per second of the reader with all heads, and of RoBERTa-base in full precision.

    Both on one thread over the sentences of the seed article; the encoder reads them in batches
    of like length. Returns a table: what, words_per_second, ratio (to RoBERTa-base); the best of
    `rounds` interleaved runs each.
    """
    article = read_article(SEED)
    found = sentences(article, blocks(article))
    n_words = int(found["text"].str.split().str.len().sum())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        _encoder(), options, providers=["CPUExecutionProvider"]
    )
    lengths = sorted(len(p.ids) + 2 for p in pieces(found["text"]))
    batches = [lengths[i : i + BATCH] for i in range(0, len(lengths), BATCH)]
    shapes = [np.ones((len(batch), max(batch)), dtype=np.int64) for batch in batches]
    reader.read(found, threads=1)
    times = {"RoBERTa-base encoder, full precision": [], "reader, all heads": []}
    for _ in range(rounds):
        started = time.perf_counter()
        for ids in shapes:
            session.run(None, {"ids": ids})
        between = time.perf_counter()
        reader.read(found, threads=1)
        for name, seconds in zip(times, (between - started, time.perf_counter() - between)):
            times[name].append(seconds)
    slowest = min(next(iter(times.values())))
    return pd.DataFrame(
        [(name, n_words / min(t), slowest / min(t)) for name, t in times.items()],
        columns=["what", "words_per_second", "ratio"],
    )


def _encoder():
    """The bytes of an ONNX graph: RoBERTa-base (Liu et al. 2019) without its heads."""
    from onnx import TensorProto, helper, numpy_helper

    random, nodes, weights = np.random.default_rng(0), [], []

    def tensor(name, *shape, value=None):
        if value is None:
            value = random.normal(scale=0.02, size=shape)
        weights.append(numpy_helper.from_array(np.asarray(value, dtype=np.float32), name))
        return name

    def node(kind, inputs, name, **attributes):
        nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def shape(name, *sizes):
        weights.append(numpy_helper.from_array(np.array(sizes, dtype=np.int64), name))
        return name

    def dense(x, inputs, outputs, name):
        product = node("MatMul", [x, tensor(f"{name}/w", inputs, outputs)], f"{name}/product")
        return node("Add", [product, tensor(f"{name}/b", outputs)], name)

    def norm(x, name):
        ones = tensor(f"{name}/scale", value=np.ones(HIDDEN))
        return node("LayerNormalization", [x, ones, tensor(f"{name}/shift", HIDDEN)], name, axis=-1)

    size = HIDDEN // HEADS
    split, joined = shape("split", 0, 0, HEADS, size), shape("joined", 0, 0, HIDDEN)
    root, two = tensor("root", value=np.sqrt(size)), tensor("two", value=np.sqrt(2.0))
    one, half = tensor("one", value=1.0), tensor("half", value=0.5)
    # the rest of the vocabulary would take memory, but no time
    x = norm(node("Gather", [tensor("words", 100, HIDDEN), "ids"], "embedded"), "normed")
    for i in range(LAYERS):
        parts = []
        for part, order in (("q", (0, 2, 1, 3)), ("k", (0, 2, 3, 1)), ("v", (0, 2, 1, 3))):
            flat = dense(x, HIDDEN, HIDDEN, f"{i}/{part}")
            wide = node("Reshape", [flat, split], f"{i}/{part}/wide")
            parts.append(node("Transpose", [wide], f"{i}/{part}/heads", perm=order))
        scores = node("Div", [node("MatMul", parts[:2], f"{i}/dot"), root], f"{i}/scores")
        shares = node("Softmax", [scores], f"{i}/shares", axis=-1)
        mixed = node("MatMul", [shares, parts[2]], f"{i}/mixed")
        mixed = node("Transpose", [mixed], f"{i}/back", perm=(0, 2, 1, 3))
        mixed = dense(node("Reshape", [mixed, joined], f"{i}/joined"), HIDDEN, HIDDEN, f"{i}/out")
        x = norm(node("Add", [x, mixed], f"{i}/plus"), f"{i}/norm")
        up = dense(x, HIDDEN, 4 * HIDDEN, f"{i}/up")
        bent = node("Erf", [node("Div", [up, two], f"{i}/scaled")], f"{i}/erf")
        bent = node("Mul", [up, node("Add", [bent, one], f"{i}/lifted")], f"{i}/bent")
        down = dense(node("Mul", [bent, half], f"{i}/gelu"), 4 * HIDDEN, HIDDEN, f"{i}/down")
        x = norm(node("Add", [x, down], f"{i}/more"), f"{i}/end")
    graph = helper.make_graph(
        nodes, "encoder",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "pieces"])],
        [helper.make_tensor_value_info(x, TensorProto.FLOAT, ["batch", "pieces", HIDDEN])],
        weights,
    )
    opset = [helper.make_opsetid("", 17)]
    return helper.make_model(graph, opset_imports=opset, ir_version=8).SerializeToString()
