import type { Claim } from '../candidate.ts';
import type { Walk } from '../walk.ts';

/** RFC 5321, 4.5.3.1. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;

/** Endings of `logo@2x.png` and `package@1.2.min.js`, which are no domains. */
const FILE_ENDINGS =
	/\.(?:avif|css|gif|html?|ico|jpe?g|js|json|map|md|mjs|php|png|svg|ts|tsx|txt|webp|woff2?|xml)$/i;

/** Finds e-mail addresses: as people write them, letters of any script included (RFC 6531), quoted ones not. */
export function findEmails(text: string, claim: Claim, walk: Walk): void {
	for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
		const local = /[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u.exec(
			text.slice(Math.max(0, at - MAX_LOCAL), at),
		)?.[0];
		const domain = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/u.exec(text.slice(at + 1, at + 1 + MAX_DOMAIN))?.[0];
		if (!local || !domain) continue;
		const name = afterDelimiter(local);
		const host = domain.replace(/-+$/, '');
		if (name === '' || !isMailHost(host)) continue;
		const start = at - name.length;
		const end = at + 1 + host.length;
		claim(start, end, () => walk.secret('email', text.slice(start, end)));
	}
}

/** `=`, `/`, `?`, `'` and `&` may stand in an address, but far more often they stand before one. */
function afterDelimiter(local: string): string {
	const from = Math.max(...[..."=/?&'|`{}"].map(each => local.lastIndexOf(each))) + 1;
	return local.slice(from).replace(/^[.]+|\.$/g, '');
}

function isMailHost(host: string): boolean {
	if (host === 'localhost') return true;
	return /\.(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})$/u.test(host) && !FILE_ENDINGS.test(host);
}
