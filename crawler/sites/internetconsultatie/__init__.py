"""Page shapes of internetconsultatie.nl, the first that reads an address wins."""

from crawler.page import SiteName
from crawler.sites.internetconsultatie.consultation import Consultation
from crawler.sites.internetconsultatie.files import ConsultationFile
from crawler.sites.internetconsultatie.search import SearchResult

NAME = SiteName("Rijksoverheid", "internetconsultatie.nl")

PAGES = (ConsultationFile, SearchResult, Consultation)
