"""The roster （代表名册, 委员名册）: everybody with a seat in the body, and what its own office wants to know of them."""
