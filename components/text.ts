/** The one catalogue of what is written on screen. Named exports, so that the overlay carries only its own part. */
export { accessText } from './text/access.ts';
export { adminText } from './text/administration.ts';
export { attributeWords, kindWords, purposeWords } from './text/attributes.ts';
export { deviceText } from './text/device.ts';
export { eventSentence } from './text/events.ts';
export { fieldWords } from './text/field-words.ts';
export { evidenceText } from './text/evidence.ts';
export { evidenceAuditText } from './text/evidence-audit.ts';
export { evidenceFilesText, sizeWords } from './text/evidence-files.ts';
export { evidenceKeepText } from './text/evidence-keep.ts';
export { logText } from './text/log.ts';
export { optionsText } from './text/options.ts';
export { overlayText } from './text/overlay.ts';
export { popupText } from './text/popup.ts';
export { sidepanelText } from './text/sidepanel.ts';
export { signInText } from './text/sign-in.ts';
export { sourcesText } from './text/sources.ts';
export { welcomeText } from './text/welcome.ts';
