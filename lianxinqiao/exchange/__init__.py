"""Exchange between levels （上下级交换）: matters handed to another organ and taken from it, with receipt and status both ways."""
