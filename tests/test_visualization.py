"""Figures are the same from run to run, show every row, and no name lies over another."""

import math
import random
import warnings
from collections import Counter
from itertools import combinations, pairwise

import matplotlib as mpl
import nbformat
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import PathCollection
from matplotlib.patches import PathPatch, Polygon, Rectangle
from nbclient import NotebookClient

from helpers import figure_page, visualization
from helpers import figure_tables as tables_of
from helpers.tables import ACTOR_KINDS, NARRATOR, STATEMENT_FORMS, table

ODD_NAMES = [
    "محمد بن سلمان", "王毅", "Zoë 😀 O'Neil", "A$AP Rocky & B$", "<b>Bold</b>\nname", "_x^2_ \\alpha",
    "Gesellschaft für deutsch-österreichisch-schweizerische Zusammenarbeit in der Schifffahrt e.V.",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
]


def article(n_actors=6, n_sentences=12, odd=(), name="harbour"):
    """Tables of a made-up article: half of its sentences hold a statement."""
    dice = random.Random(n_actors * 1000 + n_sentences)
    names = [*odd, *(f"{first} {last}" for last in (
        "Novak", "Okafor", "Lindqvist", "Papadopoulos", "Garcia", "Brandt", "Osei")
        for first in ("Anna", "Boris", "Chen", "Dora", "Emil", "Fatima"))][:n_actors]
    ids = [f"actor-{rank}" for rank in range(len(names))]
    sentences, statements, spans, start = [], [], [], 0
    for number in range(n_sentences):
        text = "The mayor said the harbour would “open again” before the end of this summer."
        sentences.append((name, number, number // 4, start, start + len(text), text))
        if number % 2:
            one = len(statements)
            statements.append((
                name, one, number, dice.choice([*ids, ""]), dice.choice(["", "", *ids[:2]]), "",
                STATEMENT_FORMS[one % 3], "said", None))
            spans.append((name, one, "content", start + 15, start + len(text) - 1, text[15:-1]))
        start += len(text) + 1
    stances = [
        (name, number, dice.choice(ids[: len(ids) // 2 + 1]), dice.choice(ids),
         "support" if score > 0.3 else "oppose" if score < -0.3 else "neutral", score,
         None, None, None, 0, None, 0, 5)
        for number in range(int(n_actors * 1.6))
        for score in [dice.uniform(-1, 1)]]
    concepts = [f"concept number {rank} about the old harbour" for rank in range(8)]
    positions = [
        (name, number, dice.choice(ids), dice.choice(concepts), dice.choice((-1, 0, 1)), 0, 5, None)
        for number in range(int(n_actors * 1.6))]
    return {
        "sentences": table("sentences", sentences),
        "actors": table("actors", [
            (name, one, title, ACTOR_KINDS[rank % 5], "", "", 1)
            for rank, (one, title) in enumerate(zip(ids, names))]),
        "statements": table("statements", statements),
        "statement_spans": table("statement_spans", spans),
        "sentiment": table("sentiment", [
            (name, number, dice.uniform(-0.8, 0.8), -1, 1) for number in range(n_sentences)]),
        "stances": table("stances", stances),
        "positions": table("positions", positions),
    }


def finished(name, rooms):
    """The finished table that a figure draws."""
    voices = [rooms[key] for key in ("sentences", "actors", "statements", "statement_spans")]
    return {
        "who_speaks": lambda: tables_of.who_speaks_table(*voices),
        "share_of_voice": lambda: tables_of.share_of_voice_table(*voices),
        "attribution_chain": lambda: tables_of.attribution_chain_table(*voices),
        "sentiment_course": lambda: tables_of.sentiment_course_table(
            rooms["sentences"], rooms["sentiment"], rooms["statements"], rooms["statement_spans"]),
        "stance_matrix": lambda: tables_of.stance_table(rooms["stances"], rooms["actors"]),
        "stance_network": lambda: tables_of.stance_table(rooms["stances"], rooms["actors"]),
        "positions": lambda: tables_of.positions_table(rooms["positions"], rooms["actors"]),
        "congruence_network": lambda: tables_of.congruence_table(
            rooms["positions"], rooms["actors"]),
    }[name]()


FIGURES = (
    "who_speaks", "share_of_voice", "attribution_chain", "sentiment_course", "stance_matrix",
    "stance_network", "positions", "congruence_network",
)
ARTICLES = {
    "usual": article(), "crowded": article(40, 60, ODD_NAMES), "odd": article(8, 3, ODD_NAMES),
}
CAPTION = "6 statements in 12 sentences of 1 article. One article cannot support claims."


def draw(figure, rooms, **options):
    return getattr(visualization, figure)(finished(figure, rooms), CAPTION, **options)


@pytest.mark.parametrize("figure", FIGURES)
def test_the_same_table_gives_the_same_bytes_whatever_style_the_reader_has_set(figure, tmp_path):
    rows = finished(figure, ARTICLES["usual"])
    once = getattr(visualization, figure)(rows, CAPTION)
    visualization.save_figure(once, rows, tmp_path / "once", "figure")
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "svg.hashsalt": "other"}):
        again = getattr(visualization, figure)(rows, CAPTION)
        visualization.save_figure(again, rows, tmp_path / "again", "figure")
    for kind in ("svg", "png", "csv"):
        first, second = (tmp_path / run / f"figure.{kind}" for run in ("once", "again"))
        assert first.read_bytes() == second.read_bytes()


def written(ax):
    """Every text of a figure as (Text, box in pixels), once it is drawn."""
    figure = ax.figure
    figure.draw_without_rendering()
    texts = [*figure.texts, *ax.texts]
    if ax.axison:
        texts += [ax.xaxis.label, ax.yaxis.label]
        for axis, (low, high) in ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim())):
            texts += [label for place, label in zip(
                axis.get_ticklocs(), axis.get_ticklabels()) if low <= place <= high]
    if ax.get_legend():
        texts += ax.get_legend().get_texts()
    return [(one, one.get_window_extent()) for one in texts if one.get_text().strip()]


def is_sign(text):
    return text.get_text()[0] in "+−±0" and text.get_fontweight() == "bold"


@pytest.mark.parametrize("which", ARTICLES)
@pytest.mark.parametrize("figure", FIGURES)
def test_no_name_lies_over_another_and_none_is_cut(figure, which):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ax = draw(figure, ARTICLES[which])
        texts = written(ax)
    page = ax.figure.bbox
    for one, box in texts:
        assert box.x0 > page.x0 - 1 and box.x1 < page.x1 + 1, one.get_text()
        assert box.y0 > page.y0 - 1 and box.y1 < page.y1 + 1, one.get_text()
    level = [(one, box) for one, box in texts if one.get_rotation() != 45 and not is_sign(one)]
    for (one, a), (other, b) in combinations(level, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across < 1 or down < 1, (one.get_text(), other.get_text())
    slanted = sorted((one for one, _ in texts if one.get_rotation() == 45),
                     key=lambda one: one.get_position()[0])
    for one, other in pairwise(slanted):
        apart = ax.transData.transform([(other.get_position()[0], 0)])[0, 0]
        apart -= ax.transData.transform([(one.get_position()[0], 0)])[0, 0]
        lines = other.get_text().count("\n") + 1
        assert apart * math.sin(math.pi / 4) > 8 * lines * ax.figure.dpi / 72


@pytest.mark.parametrize("figure", FIGURES)
def test_text_is_readable_at_the_width_of_a_printed_page(figure):
    texts = written(draw(figure, ARTICLES["usual"]))
    assert min(one.get_fontsize() for one, _ in texts) >= 8
    assert texts[0][0].get_figure().get_figwidth() == pytest.approx(16 / 2.54, abs=0.01)


@pytest.mark.parametrize("which", ARTICLES)
def test_every_row_can_be_seen(which):
    rooms = ARTICLES[which]

    def drawn(figure, kind):
        ax = draw(figure, rooms)
        return [one for one in ax.get_children() if isinstance(one, kind)], finished(figure, rooms)

    cells, rows = drawn("who_speaks", Rectangle)
    voices = len(rows.drop_duplicates(["sentence_id", "speaker", "form"]))
    assert len(cells) - 1 == 2 * voices  # a cell in the strip, one in the lane, the background
    bars, rows = drawn("share_of_voice", Rectangle)
    assert Counter(bar.get_width() for bar in bars[:-1]) == Counter(rows["words"])
    bands, rows = drawn("attribution_chain", PathPatch)
    assert len(bands) == len(rows)
    dots, rows = drawn("stance_matrix", PathCollection)
    assert len(dots) == len(rows)
    arrows, rows = drawn("stance_network", PathPatch)
    assert len(arrows) == len(rows)
    marks, rows = drawn("positions", PathCollection)
    assert len(marks) == (rows[["agree", "neither", "disagree"]] > 0).sum().sum()
    ties, rows = drawn("congruence_network", PathPatch)
    assert len(ties) == (rows[["shared", "conflict"]] > 0).sum().sum()
    ax = draw("sentiment_course", rooms)
    assert sum(len(line.get_xdata()) for line in ax.lines[1:]) == len(rooms["sentiment"])


def test_the_outlet_that_carries_a_sentence_is_marked_over_it():
    rooms = ARTICLES["usual"]
    ax = draw("who_speaks", rooms)
    carried = finished("who_speaks", rooms).query("via != ''")
    expected = {(via, number + 0.5) for via, number in zip(
        carried["via_name"], carried["sentence_id"])}
    lanes = {label.get_text(): place for place, label in zip(ax.get_yticks(), ax.get_yticklabels())}
    marked = {(name.removeprefix("via "), x) for line in ax.lines
              for x, y in zip(*line.get_data()) for name, place in lanes.items() if place == y}
    assert marked == expected and expected


def test_a_stance_carries_its_sign_beside_its_colour():
    rows = finished("stance_matrix", ARTICLES["usual"])
    signs = Counter(one.get_text() for one in draw("stance_matrix", ARTICLES["usual"]).texts)
    assert signs == Counter(rows["label"].map(
        {"support": "+", "oppose": "−", "neutral": "0", "mixed": "±"}))


def test_a_speaker_keeps_its_colour_from_figure_to_figure():
    rooms = ARTICLES["usual"]
    looks = [figure_page.shades(finished(figure, rooms)) for figure in (
        "who_speaks", "share_of_voice", "attribution_chain")]
    assert looks[0] == looks[1]
    assert looks[2] == {who: look for who, look in looks[0].items() if who != NARRATOR}


def test_the_six_speakers_with_most_words_have_a_colour_each_and_others_are_grey():
    colours = list(figure_page.shades(finished("share_of_voice", ARTICLES["crowded"])).values())
    assert len(colours) > 10
    assert len(set(colours[:6])) == 6
    assert not {figure_page.GREY, figure_page.BLUE, figure_page.ORANGE} & set(colours[:6])
    assert set(colours[6:]) <= {figure_page.GREY, figure_page.INK, figure_page.PALE}


def test_colours_of_speakers_lie_apart_in_grey_print_and_from_those_of_stances():
    shades = [mpl.colors.to_rgb(colour) for colour in figure_page.SPEAKERS]
    greys = sorted(sum(np.multiply(shade, (0.299, 0.587, 0.114))) for shade in shades)
    assert min(np.diff(greys)) > 0.03
    stances = mpl.colors.rgb_to_hsv([mpl.colors.to_rgb(figure_page.BLUE),
                                     mpl.colors.to_rgb(figure_page.ORANGE)])[:, 0]
    for hue, _, _ in mpl.colors.rgb_to_hsv(shades):
        away = abs(stances - hue)
        assert np.minimum(away, 1 - away).min() > 0.12  # 43 degrees of the circle


@pytest.mark.parametrize("figure", ["who_speaks", "share_of_voice"])
def test_hatching_means_indirect_speech_and_nothing_else(figure):
    rooms = ARTICLES["crowded"]
    ax, rows = draw(figure, rooms), finished(figure, rooms)
    if figure == "who_speaks":
        rows = rows.drop_duplicates(["sentence_id", "speaker", "form"])
    hatched = [patch for patch in ax.patches if patch.get_hatch()]
    times = 2 if figure == "who_speaks" else 1  # in the strip, and in the speaker's lane
    assert len(hatched) == times * (rows["form"] == "indirect").sum() > 0


def test_a_number_on_an_arrow_says_how_many_of_the_stances_agree_with_its_sign():
    rows = tables_of.stance_table(table("stances", [
        ("a", n, "x", "y", label, score, None, None, None, 0, None, 0, 1)
        for n, (label, score) in enumerate([("support", 1), ("neutral", 0), ("support", 1)])]),
        ARTICLES["usual"]["actors"])
    ax = visualization.stance_network(rows, "3 stances.")
    assert [one.get_text() for one in ax.texts if is_sign(one)] == ["+ 2 of 3"]
    caption = " ".join(ax.figure.get_supxlabel().split())
    assert caption.endswith("3 stances were found, 2 for, 1 neutral.")


@pytest.mark.parametrize("figure, missing", [
    ("stance_matrix", "An empty cell: no stance"), ("stance_network", "No arrow: no stance"),
    ("positions", "An empty cell: no position"),
    ("congruence_network", "No line: no concept on which both take a position")])
def test_a_figure_says_that_what_is_missing_in_it_is_not_neutral(figure, missing):
    caption = " ".join(draw(figure, ARTICLES["usual"]).figure.get_supxlabel().split())
    assert f"{missing} was found, which is not neutrality." in caption


def test_a_label_on_an_arrow_hides_no_other_arrow_no_node_and_no_name():
    ax = draw("stance_network", ARTICLES["usual"])
    ax.figure.draw_without_rendering()
    labels = [one.get_window_extent() for one in ax.texts if is_sign(one)]
    names = [one.get_window_extent() for one in ax.texts if not is_sign(one)]
    nodes = [ax.transData.transform(line.get_xydata()[0]) for line in ax.lines]
    arrows = [patch.get_path().interpolated(1) for patch in ax.patches
              if isinstance(patch, PathPatch)]
    ways = [ax.transData.transform(arrow.to_polygons(closed_only=False)[0]) for arrow in arrows]
    assert len(labels) == len(ways)
    for number, label in enumerate(labels):
        others = ways[:number] + ways[number + 1:]
        assert not any(label.contains(x, y) for way in others for x, y in way)
        assert not any(label.contains(x, y) for x, y in nodes)
        assert not any(label.overlaps(name) for name in names)


@pytest.mark.parametrize("rows", [
    pd.read_csv("figures/stance_network.csv"), finished("stance_network", ARTICLES["usual"])])
def test_no_name_hides_the_head_of_an_arrow(rows):
    ax = visualization.stance_network(rows, CAPTION)
    ax.figure.draw_without_rendering()
    names = [one.get_window_extent() for one in ax.texts if not is_sign(one)]
    heads = [ax.transData.transform(p.get_xy()) for p in ax.patches if isinstance(p, Polygon)]
    assert len(heads) == len(rows)
    assert not any(name.contains(x, y) for name in names for head in heads for x, y in head)


def test_the_legend_of_the_matrix_names_what_is_drawn():
    rows = [("a", n, "x", who, label, score, None, None, None, 0, None, 0, 1)
            for n, (who, label, score) in enumerate([
                ("y", "support", 1), ("y", "support", 1), ("z", "oppose", -1)])]
    actors = ARTICLES["usual"]["actors"]
    ax = visualization.stance_matrix(tables_of.stance_table(table("stances", rows), actors))
    shown = [text.get_text() for text in ax.get_legend().get_texts()]
    assert shown == ["−1 all oppose", "1 stance", "+1 all support", "2 stances"]


def test_who_is_not_identified_is_told_from_who_is_kept_anonymous():
    rows = finished("attribution_chain", ARTICLES["usual"])
    rows["speaker_name"] = "Ana Brandt"
    assert not visualization.attribution_chain(rows).figure.get_supxlabel()
    rows.loc[rows.index[:2], "speaker_name"] = [tables_of.UNIDENTIFIED, "unnamed sources"]
    caption = " ".join(visualization.attribution_chain(rows).figure.get_supxlabel().split())
    assert caption == ("“not identified”: the program could not tell who (perhaps several); "
                       "“unnamed sources”: somebody whom the article leaves anonymous.")


def test_the_caption_says_how_many_statements_give_words():
    rooms = rooms_for("Boats stay out, she said.", ("mayor", "indirect", "Boats stay out"),
                      ("mayor", "indirect", "Boats"))
    sentences, _, statements, spans = rooms
    assert tables_of.counted_voices(sentences, statements, spans) == (
        tables_of.counted(sentences, statements=statements))
    assert tables_of.counted_voices(sentences, statements, spans.head(1)).startswith(
        "2 statements, of which 1 gives words, in 1 sentence of 1 article.")
    nobody = statements.assign(speaker=["", "mayor"])
    assert tables_of.counted_voices(sentences, nobody, spans).startswith(
        "2 statements, of which 2 give words (1 of somebody not identified), in 1 sentence")


def test_the_course_of_sentiment_reaches_as_far_as_its_intervals():
    rooms = dict(ARTICLES["usual"])
    rooms["sentiment"] = rooms["sentiment"].assign(polarity=0.1, low=-0.3, high=0.4)
    low, high = draw("sentiment_course", rooms).get_ylim()
    assert 0.4 < high < 0.6 and low == -high


def test_concepts_are_named_as_the_codebook_words_them():
    codebook = pd.DataFrame({"layer": ["concept"], "label": ["tax-cut"],
                             "definition": ["Taxes are cut"], "wording": [""]})
    rows = tables_of.positions_table(
        stands(("x", "tax-cut", 1), ("x", "new-dam", 1)), ARTICLES["usual"]["actors"], codebook)
    assert rows["concept_name"].tolist() == ["new dam", "Taxes are cut"]
    shown = {label.get_text() for label in visualization.positions(rows).get_yticklabels()}
    assert shown == {"new dam", "Taxes are cut"}


def test_the_same_seed_gives_the_same_places():
    places = [
        [line.get_xydata().tolist() for line in draw(
            "stance_network", ARTICLES["usual"], seed=seed).lines]
        for seed in (4, 4)]
    assert places[0] == places[1]


@pytest.mark.parametrize("figure", FIGURES)
def test_an_empty_table_is_drawn_as_nothing_found(figure, tmp_path):
    rooms = {name: frame.iloc[:0] for name, frame in ARTICLES["usual"].items()}
    ax = draw(figure, rooms)
    visualization.save_figure(ax, finished(figure, rooms), tmp_path, "empty")
    assert any(word in ax.texts[0].get_text() for word in ("no ", "nothing"))


@pytest.mark.parametrize("figure", FIGURES)
def test_a_single_row_is_drawn(figure, tmp_path):
    rooms = {name: frame.iloc[:1] for name, frame in article(2, 2).items()}
    rows = finished(figure, rooms)
    assert visualization.save_figure(draw(figure, rooms), rows, tmp_path, "one").exists()


@pytest.mark.parametrize("figure", FIGURES)
def test_names_of_any_script_and_any_sign_draw_in_silence(figure, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = draw(figure, ARTICLES["odd"])
        visualization.save_figure(ax, finished(figure, ARTICLES["odd"]), tmp_path, "odd")


@pytest.mark.parametrize("figure", FIGURES[:4])
def test_several_articles_are_refused_where_one_is_drawn(figure):
    both = pd.concat([finished(figure, article(name=name)) for name in ("harbour", "station")])
    with pytest.raises(ValueError, match="2 articles .*'harbour', 'station'.* draws one"):
        getattr(visualization, figure)(both)


def test_a_long_article_is_drawn_sentence_by_sentence():
    ax = draw("who_speaks", article(40, 400))
    assert ax.get_xlim() == (0, 400)


def test_a_figure_can_stand_on_the_axes_of_another():
    figure = mpl.figure.Figure()
    ax = figure.subplots()
    assert draw("stance_network", ARTICLES["usual"], ax=ax) is ax
    assert tuple(figure.get_size_inches()) == tuple(mpl.rcParams["figure.figsize"])


def test_figures_show_themselves_in_the_cells_that_draw_them():
    cell = (
        "import pandas as pd\n"
        "from helpers import figure_tables, visualization\n"
        "rows = figure_tables.stance_table(pd.DataFrame({'holder': [], 'target': []}),\n"
        "                                  pd.DataFrame({'actor_id': [], 'name': [], 'kind': []}))\n"
        "visualization.stance_matrix(rows);")
    notebook = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell(source) for source in (cell, cell.splitlines()[-1])])
    NotebookClient(notebook, timeout=120).execute()
    for shown in notebook.cells:
        assert ["image/png" in output.get("data", {}) for output in shown.outputs] == [True]


def test_the_csv_is_the_table_and_no_other_file_is_left(tmp_path):
    rows = finished("stance_matrix", ARTICLES["odd"])
    ax = draw("stance_matrix", ARTICLES["odd"])
    for _ in range(2):  # an older figure is replaced
        shown = visualization.save_figure(ax, rows, tmp_path / "new" / "figures", "stances")
    assert shown == tmp_path / "new" / "figures" / "stances.png"
    assert sorted(file.name for file in shown.parent.iterdir()) == [
        "stances.csv", "stances.png", "stances.svg"]
    back = pd.read_csv(shown.with_suffix(".csv"), keep_default_na=False)
    pd.testing.assert_frame_equal(back, rows, check_dtype=False)


def test_nothing_is_replaced_when_a_figure_cannot_be_written(tmp_path):
    rows = finished("stance_matrix", ARTICLES["usual"])
    visualization.save_figure(draw("stance_matrix", ARTICLES["usual"]), rows, tmp_path, "kept")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    broken = draw("positions", ARTICLES["usual"])
    broken.text(0, 0, "$\\unknown$", parse_math=True)
    with pytest.raises(ValueError):
        visualization.save_figure(broken, rows, tmp_path, "kept")
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def rooms_for(text, *said):
    """sentences, actors, statements and spans of one sentence; said: (speaker, form, content)."""
    return (
        table("sentences", [("a", 0, 0, 0, len(text), text)]),
        table("actors", [("a", "mayor", "Ana Brandt", "person", "", "", 1)]),
        table("statements", [("a", number, 0, who, "", "", form, "said", None)
                             for number, (who, form, _) in enumerate(said)]),
        table("statement_spans", [
            ("a", number, "content", text.index(part), text.index(part) + len(part), part)
            for number, (_, _, part) in enumerate(said)]),
    )


def counts(rooms):
    found = tables_of.who_speaks_table(*rooms)
    return {(row.speaker, row.form): row.words for row in found.itertuples()}


def test_words_nobody_says_are_the_articles_own():
    rooms = rooms_for("Boats stay out, the mayor said.", ("mayor", "indirect", "Boats stay out"))
    assert counts(rooms) == {("mayor", "indirect"): 3, (NARRATOR, "narrated"): 3}


def test_a_word_belongs_to_the_innermost_of_nested_statements():
    rooms = rooms_for(
        "Radio reported that pilots feared heavy storms.",
        ("radio", "indirect", "pilots feared heavy storms"), ("pilots", "indirect", "heavy storms"))
    assert counts(rooms) == {
        ("radio", "indirect"): 2, ("pilots", "indirect"): 2, (NARRATOR, "narrated"): 3}


@pytest.mark.parametrize("marks", ["“”", "\"\"", "«»", "„“"])
def test_words_of_a_mixed_statement_are_direct_between_quotation_marks_only(marks):
    part = f"the pier is {marks[0]}an old ruin{marks[1]} and closed"
    rooms = rooms_for(f"She said {part}.", ("mayor", "mixed", part))
    assert counts(rooms) == {
        ("mayor", "direct"): 3, ("mayor", "indirect"): 5, (NARRATOR, "narrated"): 2}


def test_every_word_is_given_to_one_speaker_and_shares_add_up_to_one():
    rooms = ARTICLES["crowded"]
    shares = finished("share_of_voice", rooms)
    words = sum(len(text.replace("“", "").split()) for text in rooms["sentences"]["text"])
    assert shares["words"].sum() == words
    assert shares["share"].sum() == pytest.approx(1, abs=0.01)


def test_what_no_outlet_carries_is_told_apart_from_what_one_does():
    rooms = ARTICLES["crowded"]
    chain = finished("attribution_chain", rooms)
    assert chain["statements"].sum() == len(rooms["statements"])
    own = chain.loc[chain["via_name"] == tables_of.NO_OUTLET, "statements"].sum()
    assert own == (rooms["statements"]["via"] == "").sum()


def test_a_sentence_is_said_if_most_of_its_words_are_somebodys():
    rooms = rooms_for("Boats stay out, she said.", ("mayor", "indirect", "Boats stay out"))
    sentiment = table("sentiment", [("a", 0, 0.1, -0.2, 0.3)])
    course = tables_of.sentiment_course_table(rooms[0], sentiment, *rooms[2:])
    assert course["voice"].tolist() == ["said"]
    half = rooms_for("Boats stay out, the mayor said.", ("mayor", "indirect", "Boats stay out"))
    course = tables_of.sentiment_course_table(half[0], sentiment, *half[2:])
    assert course["voice"].tolist() == ["narrated"]


def test_stances_are_summed_up_by_holder_and_target():
    rows = [("a", n, "x", "y", label, score, None, None, None, 0, None, 0, 1) for n, (
        label, score) in enumerate([("support", 0.8), ("oppose", -0.6), ("neutral", 0.1)])]
    actors = ARTICLES["usual"]["actors"]
    one = tables_of.stance_table(table("stances", rows), actors).iloc[0]
    assert (one.evidence, one.support, one.neutral, one.oppose) == (3, 1, 1, 1)
    assert (one.score, one.label) == (pytest.approx(0.1), "mixed")


def stands(*rows):
    return table("positions", [
        ("a", number, *row, 0, 1, None) for number, row in enumerate(rows)])


def test_actors_are_congruent_where_they_agree_and_where_both_disagree():
    rows = stands(("x", "tax", 1), ("y", "tax", 1), ("x", "tax", 1), ("x", "dam", -1),
                  ("y", "dam", -1), ("x", "port", 1), ("y", "port", -1), ("z", "port", 0))
    found = tables_of.congruence_table(rows, ARTICLES["usual"]["actors"])
    assert found[["actor", "other", "shared", "conflict"]].values.tolist() == [["x", "y", 2, 1]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(
    st.sampled_from("wxyz"), st.sampled_from(["tax", "dam", "port"]), st.sampled_from([-1, 0, 1])),
    max_size=20))
def test_congruence_is_the_product_of_the_affiliation_matrix_with_itself(taken):
    # Leifeld (2017): the congruence matrix of agreement level l is X_l times its transpose.
    level = {sign: np.zeros((4, 3), dtype=int) for sign in (1, -1)}
    for actor, concept, sign in taken:
        if sign:
            level[sign]["wxyz".index(actor), ["tax", "dam", "port"].index(concept)] = 1
    shared = level[1] @ level[1].T + level[-1] @ level[-1].T
    conflict = level[1] @ level[-1].T + level[-1] @ level[1].T
    found = tables_of.congruence_table(stands(*taken), ARTICLES["usual"]["actors"])
    pairs = {(row.actor, row.other): (row.shared, row.conflict) for row in found.itertuples()}
    for one, other in combinations(range(4), 2):
        expected = shared[one, other], conflict[one, other]
        assert pairs.get(("wxyz"[one], "wxyz"[other]), (0, 0)) == expected


def test_the_caption_counts_in_plain_words():
    sentences = ARTICLES["usual"]["sentences"]
    assert tables_of.counted(sentences, statements=22, polarity_words=1) == (
        "22 statements, 1 polarity word in 12 sentences of 1 article. "
        "One article cannot support claims about the press.")
    articles = pd.DataFrame({"article_id": ["a", "b"]})
    assert tables_of.counted(articles, pieces_of_evidence=1) == (
        "1 piece of evidence in 2 articles.")
    assert tables_of.counted(sentences.iloc[:0]) == "0 sentences of 0 articles."
