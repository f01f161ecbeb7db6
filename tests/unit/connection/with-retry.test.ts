import { describe, expect, it } from 'vitest'
import { LOST, PATIENTLY, withRetry } from '@/db/connection/with-retry'

/** Work that fails a number of times, each time with the same SQLSTATE. */
function failing(times: number, code: string) {
  let tried = 0
  return async () => {
    if (++tried <= times) throw Object.assign(new Error(`failed for the ${tried}th time`), { code })
    return tried
  }
}

describe('what lost to another transaction is done again', () => {
  it('three times where somebody waits', async () => {
    expect(await withRetry(failing(2, '40001'))).toBe(3)
    await expect(withRetry(failing(3, '40001'))).rejects.toThrow('3th')
  })

  it('as long as another batch may take where nobody does', async () => {
    expect(await withRetry(failing(PATIENTLY - 1, '55P03'), LOST, PATIENTLY)).toBe(PATIENTLY)
    await expect(withRetry(failing(PATIENTLY, '55P03'), LOST, PATIENTLY)).rejects.toThrow(`${PATIENTLY}th`)
  })

  it('and nothing else is', async () => {
    await expect(withRetry(failing(1, '23505'), LOST, PATIENTLY)).rejects.toThrow('1th')
    await expect(withRetry(failing(1, '55P03'))).rejects.toThrow('1th')
  })
})
