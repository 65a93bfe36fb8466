"""What the files room keeps about a person: what they attached."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.accounts.personal import Row, Section, provide
from lianxinqiao.files.models import Attachment


def register() -> None:
    title, why = gettext_lazy("上传的附件"), gettext_lazy("附件是建议和答复的一部分。")
    kept = gettext_lazy("照片在收下时已去掉拍摄地点和设备，文档原样保存；它们随建议和答复归档。")
    provide(Section("files", title, why, _files, None, kept))


def _files(user: User) -> list[Row]:
    rows = Attachment.objects.filter(uploaded_by=user).order_by("-uploaded_at")
    return [{str(_("时间")): row.uploaded_at, str(_("文件名")): row.name} for row in rows]
