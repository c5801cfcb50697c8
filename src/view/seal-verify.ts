import type { ViewContext } from "./context.ts";
import { toSealUrl, type SealFacts } from "./seal-facts.ts";

/** A step of checking a seal from the published site alone. */
export interface VerifyStep {
  /** What it does, in a sentence. */
  readonly what: string;
  readonly command: string;
  /** What it prints where nothing was changed, as far as that fits on a line. */
  readonly prints?: string;
}

/** What to type in any shell to hold the published files against the seal: only `curl` and `sha256sum` are needed. */
export function toVerifyCommands(
  { plan }: ViewContext,
  { cycle, digest, amendments, signature }: SealFacts,
): readonly VerifyStep[] {
  const site = plan.portal.site?.replace(/\/+$/, "") ?? "https://…";
  const folder = toSealUrl(cycle).replace(/\/$/, "");
  return [
    {
      what: "Make an empty folder, and name the published seal: where this page is, without its last slash.",
      command: `mkdir seal-${cycle} && cd seal-${cycle}\nSEAL=${site}${folder}`,
    },
    {
      what: "Fetch the list of digests, and every file that it names.",
      command:
        "curl -fsS -o SHA256SUMS $SEAL/SHA256SUMS\n" +
        "cut -c67- SHA256SUMS | while read -r file; do\n" +
        '  curl -fsS --create-dirs -o "$file" "$SEAL/$file"\n' +
        "done",
    },
    {
      what: "Hold every file against its digest. One that was changed is named.",
      command: "sha256sum -c SHA256SUMS",
      prints: "…: OK",
    },
    {
      what: "Hold the list itself against the seal: it must print the digits that stand on this page, and on every paper copy of it.",
      command: "sha256sum SHA256SUMS",
      prints: `${digest}  SHA256SUMS`,
    },
    ...(signature === undefined ? [] : [toSignatureStep(signature)]),
    ...(amendments.length === 0 ? [] : [toAmendmentStep(amendments)]),
  ];
}

/** Whose key it is no site can say of itself: that is to be known from elsewhere. */
function toSignatureStep(signature: NonNullable<SealFacts["signature"]>): VerifyStep {
  const [file, verify] =
    signature === "ssh"
      ? [
          "SHA256SUMS.sig",
          "ssh-keygen -Y check-novalidate -n plumbline -s SHA256SUMS.sig < SHA256SUMS",
        ]
      : ["SHA256SUMS.minisig", "minisign -V -p KEY.pub -m SHA256SUMS -x SHA256SUMS.minisig"];
  return {
    what: "Fetch the signature, and hold the list against it. Whose key it is, ask those who signed, and not this site.",
    command: `curl -fsS -o ${file} $SEAL/signature/${file}\n${verify}`,
    prints:
      signature === "ssh"
        ? 'Good "plumbline" signature with … key SHA256:…'
        : "Signature and comment signature verified",
  };
}

/** Corrections are folders on top, each with a list of digests of its own. */
function toAmendmentStep(amendments: SealFacts["amendments"]): VerifyStep {
  const folders = amendments.map(({ number }) => String(number).padStart(4, "0")).join(" ");
  return {
    what: "Fetch the corrections, and hold each against its own list. In each, “previous” is the digest of the list that it stands on, the first on that of the seal.",
    command:
      `for number in ${folders}; do\n` +
      "  for file in SHA256SUMS amendment.json; do\n" +
      '    curl -fsS --create-dirs -o "amendments/$number/$file" "$SEAL/amendments/$number/$file"\n' +
      "  done\n" +
      '  (cd "amendments/$number" && sha256sum -c SHA256SUMS)\n' +
      "done",
    prints: "amendment.json: OK",
  };
}
