import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../lib/worker/listen.ts';

/** The only writer of evidence and holder of keys. */
export default defineBackground(listen);
