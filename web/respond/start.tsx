import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { open } from './open.ts';
import { listen } from './store.ts';
import { currentSpeech } from './text.ts';

document.documentElement.lang = currentSpeech().language;
// Until then the page shows its first words, which were written into it at build time.
const stop = listen(() => {
  stop();
  createRoot(document.getElementById('root')!).render(<App />);
});
void open();
