import { quoted } from '@/lib/search/lexemes'
import { rarity } from '@/lib/search/rarity'
import type { Part } from './compiled-question'
import type { Statistics } from './statistics'
import { any } from './tsquery'

type Asked = Pick<Part, 'query' | 'own'> & Partial<Pick<Part, 'added' | 'concept'>>

/** A study that is found by some of the parts has at least this share of what all of them are worth. */
const WORTH = 0.1
/** A word that names nothing, beside a name, finds studies by itself where it is this rare beside the rarest word of a name. */
const RARE_BESIDE_NAME = 0.5

/**
 * A query for studies that have some of what was asked for: any of the parts that tell most, so many of them that what
 * is left of the others would not be worth showing by itself. Beside a name, a common word is none of these: "acute" of
 * acute pericarditis. Words that only ask are no parts; of one part, its words are. Null for one word.
 */
export function relaxed(every: readonly Part[], statistics: Statistics): string | null {
  const required = every.filter(({ required }) => required)
  const parts: Asked[] = required.length === 1 ? wordsOf(required[0] as Part) : required
  if (parts.length < 2) return null
  const worth = (part: Asked) => part.own.reduce((sum, { idf }) => sum + idf, 0) || rarity(statistics.studies, 1)
  // What one study has, or none, is asked for, but would leave nothing of the others.
  const rarest = rarity(statistics.studies, 1)
  const isKnown = ({ own, added = [] }: Asked) => added.length > 0 || own.some(({ idf }) => idf < rarest)
  const rarityOf = ({ own }: Asked) => Math.max(0, ...own.map(({ idf }) => idf))
  const ofNames = Math.max(0, ...parts.filter(({ concept }) => concept).map(rarityOf))
  const isTelling = (part: Asked) => isKnown(part) && (part.concept || rarityOf(part) >= RARE_BESIDE_NAME * ofNames)
  const ordered = parts.filter(isTelling).sort((a, b) => worth(b) - worth(a))
  const all = ordered.reduce((sum, part) => sum + worth(part), 0)
  let left = all
  const telling: Asked[] = parts.filter((part) => !isKnown(part))
  for (const part of ordered) {
    if (left < WORTH * all) break
    telling.push(part)
    left -= worth(part)
  }
  return any(telling.map(({ query }) => query)) || null
}

/** A name or a phrase as its words. */
const wordsOf = ({ own }: Part): Asked[] => own.map((word) => ({ query: quoted(word.lexeme), own: [word] }))
