import { expect, test } from 'vitest'
import { zoneName } from '@/app/_server/typed-text'
import { knownZone } from '@/lib/mail/zone'

test('a zone has one name, however it is written', () => {
  for (const written of ['Europe/Berlin', 'europe/berlin', 'eUrOpE/bErLiN'])
    expect(knownZone(written)).toBe('Europe/Berlin')
  expect([knownZone('utc'), knownZone('america/port-au-prince')]).toEqual(['UTC', 'America/Port-au-Prince'])
  expect(['Mars/Olympus', '+01:00', '', 'Europe/Berlin '].map(knownZone)).toEqual([null, null, null, null])
})

test('every zone of the list to choose from is named as a form names it', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(knownZone(zone)).toBe(zone)
})

test('a form takes it by that name, and says in words which it does not know', () => {
  expect(zoneName.parse('aMeRiCa/NeW_yOrK')).toBe('America/New_York')
  expect(zoneName.safeParse('Mars/Olympus').error?.issues.map(({ message }) => message)).toEqual([
    'This time zone is not known here.',
  ])
})
