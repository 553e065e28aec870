"""Page shapes of the official gazette, the first that reads an address wins."""

from crawler.page import SiteName
from crawler.sites.officielebekendmakingen.files import GazetteFile
from crawler.sites.officielebekendmakingen.htmlpage import PublicationPage
from crawler.sites.officielebekendmakingen.sru import SearchAnswer
from crawler.sites.officielebekendmakingen.xmlpages import OtherXml, PublicationMetadata, PublicationXml

NAME = SiteName("Overheid", "officielebekendmakingen.nl")

PAGES = (GazetteFile, SearchAnswer, PublicationMetadata, PublicationXml, OtherXml, PublicationPage)
