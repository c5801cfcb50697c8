/** Buttons that print the page: they are hidden where no script runs. */
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    print();
  });
}
