import sys

from lianxinqiao.cli import main

sys.exit(main())
