import type { PageAnswer, PageRequest } from '../../src/exchange/page-request.ts';
import type { Person } from '../wordpress/index.ts';

/**
 * The page bridge without a browser: requests go with a person's cookies and nonce, redirects are followed, a nonce that
 * is refused is asked for anew and the request sent once more.
 */
export async function sendAs(person: Person, request: PageRequest): Promise<PageAnswer> {
	try {
		const answer = await follow(person, request);
		const isStale = answer.status === 403 && answer.text.includes('rest_cookie_invalid_nonce');
		if (!request.freshNonce || !isStale) return answered(answer);
		const { status, text } = await person.get('/wp-admin/admin-ajax.php?action=rest-nonce');
		if (status !== 200) return answered(answer);
		person.nonce = text;
		return answered(await follow(person, request));
	} catch {
		return { kind: 'failed', reason: 'network' };
	}
}

async function follow(person: Person, { body, freshNonce, headers, method, url }: PageRequest) {
	const own = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
	const type = own['Content-Type'] ?? '';
	const all = { ...own, ...(freshNonce ? { 'X-WP-Nonce': person.nonce } : {}) };
	const text = body === null ? ({ kind: 'none' } as const) : ({ kind: 'text', type, text: body } as const);
	let answer = await person.send(method, url, text, all);
	for (let hops = 0; answer.status >= 300 && answer.status < 400 && hops < 5; hops++) {
		answer = await person.get(String(answer.headers.location));
	}
	return answer;
}

function answered({ headers, status, text }: Awaited<ReturnType<Person['send']>>): PageAnswer {
	const fields = Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
	return { kind: 'answer', status, headers: fields, text, truncated: false, startedAt: 0, durationMs: 1 };
}
