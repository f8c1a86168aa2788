import '@mantine/core/styles.css';
import './shared/theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { App } from './App';
import { routeObjects } from './router';
import { createQueryClient } from './shared/api';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <App queries={createQueryClient()}>
      <RouterProvider router={createBrowserRouter(routeObjects)} />
    </App>
  </StrictMode>,
);
