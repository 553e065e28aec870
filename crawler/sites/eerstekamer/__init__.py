"""Page shapes of eerstekamer.nl, the first that reads an address wins."""

from crawler.sites.eerstekamer.bill import BillPage
from crawler.sites.eerstekamer.files import EersteKamerFile
from crawler.sites.eerstekamer.news import NewsItem, NewsList

PAGES = (EersteKamerFile, BillPage, NewsItem, NewsList)
