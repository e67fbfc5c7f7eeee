/**
 * What a reader could make of an output with nothing but patience: its escape sequences read, again and again. Written apart
 * from the engine on purpose, in the dullest way, so that both do not fail alike.
 */
export function readingsOf(output: string): readonly string[] {
	const readings = [output];
	for (let round = 0; round < 6; round++) {
		const last = readings[readings.length - 1] ?? '';
		const next = percent(entities(backslashes(last)));
		if (next === last) break;
		readings.push(next);
	}
	return readings;
}

/** Whether a text stands in one of the readings: as it is, with `+` for spaces, or in base64. */
export function isReadable(readings: readonly string[], text: string): boolean {
	const forms = [text, text.replaceAll(' ', '+'), ...base64Of(text)];
	return readings.some(reading => forms.some(form => reading.includes(form)));
}

function backslashes(text: string): string {
	return text
		.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		.replace(/\\(["'\\/])/g, '$1')
		.replace(/\\n/g, '\n');
}

function entities(text: string): string {
	return text
		.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
		.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}

function percent(text: string): string {
	return text.replace(/(?:%[0-9a-f]{2})+/gi, run => {
		const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
		return bytes.toString('utf8');
	});
}

/** In each of three places that a text can have among groups of three bytes, without the characters its neighbours share. */
function base64Of(text: string): readonly string[] {
	const bytes = Buffer.from(text);
	if (bytes.length < 7) return [];
	return [0, 1, 2].flatMap(before => {
		const encoded = Buffer.concat([Buffer.alloc(before), bytes])
			.toString('base64')
			.replace(/=+$/, '');
		const from = before === 0 ? 0 : before + 1;
		const sure = encoded.slice(from, Math.floor(((before + bytes.length) * 8) / 6));
		return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
	});
}
