import { expect, test } from 'vitest'
import { isVerified } from '@/lib/access/verified-claim'

test.each([true, 'true', 'True', ' TRUE '])('%o says that the address is verified', (claim) => {
  expect(isVerified(claim)).toBe(true)
})

test.each([undefined, null, false, 'false', '', 'yes', 1, '1', ['true'], { true: true }])('%o does not', (claim) => {
  expect(isVerified(claim)).toBe(false)
})
