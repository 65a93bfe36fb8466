"""An answer that a kill cuts off counts as no answer, wherever the cut falls."""

import socket
from threading import Thread

import pytest

from tests.served import Served

WHOLE = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"


@pytest.mark.parametrize("upto", [0, 8, len(WHOLE) - 13, len(WHOLE) - 8, len(WHOLE) - 5])
def test_an_answer_that_is_cut_off_is_none(upto: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        house = Served.__new__(Served)
        house.port = door.getsockname()[1]

        def answer() -> None:
            line, _ = door.accept()
            line.recv(65536)
            line.sendall(WHOLE[:upto])
            line.close()

        Thread(target=answer, daemon=True).start()
        assert house.post("/", "", {})[0] == 0
