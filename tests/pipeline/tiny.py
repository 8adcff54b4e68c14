"""A project in miniature: two documents, two tags, one async overlay for each."""

COMMON = """\
openapi: 3.1.0
info: {title: Common, version: "1"}
servers:
  - url: https://api.example.com
security:
  - basicAuth: []
components:
  securitySchemes:
    basicAuth: {type: http, scheme: basic}
  parameters:
    Offset:
      name: offset
      in: query
      description: How many to skip.
      schema: {type: integer, minimum: 0}
  responses:
    Error:
      description: A failure.
      content:
        application/vnd.api+json:
          schema:
            $ref: "#/components/schemas/ErrorDocument"
  schemas:
    Id:
      description: Identifies a thing.
      type: [string, integer]
      x-read-as: string
      example: "17"
    ErrorDocument:
      description: A failure.
      type: object
      properties:
        title: {type: string, description: In words.}
      example: {title: Not found}
"""

THINGS = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
servers:
  - url: https://api.example.com
security:
  - basicAuth: []
tags:
  - name: things
    description: Things.
paths:
  /things:
    get:
      operationId: list_things
      tags: [things]
      summary: List the things
      description: All of them, page by page.
      x-evidence: documented
      x-safe-to-repeat: {value: true, reason: It only reads.}
      parameters:
        - name: kind
          in: query
          description: The kind of thing.
          schema: {type: string, enum: [small, large]}
        - $ref: "common.yaml#/components/parameters/Offset"
      responses:
        "200":
          description: A page.
          content:
            application/vnd.api+json:
              schema:
                $ref: "#/components/schemas/ThingListDocument"
        default:
          $ref: "common.yaml#/components/responses/Error"
    post:
      operationId: create_thing
      tags: [things]
      summary: Create a thing
      description: It can be read at once.
      x-evidence: documented
      x-safe-to-repeat: {value: false, reason: Each call makes another thing.}
      requestBody:
        required: true
        content:
          application/vnd.api+json:
            schema:
              $ref: "#/components/schemas/ThingCreateRequest"
      responses:
        "201":
          description: Created.
          content:
            application/vnd.api+json:
              schema:
                $ref: "#/components/schemas/ThingDocument"
          links:
            delete:
              operationId: delete_thing
              parameters: {thing_id: "$response.body#/data/id"}
        default:
          $ref: "common.yaml#/components/responses/Error"
  /things/{thing_id}:
    delete:
      operationId: delete_thing
      tags: [things]
      summary: Delete a thing
      description: It is gone.
      x-evidence: inferred
      x-safe-to-repeat: {value: true, reason: Gone is gone.}
      parameters:
        - name: thing_id
          in: path
          required: true
          description: Which one.
          schema: {type: string}
      responses:
        "204":
          description: Deleted.
        default:
          $ref: "common.yaml#/components/responses/Error"
components:
  schemas:
    ThingKind:
      description: Kinds that are known.
      anyOf:
        - {type: string, enum: [small, large]}
        - {type: string}
      example: small
    Thing:
      description: A thing.
      type: object
      required: [id, type]
      properties:
        id:
          $ref: "common.yaml#/components/schemas/Id"
        type: {type: string, const: thing, description: What it is.}
        kind:
          $ref: "#/components/schemas/ThingKind"
        price:
          description: In billionths of a dollar.
          type: [integer, string, "null"]
          x-read-as: integer
        made:
          description: When it was made.
          type: [string, "null"]
          x-read-as: date-time
        from: {type: string, description: Where it is from.}
      example: {id: 17, type: thing, kind: small, price: "40", made: null, from: there}
    OtherResource:
      description: Something else.
      type: object
      properties:
        id:
          $ref: "common.yaml#/components/schemas/Id"
        type: {type: string, description: What it is.}
      example: {id: 1, type: other}
    Included:
      description: What is sent along.
      anyOf:
        - $ref: "#/components/schemas/Thing"
        - $ref: "#/components/schemas/OtherResource"
      example: {id: 1, type: other}
    ThingDocument:
      description: One thing.
      type: object
      required: [data]
      properties:
        data:
          $ref: "#/components/schemas/Thing"
        included:
          description: What is sent along.
          type: array
          items:
            $ref: "#/components/schemas/Included"
      example: {data: {id: "17", type: thing}}
    ThingListDocument:
      description: Things.
      type: object
      required: [data]
      properties:
        data:
          description: The things.
          type: array
          items:
            $ref: "#/components/schemas/Thing"
      example: {data: []}
    ThingCreateRequest:
      description: A new thing.
      type: object
      additionalProperties: false
      required: [data]
      properties:
        data:
          $ref: "#/components/schemas/ThingCreateData"
      example: {data: {type: thing, attributes: {zip: "98101"}}}
    ThingCreateData:
      description: The new thing.
      type: object
      additionalProperties: false
      required: [type, attributes]
      properties:
        type: {type: string, const: thing, description: What it is.}
        attributes:
          $ref: "#/components/schemas/ThingCreateAttributes"
      example: {type: thing, attributes: {zip: "98101"}}
    ThingCreateAttributes:
      description: What it is like.
      type: object
      additionalProperties: false
      required: [zip]
      properties:
        zip: {type: string, x-python-name: zipcode, description: Where it goes.}
        from: {type: string, description: Where it is from.}
        note: {type: [string, "null"], description: Or null to have none.}
      example: {zip: "98101"}
"""

THINGS_OVERLAY = '''\
"""Things."""

from .resource import AsyncResource


class Things(AsyncResource):
    """Things."""

    HELPERS = ("count",)

    async def list_things(self, *, kind: str | None = None, offset: int = 0) -> list[str]:
        """Use ``await client.things.list_things()``."""
        return await self._call("list_things", kind, offset)

    async def create_thing(self, *, zipcode: str, from_: str = "", note: str = "") -> str:
        """Make one."""
        return await self._call("create_thing", zipcode, from_, note)

    async def delete_thing(self, thing_id: str) -> None:
        """Unmake one."""
        await self._call("delete_thing", thing_id)

    async def count(self) -> int:
        """How many there are."""
        return len([thing async for thing in self._all()])
'''

RESOURCE_OVERLAY = '''\
"""What the resources share."""

from collections.abc import AsyncIterator

from .._sides.rim_async import pause


class AsyncResource:
    """The base of all."""

    async def _call(self, *arguments: object) -> object:
        await pause()  # as an AsyncClient would
        return arguments

    async def _all(self) -> AsyncIterator[str]:
        yield "one"
'''

ASYNC_RIM = '''\
"""The rim, by hand."""

import asyncio


async def pause() -> None:
    """Wait a little."""
    await asyncio.sleep(0)
'''

SYNC_RIM = '''\
"""The rim, by hand."""


def pause() -> None:
    """Wait a little."""
'''

FILES = {
    "swagger_specs/common.yaml": COMMON,
    "swagger_specs/things.yaml": THINGS,
    "overlays/flowroute_sdk/_async/things.py": THINGS_OVERLAY,
    "overlays/flowroute_sdk/_async/resource.py": RESOURCE_OVERLAY,
    "overlays/flowroute_sdk/_sides/rim_async.py": ASYNC_RIM,
    "overlays/flowroute_sdk/_sides/rim_sync.py": SYNC_RIM,
}
