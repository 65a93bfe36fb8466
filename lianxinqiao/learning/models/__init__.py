from lianxinqiao.learning.models.books import Book, BookList, Listed, Reading, ReadingNote
from lianxinqiao.learning.models.courses import Course, Lesson, Progress, Question, Taking
from lianxinqiao.learning.models.groups import Group, Member, Talk, Week
from lianxinqiao.learning.models.study import Attendee, Material, Study

__all__ = [
    "Attendee",
    "Book",
    "BookList",
    "Course",
    "Group",
    "Lesson",
    "Listed",
    "Material",
    "Member",
    "Progress",
    "Question",
    "Reading",
    "ReadingNote",
    "Study",
    "Taking",
    "Talk",
    "Week",
]
