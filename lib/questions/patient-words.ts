/**
 * What makes a text look as if it were about one patient: a date of birth, a number of eight digits or more, a name with an
 * age. Null where nothing does. It is said and nothing is refused: a registration number looks like that as well.
 */
export function patientWords(text: string): string | null {
  const found = SIGNS.filter(({ pattern }) => pattern.test(text)).map(({ words }) => words)
  if (found.length === 0) return null
  return `This looks as if it named a patient (${found.join(', ')}). No patient data here.`
}

const SIGNS = [
  {
    words: 'a date of birth',
    pattern:
      /\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[:\s]*\d|\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d\b|\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/i,
  },
  { words: 'a long number', pattern: /(?<![\p{L}\d])\d(?:[ -]?\d){7,}(?!\d)/u },
  {
    words: 'a name with an age',
    pattern:
      /\b(?:Mr|Mrs|Ms|Miss|Herr|Frau)\.? ?\p{Lu}\p{L}+|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+,? (?:aged? |\()?\d{1,3}\b(?! ?(?:mg|%|g|ml|kg|patients|trials|studies))/u,
  },
] as const
