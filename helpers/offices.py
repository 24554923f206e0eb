"""Titles that stand alone: which person is "the Russian president" or "a witness"?

In:   a description by office, and the discourse so far
Out:  the person, or the organisation whose spokesman it is, and the rule

A state and an office mean whoever holds it in this article; an office that nobody holds, with
which an article begins or to which it comes back, whom it names most. Without a name, a person is
an actor who speaks or comes again. Misses a successor in the same office.
"""

import re

from helpers import taking_part
from helpers.again import comes_again, has_clause
from helpers.discourse import INTRODUCED, LEAD, without_article
from helpers.leaders import leader
from helpers.naming import FORMER, Actor, state_of
from helpers.organisations import described, unnamed
from helpers.untitled import told_of_before
from helpers.vocabulary import words

# Such a word makes another office of it: "the president" is no vice president.
OTHERS = {"vice", "deputy", "prime", "assistant", "shadow", "acting", "under"}
# Nor is the Democratic nominee the Republican one.
PARTIES = {"conservative", "democratic", "green", "labor", "labour", "liberal", "libertarian",
           "republican", "socialist"}
# Titles as they stand before a name, and as they stand alone.
FULL = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general",
        "col.": "colonel", "capt.": "captain", "sgt.": "sergeant", "lt.": "lieutenant",
        "adm.": "admiral", "prof.": "professor", "dr.": "doctor", "dr": "doctor",
        "rev.": "reverend", "pres.": "president", "pm.": "minister", "gop": "republican"}

# Offices that news uses for each other.
ALIKE = [ENVOYS := {"envoy", "ambassador", "consul", "diplomat", "delegate"},
         {"lawmaker", "legislator", "mp", "congressman", "congresswoman", "senator", "deputy"},
         {"chief", "boss", "head", "director"},
         LAWYERS := {"lawyer", "attorney", "counsel", "barrister", "solicitor"},
         {"author", "writer", "novelist"}, {"judge", "magistrate", "justice"},
         {"reverend", "rev", "vicar", "rector", "pastor", "priest"}]
# Nouns that tell no more of somebody than the gender.
ANY_PERSON = {"man": "he", "gentleman": "he", "woman": "she", "lady": "she"}
# Where somebody is spoken of, not described, and words that leave nobody in particular.
REFERRING = {"nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss", "attr", "conj"}
NOBODY = {"no", "every", "any", "each", "one", "another"}


def holder(discourse, index, c):
    """Who holds an office, "the Russian president", "the minister", and the rule.

    c: a candidate whose kind is "office". Returns (None, "") if it is nobody.
    """
    if c.of >= 0:
        actor = discourse.at(index, c.of)
        if actor is not None and actor.kind == "person":
            if (c.title, c.office) not in actor.titles:
                actor.learn(c)
            return actor, "apposition or predicate of a name"
        if actor is not None or c.apposition:
            return None, ""
    key = (c.office, c.country)
    if not c.definite:
        lead = index < LEAD and (c.acting or c.title == c.name)
        actor = _named_later(discourse, index, c, INTRODUCED) if lead else None
        if actor is not None:
            return actor, "office of the person named next"
        if c.country and key in discourse.described:
            return discourse.described[key], "same description used before"
        return _somebody(discourse, index, c)
    told, former = _told(c.title, c.country)
    general, fallback, untitled = c.office in words("general office"), None, []
    if "s" in told:
        return None, ""
    others = _told_of(discourse, index, c)
    for actor, (there, other) in reversed(discourse.latest.items()):
        if actor.kind != "person":
            continue
        if there == index and discourse.says(index, c, there, other) or actor in others:
            continue
        if not actor.titles and not actor.state():
            untitled.append((there, actor))
        if c.country and actor.state() != c.country:
            continue
        held = {w for t, office in actor.titles if t.lower().startswith(FORMER) == former
                for w in _told(t)[0] | _alone(office)}
        if told <= held and any(
            _alone(c.office) & (_alone(office) | _told(_unowned(t))[0])
            for t, office in actor.titles
        ):
            discourse.described[key] = actor
            return actor, "state + office" if c.country else "office of a person named before"
        offices = {o for _, o in actor.titles}
        if c.country and fallback is None and actor.titles and (
            general or offices <= words("general office") | {"counterpart"}
        ):
            fallback = (actor, "state + general office: the person of that state named last")
    if fallback is None:
        actor = _named_later(discourse, index, c)
        if actor is not None:
            actor.learn(c)
            discourse.described[key] = actor
            return actor, "office of the only such person who is named later"
    labels = _labels(discourse.sentences[index], c)
    actor = None if fallback or labels else told_of_before(discourse, index, c)
    if actor is not None:
        actor.learn(c)
        discourse.described[key] = actor
        return actor, "office of the untitled person before"
    if former:
        return None, ""
    actor = leader(discourse, c) if fallback is None and c.country else None
    if actor is not None and not _says(discourse, index, c, actor):
        actor.learn(c)
        fallback = (actor, "state + office: the only one whose state was not told")
    if fallback is None and c.country and not general and c.spoken_for < 0:
        actor = Actor("person", without_article(c.name), c.country)
        actor.learn(c)
        fallback = (actor, "state + office: nobody of that name")
    if fallback and c.country:
        discourse.described[key] = fallback[0]
    # "The teacher" may be somebody named just before; "the culture minister" is told afresh.
    near = c.spoken_for < 0 and c.title.lower() == c.office and any(
        index - there < 4 for there, _ in untitled)
    return fallback or ((None, "") if near else _somebody(discourse, index, c))


def _labels(s, c):
    """Whether a description says whose turn to speak it is: "THE JUDGE: Sit down."."""
    headline = s.words[-1][-1].isalnum()  # "The Chair: Why it rains"
    return c.first == 0 and s.words[c.last : c.last + 1] == [":"] and not headline


def _told_of(discourse, index, c):
    """Of whom the subject c tells something by name, and who so is somebody else: "The president
    believes Ada Ek wants peace"."""
    s = discourse.sentences[index]
    verb = s.heads[c.head]
    return {discourse.named(name)[0] for name in discourse.names_at[index]
            if s.deps[c.head] == "nsubj" and name.first > verb > c.head
            and s.under(name.head, verb, 12)}


def _alone(office):
    """An office as it stands alone, in a set: "gov" is a governor."""
    return {FULL.get(f"{office}.", office)}


def _told(title, country=""):
    """The words of a title without the state, as they stand alone; whether it is a former one."""
    if title.lower().startswith("spokes"):
        title = title.split()[0]  # "spokesman for the governor" is no governor
    title = re.sub(r"\bpm\b", "prime minister", title.lower())
    found = {FULL.get(w, w) for w in title.replace("’s", "").replace("'s", "").split()
             if not state_of(w)} - {"of"} - {*country.lower().split()}
    return found - {"former"}, "former" in found


def _unowned(title):
    """A title without who or what it is said to belong to: a colonel's widow is no colonel."""
    return " ".join(w for w in title.split() if w[-2:] not in ("'s", "’s", "s'", "s’"))


def _named_later(discourse, index, c, reach=None):
    """The only person first named below who is called what a description says, or None."""
    told, former = _told(c.title, c.country)
    if not c.definite:  # "a Delaware judge", "a senior minister"
        told &= words("portfolio") | {c.office}
    fit = [
        actor for actor in discourse.ahead(index, reach)
        if actor.kind == "person" and not (c.country and (
            actor.state() not in ("", c.country) or actor.somebodys and not actor.state()))
        and any(told <= (held := _told(t)[0]) and _alone(c.office) & _told(_unowned(t))[0]
                and not OTHERS & (held - told)
                and t.lower().startswith(FORMER) == former for t, _ in actor.titles)
    ]
    return fit[0] if len(fit) == 1 else None


def _somebody(discourse, index, c):
    """Who speaks through a spokesman, the only such person of the article, or one without a name:
    "a witness", "the judge".
    """
    if c.acting and c.spoken_for >= 0:
        actor = _spoken_for(discourse, index, c.spoken_for)
        if actor is not None and actor.kind in ("institution", "state", "outlet"):
            return actor, "organisation that speaks through a spokesman"
    known, rule = _known_person(discourse, index, c)
    labels = _labels(discourse.sentences[index], c)
    focused = known is None and not labels and _in_focus(discourse, index, c)
    if focused:
        known, rule = _protagonist(discourse, index, c), "office of the person named most"
        if known is not None:
            known.learn(c)
    if known is not None:
        return known, rule
    if discourse.sentences[index].tags[c.first] == "WP$":  # "whose chairman"
        return None, ""
    if not (c.acting or labels) and not (focused and index >= LEAD and not c.definite) and not (
        taking_part.person(discourse.sentences[index], c)
    ):
        return None, ""
    key = c.name.lower()
    if key not in discourse.described:
        discourse.described[key] = Actor(
            "person", discourse.in_sentence(index, c, c.name), c.country
        )
    discourse.described[key].learn(c)
    return discourse.described[key], "person without a name who speaks"


def _in_focus(discourse, index, c):
    """Whether an article begins with somebody or comes back to him or her."""
    s = discourse.sentences[index]
    dep = s.deps[c.head]
    if s.tags[c.first] == "PRP$" or dep in ("attr", "appos", "compound") or (
        dep == "poss" and s.lowers[c.first] != "the"  # "Colonel's widow"
    ):
        return False
    leading = index == 0 or index < LEAD and dep.startswith("nsubj")
    return leading or comes_again(discourse, index, c)


def _protagonist(discourse, index, c):
    """The person whom the article names most, if it tells no office of his or hers, or None: one
    whom the lead describes, "A headmaster was fired", or who is named far more than all others.
    """
    named = discourse.named_most
    often, second, *_ = *sorted(named.values(), reverse=True), 0, 0
    if often < 3 or index >= LEAD and not (c.definite and often >= 2 * second):
        return None
    actor = next(a for a, n in named.items() if n == often)
    offices = {office for title, office in actor.titles if not title.lower().startswith(FORMER)}
    free = offices <= words("honorific") | words("general office") | words("relation")
    others = words("she office") if actor.gender == "he" else words("he office")
    fits = free and not (actor.gender and c.office in others)
    return actor if fits and not _says(discourse, index, c, actor) else None


def _of_whom_who_tells(s, head):
    """Whether a noun tells what somebody just named is: "Bo, who is an opponent of the law"."""
    verb = s.heads[head]
    return s.deps[head] == "attr" and s.deps[verb] == "relcl"


def _known_person(discourse, index, c):
    """A person of the article for whom an office or "man" is another word; (None, "") if none."""
    s = discourse.sentences[index]
    if s.tags[c.first] == "PRP$" and _own(s, c) or s.lowers[c.first] in NOBODY or (
        c.title.lower().startswith(FORMER)
        or not c.definite and (s.deps[c.head] not in REFERRING or _of_whom_who_tells(s, c.head))
    ):
        return None, ""
    actor = _only_holder(discourse, index, c)
    if actor is not None:
        return actor, "the only one of that office in the article"
    # Not "a good man": only "that man" and "a man who fed us" are spoken of.
    bare = c.office in ANY_PERSON and c.title.lower() == c.office and s.deps[c.head] != "attr"
    known = c.definite or has_clause(s, c)
    actor = _last_of_gender(discourse, index, c) if bare and known else None
    return (actor, f"{c.office}: the person named last") if actor else (None, "")


def _own(s, c):
    """Whether everybody has one of his or her own: "his brother", "its ambassador", "her lawyer",
    and "his head in his hands".
    """
    return c.office in words("relation") | LAWYERS | {"head"} or (
        s.lowers[c.first] == "its" and c.office in words("state office") | ENVOYS)


def _only_holder(discourse, index, c):
    """The only person of the article in an office, however it is called, or None: "the envoy"
    after an ambassador, "a minister who counts spoons" where there is one minister.
    """
    every = _told(c.title, c.country)[0]
    told = every & (OTHERS | words("portfolio") | {"chief", "foreign"})
    same = next((office for office in ALIKE if c.office in office), {c.office})
    fit = [actor for actor in (*discourse.latest, *discourse.ahead(index))
           if actor.kind == "person" and actor.names and any(
               same & (_told(_unowned(t))[0] | _alone(office))
               and told <= (held := _told(t)[0] | _alone(office)) | {c.office}
               and not OTHERS & (held - told)
               and (every & PARTIES <= held or not held & PARTIES) for t, office in actor.titles)]
    exact = [actor for actor in fit if any(office == c.office for _, office in actor.titles)]
    fit = exact or fit
    return fit[0] if len(fit) == 1 and not _says(discourse, index, c, fit[0]) else None


def _last_of_gender(discourse, index, c):
    """The person named last who may be "that man" or "a woman who keeps her word", or None."""
    for actor, (there, _) in reversed(discourse.latest.items()):
        if index - there > 12:
            break
        if actor.kind == "person" and actor.names and not _says(discourse, index, c, actor) and (
            (actor.gender or actor.guessed) in ("", ANY_PERSON[c.office])
        ):
            return actor
    return None


def _says(discourse, index, c, actor):
    """Whether an actor says the sentence in which a description stands."""
    return actor in discourse.latest and discourse.says(index, c, *discourse.latest[actor])


def _spoken_for(discourse, index, token):
    """The organisation at a token behind or before its spokesman."""
    named = discourse.at(index, token)
    if named is not None:
        return named
    word = discourse.sentences[index].lowers[token]
    for c in discourse.found[index]:
        if c.head == token and c.kind == "a body":
            return described(discourse, index, c)[0] or unnamed(discourse, index, c)[0]
    if word in words("institution") or word in words("body"):
        return discourse.bodies.get(word) or discourse.unnamed.setdefault(
            word, Actor("institution", word))
    return None
