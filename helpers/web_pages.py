"""Web pages saved as HTML: which text on them is the article, printed how?

In:   the source of a page
Out:  its title, outlet, date and text

trafilatura finds the article; what it leaves out and a reader sees is put back: the headline, and
the captions of figures. Misses captions that the page does not mark as such.
"""

import re

from helpers.furniture import LONGEST_CAPTION, PHOTO

# Within so many lines the headline stands: a kicker, a date or a standfirst may come first.
OPENING_LINES = 10
# By which a caption is known from a paragraph when the text is all that is left of the page.
CAPTION_MARK = "Image caption:"
SITE = re.compile(r"\s(?:[|–—·•-]|::)\s")
# In these, a picture belongs to another article.
ELSEWHERE = ("a", "aside", "nav", "footer")


def article_of_page(page):
    """Title, outlet, date and text of a web page, as a dict; the text is empty if none is found.

    page: HTML. Lines of the text are blocks of the page; "Image caption:" stands before a caption
    that does not begin so itself.
    """
    import trafilatura  # half a second that only web pages need

    tree = trafilatura.load_html(page)
    if tree is None:
        return {"text": ""}
    for menu in list(tree.iter("nav")):
        menu.drop_tree()  # of a short page trafilatura keeps it
    _keep_captions(tree)
    found = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    text = "" if found is None else (found.text or "").strip()
    if not text:
        return {"text": ""}
    if found.title and not _opens_with(found.title, text):
        text = f"{found.title}\n{text}"
    return {
        "title": found.title or "", "outlet": found.sitename or "", "date": found.date or "",
        "text": text,
    }


def _opens_with(title, text):
    """Whether a title is among the lines that a text opens with, in whatever marks and case.

    The title may have the site's name behind it: "Bridge opens | The Daily".
    """
    titles = {_letters(title), *(_letters(title[: mark.start()]) for mark in SITE.finditer(title))}
    return any(_letters(line) in titles for line in text.split("\n")[:OPENING_LINES] if _letters(line))


def _letters(text):
    return "".join(filter(str.isalnum, text)).lower()


def _keep_captions(tree):
    """Make of each figure's caption a paragraph behind the figure; else trafilatura drops it."""
    for caption in list(tree.iter("figcaption")):
        text = " ".join(caption.text_content().split())
        marked = text if PHOTO.match(text) else f"{CAPTION_MARK} {text}"
        around = {element.tag for element in caption.iterancestors()}
        if text and len(marked.split()) <= LONGEST_CAPTION and around.isdisjoint(ELSEWHERE):
            paragraph = caption.makeelement("p")
            paragraph.text = marked
            next(caption.iterancestors("figure"), caption).addnext(paragraph)
            caption.drop_tree()
