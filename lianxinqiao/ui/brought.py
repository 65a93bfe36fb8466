"""What the npm packages bring, in one folder of our own: set-up makes it (`setup/frontend.py`), the package carries it.

Standard library alone, since set-up reads it before there is anything else.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "brought"
STATIC = FOLDER / "static"
# Read when a template asks for an icon and inlined, so that 5,000 files need not be served.
ICONS = FOLDER / "icons"
FONTS = FOLDER / "fonts"

FACES = {
    "noto-serif-sc": ("NotoSerifSC_400Regular", "NotoSerifSC_700Bold"),
    "noto-sans-sc": ("NotoSansSC_400Regular", "NotoSansSC_700Bold"),
    "tinos": ("Tinos_400Regular", "Tinos_700Bold"),
}


def _faces() -> dict[str, str]:
    """Of each typeface the two weights that are set, out of its eight."""
    named = ((package, face) for package, faces in FACES.items() for face in faces)
    return {
        f"@expo-google-fonts/{package}/{face.partition('_')[2]}/{face}.ttf": f"fonts/{face}.ttf"
        for package, face in named
    }


# A file or folder under node_modules, and where it goes.
TAKEN = {
    "htmx.org/dist/htmx.min.js": "static/npm/htmx/htmx.min.js",
    "lean-qr/index.mjs": "static/npm/lean-qr/lean-qr.js",
    "@tabler/icons/icons/outline": "icons",
    **_faces(),
    "htmx.org/LICENSE": "licences/htmx",
    "lean-qr/LICENSE": "licences/lean-qr",
    "@tabler/icons/LICENSE": "licences/tabler-icons",
    "@expo-google-fonts/noto-serif-sc/LICENSE_FONT": "licences/noto-serif-sc",
    "@expo-google-fonts/noto-sans-sc/LICENSE_FONT": "licences/noto-sans-sc",
    "@expo-google-fonts/tinos/LICENSE_FONT": "licences/tinos",
}
