import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sumsFile } from "../history/seal.ts";
import { UsageError } from "./command.ts";

/** What a signature is for, so that one made for something else cannot stand for a seal. */
const namespace = "plumbline";

const names = { ssh: `${sumsFile}.sig`, minisign: `${sumsFile}.minisig` } as const;

/** What became of looking at a signature. */
export type SignatureCheck =
  | { readonly type: "good"; readonly text: string }
  | { readonly type: "bad"; readonly text: string }
  /** Nobody said whose signature is wanted. */
  | { readonly type: "unchecked"; readonly text: string }
  /** The tool that looks at it is not there. */
  | { readonly type: "no-tool"; readonly text: string };

/**
 * Signs the digests of a sealed quarter with the key of an organisation: an SSH key, also one that an agent holds, or
 * one of minisign. The signature is put into `into`. Throws a `UsageError` where it cannot be made.
 */
export function signSeal(sealed: string, key: string, into: string): void {
  if (!existsSync(key)) throw new UsageError(`There is no key \`${key}\`.`);
  mkdirSync(into, { recursive: true });
  const sums = join(sealed, sumsFile);
  const isMinisign = readFileSync(key, "utf8").startsWith("untrusted comment: minisign");
  if (isMinisign) {
    const text = "Digests of a sealed quarter";
    run("minisign", ["-S", "-s", key, "-m", sums, "-x", join(into, names.minisign), "-t", text]);
    return;
  }
  // Given a file, it would lay the signature beside it: into what is sealed.
  const parameters = ["-Y", "sign", "-q", "-f", key, "-n", namespace];
  writeFileSync(join(into, names.ssh), run("ssh-keygen", parameters, readFileSync(sums)));
}

/** By which tool a sealed quarter was signed; undefined where it has no signature of one that is known. */
export function findSignature(sealed: string): keyof typeof names | undefined {
  const has = (name: string): boolean => existsSync(join(sealed, "signature", name));
  if (has(names.minisign)) return "minisign";
  return has(names.ssh) ? "ssh" : undefined;
}

/** Whether a sealed quarter was signed. */
export function isSigned(sealed: string): boolean {
  return existsSync(join(sealed, "signature"));
}

/**
 * Verifies the signature of a sealed quarter. `signers` is a file of allowed signers, as `ssh-keygen` and git read it,
 * or a public key of minisign; without it only SSH can say that the signature fits, and by which key.
 */
export function checkSignature(sealed: string, signers: string | undefined): SignatureCheck {
  const signature = join(sealed, "signature");
  if (existsSync(join(signature, names.minisign))) {
    if (signers === undefined) return toUnchecked("by minisign; name its public key by --signers");
    const parameters = ["-V", "-q", "-p", signers, "-m", join(sealed, sumsFile)];
    return check("minisign", [...parameters, "-x", join(signature, names.minisign)], signers);
  }
  const file = join(signature, names.ssh);
  if (!existsSync(file)) return { type: "bad", text: "has no signature that could be read" };
  const input = readFileSync(join(sealed, sumsFile));
  const rest = ["-n", namespace, "-s", file];
  if (signers === undefined) {
    const found = check("ssh-keygen", ["-Y", "check-novalidate", ...rest], "", input);
    return found.type === "good" ? toUnchecked(`${found.text}; say whose by --signers`) : found;
  }
  const who = check("ssh-keygen", ["-Y", "find-principals", "-f", signers, "-s", file], "");
  if (who.type === "bad") return { ...who, text: `is by none of the signers in ${signers}` };
  if (who.type !== "good") return who;
  const parameters = ["-Y", "verify", "-f", signers, "-I", who.text.split("\n")[0] ?? ""];
  return check("ssh-keygen", [...parameters, ...rest], "", input);
}

function toUnchecked(text: string): SignatureCheck {
  return { type: "unchecked", text };
}

/** Runs a tool that says by its exit status whether a signature is good. */
function check(
  tool: string,
  parameters: readonly string[],
  text: string,
  input?: Buffer,
): SignatureCheck {
  try {
    const said = execFileSync(tool, parameters, {
      encoding: "utf8",
      stdio: [input ? "pipe" : "ignore", "pipe", "pipe"],
      ...(input && { input }),
    });
    return { type: "good", text: said.trim().replace(/^Good "\w+" signature /, "") || text };
  } catch (error) {
    if (isMissing(error)) {
      return { type: "no-tool", text: `cannot be looked at, as ${tool} is not installed` };
    }
    return { type: "bad", text: `is not good: ${toReason(error)}` };
  }
}

function run(tool: string, parameters: readonly string[], input?: Buffer): Buffer {
  try {
    // The tool may ask for the password of the key.
    return execFileSync(tool, parameters, {
      stdio: [input ? "pipe" : "inherit", "pipe", "pipe"],
      ...(input && { input }),
    });
  } catch (error) {
    if (isMissing(error)) throw new UsageError(`\`${tool}\` is not installed.`);
    throw new UsageError(`The seal could not be signed: ${toReason(error)}.`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function toReason(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  return said.split("\n").at(-1)?.replace(/\.$/, "") ?? "";
}
