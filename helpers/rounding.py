"""How shares and scores are printed: in per cent, halves rounded up, the same everywhere.

In:   a share or a score between 0 and 1
Out:  per cent
"""

from decimal import ROUND_HALF_UP, Decimal


def percent(share, digits=0):
    """100 times a number, to so many decimals: 0.525 -> 53.0, and 0.6145 -> 61.5 with one.

    A half is one of the number as it is written, 0.6145, not of its nearest binary fraction.
    NaN stays NaN.
    """
    return float((100 * Decimal(repr(float(share)))).quantize(
        Decimal(1).scaleb(-digits), ROUND_HALF_UP))
