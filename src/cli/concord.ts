import { parseArgs } from 'node:util';

const HELP = `Usage: concord [--version] [--help]

Concord names the WordPress conflict behind a 409.`;

/** Runs the terminal command. Returns the exit code: 0 fine, 2 bad input with one line on standard error. */
function main(args: readonly string[]): number {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: { version: { type: 'boolean', short: 'v' }, help: { type: 'boolean', short: 'h' } },
		});
		console.log(values.version ? __CONCORD_VERSION__ : HELP);
		return 0;
	} catch (error) {
		console.error(`concord: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
		return 2;
	}
}

process.exitCode = main(process.argv.slice(2));
