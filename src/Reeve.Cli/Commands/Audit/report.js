"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.querySelectorAll("th")];
  headings.forEach((heading, column) => heading.querySelector("button").addEventListener("click", () => {
    const isDown = heading.getAttribute("aria-sort") !== "descending";
    headings.forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const key = row => row.cells[column].dataset.order ?? row.cells[column].textContent;
    const isNumber = table.tBodies[0].rows[0]?.cells[column].dataset.order !== undefined;
    const rows = [...table.tBodies[0].rows].sort((a, b) => isNumber ? Number(key(a)) - Number(key(b)) : key(a).localeCompare(key(b)));
    table.tBodies[0].append(...(isDown ? rows.reverse() : rows));
  }));
}
for (const table of document.querySelectorAll("table.totals")) {
  const count = table.tBodies[0].rows.length;
  if (count > 14) {
    const more = document.createElement("button");
    const say = () => more.textContent = table.classList.contains("short") ? `Show all ${count}` : "Show fewer";
    more.className = "more";
    more.addEventListener("click", () => { table.classList.toggle("short"); say(); });
    table.classList.add("short");
    table.after(more);
    say();
  }
}
