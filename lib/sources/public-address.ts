import { BlockList, isIP } from 'node:net'

/** IANA IPv4 Special-Purpose Address Registry (RFC 6890), with multicast, reserved addresses and the relays of 6to4. */
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const

/** Of the addresses that are given out: Teredo and other protocols, examples, and 6to4, which has an IPv4 address in it. */
const NOT_PUBLIC_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed4 = new BlockList()
for (const [net, prefix] of NOT_PUBLIC_4) closed4.addSubnet(net, prefix, 'ipv4')
const closed6 = new BlockList()
for (const [net, prefix] of NOT_PUBLIC_6) closed6.addSubnet(net, prefix, 'ipv6')
/** Everything that is given out on the internet; so no loopback, link-local, private, mapped or NAT64 address is in it. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address, as a name server gives it, is one of the public internet. Any other text is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed4.check(address, 'ipv4')
  return family === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}
