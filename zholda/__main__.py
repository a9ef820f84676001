"""`python -m zholda`: the same as `zholda`. A process that it starts reads this file too, and must not begin anew."""

import sys

from zholda.cli import main

if __name__ == "__main__":
    sys.exit(main())
