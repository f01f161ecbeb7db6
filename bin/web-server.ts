import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { environmentOf, settings } from '@/db/settings/settings'
import { NEXT } from './build-if-stale'
import type { OpenDatabase } from './open-database'

export type Mode = 'start' | 'dev'

/** Next as a process of its own, which works on the database as the portal's login and knows of no other. */
export function startWebServer(
  mode: Mode,
  { url, replicaUrls }: Pick<OpenDatabase, 'url' | 'replicaUrls'>,
  authSecret: string,
): ChildProcess {
  const { port, host, siteUrl, isPublic, metricsToken } = settings()
  return spawn(
    process.execPath,
    [
      ...loadedFirst('bin/end-with-parent.mjs'),
      ...loadedFirst('bin/request-scope.mjs'),
      ...loadedFirst('bin/broken-addresses.mjs'),
      ...loadedFirst('bin/caller.mjs', isPublic ? { site: siteUrl } : {}),
      ...(metricsToken ? loadedFirst('bin/measure-requests.mjs') : []),
      // A long query stands in the address, in that of the page before and in what the router sends.
      '--max-http-header-size=65536',
      NEXT,
      mode,
      '-p',
      String(port),
      '-H',
      host,
    ],
    {
      // In a group of its own: Ctrl-C reaches it through the launcher only, once.
      detached: true,
      stdio: ['ignore', mode === 'dev' ? 'inherit' : 'ignore', 'inherit', 'ipc'],
      env: environmentOf({
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: String(port),
        DATABASE_URL: url,
        DATABASE_MIGRATE_URL: '',
        DATABASE_REPLICA_URLS: replicaUrls.join(','),
        AUTH_SECRET: authSecret,
        PRECIS_LAUNCHER: String(process.pid),
        // Addresses that identity providers send people back to are built from this, never from a header.
        AUTH_URL: isPublic ? siteUrl : '',
        // Who answers pages never asks the model.
        SUMMARY_MODEL_KEY: '',
        // Nor does it send mail.
        PRECIS_SMTP_USER: '',
        PRECIS_SMTP_PASSWORD: '',
      }),
    },
  )
}

/** Options for Node by which a file is run in the server's process before the server; it finds `facts` in its address. */
function loadedFirst(file: string, facts: Record<string, string> = {}): string[] {
  const url = pathToFileURL(path.resolve(file))
  url.search = new URLSearchParams(facts).toString()
  return ['--import', url.href]
}
