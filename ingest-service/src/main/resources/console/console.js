// Times in the reader's own zone, the theme, charts. Pages work without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const stored = () => { try { return localStorage.getItem("theme") || "auto"; } catch { return "auto"; } };
  const applyTheme = (theme) => {
    if (theme === "auto") root.removeAttribute("data-theme"); else root.dataset.theme = theme;
    document.querySelectorAll("[data-theme-button]").forEach((b) => { b.textContent = "Theme: " + theme; });
  };
  applyTheme(stored());

  const two = (n) => String(n).padStart(2, "0");
  const times = (where) => where.querySelectorAll("time[datetime]").forEach((element) => {
    const at = new Date(element.dateTime);
    if (Number.isNaN(at.getTime())) return;
    const clock = two(at.getHours()) + ":" + two(at.getMinutes()) + ":" + two(at.getSeconds());
    const today = new Date().toDateString() === at.toDateString();
    element.textContent = today ? clock : at.getFullYear() + "-" + two(at.getMonth() + 1) + "-" + two(at.getDate()) + " " + clock;
    element.title = element.dateTime;
  });

  const kinds = ["first", "retried", "filtered", "discarded", "pending"];
  const names = ["delivered at first try", "delivered after retries", "filtered", "discarded", "pending"];
  const color = (name) => getComputedStyle(document.querySelector(".dot." + name) || root).backgroundColor;
  const drawn = [];
  const draw = (element) => {
    const series = JSON.parse(element.dataset.series);
    element.replaceChildren();
    if (!series.length) return;
    const style = getComputedStyle(element);
    const axis = { stroke: style.color, grid: { stroke: style.outlineColor, width: 1 }, ticks: { show: false }, font: "12px system-ui" };
    const clock = (u, splits) => splits.map((s) => { const d = new Date(s * 1000); return d.getHours() + d.getMinutes() === 0 ? two(d.getMonth() + 1) + "-" + two(d.getDate()) : two(d.getHours()) + ":" + two(d.getMinutes()); });
    const step = Number(element.dataset.step);
    const begin = Number(element.dataset.from), end = Number(element.dataset.to);
    const at = new Map(series.map((s) => [s[0], s]));
    const x = [];
    for (let t = Math.floor(begin / step) * step; t < end; t += step) x.push(t);
    // Stacked: the last kind lies on top of all others.
    const stacks = kinds.map(() => []);
    x.forEach((t) => { let sum = 0; kinds.forEach((_, k) => { sum += (at.get(t) || [])[k + 1] || 0; stacks[k].push(sum); }); });
    const bars = uPlot.paths.bars({ size: [0.86, 60], radius: 0.12 });
    const order = [...kinds.keys()].reverse();
    const chart = new uPlot({
      width: element.clientWidth, height: element.clientHeight, cursor: { points: { show: false }, drag: { x: false, y: false } }, legend: { show: false },
      scales: { x: { time: true, range: [begin, end] }, y: { range: (_, lo, hi) => [0, Math.max(4, hi * 1.08)] } },
      axes: [{ ...axis, size: 30, grid: { show: false }, values: clock }, { ...axis, size: 56 }],
      series: [{}, ...order.map((k) => ({ label: names[k], fill: color(kinds[k]), stroke: color(kinds[k]), width: 0, paths: bars, points: { show: false } }))],
      hooks: { setCursor: [(u) => {
        const i = u.cursor.idx;
        const out = document.getElementById(element.dataset.readout);
        if (!out) return;
        if (i === null || i === undefined) { out.textContent = out.dataset.idle; return; }
        const row = at.get(x[i]) || [];
        const when = new Date(x[i] * 1000);
        out.textContent = when.toLocaleString() + ": " + kinds.map((_, k) => (row[k + 1] || 0).toLocaleString() + " " + names[k]).join(", ");
      }] },
    }, [x, ...order.map((k) => stacks[k])], element);
    drawn.push({ element, chart });
  };
  const charts = (where) => { if (window.uPlot) where.querySelectorAll(".chart[data-series]").forEach(draw); };
  const redraw = () => { drawn.splice(0).forEach((d) => { d.chart.destroy(); if (d.element.isConnected) draw(d.element); }); };

  document.addEventListener("click", (event) => {
    const theme = event.target.closest("[data-theme-button]");
    if (theme) {
      const next = themes[(themes.indexOf(stored()) + 1) % themes.length];
      try { localStorage.setItem("theme", next); } catch { /* for this page only */ }
      applyTheme(next);
      redraw();
    }
    const fill = event.target.closest("[data-fill]");
    if (fill) {
      const field = document.getElementById(fill.dataset.fill);
      field.value = fill.dataset.text;
      field.focus();
    }
    const ask = event.target.closest("[data-confirm]");
    if (ask && !window.confirm(ask.dataset.confirm)) event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    const choice = event.target.closest("select[data-fill-from]");
    if (choice && choice.selectedOptions[0].dataset.text) {
      document.getElementById(choice.dataset.fillFrom).value = choice.selectedOptions[0].dataset.text;
    }
    if (event.target.closest("[data-submit]")) event.target.form.submit();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing) {
      const search = document.querySelector("[data-search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });
  // On a phone the navigation scrolls: the page one is on has to be in sight.
  const show = () => { const here = document.querySelector("nav a[aria-current]"); const list = here && here.closest("nav"); if (list) list.scrollLeft = here.offsetLeft - list.offsetLeft - 24; };
  const begin = () => { show(); applyTheme(stored()); times(document); charts(document); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
  document.addEventListener("htmx:afterSettle", () => { times(document); redraw(); charts(document); });
  let width = 0;
  window.addEventListener("resize", () => { if (width !== innerWidth) { width = innerWidth; redraw(); } });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();
