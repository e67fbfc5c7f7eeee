import type { Catalogue } from '../../words/catalogue.ts';

/**
 * The sentences of a language from `public/_locales`, and the English ones it lacks, as browsers do it.
 *
 * @param language BCP 47 tag
 */
export async function loadCatalogue(language: string): Promise<Catalogue> {
	return { ...(await fetchCatalogue('en')), ...(await fetchCatalogue(language)) };
}

async function fetchCatalogue(language: string): Promise<Catalogue> {
	const answer = await fetch(`/_locales/${language.replace('-', '_')}/messages.json`);
	const isJson = answer.ok && answer.headers.get('content-type')?.includes('json');
	return isJson ? answer.json() : {};
}
