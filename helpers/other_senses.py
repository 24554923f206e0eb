"""Other senses: does a word of relation mean something else here?

In:   a parsed sentence, one of its tokens
Out:  whether it says of nobody how they stand to another

"Ann was charged a dollar", "turned 74 on Monday", "stood by her remarks". Misses most figures of
speech.
"""

from helpers import frame_words as words
from helpers.dependencies import kid
from helpers.targets import DONE, SAID

# Who stands by or behind these takes nobody's side: "stood behind Bo's lectern".
FURNITURE = {"barrier", "car", "chair", "counter", "curtain", "desk", "door", "fence", "lectern",
             "microphone", "podium", "table", "wheel", "window"}
OWN = SAID | {"decision", "endorsement", "plan", "pledge", "promise", "vote", "word"}


def other_sense(parse, i, phrase):
    """Whether the word at token i means something else: "Thank you.", "our critic", "charged her a
    dollar", "relieved the nurses at noon", "agreed with Bo on a price"."""
    word, owner, thing = parse.lemma[i], kid(parse, i, "poss"), kid(parse, i, "dobj", "dative")
    near = {parse.lemma[k] for o in (i, thing) if o is not None for k in parse.kids[o]}
    if word == "thank":
        return thing is not None and parse.lemma[thing] == "you" and "for" not in near and (
            kid(parse, i, "nsubj") is None)
    if word == "charge":
        return kid(parse, i, "neg") is not None or kid(parse, i, "dative") is not None
    if word == "relieve":
        return "of" not in near and kid(parse, i, "auxpass") is None
    person = thing is not None and parse.lemma[thing] in ("he", "her", "she", "they", "we", "I")
    if word == "award":  # "awards delegates by the state"
        person |= thing is not None and kid(parse, thing, "poss") is not None  # "her one forint"
        return not person and kid(parse, i, "dative", "auxpass") is None
    if phrase == "hit":  # "hit Bo on guns", but "on the head"
        over = [kid(parse, k, "pobj", "pcomp") for k in parse.kids[i]
                if k > i and parse.lemma[k] in ("on", "over", "for")]
        return parse.pos[i] != "VERB" or thing is None or not any(
            k is not None and kid(parse, k, "det", "poss", "nummod") is None
            and parse.pos[k] in ("NOUN", "VERB") for k in over)
    if word == "turn":  # "turned 74 on Monday", "turned the Danes down": who had asked for a talk
        down = any(parse.lemma[k] == "down" for k in parse.kids[i])
        return any(parse.pos[k] == "NUM" for k in parse.kids[i]) or (
            down and thing is not None and not person and parse.lemma[thing] not in DONE)
    if word == "break":  # "took a break with Bo"
        return parse.pos[i] == "NOUN" and parse.lemma[parse.head[i]] == "take"
    if word == "credit":  # "credited Bo's victory to the weather"
        return parse.pos[i] == "VERB" and "to" in near
    if word == "fire" and "up" in (parse.lemma[k] for k in parse.kids[i]):
        return True  # "fired the crowd up"
    if word == "campaign":  # "campaigns for the White House"
        return any(parse.lemma[kid(parse, k, "pobj")].lower() in words.SEATS for k in parse.kids[i]
                   if parse.lemma[k] == "for" and kid(parse, k, "pobj") is not None)
    if word == "ammunition":  # in a quarrel: "hands Bo's critics new ammunition"
        return bool(near & {"fresh", "more", "new", "political"})
    if word in ("back", "stand"):  # "stood by his remarks": by the holder's own
        beside = [thing, *(kid(parse, k, "pobj") for k in parse.kids[i] if parse.dep[k] == "prep")]
        return any(k is not None and parse.lemma[k] in OWN and kid(parse, k, "poss") is not None
                   and parse.lemma[kid(parse, k, "poss")] in ("his", "her", "its", "their")
                   for k in beside) and (word == "stand" or kid(parse, i, "prt") is not None) or any(
            k is not None and parse.lemma[k] in FURNITURE for k in beside)
    if word == "agree":
        subject = kid(parse, i, "nsubj")
        return bool(near & {"on", "to"}) and subject is not None and parse.lemma[subject] != "I"
    return word == "critic" and owner is not None and parse.lemma[owner] in ("my", "our")
