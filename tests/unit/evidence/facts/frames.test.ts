import { describe, expect, test } from 'vitest'
import { shownOf } from '../../../support/shown-effects'

/** Sentences by the kind of their grammar, and what readers see of them. */
const SHOWN: [string, string, string[]][] = [
  [
    'each number before its group',
    'Adverse events occurred in 12% of patients in the tea group and 20% of patients in the coffee group (p = 0.04).',
    ['Adverse events: 12 % tea group v 20 % coffee group, p = 0.04'],
  ],
  [
    'each number behind its group',
    'The response rate was higher in the tea group (62.5%) than in the coffee group (41.0%).',
    ['response rate: 62.5 % tea group v 41.0 % coffee group'],
  ],
  [
    'both groups before both numbers',
    'The median survival in the tea and coffee groups was 14.5 months and 9.0 months, respectively.',
    ['median survival: 14.5 months tea group v 9.0 months coffee group'],
  ],
  [
    'both numbers before both groups',
    'The relapse rates were 12.0% and 20.5% in the tea and coffee groups, respectively.',
    ['relapse rates: 12.0 % tea group v 20.5 % coffee group'],
  ],
  [
    'groups that are compared, then both numbers',
    'Length of stay was significantly shorter in the tea group than in the coffee group (3.1 ± 1.2 vs 4.5 ± 1.9 days; p = 0.01).',
    ['Length of stay: 3.1 days tea group v 4.5 days coffee group, p = 0.01'],
  ],
  [
    'what people had more of',
    'The tea group needed fewer blood transfusions than the coffee group (1.2 ± 0.4 vs 2.6 ± 0.8).',
    ['blood transfusions: 1.2 tea group v 2.6 coffee group'],
  ],
  [
    'one group named, the other known, and the words say which had more',
    'Pain scores were lower in the tea group (2.1 ± 0.8 vs 3.4 ± 1.1, p < 0.001).',
    ['Pain scores: 2.1 tea group v 3.4 coffee, p < 0.001'],
  ],
  [
    'outcomes in a list before both groups',
    'Pyrexia rate (37.2% vs 32.3%) and vomiting rate (18.4% vs 10.5%) were higher with tea than with coffee.',
    ['Pyrexia rate: 37.2 % tea v 32.3 % coffee', 'vomiting rate: 18.4 % tea v 10.5 % coffee'],
  ],
  [
    'the next outcome of a list',
    'Severe nausea was more frequent with tea than with coffee (23% vs 2%), as was severe vomiting (18% vs 4%).',
    ['Severe nausea: 23 % tea v 2 % coffee', 'severe vomiting: 18 % tea v 4 % coffee'],
  ],
  [
    'a bound that belongs to the outcome',
    'The proportion of patients achieving HbA1c <6.5% was higher with tea than with coffee (33.3% vs 15.2%).',
    ['HbA1c <6.5%: 33.3 % tea v 15.2 % coffee'],
  ],
  [
    'a change that is named as one',
    'The change in weight was greater in the tea group (3.6 ± 1.0 kg) than in the coffee group (2.1 ± 1.1 kg).',
    ['change in weight: 3.6 kg tea group v 2.1 kg coffee group'],
  ],
  [
    'an interval behind each number',
    'The duration of surgery was 8.6 hours (7.1 to 9.6) in the tea group and 7.8 hours (6.8 to 9.0) in the coffee group.',
    ['duration of surgery: 8.6 hours tea group v 7.8 hours coffee group'],
  ],
  [
    'a spread behind each number',
    'The arterial pressure was 80.3 mmHg (SD: 4.9) in the tea group compared to 85.1 mmHg (SD: 5.4) in the coffee group.',
    ['arterial pressure: 80.3 mmHg tea group v 85.1 mmHg coffee group'],
  ],
  [
    'the last of what was less',
    'There were, in the tea group compared to the coffee group, lower pain scores, shorter extubation time (117 ± 10 min vs. 195 ± 19 min, respectively, p = 0.03).',
    ['extubation time: 117 min tea group v 195 min coffee group, p = 0.03'],
  ],
  [
    'what follows from another outcome',
    'Weight loss was higher with tea than with coffee, resulting in a body mass index of 29.5 kg/m2 with tea and 37.8 kg/m2 with coffee.',
    ['body mass index: 29.5 kg/m2 tea v 37.8 kg/m2 coffee'],
  ],
  [
    'what a number of people did',
    'Five patients (10%) in the tea group and nine patients (18%) in the coffee group developed pneumonia.',
    ['pneumonia: 10 % tea group v 18 % coffee group'],
  ],
  [
    'a ratio behind groups that are compared',
    'Tea reduced the risk of death compared with coffee (hazard ratio 0.62, 95% CI 0.45 to 0.85).',
    ['Hazard ratio for death, Tea v coffee, 0.62 (95 % CI 0.45 to 0.85)'],
  ],
  [
    'a ratio between the groups',
    'Patients in the tea group were less likely to have recurrent falls (OR 0.40, 95% CI 0.20 to 0.80) compared with the coffee group.',
    ['Odds ratio for recurrent falls, tea group v coffee group, 0.4 (95 % CI 0.2 to 0.8)'],
  ],
  [
    'an interval of its own behind each number',
    'The median survival was 14.5 months (95% CI, 12.1–16.3) in the tea group and 9.0 months (95% CI, 7.7–10.4) in the coffee group.',
    ['median survival: 14.5 months tea group v 9.0 months coffee group'],
  ],
  [
    'the first group before its number, the second behind',
    'In the tea group, the mean pain score was 2.1 ± 0.8 compared to 3.4 ± 1.1 in the coffee group.',
    ['pain score: 2.1 tea group v 3.4 coffee group'],
  ],
  [
    'an interval that is named once for both',
    'The relapse rate was 35.9% (95% CI 25.9–45.9) in the tea group versus 64.6% (54.2–73.2) in the coffee group.',
    ['relapse rate: 35.9 % tea group v 64.6 % coffee group'],
  ],
  [
    'a number behind what one had, and one behind the other',
    'The tea group had a significantly higher success rate (83.3%) than did the coffee group (53.3%; p < 0.05).',
    ['success rate: 83.3 % tea group v 53.3 % coffee group, p < 0.05'],
  ],
  [
    'more people of one group',
    'A higher proportion of the tea group reported nausea (20% vs 12%).',
    ['nausea: 20 % tea group v 12 % coffee'],
  ],
  [
    'the second group first, the first behind',
    'Compared with the coffee group, nausea was more frequent (20% vs 12%) in the tea group.',
    ['nausea: 20 % tea group v 12 % coffee group'],
  ],
  [
    'groups of the clause before',
    'Blood pressure did not differ between the tea and coffee groups; heart rates were 71.2 and 73.4 beats/min, respectively.',
    ['heart rates: 71.2 beats/min tea group v 73.4 beats/min coffee group'],
  ],
  [
    'what they did, said of each',
    'Two (2%) of the women in the tea group relapsed (that is, they were admitted again), but 14 (14%) of the women in the coffee group relapsed.',
    ['relapsed: 2 % tea group v 14 % coffee group'],
  ],
  [
    'a name beside each number in one bracket',
    'Side effects were similar between the groups (tea 49.3%, coffee 46.8%).',
    ['Side effects: 49.3 % tea v 46.8 % coffee'],
  ],
  [
    'a time that belongs to the outcome',
    'The 90-day mortality was 12.0% with tea and 14.5% with coffee.',
    ['90-day mortality: 12.0 % tea v 14.5 % coffee'],
  ],
  [
    'a change that is said once for a list',
    'The tea group had a greater mean change in score than the coffee group for pain (-5.2 vs -3.3) and physical function (-13.4 vs -6.9).',
    [
      'change in pain: −5.2 tea group v −3.3 coffee group',
      'change in physical function: −13.4 tea group v −6.9 coffee group',
    ],
  ],
  [
    'all of them, and a part of them behind',
    'Disease-free survival was longer with tea than with coffee (27.1 vs 18.9 months; p = 0.01), especially in the subgroup of smokers.',
    ['Disease-free survival: 27.1 months tea v 18.9 months coffee, p = 0.01'],
  ],
  [
    'what a pair comes to',
    'The relapse rate was 12% with tea versus 20% with coffee (relative risk 0.60, 95% CI 0.40 to 0.90).',
    ['relapse rate: 12 % tea v 20 % coffee', 'Risk ratio for relapse rate, tea v coffee, 0.6 (95 % CI 0.4 to 0.9)'],
  ],
]

/** Sentences by the kind of mistake that their numbers would be. */
const NOT_SHOWN: [string, string][] = [
  [
    'what stands beside a main outcome that did not differ',
    'Although total strokes were similar in both groups, haemorrhage was less frequent in the tea group than in the coffee group (4.1% vs 8.2%, p = 0.01).',
  ],
  [
    'a ratio beside what did not differ',
    'While there was no significant difference in survival, relapse was rarer with tea than with coffee (hazard ratio 0.33, 95% CI 0.15 to 0.74).',
  ],
  [
    'the head of a list',
    'Grade 3–4 toxicities were: asthenia (9.1% with tea vs 7.1% with coffee), anorexia (6.8 vs 9.5%).',
  ],
  [
    'a fall and a rise of what is named as a level',
    'Body mass index (-0.02 vs 0.13 kg/m2) decreased more in the tea group than in the coffee group.',
  ],
  ['what was there before', 'Initial cell counts were higher with tea than with coffee (5.0 vs 4.0, p = 0.04).'],
  [
    'by how much it was less',
    'It decreased the pain score by nearly 54% in the tea group and 40% in the coffee group.',
  ],
  [
    'a part of them',
    'In responders, the relapse rate was higher in the tea group (43%) than in the coffee group (30%).',
  ],
  ['how many were in each', 'One hundred patients (59 in the tea group, 54 in the coffee group) had surgery.'],
  ['a baseline', 'At baseline pain scores were 5.1 ± 1.0 in the tea group and 5.2 ± 1.1 in the coffee group.'],
  ['one group at two times', 'In the tea group pain scores decreased from 5.1 ± 1.0 to 3.2 ± 1.1.'],
  [
    'a subgroup',
    'In the subgroup of older women the relapse rate was 12% in the tea group and 20% in the coffee group.',
  ],
  ['three groups', 'The relapse rate was 12% in the tea group, 20% in the coffee group, and 25% in the milk group.'],
  [
    'two that are set against a third',
    'Analgesia was longer in the tea group (2.8 ± 1.0 h) and the coffee group (4.4 ± 1.2 h) compared with the milk group (3.9 ± 1.1 h).',
  ],
  [
    'two numbers of each group',
    'The muscle area decreased less in the tea group (-0.11 ± 0.06 cm, -8 ± 3.9%) than in the coffee group (-0.21 ± 0.10 cm, -13.9 ± 6.4%).',
  ],
  ['doses', 'Patients were given 4 mg in the tea group and 8 mg in the coffee group.'],
  [
    'how much it changed, where only the level is named',
    'Body weight decreased by 1.6 ± 0.5 kg with tea and 0.4 ± 0.5 kg with coffee.',
  ],
  [
    'people who improved',
    'The number of patients with improved disability was similar in the tea group (78%) and the coffee group (76%).',
  ],
  [
    'each did another thing',
    'Eighty-two percent (82%) of the tea group recovered, whereas 8% of the coffee group had pain.',
  ],
  ['who stayed', 'In all 75.1% of the tea group and 79.5% of the coffee group completed the post-test.'],
  [
    'a part of the people in the bracket of a ratio',
    'The tea group reported less child punishment than the coffee group (women: OR 0.56, 95% CI 0.40 to 0.80).',
  ],
  [
    'a ratio against its words',
    'The risk of death was lower with tea than with coffee (hazard ratio 1.62, 95% CI 1.20 to 2.10).',
  ],
  ['no order of the groups', 'Nausea was similar in both groups (20% vs 12%).'],
  ['by how much it fell', 'Cholesterol decreased with tea (10 ± 4%) and coffee (8 ± 4%).'],
  ['how far people did as they were asked', 'The percentage of adherent days was 77% with tea and 69% with coffee.'],
  [
    'the difference from the start',
    'Difference of the pain score from baseline was 5.9 ± 2.0 vs 2.7 ± 1.1 for tea and coffee, respectively.',
  ],
  ['until when, and not what', 'The tea group had a shorter wait prior to birth (21.3 vs 32.4 hours, p < 0.001).'],
  [
    'numbers of an earlier outcome before the clause',
    'Although the time to maximum was similar for both (2.9 vs 3.2 hours), the half-life for tea was longer than for coffee.',
  ],
]

describe('what the grammar of a sentence binds', () => {
  test.each(SHOWN)('%s', (_, sentence, shown) => {
    expect(shownOf(sentence)).toEqual(shown)
  })
})

describe('what is granted before it', () => {
  const RARER =
    'Although adverse events were similar, the risk of relapse was lower with tea than with coffee (hazard ratio 0.33, 95% CI 0.15 to 0.74).'
  const SAID = ['Hazard ratio for relapse, tea v coffee, 0.33 (95 % CI 0.15 to 0.74)']

  test('hides what is not the main outcome', () => {
    const trial = 'Women were randomly assigned to tea or coffee, and tea was compared with coffee.'
    expect(shownOf(RARER, `${trial} The primary outcome was relapse at two years.`)).toEqual(SAID)
    expect(shownOf(RARER, trial)).toEqual([])
  })

  test('is shown itself', () => {
    expect(
      shownOf(
        'Although the relapse rate was similar in the tea group (12.5%) and in the coffee group (13.0%), women slept.',
      ),
    ).toEqual(['relapse rate: 12.5 % tea group v 13.0 % coffee group'])
  })
})

describe('what it does not bind', () => {
  test.each(NOT_SHOWN)('%s', (_, sentence) => {
    expect(shownOf(sentence)).toEqual([])
  })
})

describe('hostile text', () => {
  test.each([
    ['numbers', '12% tea and '.repeat(160)],
    ['brackets', `The rate was ${'(12% vs 13%) '.repeat(150)} with tea than with coffee.`],
    ['names', `${'tea coffee '.repeat(180)} (12% vs 13%)`],
    ['spaces', `The rate${' '.repeat(1800)}was 12% with tea and 13% with coffee`],
    ['commas', `Pain${', pain'.repeat(330)} was 12% vs 13% with tea`],
    ['digits', '1'.repeat(1900)],
  ])('a sentence of thousands of %s is read to its end', (_, sentence) => {
    expect(Array.isArray(shownOf(sentence))).toBe(true)
  })
})
