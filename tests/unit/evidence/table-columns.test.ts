import { expect, it } from 'vitest'
import { columnsText, movedLeft, parseColumns, STANDARD } from '@/lib/evidence/table-columns'

it('an address without columns, or with none that there is, means the standard', () => {
  expect(parseColumns('')).toEqual(STANDARD)
  expect(parseColumns('colour,,<b>')).toEqual(STANDARD)
  expect(columnsText(STANDARD)).toBe('')
})

it('columns stand in the order of the address, each once', () => {
  expect(parseColumns('effect, design,effect,nonsense')).toEqual(['effect', 'design'])
  expect(parseColumns(columnsText(['effect', 'design']))).toEqual(['effect', 'design'])
})

it('a column moves one place to the left, the first one stays', () => {
  expect(movedLeft(['finding', 'design', 'level'], 'level')).toEqual(['finding', 'level', 'design'])
  expect(movedLeft(['finding', 'design'], 'finding')).toEqual(['finding', 'design'])
})
