import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { settingNames } from '@/lib/settings/settings'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

function sourcesOf(folder: string): string[] {
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return files.filter((file) => /\.(ts|tsx|mjs|js)$/.test(file)).map((file) => path.join(folder, file))
}

test('what Docker Compose sets are settings', () => {
  const [portal = ''] = read('compose.yaml').split('\n  database:\n')
  const names = [...portal.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name as string)
  expect(names.length).toBeGreaterThan(3)
  expect(names.filter((name) => !(settingNames() as string[]).includes(name))).toEqual([])
})

/** Reads of the environment that are no settings: what Node and npm say, and what the launcher tells its own child. */
const ALLOWED: Record<string, string[]> = {
  'proxy.ts': ['NODE_ENV'],
  'instrumentation.ts': ['NEXT_RUNTIME'],
  'app/_server/console-log.ts': ['NODE_ENV'],
  'bin/serve.ts': ['npm_lifecycle_event'],
  'bin/end-with-parent.mjs': ['PRECIS_LAUNCHER'],
  // Runs everything with the environment that it was given itself.
  'bin/test.ts': ['TEST_POSTGRES_BIN', ''],
  'bin/test-node.ts': ['PATH', ''],
  'db/settings/settings.ts': [''],
}

test('the environment is read in one place', () => {
  const files = ['app', 'db', 'lib', 'bin'].flatMap(sourcesOf)
  files.push('proxy.ts', 'instrumentation.ts', 'next.config.js')
  expect(files.length).toBeGreaterThan(300)
  for (const file of files) {
    const text = read(file)
    const names = [...text.matchAll(/process\.env\b(?:\.(\w+))?/g)].map(([, name = '']) => name)
    expect(
      names.filter((name) => !ALLOWED[file]?.includes(name)),
      file,
    ).toEqual([])
    expect(text, file).not.toMatch(/process\s*(\?\.|\[)|\{[^}]*\benv\b[^}]*\} (=|from) ['"]?(node:)?process/)
  }
})
