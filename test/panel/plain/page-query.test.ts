import { expect, it } from 'vitest';
import { readQuery } from '../../../src/panel/plain/page-query.ts';

it('reads what the address asks for', () => {
	expect(readQuery('?har=/a.har.gz&as=live&theme=dark&lang=pt-BR')).toEqual({
		har: '/a.har.gz',
		asLive: true,
		theme: 'dark',
		language: 'pt-BR',
	});
});

it('is content with nothing, and with nonsense', () => {
	const nothing = { har: null, asLive: false, theme: null, language: 'en' };
	expect(readQuery('')).toEqual(nothing);
	expect(readQuery('?as=dead&theme=pink&lang=../../secret')).toEqual(nothing);
});
