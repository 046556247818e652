/**
 * Where to go after signing in: a path of this application, or its start page. Whoever wrote the address
 * may have put anything into it, so nothing that could lead to another site is followed.
 * @param wanted as it stands in the address; undefined where there is none
 * @returns a path below `/staff`, with its leading slash
 */
export function findOwnPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted)) return '/';
  // As a browser would read it: backslashes, tabs and dots must not change the site either.
  const base = 'https://own.invalid';
  const url = new URL(`${base}/staff${wanted}`);
  if (url.origin !== base || !/^\/staff(?:\/|$)/.test(url.pathname)) return '/';
  // Signing in again would lead here for ever.
  if (/^\/staff\/(?:sign-in|set-up)(?:\/|$)/.test(url.pathname)) return '/';
  return `${url.pathname.slice('/staff'.length) || '/'}${url.search}`;
}
