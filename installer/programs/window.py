"""``ppm-desktop`` of the one-folder build. The same file also serves as the process that sets pages for a window."""

import sys

PRESS = "--press"  # as ppm_desktop.session.background.press asks for it

if __name__ == "__main__":
    if sys.argv[1:] == [PRESS]:
        from ppm_desktop.paper.press import main as press

        press()
    else:
        from ppm_desktop.app import main

        sys.exit(main())
