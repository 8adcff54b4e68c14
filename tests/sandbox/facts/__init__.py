"""The facts about the API, page by page, in our own words.

A line says where it is from, what is so, and holds when its check is true. A line that can't hold,
because the pages are silent, disagree or speak of what isn't modelled, is a choice and says why.
"""

from tests.sandbox.facts.cdr_exports import cdr_exports
from tests.sandbox.facts.cnam import cnam
from tests.sandbox.facts.conventions import conventions
from tests.sandbox.facts.e911 import e911
from tests.sandbox.facts.general import general
from tests.sandbox.facts.messages import messages
from tests.sandbox.facts.numbers import numbers
from tests.sandbox.facts.porting import porting
from tests.sandbox.facts.routes import routes
from tests.sandbox.facts.webhooks import webhooks

TABLES = (
    *(general, conventions, numbers, routes, messages, webhooks, e911, cnam),
    *(cdr_exports, porting),
)
