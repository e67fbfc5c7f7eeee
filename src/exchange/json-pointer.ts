/** The JSON Pointer (RFC 6901) to a place: `['a/b', 0]` is `/a~1b/0`. */
export function pointerTo(path: readonly (string | number)[]): string {
	return path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What stands at a place; `undefined` where there is nothing, or the pointer is none. Only own members count. */
export function valueAt(value: unknown, pointer: string): unknown {
	if (pointer === '') return value;
	if (!pointer.startsWith('/')) return undefined;
	let found = value;
	for (const step of pointer.slice(1).split('/')) {
		const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
		// Of an array only its items count: `length` is an own property, too, and `01` is no index.
		if (Array.isArray(found) && !/^(?:0|[1-9]\d*)$/.test(key)) return undefined;
		found = (found as Record<string, unknown>)[key];
	}
	return found;
}
