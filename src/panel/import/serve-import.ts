import { DEFAULT_BODY_CAPS } from '../../exchange/body-caps.ts';
import { parseUrl } from '../../exchange/url.ts';
import { createHarReader, type HarReading } from '../../har-reader.ts';
import type { Inspector } from '../../inspector.ts';
import { batchesOf } from './batches.ts';
import { FileError, fileBytes } from './file-bytes.ts';
import type { FromWorker, ImportFailure, WorkerEnd } from './import-messages.ts';
import { keepWithin } from './keep-bodies.ts';

/** Of the whole work; what is left is observing. */
const READING_SHARE = 0.4;

/** Nobody sees a bar move by less. */
const PROGRESS_STEP = 0.01;

/** Opens the one file that this end is told of. To cancel, end the worker. */
export function serveImport(end: WorkerEnd): void {
	let sendMore = () => {};
	end.onmessage = ({ data }) => {
		if (data.type === 'more') sendMore();
		else void open(data.file);
	};

	const post = (message: FromWorker) => end.postMessage(message);

	const postAndWait = (message: FromWorker) =>
		new Promise<void>(resolve => {
			sendMore = resolve;
			post(message);
		});

	const progress = progressBy(fraction => post({ type: 'progress', fraction }));

	const open = async (file: Blob) => {
		try {
			const reading = await read(file, share => progress(share * READING_SHARE));
			if (!reading.ok) return post({ type: 'failed', reason: reading.reason });
			const { exchanges, facts, inspector } = reading;
			for (const [place, exchange] of exchanges.entries()) {
				inspector.observe(exchange);
				progress(READING_SHARE + ((1 - READING_SHARE) * place) / exchanges.length);
			}
			const { letGo, observations } = keepWithin(inspector.observations(), DEFAULT_BODY_CAPS);
			for (const batch of batchesOf(observations)) {
				await postAndWait({ type: 'observations', observations: batch });
			}
			post({ type: 'done', facts, restRoot: restRootOf(inspector), bodiesLetGo: reading.letGo + letGo });
		} catch (error) {
			post({ type: 'failed', reason: failureOf(error) });
		}
	};
}

async function read(file: Blob, onRead: (share: number) => void): Promise<HarReading> {
	const reader = createHarReader();
	for await (const chunk of fileBytes(file, bytes => onRead(bytes / file.size))) {
		if (!reader.push(chunk)) break;
	}
	return reader.end();
}

function progressBy(tell: (fraction: number) => void): (fraction: number) => void {
	let told = 0;
	return fraction => {
		if (fraction - told < PROGRESS_STEP) return;
		told = fraction;
		tell(fraction);
	};
}

/** Of the site that the report is about. */
function restRootOf(inspector: Inspector): string | null {
	const first = inspector.observations().find(({ endpoint }) => endpoint.family !== 'other');
	const origin = first && parseUrl(first.exchange.request.url)?.origin;
	return origin === undefined ? null : inspector.roots.restRoot(origin);
}

function failureOf(error: unknown): ImportFailure {
	return error instanceof FileError ? error.reason : 'broken';
}
