"""Which articles can be read, and what on each page is article and what is furniture.

In:   files, as article_files.py opens them
Out:  articles, blocks

What on a page is furniture, furniture.py tells, and pull_quotes.py what is printed twice.
"""

import itertools
import re

import pandas as pd
import py3langid

from helpers.article_files import METADATA, each_article
from helpers.furniture import (
    BULLET,
    SENTENCE_END,
    continues_byline,
    is_named_byline,
    pieces,
    slug_length,
    with_like_items,
    without_menu,
)
from helpers.names import gender
from helpers.pull_quotes import without_pull_quotes
from helpers.states import gazetteer
from helpers.tables import table
from helpers.vocabulary import words

# Fewer words than this are too few to tell a language by.
WORDS_TO_TELL_A_LANGUAGE = 20

DATELINE = re.compile(
    r"""^\s*(?P<dateline>
      (?P<place>[^\W\d_][\w.’'/-]*(?:[ ][^\W\d_][\w.’'/-]*){0,3}
        (?:,\ [^\W\d_][\w.]*(?:[ ][^\W\d_][\w.]*){0,2})?)
      (?:,?\ (?:[A-Z][A-Za-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8}))?
      (?P<agency>\ \([A-Z][\w. ]{1,20}\))?
      \.?\s*(?:[–—]|--?)\s
    )\s*(?=[^\W\d_a-z]|["“„«'‘])""",
    re.VERBOSE,
)

# So many characters may be a headline that ends in a full stop: a dateline may be below it.
LONGEST_HEADLINE = 150

# A place and a colon: "NEW DELHI: The court …", as papers of South Asia have it.
LABEL = re.compile(
    r"""\s*(?P<label>[^\W\d_a-z][\w.’'-]*(?:,?[ ][^\W\d_a-z][\w.’'-]*){0,3}):\s+"""
    r"""(?=[^\W\d_a-z]|["“„«'‘])""")
NO_PLACES = ("office", "institution", "group", "portfolio", "outlet", "outlet name", "frequent")


def read_articles(paths):
    """Articles from files and folders, and what could not be read.

    paths: file or folder names; a folder stands for the article files directly in it.
    A .txt or .html file is one article, whose id is the file's name without its ending and
    whose metadata may stand in an articles.csv beside it. A .csv or .jsonl file holds one
    article a row, with a column or key "text" and, where known, article_id, title, outlet,
    date, language.
    Returns (articles, problems); problems has the columns source and problem, one row for
    each file or row that was left out. Never raises for what is in a file.
    """
    rows, problems, seen = [], [], {}
    for source, found in each_article(paths):
        if isinstance(found, str):
            problems.append((source, found))
            continue
        article = {**dict.fromkeys(METADATA, ""), **found}
        text = article["text"]
        problem = _unreadable(text) or _not_english(article) or _without_paragraph(text)
        if not problem and seen.get(article["article_id"]) == source:
            problem = "it is named twice; it was read once."
        if not problem and article["article_id"] in seen:
            problem = (
                f"the id {article['article_id']!r} is taken by {seen[article['article_id']]}; "
                "ids must differ. Rename one of the files, or give it another article_id."
            )
        if problem:
            problems.append((source, problem))
            continue
        seen[article["article_id"]] = source
        article["language"] = "en"
        rows.append(article)
    articles = table("articles", rows)
    return articles, pd.DataFrame(problems, columns=["source", "problem"], dtype="str")


def read_article(path):
    """The articles of one file, as an articles table.

    Raises ValueError, saying what was found and what to do, if any of it cannot be read.
    """
    articles, problems = read_articles([path])
    if len(problems):
        raise ValueError("\n".join(f"{p.source}: {p.problem}" for p in problems.itertuples()))
    return articles


def blocks(articles):
    """The stretches of each page: headline, caption, dateline, paragraph or furniture.

    articles: an articles table. Returns a blocks table; blank space belongs to no block.
    """
    rows = []
    for article_id, text in zip(articles["article_id"], articles["text"]):
        found = _blocks_of(text)
        rows += [(article_id, i, *block) for i, block in enumerate(found)]
    return table("blocks", rows)


def _blocks_of(text):
    """(kind, start, end) of each block of a page."""
    found, body, heading, byline, ended = [], False, False, False, 0
    spans = list(_paragraph_spans(text))
    for number, (first, last) in enumerate(spans):
        block = text[first:last]
        byline = byline and text.count("\n", ended, first) == 1
        ended = last
        if byline and continues_byline(block):
            found.append(("furniture", first, last))
            continue
        own = pieces(block, number, len(spans), body)
        byline = own[0][0] == "furniture" and (byline or is_named_byline(block))
        for kind, start, end in own:
            start, end = first + start, first + end
            if kind == "paragraph" and (heading or not body) and text[end - 1] != ":":
                length = _dateline_length(text[start:end])
                if not body and not length:
                    length = _label_length(text, start, end)
                heading = not body and end - start <= LONGEST_HEADLINE
                body = True
                if length:
                    dateline = text[start : start + length]
                    found.append(("dateline", start, start + len(dateline.rstrip())))
                    start += length
            slug = slug_length(text[start:end], kind) if kind in ("headline", "paragraph") else 0
            if slug:
                found.append(("furniture", start, start + len(text[start : start + slug].rstrip())))
                start += slug
            if start < end:
                found.append((kind, start, end))
    return without_pull_quotes(text, with_like_items(text, without_menu(text, found)))


def _unreadable(text):
    if not text.strip():
        return "there is no text in it."
    control = sum(1 for c in text[:10_000] if ord(c) < 32 and c not in "\n\t\f\v")
    if control > 0.02 * min(len(text), 10_000):
        return "this is no text: it is full of control characters. Was a binary file renamed?"
    return ""


def _without_paragraph(text):
    """Why the article is refused, if nothing on its page is a paragraph."""
    found = {}
    for kind, start, end in _blocks_of(text):
        if kind == "paragraph":
            return ""
        found.setdefault(kind, text[start:end])
    examples = "; ".join(f"{kind} “{line[:60]}”" for kind, line in found.items())
    return (
        f"there is no paragraph in it, only the page around one: {examples}. Was the text behind "
        "a paywall, or lost when the page was saved? Lines of an article that only look like "
        "headlines are paragraphs if they end in a full stop."
    )


def _not_english(article):
    """Why the article is refused, if it is not in English."""
    language = told = article["language"].lower()[:2]
    if not language and len(article["text"].split()) >= WORDS_TO_TELL_A_LANGUAGE:
        language = py3langid.classify(article["text"][:5_000])[0]
    if language in ("", "en"):
        return ""
    how = "its column language says" if told else "its words look like"
    return (
        f"{how} {language!r}, and these tools read English only: their rules and models would "
        "give numbers that mean nothing. Translate it first; if it is English, say so in the "
        "column language (en)."
    )


def _paragraph_spans(text):
    """Start and end of each paragraph: of each line, or of each run of hard-wrapped lines."""
    lines = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    follows = [
        (a, b) for a, b in itertools.pairwise(lines)
        if text.count("\n", a[1], b[0]) == 1 and a[1] - a[0] >= 50
    ]
    wrapped = [
        (a, b) for a, b in follows
        if a[1] - a[0] <= 100 and not SENTENCE_END.search(text[slice(*a)])
    ]
    merge = len(wrapped) > len(follows) / 2 and (
        len(wrapped) > 2 or all(text[slice(*b)].lstrip()[0].islower() for _, b in wrapped))
    width = max((end - start for (start, end), _ in wrapped), default=0)
    spans, before = [], ""
    for start, end in lines:
        line = text[start:end]
        if merge and spans and text.count("\n", spans[-1][1], start) == 1 and (
            _goes_on(before, line, width)
        ):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        before = line
    for start, end in spans:
        block = text[start:end]
        yield start + len(block) - len(block.lstrip()), end - len(block) + len(block.rstrip())


def _goes_on(before, line, width):
    """Whether a line goes on from the line before it, in a text wrapped at a width.

    A line that had room for the next one's first word ended because something was over.
    """
    mark = BULLET.match(line)
    if is_named_byline(line) or mark and (
        mark.group().strip() not in ("-", "–", "—", ">")
        or SENTENCE_END.search(before) or BULLET.match(before)
    ):
        return False
    return 0.75 * width < len(before) + 1 + len(line.split()[0]) and len(before) <= 100


def _dateline_length(paragraph):
    """How many characters a dateline takes at a paragraph's start; 0 if there is none."""
    match = DATELINE.match(paragraph)
    if not match:
        return 0
    place, agency = match["place"], match["agency"]
    if not agency and not place.split(",")[0].isupper():
        # "Mary – a nurse – said" is no dateline, nor is "Then he left - Gone": a place alone
        # must be all names, with one dash behind it.
        rest = re.split(r"[.!?]", paragraph[match.end():], maxsplit=1)[0]
        if re.search(r"\s[–—-]", rest) or not all(w[0].isupper() for w in place.split()):
            return 0
    return match.end()


def _label_length(text, start, end):
    """How many characters "NEW DELHI: " takes at the start of a page's first paragraph, or 0.

    Where more labels follow, they are those of speakers; a label may also tell the sort of text.
    """
    match = LABEL.match(text, start, end)
    if not match or slug_length(text[start:end], "headline"):
        return 0
    label = match["label"].lower().replace(",", "").split()
    known = tuple(label) in gazetteer()
    if not known and (gender(label[0]) or any(w in words(sort) for sort in NO_PLACES for w in label)):
        return 0  # "Anna Keller: The …", "The mayor: A …"
    lines = text[end:].splitlines()
    if len(label[0]) < 3 or text[match.end() : end].count(" ") < 5 or any(map(LABEL.match, lines)):
        return 0
    known = known or match["label"].isupper()
    return match.end() - start if known or not re.search(rf"\b{label[0]}\b", text) else 0
