/** Mail domains anybody can have an address at: they say nothing about the company. */
const CONSUMER = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.co.uk hotmail.de hotmail.fr live.com live.de live.co.uk msn.com yahoo.com yahoo.co.uk ' +
    'yahoo.de yahoo.fr yahoo.co.jp ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.de proton.me protonmail.com protonmail.ch pm.me gmx.de gmx.net gmx.com ' +
    'gmx.at gmx.ch web.de t-online.de freenet.de arcor.de 1und1.de mail.de posteo.de posteo.net mailbox.org fastmail.com fastmail.fm tutanota.com tutamail.com tuta.io tuta.com ' +
    'zoho.com zohomail.com mail.com email.com hey.com yandex.ru yandex.com mail.ru bk.ru inbox.ru list.ru rambler.ru qq.com 163.com 126.com sina.com naver.com hanmail.net ' +
    'daum.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it seznam.cz email.cz centrum.cz wp.pl o2.pl onet.pl interia.pl ' +
    'bluewin.ch hispeed.ch ziggo.nl kpnmail.nl home.nl telenet.be skynet.be comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net ' +
    'btinternet.com sky.com virginmedia.com ntlworld.com talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca uol.com.br bol.com.br terra.com.br'
  ).split(' '),
);

/** True for a consumer mail provider's domain or a subdomain of one. */
export function isConsumerDomain(domain: string): boolean {
  return within(domain).some((one) => CONSUMER.has(one));
}

/** The domain of an e-mail address in lower case, internationalised names in their ASCII form (WHATWG URL host parsing); undefined when there is none. */
export function mailDomain(address: string): string | undefined {
  const bare = address
    .trim()
    .replace(/^.{0,256}</s, '')
    .replace(/>$/, '');
  const at = bare.lastIndexOf('@');
  return at > 0 ? asciiDomain(bare.slice(at + 1)) : undefined;
}

/** A domain as DNS knows it, or undefined when it is none. */
export function asciiDomain(domain: string): string | undefined {
  const bare = domain.trim().replace(/^@/, '').replace(/\.$/, '');
  // Signs that would end the host inside an address (`/`, `?`, `@`, `:` …) make it no domain at all.
  if (bare === '' || bare.length > 253 || /[\s/\\?#@:[\]%]/.test(bare) || !bare.includes('.')) return undefined;
  if (!URL.canParse(`http://${bare}/`)) return undefined;
  const { hostname } = new URL(`http://${bare}/`);
  return /^[\d.]+$/.test(hostname) ? undefined : hostname;
}

/** The domain and every parent that still has a dot: `a.b.example` → `a.b.example`, `b.example`. */
export function within(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
