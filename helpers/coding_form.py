"""What a coder sees in JupyterLab: the paragraphs to mark, then a form of questions.

In:   an article, the coder's name, a folder
Out:  a coding file in the folder, saved at every mark and every answer

Needs the extra `lab` (spanmark, ipywidgets) and a browser; hand_coding.py holds the rest.
"""

import html

import ipywidgets
from spanmark import AnnotationSession

from helpers.hand_coding import LABELS, marks_file, read_spans
from helpers.tables import ACTOR_KINDS, MENTION_FORMS, STANCE_LABELS, STATEMENT_FORMS

AGREEMENT = {"agrees": 1, "neither": 0, "disagrees": -1}
STANCES_ASKED = 2
WIDTH = "13em"  # of the questions

_sessions = {}


def mark(coding):
    """Show the paragraphs to mark, as far as they are marked; coding: a HandCoding.

    Showing them again closes what was shown before: a file has one session at a time.
    """
    file = marks_file(coding)
    if file in _sessions:
        _sessions.pop(file).close()
    options = {"labels": LABELS, "output_path": file, "allow_overlaps": True}
    session = (AnnotationSession.from_jsonl(file, **options) if file.exists()
               else AnnotationSession(coding.documents(), **options))
    _sessions[file] = session
    # Every mark is in spanmark's own file at once; the coding file follows it.
    session.widget.observe(lambda _: _follow(coding), names=["spans", "answer"])
    _follow(coding)
    session.display()


def ask(coding, codebook):
    """The questions about everything marked so far, as a widget; each answer is saved at once."""
    _follow(coding)
    concepts = list(codebook.loc[codebook["layer"] == "concept", "label"])
    at = {"mentions": 0, "statements": 0}  # the page that is open, kept while others are shown
    pages = [
        lambda: _pages(coding, sorted(coding.mentions), lambda p: _mention(coding, p),
                       at, "mentions"),
        lambda: _pages(coding, sorted(coding.statements),
                       lambda p: _statement(coding, p, concepts), at, "statements"),
        lambda: _kinds(coding),
    ]
    tabs = ipywidgets.Tab([page() for page in pages],
                          titles=["Mentions", "Statements", "Kinds of actors"])

    def show(change):
        # A name given under one tab changes what is offered under the others.
        children = list(tabs.children)
        children[change["new"]] = pages[change["new"]]()
        tabs.children = children

    tabs.observe(show, names="selected_index")
    return tabs


def _follow(coding):
    """Take over the marks and save."""
    session = _sessions.get(marks_file(coding))
    coding.mark(session.records() if session else read_spans(marks_file(coding)))
    coding.save()


def _pages(coding, places, make, at, key):
    """One place at a time, with buttons to turn the pages; at[key] remembers which is open."""
    if not places:
        return ipywidgets.HTML("Nothing of this kind is marked yet. Mark it above, then run this "
                               "cell again.")
    box = ipywidgets.VBox()
    back, on = ipywidgets.Button(description="◀ back"), ipywidgets.Button(description="next ▶")
    where = ipywidgets.Label()

    def turn(step):
        at[key] = min(max(at[key] + step, 0), len(places) - 1)
        where.value = f"{at[key] + 1} of {len(places)} · saved in {coding.path.name}"
        box.children = make(places[at[key]])

    back.on_click(lambda _: turn(-1))
    on.on_click(lambda _: turn(1))
    turn(0)
    return ipywidgets.VBox([ipywidgets.HBox([back, on, where]), box])


def _statement(coding, place, concepts):
    """The questions about one statement."""
    answers = coding.statements[place]
    names = coding.names()
    marked = {role: [coding.text[s:e] for s, e, label in coding.spans
                     if label == role and coding.nearest((s, e)) == place]
              for role in ("source", "cue")}
    fields = [_context(coding, place), ipywidgets.HTML(
        f"source: {_list(marked['source'])} &nbsp; cue: {_list(marked['cue'])}")]

    def ask(key, widget):
        widget.observe(lambda change: coding.set_statement(place, **{key: change["new"].strip()
                       if isinstance(change["new"], str) else change["new"]}), names="value")
        fields.append(widget)

    ask("speaker", _name("Who speaks?", names, coding.speaker(place)))
    ask("via", _name("Carried by (outlet)?", names, answers.get("via", "")))
    ask("addressee", _name("Said to whom?", names, answers.get("addressee", "")))
    ask("form", _choice("Quoted how?", STATEMENT_FORMS, answers["form"]))
    ask("goes_on", ipywidgets.Checkbox(
        description="Goes on from the content marked before it (one statement)",
        value=answers.get("goes_on", False), indent=False, layout={"width": "auto"}))
    stances = [*answers.get("stances", ()), *[("", "")] * STANCES_ASKED]
    pairs = [(_name("Speaker's stance to", names, target),
              _choice("is", ("", *STANCE_LABELS), label, "7em"))
             for target, label in stances[: max(STANCES_ASKED, len(stances) - STANCES_ASKED)]]
    (position, agreement), *others = [*answers.get("positions", ()), ("", None)]
    others = [answer for answer in others if answer[0]]
    concept = _choice("On the concept", ("", *concepts), position)
    sign = _choice("the speaker", {"": None, **AGREEMENT}, agreement, "7em")

    def say(_):
        coding.set_statement(
            place, stances=[(t.value.strip(), s.value) for t, s in pairs if t.value and s.value],
            positions=[(c, s) for c, s in [(concept.value, sign.value), *others]
                       if c and s is not None])

    for widget in [*(w for pair in pairs for w in pair), concept, sign]:
        widget.observe(say, names="value")
    return [*fields, *map(ipywidgets.HBox, pairs), ipywidgets.HBox((concept, sign))]


def _mention(coding, place):
    """The questions about one mention."""
    answers = coding.mentions[place]
    actor = _name("Who is it?", coding.names(), answers["actor"])
    form = _choice("Referred to by", MENTION_FORMS, answers["form"])
    actor.observe(lambda c: coding.set_mention(place, actor=c["new"].strip()), names="value")
    form.observe(lambda c: coding.set_mention(place, form=c["new"]), names="value")
    return [_context(coding, place), actor, form]


def _kinds(coding):
    """One question for each actor."""
    rows = []
    for name in coding.names():
        kind = _choice(name, ACTOR_KINDS, coding.kinds.get(name, "person"))
        kind.observe(lambda c, name=name: coding.set_kind(name, c["new"]), names="value")
        rows.append(kind)
    return ipywidgets.VBox(rows or [ipywidgets.HTML("Nobody is named yet.")])


def _context(coding, place):
    """A place with the words around it, itself in bold."""
    start, end = place
    before = coding.text[max(0, start - 150) : start].rpartition("\n")[2]
    after = coding.text[end : end + 100].partition("\n")[0]
    words = [html.escape(t) for t in (before, coding.text[start:end], after)]
    return ipywidgets.HTML(f"<p style='line-height:1.5; max-width:50em'>… {words[0]}"
                           f"<b><u>{words[1]}</u></b>{words[2]} …</p>")


def _list(words):
    return html.escape("; ".join(words)) or "<i>none marked</i>"


def _name(question, names, value):
    # Not on every key, which would save half a name as an actor.
    return ipywidgets.Combobox(description=question, options=names, value=value,
                               placeholder="a name; empty for nobody", continuous_update=False,
                               **_size(WIDTH))


def _choice(question, options, value, width=WIDTH):
    return ipywidgets.Dropdown(description=question, options=options, value=value, **_size(width))


def _size(width):
    return {"style": {"description_width": width}, "layout": {"width": f"calc({width} + 18em)"}}
