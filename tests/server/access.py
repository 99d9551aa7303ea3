"""Who may come where: a rule for every address, the longest that its route begins with.

An address that no rule names fails the test: whoever adds one writes down whom it is for. A rule
that ends with `$` is for that address alone, not for what begins with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.server.addresses import Address

# Alice writes Heguang, whose things are asked for; Bob writes another village; Charlie has an
# account and no work.
REVIEWERS = frozenset({"first", "second", "final"})
RUNNERS = frozenset({"administrator", "technician"})
"""Whoever looks after the township's server."""
TECHNICIAN = frozenset({"technician"})
OWN = REVIEWERS | RUNNERS | {"alice", "auditor"}
"""Whoever may see Heguang."""
WRITERS = OWN - {"auditor"}
"""Whoever may change Heguang's drafts."""
KEEPERS = RUNNERS | {"alice"}
"""Whoever may change Heguang's pictures and papers."""
WORKERS = OWN | {"bob"}
"""Whoever has work at the console."""
ACCOUNTS = WORKERS | {"charlie"}
ALL = ACCOUNTS | {"anonymous"}


@dataclass(frozen=True)
class Rule:
    """Whom an address is for.

    Attributes:
        who: Who may look at it, and send it something.
        shows: Whether a look is answered with a page; not what only takes something.
        pk: What `pk` stands for there, by its name in the world.
        writes: Who may send it something; `who` when None.
    """

    who: frozenset[str]
    shows: bool = True
    pk: str = ""
    writes: frozenset[str] | None = None


_ACTS: dict[str, Any] = {"shows": False}

RULES: dict[str, Rule] = {
    # --- ours: signing in, and what everybody has -------------------------------------------
    "$": Rule(ALL, **_ACTS),
    "language/": Rule(ALL, **_ACTS),
    "media/": Rule(OWN, writes=frozenset()),
    "accounts/login/": Rule(ALL, **_ACTS),
    "accounts/logout/": Rule(ALL, **_ACTS),
    "accounts/inactive/": Rule(ALL),
    "accounts/": Rule(ACCOUNTS),
    "accounts/second-factor/": Rule(ACCOUNTS, **_ACTS),
    # --- ours: what kiosks say, which they sign; a person's session is worth nothing ----------
    "api/v1/openapi.json": Rule(ALL),
    "api/v1/": Rule(frozenset()),
    # --- ours: writing ------------------------------------------------------------------------
    "authoring/": Rule(OWN, writes=WRITERS),
    "authoring/mine/": Rule(WORKERS, **_ACTS),
    "authoring/ledger/": Rule(OWN, **_ACTS),
    "authoring/picture/": Rule(OWN, **_ACTS),
    "authoring/films/<int:page_id>/<int:number>/delete/": Rule(KEEPERS, **_ACTS),
    "authoring/uploads/": Rule(KEEPERS, **_ACTS),
    # --- ours: three reviews ------------------------------------------------------------------
    "review/$": Rule(WORKERS),
    "review/urgent/$": Rule(WORKERS),
    "review/site/": Rule(OWN),
    "review/site/<int:site_id>/hand-in/": Rule(WRITERS, **_ACTS),
    "review/site/<int:site_id>/<sha256:digest>.jpg": Rule(OWN, **_ACTS),
    "review/<int:pk>/": Rule(OWN, pk="submission"),
    "review/<int:pk>/decide/": Rule(REVIEWERS | TECHNICIAN, shows=False, pk="submission"),
    "review/<int:pk>/withdraw/": Rule(WRITERS, shows=False, pk="submission"),
    "review/urgent/new/": Rule(WORKERS - {"auditor"}),
    "review/urgent/<int:pk>/": Rule(OWN, pk="urgent"),
    "review/urgent/<int:pk>/confirm/": Rule(REVIEWERS | TECHNICIAN, shows=False, pk="urgent"),
    "review/urgent/<int:pk>/refuse/": Rule(REVIEWERS | TECHNICIAN, shows=False, pk="urgent"),
    "review/urgent/<int:pk>/withdraw/": Rule(WRITERS, shows=False, pk="urgent"),
    # --- ours: releases -----------------------------------------------------------------------
    "releases/$": Rule(WORKERS),
    "releases/new/": Rule(RUNNERS),
    "releases/keys/": Rule(RUNNERS),
    "releases/stick/": Rule(RUNNERS),
    "releases/stick/download/": Rule(RUNNERS, **_ACTS),
    "releases/site/": Rule(OWN),
    "releases/<int:pk>/": Rule(OWN, pk="release", writes=frozenset()),
    "releases/<int:pk>/compare/": Rule(OWN, pk="release"),
    **{
        f"releases/<int:pk>/{act}/": Rule(RUNNERS, shows=False, pk="release")
        for act in ("back", "call-off", "halt", "resume", "widen")
    },
    # --- ours: kiosks -------------------------------------------------------------------------
    "admin/kiosks/pair/": Rule(RUNNERS),
    "admin/kiosks/<uuid:kiosk_id>/revoke/": Rule(RUNNERS, **_ACTS),
    "admin/kiosks/<uuid:kiosk_id>/rotate/": Rule(RUNNERS, **_ACTS),
    "fleet/$": Rule(WORKERS),
    "fleet/rows/": Rule(WORKERS),
    "fleet/command/": Rule(RUNNERS, **_ACTS),
    "fleet/plays/": Rule(WORKERS),
    "fleet/groups/": Rule(RUNNERS),
    "fleet/groups/<int:pk>/": Rule(RUNNERS, pk="group"),
    "fleet/groups/<int:pk>/drop/": Rule(RUNNERS, shows=False, pk="group"),
    "fleet/alerts/": Rule(WORKERS),
    "fleet/alerts/rules/": Rule(RUNNERS),
    "fleet/alerts/receivers/": Rule(RUNNERS),
    "fleet/alerts/receivers/<int:pk>/": Rule(RUNNERS, pk="receiver"),
    "fleet/alerts/receivers/<int:pk>/try/": Rule(RUNNERS, shows=False, pk="receiver"),
    "fleet/alerts/receivers/<int:pk>/drop/": Rule(RUNNERS, shows=False, pk="receiver"),
    "fleet/kiosk/<uuid:pk>/": Rule(OWN, pk="kiosk"),
    "fleet/kiosk/<uuid:pk>/glass/": Rule(OWN, shows=False, pk="kiosk"),
    "fleet/kiosk/<uuid:pk>/change/": Rule(RUNNERS, shows=False, pk="kiosk"),
    "fleet/kiosk/<uuid:pk>/withdraw/": Rule(RUNNERS, shows=False, pk="kiosk"),
    # --- Wagtail: what every worker has -------------------------------------------------------
    "admin/$": Rule(WORKERS),
    "admin/login/": Rule(ALL, **_ACTS),
    "admin/logout/": Rule(ALL, **_ACTS),
    "admin/password_reset/": Rule(frozenset()),
    "admin/failwhale/": Rule(frozenset()),
    "admin/test404/": Rule(WORKERS),
    "admin/^.*/": Rule(ALL, **_ACTS),
    "admin/jsi18n/": Rule(ALL),
    "admin/sprite/": Rule(ALL),
    "admin/account/": Rule(WORKERS),
    "admin/dismissibles/": Rule(WORKERS),
    "admin/block-preview/": Rule(WORKERS, **_ACTS),
    "admin/editing-sessions/": Rule(WORKERS, **_ACTS),
    "admin/tag-autocomplete/": Rule(WORKERS, **_ACTS),
    "admin/choose-": Rule(WORKERS, **_ACTS),
    "admin/bulk/": Rule(WORKERS, **_ACTS),
    # --- Wagtail: pages -----------------------------------------------------------------------
    "admin/api/main/^pages/": Rule(WORKERS, writes=frozenset()),
    "admin/api/main/^pages/<int:pk>/": Rule(OWN, pk="notice", writes=frozenset()),
    "admin/api/main/^pages/find/": Rule(WORKERS, **_ACTS),
    "admin/api/main/^pages/<int:pk>/action/": Rule(WRITERS, shows=False, pk="notice"),
    "admin/pages/": Rule(WORKERS, **_ACTS),
    "admin/pages/search/": Rule(WORKERS),
    "admin/pages/usage/": Rule(WORKERS),
    "admin/pages/create/": Rule(WORKERS, **_ACTS),
    "admin/pages/<int:parent_page_id>/": Rule(OWN),
    "admin/pages/<int:parent_page_id>/add_subpage/": Rule(WRITERS, **_ACTS),
    "admin/pages/add/": Rule(WRITERS, **_ACTS),
    "admin/pages/<int:page_id>/": Rule(WRITERS),
    "admin/pages/<int:page_id>/revisions/": Rule(OWN, **_ACTS),
    "admin/pages/<int:page_id>/revisions/<int:revision_id>/": Rule(WRITERS),
    "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/": Rule(TECHNICIAN),
    "admin/pages/^(": Rule(WRITERS),
    "admin/pages/<int:page_id>/workflow_history/detail/": Rule(WRITERS, **_ACTS),
    "admin/pages/<int:page_id>/convert_alias/": Rule(WRITERS, **_ACTS),
    "admin/pages/<int:page_id>/privacy/": Rule(TECHNICIAN),
    "admin/pages/<int:page_id>/unpublish/": Rule(TECHNICIAN, **_ACTS),
    "admin/pages/<int:page_id>/lock/": Rule(RUNNERS, **_ACTS),
    "admin/pages/<int:page_id>/unlock/": Rule(RUNNERS, **_ACTS),
    "admin/pages/<int:page_to_move_id>/move/": Rule(WRITERS),
    "admin/pages/<int:page_to_move_id>/move/<int:destination_id>/": Rule(
        OWN, shows=False, writes=WRITERS
    ),
    "admin/pages/<int:page_to_move_id>/set_position/": Rule(TECHNICIAN, **_ACTS),
    "admin/pages/workflow/": Rule(OWN, **_ACTS),
    # --- Wagtail: pictures and papers -----------------------------------------------------------
    "admin/api/main/^images/": Rule(WORKERS, writes=frozenset()),
    "admin/api/main/^images/<int:pk>/": Rule(OWN, pk="picture", writes=frozenset()),
    "admin/api/main/^images/find/": Rule(WORKERS, **_ACTS),
    "admin/api/main/^documents/": Rule(WORKERS, writes=frozenset()),
    "admin/api/main/^documents/<int:pk>/": Rule(OWN, pk="paper", writes=frozenset()),
    "admin/api/main/^documents/find/": Rule(WORKERS, **_ACTS),
    "admin/images/": Rule(KEEPERS | {"bob"}, **_ACTS),
    "admin/images/chooser/": Rule(WORKERS, **_ACTS),
    "admin/images/<int:image_id>/": Rule(KEEPERS),
    "admin/images/<int:image_id>/preview/": Rule(KEEPERS, **_ACTS),
    "admin/images/<int:image_id>/generate_url/": Rule(KEEPERS, **_ACTS),
    "admin/images/usage/": Rule(KEEPERS),
    "admin/images/multiple/<int:image_id>/": Rule(KEEPERS, **_ACTS),
    "admin/documents/": Rule(KEEPERS | {"bob"}, **_ACTS),
    "admin/documents/chooser/": Rule(WORKERS, **_ACTS),
    "admin/documents/edit/": Rule(KEEPERS),
    "admin/documents/delete/": Rule(KEEPERS),
    "admin/documents/usage/": Rule(KEEPERS),
    "admin/documents/multiple/<int:doc_id>/": Rule(KEEPERS, **_ACTS),
    "admin/authoring_recording_chooser/": Rule(WORKERS, **_ACTS),
    "admin/authoring_recording_chooser/chosen/": Rule(OWN, pk="recording"),
    "admin/authoring_recording_chooser/create/": Rule(TECHNICIAN, **_ACTS),
    # --- Wagtail: reports -----------------------------------------------------------------------
    "admin/reports/": Rule(WORKERS - {"auditor"}),
    "admin/reports/site-history/": Rule(WORKERS),
    "admin/reports/locked/": Rule(RUNNERS),
    # --- Wagtail: the server itself -------------------------------------------------------------
    "admin/users/": Rule(RUNNERS, pk="user"),
    "admin/groups/": Rule(TECHNICIAN, pk="users_group"),
    "admin/sites/": Rule(TECHNICIAN, shows=False),
    "admin/collections/": Rule(TECHNICIAN, pk="collection"),
    "admin/workflows/": Rule(TECHNICIAN, shows=False, pk="workflow"),
    "admin/snippets/": Rule(TECHNICIAN, **_ACTS),
}


def rule_of(address: Address) -> Rule | None:
    """Return the rule of an address; None when nobody wrote one."""
    if f"{address.route}$" in RULES:
        return RULES[f"{address.route}$"]
    routes = [route for route in RULES if address.route.startswith(route)]
    return RULES[max(routes, key=len)] if routes else None


def values_at(address: Address, rule: Rule, world: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands for each name in an address."""
    return {
        **world,
        "pk": world.get(rule.pk, 1),
        "page_id": world["site" if address.route.startswith("authoring/") else "notice"],
        "site_id": world["site"],
        "number": world["recording" if "films" in address.route else "picture"],
        "kiosk_id": world["kiosk"],
        "log_id": world["log"],
        "collection_id": world["collection"],
        "task_id": world["task"],
        "upload_id": world["upload"],
        "revision_id": world["revision"],
        "image_id": world["picture"],
        "document_id": world["paper"],
        "doc_id": world["paper"],
        "name": world["picture_name"],
        "other": world["release"],
        "digest": "0" * 64,
        "screen": "home",
        "focus": 0,
        "filter_spec": "width-100",
        "action": "delete",
        "action_name": "approve",
        "app_name": "authoring",
        "app_label": "authoring",
        "model_name": "noticepage",
        "content_type_app_name": "authoring",
        "content_type_model_name": "noticepage",
    }  # fmt: skip
