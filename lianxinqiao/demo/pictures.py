"""Pictures of the invented district: drawn, so that nobody who lives is on them. Each seed draws another street."""

from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (960, 640)
SKIES = ("#bcd3e2", "#d9e2e6", "#c9d6c9", "#e6d9c3")
WALLS = ("#b98b73", "#c7a78b", "#8f9aa3", "#a99f8e", "#d2c4ae")
TREES = ("#5d7f5a", "#6f8f62", "#4f6f57")


def street(seed: int, name: str, *, mended: bool = True) -> "ContentFile[bytes]":
    """Houses along a road with trees; where nothing was `mended` yet, the road has holes."""
    draw = Random(seed)  # noqa: S311 - a story, not a secret
    width, height = SIZE
    picture = Image.new("RGB", SIZE, draw.choice(SKIES))
    pen = ImageDraw.Draw(picture)
    ground, left = int(height * 0.72), -20
    while left < width:
        long, high = draw.randint(110, 210), draw.randint(170, 380)
        pen.rectangle((left, ground - high, left + long, ground), fill=draw.choice(WALLS))
        for x in range(left + 18, left + long - 26, 38):
            for y in range(ground - high + 22, ground - 40, 46):
                pen.rectangle((x, y, x + 18, y + 26), fill="#e9edf0")
        left += long + draw.randint(4, 26)
    pen.rectangle((0, ground, width, height), fill="#77787a")
    for x in range(draw.randint(10, 90), width, draw.randint(150, 220)):
        pen.rectangle((x - 5, ground - 60, x + 5, ground), fill="#6b5543")
        pen.ellipse((x - 42, ground - 150, x + 42, ground - 48), fill=draw.choice(TREES))
    for x in range(20, width, 120):
        pen.rectangle((x, height - 84, x + 60, height - 76), fill="#e8e4d8")
    for _hole in range(0 if mended else 6):
        x, y = draw.randint(40, width - 160), draw.randint(ground + 14, height - 50)
        pen.ellipse((x, y, x + draw.randint(60, 130), y + 26), fill="#4b4c4e")
    found = BytesIO()
    picture.save(found, "JPEG", quality=80)
    return ContentFile(found.getvalue(), name=name)
