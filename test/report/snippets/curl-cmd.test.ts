import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cmdQuote } from '../../../src/report/snippets/curl-cmd.ts';
import {
	awkwardText,
	copyAs,
	formatOf,
	headerText,
	noteKeys,
	type RequestSketch,
	requestOf,
} from './support.ts';
import { readCmdLine, splitArguments } from './windows.ts';

const VARIABLES = new Map([
	['PATH', 'EXPANDED'],
	['OS', 'EXPANDED'],
	['2F', 'EXPANDED'],
]);

/** What curl is started with, and the bytes that the script for PowerShell pipes into it. */
function run(text: string) {
	const tokens = readCmdLine(text, VARIABLES);
	const commands = tokens.flatMap(token => (token.kind === 'command' ? [token.argv] : []));
	const writer = commands.find(([program]) => program === 'powershell')?.at(-1) ?? '';
	const written = [...writer.matchAll(/FromBase64String\('([^']*)'\)/g)].map(([, base64]) =>
		Buffer.from(base64 ?? '', 'base64'),
	);
	return {
		operators: tokens.flatMap(token => (token.kind === 'operator' ? [token.text] : [])),
		commands,
		curl: commands.find(([program]) => program === 'curl') ?? [],
		input: Buffer.concat(written),
	};
}

describe('the model of cmd.exe', () => {
	test.each([
		['a "b c" d', ['a', 'b c', 'd']],
		['"a\\\\b" "c d\\\\" e', ['a\\\\b', 'c d\\', 'e']],
		['a\\\\\\"b c', ['a\\"b', 'c']],
		['"a""b" ""', ['a"b', '']],
	])('splits %s as Microsoft documents it', (line, argv) => {
		expect(splitArguments(line)).toEqual(argv);
	});

	test('expands variables within quotes and out of them, and runs what follows an ampersand', () => {
		const { commands, operators } = run('curl "%PATH%" %path% %NONE% %PATH:~0,3% ^%OS^% "&" & calc');
		expect(commands).toEqual([
			['curl', 'EXPANDED', 'EXPANDED', '%NONE%', 'changed', 'EXPANDED', '%OS%', '&'],
			['calc'],
		]);
		expect(operators).toEqual(['&']);
	});
});

describe('an argument quoted for cmd.exe', () => {
	test.each([
		['two words', '^"two words^"'],
		['say "hi"', '^"say \\^"hi\\^"^"'],
		['C:\\dir\\', '^"C:\\dir\\\\^"'],
		['a\\"b', '^"a\\\\\\^"b^"'],
		['100%', '^"100%^"'],
		['%PATH% %%', '^"%^PATH%^ %^%^"'],
		['a&b|c<d>e(f)^!', '^"a^&b^|c^<d^>e^(f^)^^!^"'],
	])('%s', (text, quoted) => {
		expect(cmdQuote(text)).toBe(quoted);
	});

	test('is that one argument, whatever is in it', () => {
		fc.assert(
			fc.property(fc.array(headerText, { maxLength: 4 }), texts => {
				const line = ['curl', ...texts.map(cmdQuote)].join(' ^\n  ');
				expect(readCmdLine(line, VARIABLES)).toEqual([{ kind: 'command', argv: ['curl', ...texts] }]);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('a request copied as cURL for the Command Prompt', () => {
	test('gives curl what was sent, whatever is in its URL, headers and body', () => {
		fc.assert(
			fc.property(
				fc.record({ path: awkwardText, query: awkwardText, header: headerText, body: awkwardText }),
				({ body, header, path, query }) => {
					const url = `https://example.test/${path}?${query}`;
					const { text } = copyAs('curl-cmd', { url, headers: [['X-Awkward', header]], body });
					const { curl, input, operators } = run(text);
					const literal = curl[curl.indexOf('--data-raw') + 1];
					if (operators.length > 0) {
						expect(operators).toEqual(['|']);
						expect(curl.slice(-2)).toEqual(['--data-binary', '@-']);
						expect(input).toEqual(Buffer.from(body));
					} else expect(literal).toBe(body);
					const expected = new URL(url.replaceAll('‹nonce#1›', encodeURIComponent));
					expected.hash = '';
					expect(curl[1]).toBe(expected.href);
					expect(curl).toContain(header === '' ? 'X-Awkward;' : `X-Awkward: ${header}`);
				},
			),
			{ numRuns: 1000 },
		);
	});

	test('never gives a program an argument that its code page may not have', () => {
		const { curl, input } = run(copyAs('curl-cmd', { body: 'naïve' }).text);
		expect(curl.join(' ')).toMatch(/^[ -~]*$/);
		expect(input.toString()).toBe('naïve');
	});

	test('carries every byte there is', () => {
		const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		const body = { kind: 'binary', base64: bytes.toString('base64'), bytes: 256 } as const;
		expect(run(copyAs('curl-cmd', { body }).text).input).toEqual(bytes);
	});

	test('checks for what is missing before anything is sent', () => {
		const sketch: RequestSketch = { method: 'POST', body: { kind: 'missing', reason: 'not-recorded' } };
		const { commands, operators } = run(copyAs('curl-cmd', sketch).text);
		expect(operators).toEqual(['>', '&&', '|']);
		expect(commands.map(([program]) => program)).toEqual(['type', 'nul', 'powershell', 'curl']);
		expect(noteKeys('curl-cmd', sketch)).toEqual(['snippet_bodyMissing', 'snippet_gapFile']);
	});

	test('tells of percent signs, which are others in a batch file', () => {
		expect(noteKeys('curl-cmd', { url: 'https://example.test/?a=%2F' })).toEqual(['snippet_cmdPercent']);
		expect(noteKeys('curl-cmd', {})).toEqual([]);
	});

	test('is to be had as long as it fits a line', () => {
		const { available } = formatOf('curl-cmd');
		expect(available(requestOf({ body: 'a'.repeat(8000) }))).toBeNull();
		expect(available(requestOf({ body: 'a'.repeat(8191) }))?.key).toBe('snippet_tooLong');
	});

	test('an ordinary save reads well', () => {
		const { text } = copyAs('curl-cmd', {
			url: 'https://example.test/wp-json/wp/v2/posts/12?_locale=user&a=%2F1',
			headers: [['content-type', 'application/json']],
			body: '{"title":"100%"}',
		});
		expect(text).toBe(`curl ^"https://example.test/wp-json/wp/v2/posts/12?_locale=user^&a=%^2F1^" ^
  -H ^"content-type: application/json^" ^
  -H ^"accept:^" ^
  -H ^"user-agent:^" ^
  --data-raw ^"{\\^"title\\^":\\^"100%^\\^"}^"`);
	});
});
