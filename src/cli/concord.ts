import { basename } from 'node:path';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import {
	type ExportChoice,
	type ExportOutcome,
	type ExportTarget,
	exportReport,
} from '../report/export/export-report.ts';
import { plainText } from '../report/plain-text.ts';
import { sayFrom } from '../words/catalogue.ts';
import { message } from '../words/message.ts';
import { readRecording } from './analyze.ts';
import type { AnalyzeOrder } from './arguments.ts';
import { readArguments } from './arguments.ts';
import { wantsColour } from './colour.ts';
import { letHeapGrow, tuneEngine } from './engine.ts';
import { createFormatter } from './formats.ts';
import { whenInterrupted } from './interrupt.ts';
import type { Output } from './output.ts';
import { fileOutput, standardOutput } from './output.ts';
import { createProgress } from './progress.ts';
import { openInput } from './read-bytes.ts';
import { describeError, describeFailure, describeLeak, HELP } from './words.ts';

type Ready = Extract<ExportOutcome, { readonly kind: 'ready' }>;

/** Columns where there is no terminal to ask, and between which it is believed. */
const WIDTH = { plain: 100, least: 40, most: 120 };

const say = sayFrom(messages);
const progress = createProgress(process.stderr, () => performance.now());

/** Runs the command. Returns the exit status: 0 nothing found, 1 findings, 2 bad input, with a line on standard error. */
async function main(args: readonly string[]): Promise<number> {
	const command = readArguments(args);
	switch (command.kind) {
		case 'version':
			console.log(__CONCORD_VERSION__);
			return 0;
		case 'help':
			console.log(HELP);
			return 0;
		case 'mistake':
			console.error(`concord: ${plainText(command.text)}`);
			return 2;
		case 'analyze':
			return analyzeFiles(command.order);
	}
}

async function analyzeFiles(order: AnalyzeOrder): Promise<number> {
	const output = openOutput(order.output);
	if (!output) return 2;
	whenInterrupted(() => progress.end());
	try {
		return await reportFiles(order, output);
	} catch (error) {
		output.discard();
		return complain(order.output ?? 'standard output', describeError(error));
	}
}

async function reportFiles(order: AnalyzeOrder, output: Output) {
	const { all, files, format, hideSite, output: path, support } = order;
	const isTerminal = path === null && process.stdout.isTTY === true;
	const width = isTerminal ? process.stdout.columns : WIDTH.plain;
	const target: ExportTarget =
		support === null ? { kind: 'format', format } : { kind: 'support', venue: support };
	const choice: ExportChoice = {
		exchanges: all ? 'all' : 'cited',
		hideSite,
		terminal: {
			colour: wantsColour(process.env, isTerminal),
			width: Math.min(WIDTH.most, Math.max(WIDTH.least, width)),
		},
	};
	const formatter = createFormatter(format, files.length > 1);
	let status = 0;
	let reports = 0;
	for (const file of files) {
		const made = await reportOn(file, order.site, { choice, target });
		if (!made) {
			status = 2;
			continue;
		}
		reports += 1;
		if (status === 0 && made.report.findings.some(({ severity }) => severity !== 'info')) status = 1;
		if (!(await output.write(formatter.add(made.text)))) return status;
	}
	await output.write(formatter.end());
	if (reports > 0) await output.commit();
	else output.discard();
	return status;
}

async function reportOn(
	file: string,
	site: string | null,
	{ choice, target }: { readonly choice: ExportChoice; readonly target: ExportTarget },
): Promise<Ready | null> {
	try {
		letHeapGrow('reading');
		const { bytes, size } = await openInput(file, read => progress.advance(read));
		progress.begin(plainText(file), size);
		const recorded = await readRecording(bytes, {
			name: file === '-' ? 'standard input' : basename(file),
			site,
			generatorVersion: __CONCORD_VERSION__,
			createdAt: new Date(),
			say,
			keepAll: choice.exchanges === 'all',
		});
		progress.end();
		if (!recorded.ok) complain(file, describeFailure(recorded.reason, recorded.entries));
		else {
			const { bodiesLetGo } = recorded.input.source;
			if (bodiesLetGo !== undefined) tell(file, say(message('text_letGo', String(bodiesLetGo))));
			letHeapGrow('writing');
			const outcome = exportReport(recorded.input, choice, target);
			if (outcome.kind === 'ready') return outcome;
			complain(file, describeLeak(outcome.where));
		}
	} catch (error) {
		progress.end();
		complain(file, describeError(error));
	}
	return null;
}

function openOutput(path: string | null): Output | null {
	try {
		return path === null ? standardOutput() : fileOutput(path);
	} catch (error) {
		complain(path ?? '', describeError(error));
		return null;
	}
}

function complain(file: string, what: string): 2 {
	tell(file, what);
	return 2;
}

function tell(file: string, what: string): void {
	console.error(`concord: ${plainText(file)}: ${what}`);
}

tuneEngine();
process.exitCode = await main(process.argv.slice(2));
