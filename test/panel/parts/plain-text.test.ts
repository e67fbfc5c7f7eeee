import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/panel/parts/plain-text.ts';

describe("a message's HTML as text", () => {
	it.each([
		[
			'You&#8217;re <a href="https://example.org/?a>b">not allowed</a> &amp; so on',
			'You’re not allowed & so on',
		],
		['<strong>Error:</strong> 1 < 2 and a<b>c', 'Error: 1 < 2 and ac'],
		['"><img src=x onerror=alert(1)>after<!-- <p> -->', '">after'],
		['&lt;img onerror=alert(1)&gt;', '<img onerror=alert(1)>'],
		['&#x202e;gpj &#27;[31m', '\\u202egpj \\u001b[31m'],
		['no end <a href="', 'no end <a href="'],
	])('%s', (html, text) => expect(plainText(html)).toBe(text));

	it('is cut, and takes no time however it begins', () => {
		for (const piece of ['<', '<a "', "<a '", '<!--', '<a b=', '&#']) {
			expect(plainText(piece.repeat(1_000_000)).length).toBeLessThanOrEqual(2001);
		}
	});
});
