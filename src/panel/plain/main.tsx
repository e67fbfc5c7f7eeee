import { render } from 'preact';
import { plainPanelHost } from '../../browser/plain-host.ts';
import { sayFrom } from '../../words/catalogue.ts';
import { chooseFile } from '../import/choose-file.ts';
import type { ImportedRecording } from '../import/import-har.ts';
import { importHar } from '../import/import-har.ts';
import { mountPanel } from '../mount.tsx';
import type { Shell } from '../state/shell.ts';
import { showChooser } from './chooser.tsx';
import { loadCatalogue } from './load-catalogue.ts';
import { readQuery } from './page-query.ts';
import { recordedSource } from './recorded-source.ts';

/*
 * The panel in a plain page, over a recorded HAR: how it is developed and photographed (`npm run dev`). It is no part of the
 * extension. What the address may ask for is in page-query.ts.
 */

const { asLive, har, language, theme } = readQuery(location.search);
const catalogue = await loadCatalogue(language);
let panel: Shell | null = null;

function mount(recording: ImportedRecording | null): Shell {
	render(null, document.body);
	const exchanges = recording?.observations.map(({ exchange }) => exchange) ?? [];
	const source = asLive ? recordedSource(exchanges) : null;
	const mounted = mountPanel(plainPanelHost({ catalogue, language, source, theme }));
	// For scripts that take pictures.
	mounted.withRest(() => {
		document.documentElement.dataset.ready = 'true';
	});
	return mounted;
}

async function open(file: Blob, name: string): Promise<void> {
	const outcome = await importHar(file, name, {
		onProgress(fraction) {
			document.title = `${Math.round(fraction * 100)} %`;
		},
		signal: new AbortController().signal,
	});
	document.title = 'Concord';
	if (outcome.kind === 'done') {
		if (asLive || !panel) panel = mount(outcome.recording);
		if (!asLive) panel.recording.showFile(outcome.recording);
	} else if (outcome.kind === 'failed') {
		choose(sayFrom(catalogue)(outcome.message));
	}
}

function choose(complaint = ''): void {
	panel = null;
	showChooser({ complaint, onChoose: file => void open(file, file.name) });
}

async function openAddress(address: string): Promise<void> {
	const answer = await fetch(address);
	if (!answer.ok) return choose(`${answer.status} ${address}`);
	await open(await answer.blob(), address.replace(/^.*\//, ''));
}

addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => {
	// The panel may have taken it already.
	if (event.defaultPrevented) return;
	event.preventDefault();
	const chosen = chooseFile(event.dataTransfer?.files);
	if (chosen) void open(chosen.file, chosen.file.name);
});

if (har !== null) await openAddress(har);
else if (asLive) panel = mount(null);
else choose();
