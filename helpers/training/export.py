"""The fitted reader as one ONNX graph with 8-bit weights.

Weights keep seven bits and a sign, one scale an output: processors without VNNI instructions add
two products in 16 bits, and eight bits overflow there. The numbers that flow through are rounded
to eight bits word piece by word piece, so that an answer never depends on what else is read.
"""

import json

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

INPUTS = ("ids", "case", "words", "sentences", "targets", "pairs")
OUTPUTS = ("tags", "roles", "target", "pair", "sentiment")
SIZES = {
    "ids": "pieces", "case": "pieces", "words": "words", "sentences": "sentences",
    "targets": "targets", "pairs": "pairs", "tags": "words", "roles": "words",
    "target": "targets", "pair": "pairs", "sentiment": "sentences",
}
LARGEST = 64  # of a weight, in steps


class Window(nn.Module):
    """One window in, the answers of every head out: probabilities, and mean and deviation."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, case, words, sentences, targets, pairs):
        hidden = self.model.encoder(ids[None], case[None])
        tags, roles, target, pair, sentiment = self.model.heads(
            hidden,
            torch.cat([torch.zeros_like(sentences[:, :1]), sentences], 1),
            torch.cat([torch.zeros_like(targets[:, :1]), targets], 1),
            pairs,
        )
        mean, spread = sentiment[:, :1], torch.exp(sentiment[:, 1:].clamp(-4, 1))
        return (
            tags[0, words], roles[0, words], torch.softmax(target, 1), torch.softmax(pair, 1),
            torch.cat([mean, spread], 1),
        )


def write_full(model, path, settings):
    """Write the full-precision graph, with settings (a dict) in its metadata."""
    example = (
        torch.tensor([101, 2002, 2056, 2748, 102]), torch.zeros(5, dtype=torch.long),
        torch.tensor([1, 2, 3]), torch.tensor([[1, 4]]), torch.tensor([[1, 2, 0], [3, 4, 0]]),
        torch.tensor([[0, 1], [1, 0]]),
    )
    torch.onnx.export(
        Window(model.eval()), example, str(path), input_names=INPUTS, output_names=OUTPUTS,
        dynamic_axes={name: {0: size} for name, size in SIZES.items()}, opset_version=17,
        dynamo=False,
    )
    graph = onnx.load(str(path))
    graph.producer_name, graph.producer_version = "helpers.training", ""
    entry = graph.metadata_props.add()
    entry.key, entry.value = "settings", json.dumps(settings)
    onnx.save(graph, str(path))


def quantise(full, path):
    """Write the graph `full` with 8-bit weights and word vectors to `path`."""
    model = onnx.load(str(full))
    graph = model.graph
    weights = {x.name: x for x in graph.initializer}
    nodes, rounded = [], {}

    def constant(name, value):
        if name not in weights:
            weights[name] = numpy_helper.from_array(np.asarray(value), name)
            graph.initializer.append(weights[name])
        return name

    def node(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def round_rows(x):
        """8-bit rows of x (1, pieces, n), and the size of their steps (pieces, 1)."""
        if x not in rounded:
            flat = node("Squeeze", [x, constant("first_axis", np.array([0]))], f"{x}/rows")
            top = node("ReduceMax", [flat], f"{x}/top", axes=[-1], keepdims=0)
            low = node("ReduceMin", [flat], f"{x}/low", axes=[-1], keepdims=0)
            low = node("Neg", [low], f"{x}/size")
            tiny = constant("tiny", np.float32(1e-9))
            top = node("Max", [top, low, tiny], f"{x}/largest")
            step = node("Div", [top, constant("steps", np.float32(127))], f"{x}/step")
            shape = node("Shape", [step], f"{x}/shape")
            middle = node("ConstantOfShape", [shape], f"{x}/middle",
                          value=numpy_helper.from_array(np.array([128], dtype=np.uint8)))
            whole = node("QuantizeLinear", [flat, step, middle], f"{x}/whole", axis=0)
            column = node("Unsqueeze", [step, constant("last_axis", np.array([-1]))], f"{x}/column")
            rounded[x] = whole, column
        return rounded[x]

    for old in graph.node:
        value = weights.get(old.input[1]) if old.op_type == "MatMul" else None
        if value is not None and "/layers." in old.name:
            matrix = numpy_helper.to_array(value)
            scale = (np.abs(matrix).max(0) / LARGEST).astype(np.float32)
            whole, column = round_rows(old.input[0])
            small = np.round(matrix / scale).astype(np.int8)
            small = constant(f"{old.name}/weight", small)
            middle = constant("middle", np.uint8(128))
            sums = node("MatMulInteger", [whole, small, middle], f"{old.name}/sums")
            sums = node("Cast", [sums], f"{old.name}/real", to=TensorProto.FLOAT)
            sums = node("Mul", [sums, column], f"{old.name}/rows")
            sums = node("Mul", [sums, constant(f"{old.name}/scale", scale)], f"{old.name}/flat")
            node("Unsqueeze", [sums, "first_axis"], old.output[0])
        elif old.op_type == "Gather" and "encoder.word" in old.input[0]:
            table = numpy_helper.to_array(weights[old.input[0]])
            scale = (np.abs(table).max(1, keepdims=True) / 127).astype(np.float32)
            small = constant("word/whole", np.round(table / scale).astype(np.int8))
            picked = node("Gather", [small, old.input[1]], "word/picked")
            picked = node("Cast", [picked], "word/real", to=TensorProto.FLOAT)
            sizes = node("Gather", [constant("word/scale", scale), old.input[1]], "word/sizes")
            node("Mul", [picked, sizes], old.output[0])
        else:
            nodes.append(old)
    packed = []
    for name, axis in _stored(nodes, weights):
        # only stored in 8 bits: the session multiplies them out once, when it loads
        table = numpy_helper.to_array(weights[name])
        scale = (np.abs(table).max(axis, keepdims=True) / 127).astype(np.float32)
        small = constant(f"{name}/whole", np.round(table / scale).astype(np.int8))
        packed.append(helper.make_node("Cast", [small], [f"{name}/real"], to=TensorProto.FLOAT))
        size = constant(f"{name}/scale", scale)
        packed.append(helper.make_node("Mul", [f"{name}/real", size], [f"{name}/full"]))
        for each in nodes:
            each.input[:] = [f"{name}/full" if x == name else x for x in each.input]
    nodes = packed + nodes
    del graph.node[:]
    graph.node.extend(nodes)
    used = {name for each in nodes for name in each.input}
    kept = [x for x in graph.initializer if x.name in used]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def _stored(nodes, weights):
    """(name, axis of an output's weights) of the large tables of the heads and positions."""
    found = {}
    for each in nodes:
        for name in each.input:
            value = weights.get(name)
            if value is None or value.data_type != TensorProto.FLOAT or len(value.dims) != 2:
                continue
            if np.prod(value.dims) > 20_000:
                found[name] = 0 if each.op_type == "MatMul" else 1
    return found.items()
