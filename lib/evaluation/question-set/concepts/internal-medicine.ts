import type { Concept } from '../rules'

/** Heart and vessels, kidneys, hormones, stomach and gut. */
export const INTERNAL_MEDICINE = {
  // Heart and vessels
  'myocardial infarction': {
    headings: ['Myocardial Infarction'],
    narrower: ['Shock, Cardiogenic', 'Non-ST Elevated Myocardial Infarction', 'ST Elevation Myocardial Infarction'],
    annotated: /myocardial infarct|heart attack|\bn?stemi\b|\bAMI\b/i,
  },
  hypertension: {
    headings: ['Hypertension'],
    narrower: ['Hypertension, Renal', 'Hypertension, Renovascular', 'Hypertension, Pregnancy-Induced'],
    annotated: /(?<!pulmonary |portal |ocular |intracranial )hypertensi|blood pressure|\b[SD]BP\b/i,
  },
  'heart failure': {
    headings: ['Heart Failure'],
    narrower: ['Cardiomyopathy, Dilated', 'Heart Failure, Systolic', 'Heart Failure, Diastolic'],
    annotated: /(heart|cardiac) failure|\bCHF\b/i,
  },
  'angina pectoris': {
    headings: ['Angina Pectoris'],
    narrower: ['Angina, Unstable', 'Angina, Stable', 'Angina Pectoris, Variant', 'Microvascular Angina'],
    annotated: /\bangina/i,
  },
  'atrial fibrillation': { headings: ['Atrial Fibrillation'], annotated: /atrial fibrillation/i },
  'left ventricular hypertrophy': {
    headings: ['Hypertrophy, Left Ventricular'],
    annotated: /ventricular hypertrophy|ventricular mass|\bLVH\b/i,
  },
  'oesophageal varices': {
    headings: ['Esophageal and Gastric Varices'],
    annotated: /varice(s|al)/i,
  },
  'erectile dysfunction': {
    headings: ['Erectile Dysfunction'],
    narrower: ['Sexual Dysfunction, Physiological'],
    annotated: /erectile|impoten/i,
  },
  thrombosis: {
    headings: ['Thrombosis', 'Venous Thrombosis', 'Thromboembolism', 'Venous Thromboembolism'],
    narrower: ['Pulmonary Embolism', 'Coronary Thrombosis'],
    annotated: /thrombos[ie]s|thrombo-?embol|embolism|\bVTE\b|\bDVT\b/i,
  },
  anticoagulants: {
    headings: ['Anticoagulants'],
    narrower: ['Warfarin', 'Heparin', 'Heparin, Low-Molecular-Weight', 'Enoxaparin'],
    annotated: /anticoagula|warfarin|heparin|dabigatran|rivaroxaban|apixaban|edoxaban|enoxaparin|dalteparin/i,
  },
  'beta blockers': {
    headings: ['Adrenergic beta-Antagonists'],
    narrower: ['Propranolol', 'Atenolol', 'Metoprolol', 'Bisoprolol', 'Carvedilol', 'Timolol', 'Nadolol', 'Labetalol'],
    annotated: /beta-? ?block|β-? ?block|\w+olol\b|carvedilol/i,
    review: 'BetaBlockers',
  },
  'calcium channel blockers': {
    headings: ['Calcium Channel Blockers'],
    narrower: ['Nifedipine', 'Amlodipine', 'Felodipine', 'Isradipine', 'Nicardipine', 'Diltiazem', 'Verapamil'],
    annotated: /calcium (channel )?(block|antagon)|\w+dipine\b|diltiazem|verapamil/i,
    review: 'CalciumChannelBlockers',
  },
  'ACE inhibitors': {
    headings: ['Angiotensin-Converting Enzyme Inhibitors'],
    narrower: ['Enalapril', 'Captopril', 'Lisinopril', 'Ramipril', 'Perindopril', 'Fosinopril', 'Trandolapril'],
    annotated: /\bACE-? ?inhib|converting enzyme|\w{4,}pril\b/i,
    review: 'ACEInhibitors',
  },
  'angiotensin receptor blockers': {
    headings: ['Angiotensin Receptor Antagonists', 'Angiotensin II Type 1 Receptor Blockers'],
    narrower: ['Losartan', 'Irbesartan', 'Valsartan', 'Telmisartan'],
    annotated: /\w+sartan\b|angiotensin (II )?receptor/i,
  },
  diuretics: {
    headings: ['Diuretics'],
    narrower: ['Hydrochlorothiazide', 'Chlorthalidone', 'Furosemide', 'Sodium Chloride Symporter Inhibitors'],
    annotated: /diuretic|thiazide|furosemide|frusemide|spironolactone|chlorthalidone|indapamide/i,
  },
  antihypertensives: {
    headings: ['Antihypertensive Agents'],
    annotated: /antihypertensive|blood pressure (drug|medication|tablet)/i,
  },
  statins: {
    headings: ['Hydroxymethylglutaryl-CoA Reductase Inhibitors'],
    narrower: ['Simvastatin', 'Pravastatin', 'Lovastatin', 'Atorvastatin'],
    annotated: /statins?\b/i,
  },
  // Kidneys, sugar and hormones
  'kidney failure': {
    headings: ['Kidney Failure, Chronic', 'Renal Insufficiency', 'Renal Insufficiency, Chronic'],
    narrower: ['Renal Dialysis', 'Diabetic Nephropathies'],
    annotated: /chronic kidney|(renal|kidney) (failure|insufficiency)|end.stage renal|dialysis|\bCKD\b/i,
  },
  'type 2 diabetes': {
    headings: ['Diabetes Mellitus, Type 2'],
    annotated: /type (2|II) diabet|\bT2DM\b/i,
  },
  'blood glucose': {
    headings: ['Blood Glucose', 'Hyperglycemia'],
    narrower: ['Glycated Hemoglobin A'],
    annotated:
      /(blood|plasma|fasting|serum) (glucose|sugar)|\bhba1c|hba\(?1c|glyca?emic control|glycated|glycosylated/i,
  },
  hypoglycaemia: { headings: ['Hypoglycemia'], annotated: /hypoglyca?emi/i },
  insulin: {
    headings: ['Insulin'],
    annotated: /\binsulin (glargine|detemir|lispro|aspart|degludec|therapy|pump|treatment)|\bglargine|basal insulin/i,
  },
  metformin: { headings: ['Metformin'], annotated: /metformin/i },
  obesity: {
    headings: ['Obesity', 'Weight Loss'],
    narrower: ['Body Weight', 'Body Mass Index'],
    annotated: /weight loss|loss of weight|obes|body weight|body mass index|\bBMI\b|overweight/i,
  },
  // Stomach and gut
  'gastro-oesophageal reflux': {
    headings: ['Gastroesophageal Reflux'],
    narrower: ['Esophagitis, Peptic', 'Heartburn', 'Laryngopharyngeal Reflux', 'Barrett Esophagus'],
    annotated: /reflux|heartburn|\bGO?RD\b|\bGERD\b/i,
  },
  heartburn: { headings: ['Heartburn'], annotated: /heartburn/i },
  'barrett oesophagus': { headings: ['Barrett Esophagus'], annotated: /barrett/i },
  'peptic ulcer': {
    headings: ['Peptic Ulcer'],
    narrower: ['Stomach Ulcer', 'Duodenal Ulcer', 'Peptic Ulcer Hemorrhage', 'Peptic Ulcer Perforation'],
    annotated: /(peptic|gastric|stomach|duodenal) ulcer/i,
  },
  dyspepsia: { headings: ['Dyspepsia'], annotated: /dyspep|indigestion/i },
  'helicobacter pylori': {
    headings: ['Helicobacter Infections', 'Helicobacter pylori'],
    annotated: /pylori/i,
  },
  'proton pump inhibitors': {
    headings: ['Proton Pump Inhibitors'],
    narrower: ['Omeprazole', 'Lansoprazole', 'Pantoprazole', 'Rabeprazole', 'Esomeprazole'],
    annotated: /proton.pump|\w+prazole\b/i,
    review: 'ProtonPumpInhibitors',
  },
  asthma: {
    headings: ['Asthma'],
    annotated: /asthma/i,
  },
  cough: { headings: ['Cough'], annotated: /cough/i },
  diarrhoea: { headings: ['Diarrhea'], narrower: ['Diarrhea, Infantile'], annotated: /diarrho?ea|loose stool/i },
  constipation: { headings: ['Constipation'], annotated: /constipat/i },
  probiotics: { headings: ['Probiotics'], annotated: /probiotic|lactobac|bifidobac|saccharomyces/i },
} as const satisfies Record<string, Concept>
