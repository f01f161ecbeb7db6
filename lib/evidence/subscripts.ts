import type { DraftSource } from './draft'

const LOWERED = '₀₁₂₃₄₅₆₇₈₉'
/** With a letter in it: a figure alone would lower every one like it. */
const WORD = /(?<![\p{L}\p{N}])(?=\p{N}*\p{L})[\p{L}\p{N}]*[₀-₉][\p{L}\p{N}]*/gu

const plain = (text: string) => text.replace(/[₀-₉]/g, (character) => String(LOWERED.indexOf(character)))

/**
 * A study with lowered figures as figures on the line, and how to lower them again: what reads a text knows "FEV1",
 * "CO2" and "vitamin B12", and what is shown has "FEV₁". As many characters as before, so that offsets hold.
 */
export function withoutSubscripts<T extends DraftSource>(study: T): { study: T; restore: <V>(value: V) => V } {
  const texts = [study.title, ...study.abstract.map(({ text }) => text)]
  const lowered = new Map(texts.flatMap((text) => text.match(WORD) ?? []).map((word) => [plain(word), word]))
  if (lowered.size === 0) return { study, restore: (value) => value }
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...lowered.keys()].join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return {
    study: {
      ...study,
      title: plain(study.title),
      abstract: study.abstract.map((section) => ({ ...section, text: plain(section.text) })),
    },
    restore: (value) => inTexts(value, (text) => text.replace(words, (word) => lowered.get(word) ?? word)),
  }
}

/** The same value with each text in it changed, but for its keys. */
function inTexts<V>(value: V, change: (text: string) => string): V {
  if (typeof value === 'string') return change(value) as V
  if (Array.isArray(value)) return value.map((item) => inTexts(item, change)) as V
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inTexts(item, change)])) as V
}
