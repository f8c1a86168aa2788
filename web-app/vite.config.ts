import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = process.env.GATEWAY_URL ?? 'http://localhost:8080';

/** The gateway sees the page's own origin, as it does in production. */
const toGateway = { target: gateway, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/site',
    manifest: true,
    // The content policy allows no data: scripts, and a hashed file is cached for good.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': toGateway, '/identity': toGateway, '/sdk': toGateway },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    css: false,
    testTimeout: 60_000,
  },
});
