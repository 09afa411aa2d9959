"""A thread of each process stays free for readers."""

from threading import Event, Thread

import pytest
from django.db import OperationalError
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config.http import end_writing, lend_writer_slot, take_writer_slot
from config.writers import WriterSlots, keep_reader_free


@pytest.fixture
def busy_site(settings):
    """Of two threads: a writer waits in one of them, until it is let go."""
    settings.THREADS = 2
    begun, let_go = Event(), Event()

    def view(request):
        if request.headers.get("X-Wait"):
            begun.set()
            let_go.wait(10)
        return HttpResponse("done")

    middleware = keep_reader_free(view)
    request = RequestFactory().post("/", headers={"X-Wait": "1"})
    writer = Thread(target=middleware, args=[request])
    writer.start()
    assert begun.wait(10)
    yield middleware, let_go
    let_go.set()
    writer.join()


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_reader_comes_through_while_a_writer_waits(method, busy_site):
    middleware, _ = busy_site
    request = RequestFactory().generic(method, "/")
    assert middleware(request).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_second_writer_is_asked_to_come_again(method, busy_site):
    middleware, _ = busy_site
    response = middleware(RequestFactory().generic(method, "/"))
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"


def test_second_writer_goes_on_when_the_first_is_done(busy_site):
    middleware, let_go = busy_site
    let_go.set()
    assert middleware(RequestFactory().post("/")).status_code == 200


def test_refusal_is_one_line_in_the_log(busy_site, caplog):
    middleware, _ = busy_site
    middleware(RequestFactory().post("/papers/relay/status/"))
    [record] = caplog.records
    assert record.getMessage() == (
        "Too many wait to write: /papers/relay/status/ was sent away."
    )


def test_slot_is_free_again_after_a_fault(settings):
    settings.THREADS = 2

    def view(request):
        raise ZeroDivisionError

    middleware = keep_reader_free(view)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            middleware(RequestFactory().post("/"))


def test_one_thread_may_write(settings):
    settings.THREADS = 1
    middleware = keep_reader_free(lambda request: HttpResponse("done"))
    assert middleware(RequestFactory().post("/")).status_code == 200


def test_slot_that_was_given_back_is_taken_again():
    slots = WriterSlots(1, patience_seconds=0)
    assert slots.acquire()
    assert not slots.acquire()
    slots.release()
    assert slots.acquire()


@pytest.fixture
def lending_site(settings):
    """Of two threads: one waits for the network and lends its slot meanwhile."""
    settings.THREADS = 2
    lent, come_back = Event(), Event()
    outcomes = []

    def view(request):
        if request.headers.get("X-Lend"):
            try:
                with lend_writer_slot(request):
                    lent.set()
                    come_back.wait(10)
            except OperationalError:
                outcomes.append("none was free")
            else:
                outcomes.append("went on")
        if request.headers.get("X-Keep"):
            come_back.set()
            lender.join(10)
        return HttpResponse("done")

    middleware = keep_reader_free(view)
    request = RequestFactory().post("/", headers={"X-Lend": "1"})
    lender = Thread(target=middleware, args=[request])
    lender.start()
    assert lent.wait(10)
    yield middleware, come_back, lender, outcomes
    come_back.set()
    lender.join()


def test_others_write_while_one_waits_for_the_network(lending_site):
    middleware, come_back, lender, outcomes = lending_site
    assert middleware(RequestFactory().post("/")).status_code == 200
    come_back.set()
    lender.join()
    assert outcomes == ["went on"]
    assert middleware(RequestFactory().post("/")).status_code == 200


def test_who_lent_a_slot_comes_again_where_none_is_free(lending_site):
    middleware, _, _, outcomes = lending_site
    request = RequestFactory().post("/", headers={"X-Keep": "1"})
    assert middleware(request).status_code == 200
    assert outcomes == ["none was free"]
    assert middleware(RequestFactory().post("/")).status_code == 200


def test_who_has_written_is_not_sent_away_for_others(settings):
    """Another writes while the first sets its page, and goes on after it."""
    settings.THREADS = 2
    answers = []

    def view(request):
        if request.headers.get("X-First"):
            end_writing(request)
            answers.append(middleware(RequestFactory().post("/")).status_code)
        return HttpResponse("done")

    middleware = keep_reader_free(view)
    request = RequestFactory().post("/", headers={"X-First": "1"})
    assert middleware(request).status_code == 200
    assert answers == [200]
    # One slot came back, not two.
    assert middleware(request).status_code == 200


def test_without_a_slot_there_is_no_writing_to_end():
    end_writing(RequestFactory().get("/"))


def test_without_a_slot_nothing_is_lent():
    with lend_writer_slot(RequestFactory().get("/")):
        pass


@pytest.fixture
def streaming_site(settings):
    """Of two threads; the answer writes while it is sent."""
    settings.THREADS = 2

    def write(request):
        with take_writer_slot(request):
            yield "one"
            yield "two"

    def view(request):
        if request.headers.get("X-Stream"):
            return StreamingHttpResponse(write(request))
        return HttpResponse("done")

    return keep_reader_free(view)


def streamed(site):
    request = RequestFactory().post("/", headers={"X-Stream": "1"})
    return site(request).streaming_content


def test_answer_that_writes_while_it_is_sent_keeps_a_slot(streaming_site):
    content = streamed(streaming_site)
    assert next(content) == b"one"
    assert streaming_site(RequestFactory().post("/")).status_code == 503
    assert list(content) == [b"two"]
    assert streaming_site(RequestFactory().post("/")).status_code == 200


def test_answer_that_writes_stops_where_no_slot_is_free(streaming_site):
    first, second = streamed(streaming_site), streamed(streaming_site)
    next(first)
    with pytest.raises(OperationalError):
        next(second)
    assert list(first) == [b"two"]
    assert streaming_site(RequestFactory().post("/")).status_code == 200


def test_answer_to_a_reader_takes_no_slot():
    with take_writer_slot(RequestFactory().get("/")):
        pass
