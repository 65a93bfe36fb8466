"""Record review （备案审查）: what organs issue is filed, checked, shared, reviewed, mended or revoked."""
