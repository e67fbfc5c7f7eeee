import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useShell, useWords } from '../panel-context.ts';
import type { Rest } from '../state/shell.ts';

/** What takes less time than this needs no word. In milliseconds. */
const PATIENCE = 200;

/** Shows what comes with the rest of the panel, as soon as that is loaded. */
export function Later({ children }: { children: (rest: Rest) => ComponentChildren }) {
	const { rest } = useShell();
	return rest.value ? children(rest.value) : <Loading />;
}

function Loading() {
	const t = useWords();
	const { isBroken, loadRest } = useShell();
	const isLong = useSignal(false);
	useEffect(() => {
		loadRest();
		const timer = setTimeout(() => {
			isLong.value = true;
		}, PATIENCE);
		return () => clearTimeout(timer);
	}, []);
	// What is broken is said above all views.
	return isLong.value && !isBroken.value ? <p class="note">{t('later_loading')}</p> : null;
}
