const PAGES = /\/staff\/(?:sign-in|set-up)$/;

let token = takeToken();

// A second link opened in the same tab changes only what is behind the `#`: begin anew.
window.addEventListener('hashchange', () => {
  if (PAGES.test(window.location.pathname) && window.location.hash !== '') window.location.reload();
});

/**
 * The secret behind the `#` of a sign-in link. It leaves the address at once, before anything else looks
 * at it: neither the history of the browser nor whoever looks over a shoulder has it afterwards.
 */
function takeToken(): string | null {
  const { pathname, search, hash } = window.location;
  if (!PAGES.test(pathname) || hash.length < 2) return null;
  window.history.replaceState(window.history.state, '', pathname + search);
  return hash.slice(1);
}

export function readToken(): string | null {
  return token;
}

/** It has been used, or is no good. */
export function forgetToken(): void {
  token = null;
}
