import { asArray, asRecord, asString, type Loose } from '../../src/exchange/loose.ts';
import { caseNames, readTraffic } from '../accuracy/truth.ts';

/** What was really sent and answered, by what reads it. Taken from every sixth recording. */
export interface Corpus {
	readonly urls: readonly string[];
	readonly headers: readonly string[];
	readonly contentTypes: readonly string[];
	readonly requestBodies: readonly string[];
	readonly json: readonly string[];
	readonly pages: readonly string[];
	/** Entries of `log.entries` that are not long. */
	readonly entries: readonly Loose[];
	/** `_initiator`. */
	readonly initiators: readonly Loose[];
	/** Whole files that are not long. */
	readonly files: readonly string[];
}

const EVERY = 6;
/** In UTF-16 units of JSON. */
const LONGEST_ENTRY = 8000;
const LONGEST_FILE = 60_000;

let known: Corpus | null = null;

export function corpus(): Corpus {
	known ??= readCorpus();
	return known;
}

function readCorpus(): Corpus {
	const urls = new Set<string>();
	const headers = new Set<string>();
	const contentTypes = new Set<string>();
	const requestBodies = new Set<string>();
	const json = new Set<string>();
	const pages = new Set<string>();
	const entries: Loose[] = [];
	const initiators = new Map<string, Loose>();
	const files: string[] = [];
	for (const name of caseNames().filter((_, place) => place % EVERY === 0)) {
		const har = readTraffic(name);
		const file = JSON.stringify(har);
		if (file.length <= LONGEST_FILE) files.push(file);
		for (const raw of asArray(asRecord(asRecord(har)?.log)?.entries)) {
			const entry = asRecord(raw);
			const request = asRecord(entry?.request);
			const response = asRecord(entry?.response);
			if (!entry || !request || !response) continue;
			if (JSON.stringify(entry).length <= LONGEST_ENTRY) entries.push(entry);
			const initiator = asRecord(entry._initiator);
			if (initiator) initiators.set(JSON.stringify(initiator).slice(0, 300), initiator);
			urls.add(asString(request.url));
			for (const raw of [...asArray(request.headers), ...asArray(response.headers)]) {
				const field = asRecord(raw);
				headers.add(`${asString(field?.name)}: ${asString(field?.value)}`);
				if (/^content-type$/i.test(asString(field?.name))) contentTypes.add(asString(field?.value));
			}
			requestBodies.add(asString(asRecord(request.postData)?.text));
			const text = asString(asRecord(response.content)?.text);
			if (/^\s*[[{]/.test(text)) json.add(text);
			else pages.add(text);
		}
	}
	const list = (set: ReadonlySet<string>) => [...set].filter(text => text !== '');
	return {
		urls: list(urls),
		headers: list(headers),
		contentTypes: list(contentTypes),
		requestBodies: list(requestBodies),
		json: list(json),
		pages: list(pages),
		entries,
		initiators: [...initiators.values()],
		files,
	};
}

/** Parsed, those that are not long. */
export function jsonValues(): readonly unknown[] {
	values ??= corpus()
		.json.filter(text => text.length <= LONGEST_ENTRY)
		.flatMap(text => {
			try {
				return [JSON.parse(text)];
			} catch {
				// Some are garbled on purpose.
				return [];
			}
		});
	return values;
}

let values: readonly unknown[] | null = null;
