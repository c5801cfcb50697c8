import { layoutSealFigure, type SealFigure } from "../graph/seal-figure.ts";
import type { ViewContext } from "./context.ts";
import type { FrameView } from "./part.ts";
import { toSealUrl, type SealFacts } from "./seal-facts.ts";

/** A seal at a glance. */
export interface SealBoxView {
  readonly figure: SealFigure;
  /** `Tue 30 Jun 2026`. */
  readonly asOf: string;
  readonly commit?: NonNullable<FrameView["footer"]["commit"]>;
  /** `14 files`. */
  readonly files: string;
  /** In groups of eight digits. */
  readonly digest: readonly string[];
  readonly url: string;
  /** Whether the sealed files are published, so that anybody can check them. */
  readonly isPublished: boolean;
}

/** Views a seal at a glance. */
export function viewSealBox(context: ViewContext, seal: SealFacts): SealBoxView {
  const { plan, format, commit } = context;
  const repository = plan.portal.repository?.url;
  const short = commit?.slice(0, 7) ?? "";
  return {
    figure: layoutSealFigure(seal.digest),
    asOf: format.weekday(plan.asOf),
    ...(commit === undefined
      ? {}
      : {
          commit:
            repository === undefined ? { short } : { short, url: `${repository}/commit/${commit}` },
        }),
    files: `${format.value(seal.files)} files`,
    digest: seal.digest.match(/.{1,8}/g) ?? [],
    url: toSealUrl(seal.cycle),
    isPublished: seal.parts !== undefined,
  };
}
