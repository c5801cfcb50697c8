import { layoutSealFigure, type SealFigure } from "../graph/seal-figure.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";
import { snapshotsUrl } from "./seal-facts.ts";
import type { SnapshotRow } from "./snapshot-row.ts";

/** The list of the sealed quarters. */
export interface SnapshotsView {
  readonly frame: FrameView;
  /** The newest first. */
  readonly rows: readonly (SnapshotRow & { readonly figure: SealFigure })[];
}

/** Views the sealed quarters that are published with the running portal. */
export function viewSnapshots(context: ViewContext): SnapshotsView {
  const { snapshots = [] } = context;
  return {
    frame: viewFrame(context, {
      path: snapshotsUrl,
      title: "Sealed quarters",
      description:
        "Every quarter as it stood when it was sealed, whole, and how to check its seal.",
      section: snapshotsUrl,
    }),
    rows: snapshots.map((row) => ({ ...row, figure: layoutSealFigure(row.digest) })),
  };
}
