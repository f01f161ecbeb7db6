import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { readAbstract } from '@/lib/evidence/reading'
import { readFindingReading, togetherById } from '@/lib/evaluation/annotated-finding'
import { findTexts } from './eval/finding-texts'
import { sectionStarts } from '@/lib/evaluation/finding-text'
import { refusalFor, onlyPromises } from '@/lib/evidence/draft-refusal'
import { allForms, namesOf } from '@/lib/evidence/short-form'
import { claimsOf, worthOf } from '@/lib/evidence/finding/claims'
import { fitCurve, onCurve, shownByClaim } from '@/lib/evidence/finding/certainty'
import { createHash } from 'node:crypto'
import { hasResult } from '@/lib/evaluation/finding-agreement'
const files:[string,string][]=[['trials','/work/shared/data/findings/findings.jsonl.gz'],['general','/work/shared/data/findings/general.jsonl.gz'],['unl','/tmp/f/unl-learn.jsonl'],['tc','/tmp/f/tc-learn.jsonl']]
const oof=new Map(JSON.parse(readFileSync('/tmp/f/oof.json','utf8')).map((d:any)=>[d.id,d]))
const m=JSON.parse(readFileSync('/tmp/f/rolemodel.json','utf8')); const model:any={weights:new Int8Array(Buffer.from(m.w,'base64')),transitions:Int32Array.from(m.t)}
const lab=(r:any,k:number)=>k<0?3:r.main.includes(k)?0:r.misleading.includes(k)?2:r.weak.includes(k)?1:3
const RES:any={}; const ALL:any[]=[]; const later:any[]=[]
const foldOf=(id:string)=>createHash('sha256').update(id).digest()[0]!%10
const show=process.argv[2], many=Number(process.argv[3]??20)
let shown=0
for (const [set,f] of files){ let b=readFileSync(f); if(f.endsWith('gz')) b=gunzipSync(b)
  const lines=b.toString().trim().split('\n').map(l=>JSON.parse(l)); const line=new Map(lines.map((l:any)=>[l.id,l.line]))
  const ann=togetherById(lines.map((l:any)=>(readFindingReading(l) as any).reading))
  const texts=await findTexts(['/tmp/f/texts'],ann,console.error,new AbortController().signal)
  const key=set==='general'||set==='unl'?'gen':set
  for(const a of ann){ const t=texts.get(a.id)!; const reading=readAbstract(t.title,t.abstract,set==='trials'||a.id.startsWith('PMC')?model:undefined)
    const o:any=oof.get(a.id); const starts=sectionStarts(t)
    const place=(i:number)=>{const q=reading.sentences[i] as any; const st=starts[q.section]!+q.start,en=starts[q.section]!+q.end;let best=-1,bs=0;a.sents.forEach(([x,y]:any,k:number)=>{const sh=Math.min(en,y)-Math.max(st,x);if(sh>bs){bs=sh;best=k}});return best}
    const R=(RES[key]??=[]); const rec:any={res:hasResult(a),w:-9}; R.push(rec)
    const refused=refusalFor(reading,t.publicationTypes)
    rec.refused=refused
    if(refused){ rec.why=refused; continue}
    const ch=new Map(o.lines.map((i:number,j:number)=>[i,{main:o.p[j][0],weak:o.p[j][1],misleading:o.p[j][2]}])) as any
    const claims=claimsOf(reading,namesOf(reading),ch)
    const verdict=(c:any)=>{const v=a.readings.map((r:any)=>{const l=c.places.map((i:number)=>lab(r,place(i))); return l.includes(0)?0:l.includes(2)?2:l.includes(1)?1:3}); return v.includes(2)?2:Math.max(...v)}
    if(!claims.length) rec.why='no form'
    for(const c of claims) ALL.push({id:a.id,fold:foldOf(a.id),shown:shownByClaim(c),y:verdict(c)})
    later.push(()=>{
    const F=foldOf(a.id); const [cm,cx]=curves[F]
    const scored=claims.map(c=>({c,pm:onCurve(cm,shownByClaim(c)),px:onCurve(cx,shownByClaim(c))})).sort((x,y)=>(y.pm-LAM*y.px)-(x.pm-LAM*x.px))
    const best=scored[0]; if(!best) return; const c=best.c
    { const top=[...ch].sort((x:any,y:any)=>worthOf(y[1])-worthOf(x[1]))[0]![0]; if(!c.places.includes(top)&&show==='T'&&set==='trials'&&shown++<many){ const F=allForms(reading,top,namesOf(reading),99).at(-1); console.log(a.id,ch.get(top).main.toFixed(2),reading.texts[top]!.split(' ').length,'shortest',F?.words,'next:',(reading.texts[top+1]??'').slice(0,60),'\n   ',reading.texts[top])}}
    const v=a.readings.map((r:any)=>{const l=c.places.map(i=>lab(r,place(i))); return l.includes(0)?0:l.includes(2)?2:l.includes(1)?1:3})
    const y=v.includes(2)?2:Math.max(...v); Object.assign(rec,{w:best.pm-LAM*best.px,y,main:best.pm,mis:best.px,n:c.places.length,id:a.id,top:[...ch].sort((x:any,y:any)=>worthOf(y[1])-worthOf(x[1]))[0][0], places:c.places})
    const code='MWXN'[y]!
    if(show&&show.includes(code)&&(process.argv[4]??'trials').includes(set)&&shown++<many){ console.log(a.id,a.readings[0]!.direction,set,c.places.join(),'w',rec.w.toFixed(2),code,'|',t.title.slice(0,110)); console.log('   T:',c.text); console.log('   H:',line.get(a.id)); if(process.argv[5]) for(const [i,q] of ch) console.log('     ',c.places.includes(i)?'>':' ',reading.roles[i]!.slice(0,3),a.readings.map((r:any)=>'MWXN'[lab(r,place(i))]).join(''),q.main.toFixed(2),q.misleading.toFixed(2),reading.texts[i]) }
   })
  }
}
const LAM=Number(process.env.LAM??1)
const curves=Array.from({length:10},(_,f)=>[0,2].map(k=>fitCurve(ALL.filter(x=>x.fold!==f).map(x=>({shown:x.shown,is:x.y===k})))))
console.log('curves',JSON.stringify(curves[0]))
for(const l of later) l()
for(const k in RES){ const R=RES[k]; const ok=R.filter((r:any)=>r.res); const why:any={}; for(const r of ok) if(r.why) why[r.why]=(why[r.why]??0)+1
  const s=R.filter((r:any)=>r.w>-9).sort((x:any,y:any)=>y.w-x.w)
  console.log(k,'n',R.length,'with result',ok.length,'not claimable',JSON.stringify(why),'pairs',s.filter((r:any)=>r.n>1).length)
  console.log('   ',[1,.95,.9,.87,.85,.8,.7,.6,.5].map(c=>{const n=Math.round(ok.length*c); if(n>s.length+5) return ''; const t=s.slice(0,n); return `${Math.round(c*100)}%: ${(100*t.filter((x:any)=>x.y===0).length/t.length).toFixed(1)}/${(100*t.filter((x:any)=>x.y===2).length/t.length).toFixed(1)} @${t.at(-1)!.w.toFixed(2)}`}).join(' | '))
}

for(const k in RES){ const s=RES[k].filter((r:any)=>r.w>-9); const rep=(n:string,t:any[])=>console.log(k,n,t.length,(100*t.filter(x=>x.y===0).length/t.length).toFixed(1),(100*t.filter(x=>x.y===2).length/t.length).toFixed(1),'mean p',(t.reduce((q,x)=>q+x.main,0)/t.length).toFixed(2),(t.reduce((q,x)=>q+x.mis,0)/t.length).toFixed(3))
 rep('top single',s.filter((r:any)=>r.n===1&&r.places[0]===r.top)); rep('other single',s.filter((r:any)=>r.n===1&&r.places[0]!==r.top)); rep('pair with top',s.filter((r:any)=>r.n>1&&r.places.includes(r.top))); rep('other pair',s.filter((r:any)=>r.n>1&&!r.places.includes(r.top))) 
 for(const [lo,hi] of [[0,.3],[.3,.4],[.4,.5],[.5,.6],[.6,.7],[.7,.8],[.8,.9],[.9,1]] as any) rep('cal '+lo,s.filter((r:any)=>r.main>=lo&&r.main<hi)) }
