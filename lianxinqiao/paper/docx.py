"""The door to .docx: `docx.write(paper)` for a letter, a form, a report or a compilation.

The bytes depend on nothing but the paper. Typefaces are named and not embedded: an office's own machine has them.
"""

from functools import singledispatch

from lianxinqiao.paper.forms import Form
from lianxinqiao.paper.letter import Compilation, Letter, Report
from lianxinqiao.paper.word import books, forms
from lianxinqiao.paper.word import letter as letters

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@singledispatch
def write(paper: object) -> bytes:
    raise TypeError(f"no layout for {type(paper).__name__}")


write.register(Letter)(letters.write)
write.register(Form)(forms.write)
write.register(Report)(books.write_report)
write.register(Compilation)(books.write_compilation)
