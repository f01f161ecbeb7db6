/** Where a study is open to everybody, as a source says on a day; without an address where it is not, or none can be used. */
export type OpenAccess = { isOpen: boolean; status: string; url: string | null }

/** The same with who said so and when, for a page. */
export type OpenCopy = { url: string; source: string; asOf: string }

const LONGEST = 2_000

/** An address that a page may link to: https, on its usual port, without a name or password in it; null where it is another. */
export function openAddress(text: string | null | undefined): string | null {
  const written = text?.trim() ?? ''
  if (!URL.canParse(written)) return null
  const { protocol, hostname, port, username, password, href } = new URL(written)
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === ''
  return isPlain && hostname.includes('.') && href.length <= LONGEST ? href : null
}

/** Whose the address is, as it is connected to: letters of other scripts are spelt out, so that none looks like another. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')
