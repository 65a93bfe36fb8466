// Ticking rows: select all, the bar with the acts, ticks that stay on the phone's cards too.
function bulk(bar) {
  const ticks = () => document.querySelectorAll(`input[type=checkbox][name=pk][form="${bar.dataset.bulk}"]`);
  const all = document.querySelector(`input[data-tick-all="${bar.dataset.bulk}"]`);
  const show = () => {
    const list = Array.from(ticks());
    const chosen = list.filter((tick) => tick.checked).length;
    bar.hidden = chosen === 0;
    bar.querySelector("[data-bulk-count]").textContent = chosen;
    if (all) {
      all.checked = chosen > 0 && chosen === list.length;
      all.indeterminate = chosen > 0 && chosen < list.length;
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target === all) ticks().forEach((tick) => { tick.checked = all.checked; });
    if (event.target === all || event.target.name === "pk") show();
  });
  show();
}

export function lists(root) {
  root.querySelectorAll("[data-bulk]").forEach(bulk);
}
