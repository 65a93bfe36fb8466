"""Official documents (公文): laid out by GB/T 9704-2012 as .docx and PDF/A, tables as .xlsx. Knows no politics."""
