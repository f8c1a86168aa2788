import { defineConfig } from 'vitest/config';

const react18 = (name: string): string =>
  new URL(`../web-sdk-react-18/node_modules/${name}`, import.meta.url).pathname;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'web-sdk', environment: 'jsdom', include: ['test/**/*.test.{ts,tsx}'] } },
      {
        resolve: { alias: { react: react18('react'), 'react-dom': react18('react-dom') } },
        test: { name: 'react-18', environment: 'jsdom', include: ['test/react/*.test.tsx'] },
      },
    ],
  },
});
