import type { Asker } from "./terminal.ts";

/** What a new repository is asked for; each is an option, too. */
export interface InitAnswers {
  readonly name?: string;
  readonly locale?: string;
  readonly host?: string;
  readonly repository?: string;
}

interface Defaults {
  readonly name: string;
  readonly locale: string;
  readonly host: string;
}

/** Asks for what was not given; an empty answer takes what stands in brackets. */
export async function askInit(
  given: InitAnswers,
  defaults: Defaults,
  asker: Asker,
): Promise<InitAnswers> {
  const ask = async (
    known: string | undefined,
    question: string,
    usual: string,
  ): Promise<string> => {
    if (known !== undefined) return known;
    const preset = usual === "" ? "" : ` [${usual}]`;
    const answer = (await asker.ask(`${question}${preset}: `)).trim();
    return answer === "" ? usual : answer;
  };
  const name = await ask(given.name, "Name of the organisation", defaults.name);
  const locale = await ask(given.locale, "Locale of numbers and dates", defaults.locale);
  const host = await ask(given.host, "Host: github, gitlab, both or none", defaults.host);
  const page = await ask(given.repository, "Address of the repository, if it has one", "");
  return { name, locale, host, ...(page === "" ? {} : { repository: page }) };
}
