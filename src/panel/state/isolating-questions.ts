import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import type { Questions, Tools } from '../../isolation/session/tools.ts';

/** A question that waits for the person. */
export type OpenQuestion = {
	[Kind in keyof Questions]: {
		/** Another one each time, so that an answer that was half typed is not taken for the next question's. */
		readonly number: number;
		readonly kind: Kind;
		readonly asks: Questions[Kind]['asks'];
		answer(answer: Questions[Kind]['answer']): void;
	};
}[keyof Questions];

/** What a search asks, one thing at a time. */
export interface Asking {
	readonly question: ReadonlySignal<OpenQuestion | null>;
	readonly ask: Tools['ask'];
	/** Answers whatever is asked with "stop". */
	stop(): void;
}

export function createAsking(): Asking {
	const question = signal<OpenQuestion | null>(null);
	let number = 0;
	return {
		question,
		ask: (kind, asks) =>
			new Promise(resolve => {
				const answer = (value: Parameters<typeof resolve>[0]) => {
					question.value = null;
					resolve(value);
				};
				number++;
				question.value = { number, kind, asks, answer } as unknown as OpenQuestion;
			}),
		stop() {
			question.peek()?.answer('stop');
		},
	};
}
