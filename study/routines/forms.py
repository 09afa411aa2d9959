"""A routine as its page sends it."""

from typing import Any

from django import forms

from papers.models import Framework
from study.models import Routine


class RoutineForm(forms.ModelForm):
    """What to do, how often, and questions to think with."""

    class Meta:
        model = Routine
        fields = ("name", "rhythm", "framework")
        error_messages = {
            "name": {
                "required": "Say what you want to do.",
                "max_length": "Say it in 120 letters at most.",
            },
            "rhythm": {
                "required": "Choose how often.",
                "invalid_choice": "Choose one of these.",
            },
            "framework": {
                "invalid_choice": "Choose one from the list, or none."
            },
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        fields: dict[str, Any] = self.fields
        fields["rhythm"].choices = Routine.Rhythm.choices
        fields["framework"].queryset = Framework.objects.all()
        fields["framework"].empty_label = "None"


class FrameworkAddressForm(forms.Form):
    """The framework that a page's address begins a routine with."""

    framework = forms.ModelChoiceField(
        Framework.objects.all(), to_field_name="slug", required=False
    )

    def initial_routine(self) -> dict[str, Any]:
        self.full_clean()
        framework = self.cleaned_data.get("framework")
        if framework is None:
            return {"rhythm": Routine.Rhythm.WEEKLY}
        return {
            "name": framework.name,
            "rhythm": Routine.Rhythm.WEEKLY,
            "framework": framework,
        }
