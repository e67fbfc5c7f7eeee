import type { MessageKey } from '../../words/message.ts';

/** A way to run the site without some plugins, or with another theme. Least invasive first. */
export type Rung = 'theme-preview' | 'per-request' | 'stored-list' | 'elsewhere' | 'everybody' | 'by-hand';

/** Plugins are off for everybody: the site itself is in the setting, and so is every visitor. */
export function isForAll(rung: Rung): boolean {
	return rung === 'everybody' || rung === 'by-hand';
}

/** It holds for requests that the panel sends, and for no others. */
export function isByRequest(rung: Rung): boolean {
	return rung === 'theme-preview' || rung === 'per-request';
}

/** What a person has to know before the first step on a rung. */
export interface RungWords {
	readonly name: MessageKey;
	readonly affects: MessageKey;
	readonly writes: MessageKey;
	readonly undo: MessageKey;
	/** What becomes of the theme, where that is not as with the plugins. */
	readonly theme?: MessageKey;
}

export const LADDER: readonly Rung[] = [
	'theme-preview',
	'per-request',
	'stored-list',
	'elsewhere',
	'everybody',
	'by-hand',
];

export const RUNG_WORDS: Readonly<Record<Rung, RungWords>> = {
	'theme-preview': {
		name: 'isolation_themePreview',
		affects: 'isolation_affectsRequest',
		writes: 'isolation_writesNothing',
		undo: 'isolation_undoNothing',
	},
	'per-request': {
		name: 'isolation_perRequest',
		affects: 'isolation_affectsTester',
		writes: 'isolation_writesMode',
		undo: 'isolation_undoMode',
	},
	'stored-list': {
		name: 'isolation_storedList',
		affects: 'isolation_affectsTester',
		writes: 'isolation_writesModeList',
		undo: 'isolation_undoMode',
	},
	elsewhere: {
		name: 'isolation_elsewhere',
		affects: 'isolation_affectsCopy',
		writes: 'isolation_writesCopy',
		undo: 'isolation_undoCopy',
	},
	everybody: {
		name: 'isolation_everybody',
		affects: 'isolation_affectsEverybody',
		writes: 'isolation_writesEverybody',
		undo: 'isolation_undoEverybody',
		theme: 'isolation_themeEverybody',
	},
	'by-hand': {
		name: 'isolation_byHand',
		affects: 'isolation_affectsEverybody',
		writes: 'isolation_writesByHand',
		undo: 'isolation_undoByHand',
		theme: 'isolation_themeEverybody',
	},
};

/** Why a rung is not there. */
export type Lack =
	| 'no-rest'
	| 'not-allowed'
	| 'no-preview'
	| 'no-other-theme'
	| 'no-health-check'
	| 'no-loopback'
	| 'no-plugins';

export const LACK_WORDS: Readonly<Record<Lack, MessageKey>> = {
	'no-rest': 'isolation_lackRest',
	'not-allowed': 'isolation_lackCapability',
	'no-preview': 'isolation_lackPreview',
	'no-other-theme': 'isolation_lackTheme',
	'no-health-check': 'isolation_lackHealthCheck',
	'no-loopback': 'isolation_lackLoopback',
	'no-plugins': 'isolation_lackPlugins',
};

/** By rung: `null` when it can be offered, else why not. */
export type Availability = Readonly<Record<Rung, Lack | null>>;
