/** The absolute points of a path; relative commands, as of arcs, are left out. */
export function toCoordinates(path: string): readonly { readonly x: number; readonly y: number }[] {
  let x = 0;
  let y = 0;
  return [...path.matchAll(/([MLHV])([^A-Za-z]*)/g)].map(([, command, text]) => {
    const numbers = (text ?? "")
      .split(/[ ,]+/)
      .filter((part) => part !== "")
      .map(Number);
    if (command === "H") x = numbers[0] ?? Number.NaN;
    else if (command === "V") y = numbers[0] ?? Number.NaN;
    else [x, y] = [numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN];
    return { x, y };
  });
}
