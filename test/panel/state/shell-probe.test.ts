import { expect, it } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import { shellProbe } from '../../../src/panel/state/shell-probe.ts';
import { type EntrySketch, exchange } from '../../support.ts';

const REFUSED: EntrySketch = {
	method: 'POST',
	url: 'https://shop.test/wp-json/wp/v2/users/7?_wpnonce=a1b2c3d4e5',
	requestHeaders: { 'Content-Type': 'application/json' },
	requestBody: '{"title":"Mine","password":"hunter2 horse","note":"a1b2c3d4e5"}',
	status: 409,
	responseBody: '{"code":"acme_edit_conflict","message":"Changed.","data":{"status":409}}',
};

function findingOf(sketch: EntrySketch) {
	const inspector = createInspector();
	inspector.observe(exchange(sketch));
	const [finding] = inspector.observations()[0]?.findings ?? [];
	if (!finding) throw new Error('Nothing was found');
	return finding;
}

it('a probe for a shell has labels in place of secrets', () => {
	const line = shellProbe(findingOf(REFUSED), ['acme/acme.php']) ?? '';
	expect(line).toContain('--skip-plugins=');
	expect(line).toContain("'/wp/v2/users/7'");
	expect(line).toMatch(/"title":"Mine","password":"‹password#\d›","note":"‹nonce#\d›"/);
	expect(line).not.toMatch(/hunter2|a1b2c3d4e5/);
});

it('hides the site where the person does, in the names of plugins, too', () => {
	const line = shellProbe(findingOf(REFUSED), ['shop-test-custom/custom.php'], true) ?? '';
	expect(line).toContain('--skip-plugins=');
	expect(line).not.toMatch(/shop.test/);
});

it('there is none of what is not of the REST API', () => {
	const ajax = {
		...REFUSED,
		url: 'https://shop.test/wp-admin/admin-ajax.php',
		requestBody: 'action=acme_save',
		requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
	};
	expect(shellProbe(findingOf(ajax), [])).toBeNull();
});
