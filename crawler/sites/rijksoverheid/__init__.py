"""Page shapes of rijksoverheid.nl, the first that reads an address wins."""

from crawler.page import SiteName
from crawler.sites.rijksoverheid.feed import SearchFeed
from crawler.sites.rijksoverheid.files import RijksoverheidFile
from crawler.sites.rijksoverheid.ministry import MinistryPage
from crawler.sites.rijksoverheid.pages import (
    DocumentPage,
    NewDocumentPage,
    NewsItem,
    OtherPage,
    QuestionPage,
    TopicPage,
)
from crawler.sites.rijksoverheid.sitemap import NewsSitemap, SitemapIndex, WholeSitemap

NAME = SiteName("Rijksoverheid", "rijksoverheid.nl")

PAGES = (
    RijksoverheidFile,
    SearchFeed,
    NewsSitemap,
    SitemapIndex,
    WholeSitemap,
    NewsItem,
    DocumentPage,
    NewDocumentPage,
    QuestionPage,
    TopicPage,
    MinistryPage,
    OtherPage,
)
