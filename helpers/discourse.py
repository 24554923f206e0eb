"""The discourse so far: who was mentioned in an article, where, and how lately?

In:   an article's parsed sentences; whom its names mean
Out:  for the steps of coreference: what was mentioned before, and who is at a word

Names were clustered over the whole article; everything else is found out from left to right.
"""

from helpers.naming import NAMES, sort_of, state_of, told_gender
from helpers.quoted import sources
from helpers.vocabulary import words

# An article's opening, in sentences: "A judge ruled …" is told her name in the next ones.
LEAD, INTRODUCED = 3, 3


class Discourse:
    """An article being read: who its names are, and who was mentioned so far."""

    def __init__(self, sentences, owners, found):
        self.sentences = sentences
        self.owners = owners  # (kind, name) -> (actors it may mean, rule)
        self.found = found  # the candidates of each sentence
        self.sources = sources(sentences)  # quotation -> (sentence index, token) of who says it
        self.names_at = []  # the name candidates of each sentence that was begun
        self.history = []  # (sentence index, candidate, actor), in order
        self.by_sentence = {}  # index of a sentence -> its rows of the history
        self.latest = {}  # actor -> (sentence index, candidate) of its last mention, latest last
        self.described = {}  # a description, or an office and a state -> the actor it meant
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
                elif c.kind in ("a body", "an outlet") and actor.kind in ("institution", "outlet"):
                    actor.sorts.add(sort_of(c))

    def begin(self, index):
        """Take up a sentence."""
        self.names_at.append([c for c in self.found[index] if c.kind in NAMES])

    def mention(self, index, c, actor):
        """Note that a candidate means an actor."""
        self.history.append((index, c, actor))
        self.by_sentence.setdefault(index, []).append((c, actor))
        self.latest.pop(actor, None)
        self.latest[actor] = (index, c)
        if actor.kind in ("institution", "state") and c.form != "pronoun":
            word = self.sentences[index].lowers[c.head]
            if self.bodies.setdefault(word, actor) is not actor:
                self.bodies[word] = None  # two ministries: "the ministry" is neither

    def end(self, index):
        """Leave a sentence: its mentions in the order of the text."""
        first = len(self.history)
        while first and self.history[first - 1][0] == index:
            first -= 1
        self.history[first:] = sorted(self.history[first:], key=lambda row: row[1].first)

    def quoted(self, index, token):
        """Who says the quotation around a token, or None if nobody does or it is not known yet."""
        place = self.sources.get(self.sentences[index].quoted[token])
        return place and self.anywhere(*place)

    def anywhere(self, there, token):
        """The actor at a token of any sentence, as far as it is known, or None."""
        over = [(c.last - c.first, n, actor) for n, (c, actor) in enumerate(
            self.by_sentence.get(there, ())) if c.first <= token < c.last]
        if over:
            return min(over, key=lambda row: row[:2])[2]
        return next((self.named(c)[0] for c in self.found[there]
                     if c.kind in NAMES and c.first <= token < c.last), None)

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
        possible = [a for a in possible if told in ("", a.gender or told)] or possible
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
        if s.deps[subject] in ("poss", "appos", "compound"):  # "Amnesty's Yukiko Tanaka said"
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
