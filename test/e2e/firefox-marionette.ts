import { connect, type Socket } from 'node:net';
import { asArray, asRecord, asString } from '../../src/exchange/loose.ts';
import { until } from './until.ts';

/**
 * Firefox's own remote protocol: arrays of JSON over TCP, each with its length in bytes before it
 * (firefox-source-docs.mozilla.org/testing/marionette/Protocol.html). WebDriver BiDi cannot reach into the browser's own
 * windows, and that is where the toolbox is.
 */
export interface Marionette {
	/** Sends a command, and answers what came of it; rejects with Firefox's own words. */
	send(command: string, parameters?: object): Promise<unknown>;
	/**
	 * Runs the body of an async function.
	 *
	 * @param where the page, or the browser's own windows
	 * @param body may use `args`
	 * @returns what the body returns, as JSON
	 */
	run(where: 'content' | 'chrome', body: string, ...args: readonly unknown[]): Promise<unknown>;
	close(): void;
}

interface Waiting {
	readonly command: string;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** A script that waits for something in a busy Firefox. In milliseconds. */
const SCRIPT_MS = 60_000;

/**
 * Connects to a Firefox that was started with `-marionette`.
 *
 * @throws Error when nobody listens at the port after a while
 */
export async function connectMarionette(port: number): Promise<Marionette> {
	const socket = await until('Firefox to listen', () => dial(port), SCRIPT_MS);
	const waiting = new Map<unknown, Waiting>();
	let lastId = 0;
	let greeted: () => void = () => undefined;
	const greeting = new Promise<void>(resolve => {
		greeted = resolve;
	});

	readMessages(socket, message => {
		// The greeting is an object, an answer `[1, id, error, result]`.
		if (!Array.isArray(message)) return greeted();
		const [, id, error, result] = message;
		const { command, reject, resolve } = waiting.get(id) ?? {};
		waiting.delete(id);
		if (error) reject?.(new Error(`${command}: ${asString(asRecord(error)?.message)}`));
		else resolve?.(result);
	});
	socket.once('close', () => {
		for (const { command, reject } of waiting.values()) reject(new Error(`${command}: Firefox is gone`));
		waiting.clear();
	});
	await greeting;

	const send = (command: string, parameters: object = {}) =>
		new Promise<unknown>((resolve, reject) => {
			const id = ++lastId;
			waiting.set(id, { command, resolve, reject });
			const text = JSON.stringify([0, id, command, parameters]);
			socket.write(`${Buffer.byteLength(text)}:${text}`);
		});
	await send('WebDriver:NewSession', { capabilities: {} });

	return {
		send,
		async run(where, body, ...args) {
			await send('Marionette:SetContext', { value: where });
			const script = `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
				(async () => { ${body} })().then(value => done([true, value]), error => done([false, String(error)]));`;
			const sandbox = where === 'chrome' ? { sandbox: 'system', newSandbox: false } : {};
			const answer = await send('WebDriver:ExecuteAsyncScript', {
				script,
				args,
				scriptTimeout: SCRIPT_MS,
				...sandbox,
			});
			const [ok, value] = asArray(asRecord(answer)?.value);
			if (ok !== true) throw new Error(asString(value));
			return value;
		},
		close: () => socket.destroy(),
	};
}

function dial(port: number): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => resolve(socket));
		socket.once('error', reject);
	});
}

function readMessages(socket: Socket, take: (message: unknown) => void): void {
	let bytes = Buffer.alloc(0);
	socket.on('data', (chunk: Buffer) => {
		bytes = Buffer.concat([bytes, chunk]);
		for (;;) {
			const colon = bytes.indexOf(':');
			const end = colon + 1 + Number(bytes.subarray(0, Math.max(0, colon)).toString());
			if (colon < 0 || bytes.length < end) return;
			take(JSON.parse(bytes.subarray(colon + 1, end).toString()));
			bytes = bytes.subarray(end);
		}
	});
}
