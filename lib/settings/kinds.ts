import { z } from 'zod'
import { knownZone } from '@/lib/mail/zone'

/** A setting as it stands in the environment; the words say what is wanted where something else stands there. */
const wanted = <T>(wants: string, read: (text: string) => T | undefined) =>
  z.string().transform((text, context) => {
    const value = read(text)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: wants })
    return z.NEVER
  })

export const text = () => z.string()

export const textOf = (wants: string, form: RegExp) => wanted(wants, (text) => (form.test(text) ? text : undefined))

export const whole = (from: number, to: number) =>
  wanted(`a whole number from ${from} to ${to}`, (text) => {
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return number >= from && number <= to ? number : undefined
  })

export const onOrOff = () => wanted('1, or 0', (text) => (text === '1' ? true : text === '0' ? false : undefined))

/** An address of the web without a password in it. */
function webAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null
}

/** Scheme, host and port: where people find the portal. */
export const site = () =>
  wanted('an http or https address without a path, such as https://precis.hospital.example', (text) => {
    const url = webAddress(text)
    return url && url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
  })

/** Where tokens are handed out: over TLS, unless it is this machine. */
export const issuer = () =>
  wanted('an https address', (text) => {
    const url = webAddress(text)
    return url && (url.protocol === 'https:' || LOOPBACK.test(url.hostname)) && !url.search && !url.hash
      ? text
      : undefined
  })

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Whether a host as an address writes it is this machine. */
export const isThisMachine = (host: string): boolean => LOOPBACK.test(host)

/** A server that takes mail; its name and password are settings of their own. */
export const mailServer = () =>
  wanted(
    'an address such as smtps://mail.hospital.example or smtp://mail.hospital.example:587, without a name',
    (text) => {
      const url = URL.canParse(text) ? new URL(text) : null
      const isServer =
        url !== null && /^smtps?:$/.test(url.protocol) && /^[\w.-]+$|^\[[\da-f:.]+\]$/i.test(url.hostname)
      return isServer && !url.username && !url.password && /^\/?$/.test(url.pathname) && !url.search && !url.hash
        ? text
        : undefined
    },
  )

/** An IANA time zone that this machine knows, by the name that it has there. */
export const timeZone = () => wanted('a time zone such as Europe/Berlin', (text) => knownZone(text) ?? undefined)

export const endpoint = () =>
  wanted('an http or https address without a password in it, such as http://localhost:11434/v1', (text) =>
    webAddress(text) ? text.replace(/\/+$/, '') : undefined,
  )

/** What goes out goes through it; it may want a name and a password. */
export const proxy = () =>
  wanted('an http or https address without a path, such as http://proxy.hospital.example:3128', (text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    return url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
      ? url.href
      : undefined
  })

/** A server on this machine. */
export const thisMachine = () =>
  wanted('an http address of this machine with a port, such as http://127.0.0.1:9999', (text) => {
    const url = webAddress(text)
    const isHere = url?.protocol === 'http:' && LOOPBACK.test(url.hostname) && url.port !== ''
    return isHere && url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
  })

const POSTGRES = 'an address that begins with postgres://'

export const database = () => wanted(POSTGRES, (text) => (isPostgres(text) ? text : undefined))

export const databases = () =>
  wanted(`${POSTGRES}, or several with commas between them`, (text) => {
    const urls = text.split(',').flatMap((url) => url.trim() || [])
    return urls.every(isPostgres) ? urls : undefined
  })

/** The driver tries several hosts with commas between them one after the other; an address by itself may have one. */
function isPostgres(text: string): boolean {
  const [, scheme = '', user = '', hosts = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)([^@/]*@)?([^/?]*)(.*)$/.exec(text) ?? []
  return scheme !== '' && hosts.split(',').every((host) => URL.canParse(`${scheme}${user}${host}${rest}`))
}
