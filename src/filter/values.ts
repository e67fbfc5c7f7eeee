import { message } from '../words/message.ts';
import type { Clauses, Reading } from './key.ts';
import type { Sight } from './sight.ts';

/** The statuses of what is looked at: those that count, and the one of HTTP, which the list shows. */
export function statusesOf({ observation, subjects }: Sight): readonly number[] {
	const [first] = subjects;
	const ofHttp = observation.exchange.response.status;
	const counting = subjects.map(({ status }) => status);
	return first?.part === null && first.status !== ofHttp ? [...counting, ofHttp] : counting;
}

const UNANSWERED: Clauses = { is: 'filter_unansweredIs', not: 'filter_unansweredNot' };

const COMPARED = {
	'>=': [(a: number, b: number) => a >= b, 'filter_atLeast'],
	'<=': [(a: number, b: number) => a <= b, 'filter_atMost'],
	'>': [(a: number, b: number) => a > b, 'filter_above'],
	'<': [(a: number, b: number) => a < b, 'filter_below'],
} as const;

/** `409`, `4xx`, `>=400`, and `0` for no answer. The first digits are enough, so that a list does not flicker while one types. */
export function readStatus(value: string): Reading {
	if (value === '' || Object.hasOwn(COMPARED, value)) return [];
	if (value === '0') {
		const holds = (it: Sight) => statusesOf(it).includes(0);
		return [{ holds, says: null, clauses: UNANSWERED }];
	}
	const comparison = /^([<>]=?)(\d{1,4})$/.exec(value);
	if (comparison) {
		const [, sign, digits] = comparison;
		const [compare, key] = COMPARED[sign as keyof typeof COMPARED];
		const bound = Number(digits);
		return [
			{
				// No answer has no status to compare.
				holds: it => statusesOf(it).some(status => status > 0 && compare(status, bound)),
				says: { kind: 'said', message: message(key, String(bound)) },
			},
		];
	}
	const digits = /^([1-9]\d{0,2})x{0,2}$/i.exec(value)?.[1];
	if (digits === undefined || value.length > 3) return null;
	const width = 10 ** (3 - digits.length);
	const from = Number(digits) * width;
	return [
		{
			holds: it => statusesOf(it).some(status => status >= from && status < from + width),
			says: { kind: 'plain', text: digits.padEnd(3, 'x') },
		},
	];
}

const SIZES = { b: 1, k: 1000, kb: 1000, m: 1_000_000, mb: 1_000_000 } as const;

/** `1500`, `10k`, `1.5M`: bytes, in decimal units as Chrome's filter of the same name has them. */
export function readSize(value: string, sizeOf: (it: Sight) => number): Reading {
	const match = /^(\d{1,12}(?:\.\d{1,6})?)(b|kb?|mb?)?$/i.exec(value);
	if (!match) return value === '' || /^\d{1,12}\.$/.test(value) ? [] : null;
	const unit = (match[2]?.toLowerCase() ?? 'b') as keyof typeof SIZES;
	const bound = Number(match[1]) * SIZES[unit];
	return [{ holds: it => sizeOf(it) > bound, says: { kind: 'measured', amount: bound, unit: 'byte' } }];
}

/** `500`, `500ms`, `2s`, `1.5s`. */
export function readTime(value: string, timeOf: (it: Sight) => number): Reading {
	const match = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s)?$/i.exec(value);
	if (!match) return value === '' || /^\d{1,9}(?:\.|(?:\.\d{1,6})?m)$/i.test(value) ? [] : null;
	const bound = Number(match[1]) * (match[2]?.toLowerCase() === 's' ? 1000 : 1);
	return [
		{ holds: it => timeOf(it) > bound, says: { kind: 'measured', amount: bound, unit: 'millisecond' } },
	];
}
