import { conceptKey } from '../concept-key'
import { EVERYDAY_NAMES } from './everyday-names'

/** What a wording of the ward means in the words of articles, and where that is written. */
export type ClinicalWording = { wording: string; means: readonly string[]; source: string }

const ABBREVIATIONS = 'medical_abbreviations (github.com/imantsm/medical_abbreviations, MIT, 2024-08-20)'
const abbreviation = (wording: string, ...means: string[]): ClinicalWording => ({
  wording,
  means,
  source: ABBREVIATIONS,
})

/** Diseases that are called by the one who described them, without "disease" or "syndrome". */
const NAMED_AFTER = [
  ...['Alzheimer', 'Crohn', 'Fabry', 'Gaucher', 'Hashimoto', 'Hodgkin', 'Huntington', 'Kawasaki'].map(ofDisease),
  ...['Lyme', 'Meniere', 'Parkinson', 'Peyronie', 'Raynaud'].map(ofDisease),
  ...['Asperger', 'Behcet', 'Guillain-Barre', 'Klinefelter', 'Marfan', 'Sjogren', 'Tourette'].map(ofSyndrome),
]

function ofDisease(wording: string): ClinicalWording {
  return { wording, means: [`${wording} disease`], source: `MeSH 2022, term "${wording} Disease"` }
}

function ofSyndrome(wording: string): ClinicalWording {
  return { wording, means: [`${wording} syndrome`], source: `MeSH 2022, term "${wording} Syndrome"` }
}

/**
 * Wordings that MeSH does not have, or has for something else. Every one has a source, and what the corpus itself
 * explains an abbreviation as counts before this list.
 */
export const CLINICAL_WORDINGS: readonly ClinicalWording[] = [
  ...NAMED_AFTER,
  ...EVERYDAY_NAMES,
  abbreviation('AAA', 'abdominal aortic aneurysm', 'Aortic Aneurysm, Abdominal'),
  abbreviation('AF', 'atrial fibrillation'),
  abbreviation('AKI', 'acute kidney injury'),
  abbreviation('AMD', 'age-related macular degeneration', 'Macular Degeneration'),
  abbreviation('ARB', 'angiotensin II receptor blocker', 'Angiotensin Receptor Antagonists'),
  abbreviation('ARDS', 'acute respiratory distress syndrome', 'Respiratory Distress Syndrome'),
  abbreviation('BMI', 'body mass index'),
  abbreviation('BP', 'blood pressure'),
  abbreviation('BPH', 'benign prostatic hyperplasia', 'Prostatic Hyperplasia'),
  abbreviation('CABG', 'coronary artery bypass graft', 'Coronary Artery Bypass'),
  abbreviation('CAD', 'coronary artery disease'),
  abbreviation('CBT', 'cognitive behavioral therapy'),
  abbreviation('CCB', 'calcium channel blocker'),
  abbreviation('CHF', 'congestive heart failure', 'Heart Failure'),
  abbreviation('CKD', 'chronic kidney disease', 'Renal Insufficiency, Chronic'),
  abbreviation('CPAP', 'continuous positive airway pressure'),
  abbreviation('CPR', 'cardiopulmonary resuscitation'),
  abbreviation('DKA', 'diabetic ketoacidosis'),
  abbreviation('DOAC', 'directly acting oral anticoagulants'),
  abbreviation('DVT', 'deep venous thrombosis', 'Venous Thrombosis'),
  abbreviation('E coli', 'Escherichia coli'),
  abbreviation('EF', 'ejection fraction', 'Stroke Volume'),
  abbreviation('ESRD', 'end-stage renal disease', 'Kidney Failure, Chronic'),
  abbreviation('H pylori', 'Helicobacter pylori'),
  abbreviation('HCC', 'hepatocellular carcinoma', 'Carcinoma, Hepatocellular'),
  abbreviation('HFpEF', 'heart failure with preserved ejection fraction', 'Heart Failure, Preserved Ejection Fraction'),
  abbreviation('HFrEF', 'heart failure with reduced ejection fraction', 'Heart Failure, Reduced Ejection Fraction'),
  abbreviation('HRT', 'hormone replacement therapy'),
  abbreviation('HTN', 'hypertension'),
  abbreviation('IBD', 'inflammatory bowel disease', 'Inflammatory Bowel Diseases'),
  abbreviation('IBS', 'irritable bowel syndrome'),
  abbreviation('ICU', 'intensive care unit'),
  abbreviation('LMWH', 'low molecular weight heparin'),
  abbreviation('LVEF', 'left ventricular ejection fraction', 'Ventricular Ejection Fraction'),
  abbreviation('LVH', 'left ventricular hypertrophy', 'Hypertrophy, Left Ventricular'),
  abbreviation('MI', 'myocardial infarction'),
  abbreviation('NAFLD', 'non-alcoholic fatty liver disease'),
  abbreviation('NSCLC', 'non-small cell lung cancer', 'Carcinoma, Non-Small-Cell Lung'),
  abbreviation('OA', 'osteoarthritis'),
  abbreviation('OSA', 'obstructive sleep apnea'),
  abbreviation('PAD', 'peripheral arterial disease'),
  abbreviation('PCI', 'percutaneous coronary intervention'),
  abbreviation('PCOS', 'polycystic ovary syndrome'),
  abbreviation('PPI', 'proton pump inhibitor'),
  abbreviation('PRP', 'platelet-rich plasma'),
  abbreviation('RCC', 'renal cell carcinoma', 'Carcinoma, Renal Cell'),
  abbreviation('SLE', 'systemic lupus erythematosus'),
  abbreviation('SSRI', 'selective serotonin reuptake inhibitor'),
  abbreviation('T1DM', 'type 1 diabetes mellitus'),
  abbreviation('T2DM', 'type 2 diabetes mellitus'),
  abbreviation('TBI', 'traumatic brain injury', 'Brain Injuries, Traumatic'),
  abbreviation('THR', 'total hip replacement'),
  abbreviation('TIA', 'transient ischemic attack'),
  abbreviation('TKR', 'total knee replacement'),
  abbreviation('TXA', 'tranexamic acid'),
  abbreviation('UC', 'ulcerative colitis'),
  abbreviation('UTI', 'urinary tract infection'),
  abbreviation('VTE', 'venous thromboembolism'),
  { wording: 'steroids', means: ['corticosteroids', 'glucocorticoids'], source: 'MedlinePlus, topic "Steroids"' },
  { wording: 'death', means: ['mortality', 'death rate'], source: 'MeSH 2022, D009026: entry term "Death Rate"' },
  { wording: 'mortality', means: ['death'], source: 'MeSH 2022, D009026: entry term "Death Rate"' },
  {
    wording: 'wet AMD',
    means: ['wet macular degeneration', 'neovascular age-related macular degeneration'],
    source: ABBREVIATIONS,
  },
  { wording: 'veggies', means: ['vegetables'], source: 'Oxford Learner\'s Dictionaries, entry "vegetable"' },
]

const BY_KEY: ReadonlyMap<string, ClinicalWording> = new Map(
  CLINICAL_WORDINGS.map((each) => [conceptKey(each.wording), each]),
)

/** What a wording with this key means besides; null where nothing is known of it. */
export const clinicalWording = (key: string): ClinicalWording | null => BY_KEY.get(key) ?? null
