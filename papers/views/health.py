"""Whether the site can serve."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from papers.search.finding import Search
from papers.search.language import parse_query
from papers.search.vocabulary import Vocabulary


@require_safe
@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and the search index can be asked.

    A database that is away makes this a 503 (config/http.py). A database that was not
    restored whole still answers most pages, so the search is asked for itself.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    try:
        # Its other forms are not looked up.
        Search(
            parse_query("octavo"), own={}, vocabulary=Vocabulary({})
        ).is_found()
    except DatabaseError:
        return JsonResponse({"status": "search does not work"}, status=503)
    return JsonResponse({"status": "ok"})
