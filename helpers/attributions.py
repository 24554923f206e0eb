"""Attributions: which words of a sentence are a source, a cue and a content.

In:   sentences and tokens of an article, its quotations
Out:  attributions: spans of one statement each

Rules over the dependency parse, with the span conventions of PolNeAR (Newell et al. 2018); the
cues are listed in cues.csv. Misses cues that are not listed, and what is reported without one.
"""

import bisect
import csv
import functools
import math
from pathlib import Path
from typing import NamedTuple

from helpers.dependencies import agent, kid, subtree
from helpers.quotations import overlapping

# Reported states of mind: an outlet that reports them still speaks itself.
MIND = {"want", "hope", "hop", "plan", "expect", "see", "prefer", "intend", "aim", "seek",
        "believe", "think", "fear", "feel", "look"}
ADDRESSING = {"tell", "ask", "text", "email", "warn", "urge", "remind", "assure", "inform",
              "advise"}
DECLINING = {"decline", "refuse"}
# What somebody who says nothing declines to do, beside saying.
SILENT = {"comment", "answer", "speak", "talk", "elaborate", "respond", "discuss", "specify",
          "name", "identify"}
# Who gives none says nothing of it.
HINTS = {"hint", "indication", "proof", "sign", "suggestion"}
UNNAMED = {"name", "identify", "quote"}  # "asked not to be named" tells of a source, not its words
# Verbs by which one speaker may tell what another has told.
RETELLING = {"acknowledge", "add", "admit", "announce", "answer", "argue", "assure", "boast", "claim",
             "complain", "concede", "confess", "confide", "confirm", "declare", "deny", "explain",
             "inform", "insist", "joke", "mention", "note", "promise", "recall", "remark", "remind",
             "reply", "report", "say", "state", "swear", "tell", "testify", "vow", "warn", "write"}
_EDGE = " \t\n\u00a0.,;:!?…–—-()[]\"“”„‟«»‹›‘’'`"  # marks that no span begins or ends with


class Attribution(NamedTuple):
    """Spans (start, end) of one statement, and tokens of the cue's sentence.

    at: the cue; carrier: who quotes the source, or None; addressee: or None; mind: whether the
    cue reports a state of mind, not words; probability: to be right, NaN unless the reader
    sees it; certain: whether it counts although the reader does not.
    """

    sentence: int
    at: int
    source: list
    cue: list
    content: list
    carrier: int
    addressee: int
    mind: bool
    probability: float = math.nan
    certain: bool = False


@functools.cache
def cues():
    """{lemma: kinds of content that it reports}, from cues.csv."""
    with open(Path(__file__).parent / "cues.csv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader((r for r in file if not r.startswith("#")), delimiter=";")
        return {row["cue"]: frozenset(row["content"].split()) for row in rows}


def attributions(parse, candidates, sentence, quotes, text):
    """The attributions of one sentence, in the order of their cues.

    candidates: tokens that may be cues, if cues.csv lists them; sentence: (sentence_id, block_id,
    start, end); quotes: the article's quotations. Content may still be missing, if a quotation
    follows.
    """
    taken = set()
    for i in candidates:
        if i in taken or parse.lemma[i] not in cues() or _quoted(parse, i, quotes):
            continue
        lemma, carrier, addressee = parse.lemma[i], None, None
        if lemma == "accord":
            source, cue, content = _according(parse, i)
        elif lemma == "quote" or lemma == "cite" and any(
            parse.lemma[k] == "as" for k in parse.kids[i]
        ):
            source, carrier, cue, content = _quoting(parse, i)
        else:
            source, addressee = agent(parse, i), addressee_of(parse, i)
            cue, content = _reporting(parse, i)
            if source is None and "clause" in cues()[lemma] and i and _quoted(parse, i - 1, quotes):
                source = kid(parse, i, "dobj", "oprd", "attr")  # „Never,“ answered Ann
        if source is None or not cue or is_asked(parse, i, text) or not reports(parse, i, cue):
            continue
        if "clause" in cues()[lemma] and _quoted(parse, source, quotes):
            source = _beside(parse, i, quotes)
        said_by = [] if source is None else _noun_phrase(
            parse, source, without=i if carrier is not None or lemma == "quote" else None)
        source_spans = _with_comma(_spans(parse, said_by, (), text), i, parse, text)
        if not source_spans:
            continue
        taken.update(cue)
        carried_by = [] if carrier is None else _noun_phrase(parse, carrier)
        clause = {*cue, *said_by, *carried_by}
        if lemma != "accord":
            clause.update(_said_by_another(parse, content))
        pieces = _spans(parse, [k for k in content if k not in clause], clause, text)
        pieces = sorted({with_quotes(piece, quotes) for piece in pieces})
        if carrier is not None or "clause" in cues()[lemma] and not pieces:
            pieces = _quotation_beside(parse, clause, sentence, quotes, text) or pieces
        yield Attribution(
            sentence[0], i, source_spans, _spans(parse, cue, (*said_by, *carried_by), text),
            pieces, carrier, addressee, lemma in MIND,
        )


def _according(parse, i):
    """Source, cue and content of "according to her, …"."""
    to = kid(parse, i, "prep")
    clause = parse.head[i]
    while parse.dep[clause] not in ("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"):
        clause = parse.head[clause]
    if to is None or clause == i:
        return None, [], []
    return kid(parse, to, "pobj", "pcomp"), [i, to], subtree(parse, clause, without=i)


def _said_by_another(parse, content):
    """The tokens of ", according to the newspaper" at the end of what is reported."""
    for k in content:
        if parse.lemma[k] == "accord" and k and parse.lemma[k - 1] == ",":
            behind = subtree(parse, k)
            if behind[-1] >= content[-1] - 1:
                return behind
    return []


def _quoting(parse, i):
    """Source, carrier, cue and content of "TASS quoted her as saying that …", also in passive."""
    as_ = next((k for k in parse.kids[i] if parse.lemma[k] == "as"), None)
    saying = None if as_ is None else next(iter(parse.kids[as_]), None)
    if saying is None:
        return None, None, [], []
    source, carrier = kid(parse, i, "dobj"), agent(parse, i)
    if source is None:  # "Ann was quoted", "Ann, quoted by TASS"
        source = parse.head[i] if parse.dep[i] == "acl" else kid(parse, i, "nsubjpass")
        by = (k for verb in (i, saying) for k in parse.kids[verb] if parse.lemma[k] == "by")
        carrier = next((kid(parse, k, "pobj") for k in by), None)
    told = kid(parse, saying, "ccomp") is not None  # "as telling students that …"
    words = [
        t for verb, deps in ((saying, ("ccomp",) if told else ("ccomp", "dobj")), (i, ("ccomp",)))
        for k in parse.kids[verb] if parse.dep[k] in deps for t in subtree(parse, k)
    ]
    if not words and parse.dep[i] in ("conj", "parataxis"):
        words = subtree(parse, parse.head[i], without=i)
    passive = [k for k in parse.kids[i] if parse.dep[k] == "auxpass"]
    return source, carrier, [*passive, i, as_, saying], words


def _reporting(parse, i):
    """Cue and content of a verb, noun or adjective; no cue if it reports nothing."""
    kids, takes = parse.kids[i], cues()[parse.lemma[i]]
    clause, infinitive = kid(parse, i, "ccomp"), kid(parse, i, "xcomp")
    thing = kid(parse, i, "dobj", "oprd")
    if clause is not None and ";" in parse.lemma[clause:i]:
        clause = None  # "Ann says so; Bob called her a liar"
    if parse.pos[i] == "NOUN":
        if not _is_noun_cue(parse, i):
            return [], []
        verb = parse.dep[i] == "dobj" and kid(parse, i, "poss") is None
        clause = kid(parse, i, "acl", "ccomp")
        return ([parse.head[i], i] if verb else [i]), subtree(parse, clause)
    if thing is not None and _is_noun_cue(parse, thing):  # "expressed concern that …"
        return [], []
    if parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] == "be":  # "they are to discuss it"
        return [], []
    cue, k = [i], i - 1
    while k in kids and parse.dep[k] in ("aux", "neg", "advmod") and parse.lemma[k] != "when":
        cue.insert(0, k)
        k -= 1
    cue += [k for k in kids if parse.dep[k] == "prt"]
    if "clause" in takes and clause is not None:
        return cue, subtree(parse, clause)
    if "infinitive" in takes and (infinitive is not None or clause is not None):
        first = [k for k in (thing, infinitive, clause) if k is not None and k > i]
        return cue, _rest(parse, i, min(first, default=i))
    for k in kids:
        called = parse.lemma[i] == "call" and thing is not None and thing < k  # "calls it “a day for”"
        if parse.dep[k] == "prep" and parse.lemma[k] in takes and not called:
            if parse.lemma[k] != "as":
                return [*cue, k], subtree(parse, k)[1:]
            if thing is not None:
                return cue, _rest(parse, i, thing)
    if "object" in takes and thing is not None:
        silent = kid(parse, i, "neg") is not None  # "has not condemned" reports nothing
        return ([], []) if silent else (cue, _rest(parse, i, thing))
    if "clause" not in takes:
        return [], []
    # "As she said, …", "…, she said, …": what it hangs on is what she said.
    as_ = any(parse.lemma[k] == "as" for k in kids)
    if parse.dep[i] in ("parataxis", "ccomp") or parse.dep[i] == "advcl" and as_:
        return cue, subtree(parse, parse.head[i], without=i)
    own = subtree(parse, i)
    that = [k for k in own if k > i and parse.lemma[k] in ("that", "whether", "if")]
    return cue, [k for k in own if that and k >= that[0]]


def _is_noun_cue(parse, i):
    """Whether token i is a noun such as "claim" or "offer" with a clause of its own."""
    clause = kid(parse, i, "acl", "ccomp")
    return (
        parse.pos[i] == "NOUN" and clause is not None and "noun" in cues().get(parse.lemma[i], ())
        and any(parse.lemma[k] in ("that", "to", "for") for k in parse.kids[clause])
    )


def _rest(parse, i, first):
    """From a verb's object on, what belongs to it: not the circumstances."""
    beside = {"punct", "advcl", "npadvmod", "conj", "cc", "advmod"}
    kids = [k for k in parse.kids[i] if k >= first and parse.dep[k] not in beside]
    return [t for k in kids for t in subtree(parse, k)]


def addressee_of(parse, i):
    """The token that names who is told, asked or warned, or None."""
    to = next((k for k in parse.kids[i] if parse.lemma[k] == "to"), None)
    told = kid(parse, i, "dative", "dobj") if parse.lemma[i] in ADDRESSING else None
    return told if told is not None and told != to else to and kid(parse, to, "pobj")


def reports(parse, i, cue):
    """Whether a cue, whose head is token i, tells of something said, thought or wanted.

    "They are to discuss it", "has not condemned it", "declined to comment", "if she said so" and
    "Who said so?" do not; "does not want it" does.
    """
    lemma, who, to = parse.lemma[i], kid(parse, i, "nsubj"), kid(parse, i, "xcomp")
    due = any(parse.dep[k] == "xcomp" and parse.lemma[parse.head[k]] == "be" for k in cue)
    silent = lemma in DECLINING and to is not None and (
        parse.lemma[to] in SILENT or parse.lemma[to] in cues())
    silent |= parse.dep[i] == "xcomp" and parse.lemma[parse.head[i]] in DECLINING
    silent |= lemma == "ask" and to is not None and (
        parse.lemma[to] in UNNAMED and kid(parse, to, "auxpass") is not None
        or parse.lemma[to] in ("remain", "stay")
        and parse.lemma[to + 1 : to + 2] in (["anonymous"], ["unnamed"]))
    asked = parse.dep[i] == "ROOT" and who is not None and parse.lemma[who] == "who"
    perhaps = any(parse.dep[k] == "mark" and parse.lemma[k] in ("if", "unless")
                  for k in parse.kids[i])
    short = any(parse.lemma[k] == "short" for k in cue)  # "stopped short of promising"
    about = kid(parse, i, "dobj")  # "said nothing about Bo"
    # "…, whatever she says"
    silent |= about is not None and parse.lemma[about].startswith("whatever")
    silent |= about in cue and about is not None and parse.lemma[about] in ("little", "nothing")
    # "gave no hint that", but "left no doubt that"
    silent |= any(parse.lemma[k] in HINTS and "no" in (parse.lemma[n] for n in parse.kids[k])
                  for k in cue)
    # "left without mentioning Ann"
    silent |= any(parse.dep[k] == "pcomp" and parse.lemma[parse.head[k]] == "without" for k in cue)
    # "I have known Ann for years"
    silent |= lemma == "know" and about is not None and parse.pos[about] == "PROPN"
    neither = who is not None and "neither" in (parse.lemma[k] for k in (who, *parse.kids[who]))
    return not (due or silent or asked or perhaps or short or neither) and (
        lemma in MIND or all(parse.dep[k] != "neg" for k in cue))


def is_retold(parse, i):
    """Whether token i tells what its own subject has said: "Ann said [Bo had told her that …]".

    "Ann said Bo would tell her", "had asked her" and "had promised a bridge" do not.
    """
    told = kid(parse, i, "ccomp")
    return (
        parse.lemma[i] in RETELLING and parse.dep[i] != "relcl"
        and kid(parse, i, "nsubj") is not None and told is not None and told > i and kid(parse, told, "nsubj", "nsubjpass", "expl") is not None
        and all(parse.lemma[k] in ("have", "be", "do") for k in parse.kids[i]
                if parse.dep[k] == "aux")
    )


def is_asked(parse, i, text):
    """Whether token i is "asked" in "Asked whether …, she said", or "accused" in "Ann, accused of
    …, left": who does so is not told."""
    word = text[parse.start[i] : parse.end[i]].lower()
    return (
        (word == "asked" or word == "accused" and kid(parse, i, "dobj") is None)
        and parse.dep[i] in ("advcl", "acl", "csubj", "ccomp", "nsubj")
        and (kid(parse, i, "nsubj", "agent") is None or (
            parse.lemma[i - 1] == "," and parse.head[i] > i))  # "Ann, asked …, replied"
    )


def source_of(parse, i, text):
    """Spans of the phrase that names who says what token i reports; [] if nothing does."""
    named = agent(parse, i)
    return [] if named is None else _spans(parse, _noun_phrase(parse, named), (), text)


def subject_of(parse, quotes, text):
    """Spans of the phrase that names whom a sentence is about; [] if nothing does."""
    root = next(i for i, head in enumerate(parse.head) if head == i)
    if _quoted(parse, root, quotes):  # "Ek did not hesitate: “Never.”"
        root = next((i for i, head in enumerate(parse.head) if not _quoted(parse, i, quotes)
                     and parse.pos[i] in ("VERB", "AUX") and _quoted(parse, head, quotes)), root)
    named = kid(parse, root, "nsubj", "nsubjpass")
    if named is None and parse.pos[root] in ("NOUN", "PROPN"):
        named = root  # "Ek, 74, on the square: “…”"
    if named is None and parse.dep[root - 1 : root] == ["compound"] and parse.pos[root] == "VERB":
        named = root - 1  # "The barber laughs."
    if named is None or _quoted(parse, named, quotes):
        return []
    return _spans(parse, _noun_phrase(parse, named), (), text)


def _quoted(parse, i, quotes):
    return bool(overlapping(quotes, parse.start[i], parse.end[i]))


def _beside(parse, i, quotes):
    """The head of the name beside "said", where the parser took a word of the quotation."""
    for k in (i - 1, i + 1):
        if 0 <= k < len(parse.pos) and parse.pos[k] in ("PROPN", "PRON", "NOUN"):
            while parse.pos[parse.head[k]] in ("PROPN", "NOUN") and parse.head[k] != k:
                k = parse.head[k]
            return None if _quoted(parse, k, quotes) else k
    return None


def _with_comma(spans, i, parse, text):
    """A source before its cue with the comma that closes its apposition, as PolNeAR has it."""
    return [
        (start, end + ("," in text[start:end] and end < parse.start[i] and text[end] == ","))
        for start, end in spans
    ]


def _noun_phrase(parse, i, without=None):
    """The tokens around i that name it, without the branch at another token."""
    tokens, first, last = set(subtree(parse, i, without)), i, i
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    return list(range(first, last + 1))


def _spans(parse, ids, clause, text):
    """Spans over the tokens, interrupted by the clause's tokens alone, bare of edge marks."""
    runs = []
    for k in sorted(ids):
        if runs and not any(runs[-1][1] < c < k for c in clause):
            runs[-1][1] = k
        else:
            runs.append([k, k])
    spans = []
    for first, last in runs:
        while first <= last and not text[parse.start[first] : parse.end[first]].strip(_EDGE):
            first += 1
        while first <= last and not text[parse.start[last] : parse.end[last]].strip(_EDGE):
            last -= 1
        if first <= last:
            start, end = parse.start[first], parse.end[last]
            opened = text.count("(", start, end) > text.count(")", start, end)
            spans.append((start, end + (opened and text[end : end + 1] == ")")))
    return spans


def with_quotes(piece, quotes):
    """The span, extended over quotations that it cuts into."""
    over = overlapping(quotes, *piece)
    return min([piece[0], *(q[0] for q in over)]), max([piece[1], *(q[1] for q in over)])


def _quotation_beside(parse, clause, sentence, quotes, text):
    """The quotation just before or after "she said", as a list of spans; [] if there is none."""
    first, last = parse.start[min(clause)], parse.end[max(clause)]
    at = bisect.bisect(quotes, (first,))
    if at and not text[quotes[at - 1][1] : first].strip(_EDGE) and (
        quotes[at - 1][1] > sentence[2] or text[quotes[at - 1][1] - 2] in "?!,"
    ):
        return [quotes[at - 1]]
    if at < len(quotes) and last <= quotes[at][0] < sentence[3]:
        between = text[last : quotes[at][0]].strip()
        if not between or between[-1] in ",:" and len(between) < 80:
            return [quotes[at]]
    return []
