/** Readers for data whose shape nobody promised: they answer with a harmless value and never throw. */

export type Loose = Readonly<Record<string, unknown>>;

export function asRecord(value: unknown): Loose | null {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : null;
}

export function asArray(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Negative zero, which JSON can say and no writer of it does, is zero. */
export function asNumber(value: unknown, fallback: number): number {
	return typeof value === 'number' && Number.isFinite(value) ? value + 0 : fallback;
}
