from lianxinqiao.motions.models.motion import Motion, Signature

__all__ = ["Motion", "Signature"]
