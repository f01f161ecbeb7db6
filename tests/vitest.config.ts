import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: {
    alias: {
      '@': root,
      'next/server': path.join(root, 'node_modules/next/server.js'),
      'server-only': path.join(root, 'tests/support/server-only.ts'),
    },
  },
  test: {
    // The same modules are read by a hundred files, and by three runs side by side.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          testTimeout: 30_000,
          // They keep nothing between them, and reading the modules again for each takes longer than most of them.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/own-database.ts'],
          // The sign-in library names a file of Next that Node finds only by its whole name.
          server: { deps: { inline: ['next-auth'] } },
          // For what never ends: tests here start processes, several at once, on machines that do other things too.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 90_000 } },
        },
      },
    ],
  },
})
