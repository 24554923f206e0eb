"""Actors and their mentions: who is who in an article.

In:   articles, sentences, tokens; a register (seeds/actors.csv) that overrules the rules
Out:  actors, mentions

Names are clustered first, over the whole article; descriptions ("the Russian president") and
pronouns are then resolved from left to right. Misses nicknames, sarcasm ("our dear friend"),
"we", and plurals that stand for several named people ("the two men" is nobody).
"""

import csv
from collections import Counter
from pathlib import Path

import pandas as pd

from helpers.mentions import Sentence, candidates, words
from helpers.names import essence, parts, same_organisation, same_person, slug
from helpers.states import gazetteer
from helpers.tables import ACTOR_KINDS, table

REGISTER_COLUMNS = ["name", "kind", "aliases", "country", "note"]
# How many sentences back an antecedent may lie.
REACH = {"he": 4, "she": 4, "it": 1, "they": 2}
GENDERS = {"mr": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "father": "he",
           "mrs": "she", "ms": "she", "miss": "she", "lady": "she", "dame": "she",
           "queen": "she", "princess": "she", "sister": "she"}


class _Actor:
    """One actor while its article is read."""

    def __init__(self, kind, name, country="", rule=""):
        self.kind, self.name, self.country, self.rule = kind, name, country, rule
        self.names = Counter()
        self.countries = Counter()
        self.titles = []
        self.gender = ""
        self.fixed = False  # set by the register

    def add(self, candidate):
        self.names[candidate.name] += 1
        if candidate.country:
            self.countries[candidate.country] += 1
        self.learn(candidate)

    def learn(self, candidate):
        if candidate.title:
            self.titles.append((candidate.title, candidate.office))
        classes = words()
        for word in (candidate.office, candidate.title.lower().split(" ")[0].rstrip(".")):
            if word in classes["he office"] or GENDERS.get(word) == "he":
                self.gender = "he"
            elif word in classes["she office"] or GENDERS.get(word) == "she":
                self.gender = "she"


def read_register(path):
    """The researcher's register of actors, which overrules the rules.

    path: a CSV file with the columns name, kind, aliases, country, note; kind is one of
    person, state, institution, outlet, group; aliases are separated by ";" and may be empty.
    Returns the table. Raises ValueError naming row and column of whatever is not right.
    """
    path = Path(path)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: byte {error.start} is not UTF-8. Save the register as CSV, "
                         "UTF-8.") from None
    header = [cell.strip() for cell in rows[0]] if rows else []
    if header != REGISTER_COLUMNS:
        raise ValueError(
            f"{path}: row 1 reads {header}; expected the columns {REGISTER_COLUMNS}, separated "
            "by commas. Was the file saved with semicolons, or a column renamed?"
        )
    for number, row in enumerate(rows[1:], start=2):
        if row and len(row) != len(header):
            raise ValueError(
                f"{path}: row {number} has {len(row)} cells; expected {len(header)}. Quote a "
                'cell that holds a comma: "Korea, North".'
            )
    filled = [(n, [c.strip() for c in r]) for n, r in enumerate(rows[1:], start=2) if any(r)]
    frame = pd.DataFrame([r for _, r in filled], columns=header, dtype="str")
    return _checked_register(frame, [n for n, _ in filled], str(path))


def _checked_register(register, numbers, source):
    """The register itself, if names, kinds and aliases are right and none stands there twice."""
    missing = [c for c in REGISTER_COLUMNS if c not in register.columns]
    if missing:
        raise ValueError(f"{source}: columns {missing} are missing; expected {REGISTER_COLUMNS}.")
    seen = {}
    for number, row in zip(numbers, register.itertuples(index=False)):
        if not row.name.strip():
            raise ValueError(f"{source}: row {number}, column 'name' is empty; expected the "
                             "actor's name.")
        if row.kind not in ACTOR_KINDS:
            raise ValueError(f"{source}: row {number}, column 'kind' reads {row.kind!r}; expected "
                             f"one of {', '.join(ACTOR_KINDS)}.")
        for alias in _aliases(row):
            if seen.setdefault(alias.lower(), number) != number:
                raise ValueError(
                    f"{source}: row {number}, column 'aliases': {alias!r} also stands in row "
                    f"{seen[alias.lower()]}; a name can belong to one actor only."
                )
    return register


def _aliases(row):
    return [row.name.strip(), *(a.strip() for a in row.aliases.split(";") if a.strip())]


def actors(articles, sentences, tokens, register=None):
    """Every actor of each article once, and every mention of it.

    articles, sentences, tokens: tables. register: a table as `read_register` gives, or None.
    Returns (actors, mentions): tables. A mention's span covers the head of its noun phrase;
    its rule says in a few words what decided. Places and people nobody speaks of by name,
    office or group are left out.
    """
    actor_rows, mention_rows = [], []
    for article_id, text, cast in _casts(articles, tokens, register):
        ids, rows = {}, []
        for actor, c, start, end, rule in cast:
            if actor.kind == "place" or c.nested:
                continue
            rows.append((id(actor), start, end, c.form, rule))
            ids.setdefault(id(actor), [actor, 0])[1] += 1
        named, taken = {}, set()
        for key, (actor, count) in ids.items():
            name = _best_name(actor)
            actor_id, number = slug(name), 2
            while actor_id in taken:
                actor_id, number = f"{slug(name)}-{number}", number + 1
            taken.add(actor_id)
            named[key] = actor_id
            country = actor.country or next(iter(_most_common(actor.countries)), "")
            actor_rows.append(
                (article_id, actor_id, name, actor.kind, _best_title(actor), country, count)
            )
        for number, (key, start, end, form, rule) in enumerate(rows):
            mention_rows.append(
                (article_id, number, named[key], start, end, text[start:end], form, rule)
            )
    return table("actors", actor_rows), table("mentions", mention_rows)


def entities(articles, sentences, tokens, register=None):
    """All named people, organisations and places, with their descriptions and pronouns.

    What `actors` starts from, before places and names inside titles are dropped; public
    benchmarks annotate these too. Groups without a name and adjectives are left out.
    Returns a table with the columns article_id, entity (a number per article), kind, name,
    start, end, text, form, rule.
    """
    rows = []
    for article_id, text, cast in _casts(articles, tokens, register):
        numbers = {}
        for actor, c, start, end, rule in cast:
            if c.form == "demonym" and c.kind != "people" or not actor.names:
                continue
            number = numbers.setdefault(id(actor), len(numbers))
            rows.append((article_id, number, actor.kind, _best_name(actor), start, end,
                         text[start:end], c.form, rule))
    return pd.DataFrame(rows, columns=["article_id", "entity", "kind", "name", "start", "end",
                                       "text", "form", "rule"])


def _casts(articles, tokens, register):
    """Each article's (article_id, text, cast); cast: (actor, candidate, start, end, rule) rows."""
    entries = _register_entries(register)
    known = tuple((n, k, a, c) for n, k, a, c in entries)
    texts = dict(zip(articles["article_id"], articles["text"]))
    for article_id, parsed in _parsed(tokens):
        found = [c for s in parsed for c in candidates(s, known)]
        numbers = {s.number: i for i, s in enumerate(parsed)}
        cast = _Cast(parsed, numbers, known)
        rows = []
        for c, actor, rule in cast.resolve(found):
            s = parsed[numbers[c.sentence]]
            start, end = s.starts[c.first], s.ends[c.last - 1]
            if c.cut:
                start, end = start + c.cut[0], start + c.cut[1]
            rows.append((actor, c, start, end, rule))
        rows.sort(key=lambda r: (r[2], -r[3]))
        yield article_id, texts[article_id], rows


def _register_entries(register):
    if register is None or not len(register):
        return ()
    register = _checked_register(register, range(2, len(register) + 2), "register")
    return tuple(
        (row.name.strip(), row.kind, tuple(_aliases(row)[1:]), row.country.strip())
        for row in register.itertuples(index=False)
    )


def _parsed(tokens):
    """(article_id, [Sentence, ...]) for each article of a tokens table, in order."""
    ids, numbers = tokens["article_id"].tolist(), tokens["sentence_id"].tolist()
    texts = tokens["text"].tolist()
    columns = [
        texts, [t.lower().replace("’", "'") for t in texts], tokens["lemma"].tolist(),
        tokens["tag"].tolist(), tokens["dep"].tolist(), tokens["head"].tolist(),
        tokens["entity"].tolist(), tokens["start"].tolist(), tokens["end"].tolist(),
    ]
    article, parsed, first = None, [], 0
    for i in range(1, len(ids) + 1):
        if i < len(ids) and numbers[i] == numbers[first] and ids[i] == ids[first]:
            continue
        if ids[first] != article:
            if parsed:
                yield article, parsed
            article, parsed = ids[first], []
        parsed.append(Sentence(numbers[first], *(column[first:i] for column in columns)))
        first = i
    if parsed:
        yield article, parsed


def _most_common(counter):
    return [key for key, _ in counter.most_common()]


def _best_name(actor):
    """The fullest of an actor's names; the most frequent of equally full ones."""
    if actor.fixed or not actor.names or actor.kind in ("state", "outlet"):
        return actor.name
    if actor.kind == "person":
        return max(actor.names, key=lambda n: (len(parts(n)), len(n), actor.names[n]))
    return max(actor.names, key=lambda n: (len(essence(n)) > 1, actor.names[n], len(n)))


def _best_title(actor):
    """The most telling title: a present one before a former, an office before "official"."""
    if not actor.titles or actor.kind != "person":
        return ""
    general, counts = words()["general office"], Counter(t for t, _ in actor.titles)
    return max(
        actor.titles,
        key=lambda t: (
            not t[0].lower().startswith(("former", "ex-", "then")), t[1] not in general,
            len(t[0].split()) > 1, counts[t[0]],
        ),
    )[0]


def _state_of(word):
    entry = gazetteer().get((word,))
    return entry[0].lower() if entry and entry[1] != "capital" else None


class _Cast:
    """The actors of one article, found from its candidates."""

    def __init__(self, sentences, numbers, register):
        self.sentences, self.numbers = sentences, numbers
        self.register = {name: (kind, country) for name, kind, _, country in register}
        self.history = []  # (sentence index, candidate, actor), resolved so far, in order
        self.described = {}

    def resolve(self, found):
        """(candidate, actor, rule) for every candidate that belongs to somebody."""
        owners = self._cluster([c for c in found if c.name and c.form != "pronoun"
                                and c.kind in NAME_KINDS])
        resolved = []
        for c in found:
            index = self.numbers[c.sentence]
            actor = rule = None
            if c.kind in NAME_KINDS:
                actor, rule = self._named(c, owners)
            elif c.kind == "group":
                actor, rule = self._group(c), c.rule
            elif c.kind in ("office", "an outlet", "a body", "a country"):
                actor, rule = self._described(c, index)
            elif c.form == "pronoun":
                actor, rule = self._pronoun(c, index)
            if actor is not None:
                self.history.append((index, c, actor))
                resolved.append((c, actor, rule))
        return resolved

    # Names, over the whole article.

    def _cluster(self, names):
        """(kind, name) -> (actors it may name, rule)."""
        owners = {}
        kinds = _kinds(names)
        people, others = {}, {}
        for c in names:
            key = (c.kind, c.name)
            if c.kind == "register":
                if key not in owners:
                    kind, country = self.register[c.name]
                    actor = _Actor(kind, c.name, country)
                    actor.fixed = True
                    owners[key] = ([actor], "register")
            elif c.kind == "state":
                actor = owners[key][0][0] if key in owners else _Actor("state", c.name, c.name)
                if c.name == "European Union":
                    actor.kind, actor.country = "institution", ""
                owners[key] = ([actor], c.rule)
                actor.names[c.name] += 1
            else:
                (people if kinds[c.name] == "person" else others).setdefault(c.name, []).append(c)
        fixed = [a for (kind, _), (found, _) in owners.items() if kind == "register"
                 for a in found]
        found = [a for a in fixed if a.kind == "person"]
        for name in sorted(people, key=lambda n: -len(parts(n))):
            matches = []
            for actor in found:
                full = [actor.name, *actor.names]
                rule = next(filter(None, (same_person(f, name) for f in full)), "")
                if rule and _gender_fits(actor, people[name]):
                    matches.append((actor, rule))
            if not matches:
                actor = _Actor("person", name)
                found.append(actor)
                matches = [(actor, "name of a person")]
            elif len(parts(name)) > 1:
                matches = matches[:1]
            for c in people[name]:
                owners[(c.kind, name)] = ([a for a, _ in matches], matches[0][1])
                if len(matches) == 1:
                    matches[0][0].add(c)
        grouped = [a for a in fixed if a.kind != "person"] + [
            a for (kind, _), (f, _) in owners.items() if kind == "state" for a in f]
        for name in sorted(others, key=lambda n: -len(essence(n))):
            kind = kinds[name]
            actor, rule = None, ""
            person = next((a for a in found if len(parts(name)) == 1 and any(
                len(parts(full)) > 1 and parts(name)[0] == parts(full)[-1 if full != name else 0]
                or len(parts(full)) > 1 and parts(name)[0] in (parts(full)[0], parts(full)[-1])
                for full in a.names)), None)
            if person and kind != "outlet":
                actor, rule = person, "part of a full name in the article"
            else:
                for one in grouped:
                    rule = next(filter(None, (
                        same_organisation(full, name, _state_of)
                        for full in ({one.name, *one.names} if one.kind != "state" or
                                     kind != "institution" else ())
                    )), "")
                    if rule:
                        actor = one
                        break
            if actor is None:
                if kind == "name":
                    continue
                actor = _Actor("group" if kind == "people" else kind, name)
                grouped.append(actor)
                rule = others[name][0].rule
            for c in others[name]:
                owners[(c.kind, name)] = ([actor], rule)
                actor.add(c)
        return owners

    def _named(self, c, owners):
        if (c.kind, c.name) not in owners:
            return None, ""
        possible, rule = owners[(c.kind, c.name)]
        if c.kind == "state":
            rule = c.rule
        if len(possible) == 1:
            return possible[0], rule
        for _, _, actor in reversed(self.history):
            if actor in possible:
                return actor, "surname of the person named last"
        return possible[0], rule

    # Groups, descriptions and pronouns, from left to right.

    def _group(self, c):
        key = c.name.lower()
        if key not in self.described:
            self.described[key] = _Actor("group", c.name, c.country)
        return self.described[key]

    def _described(self, c, index):
        if c.of >= 0:
            actor = self._at(c, index)
            if actor is not None and actor.kind == "person":
                actor.learn(c)
                if c.country:
                    actor.countries[c.country] += 1
                return actor, "apposition or predicate of a name"
            if actor is None and c.of >= 0:
                named = self._ahead(c)
                if named:
                    return named
        if c.kind == "office":
            return self._office(c, index)
        if not c.definite:
            return None, ""
        if c.kind == "an outlet":
            for _, _, actor in reversed(self.history):
                if actor.kind == "outlet" and (
                    not c.country or c.country == (actor.country or _country(actor))
                ):
                    return actor, "outlet named last"
            return None, ""
        if c.kind == "a country":
            return None, ""
        for there, _, actor in reversed(self.history):
            if index - there > 3:
                break
            if actor.kind == "institution" and c.office in essence(_best_name(actor)):
                return actor, "organisation of that sort named last"
        return None, ""

    def _at(self, c, index):
        """The actor mentioned at the token that a candidate describes."""
        for there, other, actor in reversed(self.history):
            if there != index:
                break
            if other.first <= c.of < other.last:
                return actor
        return None

    def _ahead(self, c):
        return None

    def _office(self, c, index):
        title = {w for w in c.title.lower().split()} - {"the", "a", "an", "this", "that"}
        wanted = {w for w in title if not _state_of(w)} - {"'s", "s", "of"}
        general = c.office in words()["general office"]
        key = (c.office, c.country)
        if not c.definite:
            if c.country and key in self.described:
                return self.described[key], "same description used before"
            return None, ""
        best = None
        seen = set()
        for there, _, actor in reversed(self.history):
            if actor.kind != "person" or id(actor) in seen:
                continue
            seen.add(id(actor))
            country = actor.country or _country(actor)
            if c.country and country != c.country:
                continue
            held = [set(t.lower().split()) for t, _ in actor.titles
                    if not t.lower().startswith(("former", "ex-"))]
            held_words = set().union(*held) if held else set()
            if wanted & {"former"}:
                continue
            if wanted <= held_words or c.office in held_words and len(wanted) == 1:
                best = (actor, "state + office" if c.country else "office of a person named before")
                break
            if c.country and general and best is None and actor.titles:
                best = (actor, "demonym + general office: the person of that state named last")
        if best is None and c.country and not general:
            actor = _Actor("person", c.name.removeprefix("the ").removeprefix("The "), c.country)
            actor.titles.append((c.title, c.office))
            best = (actor, "state + office: nobody of that name")
        if best and c.country:
            self.described[key] = best[0]
        return best or (None, "")

    def _pronoun(self, c, index):
        if c.kind == "i":
            return None, ""
        s = self.sentences[index]
        kinds = {"he": ("person",), "she": ("person",), "it": ("state", "institution", "outlet"),
                 "they": ("group",)}[c.kind]
        governor = s.heads[c.head]
        dep = s.deps[c.head]
        if c.name == "it" and dep not in ("nsubj", "poss"):
            return None, ""
        if c.name == "it" and s.lemmas[governor].lower() in (
            "be", "seem", "appear", "take", "become", "rain", "snow", "turn", "make", "happen",
        ):
            return None, ""
        quoted = _quoted(s, c.head)
        best, best_score = None, 0
        for there, other, actor in reversed(self.history):
            distance = index - there
            if distance > REACH[c.kind]:
                break
            if actor.kind not in kinds or other.nested:
                continue
            if actor.kind == "person" and actor.gender and actor.gender != c.kind:
                continue
            where = self.sentences[there]
            subject = where.deps[other.head].startswith("nsubj")
            score = 10 - 3 * distance + (2 if subject else 0)
            if distance == 0:
                if other.first >= c.first:
                    continue
                if where.heads[other.head] == governor and dep in ("dobj", "pobj", "dative") and (
                    subject and c.name not in ("himself", "herself", "itself", "themselves")
                ):
                    continue
                if _quoted(s, other.head) != quoted and dep.startswith("nsubj"):
                    score -= 6
                score += 1
            elif subject and where.deps[where.heads[other.head]] in ("ROOT", "ccomp", "conj"):
                score += 1
            if distance and not subject:
                score -= 1
            if score > best_score:
                best, best_score, best_subject = actor, score, subject
        if best is None:
            return None, ""
        if best.kind == "person" and not best.gender:
            best.gender = c.kind
        return best, f"{c.name} -> {'subject' if best_subject else 'actor'} named last"


NAME_KINDS = ("register", "person", "state", "institution", "outlet", "place", "people", "name")


def _quoted(s, i):
    """Whether token i stands inside quotation marks of its sentence."""
    depth, straight = 0, False
    for word in s.words[:i]:
        if word in ("“", "«", "„", "``"):
            depth = 1
        elif word in ("”", "»", "''"):
            depth = 0
        elif word == '"':
            straight = not straight
    closing = next((w for w in s.words[i:] if w in ("”", "»", "“", "«")), "")
    return bool(depth or straight or closing in ("”", "»"))


def _country(actor):
    return next(iter(_most_common(actor.countries)), "")


def _gender_fits(actor, mentions):
    honorifics = {GENDERS.get(m.title.lower().split(" ")[0].rstrip(".")) for m in mentions
                  if m.title} - {None}
    return not actor.gender or not honorifics or actor.gender in honorifics


def _kinds(names):
    """Name -> the kind that most of its occurrences have; titles count double."""
    votes = {}
    for c in names:
        votes.setdefault(c.name, Counter())[c.kind] += 3 if c.title else 1
    kinds = {}
    for name, counts in votes.items():
        if len(counts) > 1:
            counts.pop("name", None)
        kinds[name] = counts.most_common(1)[0][0]
    return kinds
