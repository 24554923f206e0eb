"""Public annotations in their published formats, as the benchmark and the training read them.

In:   the files of PolNeAR, NewsMTSC, DSE, the NYT editorials and GUM
Out:  plain tuples, one per article or sentence, offsets into the text beside them

A file in another format raises ValueError that names the file, the line and what was expected.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

ROLES = ("source", "cue", "content")
TAGS = ("O",) + tuple(f"{step}-{role}" for role in ROLES for step in "BI")
ACTOR_TYPES = ("person", "organization", "place")
POLARITY = {2.0: -1, 4.0: 0, 6.0: 1}


class Passages(NamedTuple):
    """An article whose paragraphs are token lists; text is put together from the tokens."""

    name: str
    text: str
    tokens: list  # (start, end) in text
    tags: list  # numbers in TAGS
    passages: list  # the passage of each token


class Attributions(NamedTuple):
    """An article with the attributions of one annotator."""

    name: str
    text: str
    spans: dict  # id: (role, [(start, end)])
    links: list  # (content id, [source ids], [cue ids])


class Targets(NamedTuple):
    """A sentence with the stance of its writing towards spans in it."""

    name: str
    document: str
    text: str
    targets: list  # (start, end, -1 oppose | 0 neutral | +1 support)


class Pair(NamedTuple):
    """A sentence with the stance between two spans in it."""

    text: str
    first: tuple
    second: tuple
    label: int  # 0 none; 1 first supports second, 2 second first; 3, 4 opposes likewise


class Rated(NamedTuple):
    """A sentence with its mean rating, from -1 to +1."""

    name: str
    document: str
    text: str
    rating: float


class Mention(NamedTuple):
    """A mention in GUM: its chain, its type, its characters, those of its head word, and whether
    that head is a proper noun."""

    chain: str
    type: str
    start: int
    end: int
    head_start: int
    head_end: int
    named: bool


class Chains(NamedTuple):
    """An article with its mentions; blocks are (kind, start, end) of its paragraphs."""

    name: str
    text: str
    blocks: list
    mentions: list


_REAL = {
    "``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]",
    "-LCB-": "{", "-RCB-": "}",
}
_TIGHT = re.compile(r"(?:[.,;:?!)\]}”%…]|n['’]t|['’](?:s|re|ve|ll|d|m|S)?)$")


def detokenise(tokens):
    """The text of Penn Treebank tokens, and the characters (start, end) of each."""
    text, places = "", []
    for token in tokens:
        token = _REAL.get(token, token).replace("\n", " ")
        if text and not _TIGHT.match(token) and text[-1] not in "([{“$‘":
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places


def read_passages(path):
    """The Passages of each article in CofeNet's JSON lines (id, tokens, labels per passage)."""
    articles, last = [], None
    for number, row in _json_lines(path, ("id", "tokens", "labels")):
        if len(row["tokens"]) != len(row["labels"]):
            raise ValueError(
                f"{path}, line {number}: {len(row['tokens'])} tokens, but {len(row['labels'])} "
                "labels; expected one label a token."
            )
        wrong = [label for label in row["labels"] if label not in TAGS]
        if wrong:
            raise ValueError(
                f"{path}, line {number}: label {wrong[0]!r}; expected {', '.join(TAGS)}."
            )
        if row["id"] != last:
            articles.append((row["id"], []))
            last = row["id"]
        articles[-1][1].append((row["tokens"], [TAGS.index(label) for label in row["labels"]]))
    return [_joined(name, parts) for name, parts in articles]


def _joined(name, parts):
    lines, tokens, tags, numbers, at = [], [], [], [], 0
    for number, (words, labels) in enumerate(parts):
        line, places = detokenise(words)
        lines.append(line)
        tokens += [(at + a, at + b) for a, b in places]
        tags += labels
        numbers += [number] * len(places)
        at += len(line) + 1
    return Passages(name, "\n".join(lines), tokens, tags, numbers)


def read_standoff(folder):
    """The Attributions of each .ann file in a folder with text/ and attributions/.

    An article that several people annotated comes once for each.
    """
    folder = Path(folder)
    paths = sorted((folder / "attributions").glob("*.ann"))
    if not paths:
        raise ValueError(
            f"{folder}: expected attributions/*.ann with text/*.txt beside; found none."
        )
    texts, out = {}, []
    for path in paths:
        name = path.stem.rsplit("_", 1)[0]
        if name not in texts:
            texts[name] = (folder / "text" / f"{name}.txt").read_text("utf-8")
        out.append(Attributions(path.stem, texts[name], *_brat(path)))
    return out


def _brat(path):
    spans, links = {}, []
    for line in path.read_text("utf-8").split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            role, places = fields[1].split(" ", 1)
            if role.lower() in ROLES:
                spans[fields[0]] = (
                    role.lower(), [tuple(map(int, place.split())) for place in places.split(";")],
                )
        elif line.startswith("E"):
            named = [part.split(":") for part in fields[1].split()]
            ids = {
                role: [i for name, i in named if name.rstrip("0123456789").lower() == role]
                for role in ROLES
            }
            links += [(content, ids["source"], ids["cue"]) for content in ids["content"]]
    return spans, links


def read_newsmtsc(path):
    """The Targets of each sentence in NewsMTSC's JSON lines."""
    out = []
    for number, row in _json_lines(path, ("primary_gid", "sentence_normalized", "targets")):
        text, targets = row["sentence_normalized"], []
        for target in row["targets"]:
            start, end = target["from"], target["to"]
            if float(target["polarity"]) not in POLARITY:
                raise ValueError(
                    f"{path}, line {number}: polarity {target['polarity']!r}; expected 2 "
                    "(negative), 4 (neutral) or 6 (positive)."
                )
            targets.append((start, end, POLARITY[float(target["polarity"])]))
        document = "_".join(row["primary_gid"].split("_")[:3])
        out.append(Targets(row["primary_gid"], document, text, targets))
    return out


def read_dse(path):
    """The Pair of each line of DSE: sentence with [first] and [second], first, second, label."""
    out = []
    for number, fields in _lines(path):
        parts = re.split(r"[\[\]]", fields[0])
        if len(fields) != 4 or len(parts) != 5 or fields[3] not in tuple("01234"):
            raise ValueError(
                f"{path}, line {number}: found {len(fields)} columns, {(len(parts) - 1) // 2} "
                "bracketed names; expected the sentence with [first] and [second], first, "
                "second, and a label 0-4, with tabs between."
            )
        lengths = [len(part) for part in parts]
        first, second = sum(lengths[:1]), sum(lengths[:3])
        out.append(
            Pair("".join(parts), (first, first + lengths[1]), (second, second + lengths[3]),
                 int(fields[3]))
        )
    return out


def read_nyt(path):
    """Each Rated sentence of the NYT editorials: id, mean rating -4 to +4, text."""
    out = []
    for number, fields in _lines(path):
        try:
            name, rating, text = fields
            out.append(Rated(name, name.split("_")[0], text, float(rating) / 4))
        except ValueError:
            raise ValueError(
                f"{path}, line {number}: found {len(fields)} columns, {fields[:2]}; expected "
                "editorial_sentence, mean rating and text, with tabs between."
            ) from None
    return out


def read_gum(path):
    """The Chains of each CoNLL-U file of GUM: `path` is one file, or a folder of them."""
    path = Path(path)
    paths = sorted(path.glob("*.conllu")) if path.is_dir() else [path]
    if not paths:
        raise ValueError(f"{path}: expected CoNLL-U files (.conllu); found none.")
    return [_chains(each) for each in paths]


def _chains(path):
    text, blocks, mentions, open_ = "", [], [], {}
    words, parents, sentence, space = [], [], 0, ""
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newpar_block"):
            kind = line.split("=", 1)[1].split()[0]
            if text:
                text, space = text + "\n\n", ""
            blocks.append([kind, len(text), len(text)])
        elif line.startswith("# sent_id"):
            sentence = len(words)
        elif re.match(r"\d+\t", line):
            fields = line.split("\t")
            text += space
            words.append((len(text), len(text) + len(fields[1]), fields[3]))
            parents.append(sentence + int(fields[6]) - 1 if fields[6] != "0" else -1)
            text += fields[1]
            if not blocks:
                blocks.append(["p", 0, 0])
            blocks[-1][2] = len(text)
            misc = dict(part.split("=", 1) for part in fields[9].split("|") if "=" in part)
            space = "" if misc.get("SpaceAfter") == "No" else " "
            for mark in re.findall(r"\([^()]+\)?|[^()]+\)", misc.get("Entity", "")):
                name = mark.strip("()").split("-")
                if mark.startswith("("):
                    open_.setdefault(name[0], []).append((len(words) - 1, name[1]))
                if mark.endswith(")"):
                    first, kind = open_[name[0]].pop()
                    mentions.append((name[0], kind, first, len(words)))
    out = []
    for chain, kind, first, last in mentions:
        inside = range(first, last)
        head = next((i for i in inside if parents[i] not in inside), last - 1)
        out.append(
            Mention(chain, kind, words[first][0], words[last - 1][1], words[head][0],
                    words[head][1], words[head][2] == "PROPN")
        )
    return Chains(path.stem, text, [tuple(b) for b in blocks if b[2] > b[1]], out)


def _lines(path):
    text = Path(path).read_text("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r").split("\t")


def _json_lines(path, keys):
    text = Path(path).read_text("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [key for key in keys if key not in row]
        except (ValueError, TypeError):
            row, missing = None, keys
        if missing:
            raise ValueError(
                f"{path}, line {number}: found {line[:60]!r}; expected a JSON object with "
                f"{', '.join(keys)}."
            )
        yield number, row
