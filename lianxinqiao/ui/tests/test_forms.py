from django import forms

from lianxinqiao.ui.forms import DateInput, FileDrop, FilesDrop, RadioCards, Renderer


class Letter(forms.Form):
    default_renderer = Renderer
    title = forms.CharField(label="标题", max_length=60, help_text="一事一议")
    body = forms.CharField(label="正文", max_length=3000, widget=forms.Textarea)
    openness = forms.ChoiceField(
        label="公开",
        choices=[("open", "公开"), ("closed", "不公开")],
        widget=RadioCards(hints={"closed": "须说明理由"}),
    )
    day = forms.DateField(label="日期", widget=DateInput)
    scan = forms.FileField(label="附件", required=False, widget=FileDrop)
    agreed = forms.BooleanField(label="确认")


def test_a_field_ties_its_help_and_error_to_itself() -> None:
    html = str(Letter({})["title"].as_field_group())
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html
    assert "必填" in html


def test_the_summary_leads_to_each_wrong_field() -> None:
    html = str(Letter({}))
    assert 'role="alert"' in html
    for name in ("title", "body", "openness", "day", "agreed"):
        assert f'href="#id_{name}"' in html
        assert f'id="id_{name}"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert 'role="alert"' not in str(Letter())


def test_a_pasted_text_is_counted_not_cut() -> None:
    html = str(Letter())
    assert "maxlength" not in html
    assert 'data-counter="id_body" data-max="3000"' in html


def test_a_password_is_not_counted() -> None:
    class Door(forms.Form):
        default_renderer = Renderer
        name = forms.CharField(max_length=60, widget=forms.TextInput({"autocomplete": "username"}))
        password = forms.CharField(max_length=128, widget=forms.PasswordInput)
        code = forms.CharField(max_length=10)

    assert "data-counter" not in str(Door())


def test_a_date_is_written_for_the_browser() -> None:
    assert 'type="date" name="day" value="2026-11-23"' in str(Letter({"day": "2026-11-23"})["day"])


def test_a_card_explains_its_choice() -> None:
    html = str(Letter({"openness": "closed"})["openness"])
    assert "须说明理由" in html
    assert html.count("checked") == 1


def test_what_was_typed_is_escaped() -> None:
    html = str(Letter({"title": "<script>", "body": "</textarea><script>"}))
    assert "<script>" not in html


def test_several_files_may_be_dropped() -> None:
    assert "multiple" in FilesDrop().render("files", None, {})
