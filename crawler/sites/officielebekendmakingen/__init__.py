"""Page shapes of the official gazette, the first that reads an address wins."""

from crawler.sites.officielebekendmakingen.files import GazetteFile
from crawler.sites.officielebekendmakingen.htmlpage import PublicationPage
from crawler.sites.officielebekendmakingen.sru import SearchAnswer
from crawler.sites.officielebekendmakingen.xmlpages import OtherXml, PublicationMetadata, PublicationXml

PAGES = (GazetteFile, SearchAnswer, PublicationMetadata, PublicationXml, OtherXml, PublicationPage)
