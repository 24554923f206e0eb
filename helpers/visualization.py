"""Figures: each function draws one finished table on an Axes and returns it.

In:   a table of figure_tables.py, a caption, and an Axes (one of its own if none is given)
Out:  the Axes; `save_figure` writes the picture twice (SVG, PNG) and the table behind it (CSV)

Nothing is computed here, and a mark means the same in all of them: voice_figures.py and
stance_figures.py say what.
"""

from helpers.figure_page import save_figure
from helpers.stance_figures import congruence_network, positions, stance_matrix, stance_network
from helpers.voice_figures import attribution_chain, sentiment_course, share_of_voice, who_speaks

__all__ = [
    "attribution_chain",
    "congruence_network",
    "positions",
    "save_figure",
    "sentiment_course",
    "share_of_voice",
    "stance_matrix",
    "stance_network",
    "who_speaks",
]
