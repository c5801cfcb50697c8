/** The menu of small screens: Escape closes it and leads back to its button; a click beside it closes it, too. */
const menu = document.querySelector<HTMLDetailsElement>("details.menu");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || menu?.open !== true) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});
document.addEventListener("click", ({ target }) => {
  if (menu?.open === true && target instanceof Node && !menu.contains(target)) menu.open = false;
});
