import type { ReadonlySignal } from '@preact/signals';

/** Calls back once, as soon as there is something: at once when it is there. */
export function whenThere<T>(value: ReadonlySignal<T | null>, use: (value: T) => void): void {
	const known = value.peek();
	if (known !== null) {
		use(known);
		return;
	}
	const stop = value.subscribe(now => {
		if (now === null) return;
		stop();
		use(now);
	});
}
