"""Who is who: which actor does each mention in an article mean?

In:   an article's parsed sentences; the register
Out:  the cast: (actor, candidate, rule) for everything that refers to an actor

Names are clustered first, over the whole article, so that a surname in the headline finds its
full name below. Descriptions and pronouns are then resolved from left to right. Misses "we",
nicknames, and plurals for several named people: "the two men" are nobody.
"""

from collections import Counter

from helpers.descriptions import candidates
from helpers.mentions import in_capitals, lexicon, with_known, words
from helpers.names import essence, gender, parts, same_organisation, same_person
from helpers.states import gazetteer

# How many sentences back an antecedent may lie.
REACH = {"he": 4, "she": 4, "it": 1, "they": 2}
MEANT = {"he": ("person",), "she": ("person",), "it": ("state", "institution", "outlet"),
         "they": ("group",)}
NAMES = {"register", "person", "state", "institution", "outlet", "place", "people", "name"}
GENDERS = {
    "mr": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "father": "he",
    "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she", "queen": "she",
    "princess": "she", "sister": "she",
}
REFLEXIVE = {"himself", "herself", "itself", "themselves"}
# "It is clear that": a verb whose "it" is nothing.
EMPTY_IT = {"be", "seem", "appear", "take", "become", "rain", "snow", "turn", "make", "happen"}
ANY_INSTITUTION = {"organization", "organisation", "company", "firm", "group"}
FORMER = ("former ", "ex-", "then-", "late ")
# Verbs whose subject is quoted.
SAYING = set("""
    say tell add ask answer reply respond write tweet explain note warn insist claim admit argue
    announce state declare stress recall remark report comment complain conclude continue observe
    suggest acknowledge repeat joke shout whisper predict promise testify assert
""".split())


class Actor:
    """One actor of one article, while it is read."""

    def __init__(self, kind, name, country=""):
        self.kind, self.name, self.country = kind, name, country
        self.names, self.countries, self.titles = Counter(), Counter(), []
        self.gender = self.guessed = ""  # from names and titles; from pronouns
        self.fixed = False  # by the register

    def learn(self, c):
        """Take over what a candidate says of its actor."""
        if c.form == "name":
            self.names[c.name] += 1
            if self.kind == "person" and " " in c.name and not self.gender:
                self.gender = gender(c.name.split()[0])
        if c.country:
            self.countries[c.country] += 1
        if c.title:
            self.titles.append((c.title, c.office))
        for word in (c.office, c.title.lower().split(" ")[0].rstrip(".")):
            if word in words()["he office"] or word in words()["she office"] or word in GENDERS:
                self.gender = GENDERS.get(word) or (
                    "he" if word in words()["he office"] else "she")

    def state(self):
        """The state that the actor is, or comes from, or ""."""
        return self.country or next((c for c, _ in self.countries.most_common(1)), "")

    def best_name(self):
        """The fullest of a person's names, the most frequent of an organisation's."""
        if self.fixed or not self.names or self.kind in ("state", "outlet"):
            return self.name
        if self.kind == "person":
            return max(self.names, key=lambda n: (len(parts(n)), len(n), self.names[n]))
        return max(self.names, key=lambda n: (len(essence(n)) > 1, self.names[n], len(n)))

    def best_title(self):
        """The most telling title: present before former, an office before "official"."""
        general, counts = words()["general office"], Counter(t for t, _ in self.titles)
        telling = [t for t in self.titles if t[0].lower().rstrip(".") not in GENDERS]
        if self.kind != "person" or not telling:
            return ""
        return max(telling, key=lambda t: (
            not t[0].lower().startswith(FORMER), t[1] not in general, len(t[0].split()) > 1,
            counts[t[0]],
        ))[0]


def cast(sentences, register=()):
    """Everything in one article that refers to an actor or a place: (actor, candidate, rule).

    sentences: a list of mentions.Sentence; register: see `mentions.lexicon`.
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
    return _Reading(sentences, register).read([found[s.number] for s in sentences])


class _Reading:
    """An article being read: who its names are, and who was mentioned so far."""

    def __init__(self, sentences, register):
        self.sentences = sentences
        self.register = {name: (kind, country) for name, kind, _, country in register}
        self.owners = {}  # (kind, name) -> (actors it may mean, rule)
        self.names_at = {}  # sentence index -> its name candidates
        self.history = []  # (sentence index, candidate, actor), in order
        self.latest = {}  # actor -> (sentence index, candidate) of its last mention, latest last
        self.described = {}

    def read(self, found):
        """The article's cast, from the candidates of each of its sentences."""
        self._cluster([c for cs in found for c in cs if c.kind in NAMES])
        rows, quoting = [], []
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

    # Names, over the whole article.

    def _cluster(self, found):
        kinds = _kinds(found)
        people, others = {}, {}
        for c in found:
            if c.kind == "register":
                self._fixed(c)
            elif c.kind == "state":
                self._state(c)
            else:
                group = people if kinds[c.name] == "person" else others
                group.setdefault(c.name, []).append(c)
        known = list(dict.fromkeys(a for actors, _ in self.owners.values() for a in actors))
        # Names are only compared with names that share a key, or long texts would take for ever.
        persons, organisations = {}, {}
        for actor in known:
            for name in {actor.name, *actor.names}:
                _file(persons if actor.kind == "person" else organisations, actor, name)
        for name in sorted(people, key=lambda n: -len(parts(n))):
            self._person(name, people[name], persons)
        short_for = {c.name: c.short_for for c in found if c.short_for}
        for name in sorted(others, key=lambda n: (n in short_for, -len(essence(n)))):
            self._organisation(name, others[name], kinds[name], short_for.get(name, ""), persons,
                               organisations)

    def _fixed(self, c):
        key = (c.kind, c.name)
        if key not in self.owners:
            kind, country = self.register[c.name]
            actor = Actor(kind, c.name, country)
            actor.fixed = True
            self.owners[key] = ([actor], "register")
        self.owners[key][0][0].learn(c)

    def _state(self, c):
        key = (c.kind, c.name)
        if key not in self.owners:
            actor = Actor("state", c.name, c.name)
            if c.name == "European Union":
                actor.kind, actor.country = "institution", ""
            self.owners[key] = ([actor], c.rule)
        self.owners[key][0][0].names[c.name] += 1

    def _person(self, name, mentions, persons):
        """Give a person's name to the people it may mean, or make a new one."""
        matches = []
        for actor in _filed(persons, name, "person"):
            rule = next(filter(None, (same_person(full, name) for full in
                                      (actor.name, *actor.names))), "")
            told = {GENDERS.get(c.title.lower().split(" ")[0].rstrip(".")) for c in mentions}
            if rule and (not actor.gender or actor.gender in told or not told - {None}):
                matches.append((actor, rule))
        if not matches:
            matches = [(Actor("person", name), "name of a person")]
            _file(persons, matches[0][0], name)
        elif len(parts(name)) > 1:
            matches = matches[:1]
        for c in mentions:
            self.owners[c.kind, name] = ([a for a, _ in matches], matches[0][1])
            if len(matches) == 1:
                matches[0][0].learn(c)

    def _organisation(self, name, mentions, kind, short_for, persons, organisations):
        """Give any other name to an actor, or make a new one; unknown names only to a known one."""
        own, actor, rule = parts(name), None, ""
        if len(own) == 1 and kind != "outlet" and not mentions[0].nested:
            actor = next((a for a in _filed(persons, name, "person") for n in a.names
                          if len(parts(n)) > 1 and own[0] in (parts(n)[0], parts(n)[-1])), None)
            rule = "part of a full name in the article"
        for one in () if actor else _filed(organisations, name, short_for):
            if one.kind == "state" and kind == "institution":
                continue
            if short_for in one.names and name not in one.names:
                rule = "acronym in brackets behind the name"
            else:
                rule = next(filter(None, (
                    same_organisation(full, name, _state_of, words()["institution"])
                    for full in (one.name, *one.names))), "")
            if rule:
                actor = one
                break
        if actor is None:
            if kind == "name":
                return
            actor, rule = Actor("group" if kind == "people" else kind, name), mentions[0].rule
            _file(organisations, actor, name)
        for c in mentions:
            self.owners[c.kind, name] = ([actor], rule)
            actor.learn(c)

    def _named(self, c):
        possible, rule = self.owners.get((c.kind, c.name), ((), ""))
        if not possible:
            return None, ""
        if len(possible) == 1:
            return possible[0], c.rule if c.kind == "state" else rule
        for actor in reversed(self.latest):
            if actor in possible:
                return actor, "part of the name of the person named last"
        return possible[0], rule

    # Groups, descriptions and pronouns, from left to right.

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
        if not c.definite:
            return None, ""
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
                c.office in essence(actor.best_name()) or c.office in ANY_INSTITUTION
            ):
                return actor, "organisation of that sort named last"
        return None, ""

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
        return s.deps[subject].startswith("nsubj") and s.lemmas[verb].lower() in SAYING and (
            s.under(c.head, verb, 12) and not s.under(c.head, subject, 12)
        )

    def _office(self, index, c):
        """The person who holds an office: "the Russian president", "the minister"."""
        key = (c.office, c.country)
        if not c.definite:
            if c.country and key in self.described:
                return self.described[key], "same description used before"
            return None, ""
        told = {w for w in c.title.lower().split() if not _state_of(w)} - {"'s", "’s", "of"}
        told -= set(" ".join(w for w in c.country.lower().split()).split())
        general, fallback, untitled = c.office in words()["general office"], None, []
        if "former" in told or "s" in told:
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
            held = {w for t, _ in actor.titles if not t.lower().startswith(FORMER)
                    for w in t.lower().replace("'s", "").split()}
            if told <= held or c.office in held and len(told & held) == len(told):
                self.described[key] = actor
                return actor, "state + office" if c.country else "office of a person named before"
            offices = {o for _, o in actor.titles}
            if c.country and fallback is None and actor.titles and (
                general or offices <= words()["general office"] | {"counterpart"}
            ):
                fallback = (actor, "state + general office: the person of that state named last")
        if fallback is None and c.country and not general:
            if len(untitled) == 1 and index - untitled[0][0] < 4:
                untitled[0][1].learn(c)
                fallback = (untitled[0][1], "state + office: the only person without a title")
            else:
                actor = Actor("person", _without_article(c.name), c.country)
                actor.learn(c)
                fallback = (actor, "state + office: nobody of that name")
        if fallback and c.country:
            self.described[key] = fallback[0]
        return fallback or (None, "")

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
                    s.lemmas[s.heads[i]].lower() in SAYING
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


def _keys(name, person):
    """What two names must share to be compared: letters of people, words of organisations."""
    if person:
        return {part[0] for part in parts(name)}
    plain = essence(name)
    letters = [w[0] for w in name.split() if w[0].isupper()]
    return {*plain, *filter(None, map(_state_of, plain)), "".join(letters).lower(),
            "".join(w[0] for w in plain)}


def _file(filed, actor, name):
    """Put an actor where names like this one will look for it."""
    for key in sorted(_keys(name, actor.kind == "person")):
        filed.setdefault(key, {})[actor] = None


def _filed(filed, name, also=""):
    """Actors that have a name like this one, or like `also`, each once, in order of filing."""
    person = also == "person"
    keys = _keys(name, person) | (_keys(also, False) if also and not person else set())
    return list(dict.fromkeys(a for key in sorted(keys) for a in filed.get(key, ())))


def _coordinated(s, i):
    """Whether token i is one of several: "Amnesty International and Human Rights Watch"."""
    return s.deps[i] == "conj" or any(
        s.heads[j] == i and s.deps[j] == "conj" for j in range(i + 1, len(s.deps))
    )


def _without_article(name):
    return name[4:] if name.lower().startswith("the ") else name


def _state_of(word):
    """The state that a lower-case word names by name or demonym, in lower case, or None."""
    entry = gazetteer().get((word,))
    return entry[0].lower() if entry and entry[1] != "capital" else None


def _kinds(found):
    """Name -> the kind that most of its occurrences have; titles count more."""
    votes = {}
    for c in found:
        votes.setdefault(c.name, Counter())[c.kind] += 3 if c.title else 1
    for counts in votes.values():
        if len(counts) > 1:
            counts.pop("name", None)
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}
