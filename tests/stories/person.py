"""Somebody at a browser of their own, who does only what a user can do: go, read, fill in, press.

Every page they come to is judged (see SHAPE, FRAME): WCAG 2.2 AA by axe-core, no sideways scrolling; and at the end there is
no complaint in the browser's console, where broken scripts and breaches of the content security policy are told.
"""

import os
import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Locator, Page, expect

DESK, PHONE = (1440, 900), (390, 844)
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PICTURES = Path(settings.BASE_DIR) / "docs" / "manual" / "pictures"
PASSWORD = "Yunhe-qiao-2026"
# What a page is made of: each element within its parent. A page is judged when it shows something new at this width,
# or stands at a new address; the tenth view of the same card with other words would tell nothing.
SHAPE = """frame => Array.from(new Set(Array.from(document.querySelectorAll('body *'), each =>
    (each.closest(frame) ? `frame ${document.documentElement.cloneNode().outerHTML} ${each.ariaCurrent} ` : '') +
    `${each.parentElement.tagName}.${each.parentElement.className}>${each.tagName}.${each.className}`)))"""
# What stands around every page, half of its elements and more, is judged with the page that shows something new in it:
# another mark, place, language or size of letters. What is said of the page as a whole is judged each time.
FRAME = ["body > header", "nav.sidebar", "nav.bottom", "dialog.drawer", "body > footer"]
JUDGED: dict[str, set[str]] = {}
BROKEN = """([what, how]) => axe.run(what.exclude.length ? what : document, how).then(results => results.violations.map(
    each => [each.id, ...each.nodes.map(node => node.html.slice(0, 160))]))"""
COLOURS = 96  # enough for a page of text, and a fifth of the bytes

Answer = str | int | bool | Sequence[str] | Mapping[str, object]


def violations(page: Page, without: Sequence[str] = ()) -> list[list[str]]:
    """The rules that the page breaks, each with its elements; what lies in `without` is left out."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    asked = [{"exclude": [[each] for each in without]}, {"runOnly": STANDARD, "resultTypes": ["violations"]}]
    return list(page.evaluate(BROKEN, asked))


def say_it_in_other_words() -> None:
    """The same parts with longer words are to be judged again; the frame tells its language itself."""
    for judged in JUDGED.values():
        judged -= {part for part in judged if not part.startswith("frame ")}


class Person:
    """One part of a story in one browser context."""

    def __init__(self, browser: Browser, address: str, name: str = "", *, size: tuple[int, int] = DESK) -> None:
        self.address, self.name = address, name
        self.context = browser.new_context(
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(10_000)
        self.context.set_default_navigation_timeout(60_000)  # a whole session is imported in one request
        self.complaints: list[str] = []
        self.clicks, self.loads = 0, 0  # what it took: presses on links, buttons and folded parts; pages that came
        self.takes_up_the_device()

    def takes_up_the_device(self) -> None:
        """A fresh page, as after the old one was closed without a farewell."""
        if hasattr(self, "page"):
            self.page.close(run_before_unload=False)
        self.page: Page = self.context.new_page()
        self.page.on("load", lambda _page: self._counts_a_load())
        self.page.on("console", lambda said: self._hears(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _counts_a_load(self) -> None:
        self.loads += 1

    def _clicks(self, what: Locator, *, patience: int = 10_000) -> None:
        self.clicks += 1
        what.click(timeout=patience)

    def _hears(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {text}")

    # -------------------------------------------------------------- going
    def logs_in(self) -> "Person":
        self.goes_to("/login").fills({"账号或手机号": self.name, "密码": PASSWORD}).presses("登录")
        expect(self.page).to_have_url(re.compile(r"/desk$"))
        self.clicks, self.loads = 0, 0  # the door is no part of the work
        return self

    def goes_to(self, path: str) -> "Person":
        self.page.goto(self.address + path)
        return self._arrives()

    def opens(self, link: str, *, within: str = "main") -> "Person":
        return self.follows(self._finds(self.page.locator(within), link))

    def _finds(self, place: Locator, words: str | re.Pattern[str], role: Literal["link", "button"] = "link") -> Locator:
        """The link or button by its words; what is folded away is unfolded first, as a reader would."""
        hidden = self.page.get_by_role(role, name=words, include_hidden=True)
        folded = place.locator("details:not([open])").filter(has=hidden)
        if folded.count() and not place.get_by_role(role, name=words).count():
            self._clicks(folded.first.locator("summary"))
        return place.get_by_role(role, name=words).first

    def comes_to_the_desk(self, title: str) -> None:
        """Back to the window where it lies open, and which shows what is so now; else by its address."""
        if not self.page.url.endswith("/desk"):
            self.goes_to("/desk")
            return
        for _wait in range(20):
            self.page.evaluate("dispatchEvent(new Event('focus'))")
            self.page.wait_for_timeout(500)
            if self.page.locator(".piles").get_by_role("link", name=title).count():
                break
        self._arrives()

    def takes_from_the_desk(self, kind: str, title: str) -> "Person":
        """What waits under this heading: shown on the desk itself, or behind its number."""
        self.comes_to_the_desk(title)
        shown = self.page.locator("section, article, .card").filter(has=self.page.get_by_role("heading", name=kind))
        if not shown.get_by_role("link", name=title).count():
            self.follows(self.page.locator(".stats").get_by_role("link", name=re.compile(kind)).first)
        return self.opens(title)

    def does_at_the_desk(
        self, kind: str, title: str, act: str, answers: Mapping[str, Answer] | None = None
    ) -> "Person":
        """The act that takes it off this pile, from the button beside it: by one press, or in the panel laid over the desk."""
        self.comes_to_the_desk(title)
        pile = self.page.locator("section").filter(has=self.page.get_by_role("heading", name=kind))
        step = pile.locator("li").filter(has=self.page.get_by_role("link", name=title)).locator(".step")
        button = step if step.evaluate("each => each.tagName") == "A" else step.get_by_role("button")
        expect(button).to_contain_text(act)
        if button.evaluate("each => each.tagName") == "BUTTON":
            return self._does_here(button)
        if not button.evaluate("each => 'panel' in each.dataset"):
            return self.follows(button)  # it is done on a page of its own
        return self.follows(button).fills(answers or {}).presses(act).is_not_refused()

    # -------------------------------------------------------------- doing
    def fills(self, answers: Mapping[str, Answer]) -> "Person":
        """By the words beside each field; in a group of choices the words of the choice."""
        for label, answer in answers.items():
            self._answers(label, answer)
        return self

    def _answers(self, label: str, answer: Answer) -> None:
        starting = re.compile("^" + re.escape(label))
        place = self._place()
        group = place.get_by_role("group", name=starting)
        if group.count():
            for choice in [answer] if isinstance(answer, str) else list(answer):  # type: ignore[arg-type, call-overload]
                group.get_by_label(str(choice)).first.check()
            return
        self._puts(place.get_by_label(starting).first, answer)

    def _place(self) -> Locator:
        """What lies on top: an open panel, else the page."""
        panel = self.page.locator("dialog.panel[open]")
        return panel if panel.count() else self.page.locator("body")

    def _puts(self, field: Locator, answer: Answer) -> None:
        kind = field.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
        if kind == "select":
            field.select_option(label=answer)  # type: ignore[arg-type]
        elif kind == "checkbox":
            field.set_checked(bool(answer))
        elif kind == "file":
            field.set_input_files(answer)  # type: ignore[arg-type]
        else:
            field.fill(str(answer))

    def writes(self, label: str, words: str) -> "Person":
        """Key by key, as the draft that saves itself wants it."""
        field = self.page.get_by_label(re.compile("^" + re.escape(label))).first
        field.fill("")
        field.press_sequentially(words, delay=1)
        return self

    def types(self, words: str) -> "Person":
        """Where the cursor stands."""
        self.page.keyboard.insert_text(words)
        return self

    def presses(self, button: str) -> "Person":
        panel = self.page.locator("dialog.panel[open]")
        place = panel if panel.count() else self.page.locator("main, dialog[open]")
        found = place.get_by_role("button", name=button, exact=True).first
        return self.follows(found)

    def does(self, act: str, answers: Mapping[str, Answer] | None = None) -> "Person":
        """An act as the thing's page offers it: in the form that stands there, by one press, or in a panel over it."""
        main, named = self.page.locator("main"), re.compile(rf"^{act}(\s|$)")
        link = self._finds(main, named)
        if not link.count():
            return self._does_here(self.fills(answers or {})._finds(main, named, "button"))
        return self.follows(link).fills(answers or {}).presses(act).is_not_refused()

    def _does_here(self, button: Locator) -> "Person":
        """One press on the page itself, and a second where it asks once more."""
        if button.evaluate("each => each.form.dataset.confirm || ''"):
            self._clicks(button)
            with self.page.expect_navigation():
                self._clicks(self.page.locator("dialog[open]").get_by_role("button", name="确定", exact=True))
            self._arrives()
        else:
            self.follows(button)
        return self.is_not_refused()

    def is_not_refused(self) -> "Person":
        expect(self.page.locator(".error-summary")).to_have_count(0)
        return self

    # -------------------------------------------------------------- seeing
    def sees(self, *words: str) -> "Person":
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)
        return self

    def does_not_see(self, *words: str) -> "Person":
        for each in words:
            expect(self.page.locator("body")).not_to_contain_text(each)
        return self

    def keeps(self, name: str) -> "Person":
        """A picture for the manual, where LXQ_PICTURES asks for them; a test run leaves the tree as it is."""
        if os.getenv("LXQ_PICTURES"):
            from PIL import Image  # deferred: only who renews the pictures needs it

            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.evaluate("document.querySelectorAll('.toast').forEach(each => each.remove())")
            taken = Image.open(BytesIO(self.page.screenshot())).convert("RGB")
            few = taken.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            few.save(PICTURES / f"{name}.png", optimize=True)
        return self

    def photo(self) -> bytes:
        """A real picture to attach: what is on the screen."""
        return self.page.screenshot()

    def reads_the_feed(self, path: str) -> str:
        """As a feed reader would: fetched, not shown."""
        answer = self.page.request.get(self.address + path)
        assert answer.ok, answer.status
        return answer.text()

    def follows(self, what: Locator) -> "Person":
        """Click on what was found, and wait for the page or the panel where it leads to one."""
        if what.evaluate("each => 'panel' in each.dataset"):
            self._clicks(what)
            expect(self.page.locator("dialog.panel[open]")).to_be_visible()
        elif what.evaluate("each => each.tagName === 'A' || each.type === 'submit'"):
            with self.page.expect_navigation():
                self._clicks(what, patience=60_000)
        else:
            self._clicks(what)
        return self._arrives()

    def _arrives(self) -> "Person":
        self.page.wait_for_load_state()
        address = re.sub(r"[^/]*\d[^/]*", "", self.page.url)
        judged = JUDGED.setdefault(str(self.page.viewport_size), set())
        new = {*self.page.evaluate(SHAPE, ", ".join(FRAME)), address} - judged
        if new:
            self._judge(whole=any(part.startswith("frame ") for part in new))
            judged |= new
        return self

    def _judge(self, *, whole: bool) -> None:
        where = f"{self.page.url} ({self.name or '市民'})"
        found = violations(self.page, [] if whole else FRAME)
        assert not found, f"{where}: {found}"
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} scrolls sideways"

    def leaves(self) -> None:
        self.context.close()
        assert self.complaints == [], (self.name, self.complaints)
