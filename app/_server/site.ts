import 'server-only'
import { settings } from '@/db/settings/settings'

/** Where the portal is reached: links in mails and the origin that forms must come from. No trailing slash. */
export const siteUrl = () => settings().siteUrl

/** Behind TLS cookies carry the `__Host-` prefix and are never sent in the clear. */
export const isSecure = () => siteUrl().startsWith('https://')

/** How long a session lasts, by the administrator's word: idle minutes and absolute hours. */
export const sessionLimits = () => settings().session

/** Whether mail is sent, and the time zone of whoever has chosen none. */
export const mailState = () => ({ isOn: settings().mail !== null, zone: settings().zone })
