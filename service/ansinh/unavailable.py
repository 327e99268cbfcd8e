"""What cannot be done now, and why: the branch of the tree in `ansinh.errors` that says so with 503."""

from ansinh.errors import AnsinhError, Message


class UnavailableError(AnsinhError):
    """It cannot be done now.

    Args:
        retry_after: seconds after which it may be tried again, where trying again makes sense.
    """

    status = 503
    title = Message("Tạm thời không phục vụ được", "Service unavailable")
    retry_after: int | None = None


class DeadlineError(UnavailableError):
    """A query took too long and was stopped.

    Args:
        seconds: how long it was let go on.
    """

    title = Message("Truy vấn quá lâu", "Query took too long")

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"Quá {seconds:g} giây nên đã dừng. Hãy thu hẹp: nêu đích danh tỉnh hay văn bản, thêm LIMIT, bỏ đường đi "
            "không giới hạn (*, +), hoặc tải toàn bộ dữ liệu.",
            f"It was stopped after {seconds:g} seconds. Narrow it: name a province or a document, add a LIMIT, avoid "
            "unbounded paths (*, +), or take a dump of the data.",
        )


class BusyError(UnavailableError):
    """Too much is being done at the same time."""

    title = Message("Dịch vụ đang bận", "Service busy")
    retry_after = 5

    def __init__(self) -> None:
        super().__init__(
            "Đang có quá nhiều truy vấn cùng lúc; hãy thử lại sau ít giây.",
            "Too many queries are being done at the same time; try again in a few seconds.",
        )


class ReaderLostError(UnavailableError):
    """The process that worked on it died, most likely for want of memory."""

    title = Message("Truy vấn cần quá nhiều bộ nhớ", "Query needs too much memory")

    def __init__(self) -> None:
        super().__init__(
            "Tiến trình thực hiện truy vấn đã dừng, có lẽ vì hết bộ nhớ. Hãy thu hẹp truy vấn hoặc thêm LIMIT.",
            "The process that carried out the query ended, most likely for want of memory. Narrow it or add a LIMIT.",
        )


class RemoteEngineError(UnavailableError):
    """A remote engine does not answer, or not as it should.

    Args:
        reason: what happened, or what it said.
    """

    title = Message("Kho từ xa không trả lời", "Remote engine does not answer")
    retry_after = 5

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Kho từ xa không trả lời được: {reason}. Hãy xem nó có chạy không, hoặc thử lại sau.",
            f"The remote engine cannot answer: {reason}. See whether it runs, or try again later.",
        )


class ClientLeftError(UnavailableError):
    """The client has closed the connection; the status is for the log alone."""

    status = 499
    title = Message("Bên hỏi đã rời đi", "Client left")

    def __init__(self) -> None:
        super().__init__("Bên hỏi đã đóng kết nối.", "The client has closed the connection.")
