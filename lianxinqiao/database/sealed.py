"""Backups that only holders of a key can read, in the format of `age` (age-encryption.org), which its own tools open too.

Each is sealed to the key of this installation, with which the restore drill opens it, and to every public key named in
`LXQ_BACKUP_RECIPIENTS`: its private half lies in a safe, and opens the backup where this machine is gone.
"""

import os
from pathlib import Path

import pyrage

from lianxinqiao.database import place
from lianxinqiao.database.errors import BackupRefused

SUFFIX = ".age"
MAGIC = b"age-encryption.org/"


def key_file() -> Path:
    return place.var() / "backup-key"


def own_key() -> "pyrage.x25519.Identity":
    """The key of this installation, made at the first need."""
    kept = key_file()
    if not kept.exists():
        made = pyrage.x25519.Identity.generate()
        kept.parent.mkdir(parents=True, exist_ok=True)
        making = kept.with_name("backup-key.new")
        making.unlink(missing_ok=True)
        making.touch(mode=0o600)
        making.write_text(f"# public key: {made.to_public()}\n{made}\n")
        making.replace(kept)
    return read_key(kept)


def read_key(file: Path) -> "pyrage.x25519.Identity":
    """An age identity as `age-keygen` writes it. Raises BackupRefused."""
    lines = [line.strip() for line in file.read_text().splitlines()]
    for line in lines:
        if line.startswith("AGE-SECRET-KEY-"):
            try:
                return pyrage.x25519.Identity.from_str(line)
            except pyrage.IdentityError:
                break
    raise BackupRefused(f"{file} 里没有 age 密钥。 {file} holds no age key.")


def recipients() -> "list[pyrage.x25519.Recipient]":
    """Whoever may open what is sealed here. Raises BackupRefused for what is no public key."""
    named = [part.strip() for part in os.getenv("LXQ_BACKUP_RECIPIENTS", "").split(",") if part.strip()]
    found = [own_key().to_public()]
    for each in named:
        try:
            found.append(pyrage.x25519.Recipient.from_str(each))
        except pyrage.RecipientError as error:
            raise BackupRefused(
                f"LXQ_BACKUP_RECIPIENTS 里的 {each} 不是 age 公钥。 {each} in LXQ_BACKUP_RECIPIENTS is no public key of age."
            ) from error
    return found


def seal(plain: Path, target: Path) -> None:
    """Write the sealed file, whole or not at all; the plain one stays with its caller."""
    making = target.with_name(f".{target.name}.new")
    making.unlink(missing_ok=True)
    making.touch(mode=0o600)
    try:
        with plain.open("rb") as source, making.open("wb") as file:
            pyrage.encrypt_io(source, file, recipients())
            file.flush()
            os.fsync(file.fileno())
        making.rename(target)
    finally:
        making.unlink(missing_ok=True)


def is_sealed(file: Path) -> bool:
    try:
        with file.open("rb") as source:
            return source.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def unseal(sealed: Path, target: Path, key: Path | None = None) -> None:
    """Write what was sealed. Raises BackupRefused where this key does not open it, or where it was altered."""
    identity = read_key(key) if key else own_key()
    target.touch(mode=0o600)
    try:
        with sealed.open("rb") as source, target.open("wb") as file:
            pyrage.decrypt_io(source, file, [identity])
    except (pyrage.DecryptError, OSError) as error:
        target.unlink(missing_ok=True)
        raise BackupRefused(
            f"{sealed.name} 打不开：密钥不对，或文件被改动过。 {sealed.name} cannot be opened: another key, or altered. {error}"
        ) from error
