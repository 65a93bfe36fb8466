"""What set-up says, in Chinese and English: it speaks before gettext is there."""

import errno
import sys


class SetupError(Exception):
    """Set-up cannot go on. The message says why and what to do; the next ./run carries on from here."""

    def __init__(self, chinese: str, english: str, detail: str = "") -> None:
        super().__init__("\n".join(part for part in (chinese, english, detail.strip()) if part))


def say(chinese: str, english: str) -> None:
    """What is being made, to whoever looks on: never into what a command answers."""
    print(f"· {chinese} {english}", file=sys.stderr, flush=True)


def complain(error: BaseException) -> int:
    """Print why it ended, in a sentence rather than a traceback; the exit code."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        error = SetupError("磁盘已满，请腾出空间后再运行。", "The disk is full: make room and run it again.")
    print(f"\n✗ {error}", file=sys.stderr)
    return 1


def last_lines(text: str, count: int = 12) -> str:
    return "\n".join("  " + line for line in text.strip().splitlines()[-count:])


def told_by_tool(text: str) -> SetupError | None:
    """The sentence for what installers commonly die of, None for what is not recognized."""
    low = text.lower()
    if "no space left" in low or "enospc" in low:
        return SetupError("磁盘已满，请腾出空间后再运行。", "The disk is full: make room and run it again.")
    # Not a bare "timeout": installers print their settings too.
    network = (
        "connection refused",
        "failed to fetch",
        "dns error",
        "name resolution",
        "network is unreachable",
        "enotfound",
        "econnrefused",
        "etimedout",
        "eai_again",
        "timed out",
        "proxy",
        "newconnectionerror",
        "from versions: none",
        "tunnel error",
    )
    if any(word in low for word in network):
        return SetupError(
            "连不上软件源。首次运行需要联网；如在内网，请为 pip 和 npm 设置镜像或代理后再运行。",
            "The package index cannot be reached. The first run needs one: connect, or set pip's and npm's index "
            "or proxy, and run it again.",
            last_lines(text, 4),
        )
    if "do not match the hashes" in low or "hash mismatch" in low or "eintegrity" in low:
        return SetupError(
            "下载的软件包与锁定的校验值不符，已拒绝安装。请检查所用的软件源。",
            "A downloaded package does not match its locked hash and was refused. Look at the index you use.",
            last_lines(text, 6),
        )
    return None
