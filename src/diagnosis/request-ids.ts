import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { REQUEST_IDS } from '../wordpress/knowledge/request-ids.ts';
import { type Message, message } from '../words/message.ts';
import { headerPointer } from './evidence.ts';
import type { Pointer } from './finding.ts';

/** An id of one request, and who can look it up. */
export interface RequestId {
	/** Lower case. */
	readonly header: string;
	readonly value: string;
	readonly side: 'request' | 'response';
	readonly pointer: Pointer;
	/** Whose log knows it. */
	readonly emitter: string;
	readonly names: 'request' | 'server';
	/** What to search a log for; `null` where it would find every request or nothing. */
	readonly search: string | null;
	readonly ask: Message;
}

/** An id is short; more of it is something else. In UTF-16 units. */
const MAX_VALUE = 200;
/** Shorter than this it is found everywhere. */
const MIN_SEARCH = 4;

/** Every id that travelled with an exchange, best known first. What came back as it was sent is told once. */
export function requestIds({ request, response }: Exchange): readonly RequestId[] {
	return REQUEST_IDS.flatMap(({ ask, emitter, header: name, names, part }) => {
		const answered = header(response.headers, name)?.trim();
		const sent = header(request.headers, name)?.trim();
		return (['response', 'request'] as const).flatMap(side => {
			const value = (side === 'response' ? answered : sent === answered ? '' : sent)?.slice(0, MAX_VALUE);
			if (!value) return [];
			const search = names === 'request' ? searchable(part ? (part.exec(value)?.[1] ?? value) : value) : null;
			return [
				{
					header: name,
					value,
					side,
					pointer: headerPointer(side, name),
					emitter,
					names,
					search,
					ask: message(ask, emitter),
				},
			];
		});
	});
}

/** The longest run of what a log writes as it came: no spaces, nothing beyond ASCII. */
function searchable(value: string): string | null {
	const runs = value.split(/[^!-~]/).sort((a, b) => b.length - a.length);
	const [longest = ''] = runs;
	return longest.length >= MIN_SEARCH ? longest : null;
}
