// First of all: it takes the secret out of the address and asks for the invitation.
import './early.ts';

// Another link pasted into this window changes only the fragment: begin anew with it.
window.addEventListener('hashchange', () => {
  if (window.location.hash.length > 1) window.location.reload();
});

// React and the pages are much larger than this file; the page names them for the browser to fetch meanwhile.
void import('./start.tsx');
