"""Articles: what is read from files, what is refused and why, what on a page is furniture."""

import json
import textwrap
from pathlib import Path

import pytest

from helpers.article_files import decode
from helpers.articles import blocks, read_article, read_articles
from helpers.tables import table

SEED = Path("seeds/articles/wang-in-moscow.txt")
ENGLISH = (
    "The mayor of the town said on Monday that she would open the bridge again before winter. "
    "The council had closed it in June after a crack was found."
)


def page(text):
    """(kind, text) of every block of a page."""
    articles = table("articles", [("a", "", "", "", "en", text)])
    return [(b.kind, text[b.start : b.end]) for b in blocks(articles).itertuples()]


def kinds(text):
    return [kind for kind, _ in page(text)]


def problem_with(path):
    articles, problems = read_articles([path])
    assert len(articles) == 0
    return problems["problem"].item()


def test_the_seed_article_is_read_unchanged_with_its_metadata():
    article = read_article(SEED).iloc[0]
    assert article["text"] == SEED.read_bytes().decode("utf-8")
    assert (article["article_id"], article["date"]) == ("wang-in-moscow", "2023-02-22")


def test_the_seed_article_has_a_caption_a_dateline_and_two_pieces_of_furniture():
    text = read_article(SEED)["text"].item()
    assert page(text)[1:5:1][0] == ("dateline", "Moscow –")
    assert kinds(text)[:5] == ["caption", "dateline", "paragraph", "furniture", "furniture"]
    assert set(kinds(text)[5:]) == {"paragraph"}


@pytest.mark.parametrize(
    "data",
    [
        "“Žižkov,” said José.\nSecond line.".encode(),
        "“Žižkov,” said José.\r\nSecond line.".encode(),
        "“Žižkov,” said José.\rSecond line.".encode(),
        b"\xef\xbb\xbf" + "“Žižkov,” said José.\nSecond line.".encode(),
        "“Žižkov,” said José.\nSecond line.".encode("utf-16"),
        "“Žižkov,” said José.\nSecond line.".encode("utf-32"),
    ],
)
def test_newlines_and_unicode_encodings_of_every_kind_give_the_same_text(data):
    assert decode(data) == "“Žižkov,” said José.\nSecond line."


def test_windows_quotation_marks_are_read_as_quotation_marks():
    assert decode(b"\x93Yes,\x94 said Jos\xe9 \x96 twice") == "“Yes,” said José – twice"


def test_half_a_surrogate_pair_becomes_one_replacement_character(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "A \\ud83d broken smile."}\n')
    assert read_article(file)["text"].item() == "A \ufffd broken smile."


@pytest.mark.parametrize(
    "text, expected",
    [
        ("LONDON (AP) — The mayor left.", "LONDON (AP) —"),
        ("KYIV, Ukraine (Reuters) - The mayor left.", "KYIV, Ukraine (Reuters) -"),
        ("Rome – The mayor left.", "Rome –"),
        ("MOSCOW, NOV 3 (INTERFAX) - THE MAYOR LEFT.", "MOSCOW, NOV 3 (INTERFAX) -"),
        ("San José, Costa Rica -- “We left,” she said.", "San José, Costa Rica --"),
    ],
)
def test_a_dateline_is_known_as_such(text, expected):
    assert page(text)[0] == ("dateline", expected)


@pytest.mark.parametrize(
    "text",
    [
        "Mary – a nurse – left.",
        "The mayor - he is ill - left.",
        "Then she left – gone for good.",
        "A long way from home in the old town – She left.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text):
    assert kinds(text) == ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "ADVERTISEMENT'; }", "Photo gallery", "Read more", "Share", "Related stories",
        "Read also: Ten bridges you must see", "Sign up for our newsletter", "window.ads.push({});",
        "© 2024 The Daily", "Story continues below", "<div class='x'>", "Follow us on Facebook",
        "Share on Facebook", "Share via email", "Read more:", "Subscribe to our newsletter.",
        "Click here", "Comments (12)", "12 comments", "Show all 12 comments",
        "Copyright 2022 The Daily Planet", "Follow her on Twitter: @annakeller",
        "We use cookies to improve your experience.", "Related: Mayor opens bridge", "* * *",
        "Already a subscriber? Log in", "5 min read", "Tuesday, 3 May 2022, 10:30", "May 3, 2022",
        "3.4K likes", "1,204 retweets · 87 quotes · 2M views", "12 Reposts",
        "Last updated on May 3, 2022", "This article is more than 2 years old", "Image source, Getty",
    ],
)
def test_furniture_between_paragraphs_is_known_by_its_look(line):
    text = f"The mayor left the town.\n{line}\nShe came back on Friday."
    assert kinds(text) == ["paragraph", "furniture", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Keller", "BY ANNA KELLER", "By Anna Keller and John Park",
        "By Anna Keller, John Park and Lena Voss in Berlin", "By Anna Keller, Political Editor",
        "By Anna Keller | The Daily Planet", "By Reuters Staff", "By AFP", "Anna Keller in Berlin",
        "Anna Keller", "Anna Keller, Berlin correspondent", "Additional reporting by Lena Voss",
        "(Reporting by Anna Keller in Berlin; Editing by Tom Hogue)", "With reporting by AFP",
        "Associated Press writer John Park contributed to this report.", "Photo: AFP",
        "Photo: Jane Miller/AFP", "Jane Miller/AFP via Getty Images", "REUTERS/Jane Miller",
        "Photo by Jane Miller/Getty Images", "© Reuters", "(AP Photo/Jane Miller, File)", "Reuters",
    ],
)
def test_who_wrote_and_who_took_the_picture_is_no_part_of_the_article(line):
    text = f"Mayor opens bridge again\n{line}\nThe mayor left the town.\nShe came back."
    assert kinds(text) == ["headline", "furniture", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("FILE PHOTO: Smoke rises over Helsburg, May 3, 2022. REUTERS/Jane Miller/File Photo",
         [("furniture", "FILE PHOTO:"), ("caption", "Smoke rises over Helsburg, May 3, 2022."),
          ("furniture", "REUTERS/Jane Miller/File Photo")]),
        ("The mayor opens the bridge in Helsburg [Jane Miller/AFP]",
         [("caption", "The mayor opens the bridge in Helsburg"),
          ("furniture", "[Jane Miller/AFP]")]),
        ("The mayor opens the bridge | Photo: Jane Miller",
         [("caption", "The mayor opens the bridge"), ("furniture", "| Photo: Jane Miller")]),
        ("From left, Ada Neill and Jan Berg. (AP Photo/Jane Miller)",
         [("caption", "From left, Ada Neill and Jan Berg."),
          ("furniture", "(AP Photo/Jane Miller)")]),
        ("The mayor said so. (Reporting by Anna Keller; Editing by Tom Hogue)",
         [("paragraph", "The mayor said so."),
          ("furniture", "(Reporting by Anna Keller; Editing by Tom Hogue)")]),
    ],
)
def test_a_credit_is_cut_from_the_end_of_its_block(line, expected):
    assert page(f"The mayor left.\n{line}\nShe came back.")[1:-1] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, the minister told the pupils.",
        "Advertisement spending fell, the company said on Monday.",
        "Share prices fell on Monday.",
        "“Subscribe!” he said.",
        "The video shows the mayor.",
        "Follow us, the guide told the group. They followed.",
        "By the end of the year the minister will resign, he said.",
        "By Anna Keller's account the minister lied.",
        "Anna Keller in Berlin said the minister had lied.",
        "Reporting by the BBC showed that the minister had lied.",
        "Photo evidence shows that the minister lied.",
        "Comments are welcome, the mayor said.",
        "Click here to win, the mail said, and thousands did.",
        "Copyright was not discussed.",
        "By using this site as a depot, the army broke the law, the court said.",
        "The minister spoke on May 3, 2022.",
        "1.2 million likes were bought, she said.", "40 followers of the sect left.",
        "He works for CNN and/or BBC.",
        "The mayor left, the council said. (Reuters)",
    ],
)
def test_sentences_that_look_a_little_like_furniture_stay(line):
    assert kinds(f"The mayor left the town.\n{line}\nShe came back.") == ["paragraph"] * 3


def test_a_first_line_without_a_full_stop_is_a_headline():
    text = "Mayor opens the bridge again\n\nThe mayor opened the bridge on Monday."
    assert kinds(text) == ["headline", "paragraph"]


def test_a_headline_may_end_in_a_full_stop_before_a_dateline():
    text = "Mayor leaves.\n\nOSLO - Ann Berg left.\n\nROME - It is far."
    assert kinds(text) == ["paragraph", "dateline", "paragraph", "paragraph"]


def test_a_headline_may_end_in_an_abbreviation_before_a_dateline():
    text = "Mayor speaks at the U.N.\n\nNEW YORK (AP) - The mayor opened the talks on Monday."
    assert kinds(text) == ["headline", "dateline", "paragraph"]


def test_hard_wrapped_lines_are_one_paragraph():
    wrapped = (
        "The mayor of the town said on Monday that she would open the bridge\n"
        "again before winter, although the council had voted against it twice\n"
        "and the engineers had asked for another look at the northern pillar,\n"
        "which moved a little in June.\n\nShe did so."
    )
    assert [kind for kind, _ in page(wrapped)] == ["paragraph", "paragraph"]


def test_a_csv_of_articles_is_read_row_by_row_and_a_bad_row_loses_only_itself(tmp_path):
    file = tmp_path / "corpus.csv"
    file.write_text(f'article_id,text,outlet\none,"{ENGLISH}",The Daily\ntwo,,The Daily\n')
    articles, problems = read_articles([file])
    assert list(articles["article_id"]) == ["one"] and articles["outlet"].item() == "The Daily"
    assert "row 2" in problems["source"].item() and "no text" in problems["problem"].item()


def test_a_broken_line_of_jsonl_loses_only_itself(tmp_path):
    file = tmp_path / "corpus.jsonl"
    file.write_text(json.dumps({"text": ENGLISH}) + "\n{oops\n" + json.dumps({"t": 1}) + "\n")
    articles, problems = read_articles([file])
    assert list(articles["article_id"]) == ["corpus-1"]
    assert [s.rsplit(" ", 1)[1] for s in problems["source"]] == ["2", "3"]


def test_a_folder_stands_for_the_articles_in_it(tmp_path):
    (tmp_path / "b.txt").write_text(ENGLISH)
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "articles.csv").write_text("article_id,outlet\na,The Daily\n")
    articles, problems = read_articles([tmp_path])
    assert list(articles["article_id"]) == ["a", "b"] and len(problems) == 0
    assert list(articles["outlet"]) == ["The Daily", ""]


def test_nothing_in_a_folder_is_passed_over_in_silence(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04\x14\0\x06\0")
    (tmp_path / "more.csv").mkdir()
    (tmp_path / ".hidden").write_text("of the file manager")
    articles, problems = read_articles([tmp_path])
    assert list(articles["article_id"]) == ["a"]
    assert [Path(s).name for s in problems["source"]] == ["b.docx", "more.csv"]
    assert "name it too" in problems["problem"].iloc[1]


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize(("columns", "what"), [
    ("layer,label,definition,wording", "codebook (name it with --codebook"),
    ("name,kind,aliases,country,note", "register of actors (name it with --register")])
def test_a_codebook_or_register_among_articles_is_told_to_be_one(tmp_path, columns, what, mark):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "mine.csv").write_text(columns.replace(",", mark) + "\n" + mark.join("abcd") + "\n")
    articles, problems = read_articles([tmp_path])
    assert list(articles["article_id"]) == ["a"]
    assert what in problems["problem"].item() and "left out" in problems["problem"].item()


def test_an_article_that_is_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    articles, problems = read_articles([tmp_path / "a.txt", tmp_path])
    assert len(articles) == 1 and "read once" in problems["problem"].item()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_spreadsheets_table_is_read_whatever_parts_its_cells(tmp_path, mark):
    rows = ["article_id", "text", "outlet"], ["one", f'"{ENGLISH}, they said; more."', "The Daily"]
    (tmp_path / "corpus.csv").write_text("\n".join(mark.join(row) for row in rows))
    (tmp_path / "b.txt").write_text(ENGLISH)
    (tmp_path / "articles.csv").write_text(f"article_id{mark}outlet\nb{mark}The Sun\n")
    articles, problems = read_articles([tmp_path])
    assert len(problems) == 0 and dict(zip(articles["article_id"], articles["outlet"])) == {
        "one": "The Daily", "b": "The Sun"}


@pytest.mark.parametrize("rows, where, why", [
    ("one,Unquoted, as it happens,The Daily\n", "row 2", "4 cells, and the first line 3"),
    ("one\n", "row 2", "1 cells"),
    ('one,"Ada said ""yes"".\nBo said "no".",The Daily\n', "row 2", "begins in line 3"),
    ('one,"Never closed\nand so on\n', "row 2", "never closed"),
])
def test_a_row_that_is_cut_wrongly_is_named_and_those_before_it_stay(tmp_path, rows, where, why):
    file = tmp_path / "corpus.csv"
    file.write_text(f'article_id,text,outlet\nzero,"{ENGLISH}",The Daily\n{rows}')
    articles, problems = read_articles([file])
    assert list(articles["article_id"]) == ["zero"]
    assert where in " ".join(problems.iloc[0]) and why in problems["problem"].item()


def test_a_table_without_rows_says_so(tmp_path):
    (tmp_path / "corpus.csv").write_text("article_id,text\n")
    assert "no row" in problem_with(tmp_path / "corpus.csv")


def test_two_articles_with_one_id_are_not_mixed_up(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(ENGLISH)
    articles, problems = read_articles([tmp_path / "x", tmp_path / "y"])
    assert len(articles) == 1 and "taken by" in problems["problem"].item()


def test_a_web_page_is_read_without_its_menus(tmp_path):
    paragraphs = "".join(f"<p>{ENGLISH} {word}.</p>" for word in ("One", "Two", "Three"))
    file = tmp_path / "page.html"
    file.write_text(
        "<html><head><title>Bridge opens</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Bridge opens</h1>{paragraphs}</article></body></html>"
    )
    article = read_article(file).iloc[0]
    assert article["title"] == "Bridge opens"
    assert article["text"].startswith("Bridge opens\n") and "Home" not in article["text"]


def test_a_short_web_page_is_read_without_its_menus(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(
        "<html><body><nav>Home | Sport</nav><article><h1>Ferry row</h1>"
        "<p>Ada Lind condemned Bo Ek on Monday.</p><p>“He sank us,” she told the Gazette.</p>"
        "</article></body></html>", "utf-8")
    assert read_article(file)["text"].item().startswith("Ferry row\n")


def web_page(tmp_path, body, title):
    """(kind, text) of every block of an article saved as a web page."""
    rest = "".join(f"<p>{ENGLISH} {word}.</p>" for word in ("One", "Two", "Three"))
    file = tmp_path / "page.html"
    file.write_text(
        f'<html><head><title>{title} | The Daily</title><meta property="og:title" '
        f'content="{title}"></head><body><article>{body}{rest}</article></body></html>', "utf-8")
    return page(read_article(file)["text"].item())


@pytest.mark.parametrize("above", ["", "<span>SCHOOLS</span>", "<div>SCHOOLS</div><div>3 May 2024</div>"])
@pytest.mark.parametrize("title", [
    "Head says pupils ‘lied’ about fire", "Head says pupils 'lied' about fire",
    "Head Says Pupils 'Lied' About Fire", "Head says pupils ‘lied’ about fire – The Daily"])
def test_the_headline_of_a_web_page_is_read_once(tmp_path, above, title):
    found = web_page(tmp_path, f"{above}<h1>Head says pupils ‘lied’ about fire</h1>", title)
    assert ["".join(filter(str.isalpha, text)).lower() for _, text in found].count(
        "headsayspupilsliedaboutfire") == 1
    assert "Daily" not in " ".join(text for _, text in found)


def test_a_headline_that_only_the_head_of_a_web_page_has_is_read(tmp_path):
    assert web_page(tmp_path, "", "Bridge opens again")[0] == ("headline", "Bridge opens again")


def test_the_caption_of_a_figure_stays_where_it_stands_and_is_known_as_one(tmp_path):
    figure = "<figure><img src='x.jpg'><figcaption>Two men lift {}. {}</figcaption></figure>"
    body = "<h1>Bridge opens</h1>{}<p>It rained all day in the old town.</p>{}{}".format(
        figure.format("a <b>beam</b>", "Photograph: Jane Miller/AFP"),
        figure.format("a rail", ""), f"<aside>{figure.format('another', '')}</aside>")
    found = web_page(tmp_path, body, "Bridge opens")
    assert found[1:7] == [
        ("furniture", "Image caption:"), ("caption", "Two men lift a beam."),
        ("furniture", "Photograph: Jane Miller/AFP"),
        ("paragraph", "It rained all day in the old town."),
        ("furniture", "Image caption:"), ("caption", "Two men lift a rail.")]
    assert "another" not in str(found)


@pytest.mark.parametrize(
    "name, data, expected",
    [
        ("empty.txt", b"", "no text"),
        ("blank.txt", b" \n\t\n", "no text"),
        ("paper.pdf", b"%PDF-1.7 ...", "PDF"),
        ("paper.txt", b"%PDF-1.7 ...", "PDF"),
        ("paper.txt", b"PK\x03\x04\x14\0\x06\0", "binary"),
        ("paper.docx", b"PK\x03\x04\x14\0\x06\0", "binary"),
        ("noise.txt", bytes(range(1, 32)) * 20, "control characters"),
        ("a.doc", b"Some words here.", "not read"),
        ("links.txt", b"Share on Facebook\nPhoto: AFP\nComments (12)\n", "no paragraph"),
        ("wall.txt", b"Mayor opens the bridge\nTo continue reading, log in\n", "paywall"),
        ("corpus.csv", b"id,body\n1,Hello\n", "column"),
        ("page.html", b"<html><body></body></html>", "no article text"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(tmp_path, name, data, expected):
    file = tmp_path / name
    file.write_bytes(data)
    assert expected in problem_with(file).replace("one named 'text'", "column")


def test_missing_files_and_empty_folders_are_named(tmp_path):
    assert "no such file" in problem_with(tmp_path / "nowhere.txt")
    assert "holds no article" in problem_with(tmp_path)


def test_another_language_is_refused_and_named(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(
        "Čínský diplomat v Moskvě jednal s ruským prezidentem a řekl, že jeho země je připravena "
        "prohloubit strategické partnerství, uvedla agentura. Podle Putina se vztahy vyvíjejí "
        "velmi dobře a obě země dosáhnou letos nové úrovně obchodu."
    )
    assert "look like 'cs'" in problem_with(file) and "English only" in problem_with(file)


def test_a_language_that_the_table_tells_wrongly_is_said_to_be_told(tmp_path):
    file = tmp_path / "corpus.csv"
    file.write_text(f'text,language\n"{ENGLISH}",de\n')
    assert "column language says 'de'" in problem_with(file)


def test_read_article_raises_what_read_articles_would_note(tmp_path):
    with pytest.raises(ValueError, match="no such file"):
        read_article(tmp_path / "nowhere.txt")


def test_the_words_of_a_menu_above_the_headline_are_furniture():
    text = "Markets\nMoney\nSign in | Subscribe\nRail firm sues the union\nIt rained all day."
    found = blocks(table("articles", [("a", "", "", "", "en", text)]))
    assert found["kind"].tolist() == ["furniture"] * 3 + ["headline", "paragraph"]


def test_a_short_headline_above_a_paragraph_is_no_menu():
    text = "Money\nPeace talks\nIt rained all day."
    found = blocks(table("articles", [("a", "", "", "", "en", text)]))
    assert found["kind"].tolist() == ["headline", "headline", "paragraph"]


def test_the_times_of_a_live_blog_are_furniture():
    text = "Floods, live\n10:02\nIt rains.\n11:05 GMT\nIt pours."
    found = blocks(table("articles", [("a", "", "", "", "en", text)]))
    assert found["kind"].tolist() == [
        "headline", "furniture", "paragraph", "furniture", "paragraph"]


BYLINE = "Council puts bridge under review\nBy Lena Okafor\nand Tom Brandt\nHarbour Gazette\n"
REPORT = (
    "HELSBURG (AP) -- The council of Helsburg said on Monday that the old bridge was unsafe and "
    "that nobody would cross it before June. The mayor told reporters that she would find the "
    "money, whatever the others in the town said about it."
)


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("width", [10_000, 72, 60])
def test_a_byline_over_several_lines_is_furniture_however_the_text_is_wrapped(width, blank):
    found = page(BYLINE + blank + textwrap.fill(REPORT, width))
    assert [(kind, " ".join(text.split())) for kind, text in found] == [
        ("headline", "Council puts bridge under review"), ("furniture", "By Lena Okafor"),
        ("furniture", "and Tom Brandt"), ("furniture", "Harbour Gazette"),
        ("dateline", "HELSBURG (AP) --"), ("paragraph", REPORT[17:].strip()),
    ]


def test_by_may_stand_on_a_line_of_its_own():
    text = "Mayor opens bridge again\nBy\nLena Okafor\n3 May 2022\nHarbour Gazette\nShe came back."
    assert kinds(text) == ["headline", *["furniture"] * 4, "paragraph"]


def test_a_headline_below_a_byline_and_a_blank_line_stays():
    text = "Mayor opens bridge again\nBy Lena Okafor\n\nTom Brandt Sues Council\nShe came back."
    assert kinds(text) == ["headline", "furniture", "headline", "paragraph"]


def test_two_wrapped_lines_are_enough_if_the_second_begins_in_lower_case():
    text = textwrap.fill("The mayor said on Monday that she would open the bridge again soon, rain "
                         "or shine.", 72)
    assert kinds(f"Bridge\n\n{text}\n\nShe did so.") == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("time", "rest"),
    [
        ("16:42", "The mayor said that the bridge was closed."),
        ("16:42 GMT", "“We are safe,” said Ada Neill."),
        ("17:02 -", "Jan Berg said that the roads were shut."),
        ("5.15pm:", "Jan Berg warned of rain."), ("9.05am BST", "Jan Berg warned of rain."),
        ("16:50 (15:50 GMT)", "Jan Berg warned of rain."), ("• 8 am –", "Jan Berg warned of rain."),
    ],
)
def test_the_time_at_the_start_of_an_entry_is_no_part_of_its_sentence(time, rest):
    assert page(f"Floods, live\n{time} {rest}\nIt rained.")[1:3] == [
        ("furniture", time), ("paragraph", rest)]


@pytest.mark.parametrize(
    "line",
    [
        "16:42 was when the bridge fell.", "10 Downing Street said nothing.",
        "3.15 Britons in a hundred agreed.", "5 - Jan Berg - won.", "10am on Monday is the deadline.",
    ],
)
def test_a_number_that_begins_a_sentence_stays(line):
    assert page(f"The mayor left the town.\n{line}\nShe came back.")[1] == ("paragraph", line)


@pytest.mark.parametrize("mark", ["-", "*", "•", "–"])
def test_every_item_of_a_list_is_a_block_of_its_own(mark):
    items = ["Opposition: tax cuts overdue", "Exempt: children, pensioners"]
    text = "\n".join(["Key points:", *(f"  {mark} {item}" for item in items)])
    wrapped = textwrap.fill(REPORT, 72)
    found = page(f"Tax row\n\n{text}\n\n{wrapped}")
    assert found[1:6] == [
        ("paragraph", "Key points:"), ("furniture", mark), ("headline", items[0]),
        ("furniture", mark), ("headline", items[1])]
    assert [kind for kind, _ in found[6:]] == ["dateline", "paragraph"]


ITEMS = [
    "Bakers ask for cheaper flour",
    "Jan Berg of the millers says that nobody in the valley has any flour to sell",
    "Talks begin on Friday",
]


def test_the_points_above_an_article_are_headlines_even_if_one_is_long():
    text = "\n".join(["Flour row", "At a glance", *(f"- {item}" for item in ITEMS), REPORT])
    assert kinds(text) == [
        "headline", "headline", *["furniture", "headline"] * 3, "dateline", "paragraph"]


@pytest.mark.parametrize("mark", ["-", "•", "–"])
def test_the_items_of_a_list_within_an_article_are_all_of_one_kind(mark):
    text = "\n".join(["It rained on Monday.", *(f"{mark} {item}" for item in ITEMS), "It rained."])
    assert kinds(f"Flour row\n{text}")[2:-1] == ["furniture", "paragraph"] * 3
    short = "\n".join(["It rained on Monday.", *(f"{mark} {item}" for item in ITEMS[::2])])
    assert kinds(f"Flour row\n{short}\nIt rained.")[2:-1] == ["furniture", "headline"] * 2


@pytest.mark.parametrize("mark", ["•", "▪", "·", "\uf0b7"])
def test_a_bullet_within_a_line_ends_what_stands_before_it_and_is_no_part_of_either(mark):
    text = f"Flour row\nMayor asks both sides to come to the table {mark} Bakers fear for their shops\n"
    assert page(text + REPORT)[1:4] == [
        ("headline", "Mayor asks both sides to come to the table"), ("furniture", mark),
        ("headline", "Bakers fear for their shops")]
    text = f"It rained.\nAlso today: {mark} Fares rise in June, the council said. {mark} Shops close.\n"
    assert [text for kind, text in page(text) if kind == "paragraph"] == [
        "It rained.", "Also today:", "Fares rise in June, the council said.", "Shops close."]


@pytest.mark.parametrize("line", ["Talks fail •Bakers strike", "•Bakers strike", "Bakers strike •"])
def test_a_bullet_needs_no_blank(line):
    assert "•" not in "".join(
        text for kind, text in page(f"Flour row\n{line}\nIt rained.") if kind != "furniture")


def test_what_bullets_part_may_be_furniture():
    text = "Flour row\nMayor asks for talks • 3 May 2024 • 5 min read\nIt rained."
    assert kinds(text) == ["headline", "headline", *["furniture"] * 4, "paragraph"]


SAID = (
    "Ada Neill spoke on Monday. “We will not let a single family pay for this,” she told reporters."
)


@pytest.mark.parametrize(
    "quote",
    [
        "We will not let a single family pay for this",
        '"We will not let a single family pay for this."',
        "> We will not let a single family pay for this.",
        "‘We will not  let a single family pay for this’ — Ada Neill",
        "“not let a single family pay for this”",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_pull_quote_is_furniture_and_the_sentence_that_it_repeats_is_not(quote, before):
    parts = [quote, SAID] if before else [SAID, quote]
    found = page("\n\n".join(["Tax row", "It was a long day.", *parts, "The vote is on Friday."]))
    assert [text for kind, text in found if kind != "furniture"] == [
        "Tax row", "It was a long day.", SAID, "The vote is on Friday."]


def test_the_name_below_a_pull_quote_goes_with_it():
    text = f"Tax row\n\n{SAID}\n\n“We will not let a single family pay for this”\n— Ada Neill"
    assert kinds(text) == ["headline", "paragraph", "furniture", "furniture", "furniture"]


@pytest.mark.parametrize("name", ["Ada Neill, Harbour Party", "Ada Neill", "— Ada Neill"])
@pytest.mark.parametrize("quote", ["We will not pay", "“Never again.”", "‘not while I live’"])
def test_a_pull_quote_of_few_words_is_known_by_the_name_below_it(quote, name):
    spoken = "“We will not pay,” said Ada Neill. “Never again. Not while I live.”"
    found = page(f"Tax row\n\n{spoken}\n\n{quote}\n\n{name}\n\nThe vote is on Friday.")
    assert [text for kind, text in found if kind != "furniture"] == [
        "Tax row", spoken, "The vote is on Friday."]


@pytest.mark.parametrize(
    ("quote", "below"),
    [
        ("We will not pay", "The vote is on Friday."),  # no name: a heading
        ("We will not pay", "Jan Berg, Harbour Party"),  # somebody who is not in the article
        ("Pay we will not", "Ada Neill"),  # not word for word
        ("will not pay", "Ada Neill"),  # part of what was said
    ],
)
def test_few_words_without_a_name_that_fits_stay(quote, below):
    text = f"Tax row\n\n“We will not pay,” said Ada Neill.\n\n{quote}\n\n{below}\n\nIt rained."
    assert ("headline", quote) in page(text)


@pytest.mark.parametrize(
    "line",
    [
        "A single family will pay.",  # not word for word
        "“A single family”",  # fewer than six words
        "We will not let a single family pay for this war.",  # goes on
        "Let a single family pay for this.",  # part of what was said, and no quotation
    ],
)
def test_what_only_resembles_another_sentence_stays(line):
    assert kinds(f"Tax row\n\n{SAID}\n\n{line}\n\nIt rained.")[2] != "furniture"


def test_a_whole_paragraph_that_a_live_blog_prints_again_stays():
    again = "It takes a hundred votes to win the chair."
    assert kinds(f"Vote, live\n{again}\nAda Neill has ninety.\n{again}")[1:] == ["paragraph"] * 3


def test_a_headline_that_the_first_sentence_repeats_stays():
    text = "Mayor opens the old bridge again\n\nMayor opens the old bridge again. It rained."
    assert kinds(text) == ["headline", "paragraph"]


@pytest.mark.parametrize("text, slug", [
    ("UPDATE 2-Veltra drops its bid", "UPDATE 2-"),
    ("WRAPUP 1-UPDATE 3-Veltra drops its bid", "WRAPUP 1-UPDATE 3-"),
    ("Analysis: Why the bid failed", "Analysis:"),
    ("EXCLUSIVE | Veltra to drop its bid", "EXCLUSIVE |"),
])
def test_what_tells_a_headlines_sort_is_furniture(text, slug):
    found = page(text + "\n\nThe lift maker Veltra dropped its bid for Kestrel on Monday.")
    assert found[:2] == [("furniture", slug), ("headline", text[len(slug):].strip())]


@pytest.mark.parametrize("text", [
    "Updates follow as Veltra drops its bid", "Live-in carers lose their pay",
    "Review of Veltra's bid begins", "Weber: Veltra must drop its bid",
])
def test_a_headline_that_begins_with_a_word_for_a_sort_stays_whole(text):
    found = page(text + "\n\nThe lift maker Veltra dropped its bid for Kestrel on Monday.")
    assert found[0] == ("headline", text)


def test_within_the_body_only_capitals_tell_a_sort():
    body = "Veltra dropped its bid on Monday.\n\n{} Kestrel has agreed.\n\nNobody else spoke.\n"
    assert ("furniture", "BREAKING:") in page(body.format("BREAKING:"))
    assert ("paragraph", "Breaking: Kestrel has agreed.") in page(body.format("Breaking:"))


def test_a_dateline_may_put_the_day_before_the_month_and_end_in_a_stop_and_a_dash():
    found = page("Lima, 14 May (Agencia Sur).- The minister resigned on Tuesday, her office said.")
    assert found[0] == ("dateline", "Lima, 14 May (Agencia Sur).-")


@pytest.mark.parametrize("label", ["NEW DELHI:", "Bhubaneswar:", "MUMBAI:"])
def test_a_place_and_a_colon_are_a_dateline(label):
    found = page(f"Mill to close\n\n{label} The sale of the mill fell through on Monday.\n\n"
                 "Nobody spoke of it.\n")
    assert found[1:3] == [("dateline", label),
                          ("paragraph", "The sale of the mill fell through on Monday.")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Anna Keller: The sale of the mill fell through on Monday.",
        "The mayor: A man who knows what the sale of a mill is worth.",
        "Mills: The sale of one of the mills fell through on Monday.",
        "HOST: The sale of the mill fell through on Monday.\n\nGUEST: It did, and I am glad of it.",
        "Q: What became of the sale of the mill on Monday?\n\nA: It fell through.",
        "MUMBAI: Mill sold.",
    ],
)
def test_a_colon_alone_makes_no_dateline(paragraph):
    assert "dateline" not in kinds(f"Mill to close\n\n{paragraph}\n\nNobody spoke of it.\n")
