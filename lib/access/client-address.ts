import { isIP } from 'node:net'

/**
 * The address that an attempt is counted by. `hops` proxies stand in front of the portal, and each has added whom it
 * heard to the end of X-Forwarded-For: so the entry that many from the right is the client's, and whatever stands before
 * it anybody may have made up. Where there are fewer entries, or it is no address, somebody has come another way than
 * through all of them: then the socket's address counts, which cannot be made up, never the leftmost entry.
 *
 * An IPv6 address counts by its network of 64 bits, which one household or machine has to itself; IPv4 inside IPv6 as
 * IPv4. Null where nothing is known.
 */
export function clientAddress(socket: string | null, forwardedFor: string | null, hops: number): string | null {
  const entries = forwardedFor?.split(',').map((entry) => entry.trim()) ?? []
  const forwarded = hops > 0 ? network(entries.at(-hops) ?? '') : null
  return forwarded ?? network(socket ?? '')
}

/** What an address is counted by, null where the text is none. Some proxies write its port, or brackets, with it. */
function network(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  const [address = ''] = bare.split('%')
  if (isIP(address) === 4) return address
  if (isIP(address) !== 6) return null
  const groups = groupsOf(address)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 255])
      .join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [a * 256 + +b, c * 256 + +d].map((group) => group.toString(16)).join(':'),
  )
  const [head = '', tail] = hex.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [groups(head), groups(tail ?? '')]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}
