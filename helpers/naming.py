"""Naming: which actor does each name of an article mean?

In:   the names found in all sentences of one article; the register
Out:  actors, and for every name the actors that it may mean

A surname in the headline finds its full name below. Misses two people of one name, and an
organisation that is renamed halfway.
"""

import functools
from collections import Counter

from helpers.name_kinds import A_BODY
from helpers.named_entities import SPEAKING
from helpers.names import essence, gender, parts, same_organisation, same_person
from helpers.place_names import WHERE
from helpers.states import gazetteer
from helpers.vocabulary import words

# Kinds of candidates that are names; "name" itself is one of unknown kind.
NAMES = {"register", "person", "state", "institution", "outlet", "place", "people", "name"}
GENDERS = {
    "mr": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "father": "he",
    "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she", "queen": "she",
    "princess": "she", "sister": "she", "herr": "he", "señor": "he", "monsieur": "he",
    "signor": "he", "madam": "she", "madame": "she", "mme": "she", "frau": "she", "señora": "she",
    "signora": "she", "doña": "she", "dona": "she"}
# Why a name is the same as one that only the register tells: no shorter forms.
WHOLE = {"same name", "same words in another order", "acronym of a name in the article"}
UNION = "European Union"  # no state, though its capital acts as its government
# A title that begins so is held no longer.
FORMER = ("former ", "ex-", "then-", "late ")


class Actor:
    """One actor of one article, while it is read."""

    def __init__(self, kind, name, country=""):
        self.kind, self.name, self.country = kind, name, country
        self.names, self.countries, self.titles = Counter(), Counter(), []
        self.gender = self.guessed = ""  # from names and titles; from pronouns
        self.fixed = False  # its name is set by the register or the list of states
        self.sorts = set()  # what the article says it is: "power company"
        self.somebodys = False  # whether it is "its minister", of a state that this does not tell
        self.aliases = ()  # other names that the register gives it

    def learn(self, c):
        """Take over what a candidate says of its actor."""
        if c.form == "name":
            self.names[c.name] += 1
            if self.kind == "person" and " " in c.name and not self.gender:
                self.gender = gender(c.name.split()[0])
        if c.country and (self.kind == "person" or not self.fixed):
            self.countries[c.country] += 1
        if c.title and c.kind == "institution":
            self.sorts.add(sort_of(c))
        elif c.title:
            self.titles.append((c.title, c.office))
        for word in (c.office, _first_of_title(c)):
            if word in words("he office") or word in words("she office") or word in GENDERS:
                self.gender = GENDERS.get(word) or (
                    "he" if word in words("he office") else "she")

    def state(self):
        """The state that the actor is, or comes from, or ""."""
        return self.country or next((c for c, _ in self.countries.most_common(1)), "")

    def times_in_full(self):
        """How often the article gives a person's full name."""
        return sum(n for name, n in self.names.items() if len(parts(name)) > 1)

    def is_called_otherwise(self, surname):
        """Whether another surname of this person stands alone: "Keller", of Ada Keller Brandt."""
        last = {parts(name)[-1:] for name in self.names if len(parts(name)) > 1}
        return parts(surname) in last and any(
            parts(name) in last and parts(name) != parts(surname) for name in self.names)

    def best_name(self):
        """The fullest of a person's names, the most frequent of an organisation's."""
        if self.fixed or not self.names or self.kind in ("state", "outlet"):
            return self.name
        if self.kind == "person":
            # Not a fuller one that is rare: "Crooked Ada Keller" stands once.
            often = max((k for n, k in self.names.items() if len(parts(n)) > 1), default=0)
            usual = [n for n, k in self.names.items() if len(parts(n)) > 1 and 4 * k >= often]
            return max(usual or self.names, key=lambda n: (len(parts(n)), len(n), n))
        return max(self.names, key=lambda n: (len(essence(n)) > 1, self.names[n], len(n), n))

    def best_title(self):
        """The most telling title: present before former, an office before "official"."""
        general, counts = words("general office"), Counter(t for t, _ in self.titles)
        telling = [t for t in self.titles if t[0].lower().rstrip(".") not in GENDERS
                   and t[1] not in words("relation")]
        if self.kind != "person" or not telling:
            return ""
        return max(telling, key=lambda t: (
            not t[0].lower().startswith(FORMER), t[1] not in general, len(t[0].split()) > 1,
            counts[t[0]],
        ))[0]


def owners(found, register=()):
    """Every name of an article, and the actors that it may mean.

    found: the candidates of all sentences whose kind is in NAMES; register: see
    `lexicon.lexicon`. Returns a dict from (kind, name) to (list of Actors, rule); a surname
    that several people share has several. Names of unknown kind that nobody bears are left out.
    """
    result, people, others, kinds = {}, {}, {}, _kinds(found)
    listed = _rows(found, register)
    for c in found:
        if c.kind in ("register", "state") or c.name in listed:
            actor = listed[c.name] = listed.get(c.name) or _state(c)
            actor.country = actor.country or (c.country if c.country != UNION else "")
            actor.aliases += (c.short_for,) if c.short_for else ()
            actor.learn(c)
            result[c.kind, c.name] = ([actor], c.rule)
        else:
            group = people if kinds[c.name] == "person" else others
            group.setdefault(c.name, []).append(c)
    # Names are only compared with names that share a key, or long texts would take for ever.
    persons, organisations = {}, {}
    for actor in listed.values():
        if actor.kind == "person" and actor.names:
            actor.aliases += _full_names(actor.name, people)
        for name in (actor.name, *actor.aliases, *actor.names):
            _file(persons if actor.kind == "person" else organisations, actor, name)
    for name in sorted(people, key=lambda n: -len(parts(n))):
        matches = _people(name, people[name], persons)
        for c in people[name]:
            result[c.kind, name] = ([actor for actor, _ in matches], matches[0][1])
            if len(matches) == 1:
                matches[0][0].learn(c)
    short_for = {c.name: c.short_for for c in found if c.short_for}
    for name in sorted(others, key=lambda n: (n in short_for, -len(essence(n)))):
        first = next((c for c in others[name] if not c.nested), others[name][0])
        actor, rule = _organisation(
            name, first, kinds[name], short_for.get(name, ""), persons, organisations
        )
        for c in others[name] if actor else ():
            result[c.kind, name] = ([actor], rule)
            actor.learn(c)
    return result


def _rows(found, register):
    """Name -> Actor, for the rows of the register that an article may mean."""
    rows = _filed_rows(register)
    keys = {c.name: _letters(c.name) | _words(c.name) for c in found} if rows else {}
    result = {}
    for name, kind, aliases, country in _filed(rows, {k for own in keys.values() for k in own}):
        actor = result[name] = Actor(kind, name, country)
        actor.aliases, actor.fixed = aliases, True
    return result


def _full_names(name, people):
    """The article's fuller names for somebody whom the register lists by surname alone."""
    full = [n for n in people if len(parts(n)) > len(parts(name)) and same_person(n, name)]
    longest = max(full, key=lambda n: len(parts(n)), default="")
    return tuple(full) if all(same_person(longest, n) for n in full) else ()


@functools.lru_cache(16)
def _filed_rows(register):
    """The rows of a register, filed as actors are."""
    filed = {}
    for row in register:
        for key in sorted(set().union(*(_keys(n) | _words(n) for n in (row[0], *row[2])))):
            filed.setdefault(key, {})[row] = None
    return filed


def _state(c):
    """A new actor for a state that the register does not list."""
    actor = Actor("institution" if c.name == UNION else "state", c.name)
    actor.fixed = True
    return actor


def _people(name, mentions, persons):
    """The people whom a person's name may mean, with the rule; a new one if there is none."""
    told = {*map(told_gender, mentions)} - {""}
    matches = []
    for actor in _filed(persons, _letters(name)):
        rules = (same_person(full, name) for full in (actor.name, *actor.aliases, *actor.names))
        rule = next(filter(None, rules), "")
        if actor.fixed and not actor.names and len(parts(name)) == 1:
            continue  # the register lists a John Smith; this Smith may be another
        if rule and (not actor.gender or not told or actor.gender in told):
            matches.append((actor, rule))
    if not matches:
        matches = [(Actor("person", name), "name of a person")]
        _file(persons, matches[0][0], name)
        if len(told) > 1 and len(parts(name)) == 1:
            matches[0][0].gender = next(filter(None, map(told_gender, mentions)))
    if len(matches) == 1 and len(told) > 1 and len(parts(name)) == 1 and matches[0][0].gender:
        matches.append((_spouse(matches[0][0], mentions), "name of a person"))
    return matches[:1] if len(parts(name)) > 1 else matches


def _spouse(actor, mentions):
    """Who else bears the surname, where the article has a Mr. and a Mrs. of that name: "Mr. Keller",
    though it names but Ada Keller in full."""
    c = next(c for c in mentions if told_gender(c) not in ("", actor.gender))
    other = Actor("person", f"{c.title} {c.name}")
    other.gender = told_gender(c)
    return other


def told_gender(c):
    """"he" or "she" if the title of a candidate begins with "Mr.", "Lady" or the like, else ""."""
    return GENDERS.get(_first_of_title(c), "")


def _first_of_title(c):
    """The first word of a title, unless somebody else's: "Mr Hale's deputy" may be a woman."""
    own = "'s " not in c.title and "’s " not in c.title
    return c.title.lower().split(" ")[0].rstrip(".") if own else ""


def _organisation(name, first, kind, short_for, persons, organisations):
    """The actor that any other name means, and the rule; (None, "") for an unknown sort of name."""
    own = parts(name)
    known_place = tuple(name.lower().split()) in gazetteer()  # Paris is not Paris Hilton
    if own and kind != "outlet" and not short_for and not first.nested and not known_place:
        size = len(own)  # two, of "Delacroix-Marin" and "Vaz de Almeida"
        for actor in _filed(persons, _letters(name)):
            if any(own in (p[:1], p[-size:]) for p in map(parts, actor.names) if len(p) > size):
                return actor, "part of a full name in the article"
    for actor in _filed(organisations, _words(name) | _words(short_for)):
        if actor.kind == "state" and kind == "institution":
            continue
        if short_for in actor.names and name not in actor.names:
            return actor, "acronym in brackets behind the name"
        unseen = actor.fixed and not actor.names
        for full in (actor.name, *actor.aliases, *actor.names):
            rule = same_organisation(full, name, state_of, words("institution"))
            if kind == "place" and rule.startswith("first word") and _of_its_place(full):
                continue  # "Idaho" is not the Idaho Medical Association
            if rule and not (unseen and rule not in WHOLE):
                return actor, rule
    if kind == "name":
        return None, ""
    actor = Actor("group" if kind == "people" else kind, name)
    _file(organisations, actor, name)
    return actor, first.rule


def _of_its_place(name):
    """Whether a name says what its bearer is, so that its first word may well be a place."""
    rest = essence(name)[1:]
    return bool(rest) and (name.split()[-1].replace(".", "").isupper() or any(
        w in words("institution") or w in words("group") for w in rest))


def _letters(name):
    """What two names of one person share: a whole part; the beginning of one, if it is alone."""
    own = parts(name)
    if len(own) == 1:
        return {own[0][:3] + "-"}
    return {part for part in own if len(part) > 1} or set(own)


def _keys(name):
    """What a person's name is filed under: for longer names and for single ones."""
    return {*parts(name), *(part[:3] + "-" for part in parts(name))}


def _words(name):
    """What two names of one organisation share: a word, a state, or an acronym."""
    plain = essence(name)
    capitals = "".join(w[0] for w in name.split() if w[0].isupper())
    return {*plain, *filter(None, map(state_of, plain)), capitals.lower(),
            "".join(w[0] for w in plain)}


def _file(filed, actor, name):
    """Put an actor where names like this one will look for it."""
    for key in sorted(_keys(name) if actor.kind == "person" else _words(name)):
        filed.setdefault(key, {})[actor] = None


def _filed(filed, keys):
    """The actors filed under any of some keys, each once, always in the same order."""
    return list(dict.fromkeys(actor for key in sorted(keys) for actor in filed.get(key, ())))


def _kinds(found):
    """Name -> the kind that most of its occurrences have; titles and outlets count more."""
    votes = {}
    for c in found:
        sure = c.title or c.kind == "outlet" or c.rule in (WHERE, A_BODY) or (
            c.rule.endswith("in apposition"))
        # A state is a place too wherever it does nothing.
        weight = 9 if c.rule == SPEAKING else 3 if sure else 1
        votes.setdefault(c.name, Counter())[c.kind] += weight
    for counts in votes.values():
        if len(counts) > 1:
            counts.pop("name", None)
    kinds = {name: counts.most_common(1)[0][0] for name, counts in votes.items()}
    # "Rheinwerk" after "Rheinwerk AG" is nobody's surname, unless a Mr. Rheinwerk is there too.
    first_words = {essence(n)[0] for n, k in kinds.items() if k == "institution" and " " in n
                   and essence(n)}
    surnames = {n.split()[-1] for n, k in kinds.items() if k == "person" and " " in n}
    titled = {c.name for c in found if c.title and c.kind == "person"}
    alone = {c.name for c in found if not c.nested and " " not in c.name and c.form == "name"}
    with_the = {c.name for c in found if c.last - c.first > len(c.name.split()) and not c.title}
    for name, kind in kinds.items():
        if kind == "institution" and name not in with_the and _is_surname(name, alone - with_the):
            kinds[name] = kinds[name.split()[1]] = "person"
        if kind in ("institution", "place") and name.count(" ") == 1 and (
            name.split()[1] in titled and not words("institution") & {*name.lower().split()}
        ):
            kinds[name] = "person"  # "Tamsin Yorke", because of "Miss Yorke"
        if kind == "person" and name.lower() in first_words and name not in surnames | titled:
            kinds[name] = "institution"
        if kind in ("institution", "name") and name in surnames and name.lower() not in first_words:
            kinds[name] = "person"  # "Keller", beside Ada and Ben Keller
    return kinds


def _is_surname(name, alone):
    """Whether an article calls by its last word alone what the parser takes for an organisation:
    "Rustem Dovhal … Dovhal's remarks". alone: the names of one word."""
    first, *rest = name.split()
    if len(rest) != 1 or rest[0] not in alone or first in alone or not (
        first.istitle() and rest[0].istitle() and rest[0].isalpha()
    ):
        return False
    sorts = ("institution", "company", "company name", "group", "outlet name", "outlet", "place",
             "body", "private body", "portfolio", "frequent")
    return not any({first.lower(), rest[0].lower()} & words(sort) for sort in sorts) and (
        state_of(rest[0].lower()) is None and (rest[0].lower(),) not in gazetteer())


def sort_of(c):
    """What a description says of an organisation: its head noun, then the words around it."""
    return (c.office, *(w for w in c.title.lower().split() if w != c.office and not state_of(w)))


def state_of(word):
    """The state that a lower-case word names by name or demonym, in lower case, or None."""
    entry = gazetteer().get((word,))
    return entry[0].lower() if entry and entry[1] != "capital" else None
