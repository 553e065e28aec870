"""Pages of any site that a team adds: one shape, told apart by what answers."""

from crawler.sites.generic.anything import Anything

PAGES = (Anything,)
