"""What a reader may ask of the search page; everything stays in the address."""

from django import forms
from django.http import HttpRequest, QueryDict

from papers.search.kinds import Kind
from papers.search.language import LENGTH_LIMIT, parse_query

PAGES = 50
GROUP_KEYS = [*(f"{kind.name.lower()}s" for kind in Kind), "mine"]
NO_GROUP = ""


class SearchForm(forms.Form):
    """The query as typed; `kind` narrows the page to one group, which has pages.

    A `literal` query is searched as it is written, with its slips.
    """

    q = forms.CharField(required=False, strip=False)
    kind = forms.ChoiceField(
        required=False,
        choices=[(key, key) for key in (NO_GROUP, *GROUP_KEYS)],
    )
    literal = forms.BooleanField(required=False)
    page = forms.IntegerField(required=False, min_value=1, max_value=PAGES)


class QuickSearchForm(forms.Form):
    """What was typed so far; with `actions` also things to do are looked for.

    `at` is the path of the page on which one types.
    """

    q = forms.CharField(required=False, max_length=LENGTH_LIMIT)
    actions = forms.BooleanField(required=False)
    at = forms.CharField(required=False, max_length=200)


class SaveSearchForm(forms.Form):
    """A query worth keeping; without a name it is called as it reads."""

    query = forms.CharField(max_length=LENGTH_LIMIT)
    name = forms.CharField(max_length=120, required=False)

    def clean_query(self) -> str:
        """As the search reads it, so that the same search is kept once."""
        text = parse_query(self.cleaned_data["query"]).text
        if not text:
            raise forms.ValidationError("There is nothing to search for.")
        return text


def read_search_form(request: HttpRequest) -> SearchForm:
    """Read already; what makes no sense in it is left out."""
    form = SearchForm(without_nulls(request.GET))
    form.is_valid()
    return form


def read_quick_search_form(request: HttpRequest) -> QuickSearchForm:
    form = QuickSearchForm(without_nulls(request.GET))
    form.is_valid()
    return form


def without_nulls(parameters: QueryDict) -> dict[str, str]:
    """Null characters are spaces to a search, where a form would refuse them."""
    texts = {}
    for name, value in parameters.items():
        texts[name] = str(value).replace("\0", " ")
    return texts
