import type { Endpoint } from '../../wordpress/endpoint.ts';
import { remembered } from '../../wordpress/knowledge/lookup.ts';
import { isQuietAction, isQuietRoute } from '../../wordpress/knowledge/volatile-fields.ts';

/** Verbs of requests that ask and do not change, though they are sent by POST: WordPress's ajax sends everything so. */
const ASKING =
	/(?:^|[_\-./])(?:get|fetch|load|list|find|search|query|check|poll|status|progress|refresh|ping|track|log|view|hit|stats?|count|preview|render|suggest|autocomplete|validate|estimate|calculate|lookup|read|show|export|nonce|render|variation|fragments?)(?:$|[_\-./s])/i;

/** Whether repeating a request is by design, or means nothing: polling, autosaves, what only asks. */
export function isQuiet({ action, family, route }: Endpoint): boolean {
	if (family === 'heartbeat') return true;
	return route !== null ? asksByRoute(route) : action !== null && asksByAction(action);
}

const asksByRoute = remembered(
	(route: string) => isQuietRoute(route) || ASKING.test(route.split('/').slice(-2).join('/')),
);

const asksByAction = remembered((action: string) => isQuietAction(action) || ASKING.test(action));
