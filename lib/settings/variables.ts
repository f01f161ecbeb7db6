import { z } from 'zod'
import { MACHINE } from '@/lib/summaries/summary'
import {
  database,
  databases,
  endpoint,
  issuer,
  mailServer,
  onOrOff,
  proxy,
  site,
  text,
  textOf,
  thisMachine,
  timeZone,
  whole,
} from './kinds'

/** Identity providers are told apart by these endings; the first has none. */
export const PROVIDERS = ['', '_2', '_3', '_4'] as const

const provider = <S extends (typeof PROVIDERS)[number]>(suffix: S) =>
  ({
    [`OIDC_ISSUER${suffix}`]: issuer().optional(),
    [`OIDC_CLIENT_ID${suffix}`]: text().optional(),
    [`OIDC_CLIENT_SECRET${suffix}`]: text().optional(),
    [`OIDC_LABEL${suffix}`]: text().optional(),
    [`OIDC_SCOPE${suffix}`]: text().default('openid email profile'),
  }) as Record<`OIDC_ISSUER${S}`, z.ZodOptional<ReturnType<typeof issuer>>> &
    Record<`OIDC_${'CLIENT_ID' | 'CLIENT_SECRET' | 'LABEL'}${S}`, z.ZodOptional<z.ZodString>> &
    Record<`OIDC_SCOPE${S}`, z.ZodDefault<z.ZodString>>

/**
 * Every environment variable that the portal reads: what it wants and what it is where it is not set. One that is
 * optional here has its default where it is used, or switches off what it is for.
 */
export const VARIABLES = z.object({
  PORT: whole(1, 65_535).default(3000),
  HOST: textOf('a name or an IP address of this machine', /^[\w.:-]+$/).optional(),
  PRECIS_URL: site().optional(),
  PRECIS_TRUSTED_HOPS: whole(0, 10).default(0),
  PRECIS_DATA: text().default('.data'),
  PRECIS_BACKUPS: text().optional(),
  DATABASE_URL: database().optional(),
  DATABASE_MIGRATE_URL: database().optional(),
  DATABASE_POOL: whole(1, 1000).default(10),
  DATABASE_REPLICA_URLS: databases().default([]),
  DATABASE_REPLICA_LAG_SECONDS: whole(1, 86_400).default(10),
  AUTH_SECRET: textOf('at least 16 characters that nobody can guess', /^.{16,}$/s).optional(),
  PRECIS_DEMO: onOrOff().default(false),
  PRECIS_ERASE_COMMENTS: onOrOff().default(false),
  PRECIS_GROUPS_BY_ANYONE: onOrOff().default(true),
  PRECIS_OUTBOUND_PROXY: proxy().optional(),
  PRECIS_TEST_SOURCES: thisMachine().optional(),
  PRECIS_METRICS_TOKEN: textOf(
    'at least 16 letters and figures that nobody can guess',
    /^[\x21-\x7e]{16,200}$/,
  ).optional(),
  PRECIS_SESSION_IDLE_MINUTES: whole(1, 10_080).default(15),
  PRECIS_SESSION_HOURS: whole(1, 8_760).default(12),
  PRECIS_ZONE: timeZone().default('UTC'),
  PRECIS_SMTP_URL: mailServer().optional(),
  PRECIS_SMTP_TLS: onOrOff().default(true),
  PRECIS_SMTP_USER: text().optional(),
  PRECIS_SMTP_PASSWORD: text().optional(),
  PRECIS_MAIL_FROM: textOf(
    'an address such as precis@hospital.example',
    /^[\w.+-]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i,
  ).optional(),
  PRECIS_DKIM_DOMAIN: textOf('a domain such as hospital.example', /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i).optional(),
  PRECIS_DKIM_SELECTOR: textOf('a selector such as precis', /^[a-z\d._-]{1,63}$/i).optional(),
  PRECIS_DKIM_KEY: text().optional(),
  SUMMARY_MODEL_URL: endpoint().optional(),
  SUMMARY_MODEL: textOf("a model's name of at most 100 characters", /^[^\p{C}<>]{1,100}$/u)
    .refine((name) => name !== MACHINE, `another name than ${MACHINE}`)
    .optional(),
  SUMMARY_MODEL_KEY: text().optional(),
  SUMMARY_MODEL_BUDGET: whole(0, 1_000_000).default(500),
  ...provider(''),
  ...provider('_2'),
  ...provider('_3'),
  ...provider('_4'),
})

export type Variable = keyof z.output<typeof VARIABLES>

/** What stands in these is never repeated, whatever is wrong with it. */
export const SECRET =
  /^(DATABASE_(MIGRATE_|REPLICA_)?URLS?|AUTH_SECRET|PRECIS_METRICS_TOKEN|PRECIS_SMTP_PASSWORD|SUMMARY_MODEL_KEY|OIDC_CLIENT_SECRET(_\d)?)$/
