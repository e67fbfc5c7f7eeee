import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powerShellText } from '../../../src/report/snippets/powershell-text.ts';
import { awkwardText, copyAs, headerText, noteKeys, type RequestSketch } from './support.ts';
import { readPowerShell } from './windows.ts';

describe('a text as an expression of PowerShell', () => {
	test.each([
		['plain $x `', "'plain $x `'"],
		["it's", "'it''s'"],
		['it’s “so”', "'it’’s “so”'"],
		['a\r\n$b “c” `d\0', '"a`r`n`$b `“c`” ``d`0"'],
		['\u001b\u{e0001}', '"$([char]27)$([char]56128)$([char]56321)"'],
	])('%j', (text, expression) => {
		expect(powerShellText(text)).toBe(expression);
	});

	test('is that text, whatever is in it', () => {
		fc.assert(
			fc.property(awkwardText, text => {
				expect(readPowerShell(powerShellText(text))).toEqual({ strings: [text], skeleton: 'S' });
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('a request copied as PowerShell', () => {
	test('says what was sent, whatever is in its URL, headers and body', () => {
		fc.assert(
			fc.property(
				fc.record({ path: awkwardText, query: awkwardText, header: headerText, body: awkwardText }),
				({ body, header, path, query }) => {
					const url = `https://example.test/${path}?${query}`;
					const { text } = copyAs('powershell', { url, headers: [['X-Awkward', header]], body });
					const { skeleton, strings } = readPowerShell(text);
					const expected = new URL(url.replaceAll('‹nonce#1›', encodeURIComponent));
					expected.hash = '';
					const wellFormed = body.replace(/\p{Cs}/gu, '\ufffd');
					expect(strings).toEqual([expected.href, 'X-Awkward', header, ...(body === '' ? [] : [wellFormed])]);
					const sent = body === '' ? '' : ' `\n  -Body ([Text.Encoding]::UTF8.GetBytes(S))';
					expect(skeleton).toBe(
						`Invoke-WebRequest -UseBasicParsing -Uri S \`\n  -Method POST \`\n  -Headers @{\n    S = S\n  }${sent}`,
					);
				},
			),
			{ numRuns: 1000 },
		);
	});

	const pairs = (count: number) =>
		Array.from({ length: count }, (_, index) => `c${index}=${index}`).join('; ');
	const session = '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession';

	test('puts cookies into the session, from which alone 5.1 takes them', () => {
		const { notes, text } = copyAs('powershell', {
			headers: [['Cookie', "a=1; wordpress_logged_in_x=admin%7C1; b=‹cookie#1›; q='"]],
		});
		expect(text.split('\n').slice(0, 5)).toEqual([
			session,
			"$session.Cookies.Add((New-Object System.Net.Cookie('a', '1', '/', 'example.test')))",
			"$session.Cookies.Add((New-Object System.Net.Cookie('wordpress_logged_in_x', 'admin%7C1', '/', 'example.test')))",
			"$session.Cookies.Add((New-Object System.Net.Cookie('b', '‹cookie#1›', '/', 'example.test')))",
			"$session.Cookies.Add((New-Object System.Net.Cookie('q', '''', '/', 'example.test')))",
		]);
		expect(text).toContain('-WebSession $session');
		expect(notes).toEqual([{ key: 'snippet_labels' }]);
	});

	test('leaves out cookies that .NET refuses, and says which', () => {
		const { notes, text } = copyAs('powershell', {
			headers: [['Cookie', 'ok=1; json={"a":1,"b":2}; $x=1; quoted="a,b"; =none']],
		});
		expect(text.match(/Cookie\('([^']*)'/g)).toEqual(["Cookie('ok'", "Cookie('quoted'"]);
		expect(notes).toEqual([{ key: 'snippet_cookieLeftOut', values: ['json, $x, '] }]);
	});

	test('makes room for more cookies than a container takes by itself', () => {
		const lines = (count: number) =>
			copyAs('powershell', { headers: [['Cookie', pairs(count)]] }).text.split('\n');
		expect(lines(20)[1]).toContain("'c0'");
		expect(lines(21)[1]).toBe('$session.Cookies.PerDomainCapacity = 300');
	});

	test('never names a header twice', () => {
		const { text } = copyAs('powershell', {
			headers: [
				['X-A', '1'],
				['x-a', '2'],
			],
		});
		expect(text).toContain("@{\n    'X-A' = '1, 2'\n  }");
	});

	test('sends a body as bytes, the same in every version', () => {
		const bytes = { kind: 'binary', base64: 'AP8=', bytes: 2 } as const;
		expect(copyAs('powershell', { body: bytes }).text).toContain(
			"-Body ([Convert]::FromBase64String('AP8='))",
		);
		const sketch: RequestSketch = {
			headers: [['Content-Type', 'multipart/form-data; boundary=X']],
			body: '--X\r\nContent-Disposition: form-data; name="f"; filename="a.png"\r\n\r\n\r\n--X--\r\n',
		};
		const { skeleton } = readPowerShell(copyAs('powershell', sketch).text);
		expect(skeleton).toContain(
			'-Body ([byte[]]([Text.Encoding]::UTF8.GetBytes(S) + [IO.File]::ReadAllBytes((Convert-Path FILE_1_NOT_RECORDED)) + [Text.Encoding]::UTF8.GetBytes(S)))',
		);
		expect(noteKeys('powershell', sketch)).toEqual(['snippet_fileMissing', 'snippet_gapFile']);
	});

	test('tells what it cannot do', () => {
		expect(noteKeys('powershell', { body: 'a' })).toEqual(['snippet_typeAdded']);
		expect(noteKeys('powershell', { method: 'GET', body: 'a' })).toEqual(['snippet_bodyLeftOut']);
		expect(copyAs('powershell', { method: 'PURGE' }).text).toContain("-CustomMethod 'PURGE'");
	});

	test('an ordinary save reads well', () => {
		const { notes, text } = copyAs('powershell', {
			headers: [
				['Accept', 'application/json'],
				['Content-Type', 'application/json'],
				['User-Agent', 'Mozilla/5.0'],
			],
			body: `{"title":"It’s"}`,
		});
		expect(notes).toEqual([]);
		expect(text).toBe(`Invoke-WebRequest -UseBasicParsing -Uri 'https://example.test/wp-json/wp/v2/posts/1' \`
  -Method POST \`
  -UserAgent 'Mozilla/5.0' \`
  -Headers @{
    'Accept' = 'application/json'
  } \`
  -ContentType 'application/json' \`
  -Body ([Text.Encoding]::UTF8.GetBytes('{"title":"It’’s"}'))`);
	});
});
