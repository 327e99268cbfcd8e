"""Clients: who asks, and whether he still waits for the answer."""

import asyncio
import ipaddress
from collections.abc import Coroutine
from typing import TypeVar

from fastapi import Request

from ansinh.unavailable import ClientLeftError

T = TypeVar("T")


def client_of(request: Request) -> str:
    """Who asks: an IPv4 address, or the network of an IPv6 address, since there one client has the whole of it."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:  # a socket of the machine has no address
        return host
    return (
        host if isinstance(address, ipaddress.IPv4Address) else str(ipaddress.ip_network((address, 64), strict=False))
    )


async def while_waited_for(request: Request, work: Coroutine[object, object, T]) -> T:
    """The result of `work`, which is cancelled as soon as the client has gone. The body must have been read before.

    Raises:
        ClientLeftError: the client has gone.
    """
    waiting = asyncio.timeout(None)
    watching = asyncio.create_task(_watch(request, waiting))
    try:
        async with waiting:
            return await work
    except TimeoutError:
        if waiting.expired():
            raise ClientLeftError from None
        raise
    finally:
        watching.cancel()


async def _watch(request: Request, waiting: asyncio.Timeout) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    waiting.reschedule(asyncio.get_running_loop().time())
