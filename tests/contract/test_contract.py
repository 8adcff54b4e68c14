"""Every operation, with good and bad requests that schemathesis makes up, against the document."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flowroute_sdk.sandbox import Sandbox, load_document
from flowroute_sdk.sandbox.world import Settings
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
    use_after_free,
)

from tests.contract_middleware import Contract

DOCUMENT = load_document()
CONTRACT = Contract(DOCUMENT)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
    allow_header_conformance,
    ignored_auth,
    negative_data_rejection,
    use_after_free,
]
BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
SETTINGS = Settings()
schema = schemathesis.openapi.from_dict(DOCUMENT)
schema.config.auth.update(basic=(SETTINGS.access_key, SETTINGS.secret_key))


def error_envelope(ctx: Any, response: Any, case: Any) -> None:
    """A refusal is always the API's error document, whatever was sent."""
    if response.status_code >= 400:
        media_type = response.headers["content-type"][0]
        assert media_type == "application/vnd.api+json"
        error = {"$ref": "#/components/schemas/ErrorDocument"}
        assert CONTRACT.schema_violations(error, response.json()) == []
        assert response.json()["errors"][0]["status"] == response.status_code


@pytest.fixture
def target(contract_sandbox: Sandbox) -> dict[str, Any]:
    return {"base_url": contract_sandbox.url}


@schema.parametrize()
@BOUNDED
def test_the_operation_keeps_to_its_contract(case: Any, target: dict[str, Any]) -> None:
    case.call_and_validate(**target, checks=[*CHECKS, error_envelope])


def test_chains_of_linked_operations_keep_to_their_contract(
    target: dict[str, Any], contract_server: tuple[Sandbox, dict[str, Any]]
) -> None:
    sandbox, account = contract_server

    class Chains(schema.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            sandbox.load(account)

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return target

        def validate_response(self, response: Any, case: Any, **options: Any) -> None:
            case.validate_response(response, checks=[*CHECKS, error_envelope])

    Chains.run(settings=settings(BOUNDED, max_examples=40, stateful_step_count=6))


def test_the_links_of_the_document_are_followed() -> None:
    transitions = schema.as_state_machine()._transitions  # what the chains are made of

    assert len(transitions.operations) >= 10
