import type { Source } from './sources'

/** What each ring may import: app → db → lib. Commands may import all but pages. */
const INWARDS: Record<string, readonly string[]> = {
  lib: ['lib'],
  db: ['db', 'lib'],
  app: ['app', 'db', 'lib'],
  bin: ['bin', 'db', 'lib', 'tests'],
}

/** Imports that point outwards. */
export function brokenRings(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, imports }) => {
    const allowed = INWARDS[ringOf(file)] ?? []
    return imports
      .filter((imported) => !allowed.includes(ringOf(imported.file)))
      .map((imported) => `${file} imports ${imported.file}: imports point inwards, app → db → lib`)
  })
}

const ringOf = (file: string): string => file.split('/')[0] ?? ''
