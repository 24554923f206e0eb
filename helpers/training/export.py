"""The fitted reader as one ONNX graph, with 8-bit weights or in full precision.

The numbers that flow through are rounded to eight bits, around their middle, word piece by word
piece, so that an answer never depends on what else is read. Word vectors, positions and heads are
stored in eight bits and computed in full precision.

Nor does it depend on the processor. In which order a sum is taken differs between processors, and
so does its last digit; what lies at the edge of a rounding then falls to either side, and after six
layers an answer differs in its third digit. So sums before a rounding are taken of whole numbers,
or in double precision, which leaves no trace of their order in what is rounded; everything else
is sums, products and quotients of two numbers, which all processors compute alike. Exp and Erf,
which they do not, are replaced by fractions of our own fitting.
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
# The normal distribution's share between 0 and x is y / (A + y² (B - y²)), where y is SMALL times
# x and EDGE at most; x times it errs by 0.0012 at most.
SMALL, EDGE, A, B = 0.19372077, 0.7089, 0.47883693, 2.37070006
LOWEST, BELOW = 0.172, 32  # no GELU is below -LOWEST; steps of eight bits that are kept for it
# e to the x, for x below 0, is the eighth power of 1 + FALL x / (NEAR - x), and 0 where that is
# below 0; it errs by 0.0005 at most.
FALL, NEAR = 1.856, 14.80111


class _Graph:
    """Nodes and constants while they are put together; every method returns an output's name."""

    def __init__(self, small, inputs):
        self.small, self.inputs, self.nodes, self.constants = small, inputs, [], {}
        self.zeros, self.tables = {}, {}

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
        squares = self.node("ReduceMean", self.node("Mul", wide, wide), axes=[-1], keepdims=1)
        spread = self.node("Sub", squares, self.node("Mul", mean, mean))
        spread = self.node("Sqrt", self.node("Add", spread, self.constant(1e-12)))
        spread = self.node("Div", self.constant(1.0), spread)
        x = self.node("Mul", self.node("Sub", x, self.real(mean)), self.real(spread))
        return self.node("Add", self.node("Mul", x, self.constant(scale)), self.constant(shift))

    def coarse(self, x, bits):
        """x with so many binary digits behind the point: products of such numbers are whole numbers
        of one step, whose sum is the same in any order."""
        edge = self.constant(np.float32(1.5 * 2 ** (23 - bits)))
        return self.node("Sub", self.node("Add", x, edge), edge)

    def gelu(self, x):
        """SMALL times the GELU (Hendrycks & Gimpel 2016) of x / SMALL."""
        def real(value):
            return self.constant(np.float32(value))

        y = self.node("Clip", x, real(-EDGE), real(EDGE))
        square = self.node("Mul", y, y)
        below = self.node("Mul", square, self.node("Sub", real(B), square))
        share = self.node("Div", y, self.node("Add", below, real(A)))
        return self.node("Mul", x, self.node("Add", share, real(0.5)))

    def product(self, x, matrix, bias, layer):
        """x (1, pieces, n) times a matrix (n, m), plus a bias (m); layer: whose inputs x is."""
        if not self.small:
            return self.node("Add", self.node("MatMul", x, self.constant(matrix)),
                             self.constant(bias))
        whole, scale = compensated(matrix, self.inputs[layer])
        zero, x, size, middle = self.rounded(x, above=layer.endswith("down"))
        sums = self.node(
            "MatMulIntegerToFloat", x, self.constant(whole), self.constant(np.float32(1)),
            self.constant(scale.ravel()), self.constant(np.uint8(zero)), domain=EXTRA,
        )
        if middle is None:
            level = self.constant(bias)
        else:
            one = numpy_helper.from_array(np.array([1], dtype=np.float32))
            one = self.node("ConstantOfShape", self.node("Shape", middle), value=one)
            level = np.stack([(whole * scale).sum(0, dtype=np.float32), bias])  # of middle, of 1
            level = self.node("MatMul", self.node("Concat", middle, one, axis=-1),
                              self.constant(level))
        return self.node("Add", self.node("Mul", sums, size), level)

    def rounded(self, x, above):
        """x in steps, of a size for each word piece: (the step that is 0, steps, size, middle).

        above: whether x is what GELU gives, hardly ever below 0. Its steps count from 0, and there
        is no middle; all other's count from the middle of a piece's numbers.
        """
        top = self.node("ReduceMax", x, axes=[-1], keepdims=1)
        if above:
            zero, least, middle = BELOW, SMALL * LOWEST / BELOW, None
            size = self.node("Mul", top, self.constant(np.float32(1 / (255 - zero))))
        else:
            zero, least = 128, 1e-9
            low = self.node("ReduceMin", x, axes=[-1], keepdims=1)
            middle = self.node("Mul", self.node("Add", top, low), self.constant(np.float32(0.5)))
            step = self.constant(np.float32(0.5 / 127))
            size = self.node("Mul", self.node("Sub", top, low), step)
            x = self.node("Sub", x, middle)
        size = self.node("Max", size, self.constant(np.float32(least)))
        flat = self.node("Reshape", size, self.constant([-1]))
        return zero, self.node("QuantizeLinear", x, flat, self.zeros[zero], axis=1), size, middle


def write(model, path, settings, inputs=None):
    """Write the graph of `model`, with settings (a dict) in its metadata.

    inputs: second_moments of what it reads, to write it in 8 bits; None for full precision.
    """
    w = {name: value.detach().float().numpy() for name, value in model.state_dict().items()}
    g = _Graph(inputs is not None, inputs or {})
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
    for zero in (128, BELOW):
        value = numpy_helper.from_array(np.array([zero], dtype=np.uint8))
        g.zeros[zero] = g.node("ConstantOfShape", length, value=value)
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
        layer = f"layers.{i}"
        mixed = _attention(g, x, old, f"{layer}.qkv")
        mixed = g.product(mixed, old["out.weight"].T, old["out.bias"], f"{layer}.out")
        x = _add_norm(g, x, mixed, old, "norm_attention")
        up, down = old["up.weight"].T * SMALL, old["down.weight"].T / SMALL
        new = g.gelu(g.product(x, up, old["up.bias"] * SMALL, f"{layer}.up"))
        new = g.product(new, down, old["down.bias"], f"{layer}.down")
        x = _add_norm(g, x, new, old, "norm_out")
    return x


def _attention(g, x, w, layer):
    """What each piece takes from the others (1, pieces, 384), head by head."""
    size = HIDDEN // ATTENTION_HEADS
    scale = np.repeat(np.float32([size**-0.5 / NEAR, 1, 1]), HIDDEN)  # of queries, keys, values
    matrix, bias = w["qkv.weight"].T * scale, w["qkv.bias"] * scale
    x = g.node("Reshape", g.product(x, matrix, bias, layer), g.constant([0, 0, -1, size]))
    x = g.node("Transpose", x, perm=[0, 2, 1, 3])
    thirds = g.constant([ATTENTION_HEADS] * 3)
    queries, keys, values = g.node("Split", x, thirds, outputs=3, axis=1)
    queries, keys = g.coarse(queries, 13), g.coarse(keys, 6)
    scores = g.node("FusedMatMul", queries, keys, transB=1, domain=EXTRA)
    below = g.node("Sub", scores, g.node("ReduceMax", scores, axes=[-1], keepdims=1))
    shares = g.node("HardSigmoid", g.node("Softsign", below), alpha=FALL, beta=1.0)
    for _ in range(3):
        shares = g.node("Mul", shares, shares)
    shares = g.wide(shares)
    total = g.node("ReduceSum", shares, g.constant([-1]), keepdims=1)
    mixed = g.real(g.node("MatMul", shares, g.wide(values)))
    mixed = g.node("Div", mixed, g.real(total))
    mixed = g.node("Transpose", mixed, perm=[0, 2, 1, 3])
    return g.node("Reshape", mixed, g.constant([0, 0, HIDDEN]))


def _add_norm(g, x, new, w, norm):
    x = g.node("Add", new, x)
    return g.normed(x, *(w[f"{norm}.{kind}"] for kind in ("weight", "bias")))


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
            if layer == 1:
                x = g.gelu(g.node("Mul", x, g.constant(np.float32(SMALL))))
                x = g.node("Mul", x, g.constant(np.float32(1 / SMALL)))
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
