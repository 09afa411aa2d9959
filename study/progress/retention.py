"""What the page of progress shows of retention: reached, wanted, expected."""

from typing import Any

from study.progress.line_chart import LineChart, line_chart
from study.progress.rollups import (
    ENOUGH_FOR_CALIBRATION,
    RecallSums,
    WeekOfAnswers,
)


def retention_context(
    recalls: RecallSums, weeks: list[WeekOfAnswers]
) -> dict[str, Any]:
    calibration = recalls.calibration() if recalls.has_calibration else []
    return {
        "retention_percent": recalls.retention_percent,
        "retention_chart": retention_chart(weeks),
        "recalled": recalls.in_all,
        "ages": recalls.ages(),
        "calibration": calibration,
        "enough_for_calibration": ENOUGH_FOR_CALIBRATION,
    }


def retention_chart(weeks: list[WeekOfAnswers]) -> LineChart | None:
    """Retention by week against what was wanted; None where no week has enough."""
    reached: list[float | None] = []
    wanted: list[float | None] = []
    for week in weeks:
        counts = week.recalls
        reached.append(counts.remembered_percent if counts.is_enough else None)
        wanted.append(counts.wanted_percent if counts.asked else None)
    if not any(value is not None for value in reached):
        return None
    return line_chart(reached, wanted)
