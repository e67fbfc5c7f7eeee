import type { ReportFinding } from '../../src/report/report.ts';
import { type Accuracy, accuracy, place } from './accuracy.ts';
import { caseNames, readTruth } from './truth.ts';

const usage = `Says how right the diagnosis is about the labelled traffic in test/fixtures/traffic.

  npx tsx test/accuracy/main.ts [case or the beginning of one …]
`;

function main(asked: readonly string[]): void {
	if (asked.includes('--help')) {
		console.log(usage);
		return;
	}
	const names = caseNames().filter(
		name => asked.length === 0 || asked.some(beginning => name.startsWith(beginning)),
	);
	const result = accuracy(names);
	printFaults(result);
	printRates(result);
}

function printFaults({ verdicts }: Accuracy): void {
	for (const { name, missing, extra, wrong } of verdicts) {
		if (missing.length + extra.length + wrong.length === 0) continue;
		console.log(`${name}: ${readTruth(name).what}`);
		for (const label of missing) console.log(`  missing  ${place(label)}`);
		for (const finding of extra) console.log(`  extra    ${said(finding)}`);
		for (const sentence of wrong) console.log(`  wrong    ${sentence}`);
	}
}

function said({ kind, severity, exchangeIds, status, endpoint, title }: ReportFinding): string {
	const what = endpoint.action ?? endpoint.route ?? endpoint.family;
	return `${kind} @${exchangeIds[0]} (${severity}; ${endpoint.method} ${what} ${status}): ${title}`;
}

function printRates({ verdicts, rates }: Accuracy): void {
	const percent = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(1)} %`);
	const row = (cells: readonly (string | number)[]) =>
		cells.map((cell, at) => (at === 0 ? String(cell).padEnd(22) : String(cell).padStart(10))).join('');
	console.log(`\n${row(['kind', 'right', 'missing', 'extra', 'precision', 'recall'])}`);
	for (const { kind, right, missing, extra, precision, recall } of rates) {
		console.log(row([kind, right, missing, extra, percent(precision), percent(recall)]));
	}
	const silent = verdicts.filter(({ name }) => readTruth(name).silent);
	const quiet = silent.filter(({ extra }) => extra.length === 0);
	const faultless = verdicts.filter(
		({ missing, extra, wrong }) => missing.length + extra.length + wrong.length === 0,
	);
	console.log(
		`\n${faultless.length} of ${verdicts.length} cases without a fault; ` +
			`${quiet.length} of ${silent.length} healthy ones silent.`,
	);
}

main(process.argv.slice(2));
