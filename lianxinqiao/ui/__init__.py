"""What every screen is made of: base pages, components, forms, tables, filters, charts. Knows no politics."""
