"""`python -m zholda`: the same as `zholda`."""

import sys

from zholda.cli import main

sys.exit(main())
