"""Dependency trees: a sentence's tokens as lists, with what depends on what.

In:   tokens
Out:  Parse tuples, for the rules of attributions, statements and stance alone
"""

import bisect
import itertools
from typing import NamedTuple

import numpy as np

from helpers.frame_words import BRUSH_ASIDE
from helpers.vocabulary import words

NEWS = words("outlet") | {"network", "radio", "television", "tv", "media", "service"}
# Verbs of speech, and others that say what their speaker does next.
SAYING = {"say", "tell", "add", "claim", "argue", "insist", "note", "admit", "write", "declare",
          "state", "concede", "acknowledge", "think", "believe", "feel"}
NEXT = {"accuse", "announce", "ask", "blame", "call", "condemn", "criticise", "criticize",
        "decline", "demand", "denounce", "deny", "dismiss", "dispute", "hail", "pledge", "praise",
        "promise", "refuse", "reject", "report", "thank", "threaten", "urge", "vow", "warn",
        "welcome"}
TELLING = {"tell", "inform", "assure", "remind", "warn"}
MARKS = {"“", "„", "«", "»", "‘", "'", '"', "``", "''"}
CLOSING = {"”", '"', "''", "’", "»", "“"}
LONGEST_SENTENCE = 400  # words; more is a list or a lost full stop, and its parse is noise


class Parse(NamedTuple):
    """A sentence's tokens as parallel lists; kids lists each token's dependents."""

    start: list
    end: list
    lemma: list
    pos: list
    dep: list
    head: list
    kids: list


def parses(tokens, lemmas, introducing=False):
    """{article_id: {sentence_id: (Parse, its tokens with such lemmas)}}; sentences with any alone.

    tokens: table; lemmas: a collection of words to look for; introducing: whether sentences
    before a quotation mark are wanted too.
    """
    names = ("article_id", "sentence_id", "start", "end", "lemma", "pos", "dep", "head")
    article_id, sentence_id, *columns = (tokens[name].tolist() for name in names)
    firsts = np.flatnonzero(tokens["token_id"].to_numpy() == 0).tolist() + [len(tokens)]
    listed = tokens["lemma"].isin(lemmas).to_numpy()
    before = np.append(tokens["lemma"].isin(MARKS).to_numpy()[1:], False)
    possible = np.flatnonzero(listed | before if introducing else listed).tolist()
    found = {}
    for number, rows in itertools.groupby(possible, lambda row: bisect.bisect(firsts, row) - 1):
        first, last = firsts[number], firsts[number + 1]
        if last - first <= LONGEST_SENTENCE:
            own = [column[first:last] for column in columns]
            _free_the_last_clause(*own[2:])
            _give_back_the_next_verb(*own[2:])
            _tell_the_clause(*own[2:])
            _give_back_the_subject(*own[2:])
            kids = [[] for _ in range(first, last)]
            for i, head in enumerate(own[-1]):
                if head != i:
                    kids[head].append(i)
            sentence = Parse(*own, kids), [row - first for row in rows if listed[row]]
            found.setdefault(article_id[first], {})[sentence_id[first]] = sentence
    return found


def _free_the_last_clause(lemma, pos, dep, head):
    """Mend what parsers take for an apposition: "He met Ann, the news agency reported."

    The verb becomes the root, with the noun before it as its subject and the rest of the
    sentence as its clause. "He met Ann, the girl said to be tall" stays as it is.
    """
    for i, word in enumerate(lemma):
        noun, first, beside = head[i], i, ("punct", "prep", "npadvmod", "advmod", "advcl")
        if word not in ("say", "report") or dep[i] not in ("acl", "relcl") or noun >= i:
            continue
        while first and (first - 1 == noun or head[first - 1] in (noun, i) or (
            head[head[first - 1]] == noun)) and lemma[first - 1] not in (",", "-", "--", "–", "—"):
            first -= 1
        root = next((k for k in range(first) if dep[k] == "ROOT" and pos[k] in ("VERB", "AUX")), -1)
        if root < 0 or lemma[first - 1] != "," or first > noun or head[noun] >= first or any(
            head[k] == i and dep[k] not in beside and (k > i or pos[k] not in ("PROPN", "NOUN"))
            for k in range(first, len(lemma))
        ) or word == "report" and not NEWS.intersection(lemma[first:i]):
            continue
        for k in range(first, i):
            if head[k] == i and k != noun:
                head[k], dep[k] = noun, "appos"
        head[root], dep[root], head[i], dep[i], head[noun], dep[noun] = (
            i, "ccomp", i, "ROOT", i, "nsubj")


def _give_back_the_next_verb(lemma, pos, dep, head):
    """Mend what parsers take for more of what is said: "It said it was sad and rejected the plan".

    The verb behind "and" goes with "said". Where it says nothing, or where somebody is named who
    may do it ("said Ann was drunk and refused to go"), the parse stays as it is.
    """
    for i, word in enumerate(lemma):
        told = head[head[i]] if dep[head[i]] == "acomp" else head[i]
        first = head[told]
        if dep[i] != "conj" or word not in NEXT or dep[told] != "ccomp" or lemma[first] not in SAYING:
            continue
        own, others = (
            [k for k in range(len(lemma)) if head[k] == verb and dep[k] in (
                "nsubj", "nsubjpass", "aux", "mark")] for verb in (i, told))
        subjects = [k for k in others if dep[k] in ("nsubj", "nsubjpass")]
        joined = next((k for k in range(i - 1, told, -1) if pos[k] == "CCONJ"), 0)
        closed = joined and lemma[joined - 1] in CLOSING
        if not joined or own or any(lemma[k] in ("have", "will", "would", "that") for k in others):
            continue
        if first < told and len(subjects) == 1 and (closed or pos[subjects[0]] == "PRON"):
            head[i] = head[joined] = first


def _tell_the_clause(lemma, pos, dep, head):
    """Mend what parsers take for more about who is told: "She told the agency that Ann had left".

    "She told the man that she had hired to go" and "the men that Ann saw" stay as they are.
    """
    for i, verb in enumerate(head):
        told = head[verb]
        if dep[i] != "relcl" or dep[verb] not in ("dobj", "dative") or lemma[told] not in TELLING:
            continue
        that = verb + 1
        named = any(head[k] == i and k != that and dep[k] in ("nsubj", "nsubjpass", "expl")
                    for k in range(that, i))
        if lemma[that] == "that" and named and not any(
            head[k] == told and dep[k] in ("xcomp", "ccomp") for k in range(i, len(lemma))
        ):
            head[i], dep[i], head[that], dep[that] = told, "ccomp", i, "mark"


def _give_back_the_subject(lemma, pos, dep, head):
    """Mend what parsers take for who says it: "The mayor, said Ann, had lied".

    The noun before the comma is the subject of the clause that goes on behind the next one.
    """
    for i, word in enumerate(lemma):
        if word not in SAYING or pos[i] != "VERB" or lemma[i - 1] != "," or "," in lemma[: i - 1]:
            continue  # "The mayor, Bo, says Ann, her deputy, had lied" is Bo's
        named = [k for k in range(len(lemma)) if head[k] == i and dep[k] == "nsubj"]
        clause = next((k for k in range(i + 1, len(lemma)) if head[k] == i and dep[k] == "ccomp"),
                      head[i] if dep[i] == "parataxis" else -1)
        if len(named) == 2 and named[0] < i < named[1] < clause and not any(
            head[k] == clause and dep[k] in ("nsubj", "nsubjpass") for k in range(len(lemma))
        ) and "," in lemma[named[1] : clause]:
            head[named[0]] = clause


def kid(parse, i, *deps):
    """The first dependent of token i with one of these relations, or None."""
    return next((k for k in parse.kids[i] if parse.dep[k] in deps), None)


def subtree(parse, i, without=None):
    """Token i and all that depends on it, in order, without the branch at another token."""
    found, waiting = [], [i]
    while waiting:
        k = waiting.pop()
        found.append(k)
        waiting += [kid for kid in parse.kids[k] if kid != without]
    return sorted(found)


def agent(parse, i):
    """The token that names who does what the verb or noun at token i is about, or None."""
    for _ in range(6):
        by, subject = kid(parse, i, "agent"), kid(parse, i, "nsubj")
        owner = kid(parse, i, "poss") if parse.pos[i] == "NOUN" else None
        if by is not None:
            return kid(parse, by, "pobj")
        if kid(parse, i, "auxpass", "expl") is not None:
            return None
        if owner is not None or subject is not None:
            return subject if owner is None else owner
        whose = kid(parse, parse.head[i], "poss")
        if parse.dep[i] == "acl" and whose is not None and "to" in (
            parse.lemma[k] for k in parse.kids[i]
        ):
            return whose  # "Ann's refusal to meet Bo"
        if parse.dep[i] in ("acl", "relcl"):
            verb = parse.head[parse.head[i]]
            if not _is_had(parse, i) or parse.pos[verb] != "VERB":
                return parse.head[i]
            i = verb
            continue
        if (beside := with_whom(parse, i)) is not None:
            return beside
        if parse.dep[i] == "pcomp" and parse.lemma[parse.head[i]] in ("by", "while", "after"):
            i = parse.head[i]
        elif parse.dep[i] not in ("conj", "xcomp", "advcl", "acomp", "dobj"):
            return None
        elif parse.dep[i] == "dobj" and parse.lemma[parse.head[i]] in BRUSH_ASIDE:
            return None  # who ignores calls does not make them
        i = parse.head[i]
    return None


def _is_had(parse, i):
    """Whether token i is "say" in "Ann had [less to say]": what she has, not who says it."""
    thing = parse.head[i]
    return parse.dep[thing] == "dobj" and parse.lemma[parse.head[thing]] == "have" and any(
        parse.lemma[k] == "to" and parse.dep[k] == "aux" for k in parse.kids[i])


def with_whom(parse, i):
    """The token of who does it in "left, with its chair, Ann Lee, saying …"; or None."""
    for k in parse.kids[parse.head[i]] if parse.dep[i] == "advcl" else ():
        if parse.lemma[k] == "with" and parse.dep[k] == "prep" and k < i:
            last = subtree(parse, k)[-1]
            if all(parse.pos[n] in ("PUNCT", "PROPN") for n in range(last + 1, i)):
                return kid(parse, k, "pobj")
    return None
