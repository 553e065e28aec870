"""Page shapes of eerstekamer.nl, the first that reads an address wins."""

from crawler.page import SiteName
from crawler.sites.eerstekamer.bill import BillPage
from crawler.sites.eerstekamer.committeebills import CommitteeBills
from crawler.sites.eerstekamer.committees import CommitteeDay, CommitteeMeeting
from crawler.sites.eerstekamer.files import EersteKamerFile
from crawler.sites.eerstekamer.leads import Planning, Promises, Search
from crawler.sites.eerstekamer.news import NewsItem, NewsList
from crawler.sites.eerstekamer.plenary import PlenaryDay
from crawler.sites.eerstekamer.rejected import RejectedList
from crawler.sites.eerstekamer.votelist import VoteList

NAME = SiteName("Eerste Kamer", "eerstekamer.nl")

PAGES = (
    EersteKamerFile,
    BillPage,
    NewsItem,
    NewsList,
    VoteList,
    PlenaryDay,
    CommitteeDay,
    CommitteeMeeting,
    CommitteeBills,
    RejectedList,
    Search,
    Planning,
    Promises,
)
