"""Weights as whole numbers of eight bits.

In the encoder they keep seven bits and a sign, one scale an output: processors without VNNI
instructions add two products in 16 bits, and eight bits overflow there. What a weight loses by its
rounding, the weights whose inputs go along with its own make up for (GPTQ, Frantar et al. 2023).
"""

import random

import numpy as np

LARGEST = 64  # of a weight in the encoder, in steps
DAMPING = 0.01  # of the mean second moment, so that rare inputs count for something


def whole_numbers(table, axis, largest):
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


def compensated(matrix, inputs):
    """A matrix (n, m) as whole numbers, and their scales (1, m), whose product with such inputs
    errs least: row by row, what the rounding loses is made up for by the rows that follow.

    inputs: (n, n) second moments of what the matrix is multiplied with.
    """
    _, scale = whole_numbers(matrix, 0, LARGEST)
    damped = inputs + DAMPING * np.mean(np.diag(inputs)) * np.eye(len(inputs))
    upper = np.linalg.cholesky(np.linalg.inv(damped)).T
    rest, whole = matrix.astype(np.float64), np.empty(matrix.shape, dtype=np.int8)
    for i in range(len(rest)):
        whole[i] = np.clip(np.round(rest[i] / scale[0]), -LARGEST, LARGEST)
        lost = (rest[i] - whole[i] * scale[0]) / upper[i, i]
        rest[i + 1 :] -= np.outer(upper[i, i + 1 :], lost)
    return whole, scale


def second_moments(model, examples):
    """{layer and part: (n, n) second moments of its inputs} over the word pieces of Examples."""
    import torch

    from helpers.training.batches import batches, collate
    from helpers.training.fit import BUDGET

    sums, mask = {}, []

    def keep(name):
        def hook(module, inputs):
            x = inputs[0][mask[0]].double()
            sums[name] = sums.get(name, 0) + (x.T @ x).numpy()
        return hook

    hooks = [
        part.register_forward_pre_hook(keep(name))
        for name, part in model.encoder.named_modules() if isinstance(part, torch.nn.Linear)
    ]
    with torch.no_grad():
        for batch in batches(examples, BUDGET, random.Random(0)):
            b = collate(batch)
            mask[:] = [b["bias"][:, 0, 0] == 0]
            model.encoder(b["ids"], b["case"], b["bias"])
    for hook in hooks:
        hook.remove()
    return sums
