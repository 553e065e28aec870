"""Many alerts for one recipient in one message: the last delivery takes over what the others owed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.records import dumps

LISTED = "told in the list of delivery {delivery}"


def gather(db: Database, groups: Iterable[Sequence[int]]) -> None:
    """Gives the alerts of each group of queued deliveries to its last one, as its subject then says.

    The others are held with the number of that one as their reason; when it was due, why it waited and
    how often it was tried are those of the group.
    """
    for group in groups:
        with write_tx(db):
            _gather(db, group[:-1], group[-1])


def _gather(db: Database, others: Sequence[int], last: int) -> None:
    ids = dumps(list(others))
    among = "in (select value from json_each(?1))"
    sql = f"""
        update delivery set subject = 'burst:' || id, due = own.due, attempts = own.attempts,
            reason = own.reason
        from (select min(coalesce(due, created)) as due, max(attempts) as attempts,
              (select reason from delivery where id {among} and reason is not null order by id limit 1)
              as reason from delivery where id {among} or id = ?2) as own
        where id = ?2
    """
    db.execute(sql, [ids, last])
    db.execute(f"update alert set delivery = ?2 where delivery {among}", [ids, last])
    db.execute(f"update below set first = ?2 where first {among}", [ids, last])
    sql = f"update delivery set state = 'held', reason = ?2 where id {among}"
    db.execute(sql, [ids, LISTED.format(delivery=last)])
