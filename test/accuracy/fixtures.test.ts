import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../src/diagnosis/finding.ts';
import { asArray, asNumber, asRecord, asString } from '../../src/exchange/loose.ts';
import { caseNames, readTraffic, readTruth, trafficFolder } from './truth.ts';

/* The fixtures themselves, whatever the product makes of them. */

const LIMIT = 200_000;
/** Homes of people, and the names of the throw-away folders of the recorder. */
const OF_A_MACHINE = /\/(?:home|root|Users)\/|\.cache\/wordpress|sites\/site-|concord-(?:browser|record)-/;
const OF_THIS_MACHINE = [homedir(), fileURLToPath(new URL('../..', import.meta.url))];

function entriesOf(name: string): readonly unknown[] {
	return asArray(asRecord(asRecord(readTraffic(name))?.log)?.entries);
}

it('has a HAR for every truth and a truth for every HAR', () => {
	const hars = readdirSync(trafficFolder).flatMap(file =>
		file.endsWith('.har.gz') ? [file.slice(0, -'.har.gz'.length)] : [],
	);
	expect(hars.sort()).toEqual(caseNames());
});

describe.each(caseNames())('%s', name => {
	const truth = readTruth(name);
	const entries = entriesOf(name);

	it('is small, and HAR 1.2 in order of start', () => {
		expect(statSync(`${trafficFolder}/${name}.har.gz`).size).toBeLessThan(LIMIT);
		const log = asRecord(asRecord(readTraffic(name))?.log);
		expect(log?.version).toBe('1.2');
		expect(entries.length).toBeGreaterThan(0);
		const starts = entries.map(entry => Date.parse(asString(asRecord(entry)?.startedDateTime)));
		expect(starts).toEqual(starts.toSorted((a, b) => a - b));
		for (const entry of entries) {
			const request = asRecord(asRecord(entry)?.request);
			const response = asRecord(asRecord(entry)?.response);
			expect(URL.canParse(asString(request?.url)), asString(request?.url)).toBe(true);
			expect(asString(request?.method)).toMatch(/^[A-Z]+$/);
			expect(Array.isArray(request?.headers) && Array.isArray(response?.headers)).toBe(true);
			expect(asNumber(response?.status, -1)).toBeGreaterThanOrEqual(0);
			expect(asRecord(response?.content)).not.toBeNull();
		}
	});

	it('says nothing of the machine it was recorded on', () => {
		const text = JSON.stringify(entries).replaceAll('\\\\/', '/');
		expect(text).not.toMatch(OF_A_MACHINE);
		for (const path of OF_THIS_MACHINE) expect(text).not.toContain(path);
	});

	it('has labels of kinds that exist, on exchanges that are there', () => {
		for (const { kind, or = [], exchange } of truth.expected) {
			for (const each of [kind, ...or]) expect(FINDING_KINDS).toContain(each);
			expect(Number.isInteger(exchange) && exchange >= 0 && exchange < entries.length).toBe(true);
		}
		const due = truth.expected.filter(({ severity, optional }) => !optional && severity !== 'info');
		expect(truth.silent === true).toBe(due.length === 0);
		expect(truth.what).toMatch(/[."]\)?$/);
	});

	it('has one label, and not optional, on every exchange and every part with 409', () => {
		const labelled = truth.expected
			.filter(({ optional, severity }) => !optional && severity !== 'info')
			.map(({ exchange, part }) => placeOf(exchange, part));
		const conflicts = entries.flatMap((entry, index) => conflictsIn(entry, index));
		for (const conflict of conflicts) expect(labelled.filter(each => each === conflict)).toEqual([conflict]);
	});
});

const placeOf = (exchange: number, part: number | undefined) =>
	part === undefined ? String(exchange) : `${exchange} part ${part}`;

/** Where a 409 stands. What a service worker sent on is the page's own request once more, and has no conflict of its own. */
function conflictsIn(entry: unknown, index: number): string[] {
	const response = asRecord(asRecord(entry)?.response);
	if (isOfServiceWorker(entry)) return [];
	if (response?.status === 409) return [placeOf(index, undefined)];
	if (response?.status !== 207) return [];
	const batch = asRecord(JSON.parse(asString(asRecord(response.content)?.text)));
	return asArray(batch?.responses).flatMap((part, at) =>
		asRecord(part)?.status === 409 ? [placeOf(index, at)] : [],
	);
}

function isOfServiceWorker(entry: unknown): boolean {
	const stack = asRecord(asRecord(asRecord(entry)?._initiator)?.stack);
	return asString(asRecord(asArray(stack?.callFrames)[0])?.url).endsWith('/worker.js');
}
