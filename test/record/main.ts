import { say } from '../wordpress/say.ts';
import { casesOf, recordCase } from './play.ts';
import { stories } from './stories.ts';

const usage = `Records the cases of test/fixtures/traffic again, all of them or those named.

  npx tsx test/record/main.ts [case or the beginning of one …]
`;

async function main(asked: readonly string[]): Promise<void> {
	if (asked.includes('--help')) {
		console.log(usage);
		return;
	}
	const all = stories.flatMap(casesOf);
	const chosen = all.filter(({ name }) => asked.length === 0 || asked.some(start => name.startsWith(start)));
	if (chosen.length === 0) throw new Error(`No case begins with ${asked.join(' or ')}.`);
	for (const one of chosen) {
		try {
			console.log(`${one.name}: ${await recordCase(one)}`);
		} catch (error) {
			say(`${one.name}: ${error instanceof Error ? error.message : String(error)}`);
			process.exitCode = 1;
		}
	}
}

main(process.argv.slice(2)).catch(error => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
