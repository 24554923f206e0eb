"""The article's own text as one HTML page, with what was found in it marked where it stands.

In:   the tables of the rooms
Out:  a page (str): no script, no network, every character of the article once and in order

Spans may nest and cross, so the text is cut at every boundary and each piece says all that
holds there. Labels are drawn by the style sheet: copying the text copies the article alone.
Brackets, signs and kinds of underline carry the meaning; colour only repeats it.
"""

from html import escape
from itertools import pairwise

from helpers.figure_tables import ARTICLE_ITSELF, UNIDENTIFIED, counted
from helpers.tables import NARRATOR, check_quotes

SIGNS = {"support": "+", "oppose": "−", "neutral": "0"}
VERBS = {"support": "supports", "oppose": "opposes", "neutral": "is neutral towards"}
# At one place what ends comes before what begins; the inner ends first, the outer begins first.
CLOSE, OPEN = 0, 1
FURNITURE = "Page furniture: not part of the article, never counted."

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --page: #fff; --pale: #6b6b6b; --line: #c9c9c9;
  --said: #0072b21c; --actor: #6a4c93; --plus: #005b8f; --minus: #a84300; --bar: #fffbe6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --page: #161616; --pale: #a0a0a0;
  --line: #4a4a4a; --said: #56b4e930; --actor: #c9a7f0; --plus: #7cc4f0; --minus: #ff9d5c;
  --bar: #2b2a20; } }
html { scroll-padding-bottom: 10rem; }
body { margin: 0 auto; padding: 1.5rem 1.2rem 10rem; max-width: 46rem; background: var(--page);
  color: var(--ink); font: 17px/2 Georgia, "DejaVu Serif", serif; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .3rem; }
h2 { font-size: 1.05rem; margin: 2.5rem 0 .5rem; }
.about, .legend, label, table { font: 14px/1.6 system-ui, "DejaVu Sans", sans-serif; }
.about { color: var(--pale); margin: .2rem 0; }
.legend { border: 1px solid var(--line); border-radius: 4px; padding: .6rem .9rem; }
.legend summary { cursor: pointer; font-weight: 600; }
.legend p { margin: .35rem 0; }
label { margin-right: 1.1rem; }
#text { margin-top: 1.2rem; white-space: pre-wrap; overflow-wrap: anywhere; }
#text p { margin: 0 0 1.1rem; }
.gap { display: none; }
.headline { font-size: 1.3em; font-weight: bold; line-height: 1.6; }
.caption { font-style: italic; }
.dateline { font-variant: small-caps; }
.furniture { color: var(--pale); text-decoration: line-through; }
.unread { color: var(--pale); }
.mention { border-bottom: 2px solid var(--actor); }
.state { border-bottom: 4px double var(--actor); }
.institution { border-bottom-style: dashed; }
.outlet { border-bottom: 3px dotted var(--actor); }
.group { border-bottom: 0; text-decoration: underline wavy var(--actor) 1px;
  text-underline-offset: 4px; }
.said { background: var(--said); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.cue { font-weight: bold; font-style: italic; }
.source { text-decoration: overline; text-decoration-thickness: 1px; }
.label { display: inline-block; max-width: 100%; margin: 0 3px; white-space: normal;
  font: 11px/1.1 system-ui, "DejaVu Sans", sans-serif; color: var(--ink);
  text-decoration: none; user-select: none; }
.label::before { content: attr(data-label); }
a.label { font-weight: bold; }
.label + .label { margin-left: 3px; }
.who + .who::before { content: "· " attr(data-label); }
.edge, .who { display: inline; margin: 0; }
.who { color: var(--pale); vertical-align: super; font-size: 10px; }
.stance { font-weight: bold; }
.stance.support { color: var(--plus); }
.stance.oppose { color: var(--minus); }
.polarity { color: var(--pale); border: 1px solid var(--line); border-radius: 3px;
  padding: 0 3px; }
.note:hover, .note:focus, a:focus { outline: 2px solid currentColor; outline-offset: 1px; }
.note:hover::after, .note:focus::after { content: attr(aria-label); position: fixed; z-index: 2;
  left: 0; right: 0; bottom: 0; max-height: 9rem; overflow: auto; padding: .7rem 1.2rem;
  background: var(--bar); color: var(--ink); border-top: 2px solid var(--ink); font: 14px/1.5
  system-ui, "DejaVu Sans", sans-serif; white-space: pre-line; text-decoration: none; }
.note:focus::after { z-index: 1; }
table { border-collapse: collapse; width: 100%; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td a { color: inherit; }
#actors-on:not(:checked) ~ #text .mention { border: 0; text-decoration: none; }
#actors-on:not(:checked) ~ #text .who, #statements-on:not(:checked) ~ #text .statement,
#stances-on:not(:checked) ~ #text .stance, #sentiment-on:not(:checked) ~ #text .polarity
  { display: none; }
#statements-on:not(:checked) ~ #text .said { background: none; }
#statements-on:not(:checked) ~ #text .cue { font: inherit; }
#statements-on:not(:checked) ~ #text .source { text-decoration: none; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } input, label,
  .note::after { display: none !important; } tr { break-inside: avoid; } }
"""

LEGEND = """<details class="legend" open><summary>How to read this page</summary>
<p><span class="mention person">person</span> · <span class="mention state">state</span> ·
<span class="mention institution">institution</span> ·
<span class="mention outlet">outlet</span> · <span class="mention group">group</span>:
an actor is mentioned; small raised names say who is meant where the words do not.</p>
<p><b>[1 Name:</b> <span class="said">what is said</span> <b>1]</b> – statement 1 and its speaker,
“via” the outlet that carries it; <span class="cue">cue</span>,
<span class="source">source</span>.</p>
<p><b>⟨</b> evidence <b>⟩ + Holder → Target</b> – a stance: + supports, − opposes, 0 neutral.</p>
<p><span class="furniture">struck through</span> – page furniture, never counted.</p>
<p>Point at a marked piece, or move to it with the Tab key: the bar below says what it is and
why.</p></details>"""


def annotated_article(
    articles, blocks, sentences, actors, mentions, statements, statement_spans, sentiment,
    stances, article_id=None,
):
    """One article with actors, statements, stances and sentiment marked: an HTML page (str).

    article_id may be left out where articles holds one row. Any table but articles may be empty.
    Raises ValueError if several articles are given and none is named, if the one named is not
    there, or if a span does not quote the article's text.
    """
    article = _the_article(articles, article_id)
    here = {
        name: frame[frame["article_id"] == article["article_id"]]
        for name, frame in {
            "blocks": blocks, "sentences": sentences, "actors": actors, "mentions": mentions,
            "statements": statements, "spans": statement_spans, "sentiment": sentiment,
            "stances": stances,
        }.items()
    }
    check_quotes(here["mentions"], articles, "mentions")
    check_quotes(here["spans"], articles, "statement_spans")
    names = dict(zip(here["actors"]["actor_id"], here["actors"]["name"]))
    names |= {NARRATOR: ARTICLE_ITSELF, "": UNIDENTIFIED}
    text = article["text"]
    marks, labels = _marks(here, names)
    title = article["title"] or article["article_id"]
    about = " · ".join(filter(None, (article["outlet"], article["date"])))
    counts = counted(here["sentences"], **{
        name: here[name] for name in ("actors", "mentions", "statements", "stances")})
    switches = "".join(
        f'<input type="checkbox" id="{layer}-on"{" checked" * (layer != "sentiment")}>'
        f'<label for="{layer}-on"> {layer}</label>\n'
        for layer in ("actors", "statements", "stances", "sentiment"))
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(article["language"] or "en")}"><head>'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n<style>{STYLE}</style></head>\n<body>\n"
        f"<h1>{_safe(title)}</h1>\n"
        + (f'<p class="about">{_safe(about)}</p>\n' if about else "")
        + f'<p class="about">{_safe(counts)}</p>\n{LEGEND}\n<span class="about">Show </span>'
        f'{switches}<main id="text">{_body(text, here["blocks"], marks, labels)}</main>\n'
        f"{_lists(here, names)}</body></html>\n"
    )


def _the_article(articles, article_id):
    known = list(articles["article_id"])
    if article_id is None and len(known) != 1:
        raise ValueError(
            f"{len(known)} articles were given, but a page shows one. "
            f"Name it: article_id={known[0]!r}." if known else
            "no article was given, but a page shows one. Was the article table filtered?"
        )
    if article_id is not None and article_id not in known:
        raise ValueError(
            f"no article {article_id!r} among {known[:5]}{' ...' * (len(known) > 5)}. "
            "Is it spelled as in the column article_id?"
        )
    row = articles[articles["article_id"] == (known[0] if article_id is None else article_id)]
    return row.iloc[0].to_dict()


def _marks(here, names):
    """What holds where: marks (start, end, classes, note), labels (place, ... as they are sorted ..., HTML)."""
    kinds = dict(zip(here["actors"]["actor_id"], here["actors"]["kind"]))
    marks, labels = [], []
    for row in here["mentions"].itertuples():
        kind, name = kinds.get(row.actor_id, ""), names.get(row.actor_id, row.actor_id)
        because = f" Why: {row.rule}." if row.rule else ""
        marks.append((row.start, row.end, f"mention {kind}",
                      f"{name} – {kind or 'actor'}, mentioned by {row.form}.{because}"))
        shown, meant = row.text.casefold(), name.casefold()
        if row.form == "pronoun" or (shown not in meant and meant not in shown):
            labels.append((row.end, CLOSE, -row.start, 0, _label("who", name)))
    said = {row.statement_id: row for row in here["statements"].itertuples()}
    spans = here["spans"].sort_values(["statement_id", "start"])
    seen = set()
    for row in spans.itertuples():
        statement = said.get(row.statement_id)
        if statement is None:
            continue
        number, who = row.statement_id, names.get(statement.speaker, statement.speaker)
        via = f" via {names.get(statement.via, statement.via)}" if statement.via else ""
        to = f" to {names.get(statement.addressee, statement.addressee)}" * bool(
            statement.addressee)
        sure = "" if statement.probability != statement.probability else (
            f" Probability {statement.probability:.2f}.")
        what = {"content": "what is said in", "cue": "cue of", "source": "source of"}[row.role]
        marks.append((
            row.start, row.end, "said" if row.role == "content" else row.role,
            f"{what.capitalize()} statement {number}: {who}{to}{via}, {statement.form}"
            + (f", by the cue “{statement.cue}”." if statement.cue else ".") + sure))
        if row.role == "content":
            first = number not in seen
            seen.add(number)
            labels.append((row.start, OPEN, -row.end, 0, _link(
                f"t{number}" if first else "", f"#s{number}", "statement",
                f"[{number} {who}{via}:" if first else f"[{number} …")))
            labels.append((row.end, CLOSE, -row.start, 2, _label("statement edge", f"{number}]")))
    for (start, end), group in here["stances"].groupby(["start", "end"], sort=True):
        close = []
        for row in group.itertuples():
            pair = (names.get(row.holder, row.holder), names.get(row.target, row.target))
            said_in = f", in statement {row.statement_id}" * (row.statement_id in said)
            marks.append((start, end, "", (
                f"Stance {row.stance_id}: {pair[0]} {VERBS[row.label]} {pair[1]}{said_in}, "
                f"score {_signed(row.score)} on a scale from −1 to +1.")))
            close.append(_label(
                f"stance {row.label} edge", f" {SIGNS[row.label]} {pair[0]} → {pair[1]}"))
        labels.append((start, OPEN, -end, 1, _label("stance edge", "⟨")))
        labels.append((end, CLOSE, -start, 1, _label("stance edge", "⟩") + "".join(close)))
    ends = dict(zip(here["sentences"]["sentence_id"], here["sentences"]["end"]))
    for row in here["sentiment"].itertuples():
        if row.sentence_id in ends:
            labels.append((ends[row.sentence_id], CLOSE, 1, 0, _label(
                "polarity", f"sentence {row.sentence_id}: {_signed(row.polarity)} "
                f"({_signed(row.low)} to {_signed(row.high)})")))
    return marks, labels


def _body(text, blocks, marks, labels):
    """The text in paragraphs; what no block covers is shown too, but pale."""
    stretches, reached = [], 0
    for row in blocks.sort_values("start").itertuples():
        if row.start > reached:
            stretches.append(("", reached, row.start))
        stretches.append((row.kind, max(row.start, reached), row.end))
        reached = max(reached, row.end)
    if reached < len(text):
        stretches.append(("", reached, len(text)))
    cuts = sorted({0, len(text)} | {edge for mark in marks for edge in mark[:2]}
                  | {label[0] for label in labels})
    labels = sorted(labels, key=lambda label: label[:4])
    opened, page, next_label = False, [], 0
    for kind, start, end in stretches:
        quoted = text[start:end]
        if not kind and not quoted.strip():
            if "\n" in quoted and opened:
                page.append("</p>")
                opened = False
            page.append(f'<span class="gap">{_safe(quoted)}</span>' if not opened else _safe(quoted))
            continue
        if not opened:
            page.append('<p dir="auto">')
            opened = True
        if kind == "furniture" or not kind:
            note = FURNITURE if kind else "Outside every block: not read."
            page.append(_piece(quoted, kind or "unread", note, True))
            continue
        pieces = []
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        for left, right in pairwise(edges):
            while next_label < len(labels) and labels[next_label][0] <= left:
                # What ends where the last block ended belongs to that block.
                pieces.append(labels[next_label][4])
                next_label += 1
            holds = sorted((mark for mark in marks if mark[0] <= left and right <= mark[1]),
                           key=lambda mark: mark[1] - mark[0])
            notes = "\n".join(dict.fromkeys(mark[3] for mark in holds))
            classes = " ".join(dict.fromkeys(" ".join(mark[2] for mark in holds).split()))
            pieces.append(_piece(text[left:right], classes, notes,
                                 any(mark[0] == left for mark in holds)))
        while next_label < len(labels) and labels[next_label][0] <= end:
            pieces.append(labels[next_label][4])
            next_label += 1
        page.append(f'<span class="{kind}">{"".join(pieces)}</span>')
    return "".join(page) + ("</p>" if opened else "")


def _piece(text, classes, note, reachable):
    if not note:
        return _safe(text)
    stop = ' tabindex="0"' if reachable else ""
    return (f'<span class="{_safe(classes)} note" role="note"{stop} '
            f'aria-label="{_safe(note)}">{_safe(text)}</span>')


def _label(classes, label):
    return f'<i class="label {classes}" data-label="{_safe(label)}"></i>'


def _link(anchor, target, classes, label):
    name = f' id="{anchor}"' if anchor else ""
    return (f'<a class="label {classes}"{name} href="{target}" aria-label="{_safe(label)}" '
            f'data-label="{_safe(label)}"></a>')


def _lists(here, names):
    """The same findings as tables, which a printed page keeps."""
    def table(heading, columns, rows):
        if not rows:
            return f"<h2>{heading}</h2>\n<p class='about'>None found.</p>\n"
        head = "".join(f"<th>{column}</th>" for column in columns)
        return f"<h2>{heading}</h2>\n<table><tr>{head}</tr>\n{''.join(rows)}</table>\n"

    def row(cells, anchor=""):
        name = f' id="{anchor}"' if anchor else ""
        return f"<tr{name}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"

    placed = set(here["spans"].loc[here["spans"]["role"] == "content", "statement_id"])

    def link(number):
        return f'<a href="#t{number}">{number}</a>' if number in placed else f"{number}"

    actors = here["actors"].sort_values(["n_mentions", "name"], ascending=[False, True])
    return table("Actors", ("name", "kind", "title", "country", "mentions"), [
        row(map(_safe, (one.name_, one.kind, one.title_, one.country, one.n_mentions)))
        for one in actors.rename(columns={"name": "name_", "title": "title_"}).itertuples()
    ]) + table("Statements", ("", "speaker", "to", "via", "form", "cue"), [
        row((link(one.statement_id), *map(_safe, (
            names.get(one.speaker, one.speaker),
            names.get(one.addressee, one.addressee) if one.addressee else "",
            names.get(one.via, one.via) if one.via else "", one.form, one.cue))),
            f"s{one.statement_id}")
        for one in here["statements"].itertuples()
    ]) + table("Stances", ("", "holder", "", "target", "score", "sentence"), [
        row(map(_safe, (
            one.stance_id, names.get(one.holder, one.holder),
            f"{SIGNS[one.label]} {VERBS[one.label]}", names.get(one.target, one.target),
            _signed(one.score), one.sentence_id)))
        for one in here["stances"].itertuples()
    ])


def _signed(number):
    return f"{number:+.2f}".replace("-", "−")


def _safe(value):
    """Text for HTML, inside or outside quotes; NUL, which browsers drop, becomes U+FFFD."""
    return escape(str(value).replace("\0", "\ufffd"), quote=True)
