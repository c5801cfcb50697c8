/** A place of a drawing, in coordinates that are rounded already. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * The path of a straight line through places, begun anew behind one that is missing; undefined without any. As `line`
 * of d3-shape draws it: a place between two missing ones is a path that is closed, so that its round end shows.
 */
export function toLinePath(places: readonly (Place | undefined)[]): string | undefined {
  let path = "";
  let run = 0;
  for (const place of places) {
    if (place === undefined) {
      if (run === 1) path += "Z";
      run = 0;
      continue;
    }
    path += `${run === 0 ? "M" : "L"}${place.x},${place.y}`;
    run += 1;
  }
  if (run === 1) path += "Z";
  return path === "" ? undefined : path;
}
