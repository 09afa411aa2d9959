"""What a comparison of weights found, in the words of its page."""

from dataclasses import dataclass
from datetime import datetime

from study.models import WeightsFit
from study.preferences.words import dates_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FitInWords:
    """known, expected: in whole percent. off: in points. surprise: in thousandths."""

    fitted_at: datetime
    answer_count: int
    held_out_count: int
    known: int
    expected_before: int
    expected_after: int
    off_before: int
    off_after: int
    surprise_before: int
    surprise_after: int
    is_better: bool


def fit_in_words(fit: WeightsFit) -> FitInWords:
    known = round(100 * fit.known)
    expected_before = round(100 * fit.expected_before)
    expected_after = round(100 * fit.expected_after)
    return FitInWords(
        fitted_at=fit.fitted_at,
        answer_count=fit.answer_count,
        held_out_count=fit.held_out_count,
        known=known,
        expected_before=expected_before,
        expected_after=expected_after,
        off_before=abs(expected_before - known),
        off_after=abs(expected_after - known),
        surprise_before=round(1000 * fit.loss_before),
        surprise_after=round(1000 * fit.loss_after),
        is_better=fit.is_better,
    )


def taken_in_words(fit: WeightsFit | None, moved_count: int) -> str:
    if fit is None:
        words = "Your dates are reckoned as for most people."
    else:
        words = "Your dates are fitted to you now."
    return words + dates_in_words(moved_count)
