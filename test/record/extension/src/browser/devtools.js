/* The collecting half of an extension and nothing else: what comes in is kept as it is, with its body. */

const recorder = { entries: [], pending: 0 };
globalThis.recorder = recorder;

chrome.devtools.network.onRequestFinished.addListener(request => {
	// `getContent` sits on the prototype and does not travel along; every field does.
	const kept = { entry: JSON.parse(JSON.stringify(request)), content: null, encoding: '' };
	recorder.entries.push(kept);
	recorder.pending += 1;
	// At once: after a navigation the browser no longer has it.
	request.getContent((content, encoding) => {
		kept.content = content ?? null;
		kept.encoding = encoding ?? '';
		recorder.pending -= 1;
	});
});

chrome.devtools.panels.create('Concord', '', '/src/panel/panel.html', () => {
	document.documentElement.dataset.ready = 'true';
});
