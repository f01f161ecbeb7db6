import type { Concept } from '../rules'

/** Children, pain, operations, childbirth, and what is asked of eyes, lungs and blood. */
export const SURGERY = {
  children: {
    headings: ['Child', 'Child, Preschool', 'Infant'],
    narrower: ['Adolescent', 'Pediatrics'],
    annotated: /child|infant|toddler|pa?ediatric/i,
  },
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
    narrower: ['Premature Birth', 'Tocolysis'],
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
