"""A page of a PDF as a picture: `python -m lianxinqiao.files.pages NUMBER LONGEST`, the file on stdin; 0 tells how many.

A process of its own: what reads a stranger's PDF may crash, hang or want memory without anybody else noticing.
"""

import resource
import sys

SECONDS, BYTES = 10, 1_500_000_000
SCALE_MOST = 4.0  # of a page the size of a stamp


def main(number: int, longest: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    import pypdfium2  # deferred: under the limits

    with pypdfium2.PdfDocument(sys.stdin.buffer.read()) as document:
        if number == 0:
            sys.stdout.write(str(len(document)))
            return
        page = document[number - 1]
        scale = min(longest / max(page.get_size()), SCALE_MOST)
        page.render(scale=scale).to_pil().convert("RGB").save(sys.stdout.buffer, "WEBP", quality=80)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
