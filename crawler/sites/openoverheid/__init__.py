"""Page shapes of open.overheid.nl, the first that reads an address wins."""

from crawler.page import SiteName
from crawler.sites.openoverheid.detail import DocumentDetail
from crawler.sites.openoverheid.files import OpenFile
from crawler.sites.openoverheid.search import SearchResult

NAME = SiteName("Rijksoverheid", "open.overheid.nl")

PAGES = (DocumentDetail, SearchResult, OpenFile)
