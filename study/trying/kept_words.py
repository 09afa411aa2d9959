"""What is said about answers that were kept."""

from datetime import datetime

from study.models import Learner
from study.review.queue import next_question_label
from study.trying.trials import KeptAnswers


def kept_sentence(kept: KeptAnswers, learner: Learner, at: datetime) -> str:
    """“2 answers are kept. The next question comes tomorrow.”"""
    sentences = []
    count = kept.kept_count + kept.known_count
    if count == 1:
        sentences.append("1 answer is kept.")
    elif count:
        sentences.append(f"{count} answers are kept.")
    if kept.answered_count:
        sentences.append(
            f"{kept.answered_count} left out: you had answered"
            f" {questions_word(kept.answered_count)} before, and that counts."
        )
    if kept.gone_count:
        sentences.append(
            f"{kept.gone_count} left out: {questions_word(kept.gone_count)}"
            " changed or left the library meanwhile."
        )
    comes_back = next_question_label(learner, at)
    if kept.kept_count and comes_back:
        sentences.append(f"The next question comes {comes_back}.")
    return " ".join(sentences)


def questions_word(count: int) -> str:
    return "its question" if count == 1 else "their questions"
