import { describe, expect, test } from 'vitest'
import { clientAddress } from '@/lib/access/client-address'

const SOCKET = '10.0.0.1'
const FORGED = '6.6.6.6, 7.7.7.7, 8.8.8.8'

describe('without a proxy', () => {
  test.each([null, '', FORGED, '203.0.113.9'])('nothing that is sent changes the address (%j)', (sent) => {
    expect(clientAddress(SOCKET, sent, 0)).toBe(SOCKET)
  })
})

describe('behind one proxy', () => {
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    [`${FORGED}, 203.0.113.9`, '203.0.113.9'],
    [`${FORGED},203.0.113.9`, '203.0.113.9'],
    [', ,  203.0.113.9 ', '203.0.113.9'],
  ])('the last entry is its (%j)', (sent, address) => {
    expect(clientAddress(SOCKET, sent, 1)).toBe(address)
  })
})

describe('behind two', () => {
  test.each([
    ['203.0.113.9, 10.0.0.2', '203.0.113.9'],
    [`${FORGED}, 203.0.113.9, 10.0.0.2`, '203.0.113.9'],
  ])('the last but one is the outer one’s (%j)', (sent, address) => {
    expect(clientAddress(SOCKET, sent, 2)).toBe(address)
  })
})

test('who comes another way than through all proxies counts by the socket, never by the leftmost entry', () => {
  for (const sent of [null, '', '6.6.6.6']) expect(clientAddress(SOCKET, sent, 2)).toBe(SOCKET)
  expect(clientAddress(SOCKET, null, 1)).toBe(SOCKET)
  expect(clientAddress(SOCKET, '6.6.6.6, 7.7.7.7', 3)).toBe(SOCKET)
})

test('what is no address is none', () => {
  for (const sent of ['unknown', '_hidden', '1.2.3', '1.2.3.4.5', '::1::', 'a, b', '300.1.1.1', "'; --"])
    expect(clientAddress(SOCKET, sent, 1)).toBe(SOCKET)
  expect(clientAddress(null, 'unknown', 1)).toBeNull()
  expect(clientAddress('', null, 0)).toBeNull()
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::ffff:cb00:7109', '203.0.113.9'],
  ['0:0:0:0:0:ffff:203.0.113.9', '203.0.113.9'],
  ['64:ff9b::203.0.113.9', '64:ff9b:0:0::/64'],
  ['203.0.113.9:4711', '203.0.113.9'],
  ['[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
])('%s counts as %s, from the socket and from a proxy alike', (address, counted) => {
  expect(clientAddress(SOCKET, address, 1)).toBe(counted)
  expect(clientAddress(address, null, 0)).toBe(counted)
})
