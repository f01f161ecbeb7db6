import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDocument, readJudgement, readQuestion, studyOf } from '@/lib/evaluation/beir'
import { type BadLine, type BeirFolder, openBeirFolder } from '@/lib/io/beir-folder'

let folder: string
let bad: BadLine[]
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'precis-beir-'))
  bad = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Record<string, string | Uint8Array>) {
  const usual = {
    'corpus.jsonl': '{"_id":"d1","title":"A","text":"B"}\n',
    'queries.jsonl': '{"_id":"q1","text":"hair loss"}\n',
    'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\n',
  }
  for (const [name, content] of Object.entries({ ...usual, ...files })) writeFileSync(path.join(folder, name), content)
}

const open = () => openBeirFolder(folder, (line) => bad.push({ ...line, file: path.basename(line.file) }))

async function opened(): Promise<BeirFolder> {
  const read = await open()
  if ('wrong' in read) throw new Error(read.wrong)
  return read
}

async function documents() {
  const read = []
  for await (const document of (await opened()).documents()) read.push(document)
  return read
}

describe('a line of a collection', () => {
  it('may have an empty title, an empty text or neither', () => {
    const nothing = { title: '', text: '', mesh: [], keywords: [], publicationTypes: [] }
    expect(readDocument('{"_id":"d","title":"","text":""}')).toEqual({ id: 'd', ...nothing })
    expect(readDocument('{"_id":"d","title":null,"metadata":{}}')).toEqual({ id: 'd', ...nothing })
    expect(readDocument('{"_id":7,"text":" two\\u0000\\n words "}')).toMatchObject({ id: '7', text: 'two words' })
  })

  it('may name headings, keywords and publication types', () => {
    expect(
      readDocument('{"_id":"d","mesh":["Alopecia","Alopecia",""],"keywords":["hair"],"publication_types":["Review"]}'),
    ).toMatchObject({ mesh: ['Alopecia'], keywords: ['hair'], publicationTypes: ['Review'] })
  })

  it('is said to be wrong where it is no document, question or judgement', () => {
    expect(readDocument('{"_id":"d"')).toEqual({ reason: 'not JSON' })
    expect(readDocument('{"title":"no name"}')).toHaveProperty('reason')
    expect(readDocument('{"_id":" "}')).toHaveProperty('reason')
    expect(readDocument('{"_id":"d","mesh":"Alopecia"}')).toHaveProperty('reason')
    expect(readDocument('[]')).toHaveProperty('reason')
    expect(readQuestion('{"_id":"q"}')).toHaveProperty('reason')
    expect(readJudgement('q1 d1 1')).toHaveProperty('reason')
    expect(readJudgement('q1\td1\tmuch')).toEqual({ reason: 'the score is not a number' })
    expect(readJudgement('q1\td1')).toEqual({ reason: 'the score is not a number' })
    expect(readJudgement('q1\td1\t2')).toEqual({ question: 'q1', document: 'd1', grade: 2 })
  })

  it('becomes a study that no real record is taken for', () => {
    const document = readDocument('{"_id":"10.1000/doi","title":"T","text":"A","mesh":["Alopecia"]}')
    if ('reason' in document) throw new Error(document.reason)
    const study = studyOf(document, 12)
    expect([study.pmid, study.pmcid, study.doi, study.sourceKey]).toEqual([
      undefined,
      undefined,
      undefined,
      'evaluation:12',
    ])
    expect(study.meshHeadings.map(({ descriptor }) => descriptor)).toEqual(['Alopecia'])
  })
})

describe('a folder of a collection', () => {
  it('is read alike packed or not, with a byte order mark, and with line ends of Windows', async () => {
    const corpus = '\uFEFF{"_id":"d1","title":"Größe"}\r\n\r\n{"_id":"d2","text":"line\u2028separator"}'
    for (const packed of [false, true]) {
      write({
        'corpus.jsonl': packed ? gzipSync(corpus) : corpus,
        'qrels.tsv': '\uFEFFquery-id\tcorpus-id\tscore\r\nq1\td1\t1\r\n',
      })
      expect(await documents()).toMatchObject([
        { id: 'd1', title: 'Größe' },
        { id: 'd2', text: 'line separator' },
      ])
      expect((await opened()).judgements).toEqual(new Map([['q1', new Map([['d1', 1]])]]))
      expect(bad).toEqual([])
    }
  })

  it('prefers the packed corpus and needs no other', async () => {
    write({ 'corpus.jsonl.gz': gzipSync('{"_id":"packed"}\n') })
    expect(await documents()).toMatchObject([{ id: 'packed' }])
    rmSync(path.join(folder, 'corpus.jsonl'))
    expect(await documents()).toMatchObject([{ id: 'packed' }])
  })

  it('says which lines are not taken, and takes the others', async () => {
    write({ 'corpus.jsonl': '{"_id":"d1"}\nnonsense\n{"title":"x"}\n{"_id":"d1"}\n{"_id":"d2"}\n' })
    expect((await documents()).map(({ id }) => id)).toEqual(['d1', 'd2'])
    expect(bad.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'corpus.jsonl:2',
      'corpus.jsonl:3',
      'corpus.jsonl:4',
    ])
  })

  it('asks what is judged, in the order of the questions, and says what is judged and not asked', async () => {
    write({
      'queries.jsonl': '{"_id":"q2","text":"b"}\n{"_id":"q3","text":"c"}\n{"_id":"q1","text":"a"}\n',
      'qrels.tsv': 'q1\td1\t1\nq2\td1\t0\nq9\td1\t1\n',
    })
    const { questions, judgements } = await opened()
    expect(questions.map(({ id }) => id)).toEqual(['q2', 'q1'])
    expect(judgements.size).toBe(2)
    expect(bad.map(({ reason }) => reason)).toEqual(['1 judged questions are not asked, q9 for one'])
  })

  it('says in a line what is missing', async () => {
    write({})
    rmSync(path.join(folder, 'qrels.tsv'))
    expect(await open()).toEqual({
      wrong: `${path.join(folder, 'qrels.tsv')}: there is no such file, nor one with .gz`,
    })
    write({ 'qrels.tsv': 'query-id\tcorpus-id\tscore\n' })
    expect(await open()).toEqual({ wrong: `${folder}: no question in it is judged` })
    expect(await openBeirFolder(path.join(folder, 'none'), () => {})).toHaveProperty('wrong')
  })
})
