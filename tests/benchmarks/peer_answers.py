"""The canned answers for other providers' SDKs: a message sent, and a list of a hundred records."""

from __future__ import annotations

from typing import Any

from .answers import to_bytes

COUNT = 100


def answer(method: str, path: str) -> tuple[int, bytes]:
    """Status and body for a request of one of the peers."""
    for prefix, one, many in (
        ("/2010-04-01", twilio_message, twilio_page),
        ("/telnyx", telnyx_message, telnyx_page),
        ("/openai", openai_completion, openai_page),
        ("/v1", stripe_charge, stripe_page),
    ):
        if path.startswith(prefix):
            return (201 if many is twilio_page and method == "POST" else 200), to_bytes(
                one(0) if method == "POST" else many()
            )
    return 404, b"{}"


def twilio_message(number: int) -> dict[str, Any]:
    """A message of Twilio's API 2010-04-01."""
    sid = f"SM{number:032x}"
    return {
        "account_sid": "AC" + "1" * 32,
        "api_version": "2010-04-01",
        "body": "hello there, this is a message of about usual length",
        "date_created": "Fri, 22 Dec 2017 01:52:39 +0000",
        "date_sent": "Fri, 22 Dec 2017 01:52:40 +0000",
        "date_updated": "Fri, 22 Dec 2017 01:52:40 +0000",
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": "+12012673227",
        "messaging_service_sid": None,
        "num_media": "0",
        "num_segments": "1",
        "price": "-0.0040",
        "price_unit": "USD",
        "sid": sid,
        "status": "delivered",
        "subresource_uris": {"media": f"/2010-04-01/Accounts/AC/Messages/{sid}/Media.json"},
        "to": "+12065551234",
        "uri": f"/2010-04-01/Accounts/AC/Messages/{sid}.json",
    }


def twilio_page() -> dict[str, Any]:
    """A page of messages."""
    return {
        "messages": [twilio_message(number) for number in range(COUNT)],
        "page": 0,
        "page_size": COUNT,
        "next_page_uri": None,
        "uri": "/2010-04-01/Accounts/AC/Messages.json",
    }


def telnyx_message(number: int) -> dict[str, Any]:
    """A message of Telnyx' API v2."""
    return {"data": _telnyx_record(number)}


def telnyx_page() -> dict[str, Any]:
    """A page of detail records."""
    meta = {"page_number": 1, "page_size": COUNT, "total_pages": 1, "total_results": COUNT}
    return {"data": [_telnyx_record(number) for number in range(COUNT)], "meta": meta}


def _telnyx_record(number: int) -> dict[str, Any]:
    return {
        "record_type": "message",
        "id": f"{number:08x}-0000-4000-8000-000000000000",
        "direction": "outbound",
        "type": "SMS",
        "from": {"phone_number": "+12012673227", "carrier": "", "line_type": ""},
        "to": [{"phone_number": "+12065551234", "status": "delivered", "carrier": "x"}],
        "text": "hello there, this is a message of about usual length",
        "media": [],
        "encoding": "GSM-7",
        "parts": 1,
        "tags": [],
        "cost": {"amount": "0.0040", "currency": "USD"},
        "received_at": "2017-12-22T01:52:39.390+00:00",
        "sent_at": "2017-12-22T01:52:39.400+00:00",
        "completed_at": None,
        "errors": [],
    }


def stripe_charge(number: int) -> dict[str, Any]:
    """A charge of Stripe's API."""
    return {
        "id": f"ch_{number:024x}",
        "object": "charge",
        "amount": 400,
        "amount_captured": 400,
        "amount_refunded": 0,
        "billing_details": {"email": None, "name": None, "phone": None},
        "captured": True,
        "created": 1513907559,
        "currency": "usd",
        "description": "hello there, this is a charge of about usual length",
        "livemode": False,
        "metadata": {},
        "outcome": {"network_status": "approved_by_network", "type": "authorized"},
        "paid": True,
        "status": "succeeded",
    }


def stripe_page() -> dict[str, Any]:
    """A page of charges."""
    data = [stripe_charge(number) for number in range(COUNT)]
    return {"object": "list", "data": data, "has_more": False, "url": "/v1/charges"}


def openai_completion(number: int) -> dict[str, Any]:
    """A chat completion of OpenAI's API."""
    message = {"role": "assistant", "content": "hello there", "refusal": None}
    return {
        "id": f"chatcmpl-{number:024x}",
        "object": "chat.completion",
        "created": 1513907559,
        "model": "x",
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 9, "completion_tokens": 12, "total_tokens": 21},
    }


def openai_page() -> dict[str, Any]:
    """A page of fine-tuning jobs, the nearest thing to a detail record."""
    return {"object": "list", "data": [_openai_job(n) for n in range(COUNT)], "has_more": False}


def _openai_job(number: int) -> dict[str, Any]:
    return {
        "id": f"ftjob-{number:024x}",
        "object": "fine_tuning.job",
        "created_at": 1513907559,
        "finished_at": 1513907659,
        "error": None,
        "fine_tuned_model": "ft:x",
        "hyperparameters": {"n_epochs": 4, "batch_size": 1, "learning_rate_multiplier": 1.0},
        "model": "x",
        "organization_id": "org-123",
        "result_files": ["file-abc"],
        "seed": 1,
        "status": "succeeded",
        "trained_tokens": 5768,
        "training_file": "file-abc",
        "validation_file": None,
        "integrations": [],
    }
