import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/theme.css';
import './shell/controls.css';
import './shell/shell.css';
import './shell/surfaces.css';
import { App } from './App.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
