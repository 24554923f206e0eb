"""The fitted reader as one ONNX graph, with 8-bit weights or in full precision.

Weights keep seven bits and a sign, one scale an output: processors without VNNI instructions add
two products in 16 bits, and eight bits overflow there. The numbers that flow through are rounded
to eight bits word piece by word piece, so that an answer never depends on what else is read.
Word vectors, positions and heads are stored in eight bits and computed in full precision.
"""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from helpers.training.model import ATTENTION_HEADS, HIDDEN, LAYERS

INPUTS = {"ids": ("pieces",), "case": ("pieces",), "words": ("words",),
          "sentences": ("sentences", 2), "targets": ("targets", 3), "pairs": ("pairs", 2)}
OUTPUTS = {"tags": ("words", 7), "roles": ("words", 194), "target": ("targets", 3),
           "pair": ("pairs", 5), "sentiment": ("sentences", 2)}
LARGEST = 64  # of a weight, in steps
EXTRA = "com.microsoft"  # operators that onnxruntime has beyond the standard, faster when fused


class _Graph:
    """Nodes and constants while they are put together; every method returns an output's name."""

    def __init__(self, small):
        self.small, self.nodes, self.constants = small, [], {}
        self.rounded, self.tables = {}, {}

    def constant(self, value):
        value = np.asarray(value)
        name = f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(value, name)
        return name

    def node(self, kind, *inputs, outputs=1, domain="", **attributes):
        names = [f"n{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def stored(self, name, table, axis):
        """A table for full-precision use, kept in 8 bits; the session multiplies it out once."""
        if name not in self.tables:
            if self.small:
                whole, scale = _whole(table, axis, 127)
                real = self.node("Cast", self.constant(whole), to=TensorProto.FLOAT)
                self.tables[name] = self.node("Mul", real, self.constant(scale))
            else:
                self.tables[name] = self.constant(table)
        return self.tables[name]

    def rows(self, table, numbers):
        """Rows of a table that is too large to be multiplied out."""
        if not self.small:
            return self.node("Gather", self.constant(table), numbers)
        whole, scale = _whole(table, 1, 127)
        real = self.node(
            "Cast", self.node("Gather", self.constant(whole), numbers), to=TensorProto.FLOAT
        )
        return self.node("Mul", real, self.node("Gather", self.constant(scale), numbers))

    def product(self, x, matrix):
        """x (1, pieces, n) times a matrix (n, m)."""
        if not self.small:
            return self.node("MatMul", x, self.constant(matrix))
        if x not in self.rounded:
            top = self.node("ReduceMax", x, axes=[-1], keepdims=0)
            low = self.node("Neg", self.node("ReduceMin", x, axes=[-1], keepdims=0))
            top = self.node("Max", top, low, self.constant(np.float32(1e-9)))
            step = self.node("Div", top, self.constant(np.float32(127)))
            flat = self.node("Reshape", step, self.constant([-1]))
            whole = self.node("QuantizeLinear", x, flat, self.middle, axis=1)
            self.rounded[x] = whole, self.node("Unsqueeze", step, self.constant([-1]))
        x, step = self.rounded[x]
        whole, scale = _whole(matrix, 0, LARGEST)
        sums = self.node(
            "MatMulIntegerToFloat", x, self.constant(whole), self.constant(np.float32(1)),
            self.constant(scale.ravel()), self.constant(np.uint8(128)), domain=EXTRA,
        )
        return self.node("Mul", sums, step)


def _whole(table, axis, largest):
    """A table as 8-bit whole numbers, and what to multiply them with, along an axis.

    The steps are as large as leaves the least squared error: a few clipped extremes cost less
    than coarser steps for all.
    """
    top = np.maximum(np.abs(table).max(axis, keepdims=True), 1e-9)
    best, least = None, np.inf
    for share in np.linspace(0.6, 1, 17):
        scale = (share * top / largest).astype(np.float32)
        whole = np.clip(np.round(table / scale), -largest, largest)
        error = ((whole * scale - table) ** 2).sum(axis, keepdims=True)
        best = scale if best is None else np.where(error < least, scale, best)
        least = np.minimum(error, least)
    return np.clip(np.round(table / best), -largest, largest).astype(np.int8), best


def write(model, path, settings, small):
    """Write the graph of `model`, with settings (a dict) in its metadata; small: in 8 bits."""
    w = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    g = _Graph(small)
    hidden = _encoder(g, w)
    last = _heads(g, w, hidden)
    for name, output in zip(OUTPUTS, last):
        g.nodes.append(helper.make_node("Identity", [output], [name]))
    graph = helper.make_graph(
        g.nodes, "reader",
        [helper.make_tensor_value_info(k, TensorProto.INT64, v) for k, v in INPUTS.items()],
        [helper.make_tensor_value_info(k, TensorProto.FLOAT, v) for k, v in OUTPUTS.items()],
        list(g.constants.values()),
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(EXTRA, 1)]
    made = helper.make_model(
        graph, opset_imports=opsets, ir_version=8, producer_name="helpers.training"
    )
    helper.set_model_props(made, {"settings": json.dumps(settings)})
    onnx.save(made, str(path))


def _encoder(g, w):
    """Hidden states (1, pieces, 384); the same computation as model.Encoder."""
    length = g.node("Shape", "ids")
    middle = numpy_helper.from_array(np.array([128], dtype=np.uint8))
    g.middle = g.node("ConstantOfShape", length, value=middle)
    at = g.stored("positions", w["encoder.position.weight"], 1)
    at = g.node("Slice", at, g.constant([0]), length)
    x = g.node("Add", g.rows(w["encoder.word.weight"], "ids"), at)
    x = g.node("Add", x, g.node("Gather", g.constant(w["encoder.case.weight"]), "case"))
    x = g.node("Unsqueeze", x, g.constant([0]))
    scale, shift = (g.constant(w[f"encoder.norm.{k}"]) for k in ("weight", "bias"))
    x = g.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12)
    for i in range(LAYERS):
        old = {
            k.split(".", 3)[3]: v for k, v in w.items() if k.startswith(f"encoder.layers.{i}.")
        }
        parts = [
            g.product(x, old["qkv.weight"][j * HIDDEN : (j + 1) * HIDDEN].T) for j in range(3)
        ]
        mixed = g.node("MultiHeadAttention", *parts, g.constant(old["qkv.bias"]), domain=EXTRA,
                       num_heads=ATTENTION_HEADS)
        x = _add_norm(g, x, g.product(mixed, old["out.weight"].T), old, "out", "norm_attention")
        up = g.product(x, old["up.weight"].T)
        up = g.node("BiasGelu", up, g.constant(old["up.bias"]), domain=EXTRA)
        x = _add_norm(g, x, g.product(up, old["down.weight"].T), old, "down", "norm_out")
    return x


def _add_norm(g, x, new, w, layer, norm):
    x = g.node("Add", g.node("Add", new, g.constant(w[f"{layer}.bias"])), x)
    scale, shift = (g.constant(w[f"{norm}.{kind}"]) for kind in ("weight", "bias"))
    return g.node("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12)


def _heads(g, w, hidden):
    """The outputs, from hidden states; the same computation as model.Reader.heads."""
    hidden = g.node("Squeeze", hidden, g.constant([0]))
    names = ("tags", "roles", "nobody")
    matrix = np.concatenate([w[f"{name}.weight"] for name in names]).T
    bias = g.constant(np.concatenate([w[f"{name}.bias"] for name in names]))
    at_words = g.node("Gather", hidden, "words")
    both = g.node("Gemm", at_words, g.stored("words", matrix, 0), bias)
    tags, roles = g.node("Split", both, g.constant([7, 194]), outputs=2, axis=1)

    sums = g.node("CumSum", hidden, g.constant(np.int64(0)))
    zero = g.constant(np.zeros((1, HIDDEN), dtype=np.float32))
    sums = g.node("Concat", zero, sums, axis=0)

    def column(x, i):
        return g.node("Gather", x, g.constant(np.int64(i)), axis=1)

    def mean(places):
        first, last = column(places, 0), column(places, 1)
        total = g.node("Sub", g.node("Gather", sums, last), g.node("Gather", sums, first))
        count = g.node("Cast", g.node("Sub", last, first), to=TensorProto.FLOAT)
        return g.node("Div", total, g.node("Unsqueeze", count, g.constant([1])))

    def head(name, *parts):
        x = g.node("Concat", *parts, axis=1) if len(parts) > 1 else parts[0]
        for layer in (1, 4):
            matrix, bias = (w[f"{name}.{layer}.{kind}"] for kind in ("weight", "bias"))
            x = g.node("Gemm", x, g.stored(f"{name}.{layer}", matrix.T, 0), g.constant(bias))
            x = g.node("Gelu", x, domain=EXTRA) if layer == 1 else x
        return x

    before = g.node("Sub", column("sentences", 0), g.constant(np.int64(1)))
    whole = g.node("Concat", mean("sentences"), g.node("Gather", hidden, before), axis=1)
    rated = head("sentiment", whole)
    rating, spread = g.node("Split", rated, g.constant([1, 1]), outputs=2, axis=1)
    low, high = (g.constant(np.float32(x)) for x in (-4, 1))
    spread = g.node("Exp", g.node("Clip", spread, low, high))
    sentiment = g.node("Concat", rating, spread, axis=1)

    who = mean("targets")
    where = g.node("Gather", whole, column("targets", 2))
    target = g.node("Softmax", head("target", who, where), axis=1)

    a, b = column("pairs", 0), column("pairs", 1)
    rest = g.node("Gather", where, a)
    a, b = g.node("Gather", who, a), g.node("Gather", who, b)
    there, back = head("pair", a, b, rest), head("pair", b, a, rest)
    thirds = g.constant([1, 1, 1])
    none, supports, opposes = g.node("Split", there, thirds, outputs=3, axis=1)
    none_back, supported, opposed = g.node("Split", back, thirds, outputs=3, axis=1)
    neither = g.node("Add", none, none_back)
    pair = g.node("Concat", neither, supports, supported, opposes, opposed, axis=1)
    return tags, roles, target, g.node("Softmax", pair, axis=1), sentiment
