"""Page shapes of the Tweede Kamer's open data, the first that reads an address wins."""

from crawler.page import SiteName
from crawler.sites.tweedekamer.answer import CaseSearch, ODataAnswer

NAME = SiteName("Tweede Kamer", "tweedekamer.nl")

PAGES = (CaseSearch, ODataAnswer)
