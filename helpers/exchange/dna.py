"""Projects of the Discourse Network Analyzer (Leifeld): SQLite files of version 2 or 3.

A DNA statement, coded with a person, an organisation, a concept and agreement, becomes a
statement whose speaker is the person, or the organisation where no person is coded, and a
position of the person and one of the organisation. So the network of persons and that of
organisations are both there, told apart by the actors' kind.
DNA counts UTF-16 units, as Java does.
"""

import sqlite3
import warnings
from datetime import UTC, datetime

from helpers.exchange.utf16 import Utf16
from helpers.names import slug

KINDS = {"person": "person", "organization": "institution"}


def read(path):
    """[(source, coder, records)]: one for each coder and document with statements of theirs.

    Statements of other types than person or organisation × concept × agreement (notes, for
    example) are left out, with a warning that counts them.
    """
    try:
        with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as database:
            documents, statements, left_out = _load(database)
    except sqlite3.Error as error:
        raise ValueError(
            f"{path}: no DNA project of version 2 or 3 ({error}). DNA 1 files (.dna as XML) can "
            "be opened and saved anew in DNA 2."
        ) from None
    finally:
        if "database" in locals():
            database.close()
    if left_out:
        warnings.warn(
            f"{path}: {left_out} statements have no person or organization, concept and "
            "agreement (notes, for example), and were left out.", stacklevel=2)
    names = _unique({number: title for number, (title, *_) in documents.items()})
    found, ids = {}, {}
    for number, document, coder, start, end, values in statements:
        if (coder, document) not in found:
            title, text, date = documents[document]
            article = {"article_id": names[document], "title": title, "text": text, "date": date}
            found[coder, document] = [(f"document {document}", "articles", article)], set()
        records, actors = found[coder, document]
        where, text = f"statement {number}", records[0][2]["text"]
        try:
            units = Utf16(text)
            start, end = units.to_characters(start), units.to_characters(end)
        except ValueError as error:
            raise ValueError(f"{path}, {where}: {error}") from None
        span = {"start": start, "end": end, "text": text[start:end]}
        speakers = []
        for variable, kind in KINDS.items():
            name = values.get(variable)
            if name:
                speakers.append(_actor_id(name, kind, ids))
                if speakers[-1] not in actors:
                    actors.add(speakers[-1])
                    records.append((where, "actors", {
                        "actor_id": speakers[-1], "name": name, "kind": kind}))
        records.append((where, "statements", {
            "statement_id": number, "speaker": speakers[0], "form": "direct"}))
        records.append((where, "statement_spans", {
            "statement_id": number, "role": "content", **span}))
        for speaker in speakers:
            records.append((where, "positions", {
                "actor_id": speaker, "concept": values["concept"],
                "agreement": values["agreement"], "statement_id": number, **span}))
    return [(str(path), coder, records) for (coder, _), (records, _) in sorted(
        found.items(), key=lambda item: (item[0][0], item[0][1]))]


def _load(database):
    """(documents, statements, number left out) of a project."""
    documents = {}
    for number, title, text, date in database.execute(
            "SELECT ID, Title, Text, Date FROM DOCUMENTS"):
        # Version 3 counts seconds, version 2 milliseconds.
        seconds = date / 1000 if abs(date) > 10**11 else date
        documents[number] = title, text, datetime.fromtimestamp(seconds, UTC).date().isoformat()
    coders = dict(database.execute("SELECT ID, Name FROM CODERS"))
    tables = {name for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'")}
    values = {}
    short = (
        "SELECT d.StatementId, v.Variable, e.Value FROM DATASHORTTEXT d JOIN VARIABLES v "
        "ON v.ID = d.VariableId JOIN ENTITIES e ON e.ID = d.Entity"
        if "ENTITIES" in tables else
        "SELECT d.StatementId, v.Variable, d.Value FROM DATASHORTTEXT d JOIN VARIABLES v "
        "ON v.ID = d.VariableId"
    )
    for statement, variable, value in database.execute(short):
        values.setdefault(statement, {})[variable] = value
    for kind in ("DATABOOLEAN", "DATAINTEGER"):
        for statement, variable, value in database.execute(
                f"SELECT d.StatementId, v.Variable, d.Value FROM {kind} d "
                "JOIN VARIABLES v ON v.ID = d.VariableId"):
            # Yes and no, or a scale around zero.
            sign = (1 if value else -1) if kind == "DATABOOLEAN" else (value > 0) - (value < 0)
            values.setdefault(statement, {})[variable] = sign
    statements, left_out = [], 0
    for number, document, start, end, coder in database.execute(
            "SELECT ID, DocumentId, Start, Stop, Coder FROM STATEMENTS ORDER BY ID"):
        found = values.get(number, {})
        if found.get("concept") and "agreement" in found and any(found.get(k) for k in KINDS):
            name = coders.get(coder, f"coder {coder}")
            statements.append((number, document, name, start, end, found))
        else:
            left_out += 1
    return documents, statements, left_out


def _actor_id(name, kind, ids):
    """One id per name and kind, whatever names look alike as slugs; ids remembers them."""
    if (name, kind) not in ids:
        plain, taken, number = slug(name), set(ids.values()), 1
        while plain in taken:
            number += 1
            plain = f"{slug(name)}-{number}"
        ids[name, kind] = plain
    return ids[name, kind]


def _unique(titles):
    """An article_id for each document: its title as a slug, with its number if that is taken."""
    names = {}
    for number, title in titles.items():
        plain = slug(title)
        names[number] = f"{plain}-{number}" if plain in names.values() else plain
    return names
