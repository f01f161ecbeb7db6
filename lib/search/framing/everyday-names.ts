/** A name of everyday speech, what articles call it, and where that is written. */
type EverydayName = { wording: string; means: readonly string[]; source: string }

const topic = (title: string, wording: string, ...means: string[]): EverydayName => ({
  wording,
  means,
  source: `MedlinePlus, topic "${title}"`,
})
const nhs = (title: string, wording: string, ...means: string[]): EverydayName => ({
  wording,
  means,
  source: `NHS, Health A to Z, "${title}"`,
})
const mesh = (id: string, term: string, wording: string, ...means: string[]): EverydayName => ({
  wording,
  means,
  source: `MeSH 2022, ${id}: entry term "${term}"`,
})

/** "Tablets" to some are "pills" to others. */
const REMEDIES = ['drugs', 'medication', 'medicines', 'pills', 'tablets']

/** Names by which patients and wards call things that MeSH does not have by these names, or has for something else. */
export const EVERYDAY_NAMES: readonly EverydayName[] = [
  ...REMEDIES.map((remedy) => topic('Blood Pressure Medicines', `blood pressure ${remedy}`, 'antihypertensive agents')),
  ...['pills', 'tablets'].map((remedy) => topic('Heart Failure', `water ${remedy}`, 'diuretics')),
  topic('Angina', 'angina', 'angina pectoris'),
  topic('Arrhythmia', 'irregular heartbeat', 'arrhythmias, cardiac'),
  topic('Bad Breath', 'bad breath', 'halitosis'),
  topic('Birth Control', 'birth control pills', 'oral contraceptives'),
  topic('Blood Thinners', 'blood thinners', 'anticoagulants'),
  topic('Cesarean Delivery', 'caesarean', 'cesarean section'),
  topic('Cholesterol', 'high cholesterol', 'hypercholesterolemia'),
  topic('Coronary Artery Bypass Surgery', 'heart bypass', 'coronary artery bypass'),
  topic('Enlarged Prostate (BPH)', 'enlarged prostate', 'prostatic hyperplasia'),
  topic('Flu', 'flu', 'influenza'),
  topic('Flu Shot', 'flu shot', 'influenza vaccines'),
  topic('Gastroenteritis', 'stomach flu', 'gastroenteritis'),
  topic('GERD', 'acid reflux', 'gastroesophageal reflux'),
  topic('Gum Disease', 'gum disease', 'periodontal diseases'),
  topic('Hemorrhoids', 'piles', 'hemorrhoids'),
  topic('Hip Replacement', 'hip replacement', 'arthroplasty, replacement, hip'),
  topic('Hydrocephalus', 'water on the brain', 'hydrocephalus'),
  topic('Hyperglycemia', 'high blood sugar', 'hyperglycemia'),
  topic('Hyperthyroidism', 'overactive thyroid', 'hyperthyroidism'),
  topic('Hypoglycemia', 'low blood sugar', 'hypoglycemia'),
  topic('Hypothyroidism', 'underactive thyroid', 'hypothyroidism'),
  topic('Knee Replacement', 'knee replacement', 'arthroplasty, replacement, knee'),
  topic('Pain Relievers', 'painkillers', 'analgesics'),
  topic('Pain Relievers', 'pain killers', 'analgesics'),
  topic('Pain Relievers', 'pain relievers', 'analgesics'),
  topic('Period Pain', 'period pain', 'dysmenorrhea'),
  topic('Transient Ischemic Attack', 'mini-stroke', 'ischemic attack, transient'),
  topic('Urinary Tract Infections', 'bladder infection', 'cystitis'),
  topic('Weight Loss Surgery', 'weight loss surgery', 'bariatric surgery'),
  topic('Yeast Infections', 'yeast infection', 'candidiasis'),
  nhs('Flu vaccine', 'flu jab', 'influenza vaccines'),
  nhs('Hot flushes', 'hot flushes', 'hot flashes'),
  nhs('Hypoglycaemia', 'hypos', 'hypoglycemia'),
  nhs('Kidney infection', 'kidney infection', 'pyelonephritis'),
  nhs('Laparoscopy (keyhole surgery)', 'keyhole surgery', 'laparoscopy'),
  nhs('Thrush in men and women', 'thrush', 'candidiasis'),
  mesh('D000317', 'alpha-Blockers, Adrenergic', 'alpha blockers', 'adrenergic alpha-antagonists'),
  mesh('D000319', 'beta-Blockers, Adrenergic', 'beta blockers', 'adrenergic beta-antagonists'),
  mesh('D002121', 'Calcium Antagonists, Exogenous', 'calcium antagonists', 'calcium channel blockers'),
]
