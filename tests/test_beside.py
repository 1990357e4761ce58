"""Work done by another process is as if it were done here, but for how long it takes."""

import os
from threading import Event, Thread

import pytest

from dossier.system.beside import Beside, is_possible


def refuse() -> None:
    raise LookupError("here")


def test_a_result_comes_from_another_process_where_that_can_be() -> None:
    there = Beside(os.getpid).result()
    assert (there == os.getpid()) == (not is_possible())
    assert Beside(lambda: "x" * 10_000_000).result() == "x" * 10_000_000


def test_an_error_is_raised_here() -> None:
    with pytest.raises(LookupError, match="here"):
        Beside(refuse).result()


def test_what_cannot_be_handed_over_is_worked_out_here() -> None:
    assert Beside(lambda: lambda: 7).result()() == 7


def test_beside_other_threads_the_work_is_done_here() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        assert Beside(os.getpid).result() == os.getpid()
    finally:
        end.set()
        other.join()


def test_what_nobody_wants_any_more_is_stopped() -> None:
    beside = Beside(Event().wait)
    beside.stop()
    beside.stop()
