import { parseJson } from '../exchange/json.ts';
import { asRecord, asString } from '../exchange/loose.ts';
import { requestData } from '../exchange/request-data.ts';
import {
	CORE,
	type Component,
	componentFromPath,
	componentFromUrl,
	componentKey,
} from '../wordpress/component.ts';
import { ownerOfAction } from '../wordpress/knowledge/ajax-actions.ts';
import { ownerOfErrorCode } from '../wordpress/knowledge/error-code-owners.ts';
import { ownerOfField, ownersOfHeader } from '../wordpress/knowledge/field-owners.ts';
import { ownerOfRoute } from '../wordpress/knowledge/namespaces.ts';
import { senderScript } from '../wordpress/knowledge/script-senders.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { MessageKey } from '../words/message.ts';
import { bodyPointer, evidence, headerPointer } from './evidence.ts';
import type { Suspect, SuspectRole } from './finding.ts';
import type { Rule } from './rules.ts';

/**
 * How much each sign weighs, from 0 to 1, strongest first. A path in a PHP notice names the guilty file; a namespace names
 * who answered; a script in the stack only took part. Core is a suspect too, but the last one.
 */
const WEIGHTS = {
	'php-notice': 0.9,
	'query-monitor': 0.85,
	namespace: 0.6,
	'namespace-unverified': 0.35,
	action: 0.6,
	'action-unverified': 0.35,
	'error-code': 0.5,
	'error-code-unverified': 0.25,
	field: 0.4,
	'first-script': 0.5,
	'further-script': 0.3,
	core: 0.1,
} as const;

/** Signs that belong together, gathered by component. */
class Suspicion {
	readonly #found = new Map<string, Suspect>();

	add(component: Component, role: SuspectRole, weight: number, shown: Suspect['evidence'][number]): void {
		const key = componentKey(component);
		const before = this.#found.get(key);
		this.#found.set(key, {
			...component,
			roles: [...new Set([...(before?.roles ?? []), role])],
			// Independent signs combine as chances do: neither adds up beyond certainty.
			weight: 1 - (1 - (before?.weight ?? 0)) * (1 - weight),
			evidence: [...(before?.evidence ?? []), shown],
		});
	}

	/** Most suspected first; core only where nobody else is there. */
	list(given: readonly Suspect[]): readonly Suspect[] {
		const all = [...given, ...this.#found.values()].sort((a, b) => b.weight - a.weight);
		const others = all.filter(({ type }) => type !== 'core');
		const chosen = others.length > 0 ? others : all;
		return chosen.map(suspect => ({ ...suspect, weight: Math.round(suspect.weight * 100) / 100 }));
	}
}

/**
 * Who may be behind an exchange: caller, owner and interferer apart.
 *
 * @param given suspects a detector found itself, such as the edge
 */
export function suspectsOf(subject: WordPressExchange, given: readonly Suspect[]): readonly Suspect[] {
	const suspicion = new Suspicion();
	addCallers(subject, suspicion);
	addOwners(subject, suspicion);
	addByHeaders(subject, suspicion);
	addInterferers(subject, suspicion);
	return suspicion.list(given);
}

/** Whose scripts stand in the stack, innermost first, without those everybody sends through. */
function addCallers(subject: WordPressExchange, suspicion: Suspicion): void {
	const { frames, url } = subject.exchange.initiator;
	const seen = new Set<string>();
	for (const script of [...frames.map(frame => frame.url), url]) {
		const component = componentFromUrl(script);
		if (!component || senderScript(script) || seen.has(componentKey(component))) continue;
		const weight =
			component.type === 'core'
				? WEIGHTS.core
				: seen.size === 0
					? WEIGHTS['first-script']
					: WEIGHTS['further-script'];
		if (component.type !== 'core') seen.add(componentKey(component));
		suspicion.add(
			component,
			'caller',
			weight,
			evidence(subject, 'script-in-stack', 'initiator.stack', 'evidence_scriptInStack', component.slug),
		);
	}
}

/** Whose endpoint answered, by route or action, by the prefix of its error code, by fields that only one plugin sends. */
function addOwners(subject: WordPressExchange, suspicion: Suspicion): void {
	const { endpoint, error, exchange } = subject;
	const add = (
		owner: Component,
		weight: number,
		rule: Rule,
		pointer: string,
		key: MessageKey,
		...values: string[]
	) =>
		suspicion.add(
			{ type: owner.type, slug: owner.slug },
			'owner',
			owner.type === 'core' ? WEIGHTS.core : weight,
			evidence(subject, rule, pointer, key, ...values),
		);

	if (endpoint.route !== null) {
		const owner = ownerOfRoute(endpoint.route);
		if (owner) {
			const weight = owner.confidence === 'high' ? WEIGHTS.namespace : WEIGHTS['namespace-unverified'];
			add(owner, weight, 'namespace', 'request.url', 'evidence_namespace', owner.slug);
		} else if (endpoint.namespace) {
			// Nobody we know: a namespace is mostly named after its plugin.
			const slug = endpoint.namespace.split('/')[0] ?? endpoint.namespace;
			add(
				{ type: 'plugin', slug },
				WEIGHTS['namespace-unverified'],
				'namespace-unknown',
				'request.url',
				'evidence_unknownNamespace',
				endpoint.namespace,
			);
		}
	}
	if (endpoint.action && (endpoint.family === 'admin-ajax' || endpoint.family === 'wc-ajax')) {
		const owner = ownerOfAction(endpoint.action, endpoint.family);
		const weight = owner?.confidence === 'high' ? WEIGHTS.action : WEIGHTS['action-unverified'];
		if (owner) add(owner, weight, 'action', 'request', 'evidence_action', owner.slug);
	}
	const codeOwner = error?.code ? ownerOfErrorCode(error.code) : null;
	if (codeOwner) {
		const { confidence, owner: slug } = codeOwner;
		const component: Component = slug === CORE.slug ? CORE : { type: 'plugin', slug };
		add(
			component,
			WEIGHTS[confidence === 'high' ? 'error-code' : 'error-code-unverified'],
			'error-code',
			bodyPointer(`${error?.pointer ?? ''}/code`),
			'evidence_codeOwner',
			slug,
		);
	}
	const { fields } = requestData(exchange.request);
	const seen = new Set<string>();
	for (const { name } of fields.slice(0, 200)) {
		const owner = ownerOfField(name);
		if (!owner || owner.type === 'core' || seen.has(owner.slug)) continue;
		seen.add(owner.slug);
		add(owner, WEIGHTS.field, 'field', 'request.body', 'evidence_fieldOwner', name, owner.slug);
	}
}

/** Headers that only one plugin's endpoints carry, and those that say who redirected. */
function addByHeaders(subject: WordPressExchange, suspicion: Suspicion): void {
	const { request, response } = subject.exchange;
	for (const [side, headers] of [
		['request', request.headers],
		['response', response.headers],
	] as const) {
		for (const { name, value } of headers) {
			for (const { says, slug, type } of ownersOfHeader(name, value, side)) {
				// A plugin that is merely there is no suspect.
				if (says === 'present' || type === 'core') continue;
				suspicion.add(
					{ type, slug },
					says === 'endpoint' ? 'owner' : 'interferer',
					WEIGHTS.field,
					evidence(subject, 'header', headerPointer(side, name), 'evidence_headerOwner', name, slug),
				);
			}
		}
	}
}

/** Who printed into the answer, by the path in a PHP notice or by Query Monitor's headers. */
function addInterferers(subject: WordPressExchange, suspicion: Suspicion): void {
	for (const { component, file, level, line } of subject.answer.notices) {
		if (!component) continue;
		const where = `${file.split(/[/\\]/).at(-1)}:${line}`;
		suspicion.add(
			component,
			'interferer',
			component.type === 'core' ? WEIGHTS.core : WEIGHTS['php-notice'],
			evidence(subject, 'php-notice', bodyPointer(''), 'evidence_phpNotice', level, where),
		);
	}
	for (const { name, value } of subject.exchange.response.headers) {
		// Query Monitor tells signed-in developers of PHP errors in ajax and REST answers (output/headers/php_errors.php).
		if (!/^x-qm-php_errors-error-\d+$/i.test(name)) continue;
		const json = parseJson(value);
		const component = json.ok ? componentFromPath(`/${asString(asRecord(json.value)?.file)}`) : null;
		if (!component) continue;
		suspicion.add(
			component,
			'interferer',
			WEIGHTS['query-monitor'],
			evidence(
				subject,
				'query-monitor',
				headerPointer('response', name),
				'evidence_qmComponent',
				component.slug,
			),
		);
	}
}
