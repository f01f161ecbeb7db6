import type { z } from 'zod'
import { isThisMachine } from './kinds'
import type { VARIABLES } from './variables'

/** How mail is sent. */
export type MailSettings = {
  host: string
  port: number
  /** Whether the connection is TLS from its first byte, must become so, or stays as it is. */
  tls: 'at once' | 'required' | 'none'
  login: { user: string; password: string } | null
  /** The address that every mail is from. */
  from: string
  /** `keyFile` has the private key as PEM. */
  dkim: { domain: string; selector: string; keyFile: string } | null
}

const SIGNING = ['PRECIS_DKIM_DOMAIN', 'PRECIS_DKIM_SELECTOR', 'PRECIS_DKIM_KEY'] as const

/** Null where no server for mail is named: then nothing of mail is there. */
export function readMail(set: z.output<typeof VARIABLES>): MailSettings | null {
  if (!set.PRECIS_SMTP_URL || !set.PRECIS_MAIL_FROM) return null
  const { protocol, hostname, port } = new URL(set.PRECIS_SMTP_URL)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isTls = protocol === 'smtps:'
  return {
    host,
    port: Number(port) || (isTls ? 465 : 587),
    tls: isTls ? 'at once' : set.PRECIS_SMTP_TLS && !isThisMachine(hostname) ? 'required' : 'none',
    login:
      set.PRECIS_SMTP_USER && set.PRECIS_SMTP_PASSWORD
        ? { user: set.PRECIS_SMTP_USER, password: set.PRECIS_SMTP_PASSWORD }
        : null,
    from: set.PRECIS_MAIL_FROM,
    dkim:
      set.PRECIS_DKIM_DOMAIN && set.PRECIS_DKIM_SELECTOR && set.PRECIS_DKIM_KEY
        ? { domain: set.PRECIS_DKIM_DOMAIN, selector: set.PRECIS_DKIM_SELECTOR, keyFile: set.PRECIS_DKIM_KEY }
        : null,
  }
}

/** What is wrong with these together; links in a mail begin with PRECIS_URL. */
export function mailFaults(env: Record<string, string | undefined>): string[] {
  const together = (given: string, needed: readonly string[]) =>
    env[given] ? needed.filter((name) => !env[name]).map((name) => `${name}: needed together with ${given}`) : []
  const [signing] = SIGNING.filter((name) => env[name])
  return [
    ...together('PRECIS_SMTP_URL', ['PRECIS_MAIL_FROM', 'PRECIS_URL']),
    ...together('PRECIS_MAIL_FROM', ['PRECIS_SMTP_URL']),
    ...together('PRECIS_SMTP_USER', ['PRECIS_SMTP_PASSWORD']),
    ...together('PRECIS_SMTP_PASSWORD', ['PRECIS_SMTP_USER']),
    ...(signing ? together(signing, SIGNING) : []),
    ...(env.PRECIS_SMTP_TLS === '0' && env.PRECIS_SMTP_PASSWORD
      ? ['PRECIS_SMTP_TLS: not 0 together with PRECIS_SMTP_PASSWORD, which would be sent in the clear']
      : []),
  ]
}
