/** Strategies in the style of published ones, and what each asks for in Précis's own syntax. */
export type PublishedStrategy = {
  what: string
  strategy: string
  query: string
  said: [where: string, reason: string][]
}

export const PUBLISHED_STRATEGIES: PublishedStrategy[] = [
  {
    what: 'Ovid MEDLINE, drug and disease with a trial filter',
    strategy: `1     exp Asthma/ (141203)
2     asthma$.tw. (172044)
3     (wheez$ or bronchial hyperreactivity).ti,ab. (31456)
4     or/1-3 (211007)
5     exp Adrenal Cortex Hormones/ad, tu [Administration & Dosage, Therapeutic Use] (120311)
6     (inhal$ adj3 (steroid$ or corticosteroid$)).tw. (9422)
7     5 or 6 (126801)
8     randomized controlled trial.pt. (590210)
9     (randomi#ed or placebo).ab. (801233)
10     8 or 9 (1000211)
11     exp Animals/ not Humans/ (5120344)
12     (4 and 7 and 10) not 11 (6210)
13     limit 12 to (english language and yr="2010 -Current") (2833)`,
    query: `"Asthma"[mh] OR asthma*[tiab] OR wheez*[tiab] OR "bronchial hyperreactivity"[tiab]
AND ("Adrenal Cortex Hormones/administration & dosage"[mh] OR "Adrenal Cortex Hormones/therapeutic use"[mh] OR inhal*[tiab] NEAR/3 (steroid*[tiab] OR corticosteroid*[tiab]))
AND ("randomized controlled trial"[pt] OR randomi#ed[ab] OR placebo[ab])
NOT "Animals"[mh] -"Humans"[mh:noexp] AND eng[la] AND 2010:3000[dp]`,
    said: [],
  },
  {
    what: 'Ovid, numbers with a point, focused headings and qualifiers',
    strategy: `1. *Alopecia Areata/dt, th
2. (alopecia adj2 (areata or totalis or universalis)).mp.
3. 1 or 2
4. Janus Kinase Inhibitors/
5. (tofacitinib or ruxolitinib or baricitinib or JAK inhibitor*).ti,ab,kw.
6. or/4-5
7. and/3,6`,
    query: `"Alopecia Areata/drug therapy"[majr:noexp] OR "Alopecia Areata/therapy"[majr:noexp] OR alopecia NEAR/2 (areata OR totalis OR universalis)
AND ("Janus Kinase Inhibitors"[mh:noexp] OR tofacitinib[tiab] OR ruxolitinib[tiab] OR baricitinib[tiab] OR "JAK inhibitor*"[tiab])`,
    said: [],
  },
  {
    what: 'Ovid, as a box of one line leaves it',
    strategy: `1 exp Diabetes Mellitus, Type 2/ 2 (type 2 adj3 diabet*).ti,ab,kf. 3 1 or 2 4 Metformin/ 5 metformin.mp. 6 4 or 5 7 3 and 6 8 limit 7 to (humans and "all adult (19 plus years)")`,
    query: `"Diabetes Mellitus, Type 2"[mh] OR "type 2"[tiab] NEAR/3 diabet*[tiab]
AND ("Metformin"[mh:noexp] OR metformin) AND "Humans"[mh] AND "Adult"[mh]`,
    said: [],
  },
  {
    what: 'Cochrane Library',
    strategy: `#1\tMeSH descriptor: [Heart Failure] explode all trees\t12044
#2\t(heart NEXT failure*):ti,ab,kw (Word variations have been searched)\t33021
#3\t((cardiac OR heart) NEAR/3 (insufficienc* OR decompensat*)):ti,ab\t2044
#4\t{or #1-#3}\t38123
#5\tMeSH descriptor: [Exercise Therapy] this term only\t11234
#6\t(exercis* NEAR/2 train*):ti,ab,kw\t18034
#7\t#5 OR #6\t24123
#8\t#4 AND #7\t2123`,
    query: `"Heart Failure"[mh] OR heart[tiab] NEXT/1 failure*[tiab] OR (cardiac[tiab] OR heart[tiab]) NEAR/3 (insufficienc*[tiab] OR decompensat*[tiab])
AND ("Exercise Therapy"[mh:noexp] OR exercis*[tiab] NEAR/2 train*[tiab])`,
    said: [],
  },
  {
    what: 'Cochrane Library, headings in brackets',
    strategy: `#1 [mh "Smoking Cessation"]
#2 [mh ^"Tobacco Use Disorder"/DT,TH]
#3 (quit* or stop* or cease*) near smok*:ti,ab
#4 #1 or #2 or #3
#5 varenicline:ti,ab,kw or bupropion:ti,ab,kw
#6 #4 and #5`,
    query: `"Smoking Cessation"[mh] OR "Tobacco Use Disorder/drug therapy"[mh:noexp] OR "Tobacco Use Disorder/therapy"[mh:noexp] OR (quit*[tiab] OR stop*[tiab] OR cease*[tiab]) NEAR/6 smok*[tiab]
AND (varenicline[tiab] OR bupropion[tiab])`,
    said: [],
  },
  {
    what: 'PubMed, advanced search history',
    strategy: `#1 "Atrial Fibrillation"[Mesh] OR "atrial fibrillation"[tiab]
#2 "Anticoagulants"[Mesh] OR warfarin[tiab] OR apixaban[tiab]
#3 randomized controlled trial[pt] NOT (animals[mh] NOT humans[mh])
#4 #1 AND #2 AND #3
#5 #4 AND ("2010/01/01"[Date - Publication] : "3000"[Date - Publication])`,
    query: `"Atrial Fibrillation"[mh] OR "atrial fibrillation"[tiab] AND ("Anticoagulants"[mh] OR warfarin[tiab] OR apixaban[tiab])
AND "randomized controlled trial"[pt] NOT animals[mh] -humans[mh]
AND 2010:3000[dp]`,
    said: [],
  },
  {
    what: 'PubMed, one query wrapped over rows',
    strategy: `("Stroke"[Mesh] OR stroke[tiab] OR
cerebrovascular accident*[tiab])
AND ("Rehabilitation"[Mesh] OR rehabilitat*[tiab])
AND 2015:2020[dp]`,
    query: `"Stroke"[mh] OR stroke[tiab] OR cerebrovascular[tiab] accident*[tiab]
AND ("Rehabilitation"[mh] OR rehabilitat*[tiab]) AND 2015:2020[dp]`,
    said: [],
  },
  {
    what: 'Ovid, wildcards and fields that are not all known',
    strategy: `1. exp Pulmonary Disease, Chronic Obstructive/
2. (COPD or chronic bronchitis or emphysema).tw.
3. 1 or 2
4. (rehabilitat$ or exerci?e).tw,hw.
5. (hospitali#ation$ or readmi$2).ti,ab.
6. smith j$.au.
7. Thorax.jn.
8. 3 and 4 and 5
9. 8 not (6 or 7)
10. "2019".yr. and 9`,
    query: `2019[dp] AND ("Pulmonary Disease, Chronic Obstructive"[mh] OR COPD[tiab] OR "chronic bronchitis"[tiab] OR emphysema[tiab])
AND (rehabilitat* OR exerci?e) AND (hospitali#ation*[tiab] OR readmi*[tiab])
NOT ("smith j*"[au] OR Thorax[ta])`,
    said: [
      ['.tw,hw.', '.tw,hw.: these fields are not searched together here, so all fields are searched.'],
      ['readmi$2', 'How many letters may follow is not asked here: any ending is searched.'],
    ],
  },
  {
    what: 'Ovid, psychology, with lines that nothing combines',
    strategy: `Database: Ovid MEDLINE(R) ALL
1 exp Depressive Disorder, Major/
2 (depress* adj3 (major or severe)).ti,ab.
3 Cognitive Behavioral Therapy/
4 ((cognitive or behavio?r*) adj2 therap*).ti,ab.
5 exp Mindfulness/
6 (1 or 2) and (3 or 4)`,
    query: `"Depressive Disorder, Major"[mh] OR depress*[tiab] NEAR/3 (major[tiab] OR severe[tiab])
AND ("Cognitive Behavioral Therapy"[mh:noexp] OR (cognitive[tiab] OR behavio?r*[tiab]) NEAR/2 therap*[tiab])`,
    said: [['Database: Ovid MEDLINE(R) ALL', 'This stands before the first numbered line and is left out.']],
  },
  {
    what: 'lines without numbers, with one that was not pasted',
    strategy: `exp Pressure Ulcer/
(pressure adj (ulcer* or sore* or injur*)).tw.
1 or 2
exp "Bedding and Linens"/ or (mattress* or cushion*).tw.
3 and 4 and 12`,
    query: `"Pressure Ulcer"[mh] OR pressure[tiab] NEXT/1 (ulcer*[tiab] OR sore*[tiab] OR injur*[tiab])
AND ("Bedding and Linens"[mh] OR mattress*[tiab] OR cushion*[tiab])`,
    said: [['12', 'Line 12 was not pasted, so it is left out.']],
  },
]
