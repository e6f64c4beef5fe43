/** The one catalogue of what is written on screen. Named exports, so that the overlay carries only its own part. */
export { attributeWords, kindWords, purposeWords } from './text/attributes.ts';
export { deviceText } from './text/device.ts';
export { eventSentence } from './text/events.ts';
export { logText } from './text/log.ts';
export { fieldWords, optionsText } from './text/options.ts';
export { overlayText } from './text/overlay.ts';
export { popupText } from './text/popup.ts';
export { sidepanelText } from './text/sidepanel.ts';
export { welcomeText } from './text/welcome.ts';
