// One peer's job on one file, in a process of its own: run.cjs NAME FILE. What it needs was installed into .cache.
const { createReadStream, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const load = createRequire(join(__dirname, '../../../.cache/bench/peers/package.json'));
const [name, file] = process.argv.slice(2);
const parsed = () => JSON.parse(readFileSync(file, 'utf8'));
const stream = () => createReadStream(file, { highWaterMark: 1024 * 1024 });

const JOBS = {
	async pagexray() {
		load('pagexray').convert(parsed());
	},
	async 'har-validator'() {
		await load('har-validator').har(parsed());
	},
	async '@har-sdk/validator'() {
		await new (load('@har-sdk/validator').HarValidator)().verify(parsed());
	},
	async jsonparse() {
		const parser = new (load('jsonparse'))();
		let entries = 0;
		parser.onValue = function (value) {
			// Lets go of each entry, or all of them would be kept.
			if (this.stack.length === 3) {
				entries += 1;
				this.value[this.key] = undefined;
			}
			return value;
		};
		for await (const chunk of stream()) parser.write(chunk);
		if (entries === 0) throw new Error('No entries');
	},
	async clarinet() {
		const parser = load('clarinet').parser();
		const decoder = new TextDecoder();
		for await (const chunk of stream()) parser.write(decoder.decode(chunk, { stream: true }));
		parser.close();
	},
	async '@streamparser/json'() {
		const { JSONParser } = load('@streamparser/json');
		const parser = new JSONParser({ paths: ['$.log.entries.*'], keepStack: false });
		parser.onValue = () => {};
		for await (const chunk of stream()) parser.write(chunk);
	},
	async 'stream-json'() {
		const from = path => load(`stream-json/${path}`);
		const { chain } = load('stream-chain');
		const { parser } = from('parser.js');
		const { pick } = from('filters/pick.js');
		const { streamArray } = from('streamers/stream-array.js');
		const parts = [parser.asStream?.() ?? parser(), pick({ filter: 'log.entries' }), streamArray()];
		for await (const _ of chain([stream(), ...parts]));
	},
};

JOBS[name]().catch(error => {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 3;
});
