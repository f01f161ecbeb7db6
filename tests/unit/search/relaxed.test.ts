import { expect, it } from 'vitest'
import type { Part } from '@/db/search/question/compiled-question'
import { relaxed } from '@/db/search/question/relaxed'
import type { Statistics } from '@/db/search/question/statistics'

const statistics = { studies: 5_000 } as Statistics
const part = (words: string, idf: number, concept: string | null = null): Part => ({
  words,
  query: words,
  own: [{ lexeme: words, idf }],
  added: [],
  concept,
  additions: [],
  required: true,
  known: null,
  role: null,
})
const parts = (query: string | null) => query?.match(/[a-z]+/g)

it('finds studies by a name alone, not by a common word beside it', () => {
  const colchicine = part('colchicine', 6, 'Colchicine')
  const pericarditis = part('pericarditis', 7, 'Pericarditis')
  expect(parts(relaxed([colchicine, part('acute', 2.5), pericarditis], statistics))).toEqual([
    'pericarditis',
    'colchicine',
  ])
})

it('finds studies by a rare word that no vocabulary knows, and by common words where there is no name', () => {
  expect(parts(relaxed([part('semaglutide', 6), part('obesity', 3, 'Obesity')], statistics))).toEqual([
    'semaglutide',
    'obesity',
  ])
  expect(parts(relaxed([part('acute', 2.5), part('pain', 2)], statistics))).toEqual(['acute', 'pain'])
})
