import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { openRound } from './store.ts';
import { currentSpeech } from './text.ts';

document.documentElement.lang = currentSpeech().language;
const openFromAddress = () => void openRound(window.location.hash);
window.addEventListener('hashchange', openFromAddress);
createRoot(document.getElementById('root')!).render(<App />);
openFromAddress();
