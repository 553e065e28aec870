"""Page shapes of the Tweede Kamer's open data, the first that reads an address wins."""

from crawler.sites.tweedekamer.answer import CaseSearch, ODataAnswer

PAGES = (CaseSearch, ODataAnswer)
