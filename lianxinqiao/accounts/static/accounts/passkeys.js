// Says in words why a passkey did not work: allauth's script tells only the console.
const told = document.querySelector("[data-passkey-error]");
const button = document.querySelector("#passkey-add, #passkey-use, #passkey-login");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const able = window.PublicKeyCredential && window.isSecureContext;
  const name = able ? event.detail.exception?.name : "SecurityError";
  const words = told.querySelector(`[data-for="${name}"]`) ?? told.querySelector("[data-for=other]");
  told.querySelectorAll("[data-for]").forEach((each) => { each.hidden = each !== words; });
  button.closest("form").after(told);
  told.hidden = false;
  told.focus();
});
