import { expect, it } from 'vitest';
import { chooseFile } from '../../../src/panel/import/choose-file.ts';
import { sayEnglish } from '../../support.ts';

const file = (name: string) => new File(['{}'], name);

it('takes the one file that was chosen', () => {
	const [only] = [file('a.har')];
	expect(chooseFile([only])).toEqual({ file: only, note: null });
});

it('takes the first of several, and says so', () => {
	const files = [file('a.har'), file('b.har')];
	const chosen = chooseFile(files);
	expect(chosen?.file).toBe(files[0]);
	expect(chosen?.note && sayEnglish(chosen.note)).toBe(
		'Open the other files one at a time: this is a.har only.',
	);
});

it('takes nothing when nothing was chosen', () => {
	expect(chooseFile([])).toBeNull();
	expect(chooseFile(null)).toBeNull();
});
