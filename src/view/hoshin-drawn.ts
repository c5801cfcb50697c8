import type { Hoshin } from "../model/framework/hoshin.ts";
import { listSide, matrixSides } from "../model/hoshin-matrix.ts";
import type { ViewContext } from "./context.ts";
import { viewMatrix, type MatrixView, type Orientation } from "./hoshin-matrix.ts";

/** An X-matrix as its page shows it: drawn, or a sentence where it would be too large to be read. */
export type DrawnMatrixView =
  | { readonly matrix: MatrixView }
  | { readonly tooLarge: { readonly sentence: string; readonly url: string } };

/** What stands at the four edges together: with more the marks of a row are pages away from its title. */
const mostHeads = 120;

/** Views a matrix as a drawing, where somebody could read it. */
export function viewDrawnMatrix(
  context: ViewContext,
  plan: Hoshin,
  orientation: Orientation,
): DrawnMatrixView {
  const count = matrixSides.reduce(
    (sum, side) => sum + listSide(context.plan, plan, side).length,
    plan.people.length,
  );
  if (count <= mostHeads) return { matrix: viewMatrix(context, plan, orientation) };
  const sentence = `With ${context.format.value(count)} rows and columns the matrix is too large to be read as a drawing: every mark stands in the lists.`;
  return { tooLarge: { sentence, url: `${plan.url}#sec.as-list` } };
}
