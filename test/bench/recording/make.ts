import { closeSync, openSync, writeSync } from 'node:fs';
import { entryOf, type Sketch } from './entry.ts';
import { createRandom } from './random.ts';
import { createSite } from './site.ts';
import { createTexts } from './texts.ts';

export interface Order {
	readonly entries: number;
	readonly seed: number;
	/** Whether answers to everything are there, or only those to POST, PUT and what was refused, as some recorders do. */
	readonly allBodies: boolean;
}

/** What is true of a made-up recording, by place in `log.entries`. */
export interface Truth {
	readonly conflicts: readonly { readonly at: number; readonly kinds: readonly string[] }[];
	readonly duplicates: readonly { readonly at: number; readonly of: number }[];
	/** Look like a conflict or a repetition, and are none: at most a remark may be made of them. */
	readonly decoys: readonly number[];
	readonly bytes: number;
}

/** How often each comes, of a thousand. The rest, two of three, is what pages are dressed with. */
const SHARES = {
	foreign: 60,
	page: 20,
	read: 110,
	save: 60,
	create: 20,
	ajax: 40,
	heartbeat: 30,
	autosave: 6,
	conflict: 10,
	duplicate: 5,
	poll: 1,
	healed: 2,
	twin: 2,
};

/** What stands before the entries. */
const HEAD =
	'{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[{"startedDateTime":"2026-11-21T08:00:00.000Z","id":"page_1","title":"https://shop.example/","pageTimings":{"onContentLoad":900,"onLoad":1400}}],"entries":[';

const START = Date.parse('2026-11-21T08:00:00.000Z');
const STEP = 60;

/** What is written at once. */
const PIECE = 4 * 1024 * 1024;

/** Every entry of a made-up recording, in order of start. Same order, same entries. */
export function* entriesOf(
	order: Order,
	note: (truth: keyof typeof SHARES, kinds: readonly string[], of: number) => void,
) {
	const random = createRandom(order.seed);
	const site = createSite(random, createTexts(random), START);
	let at = START;
	/** What was sent twice comes a little later. */
	const later: { at: number; sketch: Sketch; kind: keyof typeof SHARES; of: number }[] = [];
	let made = 0;
	const entry = (sketch: Sketch) => {
		made += 1;
		const isWrite = (sketch.method ?? 'GET') !== 'GET' || (sketch.status ?? 200) >= 400;
		return entryOf(sketch, at, random, (order.allBodies || isWrite) && !sketch.byServiceWorker);
	};
	while (made < order.entries) {
		at += STEP;
		const [due] = later;
		if (due && due.at <= at) {
			later.shift();
			note(due.kind, [], due.of);
			yield entry(due.sketch);
			continue;
		}
		const kind = made < 5 ? 'page' : draw(random.below(1000));
		// What takes several entries does not begin where they would not fit.
		if (kind === null || (later.length === 0 && order.entries - made < 10)) {
			yield entry(site.asset());
			continue;
		}
		switch (kind) {
			case 'conflict': {
				const { kinds, sketch } = site.conflict();
				note(kind, kinds, made);
				yield entry(sketch);
				break;
			}
			case 'duplicate': {
				if (later.length > 0) break;
				const sketch = random.below(2) === 0 ? site.create(at) : site.ajax();
				yield entry({ ...sketch, time: 300 });
				later.push({ at: at + STEP * 2, sketch, kind, of: made - 1 });
				break;
			}
			case 'poll': {
				if (later.length > 0) break;
				const sketch = site.poll();
				for (let time = 0; time < 6; time++)
					later.push({ at: at + STEP * 20 * time, sketch, kind, of: made });
				break;
			}
			case 'healed': {
				if (later.length > 0) break;
				const [refused, fresh, saved] = site.refusedAndHealed(at);
				note(kind, [], made);
				yield entry(refused);
				later.push(
					{ at: at + 200, sketch: fresh, kind, of: made },
					{ at: at + 300, sketch: saved, kind, of: made },
				);
				break;
			}
			case 'twin': {
				if (later.length > 0) break;
				const sketch = site.create(at);
				yield entry({ ...sketch, viaServiceWorker: true, time: 900 });
				later.push({ at: at + STEP, sketch: workerCopy(sketch), kind, of: made - 1 });
				break;
			}
			case 'save':
			case 'create':
			case 'heartbeat':
			case 'autosave':
				yield entry(site[kind](at));
				break;
			default:
				yield entry(site[kind]());
		}
	}
}

/** Writes a recording to a file. */
export function makeRecording(path: string, order: Order): Truth {
	const file = openSync(path, 'w');
	const conflicts: { at: number; kinds: readonly string[] }[] = [];
	const duplicates: { at: number; of: number }[] = [];
	const decoys: number[] = [];
	let index = 0;
	let pieces: string[] = [HEAD];
	let length = 0;
	let bytes = 0;
	const flush = () => {
		bytes += writeSync(file, pieces.join(''));
		pieces = [];
		length = 0;
	};
	const note = (truth: keyof typeof SHARES, kinds: readonly string[], of: number) => {
		if (truth === 'conflict') conflicts.push({ at: index, kinds });
		else if (truth === 'duplicate') duplicates.push({ at: index, of });
		else decoys.push(index);
	};
	for (const entry of entriesOf(order, note)) {
		const text = JSON.stringify(entry);
		pieces.push(index === 0 ? '\n' : ',\n', text);
		length += text.length;
		index += 1;
		if (length > PIECE) flush();
	}
	pieces.push('\n]}}\n');
	flush();
	closeSync(file);
	return { conflicts, duplicates, decoys, bytes };
}

function draw(place: number): keyof typeof SHARES | null {
	let sum = 0;
	for (const [kind, share] of Object.entries(SHARES) as [keyof typeof SHARES, number][]) {
		sum += share;
		if (place < sum) return kind;
	}
	return null;
}

/** What the service worker asked the network for on the page's behalf; Chrome has no body of it. */
function workerCopy(sketch: Sketch): Sketch {
	return { ...sketch, time: 100, byServiceWorker: true };
}
