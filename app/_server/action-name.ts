import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'

type Manifest = { node: Record<string, { filename?: string; exportedName?: string } | undefined> }

/** Next's own table of actions, in a build and while developing. */
const MANIFESTS = ['.next/server/server-reference-manifest.json', '.next/dev/server/server-reference-manifest.json']

/**
 * File and name of a server action, for the log: "app/(portal)/notes/actions.ts createNote". Next knows a function by a
 * number that it hangs on it, and the names of functions are not those of the source in a build.
 */
export function actionName(action: unknown): string {
  const id = (action as { $$id?: unknown }).$$id
  if (typeof id !== 'string') return 'unknown'
  for (const file of MANIFESTS) {
    try {
      const { node } = JSON.parse(
        readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), file), 'utf8'),
      ) as Manifest
      const { filename, exportedName } = node[id] ?? {}
      if (filename && exportedName) return `${filename} ${exportedName}`
    } catch {
      // Not built in this way.
    }
  }
  return id
}
