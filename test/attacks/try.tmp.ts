import { openStage, FILL } from './stage.ts';
const t0=Date.now(); const log=(...a:unknown[])=>console.log(Date.now()-t0,...a);
const stage = await openStage(); log('stage');
try {
const m = await stage.mark();
const s = await stage.form(); log('form');
await s.overlay.click(FILL); 
const ev = await stage.after(m, e=>e.verb==='fill.done'); log(ev.map(e=>[e.verb,e.outcome,e.code].join()));
log(await s.values(), (await s.overlay.text()).slice(0,800));
const m2 = await stage.mark();
const s2 = await stage.form(); log('form2');
} catch(e) { console.log(e) }
await stage.close(); log('closed');
