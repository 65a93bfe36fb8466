"""How each kind of document becomes a .docx. `lianxinqiao.paper.docx` is the door."""
