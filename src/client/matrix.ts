/**
 * Makes a grid of an X-matrix: one cell is in the tab order, the arrow keys move from mark to mark across the whole
 * of it, and the row and the column of a cell light up, with both said in full beneath. Without this the table is read as it is.
 */
for (const table of document.querySelectorAll<HTMLTableElement>("[data-matrix]")) start(table);

function start(table: HTMLTableElement): void {
  const rows = [...table.rows]
    .map((row) => [...row.querySelectorAll<HTMLTableCellElement>(".xm__cell")])
    .filter((row) => row.length > 0);
  const first = rows[0]?.[0];
  if (first === undefined) return;
  table.setAttribute("role", "grid");
  for (const cell of rows.flat()) cell.tabIndex = cell === first ? 0 : -1;
  const say = table.parentElement?.parentElement?.querySelector<HTMLElement>("[data-matrix-say]");
  let lit: readonly Element[] = [];

  const light = (cell: HTMLTableCellElement | undefined): void => {
    for (const element of lit) element.classList.remove("is-lit");
    const heads = cell === undefined ? [] : toHeads(cell);
    lit = cell === undefined ? [] : [cell, ...heads];
    for (const element of lit) element.classList.add("is-lit");
    if (say === null || say === undefined) return;
    say.hidden = cell === undefined;
    const word = cell?.textContent.split(": ").at(-1)?.trim() ?? "";
    say.textContent = `${heads.map(toTitle).join(" × ")}: ${word}`;
  };
  const move = (cell: HTMLTableCellElement | undefined): void => {
    if (cell === undefined) return;
    for (const other of rows.flat()) other.tabIndex = other === cell ? 0 : -1;
    cell.focus();
  };

  table.addEventListener("focusin", ({ target }) => {
    light(rows.flat().find((cell) => cell === target));
  });
  table.addEventListener("focusout", () => {
    light(undefined);
  });
  table.addEventListener("pointerover", ({ target }) => {
    const over = target instanceof Element ? target.closest(".xm__cell") : null;
    light(rows.flat().find((cell) => cell === over));
  });
  table.addEventListener("pointerleave", () => {
    light(rows.flat().find((cell) => cell === document.activeElement));
  });
  table.addEventListener("keydown", (event) => {
    const next = findNext(rows, event);
    if (next === undefined) return;
    event.preventDefault();
    move(next);
  });
}

/** Where a key leads to from the cell that has the focus; a short row, which ends in a corner, is met at its end. */
function findNext(
  rows: readonly (readonly HTMLTableCellElement[])[],
  event: KeyboardEvent,
): HTMLTableCellElement | undefined {
  const y = rows.findIndex((row) => row.some((cell) => cell === event.target));
  const row = rows[y];
  if (row === undefined || event.altKey || event.metaKey) return undefined;
  const x = row.findIndex((cell) => cell === event.target);
  const at = (
    line: readonly HTMLTableCellElement[] | undefined,
  ): HTMLTableCellElement | undefined => line?.[Math.min(x, line.length - 1)];
  switch (event.key) {
    case "ArrowRight":
      return row[x + 1];
    case "ArrowLeft":
      return row[x - 1];
    case "ArrowDown":
      return at(rows[y + 1]);
    case "ArrowUp":
      return at(rows[y - 1]);
    case "Home":
      return event.ctrlKey ? rows[0]?.[0] : row[0];
    case "End":
      return event.ctrlKey ? rows.at(-1)?.at(-1) : row.at(-1);
    default:
      return undefined;
  }
}

function toHeads(cell: HTMLTableCellElement): readonly Element[] {
  return cell.headers.split(" ").flatMap((id) => document.getElementById(id) ?? []);
}

function toTitle(head: Element): string {
  return head.querySelector("a")?.textContent.trim() ?? "";
}
