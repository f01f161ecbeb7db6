import type { Concept } from './rules'

/** What the questions ask about. Headings are those of MeSH as the records bear them; patterns are for annotations only. */
export const CONCEPTS = {
  children: {
    headings: ['Child', 'Child, Preschool', 'Infant'],
    narrower: ['Adolescent', 'Pediatrics'],
    annotated: /child|infant|toddler|pa?ediatric/i,
  },
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
  // Mind
  'bipolar disorder': { headings: ['Bipolar Disorder'], annotated: /bipolar|\bmania\b|\bmanic\b/i },
  depression: {
    headings: ['Depressive Disorder', 'Depression'],
    narrower: ['Depressive Disorder, Major', 'Dysthymic Disorder'],
    annotated: /depressi(on|ve)|HAM-?D|\bMADRS\b|\bBDI\b/i,
  },
  ADHD: {
    headings: ['Attention Deficit Disorder with Hyperactivity'],
    annotated: /\bADHD\b|attention.deficit/i,
    review: 'ADHD',
  },
  tics: { headings: ['Tourette Syndrome', 'Tic Disorders'], narrower: ['Tics'], annotated: /tourette|\btics?\b/i },
  autism: {
    headings: ['Autistic Disorder', 'Autism Spectrum Disorder'],
    narrower: ['Child Development Disorders, Pervasive'],
    annotated: /autis(m|tic)/i,
  },
  insomnia: {
    headings: ['Sleep Initiation and Maintenance Disorders'],
    narrower: ['Sleep Wake Disorders', 'Sleep Disorders'],
    annotated: /insomnia|sleep quality|\bPSQI\b|sleep disturbance/i,
  },
  'smoking cessation': {
    headings: ['Smoking Cessation'],
    narrower: ['Tobacco Use Disorder', 'Tobacco Use Cessation Devices'],
    annotated:
      /smoking (cessation|abstinen)|(quit|stop)\w* smoking|quit rate|quitting|\babstinen\w+ from (smoking|tobacco)|smokers/i,
  },
  antipsychotics: {
    headings: ['Antipsychotic Agents'],
    narrower: ['Risperidone', 'Olanzapine', 'Clozapine', 'Quetiapine Fumarate', 'Haloperidol'],
    annotated:
      /antipsychotic|neuroleptic|risperidone|olanzapine|clozapine|quetiapine|haloperidol|aripiprazole|ziprasidone/i,
    review: 'AtypicalAntipsychotics',
  },
  prolactin: { headings: ['Hyperprolactinemia'], narrower: ['Prolactin'], annotated: /prolactin/i },
  risperidone: { headings: ['Risperidone'], annotated: /risperidone/i },
  clozapine: { headings: ['Clozapine'], annotated: /clozapine/i },
  agranulocytosis: {
    headings: ['Agranulocytosis'],
    narrower: ['Neutropenia', 'Leukopenia'],
    annotated: /agranulocyt|neutropeni|leukopeni/i,
  },
  bupropion: { headings: ['Bupropion'], annotated: /bupropion/i },
  antidepressants: {
    headings: ['Antidepressive Agents'],
    narrower: ['Serotonin Uptake Inhibitors', 'Antidepressive Agents, Tricyclic', 'Fluoxetine', 'Amitriptyline'],
    annotated:
      /antidepressant|(esci|ci)talopram|fluoxetine|sertraline|paroxetine|duloxetine|venlafaxine|amitriptyline/i,
  },
  'cognitive behavioural therapy': {
    headings: ['Cognitive Behavioral Therapy', 'Cognitive Therapy', 'Behavior Therapy'],
    annotated: /cognitive.behaviou?r|\bi?CBT\b/i,
  },
  // Nerves, muscles and joints
  migraine: {
    headings: ['Migraine Disorders'],
    narrower: ['Migraine with Aura', 'Migraine without Aura'],
    annotated: /migrain/i,
  },
  spasticity: { headings: ['Muscle Spasticity'], annotated: /spastic|ashworth/i },
  'multiple sclerosis': {
    headings: ['Multiple Sclerosis'],
    narrower: ['Multiple Sclerosis, Relapsing-Remitting', 'Multiple Sclerosis, Chronic Progressive'],
    annotated: /multiple sclerosis/i,
  },
  'muscle cramp': { headings: ['Muscle Cramp'], annotated: /cramp/i },
  quinine: { headings: ['Quinine'], annotated: /quinine/i },
  'back pain': {
    headings: ['Low Back Pain', 'Back Pain'],
    narrower: ['Sciatica', 'Failed Back Surgery Syndrome'],
    annotated: /back pain|lumbago|sciatica/i,
  },
  'trigeminal neuralgia': { headings: ['Trigeminal Neuralgia'], annotated: /trigeminal neuralgia/i },
  'herpes zoster': { headings: ['Herpes Zoster'], annotated: /zoster|shingles|post-?herpetic/i },
  'rheumatoid arthritis': {
    headings: ['Arthritis, Rheumatoid'],
    annotated: /rheumatoid|\bDAS28|\bDAS-28|ACR ?(20|50|70)/i,
  },
  'biological agents': {
    headings: ['Antibodies, Monoclonal', 'Biological Products'],
    annotated: /tocilizumab|infliximab|adalimumab|etanercept|golimumab|abatacept|certolizumab|rituximab|biologic/i,
  },
  'bone fractures': {
    headings: ['Fractures, Bone'],
    narrower: ['Osteoporosis', 'Hip Fractures', 'Spinal Fractures', 'Osteoporosis, Postmenopausal', 'Bone Density'],
    annotated: /fracture|osteopor|bone mineral/i,
  },
  bisphosphonates: {
    headings: ['Diphosphonates'],
    narrower: ['Alendronate'],
    annotated: /bisphosph|\w+dron(ate|ic)|denosumab|teriparatide/i,
  },
  'accidental falls': {
    headings: ['Accidental Falls', 'Postural Balance'],
    annotated:
      /\bfalls?\b(?! in)|fear of falling|\bfallers?\b|balance (score|scale|test)|berg balance|postural (balance|sway)/i,
  },
  exercise: {
    headings: ['Exercise', 'Exercise Therapy'],
    narrower: ['Physical Fitness', 'Sports'],
    annotated:
      /exercise|physical (activity|training)|(aerobic|resistance|strength|treadmill) training|walking (program|group)/i,
  },
  gingivitis: {
    headings: ['Gingivitis', 'Periodontal Diseases', 'Periodontitis'],
    narrower: ['Gingival Overgrowth', 'Gingival Hyperplasia'],
    annotated: /gingiv|periodont/i,
  },
  mouthwash: {
    headings: ['Mouthwashes'],
    narrower: ['Chlorhexidine'],
    annotated: /mouth ?(wash|rinse)|chlorhexidine/i,
  },
  // Pain, surgery, childbirth
  'opioid analgesics': {
    headings: ['Analgesics, Opioid', 'Narcotics'],
    narrower: ['Morphine', 'Fentanyl', 'Oxycodone', 'Codeine', 'Methadone', 'Tramadol', 'Hydromorphone', 'Meperidine'],
    annotated:
      /opioid|opiate|morphine|fentanyl|oxycodone|codeine|tramadol|methadone|buprenorphine|pethidine|meperidine/i,
    review: 'Opiods',
  },
  pain: {
    headings: ['Pain', 'Pain, Postoperative', 'Pain Management'],
    narrower: ['Pain Measurement', 'Pain, Intractable', 'Analgesia'],
    annotated: /\bpain|analges/i,
  },
  'anti-inflammatory drugs': {
    headings: ['Anti-Inflammatory Agents, Non-Steroidal'],
    narrower: ['Diclofenac', 'Ketorolac', 'Ibuprofen', 'Cyclooxygenase Inhibitors', 'Naproxen'],
    annotated: /\bNSAIDs?\b|non-?steroidal|ibuprofen|diclofenac|celecoxib|naproxen|ketorolac|parecoxib|etoricoxib/i,
  },
  'caesarean section': { headings: ['Cesarean Section'], annotated: /ca?esarean|\bc-section/i },
  'sickle cell disease': { headings: ['Anemia, Sickle Cell'], annotated: /sickle/i },
  tonsillectomy: { headings: ['Tonsillectomy'], narrower: ['Adenoidectomy'], annotated: /tonsillectom/i },
  pruritus: { headings: ['Pruritus'], annotated: /prurit|itch/i },
  'postoperative vomiting': {
    headings: ['Postoperative Nausea and Vomiting'],
    annotated: /\bPONV\b|(postoperative|after surgery).*(nausea|vomit)|(nausea|vomit).*(postoperative|after surgery)/i,
  },
  ondansetron: { headings: ['Ondansetron'], annotated: /ondansetron/i },
  'preterm labour': {
    headings: ['Obstetric Labor, Premature'],
    narrower: ['Premature Birth', 'Tocolysis', 'Tocolytic Agents'],
    annotated: /pre-?term (labou?r|birth|deliver)|premature (labou?r|birth)|tocoly/i,
  },
  anaemia: {
    headings: ['Anemia', 'Anemia, Iron-Deficiency'],
    annotated: /ana?emi[ac]|ha?emoglobin (level|conc|increase|response|change)|\bHb\b/i,
  },
  iron: { headings: ['Iron'], annotated: /\biron\b|ferrous|ferric/i },
  'inhaled steroids': {
    headings: ['Budesonide', 'Beclomethasone', 'Fluticasone'],
    annotated: /budesonide|fluticasone|beclomet|mometasone|ciclesonide|inhaled (cortico)?steroid/i,
  },
  'omega-3 fatty acids': { headings: ['Fatty Acids, Omega-3', 'Fish Oils'], annotated: /omega-?3|fish oil|\bn-3\b/i },
  triglycerides: {
    headings: ['Triglycerides'],
    narrower: ['Hypertriglyceridemia', 'Lipids'],
    annotated: /triglycerid|triacylglycer|\bLDL|\bHDL|cholesterol/i,
  },
  acupuncture: { headings: ['Acupuncture Therapy', 'Acupuncture'], annotated: /acupunct|acupress/i },
  'macular degeneration': { headings: ['Macular Degeneration'], annotated: /macular/i },
} as const satisfies Record<string, Concept>

export type ConceptName = keyof typeof CONCEPTS
