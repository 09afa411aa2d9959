"""What an address may ask of the topic map."""

from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

MAP = ""
LIST = "list"
TABLE = "table"
VIEWS = ((MAP, "Map"), (LIST, "List"), (TABLE, "Table"))
TREE_ORDER = ""
WEAK_ORDER = "weak"
ORDERS = ((TREE_ORDER, "As the topics stand"), (WEAK_ORDER, "Weakest first"))
TODAY = ""
LATER = "later"
DAYS = ((TODAY, "Today"), (LATER, "In 30 days, if you do nothing"))
CHOICES = {"view": VIEWS, "order": ORDERS, "day": DAYS}


class TopicMapForm(forms.Form):
    view = forms.ChoiceField(required=False, choices=VIEWS)
    order = forms.ChoiceField(required=False, choices=ORDERS)
    day = forms.ChoiceField(required=False, choices=DAYS)


@dataclass(frozen=True, kw_only=True)
class TopicMapOptions:
    """How the map is shown; `day` is that of the figures that the drawing shows."""

    view: str = MAP
    order: str = TREE_ORDER
    day: str = TODAY

    @property
    def is_map(self) -> bool:
        return self.view == MAP

    @property
    def is_weak_first(self) -> bool:
        return self.order == WEAK_ORDER

    @property
    def is_later(self) -> bool:
        return self.day == LATER

    def links(self, name: str) -> list[dict[str, Any]]:
        """One for each value of an option; the others stay as they are."""
        links = []
        for value, label in CHOICES[name]:
            options = replace(self, **{name: value})
            link = {
                "label": label,
                "url": options.query,
                "is_chosen": options == self,
            }
            links.append(link)
        return links

    @property
    def query(self) -> str:
        """The end of an address that asks for these options."""
        asked = {name: value for name, value in asdict(self).items() if value}
        return f"?{urlencode(asked)}"


def read_topic_map_options(query: QueryDict) -> TopicMapOptions:
    """What makes no sense is as usual."""
    form = TopicMapForm(query)
    form.is_valid()
    return TopicMapOptions(**form.cleaned_data)
