"""A quarter in review on a small screen."""

from django.utils import timezone

from tests.factories import QuestionFactory, answer

LONGEST = 600_000
CUT_OFF = """table => {
  const room = table.closest(".table-scroll");
  return room.scrollWidth - room.clientWidth;
}"""


def answer_for_hours(learner, at):
    """Some four hours of answers in one quarter."""
    for _ in range(25):
        answer(learner, QuestionFactory(), at=at, duration=LONGEST - 1000)


def test_hours_of_a_quarter_are_not_cut_off_at_360_pixels(open_tab, ada):
    now = timezone.now()
    answer_for_hours(ada, now)
    day = ada.clock.day_of(now)
    quarter = (day.month + 2) // 3
    tab = open_tab(ada, width=360)
    tab.open(f"/progress/{day.year}/q{quarter}/")
    tab.sees("4 h 10 min")
    (cut_off,) = [
        table.evaluate(CUT_OFF)
        for table in tab.page.get_by_role("table").all()
        if "Month" in table.inner_text()
    ]
    assert cut_off == 0
