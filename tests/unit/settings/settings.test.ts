import { describe, expect, test } from 'vitest'
import { readSettings, settingsWithoutSecrets, unknownVariables } from '@/lib/settings/settings'

function settingsOf(env: Record<string, string>) {
  const read = readSettings(env)
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  return read.settings
}

function faultsOf(env: Record<string, string>): string[] {
  const read = readSettings(env)
  return 'faults' in read ? read.faults : []
}

const provider = {
  OIDC_ISSUER: 'https://id.hospital.example/realm',
  OIDC_CLIENT_ID: 'precis',
  OIDC_CLIENT_SECRET: 'a secret',
}

test('what is told of an environment has nothing secret in it', () => {
  const told = settingsWithoutSecrets({
    PRECIS_URL: 'https://precis.hospital.example',
    PORT: ' ',
    AUTH_SECRET: 'sixteen characters',
    DATABASE_URL: 'postgres://precis:a-password@db/precis',
    OIDC_CLIENT_SECRET_2: 'between the two of us',
    OIDC_ISSUER: 'https://name:a-password@id.hospital.example',
    HOME: '/root',
  })
  expect(told).toEqual({ PRECIS_URL: 'https://precis.hospital.example' })
})

test('nothing needs to be set', () => {
  expect(settingsOf({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    siteUrl: 'http://localhost:3000',
    isPublic: false,
    trustedHops: 0,
    dataFolder: '.data',
    backupFolder: null,
    databaseUrl: null,
    migrateUrl: null,
    poolSize: 10,
    replicaUrls: [],
    replicaLagSeconds: 10,
    authSecret: null,
    metricsToken: null,
    loadsDemo: false,
    erasesComments: false,
    groupsByAnyone: true,
    session: { idleMinutes: 15, absoluteHours: 12 },
    model: null,
    wayOut: { proxy: null, testOrigin: null },
    identityProviders: [],
    mail: null,
    zone: 'UTC',
  })
})

test('a variable that is empty is not set', () => {
  const names = ['PORT', 'PRECIS_URL', 'DATABASE_URL', 'DATABASE_POOL', 'OIDC_ISSUER', 'SUMMARY_MODEL', 'PRECIS_DEMO']
  expect(settingsOf(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(settingsOf({}))
  expect(settingsOf({ PORT: ' ', OIDC_LABEL: '\t' })).toEqual(settingsOf({}))
})

test('a portal with an address of its own listens to everybody, and is called by that address', () => {
  expect(settingsOf({ PRECIS_URL: 'https://Precis.hospital.example/' })).toMatchObject({
    siteUrl: 'https://precis.hospital.example',
    isPublic: true,
    host: '0.0.0.0',
  })
  expect(settingsOf({ PORT: '8080' }).siteUrl).toBe('http://localhost:8080')
})

describe('a fault is one line that names the variable and what it wants', () => {
  test.each([
    [{ PORT: 'http' }, 'PORT: a whole number from 1 to 65535, got “http”'],
    [{ PORT: '65536' }, 'PORT: a whole number from 1 to 65535, got “65536”'],
    [{ HOST: 'here or there' }, 'HOST: a name or an IP address of this machine, got “here or there”'],
    [
      { PRECIS_URL: 'precis.hospital.example' },
      'PRECIS_URL: an http or https address without a path, such as https://precis.hospital.example, got “precis.hospital.example”',
    ],
    [
      { PRECIS_URL: 'https://hospital.example/precis' },
      'PRECIS_URL: an http or https address without a path, such as https://precis.hospital.example, got “https://hospital.example/precis”',
    ],
    [{ PRECIS_TRUSTED_HOPS: '-1' }, 'PRECIS_TRUSTED_HOPS: a whole number from 0 to 10, got “-1”'],
    [{ DATABASE_POOL: '0' }, 'DATABASE_POOL: a whole number from 1 to 1000, got “0”'],
    [{ DATABASE_POOL: '1e2' }, 'DATABASE_POOL: a whole number from 1 to 1000, got “1e2”'],
    [
      { DATABASE_REPLICA_LAG_SECONDS: 'ten' },
      'DATABASE_REPLICA_LAG_SECONDS: a whole number from 1 to 86400, got “ten”',
    ],
    [{ PRECIS_DEMO: 'yes' }, 'PRECIS_DEMO: 1, or 0, got “yes”'],
    [{ PRECIS_SESSION_IDLE_MINUTES: '0' }, 'PRECIS_SESSION_IDLE_MINUTES: a whole number from 1 to 10080, got “0”'],
    [{ ...provider, OIDC_ISSUER: 'foo' }, 'OIDC_ISSUER: an https address, got “foo”'],
    [
      { ...provider, OIDC_ISSUER: 'http://id.hospital.example' },
      'OIDC_ISSUER: an https address, got “http://id.hospital.example”',
    ],
    [
      { SUMMARY_MODEL_URL: 'localhost:1234', SUMMARY_MODEL: 'm' },
      'SUMMARY_MODEL_URL: an http or https address without a password in it, such as http://localhost:11434/v1, got “localhost:1234”',
    ],
    [
      { SUMMARY_MODEL_URL: 'http://localhost/v1', SUMMARY_MODEL: 'Précis' },
      'SUMMARY_MODEL: another name than Précis, got “Précis”',
    ],
    [{ SUMMARY_MODEL_BUDGET: 'some' }, 'SUMMARY_MODEL_BUDGET: a whole number from 0 to 1000000, got “some”'],
  ] as [Record<string, string>, string][])('%j', (env, line) => {
    expect(faultsOf(env)).toEqual([line])
  })

  test('and never repeats what may be a secret', () => {
    const secret = 'swordfish'
    const envs: Record<string, string>[] = [
      { DATABASE_URL: `precis:${secret}@db` },
      { DATABASE_URL: `postgres://precis:${secret}@db:port/precis` },
      { DATABASE_MIGRATE_URL: `https://precis:${secret}@db` },
      { DATABASE_REPLICA_URLS: `postgres://a/x,mysql://precis:${secret}@b` },
      { AUTH_SECRET: secret },
      { PRECIS_URL: `https://ada:${secret}@precis.hospital.example` },
      { SUMMARY_MODEL_URL: `http://me:${secret}@localhost/v1`, SUMMARY_MODEL: 'm' },
    ]
    for (const env of envs) {
      const [line = '', ...more] = faultsOf(env)
      expect(more, JSON.stringify(env)).toEqual([])
      expect(line).toMatch(new RegExp(`^${Object.keys(env)[0]}: `))
      expect(line).not.toContain(secret)
    }
  })
})

test('all faults are told at once', () => {
  const { OIDC_CLIENT_SECRET: _, ...incomplete } = provider
  expect(faultsOf({ PORT: 'x', DATABASE_POOL: 'many', SUMMARY_MODEL: 'm', ...incomplete })).toEqual([
    'PORT: a whole number from 1 to 65535, got “x”',
    'DATABASE_POOL: a whole number from 1 to 1000, got “many”',
    'OIDC_CLIENT_SECRET: needed together with OIDC_ISSUER',
    'SUMMARY_MODEL_URL: needed together with SUMMARY_MODEL',
  ])
})

test('an address of a database is one, several hosts are tried in their order, replicas stand between commas', () => {
  const several = 'postgresql://precis:a@one:5432,two:5433/precis?sslmode=require'
  expect(settingsOf({ DATABASE_URL: several }).databaseUrl).toBe(several)
  expect(settingsOf({ DATABASE_REPLICA_URLS: ' postgres://a/x, postgresql://b:5433/x ,' }).replicaUrls).toEqual([
    'postgres://a/x',
    'postgresql://b:5433/x',
  ])
  for (const wrong of ['a:5432', 'postgres://a/x,nonsense', 'http://a/x'])
    expect(faultsOf({ DATABASE_REPLICA_URLS: wrong })).toHaveLength(1)
})

describe('an identity provider', () => {
  test('is known by its place, and named by its host where it has no label', () => {
    expect(settingsOf(provider).identityProviders).toEqual([
      {
        id: 'oidc-1',
        label: 'id.hospital.example',
        issuer: 'https://id.hospital.example/realm',
        clientId: 'precis',
        clientSecret: 'a secret',
        scope: 'openid email profile',
      },
    ])
  })

  test('keeps its number when the first is taken away', () => {
    const second = Object.fromEntries(Object.entries(provider).map(([name, value]) => [`${name}_2`, value]))
    const both = settingsOf({ ...second, OIDC_LABEL_2: 'B', ...provider }).identityProviders
    expect(both.map(({ id }) => id)).toEqual(['oidc-1', 'oidc-2'])
    expect(settingsOf({ ...second, OIDC_LABEL_2: 'B' }).identityProviders).toMatchObject([{ id: 'oidc-2', label: 'B' }])
  })

  test('with half its settings is a fault and not left out', () => {
    for (const missing of Object.keys(provider)) {
      const { [missing]: _, ...rest } = provider as Record<string, string>
      const [given] = Object.keys(rest)
      expect(faultsOf(rest)).toEqual([`${missing}: needed together with ${given}`])
      expect(faultsOf({ ...rest, [missing]: '' })).toHaveLength(1)
    }
    expect(faultsOf({ OIDC_LABEL_3: 'the hospital account' })).toEqual([
      'OIDC_ISSUER_3: needed together with OIDC_LABEL_3',
      'OIDC_CLIENT_ID_3: needed together with OIDC_LABEL_3',
      'OIDC_CLIENT_SECRET_3: needed together with OIDC_LABEL_3',
    ])
  })

  test('on this machine needs no TLS', () => {
    for (const issuer of ['http://localhost:9000', 'http://127.0.0.1:9000/realm', 'http://[::1]:9000'])
      expect(settingsOf({ ...provider, OIDC_ISSUER: issuer }).identityProviders[0]?.issuer).toBe(issuer)
    expect(faultsOf({ ...provider, OIDC_ISSUER: 'http://localhost.evil.example' })).toHaveLength(1)
  })
})

test('a variable that looks like a setting and is none is named', () => {
  const env = {
    PRECIS_ULR: 'https://a.example',
    PRECIS_URL: 'https://a.example',
    OIDC_ISSUER_5: 'x',
    PRECIS_OLD: '',
    PATH: '',
  }
  expect(unknownVariables(env)).toEqual(['PRECIS_ULR', 'OIDC_ISSUER_5'])
})

test('sources are asked through a proxy, which may want a password', () => {
  const { wayOut } = settingsOf({ PRECIS_OUTBOUND_PROXY: 'http://precis:a-password@proxy.hospital.example:3128' })
  expect(wayOut).toEqual({ proxy: 'http://precis:a-password@proxy.hospital.example:3128/', testOrigin: null })
  expect(faultsOf({ PRECIS_OUTBOUND_PROXY: 'proxy:3128/a' })).toHaveLength(1)
  expect(settingsWithoutSecrets({ PRECIS_OUTBOUND_PROXY: 'http://precis:a-password@proxy' })).toEqual({})
})

test('a server of a test in place of the sources is on this machine, and never one of a portal that others use', () => {
  const here = 'http://127.0.0.1:9999'
  expect(settingsOf({ PRECIS_TEST_SOURCES: here }).wayOut.testOrigin).toBe(here)
  expect(faultsOf({ PRECIS_TEST_SOURCES: here, PRECIS_URL: 'https://precis.hospital.example' })).toEqual([
    'PRECIS_TEST_SOURCES: only for tests on this machine, never together with PRECIS_URL',
  ])
  for (const elsewhere of [
    'http://10.0.0.1:9999',
    'https://eutils.ncbi.nlm.nih.gov',
    'http://127.0.0.1',
    'http://a@127.0.0.1:9',
  ])
    expect(faultsOf({ PRECIS_TEST_SOURCES: elsewhere })).toHaveLength(1)
})

const mail = {
  PRECIS_URL: 'https://precis.hospital.example',
  PRECIS_SMTP_URL: 'smtp://mail.hospital.example',
  PRECIS_MAIL_FROM: 'precis@hospital.example',
}

test('mail is sent over TLS, but to a relay on this machine or where the settings say so', () => {
  const sent = (changes: Record<string, string>) => settingsOf({ ...mail, ...changes }).mail
  expect(sent({})).toEqual({
    host: 'mail.hospital.example',
    port: 587,
    tls: 'required',
    login: null,
    from: 'precis@hospital.example',
    dkim: null,
  })
  expect(sent({ PRECIS_SMTP_URL: 'smtps://mail.hospital.example/' })).toMatchObject({ port: 465, tls: 'at once' })
  expect(sent({ PRECIS_SMTP_URL: 'smtp://[::1]:2525' })).toMatchObject({ host: '::1', port: 2525, tls: 'none' })
  expect(sent({ PRECIS_SMTP_TLS: '0' })).toMatchObject({ tls: 'none' })
  expect(sent({ PRECIS_SMTP_USER: 'precis', PRECIS_SMTP_PASSWORD: 'a secret' })).toMatchObject({
    login: { user: 'precis', password: 'a secret' },
  })
})

test('half of the settings of mail is a fault, a line each', () => {
  expect(faultsOf({ PRECIS_SMTP_URL: mail.PRECIS_SMTP_URL })).toEqual([
    'PRECIS_MAIL_FROM: needed together with PRECIS_SMTP_URL',
    'PRECIS_URL: needed together with PRECIS_SMTP_URL',
  ])
  expect(faultsOf({ PRECIS_MAIL_FROM: mail.PRECIS_MAIL_FROM })).toEqual([
    'PRECIS_SMTP_URL: needed together with PRECIS_MAIL_FROM',
  ])
  expect(faultsOf({ ...mail, PRECIS_SMTP_USER: 'precis' })).toEqual([
    'PRECIS_SMTP_PASSWORD: needed together with PRECIS_SMTP_USER',
  ])
  expect(faultsOf({ ...mail, PRECIS_DKIM_SELECTOR: 'one' })).toEqual([
    'PRECIS_DKIM_DOMAIN: needed together with PRECIS_DKIM_SELECTOR',
    'PRECIS_DKIM_KEY: needed together with PRECIS_DKIM_SELECTOR',
  ])
  const clear = { PRECIS_SMTP_TLS: '0', PRECIS_SMTP_USER: 'precis', PRECIS_SMTP_PASSWORD: 'a secret' }
  expect(faultsOf({ ...mail, ...clear })).toHaveLength(1)
})

test.each([
  ['PRECIS_SMTP_URL', 'mail.hospital.example'],
  ['PRECIS_SMTP_URL', 'smtp://precis:secret@mail.hospital.example'],
  ['PRECIS_SMTP_URL', 'smtp://mail.hospital.example/?tls=no'],
  ['PRECIS_MAIL_FROM', 'Précis <precis@hospital.example>'],
  ['PRECIS_MAIL_FROM', 'precis@hospital.example\nBcc: all@hospital.example'],
  ['PRECIS_ZONE', 'Mars/Olympus'],
  ['PRECIS_SMTP_TLS', 'no'],
])('%s=%s is a fault', (name, value) => {
  const faults = faultsOf({ ...mail, [name]: value })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(new RegExp(`^${name}: an? |^${name}: 1, or 0`))
})
