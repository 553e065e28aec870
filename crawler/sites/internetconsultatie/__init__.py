"""Page shapes of internetconsultatie.nl, the first that reads an address wins."""

from crawler.sites.internetconsultatie.consultation import Consultation
from crawler.sites.internetconsultatie.files import ConsultationFile
from crawler.sites.internetconsultatie.search import SearchResult

PAGES = (ConsultationFile, SearchResult, Consultation)
