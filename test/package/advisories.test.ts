import { expect, it } from 'vitest';
import { auditOf } from '../../scripts/package/advisories.ts';

const report = (...names: string[]) => ({
	auditReportVersion: 2,
	vulnerabilities: Object.fromEntries(
		names.map(name => [name, { name, severity: 'high', range: '<2.79.2', via: [], effects: [] }]),
	),
	metadata: { vulnerabilities: { total: names.length }, dependencies: { prod: 6, dev: 110, total: 115 } },
});

it('an audit tells what ships from what developers use', () => {
	expect(auditOf({ all: report('preact', 'rollup'), shipped: report('preact') })).toEqual({
		packages: 115,
		advisories: [
			{ name: 'preact', range: '<2.79.2', severity: 'high', isShipped: true },
			{ name: 'rollup', range: '<2.79.2', severity: 'high', isShipped: false },
		],
	});
	expect(auditOf({ all: report(), shipped: report() })).toEqual({ packages: 115, advisories: [] });
});

it('an audit that the registry refused is not clean', () => {
	const refused = { message: '405 Method Not Allowed', statusCode: 405 };
	expect(auditOf({ all: refused, shipped: refused }).packages).toBeNull();
	expect(auditOf({ all: report(), shipped: null }).packages).toBeNull();
});
