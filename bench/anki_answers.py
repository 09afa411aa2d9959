"""What the anki package does in its own process: answers, and the graphs of a year.

Run by bench.memory in a Python that has the package; prints answers a second, and the
seconds that the graphs take.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

WARM_UP = 20
ANSWERS = 200
DAYS_OF_REVIEWS = 700
DAYS_OF_GRAPHS = 365
GRAPHS = 5


def fill(collection, card_count, review_count):
    """A deck of reviewed cards, as due as Octavo's learner has them."""
    note_type = collection.models.by_name("Basic")
    note = collection.new_note(note_type)
    note["Front"] = "Why is recurrence slow?"
    note["Back"] = "Each step waits for the one before."
    deck_id = collection.decks.id("Octavo")
    collection.decks.select(deck_id)
    collection.add_note(note, deck_id)
    (card,) = note.cards()
    columns = [
        row[1] for row in collection.db.execute("PRAGMA table_info(cards)")
    ]
    (pattern,) = collection.db.execute(
        "SELECT * FROM cards WHERE id = ?", card.id
    )
    cards = []
    for number in range(card_count):
        values = dict(zip(columns, pattern, strict=True))
        values |= {
            "id": card.id + 1 + number,
            "ord": 0,
            "type": 2,
            "queue": 2,
            "due": collection.sched.today - 1 + number * 301 // card_count,
            "ivl": 1 + number % 300,
            "factor": 2500,
            "reps": 10,
            "data": json.dumps({"s": 1 + number % 300, "d": 5.0}),
        }
        cards.append(tuple(values[name] for name in columns))
    places = ", ".join("?" * len(columns))
    collection.db.executemany(f"INSERT INTO cards VALUES ({places})", cards)
    fill_log(
        collection, [row[columns.index("id")] for row in cards], review_count
    )


def fill_log(collection, card_ids, review_count):
    """Spread over all days until today."""
    begins_at = int((time.time() - DAYS_OF_REVIEWS * 86400) * 1000)
    apart = DAYS_OF_REVIEWS * 86_400_000 // review_count
    reviews = []
    for number in range(review_count):
        card_id = card_ids[number % len(card_ids)]
        review = (
            begins_at + number * apart,
            card_id,
            -1,
            3,
            20,
            10,
            2500,
            20_000,
            1,
        )
        reviews.append(review)
    places = ", ".join("?" * 9)
    collection.db.executemany(f"INSERT INTO revlog VALUES ({places})", reviews)


def allow_many_a_day(collection):
    config = collection.decks.config_dict_for_deck_id(
        collection.decks.id("Octavo")
    )
    config["rev"]["perDay"] = 9999
    collection.decks.update_config(config)
    collection.set_config("fsrs", True)


def answer_next(collection):
    """False when nothing is due."""
    from anki.cards import Card
    from anki.scheduler.v3 import CardAnswer

    queued = collection.sched.get_queued_cards(fetch_limit=1)
    if not queued.cards:
        return False
    card = Card(collection)
    card._load_from_backend_card(queued.cards[0].card)
    card.start_timer()
    answer = collection.sched.build_answer(
        card=card, states=queued.cards[0].states, rating=CardAnswer.GOOD
    )
    collection.sched.answer_card(answer)
    return True


def graph_seconds(collection):
    """What the page of statistics asks for, in the median."""
    taken = []
    for _ in range(GRAPHS):
        started_at = time.perf_counter()
        collection._backend.graphs(search="", days=DAYS_OF_GRAPHS)
        taken.append(time.perf_counter() - started_at)
    return median(taken)


def main(card_count, review_count):
    from anki.collection import Collection

    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
        collection = Collection(str(Path(folder) / "bench.anki2"))
        fill(collection, card_count, review_count)
        allow_many_a_day(collection)
        for _ in range(WARM_UP):
            answer_next(collection)
        started_at = time.perf_counter()
        count = 0
        while count < ANSWERS and answer_next(collection):
            count += 1
        seconds = time.perf_counter() - started_at
        graphs = graph_seconds(collection)
        collection.close()
    print(json.dumps({"rate": count / seconds, "graph_seconds": graphs}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
