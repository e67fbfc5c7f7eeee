import type { Plugin } from 'vite';

/** What Preact 11 does for `dangerouslySetInnerHTML`: compares, and sets `innerHTML` from an object's `__html`. */
const SETTER = /\(\w+\.innerHTML=\w+\.__html\)/g;

/**
 * Takes out of Preact the only place in what ships that makes markup out of text. The linter forbids `dangerouslySetInnerHTML`, so
 * nothing is lost; the check of addons.mozilla.org warns of it otherwise (UNSAFE_VAR_ASSIGNMENT).
 *
 * The build fails when a newer Preact writes it otherwise.
 */
export function noInnerHtml(): Plugin {
	return {
		name: 'concord-no-inner-html',
		apply: 'build',
		transform(code, id) {
			if (!/\/preact\/dist\/preact\.[\w.]*$/.test(id)) return null;
			const places = code.match(SETTER) ?? [];
			if (places.length !== 1) throw new Error(`${id} sets innerHTML in ${places.length} places, not in one`);
			return { code: code.replace(SETTER, '0'), map: null };
		},
	};
}
