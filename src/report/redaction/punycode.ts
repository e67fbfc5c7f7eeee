const PREFIX = 'xn--';

/** RFC 3492, 5. */
const BASE = 36;
const TMIN = 1;
const TMAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/** A longer label is none (RFC 1035, 2.3.4). */
const MAX_LABEL = 63;

/** A host name as people write it: `xn--mller-kva.test` is `müller.test`. What is no Punycode stays. */
export function unicodeHost(host: string): string {
	return host
		.split('.')
		.map(label => (label.startsWith(PREFIX) ? (decode(label.slice(PREFIX.length)) ?? label) : label))
		.join('.');
}

/** RFC 3492, 6.2; `null` for what does not follow it. */
function decode(input: string): string | null {
	if (input === '' || input.length > MAX_LABEL) return null;
	const delimiter = input.lastIndexOf('-');
	const output = Array.from(delimiter > 0 ? input.slice(0, delimiter) : '', each => each.charCodeAt(0));
	let at = delimiter > 0 ? delimiter + 1 : 0;
	let n = INITIAL_N;
	let bias = INITIAL_BIAS;
	for (let i = 0; at < input.length; i++) {
		const before = i;
		let weight = 1;
		for (let k = BASE; ; k += BASE) {
			const digit = digitAt(input, at++);
			if (digit === null) return null;
			i += digit * weight;
			const threshold = Math.min(TMAX, Math.max(TMIN, k - bias));
			if (digit < threshold) break;
			weight *= BASE - threshold;
		}
		const count = output.length + 1;
		bias = adapt(i - before, count, before === 0);
		n += Math.floor(i / count);
		i %= count;
		if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return null;
		output.splice(i, 0, n);
	}
	return String.fromCodePoint(...output);
}

/** RFC 3492, 6.1. */
function adapt(delta: number, count: number, isFirst: boolean): number {
	let rest = Math.floor(delta / (isFirst ? DAMP : 2));
	rest += Math.floor(rest / count);
	let k = 0;
	for (; rest > ((BASE - TMIN) * TMAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - TMIN));
	return k + Math.floor(((BASE - TMIN + 1) * rest) / (rest + SKEW));
}

/** `a` is 0, `0` is 26. */
function digitAt(text: string, at: number): number | null {
	const place = 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(text[at]?.toLowerCase() ?? '-');
	return place === -1 ? null : place;
}
