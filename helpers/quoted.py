"""Quoted: which words stand in quotation marks, and at which word is whoever says them?

In:   an article's parsed sentences, its text
Out:  sentences that know which of their tokens are quoted; for each quotation, who says it

"I" and "we" are whoever is quoted, "he" and "she" are not. The turns of an interview are quoted
too, all of one voice as one: "Ada Ek: Yes", later "AE: I do" or a dash. Misses a quotation whose
speaker only the paragraph before names, if it is not quoted there.
"""

import re

from helpers import interviews
from helpers.names import gender
from helpers.outlet_names import LAST
from helpers.quotations import quotations
from helpers.unnamed import speaks
from helpers.vocabulary import words

# Words of labels that are no person's.
OUTLETS = words("outlet") | words("outlet name") | LAST | {"review"}
OTHERS = words("institution") | words("body") | OUTLETS | {"the"}
CREDITS = {"Caption", "Credit", "Image", "Photo", "Picture", "Source", "Video"}
TITLES = words("honorific") | {"cr", "cllr", "sen", "rep"}

# Before whom or what something is said about.
TOPIC = {"on", "about", "of", "to"}
# The number of an interview's voice that answers and has no name; other voices come behind it,
# quotations before.
GUEST = 10**6


def with_quotations(sentences, text, places):
    """The sentences, with their block and the number of the quotation around each token.

    places: (sentence_id, block_id, start, end) of all sentences, as `quotations` takes them.
    """
    blocks = {number: block for number, block, _, _ in places}
    spans = quotations(text, places)
    turns = interviews.turns(text, places)
    voices = {who: GUEST + 1 + n for n, who in enumerate(dict.fromkeys(t.who for t in turns))}
    voices.update((t.who, GUEST) for t in turns if t.answers)
    asking = interviews.asking(turns, text)
    labels = {turn.label[0]: (turn.label[1], turn.who, _kind(turn.who, asking, text))
              for turn in turns if turn.label != turn.cue}
    surnames = _surnames(sentences)
    turns = [(voices[turn.who], span) for turn in turns for span in turn.spans]
    found, at = [], 0
    for s in sentences:
        label = labels.get(s.starts[0]) if s.starts else None
        s = _with_label(s, *label) if label else _with_surname(s, surnames)
        quoted = []
        for start in s.starts:
            while at < len(spans) and spans[at][1] <= start:
                at += 1
            inside = at < len(spans) and spans[at][0] <= start
            turn = next((n for n, (a, b) in turns if a <= start < b), -1)
            quoted.append(at if inside else turn)
        found.append(s._replace(block=blocks[s.number], quoted=quoted))
    return found


def _kind(who, asking, text):
    """The kind of entity whom a label names: a person, an outlet that asks, or "" if unclear."""
    own = who.lower().split()
    if own[0] in interviews.ASKING:
        return "NOBODY"
    if who.isupper() and own[-1] in words("office") and own[:-1] in ([], ["the"]):
        return "OFFICE"  # "HOST", "THE SPEAKER"; who "The minister" is, the article tells
    if len(own) == 1 and who.isupper() and re.search(rf"\b{own[0].title()}\b", text) and (
        not re.search(rf"\b{re.escape(own[0])}\b", text)
    ):
        return "PERSON"  # "JONE", after "Jone in Lami"
    whole = not OTHERS.intersection(own) and re.search(
        rf"([A-Z]\w+) (?i:{re.escape(own[-1])})\b", text)
    if whole and (who != asking or own[0] in TITLES or gender(whole[1].lower()) or gender(own[0])):
        return "PERSON"
    outlet = len(own) == 1 and len(who) > 1 or OUTLETS.intersection(own)
    return "OUTLET" if who == asking and outlet else ""


def _with_label(s, end, who, kind):
    """A turn's first sentence, its label read as the name of whoever has the turn.

    The parser has seen few names before a colon; "AE:" stands for the end of "Ada Ek". A single
    word is a person where the article has the whole name, else an outlet if it asks.
    """
    last = sum(start < end for start in s.starts)
    if kind == "OFFICE":
        return _with_speaking(s, last)
    if kind == "NOBODY":  # "Question (Reuters)"
        return s._replace(entities=["O", *s.entities[1:]], tags=["NN", *s.tags[1:]])
    whole = [w.capitalize() if w.isupper() and len(w) > 1 else w for w in who.split()]
    if not kind or last > len(whole) or not whole[0][0].isupper() or not whole[-1][0].isupper():
        return s
    short = kind == "OUTLET" and last == 1
    label = [" ".join(whole)] if short else whole[-last:]
    rest = {"lowers": [w.lower() for w in label], "words": label, "lemmas": label,
            "tags": ["NNP"] * last, "entities": [f"B-{kind}", *[f"I-{kind}"] * (last - 1)]}
    return s._replace(**{part: [*own, *getattr(s, part)[last:]] for part, own in rest.items()})


def _with_speaking(s, colon):
    """A turn's first sentence, "HOST: Good evening" as if it were "HOST say Good evening"."""
    if colon >= len(s.words) or s.words[colon] != ":":
        return s
    noun = colon - 1
    heads = [colon if i == noun or i > colon and head <= noun else noun if i < noun else head
             for i, head in enumerate(s.heads)]
    heads[colon] = colon
    parts = {"deps": [(noun, "nsubj"), (colon, "ROOT")], "tags": [(noun, "NN"), (colon, "VBZ")],
             "lemmas": [(noun, s.lowers[noun]), (colon, "say")], "entities": [(noun, "O")]}
    changed = {"heads": heads}
    for part, rows in parts.items():
        changed[part] = list(getattr(s, part))
        for i, value in rows:
            changed[part][i] = value
    changed["deps"] = ["ccomp" if i > colon and s.heads[i] in (i, noun) else dep
                       for i, dep in enumerate(changed["deps"])]
    return s._replace(**changed)


def _surnames(sentences):
    """The last words of the persons whose whole names the article has: "Ek"."""
    found = set()
    for s in sentences:
        found.update(
            word for word, entity, behind in zip(s.words, s.entities, [*s.entities[1:], "O"])
            if entity == "I-PERSON" and behind != entity and word.istitle()
            and word not in CREDITS)
    return found


def _with_surname(s, surnames):
    """A sentence that begins with a surname and a colon, read as a name: "Ek: Never", "18.40 Ek:".
    """
    colon = s.words.index(":") if ":" in s.words[:4] else 0
    i = colon - 1
    if i < 0 or s.words[i] not in surnames or any(word[0].isalpha() for word in s.words[:i]):
        return s
    entities, tags = list(s.entities), list(s.tags)
    entities[i], tags[i] = "B-PERSON", "NNP"
    return s._replace(entities=entities, tags=tags)


def sources(sentences):
    """Number of each quotation -> (index of a sentence, token): the subject that says it."""
    touched = {}
    for index, s in enumerate(sentences):
        for number in {*s.quoted} - {-1}:
            touched.setdefault(number, []).append(index)
    found = {}
    for number in sorted(touched, key=lambda n: (touched[n][0], sentences[touched[n][0]]
                                                 .quoted.index(n))):
        own = touched[number]
        place = (
            next(filter(None, (_above(sentences[n], n, number) for n in own)), None)
            or next(filter(None, (_beside(sentences[n], n, number) for n in own)), None)
            or _resumed(sentences[own[0]], number, found)
            or _before(sentences, own[0], number, found)
            or next(filter(None, (_around(sentences[n], n, number) for n in own)), None)
        )
        if place:
            found[number] = place
    return found


def _above(s, index, number):
    """Who says the verb on which quoted words depend: "She called it “a blow”"."""
    for i, inside in enumerate(s.quoted):
        if inside != number or s.quoted[s.heads[i]] == number:
            continue
        verb, steps = s.heads[i], 0
        while steps < 6:
            subject = _subject(s, verb) if s.lemmas[verb].lower() != "quote" else _cited(s, verb)
            if subject >= 0 and s.lemmas[verb].lower() in words("saying") | words("judging"):
                return index, subject
            if s.heads[verb] == verb:
                break
            verb, steps = s.heads[verb], steps + 1
    return None


def _beside(s, index, number):
    """Who says something in the sentence, outside quotation marks, nearest to the quotation."""
    first = s.quoted.index(number)
    last = len(s.quoted) - s.quoted[::-1].index(number)
    if first and s.words[first - 1] == ":":
        before = _before_colon(s, first - 1)
        return (index, before) if before >= 0 else None
    inverted = _inverted(s, last)
    if inverted >= 0:
        return index, inverted
    quoting = next((i for i, lemma in enumerate(s.lemmas)
                    if lemma.lower() == "quote" and s.quoted[i] < 0 and _cited(s, i) >= 0), -1)
    if quoting >= 0:
        return index, _cited(s, quoting)
    near = [(min(abs(i - first), abs(i - last)), i) for i, inside in enumerate(s.quoted)
            if inside < 0 and speaks(s, i)]
    if near:
        return index, min(near)[1]
    behind = _behind(s, last)
    return (index, behind) if behind >= 0 else None


def _around(s, index, number):
    """The subject of the clause in which quoted words stand: "He left “with all that I had”"."""
    for i, inside in enumerate(s.quoted):
        verb = s.heads[i]
        if inside != number or s.quoted[verb] == number:
            continue
        for _ in range(6):
            subject = _subject(s, verb, ("nsubj", "nsubjpass"))
            if subject >= 0:
                return index, subject
            verb = s.heads[verb]
    return None


def _resumed(s, number, found):
    """Who says the quotation before in the sentence: "“I shall vote,” she ended, “and pay”"."""
    before = s.quoted[: s.quoted.index(number)]
    return next((found[n] for n in reversed(before) if n in found), None)


def _before_colon(s, colon):
    """Who stands before a colon: "Vega: “No.”", "Vega was not amused: “No.”"; or -1."""
    told = [i for i in range(colon) if s.deps[i] == "nsubj" and s.quoted[i] < 0
            and s.deps[s.heads[i]] != "relcl"]
    return next((i for i in told or range(colon) if told or (
        s.tags[i] in ("NNP", "NNPS") and not is_topic(s, i))), -1)


def is_topic(s, i):
    """Whether token i is only told of: "On Bo Ek: “No.”"."""
    while s.deps[i] == "compound" and s.heads[i] > i:
        i = s.heads[i]
    return s.deps[i] == "pobj" and s.lowers[s.heads[i]] in TOPIC


def _behind(s, last):
    """The subject of any verb right behind a quotation: "“No,” she shot back"; or -1."""
    if last >= len(s.words) or not {*s.words[last - 2 : last + 1]} & {",", "?", "!"}:
        return -1
    return next((i for i in range(last, min(last + 6, len(s.words))) if s.deps[i] == "nsubj"
                 and s.quoted[i] < 0 and s.tags[s.heads[i]].startswith("VB")
                 and last <= s.heads[i] < last + 6), -1)


def _inverted(s, last):
    """The name that the parser takes for the object of a verb right behind a quotation, "“No,”
    sighed Bo Ek", "“No,” said baker Bo Ek": who says it; or -1."""
    ends = {*s.words[last - 2 : last]} & {",", ".", "?", "!"}  # not "“I quit” startled Bo Ek"
    if not ends or last >= len(s.words) or s.tags[last] not in ("VBD", "VBZ") or any(
        s.heads[i] == last and s.deps[i].startswith("nsubj") and s.quoted[i] < 0
        for i in range(len(s.words))
    ):
        return -1
    return next((i for i in range(last + 1, min(last + 8, len(s.words)))
                 if s.deps[i] == "dobj" and s.tags[i] in ("NNP", "NNPS")
                 and (s.heads[i] == last or s.heads[s.heads[i]] == last)), -1)


def _before(sentences, index, number, found):
    """Who says the quotation before, in the same block; or whom the sentence before is about."""
    s, before = sentences[index], sentences[index - 1]
    if not index or s.quoted[0] != number:
        return None
    inner = [n for n in before.quoted if n >= 0]
    if inner and (before.block == s.block or {*s.quoted} == {number}):
        return found.get(inner[-1])
    if before.block != s.block:
        return None
    root = next((i for i, head in enumerate(before.heads) if head == i), 0)
    subject = _subject(before, root, ("nsubj", "nsubjpass"))
    return (index - 1, subject) if subject >= 0 else None


def _cited(s, verb):
    """Whom somebody quotes: "“…,” the agency quoted the mayor as saying"; or -1."""
    return next((i for i, head in enumerate(s.heads) if head == verb and s.deps[i] in (
        "dobj", "nsubjpass") and s.quoted[i] < 0), -1)


def _subject(s, verb, kinds=("nsubj",)):
    """The unquoted subject of a verb, or of the verb that it follows after "and"; or -1."""
    while True:
        subject = next((i for i, head in enumerate(s.heads) if head == verb
                        and s.deps[i] in kinds and s.quoted[i] < 0), -1)
        if subject >= 0 or s.deps[verb] != "conj" or s.quoted[s.heads[verb]] >= 0:
            return subject
        verb = s.heads[verb]
