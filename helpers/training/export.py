"""The fitted reader as one ONNX graph, with 8-bit weights or in full precision.

The numbers that flow through are rounded to eight bits, around their middle, word piece by word
piece, so that an answer never depends on what else is read. Word vectors, positions and heads are
stored in eight bits and computed in full precision.

Nor does it depend on the processor. In which order a sum is taken differs between processors, and
so does its last digit; what lies at the edge of a rounding then falls to either side, and after six
layers an answer differs in its third digit. So sums and exponentials before a rounding are taken
in double precision, which leaves no trace of their order in what is rounded; everything else is
either whole numbers or sums, products and quotients of two numbers, which all processors compute
alike.
"""

import json

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from helpers.training.model import ATTENTION_HEADS, HIDDEN, LAYERS
from helpers.training.quantisation import compensated, whole_numbers

INPUTS = {"ids": ("pieces",), "case": ("pieces",), "words": ("words",),
          "sentences": ("sentences", 2), "targets": ("targets", 3), "pairs": ("pairs", 2)}
OUTPUTS = {"tags": ("words", 7), "roles": ("words", 194), "target": ("targets", 3),
           "pair": ("pairs", 5), "sentiment": ("sentences", 2)}
EXTRA = "com.microsoft"  # operators that onnxruntime has beyond the standard
# The share of a normal distribution between 0 and x: x times one polynomial in its square over
# another, up to an edge. Least largest error of x times it, over 0 to 12.
EDGE = 3.7
SHARE = (0.39614784, 0.17638318, 0.00490248), (1.0, 0.59198679, 0.09869111)


class _Graph:
    """Nodes and constants while they are put together; every method returns an output's name."""

    def __init__(self, small, inputs):
        self.small, self.inputs, self.nodes, self.constants = small, inputs, [], {}
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
                whole, scale = whole_numbers(table, axis, 127)
                real = self.node("Cast", self.constant(whole), to=TensorProto.FLOAT)
                self.tables[name] = self.node("Mul", real, self.constant(scale))
            else:
                self.tables[name] = self.constant(table)
        return self.tables[name]

    def rows(self, table, numbers):
        """Rows of a table that is too large to be multiplied out."""
        if not self.small:
            return self.node("Gather", self.constant(table), numbers)
        whole, scale = whole_numbers(table, 1, 127)
        real = self.node(
            "Cast", self.node("Gather", self.constant(whole), numbers), to=TensorProto.FLOAT
        )
        return self.node("Mul", real, self.node("Gather", self.constant(scale), numbers))

    def wide(self, x):
        return self.node("Cast", x, to=TensorProto.DOUBLE)

    def real(self, x):
        return self.node("Cast", x, to=TensorProto.FLOAT)

    def exact(self, kind, *inputs, **attributes):
        """A node that sums, in double precision: its output is the same on every processor."""
        return self.real(self.node(kind, *map(self.wide, inputs), **attributes))

    def normed(self, x, scale, shift):
        """Layer normalisation (Ba, Kiros & Hinton 2016) over the last axis."""
        wide = self.wide(x)
        mean = self.node("ReduceMean", wide, axes=[-1], keepdims=1)
        squares = self.node("ReduceSumSquare", wide, axes=[-1], keepdims=1)
        spread = self.node("Sub", self.node("Mul", squares, self.constant(1 / HIDDEN)),
                           self.node("Mul", mean, mean))
        spread = self.node("Sqrt", self.node("Add", spread, self.constant(1e-12)))
        spread = self.node("Div", self.constant(1.0), spread)
        x = self.node("Mul", self.node("Sub", x, self.real(mean)), self.real(spread))
        return self.node("Add", self.node("Mul", x, self.constant(scale)), self.constant(shift))

    def gelu(self, x):
        """x times the normal distribution's share below it (Hendrycks & Gimpel 2016), to 0.0003:
        by a fraction of our own fitting, since Erf differs between processors in its last digit."""
        def real(value):
            return self.constant(np.float32(value))

        y = self.node("Clip", x, real(-EDGE), real(EDGE))
        square = self.node("Mul", y, y)
        above, below = (real(part[-1]) for part in SHARE)
        for a, b in zip(*(part[-2::-1] for part in SHARE)):
            above = self.node("Add", self.node("Mul", square, above), real(a))
            below = self.node("Add", self.node("Mul", square, below), real(b))
        share = self.node("Div", self.node("Mul", y, above), below)
        return self.node("Mul", x, self.node("Add", share, real(0.5)))

    def product(self, x, matrix, bias, layer):
        """x (1, pieces, n) times a matrix (n, m), plus a bias (m); layer: whose inputs x is."""
        if not self.small:
            return self.node("Add", self.node("MatMul", x, self.constant(matrix)),
                             self.constant(bias))
        if x not in self.rounded:
            top = self.node("ReduceMax", x, axes=[-1], keepdims=1)
            low = self.node("ReduceMin", x, axes=[-1], keepdims=1)
            middle = self.node("Mul", self.node("Add", top, low), self.constant(np.float32(0.5)))
            step = self.node("Mul", self.node("Sub", top, low), self.constant(np.float32(0.5 / 127)))
            step = self.node("Max", step, self.constant(np.float32(1e-9)))
            flat = self.node("Reshape", step, self.constant([-1]))
            rest = self.node("Sub", x, middle)
            whole = self.node("QuantizeLinear", rest, flat, self.zero, axis=1)
            one = numpy_helper.from_array(np.array([1], dtype=np.float32))
            one = self.node("ConstantOfShape", self.node("Shape", middle), value=one)
            self.rounded[x] = whole, step, self.node("Concat", middle, one, axis=-1)
        x, step, middle = self.rounded[x]
        whole, scale = compensated(matrix, self.inputs[layer])
        sums = self.node(
            "MatMulIntegerToFloat", x, self.constant(whole), self.constant(np.float32(1)),
            self.constant(scale.ravel()), self.constant(np.uint8(128)), domain=EXTRA,
        )
        level = np.stack([(whole * scale).sum(0, dtype=np.float32), bias])  # of middle, of 1
        return self.node("Add", self.node("Mul", sums, step),
                         self.node("MatMul", middle, self.constant(level)))


def write(model, path, settings, inputs=None):
    """Write the graph of `model`, with settings (a dict) in its metadata.

    inputs: second_moments of what it reads, to write it in 8 bits; None for full precision.
    """
    w = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    g = _Graph(inputs is not None, inputs)
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
    zero = numpy_helper.from_array(np.array([128], dtype=np.uint8))
    g.zero = g.node("ConstantOfShape", length, value=zero)
    at = g.stored("positions", w["encoder.position.weight"], 1)
    at = g.node("Slice", at, g.constant([0]), length)
    x = g.node("Add", g.rows(w["encoder.word.weight"], "ids"), at)
    x = g.node("Add", x, g.node("Gather", g.constant(w["encoder.case.weight"]), "case"))
    x = g.node("Unsqueeze", x, g.constant([0]))
    x = g.normed(x, *(w[f"encoder.norm.{k}"] for k in ("weight", "bias")))
    for i in range(LAYERS):
        old = {
            k.split(".", 3)[3]: v for k, v in w.items() if k.startswith(f"encoder.layers.{i}.")
        }
        parts = [
            g.product(x, old["qkv.weight"][rows].T, old["qkv.bias"][rows], f"layers.{i}.qkv")
            for rows in (slice(j * HIDDEN, (j + 1) * HIDDEN) for j in range(3))
        ]
        mixed = _attention(g, *parts)
        mixed = g.product(mixed, old["out.weight"].T, old["out.bias"], f"layers.{i}.out")
        x = _add_norm(g, x, mixed, old, "norm_attention")
        up = g.gelu(g.product(x, old["up.weight"].T, old["up.bias"], f"layers.{i}.up"))
        down = g.product(up, old["down.weight"].T, old["down.bias"], f"layers.{i}.down")
        x = _add_norm(g, x, down, old, "norm_out")
    return x


def _attention(g, queries, keys, values):
    """What each piece takes from the others (1, pieces, 384), head by head."""
    size = HIDDEN // ATTENTION_HEADS
    split, joined = g.constant([0, 0, ATTENTION_HEADS, size]), g.constant([0, 0, HIDDEN])

    def heads(x, order):
        return g.node("Transpose", g.wide(g.node("Reshape", x, split)), perm=order)

    queries = g.node("Mul", heads(queries, [0, 2, 1, 3]), g.constant(np.float64(size**-0.5)))
    scores = g.real(g.node("MatMul", queries, heads(keys, [0, 2, 3, 1])))
    below = g.node("Sub", scores, g.node("ReduceMax", scores, axes=[-1], keepdims=1))
    # exp(x) by Elu: onnxruntime's own Exp differs between processors in its last digit
    shares = g.wide(g.node("Add", g.node("Elu", below), g.constant(np.float32(1))))
    total = g.node("ReduceSum", shares, g.constant([-1]), keepdims=1)
    mixed = g.node("Div", g.node("MatMul", shares, heads(values, [0, 2, 1, 3])), total)
    return g.node("Reshape", g.real(g.node("Transpose", mixed, perm=[0, 2, 1, 3])), joined)


def _add_norm(g, x, new, w, norm):
    return g.normed(g.node("Add", new, x), *(w[f"{norm}.{kind}"] for kind in ("weight", "bias")))


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

    def mean(first, last):
        total = g.node("Sub", g.node("Gather", sums, last), g.node("Gather", sums, first))
        count = g.node("Max", g.node("Sub", last, first), g.constant(np.int64(1)))
        count = g.node("Cast", count, to=TensorProto.FLOAT)
        return g.node("Div", total, g.node("Unsqueeze", count, g.constant([1])))

    def place(table):
        return column(table, 0), column(table, 1)

    def head(name, *parts, product=g.node):
        x = g.node("Concat", *parts, axis=1) if len(parts) > 1 else parts[0]
        for layer in (1, 4):
            matrix, bias = (w[f"{name}.{layer}.{kind}"] for kind in ("weight", "bias"))
            x = product("Gemm", x, g.stored(f"{name}.{layer}", matrix.T, 0), g.constant(bias))
            x = g.gelu(x) if layer == 1 else x
        return x

    before = g.node("Sub", column("sentences", 0), g.constant(np.int64(1)))
    whole = g.node("Concat", mean(*place("sentences")), g.node("Gather", hidden, before), axis=1)
    rated = head("sentiment", whole, product=g.exact)  # a figure shows these as they are
    rating, spread = g.node("Split", rated, g.constant([1, 1]), outputs=2, axis=1)
    low, high = (g.constant(np.float32(x)) for x in (-4, 1))
    spread = g.exact("Exp", g.node("Clip", spread, low, high))
    sentiment = g.node("Concat", rating, spread, axis=1)

    begins, ends = place("targets")
    who = mean(begins, ends)
    where = g.node("Gather", whole, column("targets", 2))
    target = g.node("Softmax", head("target", who, where), axis=1)

    a, b = column("pairs", 0), column("pairs", 1)
    first, other = g.node("Gather", begins, a), g.node("Gather", begins, b)
    behind = g.node("Min", g.node("Gather", ends, a), g.node("Gather", ends, b))
    between = mean(behind, g.node("Max", first, other, behind))
    order = g.node("Sign", g.node("Sub", other, first))
    order = g.node("Unsqueeze", g.node("Cast", order, to=TensorProto.FLOAT), g.constant([1]))
    rest = g.node("Concat", between, g.node("Gather", where, a), axis=1)
    a, b = g.node("Gather", who, a), g.node("Gather", who, b)
    there = head("pair", a, b, rest, order)
    back = head("pair", b, a, rest, g.node("Neg", order))
    thirds = g.constant([1, 1, 1])
    none, supports, opposes = g.node("Split", there, thirds, outputs=3, axis=1)
    none_back, supported, opposed = g.node("Split", back, thirds, outputs=3, axis=1)
    neither = g.node("Add", none, none_back)
    pair = g.node("Concat", neither, supports, supported, opposes, opposed, axis=1)
    return tags, roles, target, g.node("Softmax", pair, axis=1), sentiment
