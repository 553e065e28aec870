"""Page shapes of rijksoverheid.nl, the first that reads an address wins."""

from crawler.sites.rijksoverheid.feed import SearchFeed
from crawler.sites.rijksoverheid.files import RijksoverheidFile
from crawler.sites.rijksoverheid.pages import DocumentPage, NewDocumentPage, NewsItem
from crawler.sites.rijksoverheid.sitemap import NewsSitemap

PAGES = (RijksoverheidFile, SearchFeed, NewsSitemap, NewsItem, DocumentPage, NewDocumentPage)
