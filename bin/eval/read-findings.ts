import { type FindingReading, readFindingReading } from '@/lib/evaluation/annotated-finding'
import { type FindingText, fits, joinedText, textOfLine } from '@/lib/evaluation/finding-text'
import { findSourceFiles, reasonOf } from '@/lib/io/source-files'
import { textLines } from '@/lib/io/text-lines'

/** Annotations with the file that each stands in, and the texts that stand with them; or why they cannot be read. */
export async function readFindings(
  names: string[],
): Promise<{ readings: (FindingReading & { file: string })[]; texts: Map<string, FindingText> } | { wrong: string }> {
  const { files, missing } = await findSourceFiles(names, ['jsonl'])
  if (missing[0]) return { wrong: `${missing[0].name}: ${missing[0].reason}` }
  const readings: (FindingReading & { file: string })[] = []
  const texts = new Map<string, FindingText>()
  for (const file of files) {
    try {
      for await (const each of textLines(file.open())) {
        if (!('text' in each) || each.text.trim() === '') continue
        const value: unknown = JSON.parse(each.text)
        const read = readFindingReading(value)
        if ('reason' in read) return { wrong: `${file.name}: ${read.reason}` }
        readings.push({ ...read.reading, file: file.name })
        const text = textOfLine(value)
        if (text && fits(joinedText(text), read.reading.sents)) texts.set(read.reading.id, text)
      }
    } catch (error) {
      return { wrong: `${file.name}: ${reasonOf(error)}` }
    }
  }
  return readings.length > 0 ? { readings, texts } : { wrong: 'No annotated abstract was read.' }
}
