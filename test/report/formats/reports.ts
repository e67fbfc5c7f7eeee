import fc from 'fast-check';
import type { Report } from '../../../src/report/report.ts';
import { analyzeHar } from '../../accuracy/analyze-har.ts';
import { readTraffic } from '../../accuracy/truth.ts';

/** Recordings that between them have a version, a duplicate, a nonce, an existing resource, a part and a notice. */
export const RECORDINGS = [
	'ajax-note-double-click-overtaken',
	'editor-nonce-expired',
	'term-exists',
	'batch-one-part-refused',
	'answers-with-bom',
	'post-lock-heartbeat',
	'comment-form-double-click',
	'admin-edit-trashed',
] as const;

const read = new Map<string, Report>();

/** The report of a recording. */
export function reportOf(name: string): Report {
	const report = read.get(name) ?? analyzeHar(readTraffic(name));
	read.set(name, report);
	return report;
}

/** One report with the findings, stories and requests of them all, and everything else that a report may hold. */
export function fullReport(): Report {
	const reports = RECORDINGS.map(reportOf);
	const [first] = reports;
	if (!first) throw new Error('no recording');
	return {
		...first,
		source: { ...first.source, skipped: [{ index: 1, reason: 'no-url' }] },
		site: {
			...first.site,
			restRoot: 'https://example.test/wp-json/',
			wordpress: '7.1.1',
			theme: 'acme-theme',
			plugins: [
				{ slug: 'acme-editor', name: 'Acme Editor', version: null, status: 'seen' },
				{ slug: 'woocommerce', name: 'woocommerce', version: '11.0.0', status: 'seen' },
			],
		},
		findings: reports.flatMap(({ findings }) => findings),
		timeline: reports.flatMap(({ timeline }) => timeline),
		exchanges: reports.flatMap(({ exchanges }) => exchanges),
		redaction: {
			rules: 'test',
			counts: { nonce: 2, email: 1, unheard: 3 },
			kept: ['ip', 'unheard'],
			leftOut: { binaries: 1, unreadable: 2 },
		},
	};
}

/** Words of the contract, which no site can choose. */
const KEPT = new Set([
	'format',
	'createdAt',
	'kind',
	'severity',
	'confidence',
	'family',
	'type',
	'roles',
	'how',
	'state',
	'step',
	'at',
	'startedAt',
	'status',
	'byKind',
	'reason',
]);

/** The same report with all other words replaced; `replace` gets a number that is that of the place. */
export function withWords(report: Report, replace: (place: number) => string): Report {
	let place = 0;
	const walk = (value: unknown, name: string): unknown => {
		if (KEPT.has(name)) return value;
		if (typeof value === 'string') return replace(place++);
		if (Array.isArray(value)) return value.map(each => walk(each, name));
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
	};
	return walk(report, '') as Report;
}

/** What makes trouble somewhere: in HTML, Markdown, on GitHub, in a terminal. */
const TROUBLE = [
	'<script>alert(1)</script>',
	'</script>',
	'<!--',
	'-->',
	'</title></style>',
	'"onload="x',
	"'",
	'<img src=x onerror=alert(1)>',
	'&lt;b&gt;',
	'javascript:alert(1)',
	'`',
	'``',
	'```js',
	'[a](https://evil.test)',
	'![a](b)',
	'[a]: /b',
	'https://evil.test/?a=b',
	'www.evil.test',
	'evil.test',
	'a@evil.test',
	'@octocat',
	'@org/team',
	'#1',
	'org/repo#1',
	'GH-1',
	'0123abc',
	'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
	':smile:',
	':100:',
	'**bold**',
	'_a_',
	'~~a~~',
	'$x$',
	'|',
	'\\|',
	'\\',
	'\\\\',
	'# a',
	'1.',
	'1)',
	'-',
	'- [ ]',
	'---',
	'===',
	'>',
	'+',
	'<@U1>',
	'\n',
	'\n\n# a',
	'\r\n| a | b |\n| - | - |',
	'\t',
	'    ',
	'\u2028',
	'\u202e',
	'\u0000',
	'\ud800',
	'é',
	'更新。',
	'(',
	')',
	'%',
	'!',
	':',
	'a',
	'word',
	'12',
	'12:00:00',
] as const;

/** Text that a hostile site may send; never empty, so that what is left out is left out for another reason. */
export const hostileText = fc
	.array(
		fc.oneof(fc.constantFrom(...TROUBLE), fc.constant(' '), fc.string({ unit: 'binary', maxLength: 5 })),
		{
			maxLength: 12,
		},
	)
	.map(parts => `x${parts.join('')}`);

/** A report in which every word is hostile, and its twin in which the same places hold `x0`, `x1`, … */
export const hostileReports = fc
	.array(hostileText, { minLength: 1, maxLength: 30 })
	.map((texts): { hostile: Report; tame: Report } => {
		const report = fullReport();
		// The place makes each of them different, in both.
		const text = (place: number) => `${texts[place % texts.length]} ${place}`;
		return { hostile: withWords(report, text), tame: withWords(report, place => `x${place}`) };
	});
