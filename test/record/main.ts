import { parseArgs } from 'node:util';
import { trafficFolder } from '../accuracy/truth.ts';
import { say } from '../wordpress/say.ts';
import { casesOf, recordCase } from './play.ts';
import { stories } from './stories.ts';

const usage = `Records the cases of test/fixtures/traffic again, all of them or those named.

  npx tsx test/record/main.ts [--into folder] [case or the beginning of one …]
`;

async function main(): Promise<void> {
	const { values, positionals: asked } = parseArgs({
		allowPositionals: true,
		options: { into: { type: 'string', default: trafficFolder }, help: { type: 'boolean', short: 'h' } },
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const all = stories.flatMap(casesOf);
	const chosen = all.filter(({ name }) => asked.length === 0 || asked.some(start => name.startsWith(start)));
	if (chosen.length === 0) throw new Error(`No case begins with ${asked.join(' or ')}.`);
	for (const one of chosen) {
		try {
			console.log(`${one.name}: ${await recordCase(one, values.into)}`);
		} catch (error) {
			say(`${one.name}: ${error instanceof Error ? error.message : String(error)}`);
			process.exitCode = 1;
		}
	}
}

main().catch(error => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
