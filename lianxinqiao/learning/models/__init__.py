from lianxinqiao.learning.models.books import Book, BookList, Listed, Reading, ReadingNote
from lianxinqiao.learning.models.study import Attendee, Study

__all__ = ["Attendee", "Book", "BookList", "Listed", "Reading", "ReadingNote", "Study"]
