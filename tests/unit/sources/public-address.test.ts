import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '@/lib/sources/public-address'

const CLOSED = {
  'this machine': ['127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::'],
  'this network': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  'the cloud’s own addresses': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
  'shared by a provider': ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'reserved and for examples': [
    '240.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.9',
    '2001:db8::1',
  ],
  'an IPv4 address in an IPv6 address': ['::ffff:10.0.0.1', '::ffff:8.8.8.8', '::10.0.0.1', '::ffff:7f00:1'],
  '6to4, NAT64 and Teredo': ['2002:7f00:1::', '64:ff9b::7f00:1', '64:ff9b:1::1', '2001::1', '192.88.99.1'],
  'no address as a name server writes one': [
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.1',
    'localhost',
    '',
    '[::1]',
  ],
}

describe('an address of the public internet', () => {
  for (const [what, addresses] of Object.entries(CLOSED)) {
    it.each(addresses)(`is none that is ${what}: %s`, (address) => {
      expect(isPublicAddress(address)).toBe(false)
    })
  }

  it.each(['8.8.8.8', '130.14.29.110', '172.32.0.1', '100.128.0.1', '2607:f220:41e:4290::110', '2a00:1450::1'])(
    'is one that is given out: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
})
