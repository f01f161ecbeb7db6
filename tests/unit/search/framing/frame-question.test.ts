import { describe, expect, it } from 'vitest'
import { frameQuestion, type Segment } from '@/lib/search/framing/frame-question'
import type { Subject } from '@/lib/search/framing/subject'

const SUBJECTS: Record<string, Subject> = {
  aspirin: 'treatment',
  clopidogrel: 'treatment',
  misoprostol: 'treatment',
  acupuncture: 'treatment',
  'platelet rich plasma': 'treatment',
  'hyaluronic acid': 'treatment',
  stroke: 'condition',
  migraine: 'condition',
  'knee osteoarthritis': 'condition',
  'plantar fasciitis': 'condition',
  'postpartum haemorrhage': 'condition',
  children: 'people',
  mortality: 'measure',
}

/** Things between bars, as they are recognised; read as "i" for the intervention, "c", "p", "o", "~" for the frame. */
function read(question: string): string {
  const segments: Segment[] = question.split(/[ ](?![^|]*\|(?:[^|]*\|[^|]*\|)*[^|]*$)/).flatMap((piece) => {
    const words = piece.replaceAll('|', '').split(' ')
    return [{ words, subject: SUBJECTS[words.join(' ')] ?? null }]
  })
  const { segments: framed } = frameQuestion(segments)
  return framed.map(({ cue, role }) => (cue ? '~' : (role?.[0] ?? '?'))).join('')
}

describe('what is done, to whom and for what', () => {
  it.each([
    ['does misoprostol prevent |postpartum haemorrhage|', '~i~o'],
    ['aspirin vs clopidogrel for stroke', 'i~c~p'],
    ['aspirin or clopidogrel after stroke', 'i~c~p'],
    ['|platelet rich plasma| vs |hyaluronic acid| |knee osteoarthritis|', 'i~cp'],
    ['best treatment for |plantar fasciitis|', '~~~p'],
    ['treatment of migraine in children', '~~p~p'],
    ['effect of aspirin on mortality in adults with stroke', '~~i~o~~~p'],
    ['does acupuncture help migraine', '~i~p'],
    ['is aspirin better than acupuncture for migraine', '~i~~c~p'],
    ['prevention of stroke with aspirin', '~~o~i'],
    ['aspirin compared with acupuncture migraine', 'i~~cp'],
    ['migraine aspirin', 'pi'],
    ['spoons reduce snoring', 'i~o'],
    ['does acupuncture shorten stroke', '~i~o'],
    ['spoons versus forks for snoring', 'i~c~p'],
    ['snoring', '?'],
  ])('%s is read as %s', (question, expected) => {
    expect(read(question)).toBe(expected)
  })

  it.each([
    ['misoprostol in children without stroke', 'i~p~~'],
    ['misoprostol without stroke or migraine for mortality', 'i~~~~~p'],
    ['misoprostol in children with and without stroke', 'i~p~~~p'],
    ['misoprostol in children with or without stroke', 'i~p~~~p'],
    ['without stroke', '~?'],
  ])('%s is read as %s, what people are without as no part of it', (question, expected) => {
    expect(read(question)).toBe(expected)
  })

  it('takes no condition for what was done', () => {
    expect(read('aspirin versus migraine')).toBe('i~p')
  })
})

describe('words that only ask', () => {
  it('are what is asked for where there is nothing else', () => {
    expect(read('treatment')).toBe('?')
    expect(read('best treatment')).toBe('??')
  })

  it.each([
    ['does aspirin prevent stroke', 'prevention'],
    ['best treatment for |plantar fasciitis|', 'treatment'],
    ['aspirin vs clopidogrel', 'treatment'],
    ['is aspirin safe in stroke', 'harm'],
    ['diagnosis of stroke', 'diagnosis'],
    ['prognosis of stroke', 'prognosis'],
    ['prevalence of migraine', 'frequency'],
    ['aspirin stroke', null],
  ])('say what kind of question %j is: %s', (question, kind) => {
    const segments = question
      .replaceAll('|', '')
      .split(' ')
      .map((word) => ({ words: [word], subject: null }))
    expect(frameQuestion(segments).kind).toBe(kind)
  })
})
