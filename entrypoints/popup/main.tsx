import '../../components/page.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { askWith } from '../../components/own/ask.ts';
import { Popup } from '../../components/popup/popup.tsx';
import { popupDeeds } from './deeds.ts';

const ask = askWith((message) => browser.runtime.sendMessage(message));
const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const root = document.getElementById('root');
if (root && tab?.id !== undefined) render(<Popup ask={ask} tab={tab.id} deeds={popupDeeds(tab)} />, root);
