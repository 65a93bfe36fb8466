from lianxinqiao.exchange.models.arrivals import Arrival
from lianxinqiao.exchange.models.files import CameFile, SentFile
from lianxinqiao.exchange.models.handovers import Handover
from lianxinqiao.exchange.models.letters import Heard, Letter
from lianxinqiao.exchange.models.partners import Partner

__all__ = ["Arrival", "CameFile", "Handover", "Heard", "Letter", "Partner", "SentFile"]
