/** A name of everyday speech, what articles call it, and where that is written. */
type EverydayName = { wording: string; means: readonly string[]; source: string }

/** Of nobody in particular: how people say it to each other. */
const everyday = (wording: string, ...means: string[]): EverydayName => ({ wording, means, source: 'everyday English' })
const mesh = (id: string, term: string, wording: string, ...means: string[]): EverydayName => ({
  wording,
  means,
  source: `MeSH 2022, ${id}: entry term "${term}"`,
})

/** "Tablets" to some are "pills" to others. */
const REMEDIES = ['drugs', 'medication', 'medicines', 'pills', 'tablets']

/** Names by which patients and wards call things that MeSH does not have by these names, or has for something else. */
export const EVERYDAY_NAMES: readonly EverydayName[] = [
  ...REMEDIES.map((remedy) => everyday(`blood pressure ${remedy}`, 'antihypertensive agents')),
  ...['pills', 'tablets'].map((remedy) => everyday(`water ${remedy}`, 'diuretics')),
  everyday('angina', 'angina pectoris'),
  everyday('irregular heartbeat', 'arrhythmias, cardiac'),
  everyday('bad breath', 'halitosis'),
  everyday('birth control pills', 'oral contraceptives'),
  everyday('blood thinners', 'anticoagulants'),
  everyday('caesarean', 'cesarean section'),
  everyday('high cholesterol', 'hypercholesterolemia'),
  everyday('heart bypass', 'coronary artery bypass'),
  everyday('enlarged prostate', 'prostatic hyperplasia'),
  everyday('flu', 'influenza'),
  everyday('flu shot', 'influenza vaccines'),
  everyday('stomach flu', 'gastroenteritis'),
  everyday('acid reflux', 'gastroesophageal reflux'),
  everyday('gum disease', 'periodontal diseases'),
  everyday('piles', 'hemorrhoids'),
  everyday('hip replacement', 'arthroplasty, replacement, hip'),
  everyday('water on the brain', 'hydrocephalus'),
  everyday('high blood sugar', 'hyperglycemia'),
  everyday('overactive thyroid', 'hyperthyroidism'),
  everyday('low blood sugar', 'hypoglycemia'),
  everyday('underactive thyroid', 'hypothyroidism'),
  everyday('knee replacement', 'arthroplasty, replacement, knee'),
  everyday('painkillers', 'analgesics'),
  everyday('pain killers', 'analgesics'),
  everyday('pain relievers', 'analgesics'),
  everyday('period pain', 'dysmenorrhea'),
  everyday('mini-stroke', 'ischemic attack, transient'),
  everyday('bladder infection', 'cystitis'),
  everyday('weight loss surgery', 'bariatric surgery'),
  everyday('yeast infection', 'candidiasis'),
  everyday('flu jab', 'influenza vaccines'),
  everyday('hot flushes', 'hot flashes'),
  everyday('hypos', 'hypoglycemia'),
  everyday('kidney infection', 'pyelonephritis'),
  everyday('keyhole surgery', 'laparoscopy'),
  everyday('thrush', 'candidiasis'),
  mesh('D000317', 'alpha-Blockers, Adrenergic', 'alpha blockers', 'adrenergic alpha-antagonists'),
  mesh('D000319', 'beta-Blockers, Adrenergic', 'beta blockers', 'adrenergic beta-antagonists'),
  mesh('D002121', 'Calcium Antagonists, Exogenous', 'calcium antagonists', 'calcium channel blockers'),
]
