"""What is answered to bytes that are no request, which the server refuses before any of our code sees them."""

import sys

from httptools import HttpParserInvalidMethodError
from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from ansinh.errors import HeadTooLargeError, InputError
from ansinh.web.problems import refusal, unknown_method

_NOBODY = {"type": "http", "headers": [], "query_string": b""}


class Wire(HttpToolsProtocol):
    """The server's protocol, which refuses with problem details too, and takes no endless head of a request."""

    head_size: int
    """Bytes of address and headers at the most."""
    _taken = 0
    _in_head = True

    def data_received(self, data: bytes) -> None:
        """See `asyncio.Protocol`."""
        if self._in_head:
            self._taken += len(data)
        if self._taken > self.head_size:
            error = HeadTooLargeError(
                f"Địa chỉ và các tiêu đề lớn quá {self.head_size} byte; hãy gửi truy vấn dài bằng POST.",
                f"Address and headers are larger than {self.head_size} bytes; send a long query by POST.",
            )
            self._refuse(refusal(Request(_NOBODY), error))
            return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """See `httptools.HTTPProtocol`."""
        self._in_head, self._taken = False, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """See `httptools.HTTPProtocol`."""
        self._in_head = True
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - the server has one sentence for all
        """Answer 501 to a method that nobody knows (RFC 9110, section 15.6.2), else 400, and close the connection.

        The server calls this while it handles what its parser raised.
        """
        if isinstance(sys.exception(), HttpParserInvalidMethodError):
            self._refuse(unknown_method(Request(_NOBODY)))
        else:
            error = InputError("Đây không phải là yêu cầu HTTP hợp lệ.", "This is not a valid request of HTTP.")
            self._refuse(refusal(Request(_NOBODY), error))

    def _refuse(self, response: Response) -> None:
        headers = [*self.server_state.default_headers, *response.raw_headers, (b"connection", b"close")]
        lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
        self.transport.write(STATUS_LINE[response.status_code] + lines + b"\r\n" + bytes(response.body))
        self.transport.close()


def wire(limit: int) -> type[Wire]:
    """The protocol with a limit to the bytes of a request's address and headers."""

    class Limited(Wire):
        head_size = limit

    return Limited
