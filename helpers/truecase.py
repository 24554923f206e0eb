"""Capitals: how would a headline In Capitals, or IN CAPITALS, stand in a sentence?

In:   the words of an article's sentences
Out:  the same words; those of such headlines as prose would write them

"PUTIN WARNS ALLIES" is read as "Putin warns allies", for a parser that learnt on prose sees
names in every word of it. What the rest of the article writes with a capital keeps it; so do
states, outlets, first names, the surnames behind those, and what is no English word.
Misses names that are words too where the article has them in the headline alone ("HOPE WINS").
"""

import calendar
import re
from collections import Counter

from spacy.lang.en.stop_words import STOP_WORDS

from helpers.lexicon import BULLETS, lexicon
from helpers.names import gender
from helpers.vocabulary import words as listed_words

# Before "US" such a word tells that it is a pronoun: "LET US GO".
BEFORE_US = {"let", "lets", "tell", "told", "tells", "give", "gives", "gave", "of", "help",
             "helps", "leave", "leaves", "makes", "show", "shows", "for"}
# Always with a capital; peoples and states are in the lexicon.
CAPITALISED = {"i", "african", "asian", "european", "arab", "islamic", "muslim", "jewish",
               "christian", "catholic", "western"} | {
    name.lower() for names in (calendar.day_name, calendar.month_name) for name in names
} - {"", "may", "march"}
# They have capitals in titles as other verbs have.
VERBS = {"are", "be", "been", "did", "do", "does", "had", "has", "have", "is", "was", "were", "will",
         "would"}
ENDS = {".", "?", "!", ";"}
CLAUSE_STARTS = BULLETS | {"``", '"', "“", "„", "«", "‘", "'", ":"}
CLAUSE_ENDS = {"''", '"', "”", "»", "’", ")", ":", ","}


def in_capitals(words):
    """Whether a sentence stands in capitals, as its words of three letters and more tell."""
    long = [w for w in words if len(w) > 2 and w[0].isalpha()]
    return len(long) > 1 and all(_loud(w) for w in long)


def in_title_case(words, least):
    """Whether a sentence is A Headline In Which Every Word Has a Capital.

    least: how many of its words must be of four letters and more, and no "with" or "after".
    """
    long = [w for w in words if len(w) > 3 and w.isalpha() and w.lower() not in STOP_WORDS]
    return len(long) >= least and words[-1] not in ENDS and all(w[0].isupper() for w in long)


def without_evidence(sentences):
    """For each sentence of an article, whether capitals in it do not tell which words are names."""
    return [in_capitals(words) or in_title_case(words, 5 if i else 4)
            or not i and words[-1] == "." and _is_a_title(words[:-1])
            for i, words in enumerate(sentences)]


def _is_a_title(words):
    """Whether words before a full stop are a headline all the same: even short verbs have capitals.
    """
    return in_title_case(words, 4) and all(
        w[0].isupper() for w in words if w.isalpha() and w.lower() not in STOP_WORDS - VERBS)


def truecased(sentences, vocabulary):
    """The words of an article, those of headlines in capitals as prose would write them.

    sentences: lists of words, one a sentence; vocabulary: a `Vocabulary`.
    Returns as many lists with as many words each; other sentences are unchanged.
    """
    loud = without_evidence(sentences)
    seen = _forms(words for words, capitals in zip(sentences, loud) if not capitals)
    if not any(loud):
        return _opened(sentences, seen, vocabulary)
    first = [_prose(w, seen, vocabulary) if capitals else w
             for w, capitals in zip(sentences, loud)]
    # The surname behind a first name tells how it is written where it stands alone.
    for word, form in _forms((w for w, capitals in zip(first, loud) if capitals), False).items():
        seen.setdefault(word, form)
    result = [_prose(w, seen, vocabulary) if capitals else w for w, capitals in zip(sentences, loud)]
    return _opened(result, seen, vocabulary)


def opening(words):
    """The number of the word that opens a line without a full stop, behind its bullet; else -1.

    Its capital tells a name only where the next word has one too: "Ferry strike goes on".
    """
    i = int(words[0] in BULLETS)
    line = len(words) > i + 1 and words[-1] not in ENDS | CLAUSE_ENDS
    opens = line and words[i].istitle() and words[i].isalpha() and words[i + 1].islower()
    return i if opens and words[i + 1] not in ("of", "for", "and") else -1


def _opened(sentences, seen, vocabulary):
    """The words of an article; a noun that opens a line as prose would write it inside one."""
    if len(sentences) < 2:
        return sentences
    starts, result = {words[0] for words in sentences if words[-1] in ENDS | CLAUSE_ENDS}, []
    for number, words in enumerate(sentences):
        words = _labelled(words, seen, vocabulary, not number)
        i = opening(words)
        if i >= 0:
            lower = words[i].lower()
            form = seen.get(lower) or (words[i] if words[i] in starts else lower)
            if form == lower and lower not in CAPITALISED | STOP_WORDS and not (
                gender(lower) or any(len(e[0]) == 1 for e in lexicon().get(lower, ()))
            ) and vocabulary.has(lower, ("noun",)):
                words = [*words[:i], lower, *words[i + 1 :]]
        result.append(words)
    return result


def label_in_capitals(words):
    """The number of words in capitals before a sentence's colon that may be a name, "ADA BERG:
    Why?", or what a headline is about, "FERRY SHOCK: …"; 0 for "CNN HOST: Why?" and all others."""
    end = words.index(":", 0, 5) if ":" in words[:5] else 0
    label = [w.lower() for w in words[:end] if w.isalpha() and w.isupper()]
    listed = label and label[-1] in listed_words("office") or any(w in lexicon() for w in label)
    return 0 if len(label) < max(end, 2) or listed else end


def _labelled(words, seen, vocabulary, headline):
    """A sentence, the label in capitals before its colon as prose would write it."""
    end = label_in_capitals(words)
    label = [w.lower() for w in words[:end]]
    if label and (gender(label[0]) or not any(map(vocabulary.has, (label[0], label[-1])))):
        return [*map(_capitalised, label), *words[end:]]
    if not (label and headline and vocabulary.has(label[-1])):
        return words
    elsewhere = {w: form for w, form in seen.items() if w not in label or not vocabulary.has(w)}
    return [*_prose(words[:end], elsewhere, vocabulary), *words[end:]]


class Vocabulary:
    """Which words are English: the words that spaCy's lemmatizer knows, and their inflections."""

    def __init__(self, language_model):
        lookups = language_model.get_pipe("lemmatizer").lookups
        index, exceptions, rules = (
            lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules")
        )
        self._words = {
            pos: (frozenset(index[pos]), exceptions.get(pos, {}), rules.get(pos, ()))
            for pos in ("noun", "verb", "adj", "adv")
        }

    def has(self, word, parts_of_speech=("noun", "verb", "adj", "adv")):
        """Whether a lower-case word is one of these parts of speech, inflected or not."""
        for pos in parts_of_speech:
            known, exceptions, rules = self._words[pos]
            if word in known or word in exceptions or any(
                word.endswith(old) and word[: len(word) - len(old)] + new in known
                for old, new in rules
            ):
                return True
        return False


def _loud(word):
    letters = [c for c in word if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)  # "McDONALD"


def _forms(sentences, lower_if_even=True):
    """Lower-case word -> how it is mostly written where nothing but its own case decides."""
    counts = {}
    for words in sentences:
        for before, word in zip(["“", *words], words):
            # At a sentence's start a capital tells of first names alone.
            if word[0].isalpha() and (before not in CLAUSE_STARTS or gender(word.lower())):
                counts.setdefault(word.lower(), Counter())[word] += 1
    # As often with a capital as without is no name: "Rail" in "the Union of Rail Workers".
    return {word: max(forms, key=lambda form: (forms[form], form.islower() == lower_if_even))
            for word, forms in counts.items()}


def _prose(words, seen, vocabulary):
    """A headline as prose would write it."""
    shouted = in_capitals(words)
    index, lowers, result = lexicon(), [w.lower().replace("’", "'") for w in words], []
    i = 0
    while i < len(words):
        listed = _listed(lowers, i, index, seen)
        if listed:
            result += listed
        else:
            named = bool(i) and result[i - 1][0].isupper() and bool(gender(lowers[i - 1]))
            known = not shouted and (  # "NATO", "McDonald", "Group F"
                words[i][1:] != lowers[i][1:] or len(words[i]) == 1 and lowers[i] != "a")
            result.append(words[i] if known else _one(
                words[i], lowers[i], seen, vocabulary, named))
        i = len(result)
    return [new if len(new) == len(old) else old for new, old in zip(result, words)]


def _listed(lowers, i, index, seen):
    """The words of a state, its people, its capital or an outlet that begins here, or None."""
    for key, sort, spelling, *_ in index.get(lowers[i], ()):
        if tuple(lowers[i : i + len(key)]) != key:
            continue
        if key == ("us",) and i and lowers[i - 1] in BEFORE_US:
            return ["us"]
        if len(key) == 1 and seen.get(key[0], "").islower() and key != ("us",):
            return None  # "turkey", in an article about dinners
        if len(key) == 1 and (len(key[0]) < 4 or "." in key[0]) and sort == "state":
            return [key[0].upper()]
        if spelling:
            return spelling.split()
        return [w if w in STOP_WORDS else _capitalised(w) for w in key]
    return None


def _one(word, lower, seen, vocabulary, behind_first_name):
    if not word[0].isalpha():
        return lower if word[0] in "'’" else word
    if lower in CAPITALISED:
        return _capitalised(lower)
    if lower in seen:
        return seen[lower]
    if lower in STOP_WORDS or lower in ("n't", "ca", "wo"):
        return lower
    if any(c.isdigit() or c == "." for c in word):
        return word
    if vocabulary.has(lower, ("verb", "adj", "adv")):
        return lower
    if gender(lower) or behind_first_name:
        return _capitalised(lower)
    if vocabulary.has(lower) or "-" in lower and any(map(vocabulary.has, lower.split("-"))):
        return lower
    return _capitalised(lower) if re.search("[aeiouyáéíóúäöüåø]", lower) else word


def _capitalised(lower):
    """"o'neill-smith" -> "O'Neill-Smith"."""
    return re.sub(r"(^|-|\bo['’]|\bmc)([^\W\d_])", lambda m: m[1] + m[2].upper(), lower).replace(
        "o'", "O'", 1 if lower.startswith("o'") else 0)
