import type { ModelSettings } from '@/lib/summaries/summary-model'
import { type IdentityProvider, providerFaults, readProviders } from './identity-providers'
import { type MailSettings, mailFaults, readMail } from './mail-settings'
import { SECRET, VARIABLES, type Variable } from './variables'

export type Environment = Record<string, string | undefined>

/** Everything that whoever runs the portal can set. */
export type Settings = {
  port: number
  /** Where to listen. */
  host: string
  /** Where people find the portal, without a slash at its end; `isPublic` where that was set and not made up. */
  siteUrl: string
  isPublic: boolean
  /** Proxies in front of the portal, each of which adds whom it heard to X-Forwarded-For. */
  trustedHops: number
  dataFolder: string
  /** Where the nightly backups are kept; null where none are taken. */
  backupFolder: string | null
  /** A PostgreSQL of somebody's own; null for the embedded one. */
  databaseUrl: string | null
  /** As whom it is migrated, where that is somebody else. */
  migrateUrl: string | null
  poolSize: number
  replicaUrls: string[]
  replicaLagSeconds: number
  authSecret: string | null
  /** What a monitor says to read `/metrics`; null where there is no such page. */
  metricsToken: string | null
  loadsDemo: boolean
  /** Whether the comments of people who are erased are emptied. */
  erasesComments: boolean
  /** Whether everybody who is signed in may make groups, or administrators alone. */
  groupsByAnyone: boolean
  session: { idleMinutes: number; absoluteHours: number }
  model: ModelSettings | null
  /** How requests to sources on the internet get out. */
  wayOut: { proxy: string | null; testOrigin: string | null }
  identityProviders: IdentityProvider[]
  /** Null where no mail is sent. */
  mail: MailSettings | null
  /** The time zone of whoever has chosen none. */
  zone: string
}

/**
 * The settings that an environment holds, or all that is wrong with them, a line each. A variable that is empty is not
 * set: that is how a file of settings and Docker Compose leave one out.
 */
export function readSettings(environment: Environment): { settings: Settings } | { faults: string[] } {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const read = VARIABLES.safeParse(env)
  const issues = read.error?.issues ?? []
  const faults = [
    ...issues.map(({ path, message }) => faultOf(String(path[0]), message, env)),
    ...providerFaults(env),
    ...modelFaults(env),
    ...mailFaults(env),
    ...testFaults(env),
  ]
  if (!read.success || faults.length > 0) return { faults }
  const set = read.data
  return {
    settings: {
      port: set.PORT,
      // Without a public address the portal is for this machine alone.
      host: set.HOST ?? (set.PRECIS_URL ? '0.0.0.0' : '127.0.0.1'),
      siteUrl: set.PRECIS_URL ?? `http://localhost:${set.PORT}`,
      isPublic: set.PRECIS_URL !== undefined,
      trustedHops: set.PRECIS_TRUSTED_HOPS,
      dataFolder: set.PRECIS_DATA,
      backupFolder: set.PRECIS_BACKUPS ?? null,
      databaseUrl: set.DATABASE_URL ?? null,
      migrateUrl: set.DATABASE_MIGRATE_URL ?? null,
      poolSize: set.DATABASE_POOL,
      replicaUrls: set.DATABASE_REPLICA_URLS,
      replicaLagSeconds: set.DATABASE_REPLICA_LAG_SECONDS,
      authSecret: set.AUTH_SECRET ?? null,
      metricsToken: set.PRECIS_METRICS_TOKEN ?? null,
      loadsDemo: set.PRECIS_DEMO,
      erasesComments: set.PRECIS_ERASE_COMMENTS,
      groupsByAnyone: set.PRECIS_GROUPS_BY_ANYONE,
      session: { idleMinutes: set.PRECIS_SESSION_IDLE_MINUTES, absoluteHours: set.PRECIS_SESSION_HOURS },
      model:
        set.SUMMARY_MODEL_URL && set.SUMMARY_MODEL
          ? {
              url: set.SUMMARY_MODEL_URL,
              name: set.SUMMARY_MODEL,
              key: set.SUMMARY_MODEL_KEY ?? null,
              callsADay: set.SUMMARY_MODEL_BUDGET,
            }
          : null,
      wayOut: { proxy: set.PRECIS_OUTBOUND_PROXY ?? null, testOrigin: set.PRECIS_TEST_SOURCES ?? null },
      identityProviders: readProviders(set),
      mail: readMail(set),
      zone: set.PRECIS_ZONE,
    },
  }
}

/** "PORT: a whole number from 1 to 65535, got “http”". */
function faultOf(name: string, wants: string, env: Environment): string {
  const value = env[name] ?? ''
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value
  return isSecret(name, value) ? `${name}: ${wants}` : `${name}: ${wants}, got “${shown}”`
}

/** Addresses may have a password before their @. */
const isSecret = (name: string, value: string) => SECRET.test(name) || value.includes('@')

/** What an environment sets, as it stands there, but for what is secret. */
export function settingsWithoutSecrets(environment: Environment): Record<string, string> {
  const set = settingNames().map((name) => [name, environment[name]?.trim() ?? ''] as const)
  return Object.fromEntries(set.filter(([name, value]) => value && !isSecret(name, value)))
}

function modelFaults(env: Environment): string[] {
  const [there, missing] = env.SUMMARY_MODEL
    ? ['SUMMARY_MODEL', 'SUMMARY_MODEL_URL']
    : ['SUMMARY_MODEL_URL', 'SUMMARY_MODEL']
  return env[there as string] && !env[missing as string] ? [`${missing}: needed together with ${there}`] : []
}

/** A portal that others use asks the sources themselves, whatever stands in its environment. */
const testFaults = (env: Environment): string[] =>
  env.PRECIS_TEST_SOURCES && env.PRECIS_URL
    ? ['PRECIS_TEST_SOURCES: only for tests on this machine, never together with PRECIS_URL']
    : []

/** Variables that look like settings and are none: most likely misspelt. */
export function unknownVariables(environment: Environment): string[] {
  const names = Object.keys(environment).filter((name) => /^(PRECIS|OIDC|SUMMARY)_/.test(name))
  return names.filter((name) => environment[name]?.trim() && !(name in VARIABLES.shape))
}

/** Names of all settings. */
export const settingNames = (): Variable[] => Object.keys(VARIABLES.shape) as Variable[]
