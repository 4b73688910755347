// The filters of the HTML report: the page is whole without them.
const buttons = [...document.querySelectorAll(".legend button")];
const marked = document.querySelectorAll("[data-standing]:not(button)");
function show() {
  const on = buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.standing);
  marked.forEach((e) => e.classList.toggle("out", on.length > 0 && !on.includes(e.dataset.standing)));
}
buttons.forEach((b) => b.addEventListener("click", () => {
  b.setAttribute("aria-pressed", String(b.getAttribute("aria-pressed") !== "true"));
  show();
}));
document.querySelectorAll(".filters").forEach((e) => { e.hidden = false; });
