"""W3C Web Annotation (JSON-LD), as annotation servers and readers exchange it.

An AnnotationPage with one Annotation per row. Its bodies say the row's table (purpose
classifying) and the row's columns as tags "column=value"; its target is the article, with a
text position and a text quote selector where the row has a span. The article's own annotation
carries the text (purpose describing). Positions count Unicode code points, as the standard
asks (Web Annotation Data Model, section 4.2.5).
"""

import json
from urllib.parse import quote

from helpers.coding_rows import to_records, typed
from helpers.files import write_whole

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMES = "urn:actors-and-positions:"
AROUND = 32  # characters quoted before and after a span


def read(path):
    """[(source, coder, records)] of an AnnotationPage or AnnotationCollection."""
    try:
        page = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: no JSON in UTF-8 ({error}).") from None
    items = page.get("items", page.get("first", {}).get("items"))
    if type(items) is not list:
        raise ValueError(f"{path}: found no list 'items'; expected an AnnotationPage.")
    parts = [(f"annotation {i}", *_bodies(path, i, item)) for i, item in enumerate(items, 1)]
    texts = [text for _, kind, _, text in parts if kind == "articles"]
    if len(texts) != 1 or texts[0] is None:
        raise ValueError(
            f"{path}: found {len(texts)} annotations of the class 'articles' with a text; "
            "expected one, whose body of purpose 'describing' is the annotated text."
        )
    records = []
    for (where, kind, row, _), item in zip(parts, items):
        if kind == "articles":
            row["text"] = texts[0]
        else:
            row.update(_span(path, where, item, texts[0]))
        records.append((where, kind, row))
    coder = page.get("creator", {})
    coder = coder.get("name") if isinstance(coder, dict) else None
    return [(str(path), coder or path.stem, records)]


def write(path, coder, tables):
    """Write an AnnotationPage; returns [path]."""
    records = to_records(tables)
    article = records[0][2]
    source = NAMES + quote(article["article_id"], safe="")
    items = []
    for where, kind, row in records:
        tags = {k: v for k, v in row.items() if k not in ("start", "end", "text")}
        body = [{"type": "TextualBody", "purpose": "classifying", "value": kind}]
        body += [{"type": "TextualBody", "purpose": "tagging", "value": f"{k}={v}"}
                 for k, v in tags.items()]
        target = {"source": source}
        if kind == "articles":
            body.append({"type": "TextualBody", "purpose": "describing", "format": "text/plain",
                         "value": row["text"]})
        elif "start" in row:
            start, end, text = row["start"], row["end"], article["text"]
            target["selector"] = [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {"type": "TextQuoteSelector", "exact": row["text"],
                 "prefix": text[max(0, start - AROUND) : start],
                 "suffix": text[end : end + AROUND]},
            ]
        items.append({
            "id": f"{source}:{quote(coder, safe='')}:{quote(where, safe='')}",
            "type": "Annotation", "body": body, "target": target,
        })
    page = {"@context": CONTEXT, "id": f"{source}:{quote(coder, safe='')}",
            "type": "AnnotationPage", "creator": {"type": "Person", "name": coder}, "items": items}
    write_whole(path, json.dumps(page, ensure_ascii=False, indent=1) + "\n")
    return [path]


def _bodies(path, number, item):
    """(table, row, text) from an annotation's bodies."""
    kind, tags, text = None, {}, None
    bodies = item.get("body", []) if isinstance(item, dict) else None
    for body in bodies if isinstance(bodies, list) else [bodies]:
        purpose = body.get("purpose") if isinstance(body, dict) else None
        value = body.get("value") if isinstance(body, dict) else body
        if purpose == "classifying":
            kind = value
        elif purpose == "describing":
            text = value
        elif purpose == "tagging" and "=" in str(value):
            key, _, value = value.partition("=")
            tags[key] = value
        else:
            raise ValueError(
                f"{path}, annotation {number}: found the body {value!r} of purpose {purpose!r}; "
                "expected a table's name (classifying) or a tag like 'form=direct' (tagging)."
            )
    return kind, typed(tags), text


def _span(path, where, item, text):
    """start, end and quoted text of an annotation's target; {} if it has no selector."""
    target = item.get("target")
    if isinstance(target, dict) and "selector" in target:
        found = target["selector"]
        found = {s.get("type"): s for s in (found if isinstance(found, list) else [found])}
        position, exact = found.get("TextPositionSelector"), found.get("TextQuoteSelector")
        if position:
            start, end = position.get("start"), position.get("end")
            whole = isinstance(start, int) and isinstance(end, int)
            return {"start": start, "end": end,
                    "text": exact.get("exact") if exact else text[start:end] if whole else ""}
        if exact:
            before, words = exact.get("prefix", ""), exact.get("exact", "")
            around = before + words + exact.get("suffix", "")
            if text.count(around) != 1:
                raise ValueError(
                    f"{path}, {where}: the quotation {words!r} with its surroundings stands "
                    f"{text.count(around)} times in the article; expected once. Add a "
                    "TextPositionSelector, or a longer prefix and suffix."
                )
            start = text.index(around) + len(before)
            return {"start": start, "end": start + len(words), "text": words}
        raise ValueError(
            f"{path}, {where}: found selectors {sorted(map(str, found))}; expected a "
            "TextPositionSelector or a TextQuoteSelector."
        )
    return {}
