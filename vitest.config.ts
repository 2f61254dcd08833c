import { defineConfig } from 'vitest/config';

// the modules that are no elements; the elements are tested in a browser. The machine may do much else meanwhile
export default defineConfig({ test: { include: ['frontend/**/*.test.ts'], exclude: ['frontend/generated/**'], testTimeout: 60_000 } });
