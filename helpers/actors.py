"""Actors and their mentions: which people, states, organisations and groups are in an article?

In:   articles, sentences, tokens; a register (seeds/actors.csv) that overrules the rules
Out:  actors, mentions

What may refer to an actor is found in candidates.py: the names of a sentence in mentions.py, with
what lexicon.py knows beforehand; those without a name in descriptions.py and groups.py. naming.py
tells which actor a name means, coreference.py which one a description or pronoun does, and
appositions.py which description is one mention with a name. Places are no actors: a capital is one
where it acts as a government.
"""

import csv
import itertools
from pathlib import Path

import pandas as pd

from helpers.appositions import as_one_mention
from helpers.coreference import cast
from helpers.lexicon import Sentence
from helpers.names import slug
from helpers.quoted import with_quotations
from helpers.tables import ACTOR_KINDS, table
from helpers.tokenization import as_prose

REGISTER_COLUMNS = ["name", "kind", "aliases", "country", "note"]


def read_register(path):
    """The researcher's register of actors, which overrules the rules.

    path: a CSV file with the columns name, kind, aliases, country, note; kind is one of
    person, state, institution, outlet, group; aliases are separated by ";" and may be empty.
    Returns the table. Raises ValueError naming row and column of whatever is not right.
    """
    path = Path(path)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: byte {error.start} is not UTF-8. Save the register as CSV, "
                         "UTF-8.") from None
    header = [cell.strip() for cell in rows[0]] if rows else []
    if header != REGISTER_COLUMNS:
        raise ValueError(
            f"{path}: row 1 reads {header}; expected the columns {REGISTER_COLUMNS}, separated "
            "by commas. Was the file saved with semicolons, or a column renamed?"
        )
    for number, row in enumerate(rows[1:], start=2):
        if row and len(row) != len(header):
            raise ValueError(
                f"{path}: row {number} has {len(row)} cells; expected {len(header)}. Quote a "
                'cell that holds a comma: "Korea, North".'
            )
    filled = [(n, [c.strip() for c in r]) for n, r in enumerate(rows[1:], start=2) if any(r)]
    frame = pd.DataFrame([r for _, r in filled], columns=header, dtype="str")
    return _checked_register(frame, [n for n, _ in filled], str(path))


def _checked_register(register, numbers, source):
    """The register itself, if names, kinds and aliases are right and none stands there twice."""
    missing = [c for c in REGISTER_COLUMNS if c not in register.columns]
    if missing:
        raise ValueError(f"{source}: columns {missing} are missing; expected {REGISTER_COLUMNS}.")
    seen = {}
    for number, row in zip(numbers, register.itertuples(index=False)):
        if not row.name.strip():
            raise ValueError(f"{source}: row {number}, column 'name' is empty; expected the "
                             "actor's name.")
        if row.kind not in ACTOR_KINDS:
            raise ValueError(f"{source}: row {number}, column 'kind' reads {row.kind!r}; expected "
                             f"one of {', '.join(ACTOR_KINDS)}.")
        for alias in _aliases(row):
            if seen.setdefault(alias.lower(), number) != number:
                raise ValueError(
                    f"{source}: row {number}, column 'aliases': {alias!r} also stands in row "
                    f"{seen[alias.lower()]}; a name can belong to one actor only."
                )
    return register


def _aliases(row):
    return [row.name.strip(), *(a.strip() for a in row.aliases.split(";") if a.strip())]


def actors(articles, sentences, tokens, register=None):
    """Every actor of each article once, and every mention of it.

    articles, sentences, tokens: tables. register: a table as `read_register` gives, or None.
    Returns (actors, mentions): tables. A mention's span covers the head of its noun phrase;
    its rule says in a few words what decided. Places are left out, and those without a name
    who neither speak nor act nor are judged.
    """
    actor_rows, mention_rows = [], []
    for article_id, text, found, parsed in _casts(articles, sentences, tokens, register):
        found = as_one_mention([row for row in found if row[0].kind != "place"
                                and not row[1].nested], parsed)
        counts = {}
        for actor, *_ in found:
            counts[actor] = counts.get(actor, 0) + 1
        ids, taken = {}, set()
        for actor, count in counts.items():
            name, number = actor.best_name(), 1
            while (actor_id := slug(name) + (f"-{number}" if number > 1 else "")) in taken:
                number += 1
            taken.add(actor_id)
            ids[actor] = actor_id
            actor_rows.append((article_id, actor_id, name, actor.kind, actor.best_title(),
                               actor.state(), count))
        for number, (actor, c, start, end, rule) in enumerate(found):
            mention_rows.append((article_id, number, ids[actor], start, end, text[start:end],
                                 c.form, rule))
    return table("actors", actor_rows), table("mentions", mention_rows)


def entities(articles, sentences, tokens, register=None):
    """All named people, organisations and places, with their descriptions and pronouns.

    What `actors` starts from, before places and names inside titles are dropped; public
    benchmarks annotate these too. Groups without a name and adjectives are left out.
    Returns a table with the columns article_id, entity (a number per article), kind, name,
    start, end, text, form, rule.
    """
    rows = []
    for article_id, text, found, _ in _casts(articles, sentences, tokens, register):
        numbers = {}
        for actor, c, start, end, rule in found:
            if actor.names and (c.form != "demonym" or c.kind == "people"):
                number = numbers.setdefault(actor, len(numbers))
                rows.append((article_id, number, actor.kind, actor.best_name(), start, end,
                             text[start:end], c.form, rule))
    return pd.DataFrame(rows, columns=["article_id", "entity", "kind", "name", "start", "end",
                                       "text", "form", "rule"])


def _casts(articles, sentences, tokens, register):
    """Each article's id, text, cast and sentences by number; the cast in order, as rows (actor,
    candidate, start, end, rule)."""
    known = _register_entries(register)
    texts = dict(zip(articles["article_id"], articles["text"]))
    places = sentences.groupby("article_id")[["sentence_id", "block_id", "start", "end"]]
    places = {key: list(own.itertuples(index=False, name=None)) for key, own in places}
    for article_id, parsed in _parsed(tokens):
        marked = with_quotations(parsed, texts[article_id], places[article_id])
        by_number = {s.number: s for s in marked}
        rows = []
        for actor, c, rule in cast(marked, known):
            s = by_number[c.sentence]
            start, end = s.starts[c.first], s.ends[c.last - 1]
            if c.cut:
                start, end = start + c.cut[0], start + c.cut[1]
            rows.append((actor, c, start, end, rule))
        rows.sort(key=lambda row: (row[2], -row[3]))
        yield article_id, texts[article_id], rows, by_number


def _register_entries(register):
    if register is None or not len(register):
        return ()
    register = _checked_register(register, range(2, len(register) + 2), "register")
    return tuple(
        (row.name.strip(), row.kind, tuple(_aliases(row)[1:]), row.country.strip())
        for row in register.itertuples(index=False)
    )


def _parsed(tokens):
    """(article_id, [Sentence, ...]) for each article of a tokens table, in order."""
    ids, numbers = tokens["article_id"].tolist(), tokens["sentence_id"].tolist()
    texts = tokens["text"].tolist()
    columns = [
        [t.lower().replace("’", "'") for t in texts], tokens["lemma"].tolist(),
        tokens["tag"].tolist(), tokens["dep"].tolist(), tokens["head"].tolist(),
        tokens["entity"].tolist(), tokens["start"].tolist(), tokens["end"].tolist(),
    ]
    bounds = [i for i in range(len(ids) + 1)
              if i in (0, len(ids)) or (ids[i], numbers[i]) != (ids[i - 1], numbers[i - 1])]
    spans = list(itertools.pairwise(bounds))
    for article_id, own in itertools.groupby(spans, lambda span: ids[span[0]]):
        own = list(own)
        words = as_prose([texts[first:last] for first, last in own])
        yield article_id, [
            Sentence(numbers[first], prose, *(column[first:last] for column in columns))
            for prose, (first, last) in zip(words, own)
        ]
