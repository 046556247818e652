import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import './shell/controls.css';
import './shell/shell.css';
import './shell/surfaces.css';
import { App } from './App.tsx';
import { loadTexts } from './text.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app element');
const show = (): void =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
// Without its texts the application still says why: a key stands for each of them.
loadTexts(['shell']).then(show, show);
