import { layoutSealFigure, type SealFigure } from "../graph/seal-figure.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";
import type { SealFacts } from "./seal-facts.ts";
import { snapshotsUrl, toEditionUrl, toSealUrl, toSnapshotBase } from "./seal-facts.ts";
import { toCorrections, viewAmendments, type AmendmentView } from "./seal-amendment.ts";
import { viewSealBox, type SealBoxView } from "./seal-box.ts";
import { toVerifyCommands, type VerifyStep } from "./seal-verify.ts";

/** The seal of a quarter: what it is over, and how anybody can check it. */
export interface SealView {
  readonly frame: FrameView;
  readonly title: string;
  readonly figure: SealFigure;
  readonly box: SealBoxView;
  /** In groups of eight digits, as it is read out. */
  readonly digest: readonly string[];
  /** How it is checked, and the files; empty where these are not published. */
  readonly steps: readonly VerifyStep[];
  readonly files: readonly {
    readonly file: string;
    readonly url: string;
    readonly digest: string;
    /** `12 kB`. */
    readonly size: string;
  }[];
  readonly sums: { readonly url: string };
  /** The files that stand in the place of those that are not published. */
  readonly edition?: { readonly url: string; readonly sums: string };
  readonly previous?: { readonly cycle: string; readonly url: string; readonly digest: string };
  readonly version: string;
  /** What is said where no correction is shown. */
  readonly corrections: string;
  readonly amendments: readonly AmendmentView[];
}

/** Views the seal of a quarter. */
export function viewSeal(context: ViewContext, seal: SealFacts): SealView {
  const { format } = context;
  const url = toSealUrl(seal.cycle);
  const { previous } = seal;
  return {
    frame: viewFrame(context, {
      path: url,
      title: "The seal",
      description: `What ${seal.label} was sealed with, and how anybody can check that nothing of it was changed.`,
      breadcrumb: [
        { title: "Snapshots", url: snapshotsUrl },
        { title: seal.label, url: toSnapshotBase(seal.cycle) },
        { title: "Seal" },
      ],
    }),
    title: `The seal of ${seal.label}`,
    figure: layoutSealFigure(seal.digest),
    box: viewSealBox(context, seal),
    digest: seal.digest.match(/.{1,8}/g) ?? [],
    steps: seal.parts === undefined ? [] : toVerifyCommands(context, seal),
    files: (seal.parts ?? []).map(({ file, digest, bytes }) => ({
      file,
      url: `${url}${file}`,
      digest,
      size: format.value(Math.max(1, Math.round(bytes / 1000)), "kB"),
    })),
    sums: { url: `${url}SHA256SUMS` },
    ...(seal.parts === undefined && { edition: toEdition(seal.cycle) }),
    ...(previous && {
      previous: {
        cycle: previous.cycle,
        url: toSealUrl(previous.cycle),
        digest: previous.digest.slice(0, 8),
      },
    }),
    version: `Format ${seal.version}, written by Plumbline ${seal.generator}`,
    corrections: toCorrections(seal),
    amendments: viewAmendments(context, seal),
  };
}

function toEdition(cycle: string): NonNullable<SealView["edition"]> {
  const url = toEditionUrl(cycle);
  return { url: `${url}edition.json`, sums: `${url}SHA256SUMS` };
}
