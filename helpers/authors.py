"""Authors: whom does an article itself mean by "I" and "we", outside of all quotations?

In:   the discourse, read to its end
Out:  the author, whoever signs a letter, or the outlet that prints the article

Misses the name in a byline, two authors of one article, and a "we" that is the town or the nation
of a columnist.
"""

import functools

from helpers.naming import Actor
from helpers.vocabulary import words

# So many sentences at the end may tell who the author is.
ABOUT = 2
# In so many sentences behind its first a letter is signed, in so many words at most.
LETTER, SIGNATURE = 12, 8
# What opens a letter to the editor.
SIR = {"sir", "madam", "sirs"}


class Authors:
    """Who writes an article, and for which outlet."""

    def __init__(self, discourse):
        self.discourse = discourse
        self._signers = {}  # a name in small letters -> who signs with it

    def who_writes(self, index, c):
        """Whom an "I" or "we" outside quotations means: its author, or the outlet; or None.

        The "we" of an author may be everybody's; in indirect speech, "our share, she said", and in
        a byline, "By our correspondent", it is nobody who is known.
        """
        s = self.discourse.sentences[index]
        if c.kind == "i":
            return self._writer(index)
        known = c.name != "our" or s.lemmas[s.heads[c.head]].lower() in words("newsroom")
        if self._is_signed or not known or s.lowers[0] in ("by", "from") or _reported(s, c.head):
            return None
        return self._outlet

    def who_is_written_to(self, index, c):
        """Whom a "your" outside quotations means: in a letter to the editor the outlet; or None."""
        below = any(there <= index for there in self._salutations)
        return self._outlet if c.name == "your" and below else None

    def _writer(self, index):
        """Who writes the "I" of a sentence: who signs below it, as letters are, or the author."""
        end = next((there for there in self._salutations if there > index),
                   len(self.discourse.sentences))
        behind = range(index + 1, min(index + LETTER, end))
        return next(filter(None, map(self._signed, behind)), self._author)

    def _signed(self, index):
        """The person whose name, perhaps with a place, is a line: "Ada Ek, Port Avon"; or None."""
        sentences = self.discourse.sentences
        s, name = sentences[index], self._name(index)
        if len(s.words) > SIGNATURE or ":" in s.words:
            return None
        if self._salutations and index > self._salutations[0]:
            return self._signed_letter(index)
        alone = [x.block for x in sentences[index - 1 : index + 2]].count(s.block) == 1
        if not name or not alone or any(tag.startswith("VB") for tag in s.tags):
            return None
        return self._person(name)

    def _signed_letter(self, index):
        """The person whose name opens a line below "Sir, …", "(Rev) ADA EK,"; or None.

        The parser takes many a name that stands alone for a place's, or for none.
        """
        s = self.discourse.sentences[index]
        first = next((i for i, word in enumerate(s.words)
                      if word[0].isalpha() and s.words[i - 1 : i] != ["("]), 0)
        last = first
        while last < len(s.words) and s.words[last][0].isupper():
            last += 1
        if last - first < 2 or s.words[last : last + 1] not in ([], [","]) or (
            s.words[-1] in (".", "?", "!")
        ):
            return None
        name = next((c for c in self.discourse.found[index] if c.kind in ("person", "name")
                     and first <= c.head < last), None)
        return name and self._person(name) or self._signers.setdefault(
            s.text(first, last).lower(), Actor("person", s.text(first, last)))

    @functools.cached_property
    def _salutations(self):
        """The indices of the sentences that open a letter to the editor: "Sir, — I have read"."""
        found = [index for index, s in enumerate(self.discourse.sentences)
                 if s.lowers[0] in SIR and s.words[1:2] and not s.words[1][0].isalnum()]
        return found if len(found) > 1 else []

    @functools.cached_property
    def _author(self):
        """The person of the line about the author; or one without a name.

        Bylines are no sentences of an article, so that nothing here has read them.
        """
        sentences, names = self.discourse.sentences, []
        for i in range(len(sentences) - 1, max(len(sentences) - 1 - ABOUT, 0), -1):
            name = self._name(i)  # "Ada Ek is a novelist."
            if name and sentences[i].lowers[name.last :][:1] in (["is"], ["writes"]):
                names.append(name)
        people = (self._person(name) for name in names if name)
        return next(filter(None, people), None) or Actor("person", "the author")

    @functools.cached_property
    def _is_signed(self):
        """Whether somebody says "I" outside quotations, as columnists do."""
        return any(c.kind == "i" and s.quoted[c.head] < 0
                   for s, cs in zip(self.discourse.sentences, self.discourse.found) for c in cs)

    @functools.cached_property
    def _outlet(self):
        """The outlet that prints the article: "this newspaper", or one without a name."""
        own = (actor for _, c, actor in self.discourse.history
               if c.rule == "the article's own outlet")
        return next(own, None) or Actor("outlet", "the outlet")

    def _name(self, index):
        """The candidate for a person's name with which a sentence begins, or None."""
        return next((c for c in self.discourse.found[index]
                     if c.first == 0 and c.kind in ("person", "name")), None)

    def _person(self, name):
        """The person who bears a name, or None."""
        actor = self.discourse.named(name)[0]
        return actor if actor and actor.kind == "person" else None


def _reported(s, i):
    """Whether token i stands in what somebody says: "The plan cost us too much, she said"."""
    for _ in range(12):
        head = s.heads[i]
        if s.deps[i] == "ccomp" and s.lemmas[head].lower() in words("saying"):
            return True
        i = head
    return False
