import { StartError } from '@/db/server/start-error'
import {
  readSettings,
  type Settings,
  settingNames,
  unknownVariables,
  settingsWithoutSecrets as withoutSecrets,
} from '@/lib/settings/settings'

/** One reading for the whole process: the server's bundles have a copy of this module each. */
const held = globalThis as unknown as { precisSettings?: Settings }

/**
 * The settings of this process. The environment is read here and nowhere else, once, with the first question; throws
 * `StartError` with everything that is wrong in it, a line each.
 */
export function settings(): Settings {
  if (!held.precisSettings) {
    const read = readSettings(process.env)
    if ('faults' in read) throw new StartError(read.faults.join('\n'))
    held.precisSettings = read.settings
  }
  return held.precisSettings
}

/** Has this process work on the database at `url`, which is known only once it has been started or made. */
export function workOn(url: string, replicaUrls = settings().replicaUrls) {
  held.precisSettings = { ...settings(), databaseUrl: url, replicaUrls }
}

/** Reads the environment again with the next question. */
export function forgetSettings() {
  held.precisSettings = undefined
}

/** What the environment sets, without what is secret. */
export const settingsWithoutSecrets = () => withoutSecrets(process.env)

/** Variables that look like settings of the portal and are none. */
export const misspeltSettings = () => unknownVariables(process.env)

/**
 * The environment for a process that is started by this one. Settings that are not set are handed down empty: Next would
 * take them from a file named .env, which whoever starts it does not read.
 */
export function environmentOf(changes: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  const unset = Object.fromEntries(settingNames().map((name) => [name, '']))
  return { ...unset, ...process.env, ...changes } as NodeJS.ProcessEnv
}
