import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { textLines } from '@/lib/io/text-lines'
import { between, pick, seeded, zipf } from '../random'
import { vocabulary } from '../vocabulary'

/** What studies are made of: titles, and the sentences of abstracts. */
export type Texts = { titles: string[]; sentences: string[]; origin: string }

/** Files of JSON lines whose titles and texts are real, in the folder of data that the bench is given. */
const FILES = ['trials/articles.jsonl.gz', 'relevance/scifact-train/corpus.jsonl.gz']

/** Real sentences out of `folder` where it is there, made-up ones otherwise. */
export async function readTexts(folder: string): Promise<Texts> {
  const files = FILES.map((file) => path.join(folder, file)).filter((file) => existsSync(file))
  const titles = new Set<string>()
  const sentences = new Set<string>()
  for (const file of files) {
    for await (const line of textLines(createReadStream(file))) {
      if (!('text' in line)) continue
      const { title, text, abstracts } = JSON.parse(line.text) as Article
      if (title) titles.add(title)
      const texts = [
        text ?? '',
        ...(abstracts ?? []).flatMap(({ sections }) => sections.map((section) => section.text)),
      ]
      for (const sentence of texts.flatMap((each) => each.split(/(?<=[.!?])\s+(?=[A-Z])/))) {
        if (sentence.length >= 20 && sentence.length <= 600) sentences.add(sentence)
      }
    }
  }
  if (sentences.size === 0) return { ...madeUp(), origin: 'made-up words' }
  return {
    titles: [...titles],
    sentences: [...sentences],
    origin: `${sentences.size} sentences of ${files.join(', ')}`,
  }
}

type Article = { title?: string; text?: string; abstracts?: { sections: { text: string }[] }[] }

function madeUp(): Omit<Texts, 'origin'> {
  const random = seeded(11)
  const words = vocabulary(60_000)
  const sentence = (least: number, most: number) =>
    Array.from({ length: between(random, least, most) }, () => zipf(random, words)).join(' ')
  return {
    titles: Array.from({ length: 10_000 }, () => sentence(8, 16)),
    sentences: Array.from({ length: 60_000 }, () => `${sentence(12, 30)}.`),
  }
}

/** An abstract of about as many words as PubMed's have. */
export const abstractOf = (random: () => number, { sentences }: Texts) =>
  Array.from({ length: between(random, 6, 11) }, () => pick(random, sentences)).join(' ')
