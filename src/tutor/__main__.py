"""Lets `python -m tutor` be the command `tutor`."""

import sys

from tutor.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
