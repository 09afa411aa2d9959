"""What curators, editors and administrators may do, as groups of Django.

A migration makes them; `manage.py migrate` gives them what a newer Octavo has besides.
Nothing is ever taken from a group here: a site may have given it more.
"""

from typing import Any

CURATOR = "Curator"
EDITOR = "Editor"
ADMINISTRATOR = "Administrator"
ROLE_NAMES = (CURATOR, EDITOR, ADMINISTRATOR)

ALL = ("view", "add", "change", "delete")
PUBLISH = "publish_library"
# Of the library, but a learner's own, or written by nobody.
NOT_FOR_CURATORS = frozenset(
    ("ownpaper", "loadedentry", "lookupanswer", "lookupturn", "mergestep")
)
DRAFTED = ("paper", "question", "readingpath", "collection", "trend")
PARTS_OF_DRAFTS = (
    "section",
    "authorship",
    "link",
    "keypoint",
    "choice",
    "pathstep",
    "trendexample",
)
NAMED_IN_DRAFTS = ("author", "figure")
LOOKED_AT = ("topic", "category", "framework", "outlet", "librarychange")

Grant = tuple[str, str, tuple[str, ...]]


def curators_grants(library_models: list[str]) -> list[Grant]:
    """App, model and actions."""
    grants: list[Grant] = [("taggit", "tag", ALL)]
    for model in library_models:
        is_private = model in NOT_FOR_CURATORS
        is_copy = model.startswith(("historical", "searchentry"))
        if not (is_private or is_copy):
            grants.append(("papers", model, ALL))
    grants.append(("study", "report", ("view", "change")))
    grants.append(("study", "papersuggestion", ("view", "change")))
    grants.append(("study", "settlement", ("view", "change", "delete")))
    return grants


def editors_grants() -> list[Grant]:
    """Drafts and what they are made of; all the rest of the library to look at."""
    grants: list[Grant] = [("taggit", "tag", ("view", "add"))]
    for model in DRAFTED:
        grants.append(("papers", model, ("view", "add", "change")))
    for model in PARTS_OF_DRAFTS:
        grants.append(("papers", model, ALL))
    for model in NAMED_IN_DRAFTS:
        grants.append(("papers", model, ("view", "add")))
    for model in LOOKED_AT:
        grants.append(("papers", model, ("view",)))
    grants.append(("study", "report", ("view", "change")))
    grants.append(("study", "papersuggestion", ("view", "change")))
    grants.append(("study", "settlement", ("view",)))
    return grants


def administrators_grants() -> list[Grant]:
    return [
        ("study", "learner", ALL),
        ("mfa", "authenticator", ("view", "delete")),
    ]


def make_roles(apps: Any) -> None:
    """The three groups with all that they may do; what is there stays.

    apps: Django's, or those of a migration.
    """
    models = apps.get_app_config("papers").get_models()
    library_models = [model._meta.model_name for model in models]
    granted = {
        CURATOR: curators_grants(library_models),
        EDITOR: editors_grants(),
        ADMINISTRATOR: administrators_grants(),
    }
    groups = apps.get_model("auth", "Group").objects
    for name, grants in granted.items():
        group, _ = groups.get_or_create(name=name)
        known = set(group.permissions.values_list("pk", flat=True))
        wanted = permissions_of(apps, grants)
        if name == CURATOR:
            wanted.append(publish_permission(apps))
        missing = [one for one in wanted if one.pk not in known]
        if missing:
            group.permissions.add(*missing)


def permissions_of(apps: Any, grants: list[Grant]) -> list[Any]:
    """Those rows; where Django has not made one yet it is made."""
    wanted = {}
    for app, model, actions in grants:
        for action in actions:
            wanted[app, model, f"{action}_{model}"] = f"Can {action} {model}"
    permissions = apps.get_model("auth", "Permission").objects
    stored = {}
    for permission in permissions.select_related("content_type"):
        kind = permission.content_type
        stored[kind.app_label, kind.model, permission.codename] = permission
    rows = []
    for key, label in wanted.items():
        row = stored.get(key) or make_permission(apps, *key, label)
        rows.append(row)
    return rows


def make_permission(
    apps: Any, app: str, model: str, codename: str, label: str
) -> Any:
    kinds = apps.get_model("contenttypes", "ContentType").objects
    kind, _ = kinds.get_or_create(app_label=app, model=model)
    permissions = apps.get_model("auth", "Permission").objects
    permission, _ = permissions.get_or_create(
        content_type=kind, codename=codename, defaults={"name": label}
    )
    return permission


def publish_permission(apps: Any) -> Any:
    """Of no model alone: what everybody sees."""
    return make_permission(
        apps,
        "papers",
        "libraryrevision",
        PUBLISH,
        "Can publish what everybody sees",
    )
