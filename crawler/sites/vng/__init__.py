from crawler.page import SiteName
from crawler.sites.vng.file import VngFile
from crawler.sites.vng.listing import Listing
from crawler.sites.vng.page import ContentPage, NewsPage

NAME = SiteName("VNG", "vng.nl")

PAGES = (VngFile, Listing, NewsPage, ContentPage)
