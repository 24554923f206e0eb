"""Label Studio: a list of tasks as JSON, and the labelling configuration beside it.

One task per article. Mentions, sources, cues, contents, stances and positions are regions;
each column of a row is a field of its region; a statement's fields stand at its first region.
Actors, statements without a region, and the parts that are coded stand in the task's data. Label
Studio counts Unicode code points (read off its 1.23 front end); files by older versions, which
counted UTF-16 units, are recognised by their quoted texts.
"""

import json

from helpers.coding_rows import to_records
from helpers.exchange.utf16 import Utf16
from helpers.files import write_whole
from helpers.tables import MENTION_FORMS, STANCE_LABELS, STATEMENT_FORMS

LABELS = {"mention": "mentions", "stance": "stances", "position": "positions",
          "source": "source", "cue": "cue", "content": "content"}
CHOICES = {
    "form": MENTION_FORMS, "statement_form": STATEMENT_FORMS, "label": STANCE_LABELS,
}
FIELDS = ("actor_id", "holder", "target", "speaker", "via", "addressee", "concept", "agreement",
          "statement_id", "rule", "probability", "score", "support", "neutral",
          "oppose", "cue", "mention_id", "stance_id", "position_id", "sentence_id",
          "statement_sentence_id")
NUMBERS = ("agreement", "statement_id", "probability", "score", "support", "neutral", "oppose",
           "mention_id", "stance_id", "position_id", "sentence_id", "statement_sentence_id")
OF_DATA = ("actors", "statements", "parts")  # rows that stand in the task's data
#: Column of the table statements -> its field, where the region has a field of that name.
OF_STATEMENT = {"form": "statement_form", "sentence_id": "statement_sentence_id"}


def or_web_annotation(path):
    """The format of a .json file: Label Studio's is a list, Web Annotation's an object."""
    try:
        page = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: no JSON in UTF-8 ({error}).") from None
    if type(page) is list:
        return "label-studio"
    if type(page) is dict and "@context" in page:
        return "web-annotation"
    raise ValueError(
        f"{path}: found neither a list of Label Studio tasks nor an object with '@context' (Web "
        "Annotation). Was another file meant?"
    )


def read(path):
    """[(source, coder, records)]: one for each annotation of each task."""
    found = []
    tasks = json.loads(path.read_text(encoding="utf-8-sig"))
    for number, task in enumerate(tasks, 1):
        data = task.get("data", {})
        if type(data.get("text")) is not str:
            raise ValueError(f"{path}, task {number}: found no data.text; expected the article.")
        article = {"article_id": f"task-{number}", **data.get("article", {}), "text": data["text"]}
        annotations = task.get("annotations", [])
        for annotation in annotations:
            source = f"{path}, task {number}"
            coder = data.get("coder") or _person(annotation)
            if len(annotations) > 1:
                coder = _person(annotation)
            records = [("data", "articles", article)]
            records += [(f"data.{kind} {i}", kind, row) for kind in OF_DATA
                        for i, row in enumerate(data.get(kind, []), 1)]
            records += _rows(source, annotation.get("result", []), data["text"])
            found.append((source, coder, records))
    return found


def write(path, coder, tables):
    """Write a list of one task, and the labelling configuration beside it; returns both paths."""
    records = to_records(tables)
    article = records[0][2]
    statements = {row["statement_id"]: row for _, kind, row in records if kind == "statements"}
    result, shown = [], set()
    for where, kind, row in records:
        if "start" not in row or kind in OF_DATA:
            continue
        fields = {k: v for k, v in row.items() if k not in ("start", "end", "text", "role")}
        if kind == "statement_spans" and row["statement_id"] not in shown:
            shown.add(row["statement_id"])
            statement = statements[row["statement_id"]]
            fields |= {OF_STATEMENT.get(k, k): v for k, v in statement.items()}
        place = {"start": row["start"], "end": row["end"], "text": row["text"]}
        region = {"id": where.replace(", row ", "-"), "to_name": "text"}
        label = row.get("role") or kind.removesuffix("s")
        result.append({**region, "from_name": "what", "type": "labels",
                       "value": {**place, "labels": [label]}})
        for name, value in fields.items():
            if name in CHOICES:
                result.append({**region, "from_name": name, "type": "choices",
                               "value": {**place, "choices": [value]}})
            else:
                result.append({**region, "from_name": name, "type": "textarea",
                               "value": {**place, "text": [str(value)]}})
    task = {
        "data": {
            "text": article["text"], "coder": coder,
            "article": {k: v for k, v in article.items() if k != "text"},
            "actors": [row for _, kind, row in records if kind == "actors"],
            "statements": [row for number, row in statements.items() if number not in shown],
            "parts": [row for _, kind, row in records if kind == "parts"],
        },
        "annotations": [{"result": result}],
    }
    write_whole(path, json.dumps([task], ensure_ascii=False, indent=1) + "\n")
    beside = path.with_suffix(".config.xml")
    write_whole(beside, _configuration())
    return [path, beside]


def _rows(source, result, text):
    """Records of one annotation's regions."""
    regions = {}
    for number, item in enumerate(result, 1):
        where = f"result {number}"
        value = item.get("value") if type(item) is dict else None
        if type(value) is not dict:
            raise ValueError(f"{source}, {where}: found {item!r:.80}, expected a region's value.")
        region = regions.setdefault(item.get("id"), {"where": where})
        if item.get("type") == "labels":
            region |= {k: value.get(k) for k in ("start", "end", "text")}
            region["label"] = (value.get("labels") or [None])[0]
        elif item.get("type") in ("choices", "textarea"):
            given = value.get("choices") or value.get("text") or []
            given = given if isinstance(given, list) else [given]
            region.setdefault("fields", {})[item.get("from_name")] = given[0] if given else ""
        else:
            raise ValueError(
                f"{source}, {where}: found a result of type {item.get('type')!r}; expected "
                "labels, choices or textarea. Say it in a field, or delete it."
            )
    _count_code_points(regions.values(), text)
    records, told = [], set()
    for region in regions.values():
        label, where = region.get("label"), region["where"]
        if label not in LABELS:
            raise ValueError(f"{source}, {where}: found the label {label!r}, expected one of "
                             f"{list(LABELS)}.")
        fields = _numbers(region.get("fields", {}))
        row = {k: region[k] for k in ("start", "end", "text")}
        if LABELS[label] != label:
            records.append((where, LABELS[label], {**row, **fields}))
            continue
        records.append((where, "statement_spans", {
            **row, "role": label, **{k: v for k, v in fields.items() if k == "statement_id"}}))
        columns = {field: column for column, field in OF_STATEMENT.items()}
        statement = {columns.get(k, k): v for k, v in fields.items()}
        if "form" in statement and statement.get("statement_id") not in told:
            told.add(statement.get("statement_id"))
            records.append((where, "statements", statement))
    return records


def _count_code_points(regions, text):
    """Turn UTF-16 offsets into ours, if all quoted texts fit so and not as they are."""
    spans = [r for r in regions if type(r.get("start")) is int and type(r.get("end")) is int]
    if all(text[r["start"] : r["end"]] == r["text"] for r in spans):
        return
    units, moved = Utf16(text), []
    for region in spans:
        try:
            start, end = (units.to_characters(region[k]) for k in ("start", "end"))
        except ValueError:
            return
        if text[start:end] != region["text"]:
            return
        moved.append((region, start, end))
    for region, start, end in moved:
        region["start"], region["end"] = start, end


def _numbers(fields):
    found = {}
    for key, value in fields.items():
        if key in NUMBERS and value != "":
            try:
                value = float(value) if "." in value or "e" in value else int(value)
            except ValueError:
                pass
        if value != "":
            found[key] = value
    return found


def _person(annotation):
    person = annotation.get("completed_by", "label-studio")
    return str(person.get("email", person.get("id"))) if isinstance(person, dict) else str(person)


def _configuration():
    """The labelling interface, in Label Studio's XML."""
    lines = ["<View>", '  <Labels name="what" toName="text">']
    lines += [f'    <Label value="{label}"/>' for label in LABELS]
    lines += ["  </Labels>", '  <Text name="text" value="$text"/>']
    for name, choices in CHOICES.items():
        lines.append(f'  <Choices name="{name}" toName="text" perRegion="true">')
        lines += [f'    <Choice value="{choice}"/>' for choice in choices]
        lines.append("  </Choices>")
    lines += [f'  <TextArea name="{field}" toName="text" perRegion="true" maxSubmissions="1"/>'
              for field in FIELDS]
    return "\n".join([*lines, "</View>"]) + "\n"
