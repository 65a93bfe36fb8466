// What was sent after the session had ended came back with its page: put it into the form that it was typed in.
// Without script, or where the form is no longer there, the box itself sends it as it was.
import { refill } from "./autosave.js";

const path = (address) => new URL(address, location.href).pathname;

function whole(form, values) {
  const all = { ...values };
  // Nothing is sent of a box without a tick: where the form has one, that was meant.
  for (const field of form.elements) {
    if (["checkbox", "radio"].includes(field.type) || field.multiple) all[field.name] ??= [];
  }
  return all;
}

function carry(form, name, value) {
  const field = form.querySelector(`input[type=hidden][name="${name}"]`)
    ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
  field.value = value;
}

export function kept() {
  const box = document.querySelector("[data-kept-form]");
  if (!box) return;
  const own = box.querySelector("form");
  const values = JSON.parse(box.querySelector("[data-kept-values] script").textContent);
  const names = Object.keys(values);
  const form = [...document.querySelectorAll("form[method=post]")].find((each) => each !== own
    && path(each.action) === path(box.dataset.keptForm)
    && names.some((name) => each.querySelector(`[name="${name}"]:not([type=hidden])`)));
  if (!form) return;
  refill(form, whole(form, values));
  carry(form, "kept", own.querySelector("[name=kept]").value);
  if (values.read_at && form.querySelector("[name=read_at]")) carry(form, "read_at", values.read_at[0]);
  form.querySelectorAll("input[type=file]").forEach((field) => { field.required = false; });
  box.querySelector("[data-kept-plain]").hidden = true;
  box.querySelector("[data-kept-filled]").hidden = false;
}
