/** A start tag with its attributes, whatever stands in their quotes. */
const tag = /<[a-z][^\s/>]*(?:\s(?:"[^"]*"|'[^']*'|[^'">])*)?>/gi;
/** Attributes whose whole value is an address: of links, of what a page loads, of what its scripts fetch. */
const address = /(\s(?:href|src|action|data-index|data-now)=")(\/[^"]*)"/g;
/** The address to which a page that has moved leads on. */
const onward = /(\scontent="0; url=)(\/[^"]*)"/g;

/** Writes other addresses into a page: `toAddress` is asked for each that begins at the root, in tags that pass `test`. */
export function writeAddresses(
  html: string,
  toAddress: (target: string) => string,
  test: (tag: string) => boolean = () => true,
): string {
  const write = (_: string, before: string, target: string): string =>
    `${before}${toAddress(target)}"`;
  return html.replace(tag, (found) =>
    test(found) ? found.replace(address, write).replace(onward, write) : found,
  );
}
