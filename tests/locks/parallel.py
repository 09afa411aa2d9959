"""Writers who have all read before the first writes, unless a lock keeps them apart."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from django.db import connection

WRITES = ("INSERT", "UPDATE", "DELETE")
# How long a writer waits for the others, in seconds: behind a lock they never come.
PATIENCE = 0.5


class Meeting:
    """Holds one connection up before its first write, until all writers are there."""

    def __init__(self, barrier):
        self.barrier = barrier
        self.is_over = False

    def __call__(self, execute, sql, parameters, is_many, context):
        if sql.startswith(WRITES) and not self.is_over:
            self.is_over = True
            with suppress(threading.BrokenBarrierError):
                self.barrier.wait(PATIENCE)
        return execute(sql, parameters, is_many, context)


def at_once(*actions):
    """What each action returned, or the exception that it raised, in their order."""
    barrier = threading.Barrier(len(actions))

    def run(action):
        try:
            with connection.execute_wrapper(Meeting(barrier)):
                return action()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))
