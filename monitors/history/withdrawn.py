"""Which events were told wrong, so that nothing of them goes out as if it were right."""

from __future__ import annotations

from sqlite_utils import Database

HELD = "corrected; correction {number} tells what is right"
# What a digest tells as news: of an event `e` neither what was withdrawn nor a correction itself.
IS_NEWS = """
    e.type <> 'correction'
    and coalesce(e.joined, e.id) not in (select k.event from correction k where k.withdrawn)
"""
_OWN = "select a.delivery from alert a join event e on e.id = a.event where coalesce(e.joined, e.id) = ?1"


def withdrawn(db: Database, event: int) -> bool:
    """Whether what was told of an event was withdrawn."""
    sql = "select 1 from correction where event = ? and withdrawn limit 1"
    return any(True for _ in db.query(sql, [event]))


def hold(db: Database, event: int, number: int) -> int:
    """Nothing of a withdrawn event that did not go yet is sent; returns how many messages that are.

    Nor is what stands below it, as that another source contradicts it. A list of many alerts goes without it.
    """
    sql = f"""
        update delivery set state = 'held', reason = ?2
        where (subject like 'event:%' and id in ({_OWN}) and (state = 'queued'
               or (state = 'held' and (reason like 'daily digest%' or reason like 'weekly digest%'))))
           or (state = 'queued' and (subject like 'addition:' || ?1 || ':%' or subject like 'event:%')
               and id in (select delivery from below where first in ({_OWN})))
    """
    return int(db.execute(sql, [event, HELD.format(number=number)]).rowcount)
