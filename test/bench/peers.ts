import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What others offer for a part of the job, by what it does to a HAR file. */
export interface Peer {
	readonly name: string;
	readonly version: string;
	readonly job: string;
}

/** Those that can be had from npm; their jobs are in `peers/run.cjs`. */
export const PEERS: readonly Peer[] = [
	{ name: 'pagexray', version: '4.4', job: 'parses and sums up' },
	{ name: 'har-validator', version: '5.1', job: 'parses and validates' },
	{ name: '@har-sdk/validator', version: '2.6', job: 'parses and validates' },
	{ name: 'jsonparse', version: '1.3', job: 'streams entries' },
	{ name: 'clarinet', version: '0.12', job: 'streams events only' },
	{ name: '@streamparser/json', version: '0.0.26', job: 'streams entries' },
	{ name: 'stream-json', version: '3.8', job: 'streams entries' },
];

/** Known, and not measured. */
export const LEFT_OUT: readonly { readonly name: string; readonly why: string }[] = [
	{ name: 'HARlytics', why: 'a web page, no package to run' },
	{ name: 'HTTP Toolkit', why: 'an application; its importer is no package of its own' },
];

export const RUN_PEER = fileURLToPath(new URL('peers/run.cjs', import.meta.url));

/**
 * Installs what is missing into a folder, without scripts of its own.
 *
 * @returns those that are there now
 */
export async function installPeers(folder: string): Promise<readonly Peer[]> {
	mkdirSync(folder, { recursive: true });
	const manifest = `${folder}/package.json`;
	if (!existsSync(manifest)) writeFileSync(manifest, '{"private":true}\n');
	const isThere = ({ name }: Peer) => existsSync(`${folder}/node_modules/${name}/package.json`);
	if (!PEERS.every(isThere)) {
		const wanted = PEERS.map(({ name, version }) => `${name}@${version}`);
		const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
		// Without a registry there are no peers, and the rest is measured all the same.
		await promisify(execFile)('npm', ['install', ...flags, ...wanted], { cwd: folder }).catch(() => {});
	}
	return PEERS.filter(isThere);
}
