"""The sentences that pages of meetings share."""

from study.meetings.limits import MOST_PAPERS, MOST_TO_COME

MEETS_ALREADY = "The group meets at that time already."
TOO_MANY_MEETINGS = (
    f"{MOST_TO_COME} meetings to come are kept at most. Call some off, or choose an"
    " earlier end."
)
TOO_MANY_PAPERS = f"{MOST_PAPERS} papers are read for a meeting at most."
JUMPED_OVER = (
    "The clocks jump over that time on that day:"
    " what stands here is when it begins."
)
