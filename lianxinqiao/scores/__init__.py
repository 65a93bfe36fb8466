"""What deputies and members did in a year, and what it gives by the table of their body （履职档案、履职考核）."""
