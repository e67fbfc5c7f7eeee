import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { isMasked, maskCanary, startForm, startRequest } from './health-check.ts';
import type { Availability, Lack } from './ladder.ts';
import { loopbackRequest, loopbackWorks } from './loopback.ts';
import { activeIn, listRequest, readList } from './plugin-list.ts';
import type { SiteAddress } from './site-calls.ts';
import { isPreviewed, otherTheme, readThemes, themesRequest } from './theme-preview.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What a look around found. Nothing is changed by it. */
export interface Detected {
	readonly availability: Availability;
	/** Why the site's plugins could not be read; `null` when they could. */
	readonly trouble: Trouble | null;
	/** Whether the site can reach itself; `null` when it does not say. */
	readonly loopback: boolean | null;
	/** A mask is in force: the mode is on already, or was never ended. */
	readonly masked: boolean;
	/** Files of the active plugins, as this session sees them. */
	readonly active: readonly string[];
}

/** Looks which rungs a site has, with what each needs: six requests at most, all of which only read. */
export async function detectRungs(
	send: (request: PageRequest) => Promise<PageAnswer>,
	site: SiteAddress,
): Promise<Detected> {
	const answer = await send(listRequest(site));
	const list = readList(answer);
	if (!list) {
		const trouble = troubleOf(answer) ?? 'unexpected';
		const lack: Lack = trouble === 'not-allowed' || trouble === 'logged-out' ? 'not-allowed' : 'no-rest';
		return { availability: without(lack), trouble, loopback: null, masked: false, active: [] };
	}
	const active = activeIn(list);
	const masked = active.length > 0 && isMasked(await send(maskCanary(site))) === true;
	const themes = readThemes(await send(themesRequest(site))) ?? [];
	const other = otherTheme(themes);
	const preview = other
		? isPreviewed(await send(themesRequest(site, other.stylesheet)), other.stylesheet)
		: false;
	const mode: Lack | null =
		masked || startRequest(site, await send(startForm(site))) ? null : 'no-health-check';
	const loopback = mode ? null : loopbackWorks(await send(loopbackRequest(site)));
	const none: Lack | null = active.length === 0 && !masked ? 'no-plugins' : null;
	return {
		availability: {
			'theme-preview': !other ? 'no-other-theme' : preview ? null : 'no-preview',
			'per-request': none ?? mode,
			'stored-list': none ?? mode ?? (loopback === false ? 'no-loopback' : null),
			elsewhere: none,
			everybody: none,
			'by-hand': none,
		},
		trouble: null,
		loopback,
		masked,
		active,
	};
}

function without(lack: Lack): Availability {
	return {
		'theme-preview': lack,
		'per-request': lack,
		'stored-list': lack,
		elsewhere: lack,
		everybody: lack,
		'by-hand': lack,
	};
}
