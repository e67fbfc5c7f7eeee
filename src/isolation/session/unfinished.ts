import type { Message, MessageKey } from '../../words/message.ts';
import { message } from '../../words/message.ts';
import { type RestoreLines, restoreLines } from '../recipes/restore-lines.ts';
import { handSteps } from '../rungs/by-hand.ts';
import type { Danger } from '../rungs/never-touch.ts';
import type { PauseReason } from './events.ts';
import { isChanged, orderToRestore, type SessionState } from './state.ts';

/** What a person has to know on return. */
export interface Unfinished {
	/** What is, or may be, still changed, a sentence each. Empty when nothing is. */
	readonly changes: readonly Message[];
	/** What was to be renamed by hand and is to have its name back, a sentence each. */
	readonly renames: readonly Message[];
	/** How to put the list back without the panel; `null` when it was not touched, or there is no snapshot. */
	readonly byHand: RestoreLines | null;
	/** The order of the list is not known, and the lines hold it as WordPress would sort it. */
	readonly orderUnknown: boolean;
}

/** What a session has left behind, or was stopped in; `null` when it is over and all is as before. */
export function unfinished(state: SessionState): Unfinished | null {
	const { changes, ended, snapshot } = state;
	if (ended !== null && !isChanged(changes)) return null;
	const names = new Map(snapshot?.plugins.map(({ file, name }) => [file, name]));
	const switched = changes.switched.map(file => names.get(file) ?? file);
	const theme = snapshot?.theme;
	const hasList = changes.switched.length > 0 || changes.listTouched;
	return {
		changes: [
			...(changes.mask === 'off' ? [] : [message('isolation_leftMask')]),
			...(switched.length > 0 ? [message('isolation_leftOff', switched.join(', '))] : []),
			...(changes.listTouched && switched.length === 0 ? [message('isolation_leftOrder')] : []),
			...(changes.theme !== 'own' && theme
				? [message('isolation_leftTheme', theme.name, theme.stylesheet)]
				: []),
		],
		renames:
			state.rung === 'by-hand'
				? handSteps([], changes.switched).flatMap(({ check, text }) => (check ? [text] : []))
				: [],
		byHand: hasList && snapshot ? restoreLines(orderToRestore(snapshot)) : null,
		orderUnknown: snapshot?.order === null,
	};
}

/** Why a search stopped, and what helps. */
export const PAUSE_WORDS: Readonly<Record<PauseReason, MessageKey>> = {
	person: 'isolation_pausedPerson',
	'no-consent': 'isolation_pausedNoConsent',
	'list-changed': 'isolation_pausedListChanged',
	'not-switched': 'isolation_pausedNotSwitched',
	'mask-lost': 'isolation_pausedMaskLost',
	'mask-on': 'isolation_pausedMaskOn',
	'logged-out': 'isolation_pausedLoggedOut',
	'not-allowed': 'isolation_pausedNotAllowed',
	'rest-blocked': 'isolation_pausedRestBlocked',
	'site-down': 'isolation_pausedSiteDown',
	maintenance: 'isolation_pausedMaintenance',
	'too-many': 'isolation_pausedTooMany',
	'site-broken': 'isolation_pausedSiteBroken',
	'page-gone': 'isolation_pausedPageGone',
	'no-page': 'isolation_pausedNoPage',
	unexpected: 'isolation_pausedUnexpected',
};

export const DANGER_WORDS: Readonly<Record<Danger, MessageKey>> = {
	'lock-out': 'isolation_dangerLockOut',
	protection: 'isolation_dangerProtection',
	'data-loss': 'isolation_dangerDataLoss',
	shop: 'isolation_dangerShop',
	foundation: 'isolation_dangerFoundation',
};
