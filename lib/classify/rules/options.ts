import type { Concept } from './concepts.ts';

/** Words that tell what a select is about when several of them are among its options. */
export const OPTION_WORDS: Partial<Record<Concept, string>> = {
  country:
    'germany,deutschland,allemagne,alemania,germania,duitsland,france,frankreich,francia,spain,spanien,espana,espagne,italy,italien,italia,italie,netherlands,nederland,portugal,unitedstates,unitedkingdom,canada,australia,brazil,brasil,mexico,japan,switzerland,schweiz,suisse,austria,osterreich,belgium,india,china',
  region:
    'alabama,alaska,california,colorado,florida,georgia,al,ak,ca,co,fl,ontario,quebec,alberta,bayern,hessen,sachsen,berlin,newsouthwales,queensland,victoria,on,qc,ab,bc',
  timezone: 'utc,gmt,europelondon,europeberlin,americanewyork,pacifictime,easterntime,asiatokyo',
  preferredLanguage:
    'english,deutsch,german,francais,french,espanol,spanish,italiano,italian,nederlands,dutch,portugues,portuguese,en,de,fr,es,it,nl,pt,enus,engb,dede',
  role: 'administrator,admin,user,technician,agent,manager,viewer,editor,readonly,owner,member,guest,operator,helpdesk',
  active: 'active,inactive,enabled,disabled,suspended,aktiv,inaktiv,actif,inactif,activo,inactivo',
  'not:personal':
    'mr,mrs,ms,miss,dr,herr,frau,m,mme,mlle,sr,sra,sig,male,female,mannlich,weiblich,january,february,march',
};

/** How many of them it takes: names of places stand in other lists too. */
export const ENOUGH: Partial<Record<Concept, number>> = { country: 4, region: 4 };
/** Where the table above names no number. */
export const ENOUGH_ELSEWHERE = 2;
