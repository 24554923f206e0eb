"""The page shows the article itself, once and in order, and says of every mark what and why."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.annotated_article import annotated_article
from helpers.tables import TABLES, table

TEXT = (
    "Harbour to reopen\nAdvertisement\nPorthaven – The pier is safe, Mayor Ana Brandt said. "
    "“We <need> ships & trade,” she told the Gazette. Coast Radio quoted Li as calling it “a ruin”."
)


def span(part):
    start = TEXT.index(part)
    return start, start + len(part)


def harbour(**changed):
    """Tables of a short article with all that a page can show."""
    second, third = "“We <need> ships & trade,” she told the Gazette.", TEXT[TEXT.index("Coast"):]
    rows = {
        "articles": [("a", "Harbour & <b>", "Gazette", "2024-05-01", "en", TEXT)],
        "blocks": [("a", number, kind, *span(part)) for number, (kind, part) in enumerate([
            ("headline", "Harbour to reopen"), ("furniture", "Advertisement"),
            ("dateline", "Porthaven –"), ("paragraph", TEXT[TEXT.index("The pier"):])])],
        "sentences": [("a", number, 3, *span(part), part) for number, part in enumerate([
            "The pier is safe, Mayor Ana Brandt said.", second, third])],
        "actors": [("a", "ana", "Ana Brandt", "person", "Mayor", "", 2),
                   ("a", "li", "Li", "person", "", "", 1), ("a", "pier", "Pier", "group", "", "", 1),
                   ("a", "radio", "Coast Radio", "outlet", "", "", 1)],
        "mentions": [("a", number, who, *span(part), part, form, why) for number, (
            who, part, form, why) in enumerate([
                ("ana", "Mayor Ana Brandt", "name", "named with a title"),
                ("ana", "she", "pronoun", "the last woman named"),
                ("radio", "Coast Radio", "name", "list of \"outlets\""),
                ("li", "Li", "name", "")])],
        "statements": [("a", 0, 0, "ana", "", "", "indirect", "said", 0.75),
                       ("a", 1, 1, "ana", "", "gazette", "direct", "told", None),
                       ("a", 2, 2, "li", "radio", "", "mixed", "quoted <as>", None)],
        "statement_spans": [("a", number, role, *span(part), part) for number, role, part in [
            (0, "content", "The pier is safe"), (0, "cue", "said"), (0, "source", "Mayor Ana Brandt"),
            (1, "content", "“We <need> ships & trade,”"), (2, "content", "it “a ruin”")]],
        "sentiment": [("a", 0, 0.44, 0.1, 0.6), ("a", 2, -0.5, -0.8, 0.0)],
        "stances": [
            ("a", 0, "ana", "pier", "support", 0.6, 0.7, 0.2, 0.1, 0, 0, *span("is safe, Mayor")),
            ("a", 1, "li", "pier", "oppose", -0.8, None, None, None, 2, 2, *span("“a ruin”"))],
    } | changed
    return {kind: table(kind, rows[kind]) for kind in rows}


class Page(HTMLParser):
    """What a browser makes of a page: its text, its pieces, its tags."""

    def __init__(self, page):
        super().__init__()
        self.depth, self.text, self.pieces, self.tags, self.ids, self.links = 0, "", [], set(), [], []
        self.labels, self.inside = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.ids.append(attrs.get("id"))
        self.links.append(attrs.get("href"))
        self.inside.append((tag, attrs) if self.depth or tag == "main" else (tag, {}))
        self.depth += tag == "main"
        if self.depth and "data-label" in attrs:
            self.labels.append(attrs["data-label"])
        if tag in ("meta", "input"):
            self.inside.pop()

    def handle_endtag(self, tag):
        opened, _ = self.inside.pop()
        assert opened == tag
        self.depth -= tag == "main"

    def handle_data(self, data):
        if self.depth:
            self.text += data
            self.pieces.append((data, self.inside[-1][1]))

    def piece(self, text):
        return next(attrs for data, attrs in self.pieces if text in data)


def test_every_character_of_the_article_appears_once_and_in_order():
    assert Page(annotated_article(**harbour())).text == TEXT


spans_of = st.tuples(st.integers(0, 39), st.integers(1, 12))


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"),
                 min_size=40, max_size=60),
    blocks=st.lists(st.integers(0, 40), max_size=6, unique=True).map(sorted),
    mentions=st.lists(spans_of, max_size=6), said=st.lists(spans_of, max_size=5, unique_by=lambda x: x[0]),
    evidence=st.lists(spans_of, max_size=4))
def test_marks_may_nest_cross_and_overrun_blocks_without_losing_a_character(
        text, blocks, mentions, said, evidence):
    def cut(start, long):
        end = min(start + long, len(text))
        return start, end, text[start:end]

    page = Page(annotated_article(**harbour(
        articles=[("a", "", "", "", "", text)],
        blocks=[("a", number, ("paragraph", "furniture", "dateline")[number % 3], start, end)
                for number, (start, end) in enumerate(pairwise(blocks))],
        sentences=[("a", 0, 0, *cut(0, 30))],
        mentions=[("a", number, "li", *cut(*one), "name", "why")
                  for number, one in enumerate(mentions)],
        statements=[("a", 0, 0, "li", "", "", "direct", "", None)],
        statement_spans=[("a", 0, "content", *cut(*one)) for one in said],
        stances=[("a", number, "li", "ana", "support", 0.5, None, None, None, 0, None,
                  *cut(*one)[:2]) for number, one in enumerate(evidence)],
    )))
    assert page.text == text


def test_text_of_the_article_is_never_taken_for_markup():
    page = annotated_article(**harbour())
    assert Page(page).tags == {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "b", "span", "details",
        "summary", "input", "label", "main", "a", "i", "table", "tr", "th", "td"}
    assert "<need>" not in page and "<as>" not in page and "Harbour &amp; &lt;b&gt;" in page


def test_the_page_fetches_and_runs_nothing():
    page = annotated_article(**harbour())
    assert not re.search(r"https?:|//|src=|url\(|@import|<script|<link|\son\w+=", page)


def test_a_mark_says_what_it_is_and_why():
    page = Page(annotated_article(**harbour()))
    she = page.piece("she")
    assert she["aria-label"].startswith(
        "Ana Brandt – person, mentioned by pronoun. Why: the last woman named.")
    said = page.piece("The pier ")["aria-label"]
    assert said == ("What is said in statement 0: Ana Brandt, indirect, by the cue “said”. "
                    "Probability 0.75.")
    assert "Li via Coast Radio, mixed" in page.piece("it ")["aria-label"]
    assert "Li opposes Pier, in statement 2, score −0.80" in page.piece("“a ruin”")["aria-label"]


def test_where_marks_cross_each_piece_says_all_that_holds_there():
    page = Page(annotated_article(**harbour()))
    both = page.piece("is safe")["aria-label"].split("\n")
    assert [line.split(" ")[0] for line in both] == ["Stance", "What"]
    name = page.piece("Mayor")["aria-label"]
    assert all(word in name for word in ("Stance 0", "Ana Brandt – person", "Source of statement"))


def test_every_mark_can_be_reached_with_the_keyboard():
    page = Page(annotated_article(**harbour()))
    reached = "\n".join(
        attrs["aria-label"] for _, attrs in page.pieces if attrs.get("tabindex") == "0")
    for mark in ("pronoun", "Coast Radio – outlet", "said in statement 0", "said in statement 1",
                 "said in statement 2", "Cue of statement 0", "Stance 0", "Stance 1", "furniture"):
        assert mark in reached


def test_brackets_names_and_signs_say_without_colour_what_is_marked():
    labels = [label.strip() for label in Page(annotated_article(**harbour())).labels]
    for label in ("[0 Ana Brandt:", "0]", "[2 Li via Coast Radio:", "2]", "⟨", "⟩", "Ana Brandt",
                  "+ Ana Brandt → Pier", "− Li → Pier", "sentence 2: −0.50 (−0.80 to +0.00)"):
        assert label in labels
    assert labels.index("⟩") > labels.index("0]")  # crossing: the statement ends first


def test_a_pronoun_is_explained_even_where_the_name_begins_like_it():
    labels = Page(annotated_article(**harbour(
        actors=[("a", "ana", "Sheila", "person", "", "", 1)], statements=[], stances=[]))).labels
    assert "Sheila" in labels


def test_a_statement_in_two_pieces_is_numbered_in_both():
    spans = [("a", 0, "content", *span(part), part) for part in ("The pier", "ships & trade")]
    labels = Page(annotated_article(**harbour(statement_spans=spans))).labels
    assert labels.count("[0 Ana Brandt:") == 1 and labels.count("[0 …") == 1
    assert labels.count("0]") == 2


def test_furniture_is_struck_out_and_never_marked():
    page = Page(annotated_article(**harbour(
        mentions=[("a", 0, "li", *span("Advertisement"), "Advertisement", "name", "")])))
    piece = page.piece("Advertisement")
    assert piece["class"] == "furniture note" and "never counted" in piece["aria-label"]


def test_links_between_text_and_lists_lead_somewhere():
    spans = [("a", 0, "content", *span("The pier"), "The pier")]
    for tables in (harbour(), harbour(statement_spans=spans)):
        page = Page(annotated_article(**tables))
        assert {link[1:] for link in page.links if link} <= set(page.ids)
        ids = [one for one in page.ids if one]
        assert len(ids) == len(set(ids))


def test_an_article_with_nothing_found_is_shown_as_it_is():
    empty = {kind: [] for kind in harbour() if kind != "articles"}
    page = annotated_article(**harbour(**empty))
    assert Page(page).text == TEXT and page.count("None found.") == 3


def test_a_character_that_browsers_drop_is_replaced():
    page = annotated_article(**harbour(
        **{kind: [] for kind in harbour() if kind != "articles"},
        articles=[("a", "", "", "", "en", "odd \0 end")]))
    assert Page(page).text == "odd \ufffd end"


def test_one_of_several_articles_is_chosen_by_its_id():
    other = ("b", "Other", "", "", "en", "Nothing here.")
    tables = harbour(articles=[("a", "", "", "", "en", TEXT), other])
    assert Page(annotated_article(**tables, article_id="b")).text == "Nothing here."
    with pytest.raises(ValueError, match="2 articles were given.*article_id='a'"):
        annotated_article(**tables)
    with pytest.raises(ValueError, match="no article 'c'.*spelled"):
        annotated_article(**tables, article_id="c")
    with pytest.raises(ValueError, match="no article was given"):
        annotated_article(**harbour(**{kind: [] for kind in TABLES if kind in harbour()}))


def test_spans_of_another_text_are_refused():
    with pytest.raises(ValueError, match="mentions: row 0.*edited"):
        annotated_article(**harbour(mentions=[("a", 0, "li", 3, 5, "Li", "name", "")]))
