"""Who is who: which actor does each mention in an article mean?

In:   an article's parsed sentences; the register
Out:  the cast: (actor, candidate, rule) for everything that refers to an actor

Names are clustered first, over the whole article, so that a surname in the headline finds its
full name below. Descriptions and pronouns are then resolved from left to right. Misses "we",
nicknames, and plurals for several named people: "the two men" are nobody.
"""

from helpers.descriptions import candidates
from helpers.lexicon import lexicon, with_known
from helpers.mentions import in_capitals
from helpers.names import essence
from helpers.naming import FORMER, NAMES, Actor, owners, state_of, told_gender
from helpers.vocabulary import words

# How many sentences back an antecedent may lie.
REACH = {"he": 4, "she": 4, "it": 1, "they": 2}
MEANT = {"he": ("person",), "she": ("person",), "it": ("state", "institution", "outlet"),
         "they": ("group",)}
REFLEXIVE = {"himself", "herself", "itself", "themselves"}
# "It is clear that": a verb whose "it" is nothing.
EMPTY_IT = {"be", "seem", "appear", "take", "become", "rain", "snow", "turn", "make", "happen"}
# Titles as they stand before a name, and as they stand alone.
FULL = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general",
        "col.": "colonel", "capt.": "captain", "sgt.": "sergeant", "lt.": "lieutenant",
        "adm.": "admiral", "prof.": "professor", "dr.": "doctor", "dr": "doctor",
        "rev.": "reverend", "pres.": "president"}
ANY_INSTITUTION = {"organization", "organisation", "company", "firm", "group"}


def cast(sentences, register=()):
    """Everything in one article that refers to an actor or a place: (actor, candidate, rule).

    sentences: a list of lexicon.Sentence; register: see `lexicon.lexicon`.
    """
    index = lexicon(register)
    capitals = [s for s in sentences if in_capitals(s)]
    if len(capitals) == len(sentences):
        capitals = []
    loud = {s.number for s in capitals}
    found = {s.number: candidates(s, index) for s in sentences if s.number not in loud}
    if capitals:
        known = {(c.name.split()[-1] if c.kind == "person" and short else c.name, c.kind, c.name)
                 for cs in found.values() for c in cs for short in (False, True)
                 if c.kind in ("person", "institution", "outlet") and c.form == "name"}
        index = with_known(index, sorted(known))
        found.update((s.number, candidates(s, index, trust_entities=False)) for s in capitals)
    ordered = [found[s.number] for s in sentences]
    names = [c for cs in ordered for c in cs if c.kind in NAMES]
    return _Reading(sentences, owners(names, register)).read(ordered)


class _Reading:
    """An article being read: who its names are, and who was mentioned so far."""

    def __init__(self, sentences, owners):
        self.sentences = sentences
        self.owners = owners  # (kind, name) -> (actors it may mean, rule)
        self.names_at = {}  # sentence index -> its name candidates
        self.history = []  # (sentence index, candidate, actor), in order
        self.latest = {}  # actor -> (sentence index, candidate) of its last mention, latest last
        self.described = {}
        self.states = {}  # name of a state -> its actor
        for actor in {actor: None for actors, _ in owners.values() for actor in actors}:
            if actor.kind == "state":
                self.states.setdefault(actor.state(), actor)
        self.acting = set()  # organisations without a name that speak, act or are judged
        self.found = []  # the candidates of each sentence
        self.bodies = {}  # such an organisation, or a sort of organisation -> its actor

    def read(self, found):
        """The article's cast, from the candidates of each of its sentences."""
        rows, quoting, self.found = [], [], found
        self.acting = {_phrase(c) for cs in found for c in cs
                       if c.kind == "a body" and c.definite and c.acting}
        for index, cs in enumerate(found):
            self.names_at[index] = [c for c in cs if c.kind in NAMES]
            for c in cs:
                if c.kind == "i":
                    quoting.append((index, c))
                    continue
                actor, rule = self._resolve(index, c)
                if actor is not None:
                    self.history.append((index, c, actor))
                    self.latest.pop(actor, None)
                    self.latest[actor] = (index, c)
                    if actor.kind in ("institution", "state") and c.form != "pronoun":
                        self.bodies[self.sentences[index].lowers[c.head]] = actor
                    rows.append((actor, c, rule))
        subjects = {(index, c.head): actor for index, c, actor in self.history}
        for index, c in quoting:
            actor = self._quoted_person(index, c, subjects)
            if actor is not None:
                rows.append((actor, c, f"{c.name} -> the person who is quoted"))
        return rows

    def _back(self, index, reach):
        """Mentions of this sentence and so many before it, the latest first."""
        for there, c, actor in reversed(self.history):
            if index - there > reach:
                return
            yield index - there, c, actor

    def _resolve(self, index, c):
        if c.kind in NAMES:
            actor, rule = self._named(c)
            if c.nested and actor is not None and any(
                other is actor and there == index and o.first <= c.first and c.last <= o.last
                for there, o, other in self.history[-3:]
            ):
                return None, ""  # "BBC" in "BBC News"
            return actor, rule
        if c.kind == "group":
            return self._group(c)
        if c.form == "pronoun":
            return self._pronoun(index, c)
        return self._described(index, c)

    def _named(self, c):
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

    def _group(self, c):
        if c.definite and c.name.lower() == c.office:  # "the protesters", "the presidents"
            for actor in reversed(self.latest):
                if actor.kind == "group" and actor.name.lower().split()[-1] == c.office:
                    return actor, "group of that sort named last"
                if any(office and c.office.startswith(office) for _, office in actor.titles):
                    return None, ""  # people already named
        key = c.name.lower()
        if key not in self.described:
            # "Friends of the Library" in mid-sentence: a capital says that it is a name.
            named = c.first and c.name[0].isupper() and " of " in c.name
            self.described[key] = Actor("institution" if named else "group", c.name, c.country)
        return self.described[key], c.rule

    def _described(self, index, c):
        if c.of >= 0:
            actor = self._at(index, c.of)
            if actor is not None and actor.kind == "person" and c.kind == "office":
                actor.learn(c)
                return actor, "apposition or predicate of a name"
            if actor is not None and c.apposition and c.kind != "office" and (
                actor.kind in ("institution", "outlet")
            ):
                return actor, "apposition of a name"
            if c.kind == "office" and (actor is not None or c.apposition):
                return None, ""
        if c.kind == "office":
            return self._office(index, c)
        if c.kind == "a body" and (c.definite or c.title == c.name):
            actor, rule = self._recent(index, c) if c.definite else (None, "")
            return (actor, rule) if actor else self._body(index, c)
        return self._recent(index, c) if c.definite else (None, "")

    def _recent(self, index, c):
        """What "the newspaper", "the country" or "the company" means: one named a little before."""
        speakers = {a for there, o, a in self.history[-9:] if self._speaks(index, c, there, o)}
        for actor, (there, other) in reversed(self.latest.items()):
            distance = index - there
            if c.kind == "an outlet":
                if actor.kind == "outlet" and c.country in ("", actor.state()):
                    return actor, "outlet named last"
                if actor.kind == "institution" and c.office in essence(actor.best_name()):
                    return actor, "organisation of that sort named last"
            elif distance > 3 and not c.name.split()[-1][0].isupper():
                break  # "the Commission", with a capital, may be further away
            elif c.kind == "a country":
                if distance < 3 and actor.kind == "state" and other.form in ("name", "metonym"):
                    return actor, "state named last"
            elif c.kind == "a city":
                if distance < 3 and actor.kind == "place":
                    return actor, "place named last"
            elif actor.kind == "institution" and actor not in speakers and (
                c.office in essence(actor.best_name())
                or actor.names and c.office in ANY_INSTITUTION and not _official(actor.best_name())
                or actor.names and c.title.lower() in words("private body") and not (
                    words("institution").intersection(essence(actor.best_name()))
                    or "of" in actor.best_name().split()
                )
            ):
                return actor, "organisation of that sort named last"
        return None, ""

    def _body(self, index, c):
        """An organisation without a name: "the engineers' union", "police"."""
        key = _phrase(c)
        if c.country and c.office in words("state body") and c.country in self.states:
            return self.states[c.country], f"state + {c.office}"
        if key not in self.bodies:
            if key not in self.acting:
                return None, ""
            self.bodies[key] = Actor("institution", self._in_sentence(index, c, c.title), c.country)
        return self.bodies[key], "organisation that speaks, acts or is judged"

    def _at(self, index, token):
        """The actor named or mentioned at a token of the sentence that is being read."""
        for c in self.names_at[index]:
            if c.first <= token < c.last and not c.nested:
                return self._named(c)[0]
        return next((actor for _, c, actor in self._back(index, 0)
                     if c.first <= token < c.last), None)

    def _speaks(self, index, c, there, other):
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

    def _office(self, index, c):
        """The person who holds an office: "the Russian president", "the minister"."""
        key = (c.office, c.country)
        if not c.definite:
            if c.country and key in self.described:
                return self.described[key], "same description used before"
            return self._somebody(index, c)
        told = {w for w in c.title.lower().split() if not state_of(w)} - {"'s", "’s", "of"}
        former = "former" in told
        told -= set(" ".join(w for w in c.country.lower().split()).split())
        general, fallback, untitled = c.office in words("general office"), None, []
        told -= {"former"}
        if "s" in told:
            return None, ""
        for actor, (there, other) in reversed(self.latest.items()):
            if actor.kind != "person":
                continue
            if there == index and self._speaks(index, c, there, other):
                continue
            if not actor.titles and not actor.state():
                untitled.append((there, actor))
            if c.country and actor.state() != c.country:
                continue
            held = {FULL.get(w, w) for t, _ in actor.titles
                    if t.lower().startswith(FORMER) == former
                    for w in t.lower().replace("'s", "").split()}
            if told <= held or c.office in held and len(told & held) == len(told):
                self.described[key] = actor
                return actor, "state + office" if c.country else "office of a person named before"
            offices = {o for _, o in actor.titles}
            if c.country and fallback is None and actor.titles and (
                general or offices <= words("general office") | {"counterpart"}
            ):
                fallback = (actor, "state + general office: the person of that state named last")
        if former:
            return None, ""
        if fallback is None and c.country and not general and c.spoken_for < 0:
            if len(untitled) == 1 and index - untitled[0][0] < 4:
                untitled[0][1].learn(c)
                fallback = (untitled[0][1], "state + office: the only person without a title")
            else:
                actor = Actor("person", _without_article(c.name), c.country)
                actor.learn(c)
                fallback = (actor, "state + office: nobody of that name")
        if fallback and c.country:
            self.described[key] = fallback[0]
        near = c.spoken_for < 0 and any(index - there < 4 for there, _ in untitled)
        return fallback or ((None, "") if near else self._somebody(index, c))

    def _somebody(self, index, c):
        """Who speaks through a spokesman, or a person without a name: "a witness", "the judge"."""
        if not c.acting:
            return None, ""
        if c.spoken_for >= 0:
            actor = self._spoken_for(index, c.spoken_for)
            if actor is not None and actor.kind in ("institution", "state", "outlet"):
                return actor, "organisation that speaks through a spokesman"
        key = c.name.lower()
        if key not in self.described:
            self.described[key] = Actor("person", self._in_sentence(index, c, c.name), c.country)
        self.described[key].learn(c)
        return self.described[key], "person without a name who speaks"

    def _spoken_for(self, index, token):
        """The organisation at a token behind or before its spokesman."""
        word = self.sentences[index].lowers[token]
        for c in self.found[index]:
            if c.head == token and c.kind == "a body":
                return self._resolve(index, c)[0] or self._body(index, c)[0]
        if word in words("institution") or word in words("body"):
            return self.bodies.setdefault(word, Actor("institution", word))
        return self._at(index, token)

    def _in_sentence(self, index, c, name):
        """A description without "the" and as it would stand in the middle of a sentence."""
        s, plain = self.sentences[index], _without_article(name)
        first = next(i for i in range(c.first, c.last) if name.startswith(s.words[i]))
        if plain != name or s.tags[first] in ("NNP", "NNPS") or s.words[first][1:].isupper():
            return plain
        return plain[0].lower() + plain[1:] if first == c.first else plain

    def _pronoun(self, index, c):
        """The antecedent of he, she, it or they: a near subject before other mentions."""
        s = self.sentences[index]
        dep, verb = s.deps[c.head], s.heads[c.head]
        if c.name == "it" and (dep != "nsubj" or s.lemmas[verb].lower() in EMPTY_IT):
            return None, ""
        quoted = in_quotation(s, c.head)
        best, best_score, best_subject, best_distance = None, 0, False, 0
        for distance, other, actor in self._back(index, REACH[c.kind]):
            if actor.kind not in MEANT[c.kind] or other.nested:
                continue
            if actor.kind == "person" and actor.gender and actor.gender != c.kind:
                continue
            where = self.sentences[index - distance]
            if c.kind == "it" and _coordinated(where, other.head):
                continue
            subject = where.deps[other.head].startswith("nsubj")
            score = 10 - 3 * distance + (2 if subject else 0)
            if actor.gender == c.kind:
                score += 3
            elif actor.guessed and actor.guessed != c.kind:
                score -= 4
            if distance == 0:
                if subject and where.heads[other.head] == verb and c.name not in REFLEXIVE and (
                    dep in ("dobj", "dative", "iobj")
                ):
                    continue  # "Putin praised him": somebody else
                score += -5 if dep == "nsubj" and in_quotation(s, other.head) != quoted else 1
            elif subject:
                score += where.deps[where.heads[other.head]] == "ROOT"
            else:
                score -= 1
            if score > best_score:
                best, best_score, best_subject, best_distance = actor, score, subject, distance
        if best is None or c.kind == "they" and self._other_plural(index, c, best_distance):
            return None, ""
        if best.kind == "person" and not best.gender:
            best.guessed = best.guessed or c.kind
        return best, f"{c.name} -> {'subject' if best_subject else 'mention'} before"

    def _other_plural(self, index, c, distance):
        """Whether a plural subject that is no group stands between "they" and its group."""
        for back in range(distance + 1):
            s = self.sentences[index - back]
            groups = {o.head for d, o, a in self._back(index, back)
                      if d == back and a.kind == "group"}
            for i in range(c.head if back == 0 else len(s.words)):
                if s.deps[i].startswith("nsubj") and i not in groups and (
                    s.tags[i] in ("NNS", "NNPS") or _coordinated(s, i)
                ):
                    return True
        return False

    def _quoted_person(self, index, c, subjects):
        """The person outside the quotation marks whose "I" this is, in its sentence or the next."""
        if not in_quotation(self.sentences[index], c.head):
            return None
        for there in (index, index + 1):
            if there == len(self.sentences):
                break
            s = self.sentences[there]
            for i, dep in enumerate(s.deps):
                if dep == "nsubj" and (there, i) in subjects and not in_quotation(s, i) and (
                    s.lemmas[s.heads[i]].lower() in words("saying")
                ):
                    actor = subjects[there, i]
                    return actor if actor.kind == "person" else None
            if "”" in s.words or "''" in s.words:
                break
        return None


def in_quotation(s, i):
    """Whether token i stands inside quotation marks that open or close in its sentence."""
    inside = False
    for word in s.words[:i]:
        if word in ("“", "«", "„", "``"):
            inside = True
        elif word in ("”", "»", "''"):
            inside = False
        elif word == '"':
            inside = not inside
    if inside:
        return True
    mark = next((w for w in s.words[i:] if w in ("“", "”", "«", "»", "„")), "")
    return mark in ("”", "»")


def _coordinated(s, i):
    """Whether token i is one of several: "Amnesty International and Human Rights Watch"."""
    return s.deps[i] == "conj" or any(
        s.heads[j] == i and s.deps[j] == "conj" for j in range(i + 1, len(s.deps))
    )


def _official(name):
    """Whether a name says that its bearer is no company: "Foreign Ministry"."""
    return bool({*name.lower().split()} & (words("body") | words("public body")))


def _phrase(c):
    """What two descriptions of one organisation share: their words without the article."""
    return c.title.lower().replace("’", "'")


def _without_article(name):
    return name[4:] if name.lower().startswith("the ") else name
