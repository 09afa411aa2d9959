"""Why a plan is not kept or changed, in the words of its pages."""

from study.planning.reading_days import NoDayLeft
from study.readingplans import services

REASONS: dict[type[Exception], str] = {
    services.TooManyReadingPlans: "Fifty plans are kept at most. Delete one first.",
    services.NothingToPlan: "There is nothing left to plan: you have read all of it,"
    " or it has no papers yet.",
    services.TooMuchToPlan: "A plan takes 2,000 papers at most. Make a shorter list"
    " of it first.",
    NoDayLeft: "No day is left for that: your holidays or the weekdays leave none, or"
    " it would take until after the year 2100.",
}
CHANGED_MEANWHILE = (
    "The plan was changed in another window meanwhile. Here it is as it is now."
)
