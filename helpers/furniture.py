"""The page around an article: what on it is no sentence of the article?

In:   one block of a page; furniture.csv
Out:  its kind (headline, caption, paragraph, furniture), and where a credit is cut off

Furniture is whatever the article does not say: advertising, links, dates, bylines, credits,
code debris. It is known by the look of short lines: an unusual site's may pass as a paragraph.
"""

import functools
import re
from pathlib import Path

from helpers.lexicon import lexicon
from helpers.names import gender

PATH = Path(__file__).parent / "furniture.csv"

LINKS = re.compile(
    r"""^\W*(?:
      (?:\(?\d+\)?\ )?(?:comments?|shares?|replies)\W*\d*\W*$
    | (?:\(?\d[\d.,]*\ ?[km]?\)?\s(?:(?:re|quote\ )?tweets?|re-?posts?|likes?|views?|shares?
        |comments?|replies|quotes?|reactions?|bookmarks?|upvotes?|followers)\b\W*)+$
    | (?:leave|post|add|view|show|hide|read|see)\ (?:all\ |the\ )?\d*\ ?comments?\W*\d*\W*$
    | (?:(?:read|watch|see|listen)(?:\ (?:more|also|next|now|here))?|related|tags?|topics?|keywords
        |categor(?:y|ies)|section)\ ?:.{0,160}$
    | this\ (?:article|story)\ is\ more\ than\ .{1,20}\ old\W*$
    | copyright\b.{0,20}\d{4}.{0,200}$
    | \(c\)\ \d{4}.{0,200}$
    | .{0,120}\ball\ rights\ reserved\W*$
    | (?:(?:first|originally|last)\ )?(?:published|posted|updated|modified)\b[^!?]{0,12}\d[^!?]{0,60}$
    | \d+[ -]min(?:ute)?s?\ (?:read|ago)\W*$
    | \d+\ (?:hours?|days?)\ ago\W*$
    | \d{1,2}[:.]\d{2}\ ?(?:[ap]\.?m\.?)?\ ?(?:gmt|bst|utc|cet|cest|est|edt|et|pt|ist)?\W*$
    | .{0,200}\bcontributed\ (?:to\ (?:this|the)\ (?:report|story|article)|reporting)\b.{0,60}$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What scripts leave behind when a page is copied; prose has no brace or arrow at a line's end.
CODE_DEBRIS = re.compile(r"""^\s*[<{}\[\]]|[{};]\s*$|function\s*\(|=>|</?\w+>|&\w+;\s*$""")
# What is never part of a sentence: "talks • Unions"; the last is a word processor's.
DOTS = "•▪●‣◦∙⁃■□►▸\uf0b7"
# The mark of an item in a list, or of a quotation that is set apart.
BULLET = re.compile(rf"^\s*(?:[{DOTS}]\s*|(?:[·*–—>-]|--)\s+)(?=\S)")
INNER_BULLET = re.compile(rf"\s*[{DOTS}][{DOTS}\s]*|\s+·\s+")
ZONE = r"(?:gmt|bst|utc|cest|cet|est|edt|et|pst|pdt|pt|ist|msk)"
# When a live blog's entry was written: "16:42 GMT The mayor said …", "5.15pm: He said …".
TIME = re.compile(
    rf"""\s*(?i:\d{{1,2}}:[0-5]\d(?:\ ?[ap]\.?m\b\.?)?(?:\ ?{ZONE}\b)?(?:\ ?\([^()\n]{{1,20}}\))?
        (?:\s*[–—:|-])?
    | \d{{1,2}}\.[0-5]\d(?:\ ?[ap]\.?m\b\.?(?:\ ?{ZONE}\b)?|\ ?{ZONE}\b)(?:\s*[–—:|-])?
    | \d{{1,2}}\ ?[ap]\.?m\b\.?(?:\ ?{ZONE}\b)?\s*[–—:|-]
    )\s+(?=[A-Z@#"“‘'«„(])""",
    re.VERBOSE,
)
DATE = re.compile(
    r"""^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\ )?(?:\d{1,2}(?:st|nd|rd|th)?\ )?
    (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\ (?:\d{1,2},?\ )?\d{4}
    (?:\W+(?:at\ )?\d{1,2}[:.]\d{2}.{0,20})?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
CAPTION = re.compile(
    r"""^\s*\(?(?:from\ (?:left|right)\b|left\ to\ right\b|clockwise\ from\b|pictured\b
    |\(?l-r\)?\W|in\ this\ .{0,60}\b(?:photo|image|picture)\b)
    |\((?:photo|image|ap\ photo|getty)\b[^)]*\)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What stands before a caption, or before the name of a photographer.
PHOTO = re.compile(
    r"""^\W*(?:(?:file\ )?(?:photo(?:graph)?|image|picture|pic|illustration)s?
      (?:\ (?:credit|source|caption|copyright)s?)?\ ?(?:[:/,(–—-]|\bby\b|\bcourtesy(?:\ of)?\b)
    |credits?\ ?[:–—-]|file\ [–—-])\s*""",
    re.IGNORECASE | re.VERBOSE,
)
# Who worked on an article: "(Reporting by Anna Keller; Editing by Tom Hogue)".
WORK = re.compile(
    r"""^\W*(?:with\ )?(?:(?:additional|further|extra)\ )?(?:report(?:ing|ed)|writing|written
    |edit(?:ing|ed)|compiled|translat(?:ion|ed)|graphics?|research|photography|produc(?:tion|ed)
    |words)(?:\ and\ (?:writing|editing|photography|photos|photographs))?\ ?(?:by\b|from\b|:)""",
    re.IGNORECASE | re.VERBOSE,
)
# What only a sentence of an article has.
REPORTED = re.compile(r"\b(?:said|says|told|tells|added|wrote|asked|warned|according to)\b")
# Where the credit at the end of a block may begin.
BREAKS = re.compile(r"""(?<=[.!?…”"’')\]\d])\s+|\s[|•·–—-]\s|\s(?=[(\[©])|\s(?=(?i:photo)\b)""")
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’»)\]]*(?:\s\([\w ]{2,30}\))?\s*$""")
ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}\s*$")  # a headline may end in "U.N."
LONGEST_CREDIT = 120
LONGEST_HEADLINE, LONGEST_HEADING = 25, 12  # words: of a page, and within it
LONGEST_CAPTION = 60  # words, its mark and its credit included


# What an agency or a site prints before a headline: "UPDATE 2-Veltra rejects", "Analysis: Why".
_SORTS = (
    "alert|analysis|breaking|breaking news|comment|corrected|correction|exclusive|explained|"
    "explainer|factbox|feature|focus|insight|interview|just in|live|live updates|newsmaker|obituary|"
    "opinion|profile|q&a|refile|review|rpt|timeline|update|updated|urgent|video|watch|wrapup"
)
SLUG = re.compile(
    rf"(?:(?i:{_SORTS})(?: ?\d{{1,2}})?(?:: ?| [|–—] )|(?:{_SORTS.upper()})(?: ?\d{{1,2}})?-)"
    r"{1,2}(?=[“\"‘'A-Z0-9])")


def pieces(block, number, n_blocks, body):
    """The pieces of a block, in order, as (kind, start, end).

    block: its text; number: which of the page's n_blocks it is; body: whether a paragraph came
    before it. Offsets count from the block's start; blank space belongs to no piece.
    """
    if _is_furniture(block, number, n_blocks, body):
        return [("furniture", 0, len(block))]
    bullet = BULLET.match(block)
    start = bullet.end() if bullet else 0
    time = TIME.match(block, start)
    start = time.end() if time else start
    photo = None if start else PHOTO.match(block)
    short = len(block.split()) <= LONGEST_CAPTION
    start = photo.end() if photo and short else start
    kind = "caption" if short and (photo or CAPTION.search(block)) else ""
    cut, credit = _credit_behind(block, start, bool(kind))
    kind = kind or ("caption" if credit and short else "")
    found = [("furniture", 0, len(block[:start].rstrip()))] if start else []
    end = len(block[:cut].rstrip())
    items = _items(block, start, end)
    point = not body and (bool(bullet) or len(items) > 1)
    kinds = {
        (a, b): "furniture" if mark or len(items) > 1 and _is_furniture(
            block[a:b], number, n_blocks, body)
        else kind or _headline_or_paragraph(block[a:b], number, n_blocks, point)
        for mark, a, b in items
    }
    alike = "paragraph" if "paragraph" in kinds.values() else "headline"
    found += [(alike if k == "headline" else k, a, b) for (a, b), k in kinds.items()]
    if cut < len(block):
        cut += len(block[cut:]) - len(block[cut:].lstrip())
        found.append(("furniture", cut, len(block)))
    return found


def _items(block, start, end):
    """(whether it is a bullet, start, end) of the items on a line, and of what parts them."""
    found = []
    for bullet in INNER_BULLET.finditer(block, start, end):
        mark = bullet.start() + len(bullet.group()) - len(bullet.group().lstrip())
        found += [(False, start, bullet.start()), (True, mark, len(block[: bullet.end()].rstrip()))]
        start = bullet.end()
    return [item for item in [*found, (False, start, end)] if item[1] < item[2]]


def is_named_byline(block):
    """Whether a block begins a byline: "By Anna Keller", or "By" on a line of its own."""
    return block.strip(" :").lower() == "by" or (
        block.lstrip(" *•|–—-").lower().startswith("by") and _is_byline(block, False))


def continues_byline(line):
    """Whether a line right below a byline belongs to it: another name, an office, a paper."""
    words = line.split()
    if len(words) <= 3 and "@" in line:
        return True
    return len(words) <= 8 and not SENTENCE_END.search(line) and _only_names(line)


def without_menu(text, found):
    """The blocks of a page, the words of a menu above its headline as furniture.

    found: (kind, start, end) of each block. A menu is two lines or more of one or two words.
    """
    menu = []
    for number, (kind, start, end) in enumerate(found):
        if kind == "headline" and len(text[start:end].split()) < 3:
            menu.append(number)
        elif kind == "headline" and len(menu) > 1:
            return [("furniture", *block[1:]) if i in menu else block
                    for i, block in enumerate(found)]
        elif kind != "furniture":
            break
    return found


def with_like_items(text, found):
    """The blocks of a page, the items of a list all paragraphs where one of them is.

    found: (kind, start, end) of each block. Each item stands behind a block that is its mark.
    """
    marks = [text[start:end] if kind == "furniture" and BULLET.match(text[start:end] + " x") else ""
             for kind, start, end in found]
    out, number = list(found), 0
    while number < len(out):
        last = number
        while marks[number] and marks[last : last + 1] == [marks[number]]:
            last += 2
        items = range(number + 1, min(last, len(out)), 2)
        if any(out[i][0] == "paragraph" for i in items):
            for i in items:
                kind, start, end = out[i]
                out[i] = "paragraph" if kind == "headline" else kind, start, end
        number = max(last, number + 1)
    return out


def _is_furniture(block, number, n_blocks, body):
    if not any(map(str.isalnum, block)):
        return True
    if CODE_DEBRIS.search(block) and len(block.split()) <= 12:
        return True
    if block.strip(" :").lower() == "by":
        return True
    if LINKS.match(block) or DATE.match(block) or len(block) <= 300 and _is_listed(block):
        return True
    if len(block) > LONGEST_CREDIT * 2:
        return False
    return _is_credit(block) or _is_work(block) or _is_byline(
        block, number > 0 and not body or number == n_blocks - 1 > 0)


def _is_listed(block):
    plain = re.sub(r"\s+", " ", block.lower().replace("’", "'"))
    line = re.sub(r"^\W+|[\W\d]+$", "", plain)
    if line in _phrases("line") or all(
        part.strip(" \t*•-") in _phrases("line") for part in re.split(r"[|·•]", line)
    ):
        return True  # "Sign in | Subscribe"
    if plain.lstrip("*•- ").startswith("©") or _begins(line, "sentence") and not REPORTED.search(line):
        return True
    return len(plain.split()) <= 16 and not re.search(r"[.!]|\?.*\?", plain.rstrip(" ?!")) and (
        _begins(line, "start"))


def _begins(line, name):
    """Whether a line begins with a phrase of a class, as whole words."""
    return any(line.startswith(phrase) and not line[len(phrase) : len(phrase) + 1].isalnum()
               for phrase in _phrases(name))


@functools.cache
def _phrases(name):
    """The phrases of a class in furniture.csv."""
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{name};"):
            return frozenset(line.partition(";")[2].split("|"))
    raise KeyError(name)


@functools.cache
def _agencies():
    """Whoever pictures come from, in lower case."""
    outlets = {" ".join(key) for entries in lexicon().values()
               for key, sort, *_ in entries if sort == "outlet"}
    return _phrases("agency") | outlets


def _only_names(text):
    """Whether a text has nothing but names, and the small words between them."""
    found = re.findall(r"[^\W\d_][\w'’.-]*", text)
    names = [w for w in found if w[0].isupper()]
    return bool(names) and all(
        w[0].isupper() or w.lower().rstrip(".") in _phrases("role") for w in found)


def _is_credit(text, alone=True):
    """Whether a text is a photographer's or agency's: "Jane Miller/AFP via Getty Images".

    alone: whether the name of an agency is enough.
    """
    if len(text) > LONGEST_CREDIT or not _only_names(text):
        return False
    photo = PHOTO.match(text)
    if photo:
        return photo.end() < len(text)
    plain = text.strip(" \t()[]|.-–—").lower()
    if plain.startswith("©"):
        return True
    names = re.split(r" ?/ ?| via ", plain)
    if len(names) == 1:
        return alone and plain in _agencies()
    return any(name in _agencies() for name in names)


def _is_work(text):
    return bool(WORK.match(text)) and _only_names(text)


def _is_byline(block, at_an_end):
    """Whether a line says who wrote: "By Anna Keller and John Park", "Anna Keller in Berlin".

    at_an_end: whether it stands before all paragraphs or behind them, where "By" may be missing.
    """
    if SENTENCE_END.search(block) or len(block.split()) > 20 or not _only_names(block):
        return False
    plain = block.strip(" \t*•|–—-")
    if re.match(r"by\b:?\s", plain, re.IGNORECASE):
        plain = re.sub(r"^by\b:?\s+", "", plain, flags=re.IGNORECASE)
        first = re.split(r",|;| and | & | in | at | for | with |\s[|•·–—-]\s|\d", plain)[0].strip()
        return len(first.split()) > 1 or first.lower() in _agencies()
    if not at_an_end:
        return False
    first = re.split(r",|;| and | & | in |\s[|•·–—-]\s", plain)[0].split()
    return 2 <= len(first) <= 3 and bool(gender(first[0].lower()))


def _credit_behind(block, start, caption):
    """(where the credit at a block's end begins, whether it is a picture's)."""
    for match in BREAKS.finditer(block, max(start, len(block) - LONGEST_CREDIT)):
        tail = block[match.end() :]
        if _is_work(tail) and tail.strip()[0] in "([":
            return match.start(), False
        if match.start() > start and _is_credit(tail, alone=caption):
            return match.start(), True
    return len(block), False


def _headline_or_paragraph(text, number, n_blocks, item):
    """item: whether it is one of the points above an article ("At a glance")."""
    longest = LONGEST_HEADLINE if number == 0 or item else LONGEST_HEADING
    ended = SENTENCE_END.search(text) and not (number == 0 and ABBREVIATED.search(text))
    short = len(text.split()) <= longest
    return "headline" if short and n_blocks > 1 and not ended else "paragraph"


def is_heading(block):
    """Whether a block within an article is a heading: a few words without an end."""
    return len(block.split()) <= LONGEST_HEADING and not SENTENCE_END.search(block)


def slug_length(block, kind):
    """How many characters at a block's start tell its sort ("UPDATE 2-"); 0 if none do.

    Within the body only capitals do: "Review: Mixed" may be anybody's words.
    """
    slug = SLUG.match(block)
    return slug.end() if slug and (kind == "headline" or slug.group().isupper()) else 0
