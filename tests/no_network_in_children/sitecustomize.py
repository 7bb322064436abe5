"""Python runs this at its start in every process whose PYTHONPATH begins here: programs that tests start have no network either."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import no_network

no_network.block()
sys.path.pop(0)
