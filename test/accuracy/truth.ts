import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { DuplicateStory, FindingKind, NonceStory, Severity } from '../../src/diagnosis/finding.ts';

/* Labelled traffic: what a perfect tool would say about a recording, decided by people from the story behind it. */

/** One finding that is due. */
export interface Label {
	readonly kind: FindingKind;
	/** Other kinds that are as right, where the traffic allows two readings. */
	readonly or?: readonly FindingKind[];
	/** Place in `log.entries` of the exchange the finding is about; of a duplicate, the later one. */
	readonly exchange: number;
	/** Place of the request inside a batch. */
	readonly part?: number;
	readonly severity?: Severity;
	readonly duplicateHow?: DuplicateStory['how'];
	readonly nonceState?: NonceStory['state'];
	/** Slug of somebody who has to be among the suspects. */
	readonly suspect?: string;
	/** Right to say, and no fault to be silent about. Everything of severity info is optional too. */
	readonly optional?: true;
}

/** What is true of one fixture. */
export interface Truth {
	/** What happened, in a sentence. */
	readonly what: string;
	/** `written` by hand after documentation and source where no such site can be run here. */
	readonly source: 'recorded' | 'written';
	/** Release, when there was one. */
	readonly wordpress?: string;
	/** "Chromium 156", "http client", … */
	readonly browser: string;
	/** Every finding of severity error or warning. */
	readonly expected: readonly Label[];
	/** No error and no warning at all. */
	readonly silent?: true;
}

/** Folder of the fixtures. */
export const trafficFolder = fileURLToPath(new URL('../fixtures/traffic', import.meta.url));

/** Names of all cases that have a truth, sorted. */
export function caseNames(): string[] {
	return readdirSync(trafficFolder)
		.filter(file => file.endsWith('.json'))
		.map(file => file.slice(0, -'.json'.length))
		.sort();
}

export function readTruth(name: string): Truth {
	return JSON.parse(readFileSync(`${trafficFolder}/${name}.json`, 'utf8'));
}

/** The HAR of a case, parsed and unchecked: it is what a stranger would drop onto the tool. */
export function readTraffic(name: string): unknown {
	return JSON.parse(gunzipSync(readFileSync(`${trafficFolder}/${name}.har.gz`)).toString('utf8'));
}
