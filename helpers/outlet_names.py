"""Outlets: do the words beside a name say that it is an outlet's?

In:   a parsed sentence and a name in it
Out:  the name as an outlet's, its span widened to the noun: "the BNS news agency"

By a noun, for which parsers go astray, or by what is done there: "she told New Planet", "seen by
Radio Kirkby". Misses a noun behind a comma, which descriptions.py takes for an apposition, and
outlets that nothing calls one.
"""

from helpers.lexicon import Candidate
from helpers.names import gender
from helpers.vocabulary import words

# Alone these say it; the others of "news noun" need "news" or the like before them, for the
# NATO website and the Trump channel are no outlets.
NOUNS = {"newspaper", "daily", "weekly", "tabloid", "broadsheet", "broadcaster", "magazine"}
NOUNS_BEFORE = NOUNS | {"journal", "website", "outlet"}
NEWS = {"news", "press", "wire", "tv", "television", "radio", "media", "newswire"}
DATES = {"DATE", "TIME", "CARDINAL", "ORDINAL"}
ON_AIR = {"radio", "tv", "television"}
OWN = {"newspaper", "paper", "daily", "weekly", "magazine", "website", "reporter"}
MARKS = {"“", "”", '"', "''", "``", "„", "»", "«", "‘", "’", "'"}
# Last words of outlets' names, which say it only where somebody speaks to it, or it reports.
LAST = {"record", "wire", "beacon", "standard", "express", "star", "sun", "advertiser", "echo",
        "enquirer", "advocate", "banner", "citizen", "recorder", "clarion", "independent", "online"}
# Behind "told NAME" at the end of what is said: "…,” she told NAME on Monday."
BEHIND_TOLD = {".", ",", ";", "in", "on", "during", "after", "before", "at", "last", "this",
               "yesterday", "by", "from"}
WRITTEN = {"columnist", "correspondent", "editorial", "editorials"}  # "The Herald's editorial"
CITING = {"quote", "cite", "write", "report"}


def noun_behind(s, last):
    """The end of the nouns behind a name that make it an outlet's: "… news agency", or -1."""
    end = last
    while end < len(s.words) and end < last + 4 and s.words[end].isalpha() and (
        s.words[end].islower() or s.lowers[end] == "tv"
    ) and (s.tags[end] in ("NN", "JJ") or s.lowers[end] in NOUNS):
        end += 1
    if end == last or end < len(s.words) and s.tags[end] in ("NNS", "NNP"):
        return -1
    if _is_outlet(s, last, end, NOUNS):
        return end
    verb, tells = s.heads[last], s.lemmas[s.heads[last]] == "tell"
    cites = s.deps[last] == "nsubj" and s.lemmas[verb] in CITING
    return end if s.lowers[last:end] == ["agency"] and (
        cites or tells and s.deps[last] in ("dobj", "dative")
    ) else -1  # "the Ister agency quoted her"


def noun_before(s, first):
    """The beginning of the nouns before a name that make it an outlet's: "news agency …", or -1."""
    start = first
    while start and start > first - 3 and s.words[start - 1].isalpha() and (
        s.words[start - 1].islower() or start == 1 or s.lowers[start - 1] == "tv"
    ) and (s.tags[start - 1] in ("NN", "JJ") or start == 1 or s.lowers[start - 1] in NOUNS):
        start -= 1
    while start < first and s.tags[start] in ("DT", "IN", "CC", "PRP", "PRP$"):
        start += 1
    return start if start < first and _is_outlet(s, start, first, NOUNS_BEFORE) else -1


def is_outlets(description):
    """Whether a description is an outlet's beyond doubt: not "the EU's border agency"."""
    return description.office in NOUNS or bool(NEWS & set(description.title.lower().split()))


def _is_outlet(s, first, last, nouns):
    return s.lowers[last - 1] in nouns or s.lowers[last - 1] in words("news noun") and bool(
        NEWS & set(s.lowers[first : last - 1]))


def as_outlet(s, name, found):
    """A name as an outlet's, if the noun beside it says so; else the name itself.

    found: the names before it in the sentence.
    """
    if name.kind not in ("institution", "place", "name", "person", "outlet"):
        return name
    if name.last - name.first <= 2 and _is_the_paper(s, name.last - 1):
        return _the_paper(s, name.last - 1)
    start = name.first + (s.lowers[name.first] == "the" and name.name[:4].lower() != "the ")
    end = noun_behind(s, name.last)
    inner = s.heads[name.head] >= name.last and s.deps[name.head] in ("compound", "nmod", "amod")
    before = -1 if inner else noun_before(s, start)  # "the daily White House briefing"
    if end < 0 and before < 0 and _is_spoken_to(s, name):
        return name._replace(kind="outlet", rule="name of where it is said")
    if end < 0 and before < 0 or name.kind == "person" and gender(s.lowers[start]) and (
        s.lowers[start - 1] == "broadcaster"
    ):
        return name  # "the broadcaster David Attenborough"
    first, last = (name.first, end) if end > 0 else (before, name.last)
    first, country = _with_article(s, first, found)
    return name._replace(
        first=first, last=last, kind="outlet", head=s.head(first, last), title="", office="",
        country=name.country or country,
        rule=name.rule if name.kind == "outlet" else "name + noun for an outlet",
    )


def _is_the_paper(s, i):
    """Whether a capital says that a word is the name of a paper: "told The Gazette"."""
    alone = s.words[i + 1 : i + 2]
    return i > 0 and s.words[i - 1] == "The" and s.words[i].istitle() and (
        s.lowers[i] in words("outlet name") and alone != ["of"]
        and not (alone and alone[0][0].isupper())
        and (alone == [":"] or i > 1 and s.words[i - 2].isalpha())
    )


def _the_paper(s, i):
    return Candidate(s.number, i - 1, i + 1, "outlet", s.text(i - 1, i + 1), i, "name",
                     rule="The + last word of outlets' names")


def _is_spoken_to(s, name):
    """Whether a name is that of an outlet because somebody speaks, writes or is quoted there."""
    lowers, head = s.lowers[name.first : name.last], name.head
    article = "the" in (lowers[0], s.lowers[name.first - 1] if name.first else "")
    owned = s.lowers[name.last : name.last + 3]
    if owned[:1] in (["'s"], ["’s"]) and WRITTEN & set(owned) and (article or name.kind != "person"):
        return True
    if name.last - name.first > 1 and lowers[0] in ON_AIR and name.kind != "person":
        return True  # "Radio Kirkby"
    if _is_called_one(s, name.first, name.last, head):
        return True  # "told Sahel TV that …"
    if len(s.words[head]) > 2 and s.words[head][:-1].isupper() and s.words[head][-1] == "s":
        return False  # "told MPs"
    letters = s.words[head].isupper() and len(lowers) == 1
    if not (name.kind in ("institution", "name") or name.kind == "place" and len(lowers) > 1
            or name.kind == "person" and letters) or {*lowers} & words("institution") or (
        article and s.words[head].isupper()
    ):
        return False  # "told the Senate", "told the FBI"
    above, dep = s.heads[head], s.deps[head]
    if s.lemmas[above] == "tell" and dep in ("dobj", "dative", "pobj"):
        behind = [*s.lowers[name.last : name.last + 3], "", "", ""]
        quoted = bool(MARKS & set(s.words[:above])) and (
            behind[0] in BEHIND_TOLD or s.entities[name.last : name.last + 1] == ["B-DATE"])
        return quoted or behind[:3] == ["in", "an", "interview"]
    if dep != "pobj" or s.heads[above] == above:
        return False
    verb, by = s.lemmas[s.heads[above]], s.lowers[above]
    return by == "in" and verb == "write" or (
        by == "by" and verb in ("see", "quote") and s.tags[s.heads[above]] == "VBN"
        or by in ("with", "to", "on") and verb == "interview"
        or by == "in" and verb == "publish" and s.tags[s.heads[above]] == "VBN"
    )


def _is_called_one(s, first, last, head):
    """Whether the last word of a name and what is done there make it an outlet's."""
    if last - first < 2 or not s.words[last - 1][0].isupper() or (
        s.lowers[last - 1] not in LAST | ON_AIR | words("outlet name")
    ):
        return False
    if gender(s.lowers[first]) and s.lowers[last - 1] in LAST:
        return False  # "told Ringo Star"
    above, dep = s.heads[head], s.deps[head]
    verb, over = s.lemmas[above], s.heads[above]
    if dep in ("dobj", "dative", "ccomp", "nsubj") and verb == "tell" and head > above:
        return True
    if dep == "nsubj":
        return verb in ("report", "write")
    return dep == "pobj" and s.lowers[above] in ("to", "with", "in", "by", "on") and (
        s.lemmas[over] in ("say", "speak", "talk", "write", "publish", "quote", "interview"))


def is_the_articles_own(s, i):
    """Whether a noun means the outlet that prints the article: "told this newspaper"."""
    marks = [tag for tag in s.tags[i + 1 :] if tag in ("``", "''")]
    return i > 0 and s.lowers[i] in OWN and s.lowers[i - 1] in ("this", "our") and (
        s.deps[i] in ("dobj", "dative", "pobj") and marks[:1] != ["''"])


def run_behind(s, i):
    """What the parser takes for no name: "The Gazette", capitals behind "the daily"; or None."""
    if _is_the_paper(s, i):
        return _the_paper(s, i)
    capitals = s.words[i][0].isupper() and s.entities[i][2:] not in DATES
    if not capitals or noun_before(s, i) < 0:
        return _run_called_one(s, i) if capitals else None
    last = i + 1
    while last < len(s.words) and (s.words[last][0].isupper() or (
        s.lowers[last] in words("particle") and s.words[last + 1 : last + 2]
        and s.words[last + 1][0].isupper()
    )):
        last += 1
    return Candidate(s.number, i, last, "outlet", s.text(i, last), s.head(i, last), "name",
                     rule="name + noun for an outlet")


def _run_called_one(s, i):
    """A run of capitals that is an outlet by its last word and what is done there; or None."""
    last = i + 1
    while last < len(s.words) and s.words[last][0].isupper():
        last += 1
    if s.words[i] != "The" and s.tags[i] != "NNP" or last - i < 2 or not _is_called_one(s, i, last, s.head(i, last)):
        return None
    return Candidate(s.number, i, last, "outlet", s.text(i, last), s.head(i, last), "name",
                     rule="name of where it is said")


def _with_article(s, first, found):
    """Where the noun phrase of a name begins, with "the Italian" before it; and that state."""
    country = ""
    while first and (s.tags[first - 1] == "DT" or s.tags[first - 1] == "JJ"):
        before = next((c for c in found if c.first < first <= c.last), None)
        if before is not None and before.kind:
            break
        country = country or (before.country if before is not None else "")
        first -= 1
        if s.tags[first] == "DT":
            break
    return first, country
