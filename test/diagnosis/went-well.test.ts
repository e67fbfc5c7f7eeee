import { expect, it } from 'vitest';
import { DETECTORS, OF_WHAT_WENT_WELL, wentWell } from '../../src/diagnosis/diagnose.ts';
import { createHistory } from '../../src/diagnosis/history/history.ts';
import { evictBodies } from '../../src/exchange/body-caps.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../src/exchange/loose.ts';
import { partsOf } from '../../src/wordpress/parts.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { caseNames, readTraffic } from '../accuracy/truth.ts';

it('only the detectors that are asked about what went well find anything in it', () => {
	const others = DETECTORS.filter(detector => !OF_WHAT_WENT_WELL.includes(detector));
	let seen = 0;
	// Of each kind some; reading all of them takes seconds.
	for (const name of caseNames().filter((_, place) => place % 4 === 0)) {
		const history = createHistory();
		for (const entry of asArray(asRecord(asRecord(readTraffic(name))?.log)?.entries)) {
			const exchange = exchangeFromHar(entry, seen);
			if (!exchange) continue;
			const whole = understand(exchange);
			history.add(whole);
			// Many recordings are without bodies.
			const bare = understand(evictBodies(exchange));
			for (const subject of [whole, ...partsOf(whole), bare]) {
				if (subject.endpoint.family === 'other' || !wentWell(subject)) continue;
				seen += 1;
				const found = others.flatMap(detector => detector.detect({ subject, history, meaning: null }) ?? []);
				expect(found).toEqual([]);
			}
		}
	}
	expect(seen).toBeGreaterThan(100);
});
