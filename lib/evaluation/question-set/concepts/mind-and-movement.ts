import type { Concept } from '../rules'

/** What psychiatrists, neurologists and rheumatologists are asked. */
export const MIND_AND_MOVEMENT = {
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
      /(?<!beam )\bfalls?\b(?! in)|fear of falling|\bfallers?\b|balance (score|scale|test)|berg balance|postural (balance|sway)/i,
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
} as const satisfies Record<string, Concept>
