"""Codes by SMS that show who holds a number: `uvicorn --factory two_factor:service`, one process.

Environment: FR_ACCESS_KEY and FR_SECRET_KEY; FROM_NUMBER, which sends; PUBLIC_URL, where Flowroute
reaches this service; WEBHOOK_PASSWORD, which it then shows; OPT_OUTS, a file for who said STOP.
"""

import hmac
import os
import secrets
import time
from contextlib import asynccontextmanager, closing
from typing import Annotated, Any

from fastapi import Body, FastAPI, HTTPException
from flowroute_sdk import AsyncFlowroute, FlowrouteError, InvalidArgument, OptedOut, OutcomeUnknown
from flowroute_sdk.opt_outs import SQLiteOptOuts
from flowroute_sdk.webhooks import DeliveryReceipt, Guard, InboundMessage, Receiver, webhook_url
from starlette.routing import Route

LIFETIME, TRIES, PAUSE, PER_HOUR = 300, 5, 30, 5  # seconds, wrong codes, seconds, codes
REFUSED = {OptedOut: (403, "it has sent STOP"), InvalidArgument: (422, "it is no phone number")}
Number = Annotated[str, Body(embed=True, pattern=r"^\+[1-9][0-9]{7,14}$")]
Code = Annotated[str, Body(embed=True, pattern=r"^[0-9]{6}$")]


def keep(kept: dict[str, Any], key: str, value: Any) -> None:
    kept[key] = value
    if len(kept) > 100_000:
        del kept[next(iter(kept))]


def service(now: Any = time.time) -> FastAPI:
    codes, sendings, receipts = dict[str, Any](), dict[str, Any](), dict[str, Any]()
    sender, opt_outs = os.environ["FROM_NUMBER"], SQLiteOptOuts(os.environ["OPT_OUTS"])
    guard = Guard(basic=("flowroute", os.environ["WEBHOOK_PASSWORD"]))
    hook = webhook_url(os.environ["PUBLIC_URL"] + "/flowroute", guard)
    client = AsyncFlowroute(deadline=20)

    async def on_message(message: InboundMessage) -> None:
        if opt_outs.hear(message) == "help":
            await client.messages.send_a_message(reply_to=message, body="STOP ends sign-in codes")

    async def on_receipt(receipt: DeliveryReceipt) -> None:  # it may be here before the id is
        keep(receipts, receipt.id, [*receipts.get(receipt.id, ()), receipt])

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> Any:
        with closing(opt_outs):
            async with client:
                await client.numbers.set_did_level_sms_callback(sender, callback_url=hook)
                yield

    receiver = Receiver(on_message=on_message, on_receipt=on_receipt, guard=guard)
    app = FastAPI(routes=[Route("/flowroute", receiver.asgi, methods=["POST"])], lifespan=lifespan)

    @app.post("/codes", status_code=202)
    async def send(number: Number) -> dict[str, str | None]:
        recent = [at for at in sendings.get(number, ()) if at > now() - 3600]
        if len(recent) >= PER_HOUR or (recent and recent[-1] > now() - PAUSE):
            raise HTTPException(429, "wait before asking for another code")
        keep(sendings, number, [*recent, now()])  # before the first await: requests race
        code = f"{secrets.randbelow(10**6):06}"
        keep(codes, number, (code, now() + LIFETIME, TRIES))
        body = f"{code} is your code. Reply STOP to get none any more."
        try:
            sent = await client.messages.send_a_message(
                to=number, from_=sender, body=body, dlr_callback=hook, unless=opt_outs
            )
        except OutcomeUnknown:
            return {"id": None}  # it may arrive, so the code counts
        except FlowrouteError as error:
            codes.pop(number, None)
            raise HTTPException(*REFUSED.get(type(error), (502, "try again later"))) from None
        return {"id": sent.data.id}

    @app.get("/codes/{message_id}")
    async def progress(message_id: str) -> list[dict[str, Any]]:
        came = sorted(receipts.get(message_id, ()), key=lambda one: (one.is_final, one.level or 0))
        return [{"status": one.status, "final": one.is_final, "at": one.sent_at} for one in came]

    @app.post("/codes/check", status_code=204)
    async def check(number: Number, code: Code) -> None:
        known, ends_at, tries = codes.pop(number, ("", 0, 0))  # a right one is good for once
        if hmac.compare_digest(known, code) and now() < ends_at:
            return
        if tries > 1:
            keep(codes, number, (known, ends_at, tries - 1))
        raise HTTPException(403, "wrong or expired code")

    return app
