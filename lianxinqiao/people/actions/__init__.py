"""Acts on the registers and on accounts, in modules by their noun."""
