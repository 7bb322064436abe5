"""``ppm`` of the one-folder build."""

from ppm_desktop.cli.main import run

if __name__ == "__main__":
    run()
