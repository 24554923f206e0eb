"""UIMA CAS XMI, which INCEpTION and other UIMA tools open, with its type system beside it.

Spans are annotations of INCEpTION's custom layers (webanno.custom.*), one feature per column;
the article and its actors are document metadata; sentences are written for the tools' sake and
not read back. In INCEpTION, first import the type system under Settings, Layers, then the XMI.
UIMA counts UTF-16 units; dkpro-cassis converts.
"""

import re

from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem
from cassis.typesystem import TYPE_NAME_ANNOTATION, TypeNotFoundError

from helpers.articles import blocks
from helpers.coding_rows import HELD, to_records, typed
from helpers.files import whole
from helpers.tables import columns
from helpers.tokenization import sentences

LAYERS = {
    "mentions": "Mention", "statement_spans": "StatementSpan", "stances": "Stance",
    "positions": "Position", "parts": "Part", "actors": "Actor", "articles": "Article",
    "statements": "Statement",
}
PREFIX = "webanno.custom."
SENTENCE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LOST = ("text", "start", "end")


def read(path):
    """[(source, coder, records)] of an XMI file, whose type system lies beside it."""
    types = next((p for p in (path.with_suffix(".types.xml"), path.parent / "TypeSystem.xml")
                  if p.is_file()), None)
    if types is None:
        raise ValueError(
            f"{path}: found no type system; expected {path.with_suffix('.types.xml').name} or "
            "TypeSystem.xml beside it. Exports from INCEpTION hold one in their zip file."
        )
    try:
        with open(types, "rb") as stream:
            system = load_typesystem(stream)
        with open(path, "rb") as stream:
            cas = load_cas_from_xmi(stream, typesystem=system)
    except (AttributeError, LookupError, OSError, SyntaxError, TypeError, ValueError,
            TypeNotFoundError) as error:  # what broken files make the two parsers raise
        raise ValueError(f"{path}: no UIMA CAS XMI ({error}).") from None
    text = cas.sofa_string or ""
    records, coder = [], path.stem
    for kind in HELD:
        name = PREFIX + LAYERS[kind]
        found = list(cas.select(name)) if system.contains_type(name) else []
        # UIMA sorts by offset; what was added there comes last.
        found.sort(key=lambda item: int(getattr(item, "row", None) or len(found)))
        for number, item in enumerate(found, 1):
            names = [c for c in columns(kind) if c not in LOST and c != "article_id"]
            row = {c: getattr(item, c, None) for c in names}
            row = typed({c: str(v) for c, v in row.items() if v is not None})
            if kind == "articles":
                coder = item.coder or coder
                row |= {"article_id": item.article_id, "text": text}
            elif kind not in ("actors", "statements"):
                row |= {"start": item.begin, "end": item.end, "text": text[item.begin : item.end]}
                if getattr(item, "quote", None) is not None:
                    row["text"] = item.quote
            records.append((f"{LAYERS[kind]} {number}", kind, row))
    if not any(kind == "articles" for _, kind, _ in records):
        records.insert(0, ("the text", "articles", {"article_id": path.stem, "text": text}))
    return [(str(path), coder, records)]


def write(path, coder, tables):
    """Write an XMI file and its type system; returns both paths."""
    records = to_records(tables)
    article = records[0][2]
    bad = NOT_IN_XML.search(article["text"])
    if bad:
        raise ValueError(
            f"{path}: character {bad.start()} of the text is {bad.group()!r}, which XML cannot "
            "hold. Take it out of the article first, or choose another format."
        )
    system = TypeSystem()
    kinds = {}
    for kind, layer in LAYERS.items():
        spanned = kind in ("parts", "mentions", "statement_spans", "stances", "positions")
        parent = TYPE_NAME_ANNOTATION if spanned else "uima.cas.AnnotationBase"
        kinds[kind] = system.create_type(PREFIX + layer, parent)
        names = [c for c in columns(kind) if c not in LOST and c != "article_id"]
        names += ["row", "quote"] if spanned else ["row"]
        names += ["article_id", "coder"] if kind == "articles" else []
        for name in names:
            system.create_feature(kinds[kind], name, "uima.cas.String")
    sentence = system.create_type(SENTENCE, TYPE_NAME_ANNOTATION)
    cas = Cas(system, sofa_string=article["text"], sofa_mime="text/plain",
              document_language=article.get("language") or "x-unspecified")
    found = sentences(tables["articles"], blocks(tables["articles"]))
    for start, end in zip(found["start"], found["end"]):
        cas.add(sentence(begin=int(start), end=int(end)))
    for number, (_, kind, row) in enumerate(records):
        values = {k: str(v) for k, v in row.items() if k not in LOST} | {"row": str(number)}
        if "start" in row:
            values |= {"begin": row["start"], "end": row["end"], "quote": row["text"]}
        if kind == "articles":
            values["coder"] = coder
        cas.add(kinds[kind](**values))
    types = path.with_suffix(".types.xml")
    for target, save in ((types, system.to_xml), (path, cas.to_xmi)):
        with whole(target) as beside:
            save(beside)
    return [path, types]
