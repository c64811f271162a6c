"""Who does the work: processes here, or a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager

from roster.city.crew import Crew
from roster.city.dask import Cluster
from roster.city.local import Processes, cores
from roster.city.work import Book


@contextmanager
def crew_of(workers: int | None, scheduler: str | None, book: Book) -> Iterator[Crew]:
    """Give as many processes of this machine as are asked for, one for each core if nobody says, or a cluster's.

    When work ends by an exception, Ctrl-C among them, what is under way is given up at once. Raises UnusableCall
    where no scheduler answers.
    """
    crew: Crew = Cluster(scheduler, book) if scheduler else Processes(workers or cores(), book)
    try:
        yield crew
    except BaseException:
        crew.abandon()
        raise
    crew.close()
