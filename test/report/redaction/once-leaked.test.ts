import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { exchange } from '../../support.ts';
import { isReadable, readingsOf } from './readable.ts';

/** The text of an exchange as it leaves. */
function shown(source: Exchange, mode: 'full' | 'shape' = 'full'): string {
	return JSON.stringify(createRedactor().exchanges([source], () => mode));
}

const answer = (text: string, type = 'text/plain') =>
	exchange({ status: 409, responseBody: text, responseHeaders: { 'Content-Type': type } });

describe('What was readable once, and is no more:', () => {
	it('a name before half an escape sequence', () => {
		const redactor = createRedactor();
		redactor.value('{"first_name":"Quimby"}');
		expect(redactor.text('Seen Quimby\\u00…')).toBe('Seen ‹name#1›\\u00…');
		expect(redactor.text(String.raw`Seen \u0051uimby\\u`)).toBe(String.raw`Seen ‹name#1›\\u`);
		expect(redactor.text(String.raw`Acme\Quimby\u00e9t`)).toContain('Quimby');
	});

	it('a name beside bytes that are no UTF-8', () => {
		const redactor = createRedactor();
		redactor.value('{"first_name":"Нестеренко"}');
		expect(redactor.text(`%ff${encodeURIComponent('Нестеренко')}%e3`)).toBe('‹name#1›');
	});

	it('the end of a secret that begins inside another', () => {
		const redactor = createRedactor();
		redactor.value('{"api_key":"k7Qx92mZpLw4Rt8v","auth_token":"Rt8vHd51Bn3YcS6f"}');
		expect(redactor.text('Seen k7Qx92mZpLw4Rt8vHd51Bn3YcS6f.')).toMatch(/^Seen ‹[^›]+›\.$/);
		redactor.value(`{"auth_token":"${'x7'.repeat(40)}"}`);
		expect(redactor.text(`Seen ${'x7'.repeat(2000)}.`)).toMatch(/^Seen ‹[^›]+›\.$/);
	});

	it('what only a label beside it shows to be a secret', () => {
		const redactor = createRedactor();
		const text = String.raw`\u0040/srv/zoe/wp-content/1.0.2.1/srv/zoe`;
		redactor.url(text);
		expect(redactor.text(text)).not.toContain('/srv/zoe');
	});

	it('the name of a cookie, in the label of its value', () => {
		const name = '2sjqtkB680a62dd5cfdc';
		const text = shown(exchange({ requestHeaders: { Cookie: `${name}=admi7C17; acme_cart=c9f1` } }));
		expect(text).not.toContain(name);
		expect(text).toContain('acme_cart=‹cookie acme_cart#');
		expect(shown(exchange({ requestHeaders: { Cookie: `${name}://=admi7C17` } }))).not.toContain(name);
	});

	it('a private key whose lines were ended in another way', () => {
		const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj';
		const key = (end: string) => `-----BEGIN PRIVATE KEY-----${end}${line}${end}-----END PRIVATE KEY-----`;
		const redactor = createRedactor();
		expect(redactor.text(key('\n'))).toBe('‹private-key#1›');
		expect(redactor.text(`Seen ${line.toLowerCase()} and ${line}`)).not.toContain(line);
		expect(redactor.text(btoa(`{"a":"${key('\\n')}"}`))).not.toContain(btoa(line).slice(0, 30));
	});

	it.each([
		[
			'var_dump()',
			'array(1) {\n  ["pwd"]=>\n  string(13) "hunter2 horse"\n}',
			'["pwd"]=>\n  string(13) "‹password#1›"',
		],
		[
			'var_dump() of an object',
			'["pwd":protected]=>\n  string(13) "hunter2 horse"',
			'string(13) "‹password#1›"',
		],
		[
			'var_dump() of a class',
			'["pwd":"A\\B":private]=>\n  string(13) "hunter2 horse"',
			'string(13) "‹password#1›"',
		],
		['var_dump() of a number', '["customer_id"]=>\n  int(84731)\n', 'int(‹session#1›)'],
		['print_r()', 'Array\n(\n    [pwd] => hunter2 & "horse"\n)\n', '[pwd] => ‹password#1›\n)'],
		['print_r() in print_r()', '[billing[first_name]] => Ottokar', '] => ‹name#1›'],
		['print_r() of an object', '[pwd:protected] => hunter2 horse\n)', '[pwd:protected] => ‹password#1›\n)'],
		[
			'print_r() in JavaScript',
			String.raw`say("[pwd] => hunter2 horse\n)\n")`,
			String.raw`[pwd] => ‹password#1›\n)`,
		],
	])('what %s of PHP prints', (_, text, expected) => {
		expect(createRedactor().text(text)).toContain(expected);
	});

	it('what print_r() prints before JSON', () => {
		const text = 'Array\n(\n    [billing_city] => Wanne-Eickel am Kanal\n)\n{"code":"a_conflict"}';
		expect(shown(answer(text, 'application/json'))).toContain('[billing_city] => ‹address#1›');
		expect(shown(answer(text, 'application/json'), 'shape')).not.toContain('Wanne');
	});

	it('what a function, a header or a connection is called', () => {
		const source = exchange({ responseHeaders: { a1B2c3D4e5F6g7H8i9J0k1L2: '1' } });
		const frames = [{ url: '', functionName: 'of ann@example.test', line: 1, column: 1 }];
		const text = shown({
			...source,
			connection: '203.0.113.87:443',
			initiator: { type: 'script', url: '', frames },
		});
		expect(text).not.toMatch(/203\.0\.113|ann@|a1B2/);
	});

	it('what a file is called that is sent', () => {
		const text =
			'--B\r\nContent-Disposition: form-data; name="file"; filename="+49 170 1234567.pdf"\r\n\r\n%PDF\r\n--B--\r\n';
		const source = exchange({
			method: 'POST',
			requestBody: text,
			requestHeaders: { 'Content-Type': 'multipart/form-data; boundary=B' },
		});
		for (const mode of ['full', 'shape'] as const) {
			expect(shown(source, mode)).toContain('name=\\"file\\"; filename=\\"‹phone#1›.pdf\\"');
		}
	});

	it('a path of the server that is the name of a member or of a parameter', () => {
		const source = answer('{"/var/www/vhosts/shop.example/httpdocs":1}', 'application/json');
		const url = `${source.request.url}?/var/www/vhosts/shop.example/httpdocs`;
		expect(shown({ ...source, request: { ...source.request, url } })).not.toContain('vhosts');
		expect(shown(source, 'shape')).not.toContain('vhosts');
	});

	it('a table, whose names stand far above the values', () => {
		const source = answer('id,pwd\n7,"hunter2 horse"\n', 'text/csv; charset=UTF-8');
		expect(shown(source) + shown(source, 'shape')).not.toContain('hunter2');
	});

	it('a secret access key of AWS in a sentence', () => {
		const key = ['wJalrXUtnFEMI/K7MDENG', '/bPxRfiCY3XAMPLEKEY'].join('');
		expect(createRedactor().text(`Refused ${key}: expired`)).toBe('Refused ‹api-key aws#1›: expired');
		expect(createRedactor().text('Refused src/Components/CartPanel2/ItemsListView')).toContain('CartPanel2');
	});

	it.each([
		['a form', 'application/x-www-form-urlencoded', (said: string) => `message=${encodeURIComponent(said)}`],
		['JSON', 'application/json', (said: string) => JSON.stringify({ message: said })],
		['XML', 'text/xml', (said: string) => `<e><message>${said}</message></e>`],
		['a page', 'text/html', (said: string) => `<title>${said}</title>`],
		['an answer in front of JSON', 'application/json', (said: string) => `${said}{"code":"a_conflict"}`],
	])('a name in %s that is cut in the middle of what was put into it', (_, type, write) => {
		for (let length = 440; length < 460; length++) {
			const said = `${'x '.repeat(length / 2)}${String.raw`\u0020\u0051uimby\u0020`.repeat(300)}`;
			const redactor = createRedactor();
			redactor.value('{"first_name":"Quimby"}');
			const text = JSON.stringify(redactor.exchanges([answer(write(said), type)], () => 'shape'));
			expect(isReadable(readingsOf(text), 'Quimby')).toBe(false);
		}
	});

	it.each([
		['street', 'Rue de la Paix 5'],
		['billing_company', 'Orgelbau Quimby und Sohn'],
		['full_name', 'Anna Maria van den Berg'],
	])('%s: %s, where something else is said of it', (field, text) => {
		const redactor = createRedactor();
		redactor.value(JSON.stringify({ [field]: text }));
		expect(redactor.text(`Order for ${text}, by hand`)).toMatch(/^Order for ‹(?:name|address)#1›, by hand$/);
		redactor.value('{"first_name":"Please enter your first name."}');
		expect(redactor.text('Please enter your first name.')).toBe('Please enter your first name.');
	});

	it('who is signed in, of whom the toolbar tells, and who wrote a comment', () => {
		const text =
			'<p>Howdy, <span class="display-name">Zübeyde Quimby</span></p><b class="fn"><a>x</a></b><b class="fn">Ottokar</b><p>By Ottokar</p>';
		expect(shown(answer(text, 'text/html'))).not.toMatch(/Quimby|Ottokar/);
	});

	it('what a form of Elementor asks for, and what those of shops do', () => {
		const redactor = createRedactor();
		const text = 'form_fields[name]=Zuzanna&edd_first=Ottokar&give_last=Quimby&billing_cpf=123.456.789-09';
		expect(redactor.value(text)).not.toMatch(/Zuzanna|Ottokar|Quimby|123\.456/);
		expect(redactor.value('fields[name]=Hoodie')).toBe('fields[name]=Hoodie');
	});

	it('what somebody wrote to a shop beside the order', () => {
		const text = '{"order_comments":"Ring at Quimby, second floor"}';
		expect(shown(answer(text, 'application/json'))).toContain('‹address#1›');
	});
});
