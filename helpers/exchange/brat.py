"""brat standoff: a text file and, beside it, an .ann file with one annotation a line.

Mentions, sources, cues, contents, stances and positions are text-bound annotations (T); a
statement is an event Attribution (E) with its cue as trigger, as in PolNeAR (Newell et al.
2018), whose files are read too; a mention's actor is a normalisation (N) into ARTICLE.actors,
a file of JSON lines, which also names the coder and what parts they have coded; what brat has no
line for stands as JSON in an annotator's note (#). Offsets count characters; a span over a line's
end is written in pieces.
"""

import json
import re

from helpers.coding_rows import to_records
from helpers.files import write_whole

TYPES = {"Mention": "mentions", "Stance": "stances", "Position": "positions"}
ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}
EVENTS = ("Attribution", "Attribution-no-source")
# PolNeAR's annotators marked passages with these that they left to others, or out.
SET_ASIDE = ("Discuss", "Discard")
ATTRIBUTES = {"Mention": "form", "Attribution": "form", "Stance": "label"}
LINE = re.compile(r"[TEARNM*#]\d*\t")
QUOTES = "\"“”„«»"

CONFIGURATION = """[entities]
Mention
Source
Cue
Content
Stance
Position
[relations]
[events]
Attribution Source*:Source, Cue*:Cue, Content*:Content
[attributes]
form Arg:Mention|Attribution, Value:name|title|pronoun|demonym|metonym|direct|indirect|mixed
label Arg:Stance, Value:support|neutral|oppose
"""


def read(path):
    """[(source, coder, records)]: one for each .ann file of the folder, or for that .ann file."""
    files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
    return [_read_file(file) for file in files]


def write(path, coder, tables):
    """Write ARTICLE.txt, .ann, .actors and annotation.conf into the folder; returns the paths."""
    records = to_records(tables)
    article = records[0][2]
    lines, number = [], dict.fromkeys("TEAN#", 0)

    def line(letter, *cells):
        number[letter] += 1
        lines.append("\t".join((f"{letter}{number[letter]}", *cells)))
        return f"{letter}{number[letter]}"

    def bound(kind, row):
        pieces = list(_pieces(article["text"], row["start"], row["end"]))
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(article["text"][start:end] for start, end in pieces)
        return line("T", f"{kind} {offsets}", words)

    def note(name, kind, row):
        if kind in ATTRIBUTES:
            line("A", f"{ATTRIBUTES[kind]} {name} {row[ATTRIBUTES[kind]]}")
        implied = {"start", "end", "text", "role", ATTRIBUTES.get(kind)}
        rest = {k: v for k, v in row.items() if k not in implied}
        if kind == "Mention":
            line("N", f"Reference {name} actors:{rest.pop('actor_id')}", row["text"].strip())
        if rest:
            line("#", f"AnnotatorNotes {name}", json.dumps(rest, ensure_ascii=False))

    kinds = {table: kind for kind, table in TYPES.items()}
    for _, table, row in records:
        if table in kinds:
            note(bound(kinds[table], row), kinds[table], row)
    spans = {}
    for _, table, row in records:
        if table == "statement_spans":
            spans.setdefault(row["statement_id"], []).append(row)
    for where, table, row in records:
        if table == "statements":
            own = spans.get(row["statement_id"])
            if not own:
                raise ValueError(
                    f"{path}: {where} has no span, and brat's events need one. Mark its cue or "
                    "its content, or choose another format."
                )
            trigger = next((s for s in own if s["role"] == "cue"), own[0])
            event, count = [f"Attribution:{bound('Attribution', trigger)}"], {}
            for span in own:
                role = span["role"].capitalize()
                count[role] = count.get(role, 0) + 1
                more = "" if count[role] == 1 else count[role]
                event.append(f"{role}{more}:{bound(role, span)}")
            note(line("E", " ".join(event)), "Attribution", row)
    about = {"coder": coder, "article": {k: v for k, v in article.items() if k != "text"}}
    parts = [row for _, table, row in records if table == "parts"]
    actors = [{**about, "parts": parts} if parts else about]
    actors += [row for _, table, row in records if table == "actors"]
    name = path / article["article_id"]
    files = {
        name.with_name(f"{name.name}.txt"): article["text"],
        name.with_name(f"{name.name}.actors"): "".join(
            json.dumps(row, ensure_ascii=False) + "\n" for row in actors),
        path / "annotation.conf": CONFIGURATION,
        name.with_name(f"{name.name}.ann"): "".join(f"{line}\n" for line in lines),
    }
    for file, content in files.items():
        write_whole(file, content)
    return list(files)


def _read_file(path):
    text, article, coder, parts, actors = _beside(path)
    found = {letter: {} for letter in "TEAN#"}
    for number, line in _lines(path):
        letter, cells = line[0], line.split("\t", 2)
        if letter in "RM*" or len(cells) < 2:
            raise ValueError(
                f"{path}, line {number}: found {line[:60]!r}; expected text-bound annotations "
                "(T), events (E), attributes (A), normalisations (N) and notes (#)."
            )
        found[letter][cells[0]] = (f"line {number}", cells[1].split(" ", 1), *cells[2:])
    extra = {}
    for where, (kind, target, *_), *rest in found["#"].values():
        if kind == "AnnotatorNotes" and rest and rest[0].startswith("{"):
            extra.setdefault(target, {}).update(_json(path, where, rest[0]))
    for where, (key, target), *_ in found["A"].values():
        name, _, value = target.partition(" ")
        extra.setdefault(name, {})[key] = value
    for where, (_, target), *words in found["N"].values():
        name, _, reference = target.partition(" ")
        actor = reference.partition(":")[2]
        extra.setdefault(name, {})["actor_id"] = actor
        if actor not in actors:
            raise ValueError(
                f"{path}, {where}: found the actor {actor!r}, expected one of the file "
                f"{path.stem}.actors beside it. Was that file left behind?"
            )
    records = [("the text", "articles", {**article, "text": text})]
    records += [(f"{path.stem}.actors", "parts", row) for row in parts]
    records += [(f"{path.stem}.actors", "actors", row) for row in actors.values()]
    bound = {name: _bound(path, *cells, text) for name, cells in found["T"].items()}
    used = set()
    for number, (name, (where, (kind, arguments), *_)) in enumerate(found["E"].items()):
        event, _, trigger = kind.partition(":")
        if event not in EVENTS:
            _refuse(path, where, event)
        used.add(trigger)
        row = {"statement_id": number, **extra.get(name, {})}
        records.append((where, "statements", row))
        content = ""
        for argument in arguments.split():
            role, _, span = argument.partition(":")
            role = ROLES.get(role.rstrip("0123456789"))
            if role is None or span not in bound:
                _refuse(path, where, argument)
            used.add(span)
            if role == "content":
                content += "".join(text[s:e] for s, e in bound[span][2])
            for start, end in bound[span][2]:
                records.append((bound[span][0], "statement_spans", {
                    "statement_id": row["statement_id"], "role": role, "start": start,
                    "end": end, "text": text[start:end]}))
        row.setdefault("form", _form(content))
    for name, (where, kind, pieces) in bound.items():
        if kind in TYPES:
            if len(pieces) > 1:
                raise ValueError(
                    f"{path}, {where}: found a {kind} in {len(pieces)} pieces; expected one "
                    "piece. Only statements may be interrupted."
                )
            (start, end), = pieces
            records.append((where, TYPES[kind], {
                **extra.get(name, {}), "start": start, "end": end, "text": text[start:end]}))
        elif kind not in SET_ASIDE and name not in used:
            if kind in ROLES or kind in EVENTS:
                raise ValueError(
                    f"{path}, {where}: the {kind} {name} belongs to no event Attribution; "
                    "expected every source, cue and content in one. Connect or delete it."
                )
            _refuse(path, where, kind)
    return f"{path}", coder, records


def _beside(path):
    """(text, article's row, coder, parts, actors by id) from the files beside an .ann file."""
    article_id, _, annotator = path.stem.rpartition("_")
    # PolNeAR keeps texts in a folder of their own, and calls files ARTICLE_ANNOTATOR.ann.
    places = [path.with_suffix(".txt"), path.parent / f"{article_id}.txt",
              path.parent.parent / "text" / f"{article_id}.txt"]
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        raise ValueError(f"{path}: found no text; expected {places[0].name} beside it.")
    text = file.read_bytes().decode("utf-8-sig")
    coder = annotator if file != places[0] else "brat"
    article, parts, actors = {"article_id": file.stem}, [], {}
    beside = path.with_suffix(".actors")
    if beside.is_file():
        for number, line in enumerate(beside.read_text(encoding="utf-8").splitlines(), 1):
            row = _json(beside, f"line {number}", line)
            if "coder" in row:
                coder, article, parts = row["coder"], row["article"], row.get("parts", [])
            else:
                actors[row.get("actor_id")] = row
    return text, article, coder, parts, actors


def _lines(path):
    """(number, line) of an .ann file; a quoted text may run over several lines."""
    found = []
    content = path.read_bytes().decode("utf-8-sig")
    for number, line in enumerate(content.replace("\r\n", "\n").split("\n"), 1):
        if LINE.match(line):
            found.append([number, line])
        elif line.strip() and not found:
            raise ValueError(f"{path}, line {number}: found {line[:60]!r}, expected T1, E1 …")
        elif found:
            found[-1][1] += "\n" + line
    return [(number, line.rstrip("\n")) for number, line in found]


def _bound(path, where, head, words, text):
    """(where, type, pieces) of a text-bound annotation whose words are those of the text."""
    kind, offsets = head
    if not re.fullmatch(r"\d+ \d+(;\d+ \d+)*", offsets):
        raise ValueError(
            f"{path}, {where}: found offsets {offsets!r}, expected some like '0 4' or '0 4;6 9'."
        )
    pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
    read = " ".join(text[start:end] for start, end in pieces)
    if read.split() != words.split():
        raise ValueError(
            f"{path}, {where}: characters {offsets} of the text read {read[:80]!r}, but the line "
            f"quotes {words[:80]!r}. Is it another text, or were offsets counted in another way?"
        )
    joined = [pieces[0]]
    for start, end in pieces[1:]:
        between = text[joined[-1][1] : start]
        if start >= joined[-1][1] and not between.strip() and "\n" in between:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return where, kind, joined


def _pieces(text, start, end):
    """A span's pieces between the ends of lines, which brat cannot hold in one."""
    for match in re.finditer(r"[^\n]+", text[start:end]):
        yield start + match.start(), start + match.end()


def _form(content):
    """Whether a content is quoted, for files that do not say so."""
    content = content.strip()
    if not any(c in QUOTES for c in content):
        return "indirect"
    inner = content[1:-1]
    whole = content[0] in QUOTES and content[-1] in QUOTES and not any(c in QUOTES for c in inner)
    return "direct" if whole else "mixed"


def _json(path, where, cell):
    try:
        return json.loads(cell)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}, {where}: no JSON ({error.msg}): {cell[:60]!r}.") from None


def _refuse(path, where, found):
    raise ValueError(
        f"{path}, {where}: found {found!r}, expected one of {[*TYPES, *ROLES, *EVENTS[:1]]}. "
        "Rename the annotation's type, or delete it."
    )
