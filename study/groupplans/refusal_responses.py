"""Why no plan comes of a group's plan, in the words of its page."""

from study.planning.reading_days import NoDayLeft
from study.readingplans import services

IS_OVER = "The last day of this plan has passed."
REASONS: dict[type[Exception], str] = {
    services.TooManyReadingPlans: "You keep fifty plans already. Delete one first.",
    services.NothingToPlan: "There is nothing left for you to plan: you have read all"
    " of it.",
    services.TooMuchToPlan: "A plan takes 2,000 papers at most, and this has more.",
    NoDayLeft: "Your weekdays and holidays leave no day within this plan.",
}


def reason_of(refusal: Exception) -> str:
    return REASONS[type(refusal)]
