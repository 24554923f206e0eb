"""Fit the reader to the examples."""

import copy
import json
import math
import random
import time
from concurrent.futures import ThreadPoolExecutor

import torch
from torch.nn import functional as F

from helpers.training.batches import HINT, batches, collate, weight
from helpers.training.model import ROLE, Dropout, chain_loss

BUDGET = 768  # word pieces in a batch, of which a step sees WORKERS
WORKERS = 2  # fixed, and not the number of cores, because what a step sees depends on it
WEIGHTS = {"tags": 3.5, "links": 0.5, "target": 2.0, "pair": 1.5, "sentiment": 0.7}
WARM_UP = 0.06  # of the way
HEADS = 1e-3  # learning rate of what is not the encoder


def train(model, data, out, epochs, body=1.5e-4, decay=0.85, seed=1, log=print):
    """Train `model` on `data`; returns the average of its weights over the last steps.

    data: has epoch(seed, way), the Examples of a pass after a share of all passes, and
    development(), those to watch, by task.
    out: folder for the checkpoint of each epoch; a run that was stopped goes on from the last.
    body: learning rate of the encoder's last layer; decay: of the rate, from a layer to that below.
    """
    torch.set_num_threads(1)  # workers read batches side by side instead
    optimizer = torch.optim.AdamW(_groups(model, body, decay), weight_decay=0.01, fused=True)
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    live = [p for p in model.parameters() if p.requires_grad]
    average = copy.deepcopy(model)
    averaged = [p for p in average.parameters() if p.requires_grad]
    done = step = 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        done, step = saved["done"], saved["step"]
    with ThreadPoolExecutor(WORKERS) as pool:
        for epoch in range(done, epochs):
            started, number = time.time(), 1000 * seed + epoch
            examples = data.epoch(number, epoch / epochs)
            work = batches(examples, BUDGET, random.Random(number))
            steps = math.ceil(len(work) / WORKERS)
            scale = {k: WEIGHTS[k] * steps / n for k, n in _counts(examples).items()}
            model.train()

            def gradients(job, scale=scale):
                torch.set_num_threads(1)
                Dropout.draw.rng = random.Random(job[0])
                found = losses(model, collate(job[1]))
                loss = sum(scale[k] * v for k, v in found.items())
                return torch.autograd.grad(loss, parameters, allow_unused=True)

            for i in range(0, len(work), WORKERS):
                way = (epoch + i / len(work)) / epochs
                rate = min(way / WARM_UP, max(0.02, 1 - way))
                for group in optimizer.param_groups:
                    group["lr"] = group["top"] * min(1.0, rate)
                jobs = enumerate(work[i : i + WORKERS], number * 10**6 + i)
                for p, *parts in zip(parameters, *pool.map(gradients, jobs)):
                    parts = [g for g in parts if g is not None]
                    p.grad = sum(parts[1:], parts[0]) if parts else None
                torch.nn.utils.clip_grad_norm_(parameters, 1.0)
                optimizer.step()
                step += 1
                with torch.no_grad():
                    torch._foreach_lerp_(averaged, live, 1 - min(0.998, step / (step + 10)))
                if step % 100 == 0:
                    log(f"  step {step}, {way:.0%}, {time.time() - started:.0f} s")
            found = development_losses(average, data)
            seconds = round(time.time() - started)
            log(json.dumps({"epoch": epoch + 1, "seconds": seconds, "losses": found}))
            partial = checkpoint.with_suffix(".partial")
            torch.save({"model": model.state_dict(), "average": average.state_dict(),
                        "optimizer": optimizer.state_dict(), "done": epoch + 1, "step": step},
                       partial)
            partial.replace(checkpoint)
    return average.eval()


def losses(model, b):
    """Summed loss of each task in a batch."""
    tags, roles, target, pair, sentiment = read(model, b)
    out = {}
    if len(b["tagged"]):
        n = b["tagged"]
        steps, first = model.transitions()
        scores = at_words(tags, b["first"])[n]
        found = chain_loss(scores, b["tags"][n], b["likely"][n], b["mask"][n], steps, first)
        out["tags"] = (b["counts"] * found).sum()
    if b["links"]:
        out["links"] = _link_loss(at_words(roles, b["first"]), b["spans"], b["links"])
    for name, scores in (("target", target), ("pair", pair)):
        if b[f"{name}_answers"].any():
            out[name] = -(torch.log_softmax(scores, 1) * b[f"{name}_answers"]).sum()
    if len(b["hinted"]):
        error = (sentiment[b["hinted"], 0] - b["hints"]) ** 2
        out["sentiment"] = HINT * (10 * error).sum()
    if len(b["rated"]):
        mean, spread = sentiment[b["rated"]].unbind(1)
        spread = spread.clamp(-4, 1)
        error = (mean - b["ratings"]) ** 2
        # the spread learns from the errors, but does not excuse them
        unsure = 0.5 * error.detach() * torch.exp(-2 * spread) + spread
        out["sentiment"] = (10 * error + 0.1 * unsure).sum() + out.get("sentiment", 0)
    return out


def read(model, b):
    """Every head of the model over a batch, as model.Reader gives them."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.encoder(b["ids"], b["case"], b["bias"])
    return model.heads(hidden.float(), b["sentences"], b["targets"], b["pairs"])


def at_words(x, first):
    return x.gather(1, first[..., None].expand(-1, -1, x.shape[2]))


def _link_loss(roles, spans, links):
    """How unlikely the right sources and cues of contents are, among those in their window.

    The last choice stands for nobody; decoding.link is the same at run time.
    """
    sums = F.pad(torch.cumsum(roles, 1), (0, 0, 1, 0))
    window, role, a, b = spans.unbind(1)
    means = (sums[window, b] - sums[window, a]) / (b - a).unsqueeze(1)
    contents = torch.tensor([link[0] for link in links])
    query = means[contents, 2 * ROLE : 3 * ROLE]
    total = 0
    for kind in (0, 1):
        scores = query @ means[:, kind * ROLE : (kind + 1) * ROLE].T / math.sqrt(ROLE)
        wrong = (window[contents][:, None] != window[None]) | (role != kind)[None]
        nobody = means[contents, 3 * ROLE + kind]
        scores = torch.cat([scores.masked_fill(wrong, -1e4), nobody[:, None]], 1)
        gold = torch.full_like(scores, -1e4)
        for i, link in enumerate(links):
            gold[i, link[1 + kind] or [-1]] = 0
        total = total + (torch.logsumexp(scores, 1) - torch.logsumexp(scores + gold, 1)).sum()
    return total


def outputs(model, examples, read_batch=read):
    """Every head's output for each Example, in order: tags and roles at its words, then rows."""
    model.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].window.ids))
    jobs = [order[i : i + 16] for i in range(0, len(order), 16)]

    def one(numbers):
        torch.set_num_threads(1)
        some = [examples[i] for i in numbers]
        with torch.no_grad():
            tags, roles, *rows = (x.numpy() for x in read_batch(model, collate(some)))
        at, out = [0, 0, 0], []
        for n, e in enumerate(some):
            words = e.window.words
            sizes = (len(e.targets), len(e.pairs), len(e.window.sentences))
            ends = [a + size for a, size in zip(at, sizes)]
            mine = [x[a:b] for x, a, b in zip(rows, at, ends)]
            out.append((tags[n, words], roles[n, words], *mine))
            at = ends
        return out

    with ThreadPoolExecutor(WORKERS) as pool:
        found = [x for some in pool.map(one, jobs) for x in some]
    return [x for _, x in sorted(zip(order, found), key=lambda pair: pair[0])]


def development_losses(model, data):
    """Mean loss of each task on the development data."""
    model.eval()
    examples = [e for some in data.development().values() for e in some]
    sums = dict.fromkeys(WEIGHTS, 0.0)

    def one(batch):
        torch.set_num_threads(1)
        with torch.no_grad():
            return {k: v.item() for k, v in losses(model, collate(batch)).items()}

    with ThreadPoolExecutor(WORKERS) as pool:
        for found in pool.map(one, batches(examples, 2048, random.Random(0))):
            for k, v in found.items():
                sums[k] += v
    return {k: round(sums[k] / n, 4) for k, n in _counts(examples).items()}


def _counts(examples):
    """How many words, links, targets, pairs and ratings the examples have, where they have any."""
    found = {
        "tags": sum(e.tagged * len(e.tags) for e in examples if e.tagged),
        "links": 2 * sum(len(e.links) for e in examples),
        "target": sum(weight(t[3]) for e in examples for t in e.targets),
        "pair": sum(weight(p[2]) for e in examples for p in e.pairs),
        "sentiment": sum(len(e.ratings) + HINT * len(e.hints) for e in examples),
    }
    return {k: n for k, n in found.items() if n}


def _groups(model, body, decay):
    """Parameter groups: deeper layers learn faster, heads fastest."""
    e = model.encoder
    layers = len(e.layers)
    first = [p for name, p in e.named_parameters()
             if p.requires_grad and not name.startswith(("layers", "case"))]
    out = [
        {"params": first, "lr": body * decay**layers},
        {"params": [e.case.weight], "lr": body},
    ]
    out += [
        {"params": list(layer.parameters()), "lr": body * decay ** (layers - 1 - i)}
        for i, layer in enumerate(e.layers)
    ]
    known = {id(p) for p in e.parameters()}
    rest = [p for p in model.parameters() if id(p) not in known]
    out.append({"params": [p for p in rest if p.ndim == 2], "lr": HEADS})
    out.append({"params": [p for p in rest if p.ndim < 2], "lr": HEADS, "weight_decay": 0.0})
    for group in out:
        group["top"] = group["lr"]
    return out
