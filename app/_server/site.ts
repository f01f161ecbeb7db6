import 'server-only'

/** Where the portal is reached: links in mails and the origin that forms must come from. No trailing slash. */
export function siteUrl(): string {
  return (process.env.PRECIS_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/+$/, '')
}

/** Behind TLS cookies carry the `__Host-` prefix and are never sent in the clear. */
export const isSecure = () => siteUrl().startsWith('https://')

/** How long a session lasts, by the administrator's word: idle minutes and absolute hours. */
export function sessionLimits() {
  return {
    idleMinutes: Number(process.env.PRECIS_SESSION_IDLE_MINUTES ?? 15),
    absoluteHours: Number(process.env.PRECIS_SESSION_HOURS ?? 12),
  }
}
