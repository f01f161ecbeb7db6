import { expect, test } from 'vitest'
import { deviceName } from '@/lib/access/device-name'

test('browsers by the names people know them by', () => {
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0')).toBe(
    'Firefox on Windows',
  )
  expect(
    deviceName(
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0',
    ),
  ).toBe('Edge on Windows')
  expect(
    deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Safari/604.1'),
  ).toBe('Safari on iPhone')
  expect(deviceName(null)).toBe('A browser that does not say which')
})
