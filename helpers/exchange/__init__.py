"""Other tools' formats, in and out, with offsets that still fit.

In:   files of this project's and other tools' formats
Out:  codings (see codings.py), or files in those formats

| format | what | read | written |
|---|---|---|---|
| jsonl | a coding file (see codings.py) | yes | yes |
| csv | a folder with one CSV file per table | yes | yes |
| web-annotation | W3C Web Annotation, JSON-LD | yes | yes |
| brat | brat standoff: .txt and .ann | yes | yes |
| label-studio | Label Studio JSON | yes | yes |
| uima | UIMA CAS XMI, as INCEpTION reads it | yes | yes |
| dna | Discourse Network Analyzer project | yes | no |
| graphml, gexf | networks of positions and stances, for Gephi | no | yes |

Each format has a module that turns its files into rows and back; whether the rows fit the
article is checked in one place, coding_rows.assemble, before anything is handed on.
"""

from pathlib import Path

from helpers import coding_rows, codings
from helpers.exchange import (
    brat,
    csv_tables,
    dna,
    graphs,
    label_studio,
    uima,
    web_annotation,
)


def _read_jsonl(path):
    return [(f"coding {path}", *codings.coding_lines(path))]


def _write_jsonl(path, coder, tables):
    codings.write_coding(path, coder, tables)
    return [path]


#: Format -> (reader: path -> [(source, coder, records)], writer: path, coder, tables -> paths,
#: ending of the file, or "" where a folder is written).
FORMATS = {
    "jsonl": (_read_jsonl, _write_jsonl, ".jsonl"),
    "csv": (csv_tables.read, csv_tables.write, ""),
    "web-annotation": (web_annotation.read, web_annotation.write, ".json"),
    "brat": (brat.read, brat.write, ""),
    "label-studio": (label_studio.read, label_studio.write, ".json"),
    "uima": (uima.read, uima.write, ".xmi"),
    "dna": (dna.read, None, ".dna"),
    "graphml": (None, graphs.write_graphml, ""),
    "gexf": (None, graphs.write_gexf, ""),
}
#: Format -> where a coding in it names its coder.
CODER_IN = {
    "jsonl": 'the key "coder" in the first line of {}',
    "csv": "the column coder of {}/coders.csv (columns article_id, coder; without this file the "
           "coder is called after the folder)",
    "web-annotation": "the name of the creator in {}",
    "brat": 'the key "coder" in the .actors file of {} (without one, the coder is called "brat", '
            "or as the name of ARTICLE_CODER.ann says)",
    "label-studio": 'the key "coder" in the data of each task in {}',
    "uima": "the feature coder of the layer Article in {}",
    "dna": "the coder's name in {}, in the Discourse Network Analyzer",
}
NETWORKS = ("graphml", "gexf")
READABLE = [name for name, (reader, _, _) in FORMATS.items() if reader]
WRITABLE = [name for name, (_, writer, _) in FORMATS.items() if writer]


def read(path, codebook=None):
    """Every coding that a file or folder holds: list of (coder, tables), one article each.

    path: a file or folder in any readable format, told by its name and first characters.
    codebook: if given, concepts must be in it.
    Raises ValueError naming the row and the reason if any row does not fit; nothing is
    returned then.
    """
    name = format_of(path)
    try:
        found = FORMATS[name][0](Path(path))
    except (AttributeError, IndexError, KeyError, OverflowError, TypeError) as error:
        # Files can be damaged in more ways than the readers look for.
        raise ValueError(
            f"{path}: the file is not laid out as {name} files are ({type(error).__name__}: "
            f"{error}). Was it edited by hand, or written by another version?"
        ) from error
    return [(coder, coding_rows.assemble(source, records, codebook))
            for source, coder, records in found]


def read_all(paths, codebook=None):
    """Codings of any formats, joined by coder: dict coder -> tables, for `agreement`."""
    return codings.collect(
        ((str(path), coder, tables) for path in paths for coder, tables in read(path, codebook)),
        lambda path: CODER_IN[format_of(path)].format(path))


def write(found, to, out):
    """Write codings in a format; returns the list of paths written.

    found: list of (coder, tables), one article each, as `read` gives; to: a writable format;
    out: the file to write, which gets the format's ending if it has another (for brat, csv,
    graphml and gexf: the folder). Several codings, and one if out is a folder already, go into
    the folder out, each named ARTICLE.CODER; networks are drawn over all of a coder's articles.
    Files are written beside and renamed.
    Raises ValueError if the format is unknown or cannot hold a coding, and NotADirectoryError
    if a folder is needed and out is a file.
    """
    if to not in WRITABLE:
        raise ValueError(f"format {to!r} is not written; expected one of {WRITABLE}.")
    _, writer, ending = FORMATS[to]
    written, out = [], Path(out)
    if out.is_file() and (not ending or len(found) > 1):
        raise NotADirectoryError(f"{out} is a file; expected a folder to write {to} into.")
    if to in NETWORKS:  # one network per coder, over all articles
        joined = codings.collect(
            (("these codings", coder, tables) for coder, tables in found),
            lambda _: "the coder in one of the files that you read")
        for coder, tables in joined.items():
            written += writer(out / coder if len(joined) > 1 else out, coder, tables)
        return written
    for coder, tables in found:
        target = out
        if len(found) > 1 or (ending and out.is_dir()):
            target /= f"{tables['articles']['article_id'].iloc[0]}.{coder}{ending}"
        elif not out.name.endswith(ending):  # else no program would know what it is
            target = out.with_name(f"{out.name}{ending}")
        written += writer(target, coder, tables)
    return written


def convert(source, to, out, codebook=None):
    """Read a file or folder in any format and write it in another: list of paths written."""
    return write(read(source, codebook), to, out)


def format_of(path):
    """The format of a file or folder, a key of FORMATS. Raises ValueError if it is none."""
    path = Path(path)
    if path.is_dir():
        if (path / "articles.csv").exists():
            return "csv"
        if any(path.glob("*.ann")):
            return "brat"
        raise ValueError(
            f"folder {path}: found neither articles.csv (tables) nor .ann files (brat). Was "
            "another folder meant?"
        )
    if not path.exists():
        raise ValueError(f"{path}: no such file. Is the name spelt right, seen from this folder?")
    if path.suffix == ".json":
        return label_studio.or_web_annotation(path)
    known = {".jsonl": "jsonl", ".ann": "brat", ".xmi": "uima", ".dna": "dna"}
    if path.suffix.lower() in (".txt", ".html", ".htm"):
        raise ValueError(
            f"{path}: this is an article, and no coding of one. Run annotate first, or code it by "
            "hand (notebook 7); then name the folder of tables, or the coding file."
        )
    if path.suffix not in known:
        raise ValueError(
            f"{path}: files ending in {path.suffix!r} are not read; expected one of "
            f"{[*known, '.json']}, or a folder of tables (csv) or of brat files."
        )
    return known[path.suffix]
