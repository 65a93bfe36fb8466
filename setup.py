"""What `pip install .` and `uv build` do before they copy the package: front end and translations are made."""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(Path(__file__).parent))


class BuildWhole(build_py):
    """The package with what it brings from npm and with its compiled translations."""

    def run(self) -> None:
        from lianxinqiao.setup import frontend, translations

        frontend.prepare()
        translations.compile_all()
        shutil.rmtree(self.build_lib, ignore_errors=True)  # what an earlier build left would go along
        super().run()


setup(cmdclass={"build_py": BuildWhole})
