"""The API (开放接口): open data to read, partner API to act; the same queries and acts as the screens."""
