import { asArray, asRecord, type Loose } from '../../exchange/loose.ts';
import { isPluginFile, MAX_PLUGINS } from '../rungs/plugin-list.ts';
import type { SessionEvent } from './events.ts';

/** A session with more events than this is no session; the last of them are kept for putting back. */
export const MAX_EVENTS = 4000;

type Check = (value: unknown) => boolean;

const text: Check = value => typeof value === 'string' && value.length <= 8000;
const long: Check = value => typeof value === 'string' && value.length <= 300_000;
const flag: Check = value => typeof value === 'boolean';
const number: Check = value => typeof value === 'number' && Number.isFinite(value);
const file: Check = value => typeof value === 'string' && isPluginFile(value);
const oneOf =
	(...words: readonly string[]): Check =>
	value =>
		typeof value === 'string' && words.includes(value);
const orNull =
	(check: Check): Check =>
	value =>
		value === null || check(value);
const optional =
	(check: Check): Check =>
	value =>
		value === undefined || check(value);
const listOf =
	(check: Check, most = MAX_PLUGINS): Check =>
	value =>
		Array.isArray(value) && value.length <= most && value.every(check);
const shape =
	(members: Readonly<Record<string, Check>>): Check =>
	value => {
		const record = asRecord(value);
		return (
			record !== null &&
			Object.entries(members).every(([name, check]) =>
				check(Object.hasOwn(record, name) ? record[name] : undefined),
			)
		);
	};
const mapOf =
	(key: Check, check: Check): Check =>
	value => {
		const entries = Object.entries(asRecord(value) ?? {});
		return (
			asRecord(value) !== null &&
			entries.length <= MAX_PLUGINS &&
			entries.every(([name, each]) => key(name) && check(each))
		);
	};

const webAddress: Check = value => text(value) && /^https?:\/\//.test(String(value));
const files = listOf(file);
const theme = oneOf('own', 'default');

const plugin = shape({
	file,
	name: text,
	version: text,
	status: oneOf('active', 'inactive', 'network-active'),
});

const CHANGES: Readonly<Record<string, Check>> = {
	mask: shape({ to: oneOf('on', 'off') }),
	'mask-theme': shape({ stylesheet: text }),
	plugins: shape({ off: files, on: files }),
	theme: shape({ to: oneOf('own', 'other') }),
	order: shape({}),
};
const change: Check = value => {
	const what = asRecord(value)?.what;
	return typeof what === 'string' && Object.hasOwn(CHANGES, what) && (CHANGES[what]?.(value) ?? false);
};

const EVENTS: Readonly<Record<SessionEvent['kind'], Check>> = {
	started: shape({
		site: shape({ restRoot: webAddress, admin: webAddress }),
		failure: shape({ fingerprint: long, title: text, status: number, code: text }),
		repeatable: orNull(
			shape({
				request: shape({
					method: text,
					url: webAddress,
					headers: listOf(shape({ name: text, value: text }), 100),
					body: orNull(long),
					freshNonce: flag,
				}),
				repetition: oneOf('harmless', 'same-again', 'may-create', 'deletes'),
			}),
		),
		priors: mapOf(text, number),
		rung: oneOf('theme-preview', 'per-request', 'stored-list', 'everybody', 'by-hand'),
		isSteady: optional(flag),
	}),
	snapshot: shape({
		snapshot: shape({
			plugins: listOf(plugin),
			order: orNull(files),
			requires: mapOf(file, files),
			theme: orNull(shape({ stylesheet: text, name: text })),
			otherTheme: orNull(text),
		}),
	}),
	'agreed-repeat': shape({ by: oneOf('panel', 'person') }),
	'agreed-theme': shape({ by: oneOf('person', 'nobody') }),
	'agreed-everybody': shape({}),
	kept: shape({ on: files, risked: files }),
	changing: shape({ change }),
	changed: shape({ change }),
	probing: shape({ active: files, theme }),
	probed: shape({
		judged: shape({
			outcome: oneOf('reproduced', 'not-reproduced', 'untestable'),
			why: orNull(text),
			status: number,
			code: text,
		}),
	}),
	discarded: shape({}),
	undone: shape({}),
	proof: shape({ proof: oneOf('usual', 'hard') }),
	paused: shape({ why: text }),
	resumed: shape({}),
	settling: shape({ late: orNull(shape({ since: number, own: files })) }),
	restored: shape({
		result: shape({
			missing: files,
			foreignOn: files,
			foreignOff: files,
			order: oneOf('same', 'unknown', 'failed'),
			theme: optional(oneOf('own', 'other')),
			unchecked: optional(flag),
		}),
	}),
	ended: shape({ why: oneOf('verdict', 'stopped') }),
};

/**
 * Reads stored events. All or none: with one left out, what is changed on the site would be told wrongly.
 *
 * @returns `null` when any of them is not one
 */
export function readEvents(value: unknown): readonly SessionEvent[] | null {
	const list = asArray(value);
	if (!Array.isArray(value) || list.length === 0 || list.length > MAX_EVENTS) return null;
	return list.every(isEvent) && asRecord(list[0])?.kind === 'started' ? (list as SessionEvent[]) : null;
}

function isEvent(value: unknown): value is SessionEvent {
	const record: Loose | null = asRecord(value);
	const kind = record?.kind;
	if (typeof kind !== 'string' || !number(record?.at) || !Object.hasOwn(EVENTS, kind)) return false;
	return EVENTS[kind as SessionEvent['kind']](record);
}
