"""Certainty: how likely is a statement right, by the reader and by whether the rules agree?

In:   the reader's probability of a statement
Out:  a probability
"""

import numpy as np

from helpers.decoding import log_odds

# Log odds that a statement is right: the reader's, times the first, plus the second, plus the third
# where the rules see it too. Logistic regression (Platt 1999) on the 2,107 statements that are
# found in PolNeAR's development articles; right by `helpers.metrics.statement_f1`, with its source.
AGREEMENT = 0.598, -0.018, 1.247


def certainty(probability, agreed):
    """The probability that a statement is right, from the reader's and whether the rules agree."""
    slope, shift, more = AGREEMENT
    return float(1 / (1 + np.exp(-(slope * log_odds(probability) + shift + more * agreed))))
