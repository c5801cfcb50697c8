/** A path of the portal below the address of its site, which may have a path of its own. */
export function toSiteUrl(site: string, path: string): string {
  const [page = "", anchor] = path.split("#", 2);
  const url = `${site.replace(/\/+$/, "")}${encodeURI(page)}`;
  return anchor === undefined ? url : `${url}#${encodeURIComponent(anchor)}`;
}
