"""How an administrator makes and changes an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission
from wagtail.users.forms import UserCreationForm, UserEditForm

from kiosk.server.accounts.names import name_of_group
from kiosk.server.accounts.roles import EDITORS
from kiosk.server.accounts.second_factor import forget_second_factor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.server.accounts.models import User


_ORDER = ("username", "last_name", "first_name", "password1", "password2", "groups", "email")


class GroupsField(forms.ModelMultipleChoiceField[Group]):
    """The groups, called what people call them."""

    def label_from_instance(self, obj: Group) -> str:
        """Name a group."""
        if not obj.name.startswith(EDITORS):
            return name_of_group(obj.name)
        village = GroupPagePermission.objects.filter(group=obj).values("page__title").first()
        return name_of_group(EDITORS + village["page__title"] if village else obj.name)


class _AccountForm:
    """What making and changing an account have in common; mixed into Wagtail's forms."""

    fields: dict[str, Any]
    order_fields: Callable[[Sequence[str]], None]

    def prepare(self) -> None:
        self.fields.pop("is_superuser", None)  # technicians are made on the server itself
        self.fields["email"].required = False
        self.fields["last_name"].label = _("Family name")
        self.fields["first_name"].label = _("Given name")
        self.fields["username"].help_text = _("For signing in: letters and digits, no spaces.")
        self.fields["groups"] = GroupsField(
            queryset=Group.objects.order_by("pk"),
            required=False,
            label=_("What they do"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("An editor writes one village. Nobody reviews what they wrote."),
        )
        self.order_fields(_ORDER)


class AccountCreationForm(_AccountForm, UserCreationForm):
    """A new account; its first password is changed at the first sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Prepare the fields."""
        super().__init__(*args, **kwargs)
        self.prepare()

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002  # Django's
        """Keep the account."""
        self.instance.must_change_password = True
        user: User = super().save(commit=commit)
        return user


class AccountEditForm(_AccountForm, UserEditForm):
    """An account that exists; a lost phone is disconnected here."""

    disconnect_phone = forms.BooleanField(
        required=False,
        label=_("Disconnect the phone"),
        help_text=_("When it was lost or replaced: another one is connected at the next sign-in."),
    )

    class Meta(UserEditForm.Meta):
        """The fields of Wagtail's form, without the right to everything."""

        fields = UserEditForm.Meta.fields - {"is_superuser"}

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        """Prepare the fields.

        Args:
            *args: Django's.
            editing_self: Whether it is the administrator's own account: its phone and password
                are changed on the page of every person's own account.
            **kwargs: Django's.
        """
        super().__init__(*args, editing_self=editing_self, **kwargs)
        self._editing_self = editing_self
        self.prepare()
        if editing_self:
            for name in ("disconnect_phone", "password1", "password2"):
                del self.fields[name]

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002  # Django's
        """Keep the account."""
        if self._editing_self:
            self.cleaned_data["password1"] = ""
        elif self.cleaned_data.get("password1"):
            self.instance.must_change_password = True
        user: User = super().save(commit=commit)
        if self.cleaned_data.get("disconnect_phone"):
            forget_second_factor(user)
        return user
