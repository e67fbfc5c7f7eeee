import type { Finding } from '../diagnosis/finding.ts';
import { subjectName } from '../diagnosis/subject-name.ts';
import type { Observation } from '../inspector.ts';
import type { Component } from '../wordpress/component.ts';
import { htmlToText } from '../wordpress/html-text.ts';
import { ownerOfAction } from '../wordpress/knowledge/ajax-actions.ts';
import { CACHE_HEADERS, cacheEvidence } from '../wordpress/knowledge/cache-signs.ts';
import { ownerOfRoute } from '../wordpress/knowledge/namespaces.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';

/** Of each text that is searched, so much is. In UTF-16 units. */
const MAX_FIELD = 2000;
/** Caches sign a page at its end. In UTF-16 units. */
const HTML_TAIL = 2000;

const PROVING_HEADERS: ReadonlySet<string> = new Set(
	CACHE_HEADERS.filter(({ proof }) => proof).map(row => row.header),
);

/**
 * What a filter looks at: an observation with all its parts and findings, or one finding of it with what that is about.
 * What takes time to find out is found out once: a list is filtered again with each letter typed.
 */
export class Sight {
	#fields: readonly string[] | null = null;
	#text: string | null = null;
	#components: readonly Component[] | null = null;
	#cached: boolean | null = null;

	/** @param subjects the exchange itself and its parts, or the one of them that the finding is about */
	constructor(
		readonly observation: Observation,
		readonly subjects: readonly WordPressExchange[],
		readonly findings: readonly Finding[],
	) {}

	/** What a person sees of it and may search for; without the names of kinds, which are in a language. */
	get fields(): readonly string[] {
		this.#fields ??= fieldsOf(this);
		return this.#fields;
	}

	/** The same in lower case, one field a line. */
	get text(): string {
		this.#text ??= this.fields.join('\n').toLowerCase();
		return this.#text;
	}

	/** Suspects, and whose endpoint it is by its name. */
	get components(): readonly Component[] {
		this.#components ??= componentsOf(this);
		return this.#components;
	}

	/** The answer came from a cache: the browser's, or one that says so in a header or at the end of the page. */
	get cached(): boolean {
		this.#cached ??= isCached(this.observation);
		return this.#cached;
	}
}

const ofObservations = new WeakMap<Observation, Sight>();
/** A finding can outlive its observation, when the bodies are let go. */
const ofFindings = new WeakMap<Finding, Sight>();

/** The whole of an observation; the same each time. */
export function sightOf(observation: Observation): Sight {
	const known = ofObservations.get(observation);
	if (known) return known;
	const { findings, parts } = observation;
	const sight = new Sight(observation, parts.length > 0 ? [observation, ...parts] : [observation], findings);
	ofObservations.set(observation, sight);
	return sight;
}

/** One finding of an observation, as a row of its own; the same each time. */
export function sightOfFinding(observation: Observation, finding: Finding): Sight {
	const known = ofFindings.get(finding);
	if (known?.observation === observation) return known;
	const sight = new Sight(observation, [finding.subject], [finding]);
	ofFindings.set(finding, sight);
	return sight;
}

function fieldsOf({ findings, observation, subjects }: Sight): readonly string[] {
	const fields = [observation.exchange.request.url];
	for (const subject of subjects) {
		const { endpoint, error, status } = subject;
		// Without an action, the name of a screen is a part of the URL.
		const name = endpoint.route ?? (endpoint.action === null ? '' : subjectName(subject));
		fields.push(name, endpoint.method, String(status));
		if (error) fields.push(error.code, ...error.additional, htmlToText(error.message));
	}
	for (const { suspects } of findings) fields.push(...suspects.map(suspect => suspect.slug));
	return [...new Set(fields)].filter(field => field !== '').map(field => field.slice(0, MAX_FIELD));
}

function componentsOf({ findings, subjects }: Sight): readonly Component[] {
	const found: Component[] = findings.flatMap(finding => finding.suspects);
	for (const { endpoint } of subjects) {
		const { action, family, namespace, route } = endpoint;
		const owner =
			route !== null
				? ownerOfRoute(route)
				: action !== null && (family === 'admin-ajax' || family === 'wc-ajax')
					? ownerOfAction(action, family)
					: null;
		if (owner) found.push(owner);
		// As the suspects have it: a namespace that nobody knows is mostly named after its plugin.
		else if (namespace) found.push({ type: 'plugin', slug: namespace.split('/', 1)[0] ?? namespace });
	}
	return found;
}

function isCached({ answer, exchange }: Observation): boolean {
	const { body, fromCache, headers } = exchange.response;
	if (fromCache !== '') return true;
	const htmlTail = answer.shape === 'html' && body.kind === 'text' ? body.text.slice(-HTML_TAIL) : '';
	if (htmlTail === '' && !headers.some(({ name }) => PROVING_HEADERS.has(name.toLowerCase()))) return false;
	return cacheEvidence({ headers, htmlTail }).some(({ proof }) => proof);
}
