// <button data-dialog="id"> opens a <dialog>; [data-close] closes it; <form data-confirm="…"> asks first.
function show(dialog) {
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", "");
}

function hide(dialog) {
  if (dialog.close) dialog.close();
  else dialog.removeAttribute("open");
}

function ask(words) {
  const dialog = document.getElementById("confirm");
  if (!dialog) return Promise.resolve(window.confirm(words));
  dialog.querySelector("[data-confirm-words]").textContent = words;
  show(dialog);
  return new Promise((answer) => {
    const yes = dialog.querySelector("[data-confirm-yes]");
    const agreed = () => { answer(true); hide(dialog); };
    yes.addEventListener("click", agreed, { once: true });
    dialog.addEventListener("close", () => { yes.removeEventListener("click", agreed); answer(false); }, { once: true });
  });
}

export function dialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) show(document.getElementById(opener.dataset.dialog));
    const closer = event.target.closest("[data-close]");
    if (closer) hide(closer.closest("dialog"));
    if (event.target.matches("dialog")) hide(event.target); // the backdrop
  });
  document.addEventListener("submit", async (event) => {
    const words = event.submitter?.dataset.confirm || event.target.dataset.confirm;
    if (!words || event.target.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(await ask(words))) return;
    event.target.dataset.confirmed = "yes";
    event.target.requestSubmit(event.submitter);
    delete event.target.dataset.confirmed;
  }, true);
}
