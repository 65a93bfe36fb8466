"""连心桥 (Lianxinqiao): the platform on which a people's congress and its CPPCC do their work."""

__version__ = "0.1.0"
