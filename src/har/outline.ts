import { BYTE, isSpace } from './byte.ts';

/** What a value is good for: `root` is a top-level value that is no object, `other` one to pass over. */
export type Purpose = 'key' | 'member' | 'entry' | 'root' | 'other';

/** Follows the structure of a HAR file around the values in it: top-level object, `log`, `log.entries`. */
export interface Outline {
	/**
	 * Takes a byte between values. Answers a purpose when a value begins with it, which then has to be found the end of;
	 * `wrong` when it may not stand there.
	 */
	step(byte: number): Purpose | 'passed' | 'wrong';
	/** The value that `step` announced has ended. */
	endValue(): void;
	/** The key that `step` announced was this one. */
	endKey(name: string): void;
	/** The key of the member that comes, or came last. */
	readonly key: string;
	readonly isBegun: boolean;
	readonly isComplete: boolean;
	/** Whether there is a `log.entries`, as far as the file was read. */
	readonly hasEntries: boolean;
}

/** Members of the log that are worth reading. */
const MEMBERS: ReadonlySet<string> = new Set(['version', 'creator', 'browser', 'pages']);

type Place = 'outside' | 'top' | 'log' | 'entries';
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** When the object or list may end. */
const ENDING: ReadonlySet<Expected> = new Set(['value-or-end', 'key-or-end', 'comma-or-end']);

/**
 * Only the real `log.entries` counts, or the `entries` of a bare log without `{"log": …}` around it: other keys of that name
 * are deeper, in values that are passed over. As in `JSON.parse`, of two members of one name the later one counts.
 *
 * @param startOver called when what was read of `log`, or of its `entries`, is void because there is another
 */
export function createOutline(startOver: (what: 'log' | 'entries') => void): Outline {
	let place: Place = 'outside';
	let expected: Expected = 'value';
	let key = '';
	let holder: 'top' | 'log' = 'top';
	let hasEntries = false;

	const enter = (where: Place, next: Expected) => {
		place = where;
		expected = next;
		return 'passed' as const;
	};

	const leave = () => {
		if (place === 'top') return enter('outside', 'nothing');
		return enter(place === 'entries' ? holder : 'top', 'comma-or-end');
	};

	const openMember = (byte: number): Purpose | 'passed' => {
		if (place === 'top' && key === 'log' && byte === BYTE.openBrace) {
			startOver('log');
			hasEntries = false;
			holder = 'log';
			return enter('log', 'key-or-end');
		}
		if (place !== holder) return 'other';
		if (key !== 'entries') return MEMBERS.has(key) ? 'member' : 'other';
		startOver('entries');
		hasEntries = byte === BYTE.openBracket;
		return hasEntries ? enter('entries', 'value-or-end') : 'other';
	};

	const openValue = (byte: number): Purpose | 'passed' => {
		if (place === 'entries') return 'entry';
		if (place !== 'outside') return openMember(byte);
		return byte === BYTE.openBrace ? enter('top', 'key-or-end') : 'root';
	};

	return {
		get key() {
			return key;
		},
		get isBegun() {
			return place !== 'outside' || expected !== 'value';
		},
		get isComplete() {
			return expected === 'nothing';
		},
		get hasEntries() {
			return hasEntries;
		},
		step(byte) {
			if (isSpace(byte)) return 'passed';
			const closes = byte === (place === 'entries' ? BYTE.closeBracket : BYTE.closeBrace);
			if (closes && ENDING.has(expected)) return leave();
			switch (expected) {
				case 'colon':
					expected = 'value';
					return byte === BYTE.colon ? 'passed' : 'wrong';
				case 'comma-or-end':
					expected = place === 'entries' ? 'value' : 'key';
					return byte === BYTE.comma ? 'passed' : 'wrong';
				case 'key':
				case 'key-or-end':
					return byte === BYTE.quote ? 'key' : 'wrong';
				case 'value':
				case 'value-or-end':
					return beginsValue(byte) ? openValue(byte) : 'wrong';
				case 'nothing':
					return 'wrong';
			}
		},
		endValue() {
			expected = place === 'outside' ? 'nothing' : 'comma-or-end';
		},
		endKey(name) {
			key = name;
			expected = 'colon';
		},
	};
}

/** `{`, `[`, `"`, a minus, a digit, or the first letter of `true`, `false`, `null`. */
const BEGINNINGS: ReadonlySet<number> = new Set(new TextEncoder().encode('{["-0123456789tfn'));

function beginsValue(byte: number): boolean {
	return byte === BYTE.openBrace || BEGINNINGS.has(byte);
}
