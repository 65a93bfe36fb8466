// Draws a chart from the table that stands beside it: first column labels, head row series, links from the cells.
let library;

function load(address) {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  return library;
}

function read(table) {
  const series = Array.from(table.tHead.rows[0].cells).slice(1).map((cell) => cell.textContent.trim());
  const rows = Array.from(table.tBodies[0].rows).map((row) => ({
    label: row.cells[0].textContent.trim(),
    points: Array.from(row.cells).slice(1).map((cell) => ({ value: Number(cell.dataset.value), url: cell.querySelector("a")?.href })),
  }));
  return { series, rows };
}

const COLOURS = ["#1b4b82", "#b0803a", "#3d7d6b", "#9c1c1f", "#6b5b95", "#5d7186", "#8aa6c4", "#7a8f4c"];

function option(figure, { series, rows }) {
  const kind = figure.dataset.chart;
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.875;
  const text = { color: "#1c2430", fontSize: size, fontFamily: getComputedStyle(document.body).fontFamily };
  const shared = {
    color: COLOURS, textStyle: text, animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    tooltip: { renderMode: "richText", trigger: kind === "donut" ? "item" : "axis", textStyle: text, confine: true },
    legend: series.length > 1 || kind === "donut" ? { bottom: 0, textStyle: text, type: kind === "donut" ? "plain" : "scroll" } : undefined,
  };
  if (kind === "donut") {
    const data = rows.map((row) => ({ name: row.label, value: row.points[0].value, url: row.points[0].url }));
    const values = Object.fromEntries(data.map((each) => [each.name, each.value]));
    shared.legend = { ...shared.legend, orient: "vertical", left: "center" };
    shared.legend.formatter = (name) => `${name} ${values[name]}`;
    return { ...shared, series: [{ type: "pie", radius: [size * 5.5, size * 8], center: ["50%", size * 8.5], data, label: { show: false }, itemStyle: { borderColor: "#fff", borderWidth: 2 } }] };
  }
  const flat = "horizontal" in figure.dataset;
  const names = { type: "category", data: rows.map((row) => row.label), inverse: flat, axisLabel: { ...text, interval: flat ? 0 : "auto", hideOverlap: !flat, width: flat ? figure.clientWidth * 0.35 : undefined, overflow: flat ? "break" : "none" }, axisTick: { show: false }, axisLine: { lineStyle: { color: "#aab2bc" } } };
  const numbers = { type: "value", minInterval: 1, splitNumber: figure.clientWidth < 480 ? 3 : 5, axisLabel: { ...text, color: "#515c6b", hideOverlap: true }, splitLine: { lineStyle: { color: "#e6e9ed" } } };
  const nested = "nested" in figure.dataset;
  const label = { show: kind === "bar", position: flat ? "right" : "top", ...text, formatter: ({ value }) => value || "" };
  const total = kind === "stacked" ? "all" : undefined;
  return {
    ...shared,
    grid: { left: 8, right: 24, top: 16, bottom: series.length > 1 ? 44 : 8, containLabel: true },
    xAxis: flat ? numbers : names, yAxis: flat ? names : numbers,
    series: series.map((name, index) => ({
      name, type: kind === "line" ? "line" : "bar", stack: total, barMaxWidth: 30, barGap: nested ? "-100%" : undefined, label: nested && index ? { show: false } : label, symbolSize: 8, smooth: false, cursor: "pointer",
      data: rows.map((row) => ({ value: row.points[index].value, url: row.points[index].url })),
    })),
  };
}

export async function draw(figure) {
  if (figure.dataset.drawn) return;
  figure.dataset.drawn = "yes";
  const details = figure.querySelector("details");
  const data = read(details.querySelector("table"));
  // Of zeros alone there is nothing to draw: equal parts or empty axes would claim something. The table stays open.
  if (!data.rows.some((row) => row.points.some((point) => point.value))) return;
  let echarts;
  try { echarts = await load(figure.dataset.library); } catch { return; } // the table stays as it was
  const canvas = document.createElement("div");
  canvas.className = "chart-canvas";
  canvas.setAttribute("aria-hidden", "true"); // the table beside it says the same
  if ("horizontal" in figure.dataset) canvas.style.height = `${Math.max(160, data.rows.length * parseFloat(getComputedStyle(figure).fontSize) * 2.6 + 64)}px`;
  if (figure.dataset.chart === "donut") canvas.style.height = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * (16 + data.rows.length * 1.75)}px`;
  details.before(canvas);
  details.open = false;
  const chart = echarts.init(canvas, null, { renderer: "canvas" });
  chart.setOption(option(figure, data));
  chart.on("click", (event) => { if (event.data?.url) window.location.assign(event.data.url); });
  new ResizeObserver(() => chart.resize()).observe(canvas);
}
