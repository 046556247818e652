import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { currentSpeech } from './text.ts';

document.documentElement.lang = currentSpeech().language;

// Another link pasted into this window changes only the fragment: begin anew with it.
window.addEventListener('hashchange', () => {
  if (window.location.hash.length > 1) window.location.reload();
});

createRoot(document.getElementById('root')!).render(<App />);
