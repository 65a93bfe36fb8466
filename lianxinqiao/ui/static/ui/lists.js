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

// On a phone a table that a page wrote by hand becomes cards too: each cell is told its heading. Rows that mean something
// only below each other (figures, months, two versions) stay a table.
function cards(table) {
  const headings = table.tHead && table.tHead.rows.length === 1 ? Array.from(table.tHead.rows[0].cells) : [];
  const rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows));
  const plain = rows.every((row) => row.cells.length === headings.length && !row.querySelector("[colspan], [rowspan]"));
  if (headings.length < 3 || !plain || table.tFoot) return;
  const words = headings.map((each) => (each.querySelector(".visually-hidden") ? "" : each.textContent.trim()));
  rows.forEach((row) => Array.from(row.cells).forEach((cell, place) => {
    if (place === 0) cell.classList.add("main");
    else if (!cell.textContent.trim() && !cell.querySelector("*")) cell.dataset.empty = "";
    else if (words[place]) cell.dataset.label = words[place];
  }));
  table.classList.add("table-cards", "by-hand");
}

export function lists(root) {
  const asTable = ".table-cards, .figure-table, .versions, .rules-differences, .rules-month, .chart .table";
  root.querySelectorAll(`table.table:not(:is(${asTable}))`).forEach(cards);
  root.querySelectorAll("[data-bulk]").forEach(bulk);
}
