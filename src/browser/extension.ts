import browser from 'webextension-polyfill';
import type { Say } from '../words/message.ts';

/** Says messages in the browser's language; the browser falls back to English for what a translation lacks. */
export const sayInBrowserLanguage: Say = ({ key, values }) =>
	browser.i18n.getMessage(key, values ? [...values] : undefined) || key;

/** The language the browser's own surface is in, for `Intl`. */
export function browserLanguage(): string {
	return browser.i18n.getUILanguage();
}
