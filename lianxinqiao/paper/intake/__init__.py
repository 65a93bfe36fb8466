"""Taking in rows that an office typed: workbooks as offices make them, their days, and the plan that is shown first."""
