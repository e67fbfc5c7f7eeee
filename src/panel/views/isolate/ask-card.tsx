import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionState } from '../../../isolation/session/state.ts';
import type { OpenQuestion } from '../../state/isolating-questions.ts';

export interface AskProps<Kind extends OpenQuestion['kind']> {
	readonly question: Extract<OpenQuestion, { kind: Kind }>;
	readonly state: SessionState;
}

/** A question with its answers; it takes the focus, for the search waits for it. */
export function AskCard({
	actions,
	children,
	title,
}: {
	title: string;
	actions: ComponentChildren;
	children: ComponentChildren;
}) {
	const card = useRef<HTMLElement>(null);
	useEffect(() => card.current?.focus(), []);
	return (
		<section ref={card} class="isolate-card is-asking" aria-labelledby="isolate-asks" tabIndex={-1}>
			<h3 id="isolate-asks">{title}</h3>
			{children}
			<div class="isolate-actions">{actions}</div>
		</section>
	);
}

export function namesIn(state: SessionState): (file: string) => string {
	const names = new Map(state.snapshot?.plugins.map(({ file, name }) => [file, name]));
	return file => names.get(file) ?? file;
}
