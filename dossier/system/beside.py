"""Work done by another core while this one goes on."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """A function's result, found in a process of its own.

    Where there is none to be had, and when it fails there, the function runs here once the result
    is asked for; so an error is raised as if nothing were beside. What else the function changes
    in memory is lost.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        self._function = function
        self._child = 0
        if is_possible():
            self._answer, question = os.pipe()
            sys.stdout.flush()
            sys.stderr.flush()
            self._child = os.fork()
            if not self._child:
                _answer(function, question)
            os.close(question)

    def result(self) -> Result:
        """What the function returns. Raises what it raises."""
        if self._child:
            with os.fdopen(self._answer, "rb") as pipe:
                answer = pipe.read()
            _, status = os.waitpid(self._child, 0)
            self._child = 0
            if status == 0:
                result: Result = pickle.loads(answer)  # noqa: S301 - it is our own
                return result
        return self._function()

    def stop(self) -> None:
        """Ends the process if it still works for a result that nobody wants any more."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            os.close(self._answer)
            self._child = 0


def is_possible() -> bool:
    """A copy of a process is safe to work with on Linux, while it has a single thread."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def _answer(function: Callable[[], object], pipe: int) -> None:
    """Writes the function's result, in the copy, which ends with it."""
    status = 1
    with suppress(BaseException):
        answer = pickle.dumps(function(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(pipe, "wb") as file:
            file.write(answer)
        sys.stdout.flush()
        sys.stderr.flush()
        status = 0
    os._exit(status)
