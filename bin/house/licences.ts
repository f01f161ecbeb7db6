/** What `package-lock.json` says of one package. */
type Locked = { version?: string; license?: string; dev?: boolean }

/**
 * Licences that somebody has looked at: all let Précis be used and handed on under its own. Those after the first line
 * are spoken of at the beginning of `THIRD-PARTY.md`.
 */
const KNOWN = [
  ...[
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'ISC',
    'MIT',
    'MIT-0',
    'Public Domain',
    'Python-2.0',
    'Unlicense',
  ],
  ...[
    'CPAL-1.0 OR AGPL-1.0',
    'LGPL-3.0-or-later',
    'Apache-2.0 AND LGPL-3.0-or-later',
    'MPL-2.0',
    'OFL-1.1',
    'CC-BY-4.0',
  ],
  ...['(AFL-2.1 OR BSD-3-Clause)', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'],
]

/** The packages that run, on any platform, each once with its version, by licence. */
export function packagesByLicence(packages: Record<string, Locked>): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const [place, { dev, version, license = 'none stated' }] of Object.entries(packages)) {
    const name = place.split('node_modules/').at(-1)
    if (!name || dev) continue
    found.set(license, (found.get(license) ?? new Set()).add(`${name} ${version}`))
  }
  const byName = (one: string, other: string) => (one < other ? -1 : 1)
  return new Map(
    [...found].sort(([one], [other]) => byName(one, other)).map(([name, all]) => [name, [...all].sort(byName)]),
  )
}

/** Licences that nobody has looked at yet. */
export const unknownLicences = (licences: ReadonlyMap<string, unknown>): string[] =>
  [...licences.keys()].filter((licence) => !KNOWN.includes(licence))

const BEGINS = '<!-- What follows is written by npm run licences. -->\n'

/** `paper` with the list of packages after the line that says where it begins. */
export function withPackages(paper: string, licences: ReadonlyMap<string, string[]>): string {
  const list = [...licences].map(
    ([licence, names]) => `\n### ${licence}\n\n${names.map((name) => `- ${name}\n`).join('')}`,
  )
  return `${paper.split(BEGINS)[0]}${BEGINS}${list.join('')}`
}
