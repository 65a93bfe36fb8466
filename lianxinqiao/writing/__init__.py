"""Reports are written here: sections, text, and figures by reference, which recompute until the report is signed."""
