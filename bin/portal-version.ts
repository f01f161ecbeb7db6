import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The version of the portal, as package.json has it. */
export const portalVersion = (): string =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8')).version
