import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/* What the stores take. developer.chrome.com/docs/webstore/cws-dashboard-listing, extensionworkshop.com/documentation/develop/create-an-appealing-listing */

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const languages = readdirSync(new URL('../../public/_locales', import.meta.url));

it.each(languages)('the name and the line in %s are as short as the stores want them', language => {
	const { extensionDescription, extensionName } = JSON.parse(
		read(`public/_locales/${language}/messages.json`),
	);
	expect(extensionName.message.length).toBeLessThanOrEqual(75);
	expect(extensionDescription.message.length).toBeLessThanOrEqual(132);
});

describe('the listing', () => {
	const listing = read('docs/store/listing.md');
	const section = (name: string) => listing.split(`## ${name}\n`)[1]?.split('\n## ')[0]?.trim() ?? '';

	it('has a description that every store takes', () => {
		expect(section('Description').length).toBeGreaterThan(250);
		expect(section('Description').length).toBeLessThanOrEqual(10_000);
	});

	it('says why each permission is needed, and names none that is not asked for', () => {
		const reasons = [...section('Why it needs its permission').matchAll(/^([\w-]+): /gm)];
		const { devtools_page, permissions } = JSON.parse(read('manifest.json'));
		expect(devtools_page).toBeDefined();
		expect(reasons.map(([, name]) => name)).toEqual([...permissions, 'devtools_page']);
	});
});
