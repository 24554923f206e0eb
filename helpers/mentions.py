"""Names in a sentence: which stretches name a person, a state, an organisation, a place?

In:   a parsed sentence; actor_words.csv, outlets.csv, the names of states, the register
Out:  candidates: names, and what kind of actor each may be

Names are spaCy's entities, corrected by the lists and by the words around them, and runs of
proper nouns that spaCy left out. Misses names in lower case, and products pass for companies.
"""

from helpers.acronyms import spelled_out
from helpers.lexicon import Candidate, listed_at, listed_name, listed_pair
from helpers.name_kinds import ADDRESSED, corrected, no_person
from helpers.names import gender
from helpers.outlet_names import NEWS, as_outlet, run_behind
from helpers.unnamed import speaks
from helpers.vocabulary import words

KINDS_OF_ENTITIES = {
    "PERSON": "person", "ORG": "institution", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people", "OUTLET": "outlet",  # the last by quoted.py, not by spaCy
}
# What spaCy takes a name for after a quotation: nothing that speaks.
NO_ACTORS = {"WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "LANGUAGE"}
# Before a surname these belong to it, whoever writes them with a capital: "Van den Bergh".
FAMILY_PARTICLES = {"van", "von", "vom", "de", "den", "der", "del", "della", "di", "dos", "du",
                    "ter", "ten", "bin", "ibn", "'t"}
PEERS = {"lord", "lady", "baroness", "baron", "duke", "duchess", "earl", "viscount"}
# Plurals without an s, whose possessive may stand in a name: "the Women's League".
PLURALS = {"people", "women", "men", "children", "fishermen", "seamen", "firemen"}
ARTICLES = {"the", "a", "an", "this", "'s", '"'}
SPEAKING = "named entity that speaks"  # and so is none of the places that spaCy takes it for
WHERE = "place by the words before it"
VERBS = {"VBD", "VBZ", "VBP", "MD", "PRP"}
# A person's name ends before such a word, whatever spaCy says.
NOT_IN_PERSONS = VERBS | {"DT", "IN", "CC", "PRP$", "TO", "WP", "POS", ","}
# Nor is a word of such a sort a name of the article, though it be written like one: "Will he go?"
NEVER_NAMES = {"MD", "IN", "DT", "CC", "PRP", "PRP$", "WP", "WRB", "WDT", "TO", "EX"}
# After "Wang I" such a word shows that the I is no pronoun: "Wang I is", "Wang I, who".
AFTER_A_NAME = {"VBZ", ",", ".", "POS", "CC", "WP", "IN", "-RRB-"}


def names(s, index, known=None):
    """The names in a sentence, none over another, from left to right, as Candidates.

    index: see `lexicon`; known: names that other sentences told, as `known_names` gives them.
    """
    found = []
    entities, spelled = _entities(s), spelled_out(s)
    i, n = 0, len(s.words)
    while i < n:
        first_letter = s.words[i][0]
        if not (first_letter.isupper() or first_letter.isdigit() or s.lowers[i] in index) or (
            i == 0 and s.words[1:2] == [":"] and len(s.words[0]) == 1  # "Q: Did you know?"
        ):
            i += 1
            continue
        kind, end = entities.get(i, ("", i))
        listed = listed_at(s, i, index)
        name = None
        whole = spelled.get(i, i)
        society = max(_society(s, i, index), _with_possessive(s, i, kind))
        other = max(end, i + len(listed[0]) if listed else i)
        if society > i and society >= max(whole, other):
            whole, other = society, i
        if whole > other:
            name = _spelled_out(s, i, whole, "name before its acronym in brackets"
                                if i in spelled else "plural and what is theirs in a name")
        elif listed and listed[1] == "pair":
            found += listed_pair(s, i, index)
        elif listed and (
            listed[1] in ("register", "outlet")
            or end - i <= len(listed[0]) or kind == "people"
            or listed[1] == "demonym" and (kind == "person" or s.lowers[i + 1 : end] == ["government"])
        ):
            name = listed_name(s, i, listed)
        elif kind != "person" and _is_addressed(s, i):
            name = _addressed(s, i)
        elif kind:
            name = _entity(s, i, end, kind, index)
        elif s.tags[i] in ("NNP", "NNPS") and (
            not s.entities[i] or s.entities[i][2:] in NO_ACTORS and (
                speaks(s, i) or gender(s.lowers[i]) and s.tags[i + 1 : i + 2] == ["NNP"]
                and "EVENT" not in s.entities[i])
        ):
            name = _run(s, i, index, entities)
        if name is None and not listed:
            name = run_behind(s, i) or known and _known(s, i, known)
        if name:
            name = _with_particles(s, name, found[-1].last if found else 0)
            found += _split_pair(s, as_outlet(s, name, found))
        i = max(found[-1].last if name else 0, i + 1)
    return found


def _is_addressed(s, i):
    """Whether a capital behind "Mr", "Dr" or "Mrs Justice" says that a word is somebody's name."""
    before = i - 1
    while before > 0 and s.words[before].istitle() and s.lowers[before] in words("office"):
        before -= 1
    return i > 0 and s.lowers[before].rstrip(".") in ADDRESSED and s.words[before].istitle() and (
        s.words[i][0].isupper() and s.words[i][-1].isalpha()
        and s.lowers[i] not in words("office") | words("portfolio") | words("honorific"))


def _addressed(s, first):
    """A person's name behind "Mr", whatever the parser takes it for: "Mr Swift", "Ms Holland"."""
    last = first + 1
    while last < len(s.words) and (s.words[last][0].isupper() and s.words[last][-1].isalpha() or (
        s.lowers[last] in FAMILY_PARTICLES and s.words[last + 1 : last + 2]
        and s.words[last + 1][0].isupper()
    )):
        last += 1
    return Candidate(s.number, first, last, "person", s.text(first, last), s.head(first, last),
                     "name", rule="name behind Mr, Ms, Dr")


def _society(s, i, index):
    """The end of a name such as "Friends of the Lake", "Reporters Without Borders", or i."""
    link, n = i + 1, len(s.words)
    if s.tags[i] not in ("NNS", "NNPS") or not s.words[i].istitle() or link >= n or (
        s.lowers[link] not in ("of", "for", "without", "against")
    ):
        return i
    first = link + 1 + (s.lowers[link + 1 : link + 2] == ["the"])
    last = first
    while last < n and s.words[last][0].isupper() and s.tags[last] in ("NNP", "NNPS", "JJ", "NN"):
        last += 1
    if last == first or s.lowers[last - 1] in words("portfolio") | words("institution") | {"staff"}:
        return i  # "Secretaries of State"
    opening = i == 0 or not s.words[i - 1][0].isalnum()
    if opening and s.words[link].islower() and (
        s.lowers[link] == "of" or any(s.entities[first:last]) or s.lowers[first] in index
    ):
        return i  # "Residents of Leeds", "Lawyers for Mr. Lee": the sentence's capital
    return last


def _with_possessive(s, first, kind):
    """The end of a name with a group's possessive in it, "Lake Farmers' Forum", or `first`."""
    j = first
    while j + 2 < len(s.words) and s.words[j][0].isupper() and s.tags[j][:3] == "NNP" or (
        first < j and s.lowers[j] in ("and", "&") and s.words[j - 1][0].isupper()
    ):
        j += 1
    theirs = s.lowers[j - 1] if j > first else ""
    if s.tags[j : j + 1] != ["POS"] or kind in ("people", "person") or not (
        theirs in PLURALS or s.lowers[j] == "'" and (
            theirs.removesuffix("s") in words("office")
            or j - 1 > first and theirs.endswith(("ers", "ors", "ists", "ians")))
    ):
        return first
    last = j + 1
    while last < len(s.words) and s.words[last].istitle() and s.tags[last] in ("NNP", "NNPS"):
        last += 1
    return last if last > j + 1 else first


def _spelled_out(s, first, last, rule):
    """A name that the acronym in brackets behind it tells, or the words themselves."""
    span = first - 1 if first and s.lowers[first - 1] == "the" else first
    return Candidate(s.number, span, last, "institution", s.text(first, last),
                     s.head(first, last), "name", rule=rule)


def known_names(found, common=()):
    """The names of an article that may stand where the parser sees none.

    found: the candidates of all sentences; common: the words that it writes in lower case, no
    surnames by themselves. Returns first word -> [words], longest first: full
    names of people, their surnames, and names of organisations.
    """
    full = {(c.kind, *c.name.split()) for c in found if c.form == "name" and not c.nested
            and c.kind in ("person", "institution", "outlet")}
    surnames = {tuple(name[-1:]) for kind, *name in full if kind == "person" and len(name) > 1
                and name[-1].lower() not in common}
    whole = {tuple(name) for _, *name in full}
    known = {}
    for name in sorted(whole | surnames, key=lambda name: (-len(name), name)):
        known.setdefault(name[0], []).append(name)
    return known


def _known(s, i, known):
    """A name of the article that the parser took for something else: "Hall" in "for Hall to go"."""
    inner = i and s.heads[i - 1] == i and s.tags[i - 1] == "NNP" and (
        s.lowers[i - 1] not in words("office")
    )
    for name in known.get(s.words[i], ()):
        last = i + len(name)
        if inner or "PRODUCT" in s.entities[i] and (
            s.entities[i][0] == "I" or s.entities[last : last + 1] == ["I-PRODUCT"]
        ):
            continue  # "Opel Mertens", whatever Mr. Mertens says
        if tuple(s.words[i:last]) == name and (
            s.tags[last - 1] in ("NNP", "NNPS") or s.tags[last - 1] not in NEVER_NAMES and not (
                i and s.heads[i - 1] == i and s.tags[i - 1] in ("DT", "PRP$", "JJ", "POS")
            )  # "Hall must go": a noun that needs an article, and has none
        ) and not (
            s.tags[last : last + 1] == ["NNP"] and s.heads[last - 1] == last  # "Hall Street"
        ):
            return Candidate(s.number, i, last, "name", " ".join(name), s.head(i, last), "name",
                             rule="name in another sentence")
    return None


def _entities(s):
    """First token of each of spaCy's entities that may be an actor -> (kind, end)."""
    found, i, n = {}, 0, len(s.words)
    while i < n:
        if not s.entities[i].startswith("B"):
            i += 1
            continue
        kind, first, last = KINDS_OF_ENTITIES.get(s.entities[i][2:]), i, i + 1
        while last < n and s.entities[last].startswith("I"):
            last += 1
        i = last
        while first < last and s.lowers[first] in ARTICLES:
            first += 1
        joint = first if first < n and s.tags[first] == "IN" else first - 1
        if 0 < joint < last and s.tags[joint] == "IN" and s.words[joint].istitle() and (
            s.words[joint - 1].istitle() and s.tags[joint - 1] in ("NNS", "NNPS", "NNP")
        ):
            first = joint - 1  # "Doctors Without" + "Borders"
        stops = NOT_IN_PERSONS if kind == "person" else VERBS
        for j in range(first + 1, last):
            if s.tags[j] == "POS" and s.lowers[j] != "'t" and (
                not words("institution") & set(s.lowers[j:last])
            ):
                last = j  # "Trump's East European Achilles Heel", "NFL Network's Rich Eisen"
                break
            if s.words[j] == "(" or s.tags[j] in stops and s.lowers[j] not in words("particle"):
                last = j
                break
        while first < last and s.lowers[last - 1] != "'t" and (
            s.tags[last - 1] in ("POS", ",", ".", "''", "``", ":")
        ):
            last -= 1
        while last - first > 1 and s.words[last - 1].islower() and (
            s.lowers[last - 1] in words("outlet") or s.lowers[last - 1] in NEWS
        ):
            last -= 1  # "Belta" + "news agency"
        if kind and first < last:
            found[first] = (kind, last)
    return found


def is_title_word(s, i, index):
    """Whether a word at the front of an entity is a title rather than a name."""
    lower = s.lowers[i].rstrip(".")
    return lower in words("honorific") | words("office") | {"foreign", "prime"} or (
        any(len(e[0]) == 1 and (
            e[1] == "demonym" or e[1] == "state" and s.lowers[i + 1 : i + 2]
            and s.lowers[i + 1] in words("office")
        ) for e in index.get(s.lowers[i], ()))
    )


def _no_title(s, i, index):
    """Whether a word before a surname is in no list, and so may be a first name."""
    return not (is_title_word(s, i, index) or index.get(s.lowers[i]) or any(
        s.lowers[i] in words(sort) for sort in
        ("portfolio", "institution", "place", "frequent", "body", "private body", "group")))


def _entity(s, first, last, kind, index):
    """One of spaCy's entities, its kind corrected; a person's name without its title."""
    if last == first + 1 and s.lowers[first].startswith("state-"):
        return None  # "State-run" television: a description
    if s.words[first][1:2] == "-" and s.words[first][0] in "DRI":
        return None  # "R-Texas": a senator's party and state
    span = first - (s.lowers[first - 1 : first] == ["the"])
    if kind == "people":
        if s.tags[last - 1] not in ("NNPS", "NNS") and not (
            s.tags[last - 1] == "NNP" and s.lowers[last - 1].endswith("s")
            and s.lowers[first - 1 : first] == ["the"] and s.heads[last - 1] != last
        ):
            return None  # but "the Greens"
        return Candidate(s.number, span, last, "people", s.text(first, last), last - 1, "name",
                         rule="name of a people")
    if last - first == 1 and (s.lemmas[first].lower() in words("office") or any(
            s.lowers[first] in words(k) for k in ("institution", "office", "portfolio", "frequent"))):
        return None  # "the Court", "Scholars", "Home" Secretary, "Eastern": no names
    was, kind = kind, corrected(s, first, last, kind)
    spoke = (was, kind) == ("place", "institution")
    rule = WHERE if kind == "place" != was else SPEAKING if spoke else "named entity"
    if last - first == 1 and kind != "person" and gender(s.lowers[first]) and (
        s.heads[first] == last < len(s.words) and s.deps[first] == "compound"
        and s.tags[last] == "NNP" and not s.entities[last]
        and s.lowers[last] not in words("company name") and _no_title(s, last, index)
    ):
        kind = "person"  # "Kadri" + "Tamm", of which spaCy sees the first alone
    if last - first == 1 and kind != "person" and first and gender(s.lowers[first - 1]) and (
        s.deps[first - 1] == "compound" and s.heads[first - 1] == first
        and s.words[first - 1].istitle() and not s.entities[first - 1]
        and s.lowers[first] not in words("company name") and _no_title(s, first, index)
    ):
        kind = "person"  # "Kadri" + "Tamm", of which it sees the last alone
    if kind != "person":
        last = _with_i(s, last) if last - first == 1 else _with_state(s, last)
        return Candidate(s.number, span, last, kind, s.text(first, last), s.head(first, last),
                         "name", rule=rule)
    while first < last and is_title_word(s, first, index) and (
        last - first > 1 or s.lowers[first].rstrip(".") in words("honorific")
    ):
        first += 1
    if first == last or last - first == 1 and s.lowers[first] == "member":
        return None  # "Sheikh": the name comes behind it; "the Honourable Member"
    last = _longer(s, first, last, index)
    if last - first == 1 and first and s.deps[first - 1] == "compound" and (
        s.tags[first - 1] == "NNP" and s.heads[first - 1] == first and not s.entities[first - 1]
        and s.words[first - 1].istitle() and s.words[first - 1].isalpha()
        and _no_title(s, first - 1, index)
    ):
        first -= 1  # "Thandeka" + "Dube"
    return Candidate(s.number, first, last, "person", s.text(first, last), s.head(first, last),
                     "name", rule="named entity")


def _longer(s, first, last, index):
    """The end of a person's name with the parts that spaCy left out: "Dries" + "Mertens"."""
    end = last
    while s.lowers[end : end + 1] and s.lowers[end] in FAMILY_PARTICLES and s.words[end].islower():
        end += 1  # "Sander van" + "den Bergh"
    last = end if s.words[end : end + 1] and s.words[end][0].isupper() else last
    while last < len(s.words) and (s.tags[last] == "NNP" or s.words[last][0].isupper()) and (
        last - first > 1 and s.lowers[last - 1] in words("particle")
    ):
        last += 1  # "Ursula von der" + "Weiden"
    if first and s.lowers[first - 1] in PEERS and s.lowers[last : last + 1] == ["of"] and (
        s.tags[last + 1 : last + 2] == ["NNP"]
    ):
        last += 2  # Lord "Ashdown" + "of Norton"
    while last < len(s.words) and not s.entities[last]:
        name_goes_on = s.tags[last] == "NNP" and s.words[last][0].isupper() and not (
            index.get(s.lowers[last]) or is_title_word(s, last, index)
        )
        if not name_goes_on and _with_i(s, last) == last:
            break
        last += 1
    return last


def _with_state(s, last):
    """The end of an organisation's name with the state behind it: "Law Society" + "of Kenya"."""
    behind = last + 1
    if s.lowers[last - 1] not in words("institution") or s.lowers[last : last + 1] != ["of"] or (
        s.entities[behind : behind + 1] != ["B-GPE"]
    ):
        return last
    while behind < len(s.words) and s.entities[behind].endswith("GPE"):
        behind += 1
    return behind


def _with_particles(s, name, earliest):
    """A name with the particles before it that the parser left out: "van den" + "Bergh"."""
    first = name.first
    while first > earliest and s.lowers[first - 1] in FAMILY_PARTICLES:
        first -= 1
    if first == name.first or name.kind not in ("person", "name", "place", "institution"):
        return name
    return name._replace(first=first, name=s.text(first, name.last), head=s.head(first, name.last))


def _with_i(s, last):
    """The end of a name, with the "I" behind it where that is a name too: "Wang I is"."""
    named = s.words[last : last + 1] == ["I"] and s.tags[last - 1] == "NNP" and (
        last + 1 == len(s.words) or s.tags[last + 1] in AFTER_A_NAME
    )
    return last + 1 if named else last


def _run(s, first, index, entities):
    """A run of proper nouns that is no entity: an organisation, a place, or a name of any kind."""
    n, last = len(s.words), first + 1
    while last < n:
        if s.tags[last] in ("NNP", "NNPS") and s.words[last][0].isupper() and (
            not s.entities[last] or s.entities[first] and s.entities[last][0] == "I"
        ):
            last += 1
        elif last + 1 < n and s.lowers[last] in ("of", "for", "on", "and", "&") and (
            s.lowers[last - 1] in words("institution") and last + 1 not in entities
        ) and s.tags[last + 1] in ("NNP", "NNPS"):
            last += 2
        else:
            break
    start = first
    while start < last and is_title_word(s, start, {}) | (s.lowers[start] in words("portfolio")):
        start += 1
    if not any(is_title_word(s, i, {}) for i in range(first, start)):
        start = first  # "Finance Watch", but "Deputy Finance Minister"
    if start == last:
        return None
    if start > first:
        kind = "person"
    elif any(s.lowers[i] in words("institution") for i in range(first, last)):
        kind = "institution"
    elif last - first > 1 and s.lowers[last - 1] in words("outlet name"):
        kind = "outlet"
    elif s.lowers[last - 1] in words("place"):
        kind = "place"
    else:
        named = last - first > 1 and gender(s.lowers[first]) or speaks(s, s.head(first, last))
        kind = "person" if named else "name"
        kind = "institution" if no_person(s, first, last) else kind
    if kind in ("person", "name"):
        last = _longer(s, start, last, index)
    elif last - first == 1 and s.lowers[first] in words("institution") | words("outlet name") | (
            words("place")):
        return None  # "the Court": a description
    span = start - 1 if kind != "person" and start and s.lowers[start - 1] == "the" else start
    return Candidate(s.number, span, last, kind, s.text(start, last), s.head(start, last), "name",
                     rule="proper noun")


def _split_pair(s, name):
    """Two organisations that spaCy took for one: "Amnesty International and Human Rights Watch"."""
    if name.kind != "institution" or "and" not in s.lowers[name.first : name.last]:
        return [name]
    cut = s.lowers.index("and", name.first)
    left = s.lowers[name.first : cut]
    if cut < s.heads[s.head(name.first, cut)] < name.last:
        return [name]  # "Nurses and Midwives Organisation"
    if len(left) - (left[0] == "the") < 2 or name.last - cut < 3 or (
        {"of", "for", "on", "&", "and"} & set(left) or s.lowers[cut + 1] == "the"
    ):
        return [name]
    start, second, last = name.first + (left[0] == "the"), cut + 1, name.last
    return [
        name._replace(last=cut, name=s.text(start, cut), head=s.head(start, cut)),
        name._replace(first=second, name=s.text(second, last), head=s.head(second, last)),
    ]


def inside(s, name, index):
    """States and places named inside a longer name: "Irving" in "Irving Police Department"."""
    i = name.first
    while i < name.last:
        listed = listed_at(s, i, index) if s.words[i][0].isupper() else None
        if listed and listed[1] in ("state", "capital"):
            last = i + len(listed[0])
            # "of China", but not the Wales in "New South Wales"
            before = s.words[i - 1] if i > name.first else "of"
            if (before[0].islower() or before == "The") and (
                last <= name.last and s.text(i, last) != name.name
            ):
                state = listed[1] == "state"
                yield Candidate(
                    s.number, i, last, "state" if state else "place",
                    listed[3] if state else s.text(i, last), s.head(i, last), "name",
                    country=listed[4], nested=True, rule="state or place in a longer name",
                )
            i = last
        else:
            if s.tags[i] == "NNP" and i + 1 < name.last and i <= name.first + 1:
                yield Candidate(s.number, i, i + 1, "name", s.words[i], i, "name", nested=True,
                                rule="name inside a longer name")
            i += 1
