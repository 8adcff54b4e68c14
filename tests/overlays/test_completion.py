"""What an editor shows while one types, as Jedi sees it."""

from __future__ import annotations

from pathlib import Path

import flowroute_sdk
import jedi
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> jedi.Project:
    """A project of somebody who has the packages on the path."""
    return jedi.Project(
        tmp_path_factory.mktemp("project"),
        sys_path=[str(ROOT / "overlays"), str(ROOT / "generated_client")],
    )


def completed(project: jedi.Project, code: str) -> set[str]:
    """The names without underscore that are offered at the end of the code."""
    return {
        each.name for each in jedi.Script(code, project=project).complete() if each.name[0] != "_"
    }


def test_all_public_names_are_offered_on_import(project: jedi.Project) -> None:
    assert set(flowroute_sdk.__all__) <= completed(project, "from flowroute_sdk import ")


CLIENTS = {
    "sync": "from flowroute_sdk import Flowroute\nclient = Flowroute()\n",
    "sync, as a block": "from flowroute_sdk import Flowroute\nwith Flowroute() as client:\n    ",
    "async": "from flowroute_sdk import AsyncFlowroute\nclient = AsyncFlowroute()\n",
}


@pytest.mark.parametrize("setup", CLIENTS.values(), ids=CLIENTS)
def test_resources_and_their_operations_are_offered(project: jedi.Project, setup: str) -> None:
    assert {"numbers", "with_raw_response", "close"} <= completed(project, f"{setup}client.")
    offered = completed(project, f"{setup}client.numbers.")
    operations = {name for name in dir(flowroute_sdk.resources.Numbers) if name.islower()}
    assert {name for name in operations if name[0] != "_"} <= offered
    assert not offered & {"mro", "func", "attrname"}


@pytest.mark.parametrize("setup", CLIENTS.values(), ids=CLIENTS)
def test_a_call_shows_its_arguments_and_what_they_mean(project: jedi.Project, setup: str) -> None:
    code = f"{setup}client.messages.send_a_message("
    shown = jedi.Script(code, project=project).get_signatures()

    parameters = {each.name for signature in shown for each in signature.params}
    assert {"to", "from_", "reply_to", "body", "media_urls"} <= parameters
    assert shown
    assert all("The number to send to, in any usual form." in each.docstring() for each in shown)


def test_the_fields_of_answers_are_offered(project: jedi.Project) -> None:
    setup = CLIENTS["sync"]

    details = completed(
        project, f"{setup}client.numbers.list_phone_number_details(1).data.attributes."
    )
    listed = completed(
        project, f"{setup}for each in client.cnams.list_cnams():\n    each.attributes."
    )

    assert {"rate_center", "monthly_cost", "alias"} <= details
    assert {"value", "is_approved"} <= listed
    assert "Number" in completed(project, "from flowroute_sdk.models import ")


def test_a_class_shows_what_it_is(project: jedi.Project) -> None:
    names = jedi.Script("from flowroute_sdk import Flowroute, NotFound", project=project)

    shown = [names.help(1, column)[0].docstring() for column in (28, 40)]

    assert "A client of the Flowroute API." in shown[0]
    assert "the account has no such record" in shown[1]
