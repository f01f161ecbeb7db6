import type { SearchIndex } from '@/db/search/index/index-status'

/** The state of the index in words, a line a fact. */
export function statusLines(index: SearchIndex): string {
  const counted = index.countedAt ? `${index.countedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC` : 'never'
  const lines = [
    `${number(index.documents)} of ${number(index.studies)} studies can be found`,
    `${number(index.waiting)} wait to be written`,
    `tiers: ${index.tiers.map(number).join(', ')}`,
    `counted: ${counted}`,
  ]
  if (index.rebuildAskedAt) lines.push('everything is being written again')
  return lines.join('\n')
}

const number = (value: number) => value.toLocaleString('en')
