"""``python -m ppm_desktop`` opens the window."""

import sys

from ppm_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
