"""The discourse so far: who was mentioned in an article, where, and how lately?

In:   an article's parsed sentences; whom its names mean
Out:  for the steps of coreference: what was mentioned before, and who is at a word

Names were clustered over the whole article; everything else is found out from left to right.
"""

import functools
from collections import Counter

from helpers.naming import NAMES, Actor, sort_of, state_of, told_gender
from helpers.quoted import GUEST, sources
from helpers.vocabulary import words

# An article's opening, in sentences: "A judge ruled …" is told her name in the next ones.
LEAD, INTRODUCED = 3, 3
# Of two people with one surname, whoever is named in full so many times as often bears it alone.
FAR_MORE = 4
# A quotation of more words than these is known again: "“I was the postman”: colonel in court".
REPEATED = 2
# Between an office and where it is held: "the chair of the board".
OF = {"of", "for", "at", "from"}


class Discourse:
    """An article being read: who its names are, and who was mentioned so far."""

    def __init__(self, sentences, owners, found):
        self.sentences = sentences
        self.owners = owners  # (kind, name) -> (actors it may mean, rule)
        self.found = found  # the candidates of each sentence
        self.sources = sources(sentences)  # quotation -> (sentence index, token) of who says it
        self.voices = Counter()  # voice of an interview -> its questions
        for s in sentences:
            for number in {n for n in s.quoted if n >= GUEST}:
                self.voices[number] += s.words[-1] == "?"
        self.names_at = []  # the name candidates of each sentence that was begun
        self.history = []  # (sentence index, candidate, actor), in order
        self.by_sentence = {}  # index of a sentence -> its rows of the history
        self.latest = {}  # actor -> (sentence index, candidate) of its last mention, latest last
        self.bodies_of = {}  # person -> the organisation for which he or she speaks
        self.alone = {}  # a surname of several people -> whom it meant before the second came
        self.often = Counter()  # actor -> mentions so far
        self.most = {"he": 0, "she": 0}  # of any person who may be he, or she
        self.described = {}  # a description, or an office and a state -> the actor it meant
        self.groups = {}  # a plural -> [(group, words before the noun, sentence index)]
        self.wholes = {}  # "another" of several people -> one of them, or all
        self.states = {}  # name of a state -> its actor
        for actor in {actor: None for actors, _ in owners.values() for actor in actors}:
            if actor.kind == "state":
                self.states.setdefault(actor.state(), actor)
        self.first_named = {}  # actor -> index of the sentence that names it first
        for index, cs in enumerate(found):
            for c in cs:
                if c.kind in NAMES and not c.nested:
                    for actor in owners.get((c.kind, c.name), ((),))[0]:
                        self.first_named.setdefault(actor, index)
        # Organisations without a name that speak, act or are judged, by phrase.
        self.acting = {phrase(c) for cs in found for c in cs
                       if c.kind == "a body" and c.acting
                       and (c.definite or c.name.lower() == c.office)}  # "Union calls off strike"
        often = Counter(c.office for cs in found for c in cs if c.kind == "a body" and c.definite)
        self.bodies_acting = {c.office for cs in found for c in cs
                              if c.kind == "a body" and (c.acting or often[c.office] > 2)}
        self.acting |= {phrase(c) for cs in found for c in cs
                        if c.kind == "an outlet" and c.rule and c.acting}
        self.unnamed = {}  # such an organisation, by phrase -> its actor
        self.bodies = {}  # a sort of organisation -> the only one mentioned so far, else None
        for index, cs in enumerate(found):
            self._learn_appositions(index, cs)

    def _learn_appositions(self, index, cs):
        """What the article says of its names anywhere: "the dockers' union, Havenbond"."""
        names = [c for c in cs if c.kind in NAMES and not c.nested]
        for c in cs:
            if not c.apposition or c.of < 0:
                continue
            for name in names:
                possible = self.owners.get((name.kind, name.name), ((),))[0]
                if not name.first <= c.of < name.last or len(possible) != 1:
                    continue
                actor = possible[0]
                if c.kind == "office" and actor.kind == "person":
                    actor.learn(c)
                    actor.somebodys |= self.sentences[index].tags[c.first] == "PRP$"
                elif c.kind in ("a body", "an outlet") and actor.kind in ("institution", "outlet"):
                    actor.sorts.add(sort_of(c))

    def begin(self, index):
        """Take up a sentence."""
        self.names_at.append([c for c in self.found[index] if c.kind in NAMES])

    def mention(self, index, c, actor):
        """Note that a candidate means an actor."""
        self.history.append((index, c, actor))
        self.by_sentence.setdefault(index, []).append((c, actor))
        self._learn_surname(c, actor)
        self.latest.pop(actor, None)
        self.latest[actor] = (index, c)
        self.often[actor] += 1
        for gender in self.most if actor.kind == "person" else ():
            if actor.gender in ("", gender):
                self.most[gender] = max(self.most[gender], self.often[actor])
        if actor.kind in ("institution", "state") and c.form != "pronoun":
            word = self.sentences[index].lowers[c.head]
            if self.bodies.setdefault(word, actor) is not actor:
                self.bodies[word] = None  # two ministries: "the ministry" is neither

    def _learn_surname(self, c, actor):
        """Take up whom a surname means before another of that name comes: the wife who is told of
        later is called otherwise."""
        possible = self.owners.get((c.kind, c.name), ((), ""))[0]
        if len(possible) > 1 and not any(a in self.latest for a in possible if a is not actor):
            self.alone.setdefault(c.name, actor)

    def end(self, index):
        """Leave a sentence: its mentions in the order of the text."""
        first = len(self.history)
        while first and self.history[first - 1][0] == index:
            first -= 1
        self.history[first:] = sorted(self.history[first:], key=lambda row: row[1].first)
        for c, actor in self.by_sentence.get(index, ()):
            if actor.kind == "person" and c.form != "pronoun":
                self._learn_body(index, c, actor)

    def _learn_body(self, index, c, actor):
        """Take up for which organisation a person speaks: "its president, Ada Ek"."""
        s = self.sentences[index]
        nouns = {*range(c.first, c.last)}
        nouns |= {i for i, head in enumerate(s.heads) if head == c.head and s.deps[i] == "appos"}
        if s.deps[c.head] == "appos":
            nouns.add(s.heads[c.head])
        for i, head in enumerate(s.heads):
            preposition = s.deps[i] == "pobj" and s.lowers[head] in OF
            if (s.heads[head] if preposition else head) in nouns and (
                preposition or s.deps[i] in ("poss", "compound", "nmod")
            ):
                body = self.anywhere(index, i)
                if body is actor:  # "Board chairman Bo Ek"
                    body = self.bodies.get(s.lowers[i])
                if body is not None and (body.kind in ("institution", "group") or (
                    body.kind == "state" and s.lowers[c.head] in words("state office")
                )):
                    self.bodies_of.setdefault(actor, body)

    def quoted(self, index, token):
        """Who says the quotation around a token, or None if nobody does or it is not known yet."""
        return self.voice(self.sentences[index].quoted[token])

    def voice(self, number):
        """Who says a quotation or has a turn, by its number, or None."""
        place = self.sources.get(number)
        return place and self.anywhere(*place) or (self.guest if number == GUEST else None)

    def whose(self, index, token):
        """Who says the quotation around a token, at the article's end; or None.

        A headline's is whose it is below, or, if nobody is beside it, whoever is interviewed.
        """
        s, number = self.sentences[index], self.sentences[index].quoted[token]
        actor = self.quoted(index, token)
        if number < 0 or s.block != self.sentences[0].block:
            return actor
        wanted = self._said(number)
        if wanted.count(" ") < REPEATED:
            return actor
        again = next((n for n in self.sources if n != number and wanted in self._said(n)), None)
        answers = min(self.voices, key=self.voices.get, default=-1)
        return again is not None and self.voice(again) or actor or self.voice(answers)

    def _said(self, number):
        """The words of a quotation, in lower case and without marks."""
        return " ".join(w for s in self.sentences for w, n in zip(s.lowers, s.quoted)
                        if n == number and w[0].isalnum())

    @functools.cached_property
    def said_at(self):
        """(index of a sentence, token) -> the numbers of the quotations that are said there."""
        found = {}
        for number, place in self.sources.items():
            if number < GUEST:
                found.setdefault(place, []).append(number)
        return found

    @functools.cached_property
    def names_quoted(self):
        """Number of a quotation -> the names in it."""
        found = {}
        for s, cs in zip(self.sentences, self.found):
            for c in cs:
                if c.kind in NAMES and s.quoted[c.head] >= 0:
                    found.setdefault(s.quoted[c.head], []).append(c)
        return found

    @functools.cached_property
    def named_most(self):
        """Person -> how often a name of hers or his stands in the article, in the text's order."""
        named = Counter(actor for cs in self.found for c in cs if c.kind in NAMES and not c.nested
                        for actor in self.owners.get((c.kind, c.name), ((),))[0][:1])
        return {actor: n for actor, n in named.items() if actor.kind == "person"}

    @functools.cached_property
    def guest(self):
        """The person named most before an interview begins, or None."""
        first = min((i for i, s in enumerate(self.sentences) if GUEST in s.quoted), default=0)
        named = Counter(actor for index, c, actor in self.history
                        if index < first and actor.kind == "person" and c.form == "name")
        return max(named, key=named.get, default=None)

    def asked(self, number):
        """The person whom an interview's voice asks, or None if it does not ask."""
        if len(self.voices) != 2 or number != max(self.voices, key=self.voices.get):
            return None
        other = self.voice(next(n for n in self.voices if n != number))
        return other if other and other.kind == "person" else None

    def anywhere(self, there, token):
        """The actor at a token of any sentence, as far as it is known, or None."""
        over = [(c.last - c.first, n, actor) for n, (c, actor) in enumerate(
            self.by_sentence.get(there, ())) if c.first <= token < c.last]
        if over:
            return min(over, key=lambda row: row[:2])[2]
        return next((self.named(c)[0] for c in self.found[there]
                     if c.kind in NAMES and c.first <= token < c.last), None)

    def apposed(self, there, token):
        """The actor named behind the noun at a token, "its keeper, Lech Osowski", or None."""
        s = self.sentences[there]
        return next((self.anywhere(there, i) for i in range(token + 1, len(s.words))
                     if s.heads[i] == token and s.deps[i] == "appos"), None)

    def back(self, index, reach):
        """Mentions of this sentence and so many before it, the latest first.

        Yields (distance in sentences, candidate, actor).
        """
        for there, c, actor in reversed(self.history):
            if index - there > reach:
                return
            yield index - there, c, actor

    def named(self, c):
        """The actor that a name means here, and the rule; (None, "") if nobody bears it."""
        possible, rule = self.owners.get((c.kind, c.name), ((), ""))
        if not possible:
            return None, ""
        if len(possible) == 1:
            return possible[0], c.rule if c.kind == "state" else rule
        told = told_gender(c)  # "Mr. Smith", after Jane Smith and John Smith
        possible = [a for a in possible if told and told == (a.gender or a.guessed)] or [
            a for a in possible if told in ("", a.gender or a.guessed or told)] or possible
        possible = [a for a in possible if not a.is_called_otherwise(c.name)] or possible
        if c.office:  # "President Keller", beside Ada Keller
            possible = [a for a in possible if c.office in dict(a.titles).values()] or possible
        most = max(possible, key=Actor.times_in_full)
        if all(most.times_in_full() > FAR_MORE * a.times_in_full() for a in possible if a is not most):
            return most, "person of that surname named in full far more often"
        if self.alone.get(c.name) in possible:
            return self.alone[c.name], "whom that surname alone meant before"
        for actor in reversed(self.latest):
            if actor in possible:
                return actor, "part of the name of the person named last"
        return possible[0], rule

    def ahead(self, index, reach=None):
        """The actors that are first named behind a sentence, within so many others; all if None."""
        return [actor for actor, there in self.first_named.items()
                if there > index and actor not in self.latest
                and (reach is None or there - index <= reach)]

    def is_place(self, word):
        """Whether a word of a name is a place's or a state's name in the article."""
        return ("place", word) in self.owners or bool(state_of(word.lower()))

    def at(self, index, token):
        """The actor named or mentioned at a token of the sentence that is being read, or None."""
        for c in self.names_at[index]:
            if c.first <= token < c.last and not c.nested:
                return self.named(c)[0]
        return next((actor for _, c, actor in self.back(index, 0)
                     if c.first <= token < c.last), None)

    def says(self, index, c, there, other):
        """Whether `other` says the sentence in which c stands, and so is called by name there."""
        if there != index:
            return False
        s, subject = self.sentences[index], other.head
        if s.deps[subject] in ("poss", "appos", "compound") and other.form != "pronoun":
            # "Amnesty's Yukiko Tanaka said", not "His spokesman said"
            subject = s.heads[subject]
        verb = s.heads[subject]
        return (
            s.deps[subject].startswith("nsubj") and s.lemmas[verb].lower() in words("saying")
            and s.under(c.head, verb, 12) and not s.under(c.head, subject, 12)
        )

    def in_sentence(self, index, c, name):
        """A description without "the" and as it would stand in the middle of a sentence."""
        s, plain = self.sentences[index], without_article(name)
        first = next(i for i in range(c.first, c.last) if name.startswith(s.words[i]))
        if plain != name or s.tags[first] in ("NNP", "NNPS") or s.words[first][1:].isupper():
            return plain
        return plain[0].lower() + plain[1:] if first == c.first else plain


def phrase(c):
    """What two descriptions of one organisation share: their words without the article."""
    return c.title.lower().replace("’", "'")


def without_article(name):
    """A description without the "the" before it."""
    return name[4:] if name.lower().startswith("the ") else name
