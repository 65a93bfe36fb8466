"""The paper of a certificate （结业证书）."""

from lianxinqiao.learning.models import Taking
from lianxinqiao.paper import pdf
from lianxinqiao.paper.letter import Letter, Paragraph
from lianxinqiao.paper.text import date_text


def pdf_of(taking: Taking) -> bytes:
    score = f"，测验{taking.score}分" if taking.score is not None else ""
    assert taking.passed_on is not None
    letter = Letter(
        title="结业证书",
        paragraphs=(
            Paragraph(
                f"{taking.person.name}于{date_text(taking.passed_on)}学完“{taking.course.title}”全部课程{score}，准予结业。"
            ),
            Paragraph(f"证书编号：{taking.number}"),
        ),
        signatures=(taking.body.name,),
        on=taking.passed_on,
    )
    return pdf.write(letter)
