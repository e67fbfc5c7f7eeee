import { stepsOf } from '../../../diagnosis/compare/json-values.ts';
import { visible } from '../../../exchange/visible.ts';

/** `meta › price` of `/meta/price`: a JSON Pointer as people read it. Empty for the whole. */
export function pathName(pointer: string): string {
	return stepsOf(pointer)
		.map(step => visible(step, 100))
		.join(' › ');
}
