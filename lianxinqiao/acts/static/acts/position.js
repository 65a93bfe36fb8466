// A button that asks this device where it is, writes it into its form and sends the form; without an answer nothing is sent.
for (const button of document.querySelectorAll("button[data-position]")) {
  const said = button.form.querySelector("[data-position-said]");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (!navigator.geolocation) { said.hidden = false; return; }
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.form.elements.latitude.value = coords.latitude.toFixed(6);
        button.form.elements.longitude.value = coords.longitude.toFixed(6);
        button.form.submit();
      },
      () => { button.disabled = false; said.hidden = false; },
      { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 },
    );
  });
}
