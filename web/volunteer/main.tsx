import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { currentSpeech } from './text.ts';

document.documentElement.lang = currentSpeech().language;
// An entry named in the address of this window changes only the fragment: begin anew with it.
window.addEventListener('hashchange', () => window.location.reload());
createRoot(document.getElementById('root')!).render(<App />);
